import { found } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { recomputeScores } from './actions.ts'
import { loadRecomputation } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    scoreRecomputation: (_, { id }, context) => found('recomputation', loadRecomputation(context, id)),
  },
  Mutation: {
    recomputeCreditScores: (_, { input }, context) => recomputeScores(context, input),
  },
}
