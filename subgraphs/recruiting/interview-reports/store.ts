import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { interviewReports, type StoredFigures } from '@quintet/drizzle/recruiting/interview-reports.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { getTableColumns, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { answersOf, reviewsOf } from '../interview-answers/store.ts'
import { questionsOf } from '../interview-questions/store.ts'
import { sendEnd } from '../interviews/letters.ts'
import { finishInterviewRow, type InterviewRow, tellChange } from '../interviews/store.ts'
import { readJob } from '../jobs/store.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import { reportReady } from './notices.ts'
import { reportPolicy, reportScores } from './rules.ts'

const rows = tenantRows(interviewReports)
export type InterviewReportRow = Omit<RowOf<typeof rows>, 'createdAt'> & { readonly createdAt: Date }
const insertReport = rows.insert()

const { tenantId: _, ...columns } = getTableColumns(interviewReports)
const newestOfAll = statement({ ids: slot.uuids }, (db, p) =>
  db
    .selectDistinctOn([interviewReports.interviewId], columns)
    .from(interviewReports)
    .where(sql`${interviewReports.tenantId} = ${p.tenantId} and ${interviewReports.interviewId} = any(${p.ids})`)
    .orderBy(interviewReports.interviewId, sql`${interviewReports.number} desc`),
)
/** The newest report of an interview, which counts; null without one. */
export const loadReport = loadOne<Context, InterviewReportRow>(
  (context, ids) => context.scope.read(newestOfAll, { ids }),
  ({ interviewId }) => interviewId,
)

export const newestReport = async (reader: Reader, interviewId: string): Promise<InterviewReportRow | null> =>
  (await reader.read(newestOfAll, { ids: [interviewId] }))[0] ?? null

/** Writes the next report of an interview from what stands of its answers. */
async function writeReport(context: Context, writer: Writer, interviewId: string): Promise<InterviewReportRow> {
  const [questions, answers, [policyRow], before] = await Promise.all([
    questionsOf(writer, interviewId),
    answersOf(writer, interviewId),
    writer.read(newestPolicy, {}),
    newestReport(writer, interviewId),
  ])
  const reviews = await reviewsOf(
    writer,
    answers.map(({ id }) => id),
  )
  const byQuestion = new Map(answers.map((answer) => [answer.questionId, answer]))
  const figures = questions.map(({ id, number, type }): StoredFigures => {
    const answer = byQuestion.get(id)
    const review = answer === undefined ? undefined : reviews.get(answer.id)
    const { relevance = 0, depth = 0, clarity = 0 } = review ?? answer ?? {}
    const by = review !== undefined ? 'PERSON' : answer !== undefined ? 'MACHINE' : null
    return { number, type, relevance, depth, clarity, by }
  })
  const { number: policyNumber, communicationWeight } = policyOr(policyRow)
  return insertReport(writer, {
    id: newId(),
    interviewId,
    number: (before?.number ?? 0) + 1,
    policy: reportPolicy(policyNumber),
    communicationWeight,
    ...reportScores(figures, communicationWeight),
    needsReview: answers.some(({ id, needsReview }) => needsReview && !reviews.has(id)),
    figures,
    createdAt: context.clock.now(),
  })
}

/**
 * Makes the report of an interview anew, where it has one. The interview is locked before answers are changed, so that the report
 * of an end at the same time has the change too.
 */
export async function renewReport(context: Context, writer: Writer, interviewId: string): Promise<void> {
  if ((await newestReport(writer, interviewId)) !== null) await writeReport(context, writer, interviewId)
  await tellChange(context, writer, { id: interviewId })
}

/** Ends an interview that was begun, with its report, and tells the person who scheduled it and the candidate. */
export async function endInterview(
  context: Context,
  writer: Writer,
  interview: InterviewRow,
  status: 'COMPLETED' | 'EXPIRED',
): Promise<void> {
  const { id, jobId, candidateId, scheduledBy } = interview
  await writer.run(finishInterviewRow, { id, status, at: context.clock.now() })
  const { overallBp, createdAt } = await writeReport(context, writer, id)
  if (status === 'COMPLETED') {
    await context.publish(writer, 'recruiting.interview.completed', {
      version: 1,
      interview_id: id,
      job_id: jobId,
      candidate_id: candidateId,
      overall_score: overallBp === null ? null : overallBp / 100,
      requestId: context.envelope.requestId,
      at: createdAt.toISOString(),
    })
  }
  const job = await readJob(writer, jobId)
  const data = { jobTitle: job?.title ?? '', interviewId: id }
  await notifyMembers(context, writer, reportReady, { userIds: [scheduledBy], key: id, data })
  await sendEnd(context, writer, interview)
  await tellChange(context, writer, { id })
}

/** The ids of all reports of interviews, whose files may lie in the store. */
export const reportIdsOf = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ id: interviewReports.id })
    .from(interviewReports)
    .where(sql`${interviewReports.tenantId} = ${p.tenantId} and ${interviewReports.interviewId} = any(${p.ids})`),
)
