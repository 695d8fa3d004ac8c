// How much in a minute: windows that slide, gateways that share, and what happens when nobody hears.
import { type Budget, createBudget, type SharedCounts } from '@quintet/gateway/pipeline/budget.ts'
import { openRedisCounts } from '@quintet/gateway/pipeline/redis-counts.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aRedis, hasRedis } from '../../support/quintet/redis.ts'

const start = Date.UTC(2026, 10, 21, 9, 0, 0)
function aClock(): Clock & { pass(seconds: number): void } {
  let now = start
  return {
    now: () => new Date(now),
    pass(seconds) {
      now += seconds * 1000
    },
  }
}
afterEach(() => void vi.useRealTimers())

describe('a budget', () => {
  it('is used up, for one and not for others', () => {
    const budget = createBudget('a', 10, aClock(), null)
    for (let i = 0; i < 10; i++) expect(budget.take('ada', 1)).toBe(0)
    expect(budget.take('ada', 1)).toBeGreaterThan(0)
    expect(budget.take('alan', 10)).toBe(0)
    expect(budget.take('alan', 0)).toBe(0)
  })
  it('comes back bit by bit', () => {
    const clock = aClock()
    const budget = createBudget('a', 60, clock, null)
    expect(budget.take('ada', 60)).toBe(0)
    clock.pass(59)
    expect(budget.take('ada', 1)).toBeGreaterThan(0)
    clock.pass(31)
    // Half a minute into the next: half of the one before counts no more.
    expect(budget.take('ada', 30)).toBe(0)
    expect(budget.take('ada', 1)).toBeGreaterThan(0)
    clock.pass(120)
    expect(budget.take('ada', 60)).toBe(0)
  })
  it.each([
    [0, 60, 1],
    [20, 60, 30],
    [20, 30, 15],
    [50, 10, 10],
    [0, 100, 60],
  ])('says when: after %i s, %i taken, %i wanted', (passed, taken, wanted) => {
    const clock = aClock()
    const budget = createBudget('a', 60, clock, null)
    clock.pass(passed)
    budget.take('ada', Math.min(60, taken))
    const wait = budget.take('ada', wanted)
    if (taken + wanted <= 60) return expect(wait).toBe(0)
    expect(wait).toBeGreaterThan(0)
    clock.pass(wait - 2)
    expect(budget.take('ada', wanted)).toBeGreaterThan(0)
    clock.pass(2)
    expect(budget.take('ada', wanted)).toBe(0)
  })
  it('of none is no limit', () => {
    expect(createBudget('a', 0, aClock(), null).take('ada', 1e9)).toBe(0)
  })
  it('is not taken from by what is refused', () => {
    const budget = createBudget('a', 10, aClock(), null)
    expect(budget.take('ada', 8)).toBe(0)
    for (let i = 0; i < 5; i++) expect(budget.take('ada', 8)).toBeGreaterThan(0)
    expect(budget.take('ada', 2)).toBe(0)
  })
})

describe('gateways that share', () => {
  /** Where gateways add up, each by its own way there. */
  function counting() {
    const counts = new Map<string, Map<object, number>>()
    const sum = (points: Map<object, number>) => [...points.values()].reduce((total, each) => total + each, 0)
    const shared = {
      isAway: false,
      totals: () => [...counts].map(([key, points]) => [key, sum(points)]),
      way(): SharedCounts {
        const way: SharedCounts = {
          async report(taken) {
            if (shared.isAway) throw new Error('away')
            return taken.map(([key, points]) => sum(getOrMake(counts, key).set(way, points)))
          },
          stop() {},
        }
        return way
      },
    }
    return shared
  }
  function getOrMake(counts: Map<string, Map<object, number>>, key: string): Map<object, number> {
    if (!counts.has(key)) counts.set(key, new Map())
    return counts.get(key)!
  }
  it('know within a second what others gave', async () => {
    vi.useFakeTimers()
    const shared = counting()
    const clock = aClock()
    const [here, there] = [1, 2].map(() => createBudget('a', 10, clock, shared.way())) as [Budget, Budget]
    expect([here.take('ada', 4), there.take('ada', 5)]).toEqual([0, 0])
    await vi.advanceTimersByTimeAsync(1100)
    expect(shared.totals()).toEqual([[`a:${start / 60_000}:ada`, 9]])
    expect(there.take('ada', 2)).toBeGreaterThan(0)
    expect(there.take('ada', 1)).toBe(0)
  })
  it('count for themselves while nobody hears, and tell it afterwards', async () => {
    vi.useFakeTimers()
    const shared = counting()
    shared.isAway = true
    const budget = createBudget('a', 10, aClock(), shared.way())
    expect(budget.take('ada', 9)).toBe(0)
    await vi.advanceTimersByTimeAsync(2000)
    expect(budget.take('ada', 2)).toBeGreaterThan(0)
    shared.isAway = false
    await vi.advanceTimersByTimeAsync(1000)
    expect(shared.totals()).toEqual([[`a:${start / 60_000}:ada`, 9]])
    expect(budget.take('ada', 1)).toBe(0)
    expect(budget.take('ada', 1)).toBeGreaterThan(0)
  })
  it('tell one thing at a time, and what is heard late, or without an answer, counts once', async () => {
    vi.useFakeTimers()
    const shared = counting()
    const way = shared.way()
    let underWay = 0
    let most = 0
    let isStalled = true
    const stalling: SharedCounts = {
      async report(taken) {
        most = Math.max(most, ++underWay)
        const totals = await way.report(taken)
        if (isStalled) await new Promise((resolve) => setTimeout(resolve, 1_300))
        underWay--
        if (isStalled) throw new Error('no answer in time')
        return totals
      },
      stop() {},
    }
    const [here, there] = [createBudget('a', 20, aClock(), stalling), createBudget('a', 20, aClock(), shared.way())]
    for (let i = 0; i < 10; i++) {
      expect(here.take('ada', 1)).toBe(0)
      await vi.advanceTimersByTimeAsync(600)
    }
    isStalled = false
    await vi.advanceTimersByTimeAsync(3_000)
    expect(shared.totals()).toEqual([[`a:${start / 60_000}:ada`, 10]])
    expect(most).toBe(1)
    expect(there.take('ada', 3)).toBe(0)
    await vi.advanceTimersByTimeAsync(600)
    expect(here.take('ada', 1)).toBe(0)
    await vi.advanceTimersByTimeAsync(600)
    expect(here.take('ada', 7)).toBeGreaterThan(0)
    expect(here.take('ada', 6)).toBe(0)
  })
  it.skipIf(!hasRedis)('over Redis, which may go and come back', async () => {
    const redis = await aRedis()
    await redis.start()
    const open = () => openRedisCounts(redis.url, createLogger('silent'))
    const [first, second] = [open(), open()]
    await expect.poll(() => first.report([['x', 0]]).catch(() => null)).toEqual([0])
    await expect.poll(() => second.report([['x', 0]]).catch(() => null)).toEqual([0])
    const taken: [string, number][] = [
      ['x', 3],
      ['y', 1],
    ]
    expect(await first.report(taken)).toEqual([3, 1])
    expect(await first.report(taken)).toEqual([3, 1])
    expect(await second.report([['x', 4]])).toEqual([7])
    expect(await first.report([['x', 5]])).toEqual([9])
    await redis.kill()
    await expect(first.report([['x', 6]])).rejects.toThrow()
    await redis.start()
    await expect.poll(() => first.report([['x', 6]]).catch(() => null), { timeout: 10_000 }).toEqual([6])
    for (const each of [first, second]) each.stop()
    await redis.kill()
  })
})
