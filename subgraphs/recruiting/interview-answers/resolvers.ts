import { found } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { type InterviewQuestionRow, loadQuestion } from '../interview-questions/store.ts'
import { loadInterview } from '../interviews/store.ts'
import type { AnswerFlag, Resolvers } from '../types.gen.ts'
import { reviewInterviewAnswer } from './actions.ts'
import { evaluate, type Figures } from './rules.ts'
import { type InterviewAnswerRow, loadAnswer, loadReview } from './store.ts'
import type { Locale } from './words.ts'

const figuresOf = ({ relevance, depth, clarity, scoreBp }: Figures & { readonly scoreBp: number }) => ({
  relevance,
  depth,
  clarity,
  score: scoreBp / 100,
})

/** What counts of an answer: by a person where one has reviewed it. */
const counted = async (context: Context, row: InterviewAnswerRow) =>
  figuresOf((await loadReview(context, row.id)) ?? row)

/** Whether an answer is evaluated byte for byte as it was; null for what a model found, and where the text was erased. */
function isReproduced(row: InterviewAnswerRow, question: InterviewQuestionRow, locale: Locale): boolean | null {
  const { text, relevance, depth, clarity, feedback, flags, evidence, evaluator } = row
  if (evaluator.name !== 'embedded' || (text === '' && feedback === '')) return null
  const { text: asked, type, expectedKeywords } = question
  const again = evaluate({ question: asked, type, expectedKeywords, answer: text, locale })
  // The database keeps the names of a quote's fields in an order of its own.
  const quotes = evidence.map(({ quote, start, end }) => ({ quote, start, end }))
  const stored = { relevance, depth, clarity, feedback, evidence: quotes, flags }
  const names = Object.keys(stored)
  return JSON.stringify(stored) === JSON.stringify(again, [...names, 'quote', 'start', 'end'])
}

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
    async isReproduced(row, _, context) {
      const [question, interview] = await Promise.all([
        found('question', loadQuestion(context, row.questionId)),
        found('interview', loadInterview(context, row.interviewId)),
      ])
      return isReproduced(row, question, interview.language)
    },
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
