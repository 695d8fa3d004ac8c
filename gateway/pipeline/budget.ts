// Points per minute, as a sliding window: the previous minute counts by the part of it that is still in the window.
// The decision is local and immediate. Where gateways share their counts, they exchange them every half second, so that
// no request waits for the exchange.
import type { Clock } from '@quintet/kit/process/clock.ts'
import { LRUCache } from 'lru-cache'

export interface Budget {
  /** Takes points of a key's minute: 0, or how many seconds to wait until there are enough. */
  take(key: string, points: number): number
  stop(): void
}

/** Where gateways add up what they took. */
export interface SharedCounts {
  /**
   * Reports all that was taken here so far under some keys. Resolves to the totals of all gateways, in the same order.
   * A repeated report counts once, because after a failure it is unknown whether the first one arrived.
   */
  report(taken: readonly (readonly [key: string, points: number])[]): Promise<number[]>
  stop(): void
}

interface Count {
  /** Minutes since 1970. */
  minute: number
  /** Taken here. */
  here: number
  /** Taken by other gateways, as last reported. */
  elsewhere: number
  /** Taken in the minute before. */
  before: number
}

const minuteMilliseconds = 60_000
const reportMilliseconds = 500
/** An evicted key begins anew. More keys than this at once are beyond what this limit can protect against. */
const maxKeys = 100_000

/**
 * @param name keeps this budget's counts apart from others
 * @param perMinute 0 for no limit
 */
export function createBudget(name: string, perMinute: number, clock: Clock, shared: SharedCounts | null): Budget {
  if (perMinute === 0) return { take: () => 0, stop() {} }
  // By size, not by `max`, which would take the memory of all keys at once: 3 MB for each of some thirty budgets.
  const counts = new LRUCache<string, Count>({ maxSize: maxKeys, sizeCalculation: () => 1 })
  const changed = new Set<string>()
  const now = (): number => clock.now().getTime()

  const current = (key: string, minute: number): Count => {
    let count = counts.get(key)
    if (count === undefined) {
      count = { minute, here: 0, elsewhere: 0, before: 0 }
      counts.set(key, count)
    } else if (count.minute !== minute) {
      const isNext = count.minute === minute - 1
      Object.assign(count, { minute, before: isNext ? count.here + count.elsewhere : 0, here: 0, elsewhere: 0 })
    }
    return count
  }
  let isReporting = false
  const report = async (): Promise<void> => {
    if (shared === null || isReporting || changed.size === 0) return
    isReporting = true
    const minute = Math.floor(now() / minuteMilliseconds)
    const reported = [...changed].flatMap((key) => {
      const count = counts.peek(key)
      return count?.minute === minute ? [{ key, count, points: count.here }] : []
    })
    changed.clear()
    try {
      const totals = await shared.report(reported.map(({ key, points }) => [`${name}:${minute}:${key}`, points]))
      for (const [i, { count, points }] of reported.entries()) {
        if (count.minute === minute) count.elsewhere = totals[i]! - points
      }
    } catch {
      // Until the shared counts are back each gateway counts for itself.
      for (const { key } of reported) changed.add(key)
    }
    isReporting = false
  }
  const timer = shared === null ? null : setInterval(() => void report(), reportMilliseconds).unref()
  return {
    take(key, points) {
      const time = now()
      const count = current(key, Math.floor(time / minuteMilliseconds))
      const passed = (time % minuteMilliseconds) / minuteMilliseconds
      const present = count.here + count.elsewhere
      if (count.before * (1 - passed) + present + points > perMinute) {
        return waitSeconds(perMinute, points, present, count.before, passed)
      }
      count.here += points
      if (shared !== null) changed.add(key)
      return 0
    },
    stop() {
      if (timer !== null) clearInterval(timer)
    },
  }
}

/** Until the window has moved on so far that the points fit, if nothing else is taken meanwhile. */
function waitSeconds(perMinute: number, points: number, present: number, before: number, passed: number): number {
  const room = perMinute - points
  const minutes =
    present <= room ? 1 - passed - Math.max(0, room - present) / before : 1 - passed + (1 - Math.max(0, room) / present)
  return Math.max(1, Math.ceil(minutes * 60))
}
