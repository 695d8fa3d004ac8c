import type { AccessChange } from '@quintet/kit/events/access-changes.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { refreshSession, signOut, switchTenant } from './actions.ts'
import { methodsOf } from './rules.ts'
import { sessionStates } from './store.ts'

/** What gateways learn of a session that is not there. */
const noSession = { isLive: false, isRestricted: true, actorId: null, methods: [] }

export const resolvers: Resolvers = {
  Query: {
    sessionStates: async (_, { ids }, context) => {
      const known = ids.filter(isUuid)
      const rows = await context.scope.read(sessionStates, { ids: known, at: context.clock.now() })
      const states = new Map(rows.map((row) => [row.id, { ...row, methods: methodsOf(row) }]))
      return ids.map((id) => ({ ...(states.get(id) ?? noSession), id, clientId: null, scopes: null }))
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
