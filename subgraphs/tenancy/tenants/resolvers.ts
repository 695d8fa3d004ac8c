import type { Resolvers } from '../types.gen.ts'
import { createTenant } from './actions.ts'
import { loadTenant } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    viewer: (_, __, { envelope }) => (envelope.viewer === null ? null : { id: envelope.viewer.userId }),
  },
  Viewer: {
    tenant: (_, __, context) =>
      context.envelope.tenantId === null ? null : loadTenant(context, context.envelope.tenantId),
  },
  Tenant: {
    __resolveReference: ({ id }, context) => loadTenant(context, id),
  },
  Mutation: {
    createTenant: (_, { input }, context) => createTenant(context, input),
  },
}
