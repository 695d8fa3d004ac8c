// Live scores in Redis while Redis, PostgreSQL's rows, the process that writes and those that follow fail at ten points. After
// each, rows, ranks of all kinds, scores in Redis and every subscriber's stream are compared with a model.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Context } from '@quintet/credit/context.ts'
import { connectRedis, type RedisClient } from '@quintet/kit/process/redis.ts'
import { changeCursor } from '@quintet/kit/slice/pages.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aFixture, type ChangeEvent, category, type Fixture, scoreChanged } from '../subgraphs/credit/fixture.ts'
import { type CachedBoard, cachedBoard } from '../support/quintet/cached-board.ts'
import { aRedis, hasRedis, removeDump, type TestRedis } from '../support/quintet/redis.ts'
import { envelopeOf, eventsOf } from '../support/quintet/subgraph.ts'
import { createRandom } from '../support/random.ts'
import type { ScoringWork } from './children/scoring.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const script = fileURLToPath(new URL('children/scoring.ts', import.meta.url))
const topic = 'credit.scores'

let directory: string
let redis: TestRedis
let client: RedisClient
let fixture: Fixture
/** Two tenants with a category of the same name. */
let boards: readonly [CachedBoard, CachedBoard]
let worker: Child
let followers: Follower[]

interface Child {
  readonly process: ChildProcess
  readonly lines: string[]
  end(): Promise<void>
}
const children: Child[] = []
async function startChild(work: ScoringWork): Promise<Child> {
  const { database } = fixture
  const args = [script, database.runtimeUrl('credit'), database.adminUrl, redis.url, JSON.stringify(work)]
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const reader = createInterface(process_.stdout).on('line', (line) => lines.push(line))
  const child = {
    process: process_,
    lines,
    async end() {
      if (process_.exitCode !== null || process_.signalCode !== null) return
      const gone = once(process_, 'exit')
      process_.kill('SIGKILL')
      await gone
    },
  }
  children.push(child)
  const isReady = await Promise.race([once(reader, 'line').then(() => true), once(process_, 'exit').then(() => false)])
  if (!isReady) throw new Error('The process ended before it was ready')
  return child
}
const startWorker = (): Promise<Child> => startChild({ isWorker: true })
/** Kills the worker, does something meanwhile, and starts another. */
async function whileStopped(work: () => Promise<void>): Promise<void> {
  await worker.end()
  await work()
  worker = await startWorker()
}

const sequenceOf = (cursor: string): number => JSON.parse(Buffer.from(cursor, 'base64url').toString())[3]
/** A subscriber of a board: the numbers of what it has received. */
interface Follower {
  readonly board: CachedBoard
  readonly received: number[]
  stop(): void
}
async function follow(board: CachedBoard, after: number): Promise<Follower> {
  const who = envelopeOf({ userId: randomUUID(), tenantId: board.tenantId, grants: ['*.*:read'] })
  const cursor = changeCursor(topic, board.board, after)
  const stream = await eventsOf<ChangeEvent>(
    fixture.subgraph,
    scoreChanged,
    { category: board.board, after: cursor },
    who,
  )
  const received: number[] = []
  const reading = (async () => {
    for await (const { data } of stream) received.push(sequenceOf(data!.creditScoreChanged.cursor))
  })()
  reading.catch(() => {})
  return { board, received, stop: () => void stream.return?.() }
}

async function checkAll(): Promise<void> {
  for (const board of boards) {
    await board.untilApplied()
    await board.check()
  }
  await checkFollowers()
}
/** Each has every number, once and in order. */
async function checkFollowers(): Promise<void> {
  for (const { board, received } of followers) {
    await expect.poll(() => received.at(-1) ?? 0, { interval: 20 }).toBe(board.head())
    expect(received).toEqual(received.map((_, i) => i + 1))
  }
}
const changeAll = async (count: number): Promise<void> => {
  for (const board of boards) await board.change(count)
}
const epochs = async (): Promise<(string | undefined)[]> =>
  Promise.all(boards.map(async (board) => (await board.state()).epoch))

