import { detail } from '../tenants/details.ts'
import type { Resolvers } from '../types.gen.ts'
import { cancelTenantDeletion, requestTenantDeletion } from './actions.ts'

export const resolvers: Resolvers = {
  Tenant: {
    async deletion(tenant, _, context) {
      const [requestedAt, by, scheduledAt] = await Promise.all([
        detail('deletionRequestedAt')(tenant, {}, context),
        detail('deletionRequestedBy')(tenant, {}, context),
        detail('deletionScheduledAt')(tenant, {}, context),
      ])
      if (requestedAt === null || by === null || scheduledAt === null) return null
      return { requestedAt, requestedBy: { id: by }, scheduledAt }
    },
  },
  Mutation: {
    requestTenantDeletion: (_, { input }, context) => requestTenantDeletion(context, input),
    cancelTenantDeletion: (_, __, context) => cancelTenantDeletion(context),
  },
}
