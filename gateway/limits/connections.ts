// How much one client, and all of them, may keep open.

import type { Claims, RequestFacts } from '../auth/viewers.ts'
import { networkOf } from './network.ts'

export interface LiveLimits {
  /** Open sockets and event streams in all. */
  readonly connections: number
  /** Of one viewer; of one address where nobody is signed in. */
  readonly connectionsPerViewer: number
  /** Operations at a time on one socket. */
  readonly operationsPerSocket: number
  /** Subscriptions in all, over sockets and event streams; and of one, as with connections. */
  readonly subscriptions: number
  readonly subscriptionsPerViewer: number
  /** Bytes that a client has not read yet; a subscription that finds so many ends with SLOW_CONSUMER. */
  readonly unreadBytes: number
  /** So often a socket is asked whether anybody is there, and a stream beats. */
  readonly beatMilliseconds: number
}

export const usualLiveLimits: LiveLimits = {
  connections: 20_000,
  connectionsPerViewer: 200,
  operationsPerSocket: 100,
  subscriptions: 50_000,
  subscriptionsPerViewer: 1_000,
  unreadBytes: 1024 * 1024,
  beatMilliseconds: 12_000,
}

/** Whoever neither answers nor takes anything for so many beats is not there. */
export const mostMissedBeats = 5

/** Whose something is that is kept open: the viewer's, or where nobody is signed in the address's. */
export const holderOf = (claims: Claims | null, { clientIp }: RequestFacts): string =>
  claims?.viewer.userId ?? networkOf(clientIp)

export interface Census {
  /** Takes a place; false when there is none left, for him or at all. Null for who has not said yet who he is. */
  enter(who: string | null): boolean
  /** Makes it his place who has said by now who he is; false when he has too many, and it stays nobody's. */
  settle(who: string): boolean
  /** Gives a place back that was taken. */
  leave(who: string | null): void
}

/** Counts what is open, in all and by whom: so many at most. */
export function createCensus(most: number, mostOfOne: number): Census {
  const counts = new Map<string, number>()
  let total = 0
  return {
    enter(who) {
      const count = who === null ? 0 : (counts.get(who) ?? 0)
      if (total >= most || count >= mostOfOne) return false
      if (who !== null) counts.set(who, count + 1)
      total++
      return true
    },
    settle(who) {
      const count = counts.get(who) ?? 0
      if (count >= mostOfOne) return false
      counts.set(who, count + 1)
      return true
    },
    leave(who) {
      total--
      if (who === null) return
      const left = (counts.get(who) ?? 1) - 1
      if (left === 0) counts.delete(who)
      else counts.set(who, left)
    },
  }
}

/** setTimeout counts in 31 bits. */
const longestTimer = 2 ** 31 - 1

/** Milliseconds until a token runs out, as a timer can take them; as long as can be without a token. */
export const timeLeft = (claims: { readonly expiresAt: number } | null): number =>
  claims === null ? longestTimer : Math.min(claims.expiresAt - Date.now(), longestTimer)
