// Two candidates become one, or one is erased: what is left of them elsewhere.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { idempotencyKeys } from '@quintet/drizzle/recruiting/events.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { conflict, fieldProblem, invalidInput, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { and, eq, sql } from 'drizzle-orm'
import { analysisIdsOf } from '../analyses/store.ts'
import { eraseAppeals } from '../appeals/store.ts'
import { deleteExports } from '../candidate-exports/store.ts'
import { deleteConsents, moveConsents } from '../consents/store.ts'
import type { Context } from '../context.ts'
import { deleteCvDocuments, moveCvDocuments } from '../cv-documents/store.ts'
import { eraseAnswers, eraseReviews } from '../interview-answers/store.ts'
import { eraseContests } from '../interview-contests/store.ts'
import { reportIdsOf } from '../interview-reports/store.ts'
import { eraseInterviews, moveInterviews } from '../interviews/store.ts'
import { leaveBoards } from '../leaderboards/store.ts'
import { endSharesOf } from '../report-shares/store.ts'
import type { EraseCandidateInput, MergeCandidatesInput } from '../types.gen.ts'
import { erasureQueue } from './queues.ts'
import { mergedContent, noCandidate } from './rules.ts'
import { deleteVersions, eraseRows, keepAsLong, mergeInto, readCandidate, updateCandidate } from './store.ts'

/** Makes one candidate of two. */
export const mergeCandidates = (context: Context, input: MergeCandidatesInput) =>
  change(context, 'mergeCandidates', input, {
    async work(writer) {
      const [kept, merged] = await Promise.all([
        readCandidate(writer, input.keepId),
        readCandidate(writer, input.mergeId),
      ])
      if (kept === null) throw new Refused(noCandidate('keepId'))
      if (merged === null) throw new Refused(noCandidate('mergeId'))
      if (kept.id === merged.id) {
        throw new Refused(invalidInput([fieldProblem('This is the same candidate', 'input', 'mergeId')]))
      }
      const at = context.clock.now()
      const written = { source: 'MERGED', writtenBy: viewerId(context), at } as const
      await writer.run(keepAsLong, { id: kept.id, until: merged.retainUntil })
      const changed = await updateCandidate(writer, kept, mergedContent(kept, merged), written)
      if (changed === null)
        throw new Refused(conflict('The candidate has changed meanwhile', 'VERSION', ['input', 'keepId']))
      const moved = await writer.run(mergeInto, { id: merged.id, into: kept.id })
      if (moved.length === 0) throw new Refused(noCandidate('mergeId'))
      await writer.run(moveCvDocuments, { from: merged.id, to: kept.id })
      await writer.run(moveInterviews, { from: merged.id, to: kept.id })
      await moveConsents(writer, merged.id, kept.id)
      await leaveBoards(context, writer, [merged.id], at)
      return changed
    },
  })

/** Erases what describes a candidate. Files and kept answers go by a job. */
export const eraseCandidate = (context: Context, input: EraseCandidateInput) =>
  change(context, 'eraseCandidate', input, {
    problems: textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    async work(writer) {
      const present = await readCandidate(writer, input.candidateId)
      if (present === null) throw new Refused(noCandidate('candidateId'))
      const at = context.clock.now()
      await erase(context, writer, present.id, at)
      return { candidateId: present.id, erasedAt: at }
    },
  })

/** Erases a candidate, and those who were merged with them, in a transaction. */
export async function erase(context: Context, writer: Writer, id: string, at: Date): Promise<void> {
  const ids = (await writer.run(eraseRows, { id, at })).map((row) => row.id)
  const [versions, consents, exported, cvs, interviews, appeals, analyses] = await Promise.all([
    writer.run(deleteVersions, { ids }),
    writer.run(deleteConsents, { ids }),
    writer.run(deleteExports, { ids }),
    writer.run(deleteCvDocuments, { ids }),
    writer.run(eraseInterviews, { ids, at }),
    writer.run(eraseAppeals, { ids }),
    writer.read(analysisIdsOf, { ids }),
  ])
  const answers = await writer.run(eraseAnswers, { ids: interviews.map((row) => row.id) })
  const reports = await writer.read(reportIdsOf, { ids: interviews.map((row) => row.id) })
  const contests = await writer.run(eraseContests, { ids: interviews.map((row) => row.id) })
  const shares = await writer.run(endSharesOf, { interviewIds: interviews.map((row) => row.id), at })
  const reviews = await writer.run(eraseReviews, { ids: answers.map((row) => row.id) })
  await leaveBoards(context, writer, ids, at)
  const writers = [
    ...versions.map(({ writtenBy }) => writtenBy),
    ...consents.map(({ recordedBy }) => recordedBy),
    ...cvs.map(({ addedBy }) => addedBy),
    ...interviews.map(({ scheduledBy }) => scheduledBy),
    ...reviews.map(({ reviewedBy }) => reviewedBy),
    ...shares.map(({ createdBy }) => createdBy),
    ...contests.map(({ answeredBy }) => answeredBy),
    ...appeals.flatMap(({ recordedBy, answeredBy }) => [recordedBy, answeredBy]),
  ]
  const userIds = [...new Set(writers)].filter((one) => one !== null)
  await requestJob(context, writer, erasureQueue, id, {
    ids,
    interviewIds: [...interviews, ...answers, ...shares, ...appeals].map((row) => row.id),
    analysisIds: analyses.map((row) => row.id),
    reportIds: reports.map((row) => row.id),
    userIds,
    exportIds: exported.map((row) => row.id),
    cvIds: cvs.map((row) => row.id),
  })
}

/** Forgets the answers that a user got about candidates under idempotency keys. */
export const forgetAnswers = statement({ ids: slot.texts, user: slot.uuid }, (db, p) =>
  db
    .update(idempotencyKeys)
    .set({ answer: null })
    .where(
      and(
        eq(idempotencyKeys.userId, p.user),
        eq(idempotencyKeys.tenantId, p.tenantId),
        sql`${idempotencyKeys.answer}->>'id' = any(${p.ids})`,
      ),
    ),
)
