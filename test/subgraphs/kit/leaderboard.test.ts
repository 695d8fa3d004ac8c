// What live boards depend on: ranks of a page, iterators that end, hints that may be lost, streams that lose nothing.
import { outbox, streams } from '@quintet/drizzle/credit/events.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import { mapAsync } from '@quintet/kit/events/map-async.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { createRelay } from '@quintet/kit/events/relay.ts'
import { ranksOf } from '@quintet/kit/leaderboard/ranks.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { silent, take } from '../../support/quintet/subgraph.ts'

describe('ranks', () => {
  it('of any page equal those of the whole list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 })),
        fc.nat(30),
        fc.integer({ min: 1, max: 9 }),
        (values, at, size) => {
          const list = values.sort((a, b) => b - a).map((valueHundredths) => ({ valueHundredths }))
          const from = Math.min(at, list.length)
          const last = list[from - 1]?.valueHundredths
          const greater = list.filter(({ valueHundredths }) => valueHundredths > last!).length
          const equal = list.filter(({ valueHundredths }) => valueHundredths === last).length
          const page = ranksOf(
            list.slice(from, from + size),
            last === undefined ? null : { value: last, greater, equal },
          )
          expect(page.map(({ rank }) => rank)).toEqual(
            list
              .slice(from, from + size)
              .map((row) => 1 + list.filter((other) => other.valueHundredths > row.valueHundredths).length),
          )
        },
      ),
    )
  })
})

describe('a mapped iterator', () => {
  it('ends its source when it is ended, and knows when its source has started', async () => {
    const ended = vi.fn(async () => ({ value: undefined, done: true as const }))
    const started = Promise.resolve()
    let n = 0
    const source = { next: async () => ({ value: ++n, done: false as const }), return: ended, started }
    const mapped = mapAsync<number, number>(source, (i) => i * 10)
    expect(await take(mapped, 2)).toEqual([10, 20])
    expect(mapped.started).toBe(started)
    await mapped.return?.()
    expect(ended).toHaveBeenCalledOnce()
  })
})

describe('live boards on a database', () => {
  let database: TestDatabase
  const closing: (() => unknown)[] = []
  beforeAll(async () => {
    database = await cloneDatabase()
  })
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  afterAll(() => database.drop())

  const aBus = (deaf = false) => {
    const bus = createPostgresBus(database.adminUrl, silent, { deaf })
    closing.push(bus.close)
    return bus
  }
  /** One process: its relay, and a writer to a stream of its own. */
  const aProcess = (bus = aBus(), pollMilliseconds = 50) => {
    const pools = database.open('credit')
    const relay = createRelay({ subgraph: 'credit', jobs: pools.jobs, bus, log: silent, pollMilliseconds })
    closing.push(relay.close)
    const events = createOutbox({ streams, outbox })
    return {
      relay,
      events,
      bus,
      scopeOf: (tenantId: string) => pools.scope({ tenantId, userId: null, realmId: platformRealmId }),
    }
  }
  type Process = ReturnType<typeof aProcess>
  const topic = 'test'
  const key = 'one'
  const append = (process: Process, tenantId: string, n = 1) =>
    process.scopeOf(tenantId).write(async (writer) => {
      for (let i = 0; i < n; i++) {
        const sequence = await process.events.next(writer, topic, key)
        await process.events.append(writer, topic, key, { sequence, payload: { sequence } }, new Date())
      }
      writer.afterCommit(() => process.bus.wake('credit'))
    })
  const follow = async ({ relay, scopeOf, events }: Process, tenantId: string, after: number | null = null) => {
    const stream = relay.follow({ tenantId, topic, key }, after, (last, limit) =>
      scopeOf(tenantId).snapshot((reader) => events.after(reader, topic, key, last, limit)),
    )
    await stream.started
    return stream
  }
  const numbers = async (stream: AsyncIterator<{ sequence: number }>, count: number) =>
    (await take(stream, count)).map(({ sequence }) => sequence)
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

  it('a hint reaches another process, but not a subscriber that has stopped', async () => {
    const [here, there] = [aBus(), aBus()]
    const received = vi.fn()
    const stop = there.onWake('topic', received)
    await vi.waitFor(() => {
      here.wake('topic')
      expect(received).toHaveBeenCalled()
    })
    stop()
    const other = vi.fn()
    there.onWake('other', other)
    received.mockClear()
    here.wake('topic')
    here.wake('other')
    await vi.waitFor(() => expect(other).toHaveBeenCalled())
    expect(received).not.toHaveBeenCalled()
  })

  it('a deaf bus delivers no hints', async () => {
    const received = vi.fn()
    const bus = aBus(true)
    bus.onWake('topic', received)
    bus.wake('topic')
    expect(received).not.toHaveBeenCalled()
  })

  it.each([false, true])('events travel between processes in order, deaf: %s', async (deaf) => {
    const [writer, reader] = [aProcess(aBus(deaf)), aProcess(aBus(deaf))]
    const tenantId = newId()
    const stream = await follow(reader, tenantId)
    await Promise.all(Array.from({ length: 30 }, () => append(writer, tenantId)))
    expect(await numbers(stream, 30)).toEqual(range(1, 30))
    await stream.return?.()
  })

  it('a rolled back event leaves no gap', async () => {
    const process = aProcess()
    const tenantId = newId()
    const stream = await follow(process, tenantId)
    await append(process, tenantId)
    const refused = process.scopeOf(tenantId).write(async (writer) => {
      await process.events.next(writer, topic, key)
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    await append(process, tenantId)
    expect(await numbers(stream, 2)).toEqual([1, 2])
    await stream.return?.()
  })

  it('a reader that falls behind the ring buffer reads from the outbox and misses no event', async () => {
    const process = aProcess()
    const tenantId = newId()
    const [slow, fast] = [await follow(process, tenantId), await follow(process, tenantId)]
    await append(process, tenantId, 2500)
    expect(await numbers(fast, 2500)).toEqual(range(1, 2500))
    await append(process, tenantId, 3)
    expect(await numbers(slow, 2503)).toEqual(range(1, 2503))
    expect(await numbers(fast, 3)).toEqual(range(2501, 2503))
    const late = await follow(process, tenantId, 1200)
    expect(await numbers(late, 1303)).toEqual(range(1201, 2503))
    for (const stream of [slow, fast, late]) await stream.return?.()
  })

  it('a stream survives the loss of every connection', async () => {
    const process = aProcess()
    const tenantId = newId()
    const stream = await follow(process, tenantId)
    await append(process, tenantId)
    expect(await numbers(stream, 1)).toEqual([1])
    await database.admin`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'quintet%'`
    await vi.waitFor(() => append(process, tenantId), { timeout: 5000 })
    expect(await numbers(stream, 1)).toEqual([2])
    await stream.return?.()
  })

  it('a position in the future is refused, and ending a stream releases its reader', async () => {
    const process = aProcess()
    const tenantId = newId()
    await expect(follow(process, tenantId, 1)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    const stream = await follow(process, tenantId, 0)
    const next = stream.next()
    await stream.return?.()
    expect(await next).toMatchObject({ done: true })
  })
})
