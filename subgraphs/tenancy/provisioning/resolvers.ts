import type { Resolvers } from '../types.gen.ts'
import { provisionTenant, retryProvisioning } from './actions.ts'
import { loadSteps } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    async provisioning({ id }, _, context) {
      const steps = await loadSteps(context, id)
      if (steps.length === 0) return null
      const present = steps.find(({ completedAt }) => completedAt === null)
      return { errorMessage: present?.errorMessage ?? null, steps }
    },
  },
  Mutation: {
    provisionTenant: (_, { input }, context) => provisionTenant(context, input),
    retryProvisioning: (_, { input }, context) => retryProvisioning(context, input),
  },
}
