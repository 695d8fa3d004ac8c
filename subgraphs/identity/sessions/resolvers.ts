import type { AccessChange } from '@quintet/kit/events/access-changes.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { deviceOf } from '@quintet/kit/slice/device.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { loadAnyUser } from '../users/store.ts'
import { endOtherSessions, endOwnSession, endUserSessions, refreshSession, signOut, switchTenant } from './actions.ts'
import { methodsOf } from './rules.ts'
import { loadSession, sessionStates, sessionsOfUser } from './store.ts'

/** What gateways learn of a session that is not there. */
const noSession = { isLive: false, isRestricted: true, isBreakGlass: false, actorId: null, methods: [] }

export const resolvers: Resolvers = {
  Query: {
    sessionStates: async (_, { ids }, context) => {
      const known = ids.filter(isUuid)
      const rows = await context.scope.read(sessionStates, { ids: known, at: context.clock.now() })
      const states = new Map(rows.map((row) => [row.id, { ...row, methods: methodsOf(row) }]))
      return ids.map((id) => ({ ...(states.get(id) ?? noSession), id, clientId: null, scopes: null }))
    },
  },
  Viewer: {
    session: (_, __, context) => loadSession(context, context.envelope.viewer?.sessionId ?? ''),
    sessions: (_, args, context) =>
      sessionsOfUser(context, { ...args, person: viewerId(context), at: context.clock.now() }),
  },
  Session: {
    current: ({ id }, _, { envelope }) => id === envelope.viewer?.sessionId,
    device: ({ userAgent }) => deviceOf(userAgent),
    lastActivityAt: ({ lastActivityAt, rotatedAt }) => lastActivityAt ?? rotatedAt,
    ipAddress: ({ clientIp }) => clientIp,
    mfaGrace: () => null,
    actor: ({ actorId }, _, context) => (actorId === null ? null : loadAnyUser(context, actorId)),
  },
  Mutation: {
    endSession: (_, { input }, context) => endOwnSession(context, input),
    endOtherSessions: (_, __, context) => endOtherSessions(context),
    endUserSessions: (_, { input }, context) => endUserSessions(context, input),
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
