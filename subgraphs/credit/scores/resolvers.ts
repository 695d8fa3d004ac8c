import { activeViewer, tenantId } from '@quintet/kit/slice/context.ts'
import { derivedId } from '@quintet/kit/slice/ids.ts'
import type { Resolvers } from '../types.gen.ts'
import { recordScore } from './actions.ts'
import { scoreOf, scoresOf } from './store.ts'

export const resolvers: Resolvers = {
  Mutation: {
    recordCreditScore: (_, { input }, context) => recordScore(context, input),
  },
  CreditApplication: {
    score: (row, _, context) => scoreOf(context, row.category, row.applicantId),
  },
  Viewer: {
    creditScores: ({ id }, _, context) => scoresOf(activeViewer(context, id), id),
  },
  CreditScore: {
    id: ({ board, subjectId }, _, context) => derivedId(tenantId(context), 'score', board, subjectId),
    category: (score) => score.board,
    value: (score) => score.valueHundredths / 100,
    applicant: (score) => ({ id: score.subjectId }),
  },
}
