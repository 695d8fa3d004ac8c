import type { Resolvers } from '../types.gen.ts'
import { saveAccountTier } from './actions.ts'
import { loadTiers } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    accountTiers: (_, __, context) => (context.envelope.tenantId === null ? null : loadTiers(context)),
  },
  AccountTier: {
    requires: ({ requires }) => requires as 'OTHER'[],
  },
  Mutation: {
    saveAccountTier: (_, { input }, context) => saveAccountTier(context, input),
  },
}
