import type { AccessChange } from '@quintet/kit/events/access-changes.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { refreshSession, signOut, switchTenant } from './actions.ts'
import { liveSessions } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    sessionStates: async (_, { ids }, context) => {
      const known = ids.filter(isUuid)
      const rows = await context.scope.read(liveSessions, { ids: known, at: context.clock.now() })
      const live = new Map(rows.map((row) => [row.id, row.isLive]))
      return ids.map((id) => ({ id, isLive: live.get(id) ?? false }))
    },
  },
  Mutation: {
    refreshSession: (_, { input }, context) => refreshSession(context, input),
    signOut: (_, __, context) => signOut(context),
    switchTenant: (_, { input }, context) => switchTenant(context, input),
  },
  Subscription: {
    sessionAccessChanged: {
      subscribe: (_, __, context) => context.accessChanges(),
      resolve: (change: AccessChange) => change,
    },
  },
}
