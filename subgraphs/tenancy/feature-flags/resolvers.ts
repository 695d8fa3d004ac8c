import { activeTenant, viewerId } from '@quintet/kit/slice/context.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { deleteFeatureFlag, setFeatureFlag } from './actions.ts'
import { hasFlag } from './rules.ts'
import { shareOf } from './share.ts'
import { allFlags, ownRoles } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    async featureFlags(_, __, context) {
      if (context.envelope.tenantId === null) return []
      const [flags, roles] = await Promise.all([
        context.scope.read(allFlags, {}),
        context.scope.read(ownRoles, { at: context.clock.now() }),
      ])
      const userId = viewerId(context)
      const member = { userId, roles: roles.map(({ role }) => role) }
      return flags.map((flag) => ({
        key: flag.key,
        isEnabled: hasFlag(flag, { ...member, share: shareOf(flag.key, userId) }),
      }))
    },
  },
  Tenant: {
    featureFlags: async ({ id }, args, context) =>
      pageOfList(args, await activeTenant(context, id).scope.read(allFlags, {}), ({ key }) => key),
  },
  Mutation: {
    setFeatureFlag: (_, { input }, context) => setFeatureFlag(context, input),
    deleteFeatureFlag: (_, { input }, context) => deleteFeatureFlag(context, input),
  },
}
