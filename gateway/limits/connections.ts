// How many connections and subscriptions one client, and all clients together, may keep open.

import type { Clock } from '@quintet/kit/process/clock.ts'
import { networkOf } from '@quintet/kit/wire/network.ts'
import type { Claims, RequestFacts } from '../auth/viewers.ts'

export interface LiveLimits {
  /** Open sockets and event streams of all clients. */
  readonly connections: number
  /** Of one viewer, or of one address where the connection is anonymous. */
  readonly connectionsPerViewer: number
  /** Operations at a time on one socket. */
  readonly operationsPerSocket: number
  /** Subscriptions of all clients, over sockets and event streams. */
  readonly subscriptions: number
  readonly subscriptionsPerViewer: number
  /** Bytes that a client has not read yet. With more, a subscription ends with SLOW_CONSUMER at its next event. */
  readonly unreadBytes: number
  /** How often a socket is pinged and an event stream gets a comment. */
  readonly heartbeatMilliseconds: number
}

export const defaultLiveLimits: LiveLimits = {
  connections: 20_000,
  connectionsPerViewer: 200,
  operationsPerSocket: 100,
  subscriptions: 50_000,
  subscriptionsPerViewer: 1_000,
  unreadBytes: 1024 * 1024,
  heartbeatMilliseconds: 12_000,
}

/** A client that neither answers nor reads anything for this many heartbeats is disconnected. */
export const maxMissedHeartbeats = 5

/** The key under which a connection is counted: the viewer, the service account, or the address of an anonymous client. */
export const ownerOf = (claims: Claims | null, { clientIp }: RequestFacts): string =>
  claims?.viewer?.userId ?? claims?.machine?.clientId ?? networkOf(clientIp)

export interface ConnectionCounter {
  /** Counts a connection; false when there are too many. Null for an owner that is not known yet. */
  add(owner: string | null): boolean
  /** Counts a connection that was added without an owner for its owner; false when the owner has too many. */
  assign(owner: string): boolean
  remove(owner: string | null): void
}

/** Counts connections, in all and by owner. */
export function createConnectionCounter(max: number, maxPerOwner: number): ConnectionCounter {
  const counts = new Map<string, number>()
  let total = 0
  return {
    add(owner) {
      const count = owner === null ? 0 : (counts.get(owner) ?? 0)
      if (total >= max || count >= maxPerOwner) return false
      if (owner !== null) counts.set(owner, count + 1)
      total++
      return true
    },
    assign(owner) {
      const count = counts.get(owner) ?? 0
      if (count >= maxPerOwner) return false
      counts.set(owner, count + 1)
      return true
    },
    remove(owner) {
      total--
      if (owner === null) return
      const left = (counts.get(owner) ?? 1) - 1
      if (left === 0) counts.delete(owner)
      else counts.set(owner, left)
    },
  }
}

/** The longest delay of setTimeout, which counts milliseconds in 31 bits. */
const maxTimeout = 2 ** 31 - 1

/**
 * Milliseconds until a token expires, as a delay for setTimeout. The longest delay without a token.
 * @param clock that of tokens
 */
export const timeLeft = (claims: { readonly expiresAt: number } | null, clock: Clock): number =>
  claims === null ? maxTimeout : Math.min(Math.max(0, claims.expiresAt - clock.now().getTime()), maxTimeout)
