import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { analyses, decisions } from '@quintet/drizzle/recruiting/analyses.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { interviewAnswers, interviewReviews } from '@quintet/drizzle/recruiting/interview-answers.ts'
import { interviewContests } from '@quintet/drizzle/recruiting/interview-contests.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(interviewContests)
type ContestRow = RowOf<typeof rows>
export type InterviewContestRow = Omit<ContestRow, 'createdAt'> & { readonly createdAt: Date }
export const insertContest = rows.insert({ defaults: ['verdict', 'answer', 'answeredBy', 'answeredAt'] })
export const answerRow = rows.update('verdict', 'answer', 'answeredBy', 'answeredAt')

const { tenantId: _, ...columns } = getTableColumns(interviewContests)
const ofInterviews = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(interviewContests)
    .where(and(eq(interviewContests.tenantId, p.tenantId), sql`${interviewContests.interviewId} = any(${p.ids})`)),
)
/** The objection to an interview; those of a list come in one statement. */
export const loadContest = loadOne<Context, InterviewContestRow>(
  (context, ids) => context.scope.read(ofInterviews, { ids }),
  ({ interviewId }) => interviewId,
)
export const contestOf = async (reader: Reader, interviewId: string): Promise<InterviewContestRow | null> =>
  (await reader.read(ofInterviews, { ids: [interviewId] }))[0] ?? null

/**
 * Users who had a part in what came of an interview, beside the one who scheduled it: reviewers, and those who decided about the
 * candidate or about one who was merged with them.
 */
export const peopleInResult = statement({ id: slot.uuid, jobId: slot.uuid, candidateId: slot.uuid }, (db, p) => {
  const reviewers = db
    .select({ userId: interviewReviews.reviewedBy })
    .from(interviewReviews)
    .innerJoin(
      interviewAnswers,
      and(eq(interviewAnswers.tenantId, p.tenantId), eq(interviewAnswers.id, interviewReviews.answerId)),
    )
    .where(and(eq(interviewReviews.tenantId, p.tenantId), eq(interviewAnswers.interviewId, p.id)))
  const deciders = db
    .select({ userId: decisions.decidedBy })
    .from(decisions)
    .innerJoin(analyses, and(eq(analyses.tenantId, p.tenantId), eq(analyses.id, decisions.analysisId)))
    .innerJoin(candidates, and(eq(candidates.tenantId, p.tenantId), eq(candidates.id, analyses.candidateId)))
    .where(
      and(
        eq(decisions.tenantId, p.tenantId),
        eq(analyses.jobId, p.jobId),
        sql`${p.candidateId}::uuid in (${candidates.id}, ${candidates.mergedInto})`,
      ),
    )
  return reviewers.union(deciders)
})

/** Objections of erased candidates lose what was written. */
export const eraseContests = statement({ ids: slot.uuids }, (db, p) =>
  db
    .update(interviewContests)
    .set({ text: '', answer: sql`case when ${interviewContests.answer} is null then null else '' end` })
    .where(and(eq(interviewContests.tenantId, p.tenantId), sql`${interviewContests.interviewId} = any(${p.ids})`))
    .returning({ answeredBy: interviewContests.answeredBy }),
)
