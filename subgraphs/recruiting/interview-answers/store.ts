import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { interviewAnswers, interviewReviews } from '@quintet/drizzle/recruiting/interview-answers.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(interviewAnswers)
export type InterviewAnswerRow = RowOf<typeof rows>

export const readAnswer = rows.read
export const insertAnswer = rows.insert()

export const updateEvaluation = rows.update(
  'relevance',
  'depth',
  'clarity',
  'scoreBp',
  'feedback',
  'flags',
  'evidence',
  'evaluator',
  'needsReview',
)

const { tenantId: _, ...columns } = getTableColumns(interviewAnswers)
const answersOfAll = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(interviewAnswers)
    .where(and(eq(interviewAnswers.tenantId, p.tenantId), sql`${interviewAnswers.interviewId} = any(${p.ids})`)),
)
/** The answers of an interview, in no order. */
export const answersOf = (reader: Reader, interviewId: string): Promise<InterviewAnswerRow[]> =>
  reader.read(answersOfAll, { ids: [interviewId] })

const answersOfQuestions = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(interviewAnswers)
    .where(and(eq(interviewAnswers.tenantId, p.tenantId), sql`${interviewAnswers.questionId} = any(${p.ids})`)),
)
/** The answer to a question; those of a list come in one statement. */
export const loadAnswer = loadOne<Context, InterviewAnswerRow>(
  (context, ids) => context.scope.read(answersOfQuestions, { ids }),
  ({ questionId }) => questionId,
)

const counts = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ interviewId: interviewAnswers.interviewId, count: sql<number>`count(*)::int` })
    .from(interviewAnswers)
    .where(and(eq(interviewAnswers.tenantId, p.tenantId), sql`${interviewAnswers.interviewId} = any(${p.ids})`))
    .groupBy(interviewAnswers.interviewId),
)
/** How many answers an interview has; null without any. */
export const countAnswers = loadOne<Context, { interviewId: string; count: number }>(
  (context, ids) => context.scope.read(counts, { ids }),
  ({ interviewId }) => interviewId,
)

const reviewRows = tenantRows(interviewReviews)
export type AnswerReviewRow = Omit<RowOf<typeof reviewRows>, 'createdAt'> & { readonly createdAt: Date }
export const insertReview = reviewRows.insert()

const { tenantId: __, ...reviewColumns } = getTableColumns(interviewReviews)
const reviewsOfAll = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(reviewColumns)
    .from(interviewReviews)
    .where(and(eq(interviewReviews.tenantId, p.tenantId), sql`${interviewReviews.answerId} = any(${p.ids})`))
    .orderBy(sql`${interviewReviews.id} desc`),
)
/** The newest review of each answer, by the answer. */
export async function reviewsOf(reader: Reader, answerIds: readonly string[]): Promise<Map<string, AnswerReviewRow>> {
  const all = await reader.read(reviewsOfAll, { ids: [...answerIds] })
  return new Map(all.toReversed().map((review) => [review.answerId, review]))
}
const loadReviews = loadMany<Context, AnswerReviewRow>(
  (context, ids) => context.scope.read(reviewsOfAll, { ids }),
  ({ answerId }) => answerId,
)
/** The newest review of an answer, which counts. */
export const loadReview = async (context: Context, answerId: string): Promise<AnswerReviewRow | null> =>
  (await loadReviews(context, answerId))[0] ?? null

/** Answers of erased candidates lose what was written; the figures stay. */
export const eraseAnswers = statement({ ids: slot.uuids }, (db, p) =>
  db
    .update(interviewAnswers)
    .set({ text: '', feedback: '', evidence: sql`'[]'::jsonb` })
    .where(and(eq(interviewAnswers.tenantId, p.tenantId), sql`${interviewAnswers.interviewId} = any(${p.ids})`))
    .returning({ id: interviewAnswers.id }),
)
export const eraseReviews = statement({ ids: slot.uuids }, (db, p) =>
  db
    .update(interviewReviews)
    .set({ reason: '' })
    .where(and(eq(interviewReviews.tenantId, p.tenantId), sql`${interviewReviews.answerId} = any(${p.ids})`))
    .returning({ reviewedBy: interviewReviews.reviewedBy }),
)
