// Connections that fall silent without closing, as when a database's machine loses its power: waiting callers get an
// error in time, and later callers never get these connections.
import { setTimeout as pause } from 'node:timers/promises'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { statement } from '@quintet/drizzle/client/statement.ts'
import { followAccessChanges } from '@quintet/kit/events/access-changes.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import { createRelay } from '@quintet/kit/events/relay.ts'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'
import { silent } from '../support/quintet/subgraph.ts'

let clone: TestDatabase
const stopped: number[] = []
const opened: Database[] = []
const deaf = () => createPostgresBus(clone.adminUrl, silent, { deaf: true })

beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(async () => {
  for (const pid of stopped) process.kill(pid, 'SIGCONT')
  await Promise.all(opened.map((database) => database.close()))
  await clone.drop()
})

/** Pools of one connection each, but for jobs and snapshots. */
function open(subgraph: string): Database {
  const url = clone.runtimeUrl(subgraph)
  const database = openDatabase({ subgraph, url, directUrl: clone.adminUrl, connections: 1 })
  opened.push(database)
  return database
}

function silence(pid: number): void {
  process.kill(pid, 'SIGSTOP')
  stopped.push(pid)
}

async function silenceAll(name: string): Promise<void> {
  const backends = await clone.admin<{ pid: number }[]>`select pid from pg_stat_activity
    where datname = current_database() and application_name = ${name}`
  expect(backends.length).toBeGreaterThan(0)
  for (const { pid } of backends) silence(pid)
}

const backend = statement({}, (db) => db.select({ pid: sql<string>`pg_backend_pid()` }).from(sql`(values (1)) as one`))
const pidOf = async (reader: Reader): Promise<number> => Number((await reader.read(backend, {}))[0]!.pid)
const anonymous = { tenantId: null, userId: null, realmId: null }
const deadline = { name: 'DeadlineError' }

describe.concurrent('a transaction whose connection falls silent', () => {
  it('before it begins is given up, and the next is answered', async () => {
    const scope = open('recruiting').scope(anonymous)
    const first = await scope.write(pidOf)
    silence(first)
    await expect(scope.write(pidOf)).rejects.toMatchObject(deadline)
    await pause(50)
    expect(await scope.write(pidOf)).not.toBe(first)
  }, 30_000)

  it.each([
    ['COMMIT', 'marketplace', () => {}],
    [
      'ROLLBACK',
      'identity',
      () => {
        throw new Error('refused')
      },
    ],
  ])(
    'before its %s is answered is given up, and the next is answered',
    async (_, subgraph, end) => {
      const scope = open(subgraph).scope(anonymous)
      let first = 0
      const work = async (writer: Reader) => {
        first = await pidOf(writer)
        silence(first)
        end()
      }
      await expect(scope.write(work)).rejects.toMatchObject(deadline)
      await pause(50)
      expect(await scope.write(pidOf)).not.toBe(first)
    },
    30_000,
  )

  it('is given up in the pool of snapshots too', async () => {
    const scope = open('credit').scope(anonymous)
    const pids = await Promise.all(Array.from({ length: 4 }, () => scope.snapshot(pidOf)))
    await silenceAll('quintet credit slow')
    const late = Array.from({ length: 6 }, () => scope.snapshot(pidOf))
    for (const each of await Promise.allSettled(late)) expect(each).toMatchObject({ reason: deadline })
    await pause(50)
    expect(pids).not.toContain(await scope.snapshot(pidOf))
  }, 30_000)

  it('stays ended when its connection was lost: the rest of its work aborts no other transaction', async () => {
    const database = open('tenancy')
    const scope = database.scope(anonymous)
    const working = Promise.withResolvers<void>()
    const lost = scope.write(async (writer) => {
      const pid = await pidOf(writer)
      await clone.admin`select pg_terminate_backend(${pid})`
      await working.promise
    })
    await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
    working.resolve()
    // Longer than a COMMIT may take.
    const next = await scope.write(async (writer) => {
      const pid = await pidOf(writer)
      await pause(11_500)
      return [pid, await pidOf(writer)]
    })
    expect(next[1]).toBe(next[0])
  }, 30_000)
})

it('live events go on when the connection that reads them falls silent', async () => {
  const database = open('recruiting')
  const stream = { tenantId: '01900000-0000-7000-8000-000000000001', topic: 'recruiting.analyses', key: 'a job' }
  const { tenantId, topic, key } = stream
  await clone.admin`insert into recruiting.streams values (${tenantId}, ${topic}, ${key}, 0)`
  const bus = deaf()
  const relay = createRelay({ subgraph: 'recruiting', jobs: database.jobs, bus, log: silent })
  const events = relay.follow(stream, null, async () => [])
  expect(await events.started).toBe(0)
  const next = events.next()
  await pause(600)
  await silenceAll('quintet recruiting jobs')
  await clone.admin.begin(async (transaction) => {
    await transaction`update recruiting.streams set last_sequence = 1 where key = ${key}`
    await transaction`insert into recruiting.outbox (tenant_id, topic, key, sequence, payload)
      values (${tenantId}, ${topic}, ${key}, 1, '{}')`
  })
  expect(await next).toMatchObject({ value: { sequence: 1 } })
  await events.return?.()
  relay.close()
  await bus.close()
}, 20_000)

it('a stream of access changes ends when its connection falls silent, and is then followed anew', async () => {
  const database = open('tenancy')
  const bus = deaf()
  const changes = followAccessChanges(database.jobs, bus, 'tenancy')
  await changes.next()
  await silenceAll('quintet tenancy jobs')
  await expect(changes.next().then(() => changes.next())).rejects.toMatchObject(deadline)
  const again = followAccessChanges(database.jobs, bus, 'tenancy')
  expect(await again.next()).toMatchObject({ done: false })
  await again.return()
  await bus.close()
}, 20_000)

it('hints go on when the connection that sends them falls silent, and do not pile up behind it', async () => {
  const failed = vi.fn()
  const sender = createPostgresBus(clone.adminUrl, { ...silent, warn: failed })
  const receiver = createPostgresBus(clone.adminUrl, silent)
  const received = new Set<string>()
  const untilReceived = (topic: string) => {
    receiver.onWake(topic, () => received.add(topic))
    const isReceived = () => {
      sender.wake(topic)
      return received.has(topic)
    }
    return expect.poll(isReceived, { timeout: 10_000, interval: 20 }).toBe(true)
  }
  await untilReceived('before')
  const backends = () => clone.admin<{ pid: number }[]>`select pid from pg_stat_activity
    where datname = current_database() and application_name = 'quintet bus' and query like '%pg_notify%'
      and pid <> pg_backend_pid()`
  await expect.poll(async () => (await backends()).length).toBe(1)
  silence((await backends())[0]!.pid)
  await untilReceived('after')
  // The one that was given up, and perhaps one that met the connection while it closed.
  expect(failed.mock.calls.length).toBeLessThanOrEqual(2)
  await Promise.all([sender.close(), receiver.close()])
}, 20_000)
