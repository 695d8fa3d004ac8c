// Subjects of access rules.
import { anonymous, type Subject } from '@quintet/gateway/access/rules.ts'

/** A user who signed in a moment ago, with these grants; null for an unauthenticated caller. */
export const subjectOf = (grants: readonly string[] | null): Subject =>
  grants === null ? anonymous : { ...anonymous, isAuthenticated: true, isPerson: true, proof: 'fresh', grants }

/** The powers of a session with these grants. */
export const powersOf = (grants: readonly string[]) => ({ grants, scopes: null, isRestricted: false, onBehalfOf: null })

/** What identity reports to gateways about a session that nothing narrows. */
export const liveSession = {
  isLive: true,
  isRestricted: false,
  isBreakGlass: false,
  actorId: null,
  clientId: null,
  scopes: null,
  methods: ['PASSWORD'],
}
