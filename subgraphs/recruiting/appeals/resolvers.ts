import { found } from '@quintet/kit/wire/errors.ts'
import { loadAnalysis } from '../analyses/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { answerAppeal, recordAppeal } from './actions.ts'
import { appealsOf } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    async appeals(_, { analysisId }, context) {
      const { id } = await found('analysis', loadAnalysis(context, analysisId))
      return appealsOf(context, id)
    },
  },
  Appeal: {
    recordedBy: ({ recordedBy }) => ({ id: recordedBy }),
    answeredBy: ({ answeredBy }) => (answeredBy === null ? null : { id: answeredBy }),
  },
  Mutation: {
    recordAppeal: (_, { input }, context) => recordAppeal(context, input),
    answerAppeal: (_, { input }, context) => answerAppeal(context, input),
  },
}
