import type { Resolvers } from '../types.gen.ts'
import { setTenantPlan, setTenantStatus } from './actions.ts'

export const resolvers: Resolvers = {
  Query: {
    tenants: (_, args, context) => context.tenantPage(args),
  },
  Mutation: {
    setTenantPlan: (_, { input }, context) => setTenantPlan(context, input),
    setTenantStatus: (_, { input }, context) => setTenantStatus(context, input),
  },
}
