// Events between subgraphs: published in the transaction of what they tell, consumed once and in order.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { published } from '@quintet/drizzle/marketplace/events.ts'
import { eventCursors } from '@quintet/drizzle/tenancy/events.ts'
import { type Bus, createPostgresBus } from '@quintet/kit/events/bus.ts'
import { type Consumer, consumerOf, startConsuming } from '@quintet/kit/events/consume.ts'
import { joinEventFigures, readEventFigures } from '@quintet/kit/events/figures.ts'
import { createPublish, type Publish, readPublished } from '@quintet/kit/events/publish.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import type { Activity } from '@quintet/schema/events.ts'
import { insertActivity } from '@quintet/tenancy/activity/store.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { silent } from '../../support/quintet/subgraph.ts'

const tenantId = randomUUID()
let clone: TestDatabase
let bus: Bus
let publish: Publish
let marketplace: ReturnType<TestDatabase['open']>
let tenancy: ReturnType<TestDatabase['open']>
beforeEach(async () => {
  clone = await cloneDatabase()
  bus = createPostgresBus(clone.adminUrl, silent)
  publish = createPublish('marketplace', { published }, bus, systemClock)
  marketplace = clone.open('marketplace')
  tenancy = clone.open('tenancy')
})
afterEach(async () => {
  await bus.close()
  await clone.drop()
})

const name = 'marketplace.activity'
const activity = (action: string): Activity => ({
  version: 1,
  action,
  userId: tenantId,
  targetId: null,
  clientIp: null,
  userAgent: null,
  at: '2026-11-28T12:00:00.000Z',
})
const scope = () => marketplace.scope({ tenantId, userId: null, realmId: null })
const tell = (...actions: string[]) =>
  scope().write(async (writer) => {
    for (const action of actions) await publish(writer, name, activity(action))
  })
const read = async (position = 0, first = 100) =>
  (await readPublished(marketplace.jobs, 'marketplace', [{ name, position }], first)).map((event) => ({
    ...event,
    payload: (JSON.parse(event.payload) as Activity).action,
  }))

