import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { interviewAnswers, interviewReviews } from '@quintet/drizzle/recruiting/interview-answers.ts'
import { interviewContests } from '@quintet/drizzle/recruiting/interview-contests.ts'
import { interviews } from '@quintet/drizzle/recruiting/interviews.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** All but the token's hash. */
const columns = {
  id: interviews.id,
  jobId: interviews.jobId,
  candidateId: interviews.candidateId,
  analysisId: interviews.analysisId,
  status: interviews.status,
  difficulty: interviews.difficulty,
  language: interviews.language,
  accommodationPercent: interviews.accommodationPercent,
  durationMinutes: interviews.durationMinutes,
  expiresAt: interviews.expiresAt,
  consentAt: interviews.consentAt,
  startedAt: interviews.startedAt,
  finishedAt: interviews.finishedAt,
  cancelReason: interviews.cancelReason,
  calendarSequence: interviews.calendarSequence,
  scheduledBy: interviews.scheduledBy,
  createdAt: interviews.createdAt,
}
const rows = tenantRows(interviews, columns)
export type InterviewRow = RowOf<typeof rows>

/** An interview that was scheduled: its token is made again when it is told. */
export interface InterviewScheduledRow {
  readonly id: string
}

export const loadInterview = rows.load
export const readInterview = rows.read
export const insertInterview = rows.insert({
  defaults: ['consentAt', 'startedAt', 'finishedAt', 'cancelReason', 'calendarSequence'],
})
export const interviewPage = rows.page('newest first', {
  slots: {
    jobId: slot.nullable(slot.uuid),
    status: slot.nullable(slot.text),
    needsReview: slot.nullable(slot.boolean),
    isContested: slot.nullable(slot.boolean),
  },
  where: (p) =>
    sql`(${p.jobId}::uuid is null or ${interviews.jobId} = ${p.jobId}::uuid)
      and (${p.status}::text is null or ${interviews.status} = ${p.status}::text)
      and (${p.needsReview}::boolean is not true or ${interviews.id} in (
        select a.interview_id from ${interviewAnswers} a where a.tenant_id = ${p.tenantId} and a.needs_review and not exists (
          select from ${interviewReviews} r where r.tenant_id = a.tenant_id and r.answer_id = a.id)))
      and (${p.isContested}::boolean is not true or ${interviews.id} in (
        select c.interview_id from ${interviewContests} c where c.tenant_id = ${p.tenantId} and c.verdict is null))`,
})

const ofToken = statement({ hash: slot.bytes }, (db, p) =>
  db
    .select({ ...columns, tokenHash: interviews.tokenHash })
    .from(interviews)
    .where(and(eq(interviews.tenantId, p.tenantId), sql`${interviews.tokenHash} = ${p.hash}::bytea`)),
)
/** The interview of a token that is good. */
export const interviewOfToken = async (reader: Reader, hash: Uint8Array): Promise<InterviewRow | null> =>
  (await reader.read(ofToken, { hash }))[0] ?? null

/** An interview for changing it: of two, the second waits. */
export const lockInterview = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(interviews)
    .where(and(eq(interviews.tenantId, p.tenantId), eq(interviews.id, p.id)))
    .for('update'),
)

const hashOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ tokenHash: interviews.tokenHash })
    .from(interviews)
    .where(and(eq(interviews.tenantId, p.tenantId), eq(interviews.id, p.id))),
)
/** The hash of an interview's token; null when none is good. */
export const tokenHashOf = async (reader: Reader, id: string): Promise<Uint8Array | null> =>
  (await reader.read(hashOf, { id }))[0]?.tokenHash ?? null

/** The candidate begins. */
export const beginInterview = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(interviews)
    .set({
      status: 'IN_PROGRESS',
      consentAt: sql`coalesce(${interviews.consentAt}, ${p.at}::timestamptz)`,
      startedAt: sql`coalesce(${interviews.startedAt}, ${p.at}::timestamptz)`,
    })
    .where(
      and(
        eq(interviews.tenantId, p.tenantId),
        eq(interviews.id, p.id),
        sql`${interviews.status} in ('SCHEDULED', 'IN_PROGRESS')`,
      ),
    ),
)

export const finishInterviewRow = statement({ id: slot.uuid, status: slot.text, at: slot.instant }, (db, p) =>
  db
    .update(interviews)
    .set({ status: sql`${p.status}`, finishedAt: sql`${p.at}::timestamptz` })
    .where(and(eq(interviews.tenantId, p.tenantId), eq(interviews.id, p.id)))
    .returning(columns),
)

/** Calls an interview off: its token is good no more. */
export const cancelRow = statement({ id: slot.uuid, at: slot.instant, reason: slot.nullable(slot.text) }, (db, p) =>
  db
    .update(interviews)
    .set({
      status: 'CANCELLED',
      finishedAt: sql`${p.at}::timestamptz`,
      cancelReason: sql`${p.reason}`,
      calendarSequence: sql`${interviews.calendarSequence} + 1`,
      tokenHash: null,
    })
    .where(and(eq(interviews.tenantId, p.tenantId), eq(interviews.id, p.id)))
    .returning(columns),
)

/** Moves the last possible time. */
export const moveRow = statement({ id: slot.uuid, expiresAt: slot.instant }, (db, p) =>
  db
    .update(interviews)
    .set({ expiresAt: sql`${p.expiresAt}::timestamptz`, calendarSequence: sql`${interviews.calendarSequence} + 1` })
    .where(and(eq(interviews.tenantId, p.tenantId), eq(interviews.id, p.id)))
    .returning(columns),
)

/** What is left of erased candidates' interviews: no token is good, and what goes on ends. */
export const eraseInterviews = statement({ ids: slot.uuids, at: slot.instant }, (db, p) =>
  db
    .update(interviews)
    .set({
      tokenHash: null,
      cancelReason: null,
      status: sql`case when ${interviews.status} in ('SCHEDULED', 'IN_PROGRESS') then 'CANCELLED' else ${interviews.status} end`,
      finishedAt: sql`coalesce(${interviews.finishedAt}, ${p.at}::timestamptz)`,
    })
    .where(and(eq(interviews.tenantId, p.tenantId), sql`${interviews.candidateId} = any(${p.ids})`))
    .returning({ id: interviews.id, scheduledBy: interviews.scheduledBy }),
)

/** Interviews of a candidate that was merged follow to the kept one. */
export const moveInterviews = statement({ from: slot.uuid, to: slot.uuid }, (db, p) =>
  db
    .update(interviews)
    .set({ candidateId: sql`${p.to}::uuid` })
    .where(and(eq(interviews.tenantId, p.tenantId), eq(interviews.candidateId, p.from))),
)

/** Tells followers that an interview has changed, in a transaction. */
export async function tellChange(context: Context, writer: Writer, { id }: { readonly id: string }): Promise<void> {
  const sequence = await context.interviewFeed.next(writer, id)
  await context.interviewFeed.append(writer, id, sequence, {}, context.clock.now())
}
