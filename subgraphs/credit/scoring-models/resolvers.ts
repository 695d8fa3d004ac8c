import { activeTenant } from '@quintet/kit/slice/context.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { saveModel } from './actions.ts'
import { factors } from './rules.ts'
import { readModels } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    scoringModels: async ({ id }, args, context) =>
      pageOfList(args, await readModels(activeTenant(context, id).scope), ({ slug }) => slug),
  },
  ScoringModel: {
    // PostgreSQL keeps the keys of an object in an order of its own.
    weights: ({ weights }) =>
      factors.flatMap((factor) => {
        const weight = weights[factor]
        return weight === undefined ? [] : [{ factor, weight }]
      }),
  },
  Mutation: {
    saveScoringModel: (_, { input }, context) => saveModel(context, input),
  },
}
