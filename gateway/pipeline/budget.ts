// How much somebody may have in a minute. A sliding window: the minute before counts by the part of it that is not yet
// over. Decided here and at once; where gateways share their counts, they tell each other what was taken every half
// second, so that no request ever waits for that.
import type { Clock } from '@quintet/kit/process/clock.ts'
import { LRUCache } from 'lru-cache'

export interface Budget {
  /** Takes points of somebody's minute: 0, or how many seconds to wait until there are enough. */
  take(key: string, points: number): number
  stop(): void
}

/** Where gateways add up what they took. */
export interface SharedCounts {
  /**
   * Tells all that was taken here so far under some keys; what was taken under each everywhere, in the same order. What is
   * told again counts once: nobody knows of what failed whether it was heard.
   */
  tell(taken: readonly (readonly [key: string, points: number])[]): Promise<number[]>
  stop(): void
}

interface Count {
  /** The minute that it is about, since 1970. */
  minute: number
  /** Taken here. */
  here: number
  /** Taken by other gateways, as far as told. */
  elsewhere: number
  /** Taken in the minute before. */
  before: number
}

const minuteMilliseconds = 60_000
const tellMilliseconds = 500
/** Who is pushed out begins anew: with more people than that at once, the limit is elsewhere. */
const mostCounted = 100_000

/**
 * @param name tells this budget's counts from others'
 * @param perMinute 0 for no limit
 */
export function createBudget(name: string, perMinute: number, clock: Clock, shared: SharedCounts | null): Budget {
  if (perMinute === 0) return { take: () => 0, stop() {} }
  const counts = new LRUCache<string, Count>({ max: mostCounted })
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
  let isTelling = false
  const tell = async (): Promise<void> => {
    if (shared === null || isTelling || changed.size === 0) return
    isTelling = true
    const minute = Math.floor(now() / minuteMilliseconds)
    const telling = [...changed].flatMap((key) => {
      const count = counts.peek(key)
      return count?.minute === minute ? [{ key, count, points: count.here }] : []
    })
    changed.clear()
    try {
      const totals = await shared.tell(telling.map(({ key, points }) => [`${name}:${minute}:${key}`, points]))
      for (const [i, { count, points }] of telling.entries()) {
        if (count.minute === minute) count.elsewhere = totals[i]! - points
      }
    } catch {
      // Nobody hears: each counts for itself until somebody does.
      for (const { key } of telling) changed.add(key)
    }
    isTelling = false
  }
  const timer = shared === null ? null : setInterval(() => void tell(), tellMilliseconds).unref()
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

/** Until the window has moved on so far that there is room; as if nothing else were taken meanwhile. */
function waitSeconds(perMinute: number, points: number, present: number, before: number, passed: number): number {
  const room = perMinute - points
  const minutes =
    present <= room ? 1 - passed - Math.max(0, room - present) / before : 1 - passed + (1 - Math.max(0, room) / present)
  return Math.max(1, Math.ceil(minutes * 60))
}
