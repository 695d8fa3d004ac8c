// Hints over Redis, and what becomes of them without it. Redis is looked for on PATH.
import { setTimeout as pause } from 'node:timers/promises'
import { type Bus, createPostgresBus } from '@quintet/kit/events/bus.ts'
import { createRedisBus } from '@quintet/kit/events/redis-bus.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { startSilentProxy } from '../support/database/silence.ts'
import { aRedis, hasRedis, type TestRedis } from '../support/quintet/redis.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const log = createLogger('silent')
let redis: TestRedis

const buses: Bus[] = []
/** The bus of another process, as far as hints are concerned. */
function aBus(fallback: Bus = createPostgresBus('', log, { deaf: true }), url = redis.url): Bus {
  const bus = createRedisBus(url, fallback, log)
  buses.push(bus)
  return bus
}
function hearing(bus: Bus, topic: string): { count: number } {
  const heard = { count: 0 }
  bus.onWake(topic, () => heard.count++)
  return heard
}
/** Wakes until it is heard: a reader that has just connected hears what comes from then on. */
async function untilHeard(bus: Bus, topic: string, heard: { count: number }, timeout = 20_000): Promise<void> {
  const before = heard.count
  await expect
    .poll(
      () => {
        bus.wake(topic)
        return heard.count
      },
      { timeout, interval: 100 },
    )
    .toBeGreaterThan(before)
  // Those that are still on their way.
  await pause(300)
}

describe.skipIf(!hasRedis)('hints over Redis (skipped where there is no redis-server on PATH)', () => {
  beforeAll(async () => {
    redis = await aRedis()
    await redis.start()
  })
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()))
    if (!redis.isRunning()) await redis.start()
  })
  afterAll(() => redis?.kill())

  it('reach another process, those of its topic only, and the own process at once', async () => {
    const [one, two] = [aBus(), aBus()]
    const heard = hearing(two, 'credit.scores')
    const other = hearing(two, 'recruiting.scores')
    const own = hearing(one, 'credit.scores')
    await untilHeard(one, 'credit.scores', heard)
    const ownBefore = own.count
    one.wake('credit.scores')
    expect(own.count).toBe(ownBefore + 1)
    await untilHeard(one, 'credit.scores', heard, 5_000)
    expect(other.count).toBe(0)
    one.wake('recruiting.scores')
    one.wake('credit.scores')
    await expect.poll(() => other.count, { timeout: 5_000, interval: 10 }).toBe(1)
  })

  it('are heard no more by who stopped listening', async () => {
    const [one, two] = [aBus(), aBus()]
    const kept = hearing(two, 'a')
    let left = 0
    const stop = two.onWake('a', () => left++)
    await untilHeard(one, 'a', kept)
    stop()
    const [before, keptBefore] = [left, kept.count]
    one.wake('a')
    await expect.poll(() => kept.count, { timeout: 5_000 }).toBeGreaterThan(keptBefore)
    expect(left).toBe(before)
  })

  it('go through PostgreSQL while Redis is away', async () => {
    const [one, two] = [aBus(postgresBus()), aBus(postgresBus())]
    const heard = hearing(two, 'fallback')
    await untilHeard(one, 'fallback', heard)
    await redis.kill()
    // Each of them, not only one of many.
    for (let i = 0; i < 3; i++) {
      const before = heard.count
      one.wake('fallback')
      await expect.poll(() => heard.count, { timeout: 5_000, interval: 20 }).toBeGreaterThan(before)
      await pause(500)
    }
  })

  it('go through Redis again when it is back, by themselves, and whoever listens is told to look', async () => {
    const [one, two] = [aBus(), aBus()]
    const heard = hearing(two, 'back')
    await untilHeard(one, 'back', heard)
    await redis.kill()
    await pause(1_500)
    const during = heard.count
    one.wake('back')
    await pause(1_000)
    // Redis was the only way.
    expect(heard.count).toBe(during)
    await redis.start()
    await expect.poll(() => heard.count, { timeout: 20_000 }).toBeGreaterThan(during)
    await untilHeard(one, 'back', heard)
    await untilHeard(one, 'back', heard, 5_000)
  })

  it.each(['sends', 'hears'])('go through Redis again when the connections of who %s them fell silent', async (who) => {
    const proxy = await startSilentProxy(redis.url)
    const behindProxy = aBus(undefined, proxy.origin.replace('http', 'redis'))
    const direct = aBus()
    const [one, two] = who === 'sends' ? [behindProxy, direct] : [direct, behindProxy]
    const heard = hearing(two, 'silence')
    await untilHeard(one, 'silence', heard)
    proxy.fallSilent()
    await untilHeard(one, 'silence', heard)
    await Promise.all(buses.splice(0).map((bus) => bus.close()))
    await proxy.stop()
  })

  it('need no Redis at the start', async () => {
    await redis.kill()
    const [one, two] = [aBus(), aBus()]
    const heard = hearing(two, 'late')
    one.wake('late')
    await pause(1_000)
    await redis.start()
    await untilHeard(one, 'late', heard)
  })

  it('close within a moment, with Redis and without', async () => {
    const bus = aBus()
    await untilHeard(bus, 'own', hearing(bus, 'own'))
    await bus.close()
    const another = aBus()
    await redis.kill()
    await another.close()
  })
})

function postgresBus(): Bus {
  return createPostgresBus(inject('adminUrl'), log)
}
