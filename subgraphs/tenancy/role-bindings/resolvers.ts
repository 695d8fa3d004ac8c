import type { Resolvers } from '../types.gen.ts'
import { grantRole, revokeRole } from './actions.ts'
import { bindingsOf } from './store.ts'

export const resolvers: Resolvers = {
  Membership: {
    bindings: (row, _, context) => bindingsOf(context, row.tenantId, row.userId),
  },
  RoleBinding: {
    role: ({ slug, name }) => ({ slug, name }),
    grantedBy: ({ grantedBy }) => (grantedBy === null ? null : { id: grantedBy }),
  },
  Mutation: {
    grantRole: (_, { input }, context) => grantRole(context, input),
    revokeRole: (_, { input }, context) => revokeRole(context, input),
  },
}
