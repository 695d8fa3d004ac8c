import type { Context } from '../context.ts'
import type { AnswerFlag, Resolvers } from '../types.gen.ts'
import { reviewInterviewAnswer } from './actions.ts'
import type { Figures } from './rules.ts'
import { type InterviewAnswerRow, loadAnswer, loadReview } from './store.ts'

const figuresOf = ({ relevance, depth, clarity, scoreBp }: Figures & { readonly scoreBp: number }) => ({
  relevance,
  depth,
  clarity,
  score: scoreBp / 100,
})

/** What counts of an answer: by a person where one has reviewed it. */
const counted = async (context: Context, row: InterviewAnswerRow) =>
  figuresOf((await loadReview(context, row.id)) ?? row)

export const resolvers: Resolvers = {
  InterviewQuestion: {
    answer: ({ id }, _, context) => loadAnswer(context, id),
  },
  InterviewAnswer: {
    score: async (row, _, context) => (await counted(context, row)).score,
    relevance: async (row, _, context) => (await counted(context, row)).relevance,
    depth: async (row, _, context) => (await counted(context, row)).depth,
    clarity: async (row, _, context) => (await counted(context, row)).clarity,
    machine: (row) => figuresOf(row),
    review: ({ id }, _, context) => loadReview(context, id),
    flags: ({ flags }) => flags as AnswerFlag[],
    needsReview: async ({ id, needsReview }, _, context) => needsReview && (await loadReview(context, id)) === null,
    evidence: ({ evidence }) => [...evidence],
  },
  AnswerReview: {
    figures: (review) => figuresOf(review),
    at: ({ createdAt }) => createdAt,
    by: ({ reviewedBy }) => ({ id: reviewedBy }),
  },
  Mutation: {
    reviewInterviewAnswer: (_, { input }, context) => reviewInterviewAnswer(context, input),
  },
}