describe('published events', () => {
  it('are read after a position, page by page, with their tenant', async () => {
    await tell('a', 'b', 'c')
    expect(await read()).toEqual([
      { name, position: 1, tenantId, payload: 'a' },
      { name, position: 2, tenantId, payload: 'b' },
      { name, position: 3, tenantId, payload: 'c' },
    ])
    expect((await read(1, 1)).map(({ payload }) => payload)).toEqual(['b'])
    expect(await read(3)).toEqual([])
  })

  it('of a transaction that is rolled back do not exist', async () => {
    const failing = scope().write(async (writer) => {
      await publish(writer, name, activity('lost'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await tell('kept')
    expect((await read()).map(({ position, payload }) => [position, payload])).toEqual([[1, 'kept']])
  })

  it('are numbered in the order of commits: one that is committed late follows those that were read', async () => {
    const late = Promise.withResolvers<void>()
    const written = Promise.withResolvers<void>()
    const slow = scope().write(async (writer) => {
      await publish(writer, name, activity('written first'))
      written.resolve()
      await late.promise
    })
    await written.promise
    await tell('committed first')
    expect((await read()).map(({ payload }) => payload)).toEqual(['committed first'])
    late.resolve()
    await slow
    expect(await read(1)).toMatchObject([{ position: 2, payload: 'written first' }])
  })

  it('are counted: how many wait and since when, how many there were, and up to where each consumer is', async () => {
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000)
    await tell('a', 'b')
    await clone.admin`insert into marketplace.outbox (tenant_id, topic, key, sequence, payload, created_at)
      values (${tenantId}, 't', 'k', 1, '{}', now() - interval '9 days')`
    const waiting = await readEventFigures(marketplace.jobs, 'marketplace', at(60))
    expect(waiting).toMatchObject({ subgraph: 'marketplace', waiting: 2, published: new Map([[name, 2]]) })
    expect(waiting.oldest).toBeGreaterThan(55)
    expect(waiting.kept).toBeGreaterThan(9 * 86_400)
    await read()
    await tell('c')
    const later = await readEventFigures(marketplace.jobs, 'marketplace', at(0))
    expect(later).toMatchObject({ waiting: 1, published: new Map([[name, 3]]) })
    expect(later.oldest).toBeLessThan(55)

    await clone.admin`insert into tenancy.event_cursors values (${name}, 2), ('credit.activity', 5), ('credit.activity@second', 7)`
    const { consumed } = await readEventFigures(tenancy.jobs, 'tenancy', at(0))
    expect([name, 'credit.activity', 'identity.activity'].map((each) => consumed.get(each))).toEqual([2, 12, 0])
    // Of a subgraph that has cells: its own events add up, those of the first database come to each.
    const own = { subgraph: 'credit', waiting: 1, oldest: 5, kept: 0 } as const
    const cell = (published: number, shared: number, placed: number) => ({
      ...own,
      published: new Map([['credit.activity', published]]),
      consumed: new Map([
        ['tenancy.tenant.deletion_due', shared],
        ['credit.charge.succeeded', placed],
      ]),
    })
    expect(joinEventFigures([cell(3, 9, 1), cell(4, 2, 1)])).toEqual({ ...cell(7, 2, 2), waiting: 2 })
  })

  it('have numbers without gaps, each once, for many writers and readers', async () => {
    const writers = Array.from({ length: 8 }, async (_, i) => {
      for (let n = 0; n < 10; n++) await tell(`${i}.${n}`)
    })
    const readers = Array.from({ length: 4 }, async () => {
      const seen: string[] = []
      for (let position = 0; position < 80; ) {
        for (const event of await read(position)) {
          expect(event.position).toBe(++position)
          seen.push(event.payload)
        }
      }
      return seen
    })
    const [first, ...others] = await Promise.all(readers)
    await Promise.all(writers)
    for (const seen of others) expect(seen).toEqual(first)
    expect(new Set(first).size).toBe(80)
    for (let i = 0; i < 8; i++) {
      const own = first!.filter((action) => action.startsWith(`${i}.`))
      expect(own).toEqual(Array.from({ length: 10 }, (_, n) => `${i}.${n}`))
    }
  })

  it('can be appended by requests, and read by jobs alone', async () => {
    await tell('a')
    const reading = (login: string) =>
      clone.admin.begin(async (sql) => {
        await sql.unsafe(`set local role ${login}`)
        return sql.unsafe('select 1 from marketplace.published_events')
      })
    expect(await reading('marketplace_runtime')).toHaveLength(0)
    expect(await reading('marketplace_readonly')).toHaveLength(0)
    expect(await reading('marketplace_job')).toHaveLength(1)
  })
})

/** What was done about events, in order. */
const done = async (): Promise<string[]> =>
  (await clone.admin<{ action: string }[]>`select action from tenancy.activities order by id`).map(
    ({ action }) => action,
  )

/** Marketplace as tenancy reaches it. */
const publisher: Executor = async ({ variables }) => {
  const { after, first } = variables as { after: { name: string; position: number }[]; first: number }
  return { data: { marketplaceEvents: await readPublished(marketplace.jobs, 'marketplace', after, first) } }
}
const keep = async ({ payload }: { payload: Activity }, writer: Writer): Promise<void> => {
  const { version, at, actorId = null, ...rest } = payload
  await insertActivity(writer, { id: newId(), ...rest, actorId, at: new Date(at), createdAt: new Date(at) })
}
const consuming = (consume = keep, executor = publisher, pollMilliseconds = 50) => {
  const scopeOf = (tenant: string | null) => tenancy.scope({ tenantId: tenant, userId: null, realmId: null })
  return startConsuming({
    subgraph: 'tenancy',
    consumers: consumerOf([name], consume) as Consumer[],
    cursors: eventCursors,
    jobs: tenancy.jobs,
    bus,
    log: silent,
    executorOf: () => executor,
    scopeOf,
    publish: async () => {},
    pollMilliseconds,
  })
}
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `nr ${i}`)

describe('a consumer', () => {
  it('is notified of an event by a hint, long before its next poll', async () => {
    const stop = consuming(keep, publisher, 60_000)
    await tell('first')
    await expect.poll(done).toEqual(['first'])
    await tell('second')
    await expect.poll(done, { interval: 10 }).toEqual(['first', 'second'])
    await stop()
  })

  it('that fails at ten points in its transaction handles each event once and in order', async () => {
    const failures = new Set([0, 3, 4, 7, 11, 12, 19, 20, 24, 29].map((i) => `nr ${i}`))
    const stop = consuming(async (event, writer) => {
      await keep(event, writer)
      if (failures.delete(event.payload.action)) throw new Error('killed')
    })
    await tell(...numbered(30))
    await expect.poll(done).toEqual(numbered(30))
    expect(failures.size).toBe(0)
    await stop()
  })

  it('whose connections are cut again and again handles each event once and in order', async () => {
    const stop = consuming()
    for (let i = 0; i < 10; i++) {
      await tell(...numbered(50).slice(i * 5, i * 5 + 5))
      await clone.admin`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'quintet tenancy%' and datname = current_database()`
    }
    await expect.poll(done, { timeout: 20_000 }).toEqual(numbered(50))
    await stop()
  })

  it('in several processes handles each event once and in order', async () => {
    const stops = [consuming(), consuming(), consuming()]
    for (const action of numbered(40)) await tell(action)
    await expect.poll(done).toEqual(numbered(40))
    await Promise.all(stops.map((stop) => stop()))
    expect(await done()).toEqual(numbered(40))
  })

  it('that gets events again, and late, handles each event once', async () => {
    await tell(...numbered(5))
    const all = await readPublished(marketplace.jobs, 'marketplace', [{ name, position: 0 }], 100)
    let asked = 0
    const repeating: Executor = async () => ({ data: { marketplaceEvents: [...all, ...all].slice(0, 3 + asked++) } })
    const stop = consuming(keep, repeating)
    await expect.poll(done).toEqual(numbered(5))
    await pause(300)
    await stop()
    expect(await done()).toEqual(numbered(5))
  })

  it('goes on where it was after a stop, and after its publisher was unavailable', async () => {
    const stop = consuming()
    await tell('before')
    await expect.poll(done).toEqual(['before'])
    await stop()
    await tell('meanwhile')
    let isUnavailable = true
    const stopAgain = consuming(keep, async (request, envelope) => {
      if (isUnavailable) throw new Error('away')
      return publisher(request, envelope)
    })
    await pause(200)
    expect(await done()).toEqual(['before'])
    isUnavailable = false
    await expect.poll(done).toEqual(['before', 'meanwhile'])
    await stopAgain()
  })

  it('works in the tenant of the event', async () => {
    const stop = consuming()
    await tell('mine')
    await expect.poll(done).toEqual(['mine'])
    expect(await clone.admin`select tenant_id from tenancy.activities`).toMatchObject([{ tenant_id: tenantId }])
    await stop()
  })
})
