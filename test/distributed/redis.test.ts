// Hints over Redis, and over PostgreSQL without it. The tests need redis-server on PATH.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Bus, createPostgresBus } from '@quintet/kit/events/bus.ts'
import { createRedisBus } from '@quintet/kit/events/redis-bus.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { startSilentProxy } from '../support/database/silence.ts'
import { aRedis, aWholeRedisCluster, hasRedis, type TestRedis } from '../support/quintet/redis.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const log = createLogger('silent')
let redis: Omit<TestRedis, 'port'>

const buses: Bus[] = []
/** A bus as another process has it. */
function aBus(fallback: Bus = createPostgresBus('', log, { deaf: true }), url = redis.url): Bus {
  const bus = createRedisBus(url, fallback, log)
  buses.push(bus)
  return bus
}
function countHints(bus: Bus, topic: string): { count: number } {
  const received = { count: 0 }
  bus.onWake(topic, () => received.count++)
  return received
}
/** Sends hints until one arrives: a reader that has just connected receives later ones only. */
async function untilReceived(bus: Bus, topic: string, received: { count: number }, timeout = 20_000): Promise<void> {
  const before = received.count
  await expect
    .poll(
      () => {
        bus.wake(topic)
        return received.count
      },
      { timeout, interval: 100 },
    )
    .toBeGreaterThan(before)
  // Late hints arrive.
  await pause(300)
}

const kinds = ['one server', 'a cluster of three'] as const
const named = 'hints over Redis, %s (skipped where there is no redis-server on PATH)'
describe.skipIf(!hasRedis).each(kinds)(named, (kind) => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'quintet-hints-'))
    redis = kind === 'one server' ? await aRedis() : await aWholeRedisCluster(directory)
    await redis.start()
  })
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()))
    if (!redis.isRunning()) await redis.start()
  })
  afterAll(async () => {
    await redis?.kill()
    await rm(directory, { recursive: true, force: true })
  })

  it('reach the same process at once and another process, by topic', async () => {
    const [one, two] = [aBus(), aBus()]
    const received = countHints(two, 'credit.scores')
    const other = countHints(two, 'recruiting.scores')
    const own = countHints(one, 'credit.scores')
    await untilReceived(one, 'credit.scores', received)
    const ownBefore = own.count
    one.wake('credit.scores')
    expect(own.count).toBe(ownBefore + 1)
    await untilReceived(one, 'credit.scores', received, 5_000)
    expect(other.count).toBe(0)
    one.wake('recruiting.scores')
    one.wake('credit.scores')
    await expect.poll(() => other.count, { timeout: 5_000, interval: 10 }).toBe(1)
  })

  it('no longer reach a subscriber that has stopped', async () => {
    const [one, two] = [aBus(), aBus()]
    const kept = countHints(two, 'a')
    let left = 0
    const stop = two.onWake('a', () => left++)
    await untilReceived(one, 'a', kept)
    stop()
    const [before, keptBefore] = [left, kept.count]
    one.wake('a')
    await expect.poll(() => kept.count, { timeout: 5_000 }).toBeGreaterThan(keptBefore)
    expect(left).toBe(before)
  })

  it('go through PostgreSQL while Redis is unavailable', async () => {
    const [one, two] = [aBus(postgresBus()), aBus(postgresBus())]
    const received = countHints(two, 'fallback')
    await untilReceived(one, 'fallback', received)
    await redis.kill()
    // Each hint, not only one of many.
    for (let i = 0; i < 3; i++) {
      const before = received.count
      one.wake('fallback')
      await expect.poll(() => received.count, { timeout: 5_000, interval: 20 }).toBeGreaterThan(before)
      await pause(500)
    }
  })

  it('go through Redis again when it is back, and subscribers are woken', async () => {
    const [one, two] = [aBus(), aBus()]
    const received = countHints(two, 'back')
    await untilReceived(one, 'back', received)
    await redis.kill()
    await pause(1_500)
    const during = received.count
    one.wake('back')
    await pause(1_000)
    // PostgreSQL carried none.
    expect(received.count).toBe(during)
    await redis.start()
    await expect.poll(() => received.count, { timeout: 20_000 }).toBeGreaterThan(during)
    await untilReceived(one, 'back', received)
    await untilReceived(one, 'back', received, 5_000)
  })

  // The nodes of a cluster tell clients their own addresses, past a proxy.
  it.each(kind === 'one server' ? ['sends', 'receives'] : [])(
    'go through Redis again when the connections of the process that %s them fell silent',
    async (who) => {
      const proxy = await startSilentProxy(redis.url)
      const behindProxy = aBus(undefined, proxy.origin.replace('http', 'redis'))
      const direct = aBus()
      const [one, two] = who === 'sends' ? [behindProxy, direct] : [direct, behindProxy]
      const received = countHints(two, 'silence')
      await untilReceived(one, 'silence', received)
      proxy.fallSilent()
      await untilReceived(one, 'silence', received)
      await Promise.all(buses.splice(0).map((bus) => bus.close()))
      await proxy.stop()
    },
  )

  it('go through PostgreSQL when Redis is unavailable at the start', async () => {
    await redis.kill()
    const [one, two] = [aBus(), aBus()]
    const received = countHints(two, 'late')
    one.wake('late')
    await pause(1_000)
    await redis.start()
    await untilReceived(one, 'late', received)
  })

  it('stop within a moment when the bus is closed, with and without Redis', async () => {
    const bus = aBus()
    await untilReceived(bus, 'own', countHints(bus, 'own'))
    await bus.close()
    const another = aBus()
    await redis.kill()
    await another.close()
  })
})

function postgresBus(): Bus {
  return createPostgresBus(inject('adminUrl'), log)
}
