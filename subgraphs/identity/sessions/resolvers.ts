import type { AccessChange } from '@quintet/kit/events/access-changes.ts'
import { deviceOf } from '@quintet/kit/slice/device.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { loadAnyUser } from '../users/store.ts'
import { endOtherSessions, endOwnSession, endUserSessions, refreshSession, signOut, switchTenant } from './actions.ts'
import { endSurplus } from './enter.ts'
import { ownSessions } from './list.ts'
import { statesOf, useSessions } from './states.ts'
import { loadSession } from './store.ts'
import { loadJudged } from './terms.ts'

export const resolvers: Resolvers = {
  Query: {
    sessionStates: (_, { ids }, context) => statesOf(context, ids),
  },
  Viewer: {
    async session(_, __, context) {
      const session = await loadSession(context, context.envelope.viewer?.sessionId ?? '')
      return session === null ? null : { ...session, judge: () => loadJudged(context, session) }
    },
    sessions: (_, args, context) => ownSessions(context, args),
  },
  Session: {
    current: ({ id }, _, { envelope }) => id === envelope.viewer?.sessionId,
    device: ({ userAgent }) => deviceOf(userAgent),
    lastActivityAt: ({ lastActivityAt, rotatedAt }) => lastActivityAt ?? rotatedAt,
    ipAddress: ({ clientIp }) => clientIp,
    expiresAt: async ({ judge, expiresAt }) => (await judge?.())?.endsAt ?? expiresAt,
    isRestricted: async ({ judge, isRestricted }) => (await judge?.())?.isRestricted ?? isRestricted,
    mfaGrace: async ({ judge }) => (await judge?.())?.grace ?? null,
    actor: ({ actorId }, _, context) => (actorId === null ? null : loadAnyUser(context, actorId)),
  },
  Mutation: {
    useSessions: (_, { ids }, context) => useSessions(context, ids),
    endSurplusSessions: (_, { tenantId }, context) => (isUuid(tenantId) ? endSurplus(context, tenantId) : 0),
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
