import type { Resolvers } from '../types.gen.ts'
import { recordScore } from './actions.ts'
import { scoreOf } from './store.ts'

export const resolvers: Resolvers = {
  Mutation: {
    recordCreditScore: (_, { input }, context) => recordScore(context, input),
  },
  CreditApplication: {
    score: (row, _, context) => scoreOf(context, row.category, row.applicantId),
  },
  CreditScore: {
    category: (score) => score.board,
    value: (score) => score.valueHundredths / 100,
    applicant: (score) => ({ id: score.subjectId }),
  },
}
