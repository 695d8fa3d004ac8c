import type { Resolvers } from '../types.gen.ts'
import { readContacts, unsubscribe } from './actions.ts'

export const resolvers: Resolvers = {
  Query: {
    contacts: (_, { userIds, tenantId = null }, context) => readContacts(context, userIds, tenantId),
  },
  Mutation: {
    unsubscribe: (_, { userId, category }, context) => unsubscribe(context, userId, category),
  },
}
