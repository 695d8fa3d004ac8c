import { pageOfList } from '@quintet/kit/slice/pages.ts'
import { loadPlatformRoles } from '../roles/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { grantPlatformRole, revokePlatformRole } from './actions.ts'

export const resolvers: Resolvers = {
  Query: {
    platformBindings: async (_, args, context) =>
      pageOfList(args, await context.platformBindings(), ({ userId, role }) => `${userId} ${role}`),
  },
  PlatformBinding: {
    user: ({ userId }) => ({ id: userId }),
    role: async ({ role }, _, context) => (await loadPlatformRoles(context)).find(({ slug }) => slug === role)!,
    grantedBy: ({ grantedBy }) => (grantedBy === null ? null : { id: grantedBy }),
    revokedAt: ({ revokedAt }) => revokedAt ?? null,
  },
  Mutation: {
    grantPlatformRole: (_, { input }, context) => grantPlatformRole(context, input),
    revokePlatformRole: (_, { input }, context) => revokePlatformRole(context, input),
  },
}
