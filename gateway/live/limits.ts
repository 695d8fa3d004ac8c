// How much one client, and all of them, may keep open.

export interface LiveLimits {
  /** Open sockets and event streams in all. */
  readonly connections: number
  /** Of one viewer; of one address where nobody is signed in. */
  readonly connectionsPerViewer: number
  /** Operations at a time on one socket. */
  readonly operationsPerSocket: number
  /** Bytes that a client has not read yet; a subscription that finds so many ends with SLOW_CONSUMER. */
  readonly unreadBytes: number
}

export const usualLiveLimits: LiveLimits = {
  connections: 20_000,
  connectionsPerViewer: 200,
  operationsPerSocket: 100,
  unreadBytes: 1024 * 1024,
}

/** Counts what is open: in all, and by whom. */
export function createCensus({ connections, connectionsPerViewer }: LiveLimits) {
  const counts = new Map<string, number>()
  let total = 0
  return {
    /** Takes a place; returns the way to give it back, null when there is none left. */
    enter(who: string): (() => void) | null {
      const count = counts.get(who) ?? 0
      if (total >= connections || count >= connectionsPerViewer) return null
      counts.set(who, count + 1)
      total++
      let isIn = true
      return () => {
        if (!isIn) return
        isIn = false
        total--
        const left = (counts.get(who) ?? 1) - 1
        if (left === 0) counts.delete(who)
        else counts.set(who, left)
      }
    },
    count: () => total,
  }
}

/** setTimeout counts in 31 bits. */
const longestTimer = 2 ** 31 - 1

/** Milliseconds until a token runs out, as a timer can take them; as long as can be without a token. */
export const timeLeft = (claims: { readonly expiresAt: number } | null): number =>
  claims === null ? longestTimer : Math.min(claims.expiresAt - Date.now(), longestTimer)