describe.skipIf(!hasRedis)('live scores in Redis (skipped where there is no redis-server on PATH)', () => {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'quintet-redis-'))
    redis = await aRedis({ directory })
    await redis.start()
    client = connectRedis(redis.url, { maxRetriesPerRequest: 20, connectTimeout: 1_000, retryMilliseconds: 50 })
    client.on('error', () => {})
    // Its hints come to no one: what is committed here is found by polling.
    fixture = await aFixture({ deaf: true })
    const contextOf = (tenantId: string) => () =>
      fixture.subgraph.running.contextFor(envelopeOf({ userId: randomUUID(), tenantId })) as unknown as Context
    const random = createRandom(29)
    const boardOf = (tenantId: string) =>
      cachedBoard(
        { context: contextOf(tenantId), admin: () => fixture.database.admin, redis: client, random },
        tenantId,
        category,
      )
    boards = [boardOf(fixture.tenantId), boardOf(randomUUID())]
    followers = await Promise.all(boards.flatMap((board) => [follow(board, 0), follow(board, 0)]))
    worker = await startWorker()
  })
  afterAll(async () => {
    for (const { stop } of followers ?? []) stop()
    for (const child of children) await child.end()
    client?.disconnect()
    await fixture?.drop()
    await redis?.kill()
    await rm(directory, { recursive: true, force: true })
  })

  it('two tenants with a category of the same name have separate keys, and hints are not needed', async () => {
    await changeAll(40)
    await changeAll(25)
    await checkAll()
  })

  it('a process that dies before its commit leaves nothing, and one that dies after it everything', async () => {
    const [board] = boards
    const change = { tenantId: board.tenantId, board: board.board, subjectId: randomUUID() }
    const before = await startChild({ change: { ...change, isCommitted: false } })
    await expect.poll(() => before.lines, { interval: 20 }).toContain('written')
    await before.end()
    await checkAll()
    const after = await startChild({ change: { ...change, isCommitted: true } })
    board.note(change.subjectId, 4_321)
    await checkAll()
    await after.end()
  })

  it('a writer that dies before or after its batch reaches Redis loses nothing and does nothing twice', async () => {
    for (const moment of ['before', 'after'] as const) {
      await worker.end()
      const [board] = boards
      const dying = await startChild({ isWorker: true, dieAt: { moment, sequence: board.head() + 1 } })
      const gone = once(dying.process, 'exit')
      await changeAll(12)
      await gone
      expect(Number((await board.state()).checkpoint)).toBe(moment === 'before' ? board.head() - 12 : board.head())
      worker = await startWorker()
      await changeAll(5)
      await checkAll()
    }
  })

  it('scores without their changes in the stream, and changes without their checkpoint, are completed once', async () => {
    for (const isStreamed of [false, true]) {
      const before = await epochs()
      await changeAll(10)
      await checkAll()
      await whileStopped(async () => {
        for (const { keys, tenantId, board, head } of boards) {
          const checkpoint = head() - 4
          const [row] = await fixture.database.admin<{ mark: string }[]>`select md5(payload::text) as mark
            from credit.outbox where tenant_id = ${tenantId} and topic = ${topic} and key = ${board} and sequence = ${checkpoint}`
          await client.hset(keys.state, 'checkpoint', checkpoint, 'mark', row!.mark)
          if (isStreamed) continue
          const entries = await client.xrange(keys.changes, '-', '+')
          await client.del(keys.changes)
          for (const [id, fields] of entries.slice(0, -4)) await client.xadd(keys.changes, id, ...fields)
        }
      })
      await checkAll()
      expect(await epochs()).toEqual(before)
    }
  })

  it('a Redis that was emptied, or killed and started empty, is filled again', async () => {
    const before = await epochs()
    await client.flushall()
    await checkAll()
    const between = await epochs()
    expect(between.some((epoch) => before.includes(epoch))).toBe(false)
    await redis.kill()
    await changeAll(6)
    await removeDump(directory)
    await redis.start()
    await checkAll()
    const after = await epochs()
    expect(after.some((epoch) => between.includes(epoch))).toBe(false)
    // Without an event, too.
    const [board] = boards
    await client.zpopmin(board.keys.leaderboard, 3)
    await expect.poll(async () => (await board.state()).epoch ?? after[0], { interval: 20 }).not.toBe(after[0])
    await checkAll()
  })

  it('a Redis with an old dump catches up from it', async () => {
    const before = await epochs()
    await client.save()
    await changeAll(20)
    await checkAll()
    await redis.kill()
    await redis.start()
    await changeAll(3)
    await checkAll()
    expect(await epochs()).toEqual(before)
  })

  it('a leader that is paused is replaced, and writes nothing when it is back', async () => {
    const standby = await startWorker()
    worker.process.kill('SIGSTOP')
    try {
      const fences = await Promise.all(boards.map((board) => board.state()))
      await changeAll(8)
      await checkAll()
      const taken = await Promise.all(boards.map((board) => board.state()))
      expect(taken.map(({ term }) => Number(term))).toEqual(fences.map(({ term }) => Number(term) + 1))
      worker.process.kill('SIGCONT')
      for (let i = 0; i < 5; i++) await changeAll(4)
      await checkAll()
      const after = await Promise.all(boards.map((board) => board.state()))
      expect(after.map(({ fence }) => fence)).toEqual(taken.map(({ fence }) => fence))
    } finally {
      await worker.end()
      worker = standby
    }
  })

  it('a subscriber whose process is killed resumes after its last cursor', async () => {
    const [board] = boards
    const begun = board.head()
    const after = (sequence: number) => changeCursor(topic, board.board, sequence)
    const following = (sequence: number) =>
      startChild({ follow: { tenantId: board.tenantId, board: board.board, after: after(sequence) } })
    const first = await following(begun)
    for (let i = 0; i < 5; i++) await board.change(10)
    await expect.poll(() => first.lines.length, { interval: 5 }).toBeGreaterThan(10)
    await first.end()
    const received = first.lines.slice(1).map(sequenceOf)
    await board.change(10)
    const second = await following(received.at(-1)!)
    await expect.poll(() => second.lines.length - 1 + received.length, { interval: 20 }).toBe(board.head() - begun)
    received.push(...second.lines.slice(1).map(sequenceOf))
    expect(received).toEqual(received.map((_, i) => begun + 1 + i))
    await second.end()
    await checkAll()
  })

  it('polling goes on when the connections that receive hints are cut', async () => {
    const { admin } = fixture.database
    const cut = () => admin`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'quintet bus'`
    await cut()
    await changeAll(7)
    await cut()
    await checkAll()
  })

  it('events removed before they came to Redis are in a snapshot, and a late cursor is CURSOR_EXPIRED', async () => {
    const [board] = boards
    const before = await epochs()
    await whileStopped(async () => {
      await changeAll(9)
      // Subscribers have them already.
      await checkFollowers()
      await fixture.database.admin`delete from credit.outbox where tenant_id = ${board.tenantId} and topic = ${topic}
        and sequence <= ${board.head() - 4}`
    })
    await checkAll()
    const now = await epochs()
    expect([now[0] === before[0], now[1] === before[1]]).toEqual([false, true])
    const after = changeCursor(topic, board.board, 3)
    const late = await startChild({ follow: { tenantId: board.tenantId, board: board.board, after } })
    await expect.poll(() => late.lines[1], { interval: 20 }).toBe('CURSOR_EXPIRED')
    await late.end()
  })

  it('Redis follows a PostgreSQL that was restored to an earlier state, also after new changes', async () => {
    for (const further of [0, 30]) {
      const { admin } = fixture.database
      const tables = ['scores', 'scores_tally', 'streams', 'outbox']
      await checkAll()
      for (const table of tables)
        await admin.unsafe(`create table public.saved_${table} as select * from credit.${table}`)
      const restore = boards.map((board) => board.save())
      await changeAll(20)
      await checkAll()
      const before = await epochs()
      // Their streams belong to a state that no longer exists.
      for (const { stop } of followers.splice(0)) stop()
      await whileStopped(async () => {
        await admin.begin(async (sql) => {
          await sql.unsafe(`set local session_replication_role = replica`)
          for (const table of tables) {
            await sql.unsafe(`delete from credit.${table}; insert into credit.${table} select * from public.saved_${table};
              drop table public.saved_${table}`)
          }
        })
        for (const back of restore) back()
        if (further > 0) await changeAll(further)
      })
      await checkAll()
      const now = await epochs()
      expect(now.some((epoch) => before.includes(epoch))).toBe(false)
    }
  })

  it('a board that was removed leaves no keys', async () => {
    const [{ tenantId }, other] = boards
    await fixture.database.admin.begin(async (sql) => {
      await sql.unsafe('set local session_replication_role = replica')
      for (const table of ['scores', 'scores_tally', 'streams', 'outbox']) {
        await sql.unsafe(`delete from credit.${table} where tenant_id = $1`, [tenantId])
      }
    })
    await expect.poll(async () => client.keys(`q:{${tenantId}/*`), { timeout: 30_000 }).toEqual([])
    await other.check()
  })
})
