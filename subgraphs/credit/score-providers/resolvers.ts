import { activeTenant } from '@quintet/kit/slice/context.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { saveProvider } from './actions.ts'
import { readProviders } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    scoreProviders: async ({ id }, args, context) =>
      pageOfList(args, await readProviders(activeTenant(context, id).scope), ({ slug }) => slug),
  },
  ScoreProvider: {
    points: ({ points }) => [...points],
  },
  Mutation: {
    saveScoreProvider: (_, { input }, context) => saveProvider(context, input),
  },
}
