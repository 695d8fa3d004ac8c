// Budgets per minute: the sliding window, and counts that gateways share.
import { type Budget, createBudget, type SharedCounts } from '@quintet/gateway/pipeline/budget.ts'
import { openRedisCounts } from '@quintet/gateway/pipeline/redis-counts.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aRedis, hasRedis } from '../../support/quintet/redis.ts'

const start = Date.UTC(2026, 10, 21, 9, 0, 0)
function createClock(): Clock & { pass(seconds: number): void } {
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
  it('is used up for one key and not for others', () => {
    const budget = createBudget('a', 10, createClock(), null)
    for (let i = 0; i < 10; i++) expect(budget.take('ada', 1)).toBe(0)
    expect(budget.take('ada', 1)).toBeGreaterThan(0)
    expect(budget.take('alan', 10)).toBe(0)
    expect(budget.take('alan', 0)).toBe(0)
  })
  it('is refilled gradually', () => {
    const clock = createClock()
    const budget = createBudget('a', 60, clock, null)
    expect(budget.take('ada', 60)).toBe(0)
    clock.pass(59)
    expect(budget.take('ada', 1)).toBeGreaterThan(0)
    clock.pass(31)
    // After half of the next minute, half of the previous one no longer counts.
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
  ])('returns the time to wait: after %i s, %i taken, %i requested', (passed, taken, requested) => {
    const clock = createClock()
    const budget = createBudget('a', 60, clock, null)
    clock.pass(passed)
    budget.take('ada', Math.min(60, taken))
    const wait = budget.take('ada', requested)
    if (taken + requested <= 60) return expect(wait).toBe(0)
    expect(wait).toBeGreaterThan(0)
    clock.pass(wait - 2)
    expect(budget.take('ada', requested)).toBeGreaterThan(0)
    clock.pass(2)
    expect(budget.take('ada', requested)).toBe(0)
  })
  it('of 0 is no limit', () => {
    expect(createBudget('a', 0, createClock(), null).take('ada', 1e9)).toBe(0)
  })
  it('is not reduced by refused requests', () => {
    const budget = createBudget('a', 10, createClock(), null)
    expect(budget.take('ada', 8)).toBe(0)
    for (let i = 0; i < 5; i++) expect(budget.take('ada', 8)).toBeGreaterThan(0)
    expect(budget.take('ada', 2)).toBe(0)
  })
})

describe('gateways that share counts', () => {
  /** Shared counts in memory, with a connection for each gateway. */
  function createShared() {
    const counts = new Map<string, Map<object, number>>()
    const sum = (points: Map<object, number>) => [...points.values()].reduce((total, each) => total + each, 0)
    const shared = {
      isUnavailable: false,
      totals: () => [...counts].map(([key, points]) => [key, sum(points)]),
      connect(): SharedCounts {
        const connection: SharedCounts = {
          async report(taken) {
            if (shared.isUnavailable) throw new Error('unavailable')
            return taken.map(([key, points]) => sum(getOrMake(counts, key).set(connection, points)))
          },
          stop() {},
        }
        return connection
      },
    }
    return shared
  }
  function getOrMake(counts: Map<string, Map<object, number>>, key: string): Map<object, number> {
    if (!counts.has(key)) counts.set(key, new Map())
    return counts.get(key)!
  }
  it('know within a second what others took', async () => {
    vi.useFakeTimers()
    const shared = createShared()
    const clock = createClock()
    const [here, there] = [1, 2].map(() => createBudget('a', 10, clock, shared.connect())) as [Budget, Budget]
    expect([here.take('ada', 4), there.take('ada', 5)]).toEqual([0, 0])
    await vi.advanceTimersByTimeAsync(1100)
    expect(shared.totals()).toEqual([[`a:${start / 60_000}:ada`, 9]])
    expect(there.take('ada', 2)).toBeGreaterThan(0)
    expect(there.take('ada', 1)).toBe(0)
  })
  it('count for themselves while the shared counts are unavailable, and report afterwards', async () => {
    vi.useFakeTimers()
    const shared = createShared()
    shared.isUnavailable = true
    const budget = createBudget('a', 10, createClock(), shared.connect())
    expect(budget.take('ada', 9)).toBe(0)
    await vi.advanceTimersByTimeAsync(2000)
    expect(budget.take('ada', 2)).toBeGreaterThan(0)
    shared.isUnavailable = false
    await vi.advanceTimersByTimeAsync(1000)
    expect(shared.totals()).toEqual([[`a:${start / 60_000}:ada`, 9]])
    expect(budget.take('ada', 1)).toBe(0)
    expect(budget.take('ada', 1)).toBeGreaterThan(0)
  })
  it('send one report at a time, and a report that is late or fails counts once', async () => {
    vi.useFakeTimers()
    const shared = createShared()
    const connection = shared.connect()
    let underWay = 0
    let maxUnderWay = 0
    let isStalled = true
    const stalling: SharedCounts = {
      async report(taken) {
        maxUnderWay = Math.max(maxUnderWay, ++underWay)
        const totals = await connection.report(taken)
        if (isStalled) await new Promise((resolve) => setTimeout(resolve, 1_300))
        underWay--
        if (isStalled) throw new Error('no answer in time')
        return totals
      },
      stop() {},
    }
    const [here, there] = [
      createBudget('a', 20, createClock(), stalling),
      createBudget('a', 20, createClock(), shared.connect()),
    ]
    for (let i = 0; i < 10; i++) {
      expect(here.take('ada', 1)).toBe(0)
      await vi.advanceTimersByTimeAsync(600)
    }
    isStalled = false
    await vi.advanceTimersByTimeAsync(3_000)
    expect(shared.totals()).toEqual([[`a:${start / 60_000}:ada`, 10]])
    expect(maxUnderWay).toBe(1)
    expect(there.take('ada', 3)).toBe(0)
    await vi.advanceTimersByTimeAsync(600)
    expect(here.take('ada', 1)).toBe(0)
    await vi.advanceTimersByTimeAsync(600)
    expect(here.take('ada', 7)).toBeGreaterThan(0)
    expect(here.take('ada', 6)).toBe(0)
  })
  it.skipIf(!hasRedis)('share them in Redis, also after it has restarted', async () => {
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
