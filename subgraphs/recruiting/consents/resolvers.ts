import type { Resolvers } from '../types.gen.ts'
import { recordConsent } from './actions.ts'
import { loadConsents } from './store.ts'

export const resolvers: Resolvers = {
  Candidate: {
    consents: ({ id }, _, context) => loadConsents(context, id),
  },
  Mutation: {
    recordConsent: (_, { input }, context) => recordConsent(context, input),
  },
}
