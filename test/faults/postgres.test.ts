// PostgreSQL killed under load: the answers meanwhile, the data afterwards, and the recovery of Quintet.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { Redis } from 'ioredis'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { aDirectory, descendantsOf, type Program, removeAll, run, untilGone } from '../process/program.ts'
import { recordedScores } from '../support/clients/subscribers.ts'
import { category } from '../support/clients/traffic.ts'
import { withParts } from '../support/database/database.ts'
import { type Distributed, startDistributed } from '../support/quintet/distributed.ts'
import { isAlive, serverPid } from '../support/quintet/embedded.ts'
import type { Json } from '../support/quintet/quintet.ts'
import { aRedis, hasRedis, type TestRedis } from '../support/quintet/redis.ts'
import { crowdSize, type Load, startLoad } from './load.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const downMilliseconds = 5_000
/** Longer than the deadlines of transactions and statements. */
const frozenMilliseconds = 12_000
/** Everything must work again this long after PostgreSQL is back. */
const recoveryMilliseconds = 10_000
/** LISTEN must work again after this time. */
const hintMilliseconds = 3_000

interface Form {
  readonly name: string
  /** The data directory of its PostgreSQL. */
  readonly directory: string
  /** Starts Quintet; the origin of its gateway. */
  start(): Promise<string>
  /** Connection string of the superuser; its port changes with a restart. */
  adminUrl(): string
  /** Redis, in which its scores are too; null without it. */
  redisUrl(): string | null
  /** Kills PostgreSQL and keeps it from starting. */
  kill(): Promise<void>
  /** Allows PostgreSQL to start again, if it was killed. */
  recover(): Promise<void>
  stop(): Promise<void>
}

/** As `pnpm start` runs it. A stopped process of the killed server keeps the next one from starting. */
function embedded(): Form {
  const directory = aDirectory()
  let program: Program
  let stopped = 0
  let redis: TestRedis | null = null
  return {
    name: 'embedded',
    directory,
    async start() {
      redis = hasRedis ? await aRedis() : null
      await redis?.start()
      const environment = { LOG_LEVEL: 'error', ...(redis === null ? {} : { REDIS_URL: redis.url }) }
      program = await run({ directory, environment })
      await program.ready
      return program.url
    },
    adminUrl() {
      const port = readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]
      const password = readFileSync(join(directory, 'postgres.password'), 'utf8')
      return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
    },
    redisUrl: () => redis?.url ?? null,
    async kill() {
      const pid = serverPid(directory)
      stopped = descendantsOf(pid)[0]!
      process.kill(stopped, 'SIGSTOP')
      process.kill(pid, 'SIGKILL')
    },
    async recover() {
      if (stopped !== 0) process.kill(stopped, 'SIGCONT')
      stopped = 0
    },
    async stop() {
      const pids = [program.pid, ...descendantsOf(program.pid)]
      program.signal('SIGTERM')
      expect((await program.ended).code).toBe(0)
      await untilGone(pids, 2_000)
      await redis?.kill()
    },
  }
}

/** The distributed start, on a PostgreSQL of the user. */
function distributed(): Form {
  const directory = aDirectory()
  let server: EmbeddedPostgres
  let quintet: Distributed
  let isDown = false
  const serverUrl = () =>
    `postgres://${server.user}:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  return {
    name: 'distributed',
    directory,
    async start() {
      server = await startEmbeddedPostgres({ directory })
      const database = { url: withParts(serverUrl(), { user: 'quintet', password: 'secret' }), adminUrl: serverUrl() }
      quintet = await startDistributed({ database: { ...database, drop: async () => {} } })
      return quintet.gateways[0]!
    },
    adminUrl: serverUrl,
    redisUrl: () => null,
    async kill() {
      process.kill(serverPid(directory), 'SIGKILL')
      await server.exited
      isDown = true
    },
    async recover() {
      if (isDown) server = await startEmbeddedPostgres({ directory, port: server.port })
      isDown = false
    },
    async stop() {
      await quintet?.stop()
      await server?.stop()
    },
  }
}

describe.each([embedded(), distributed()])('Quintet ($name)', (form) => {
  let origin: string
  let load: Load
  beforeAll(async () => {
    origin = await form.start()
  })
  afterEach(async () => {
    load?.stop()
    await form.recover()
  })
  afterAll(async () => {
    await form.stop()
    await removeAll()
  })
  const statusOf = async (path: string): Promise<number> => (await fetch(`${origin}${path}`)).status

  it('answers UNAVAILABLE for missing parts, and recovers, when PostgreSQL is killed under load', async () => {
    load = await startLoad(origin)
    await untilSteady(load)
    const hints = await startHints(form.adminUrl())

    await form.kill()
    const crowd = load.crowd()
    load.subscribe()
    const statuses: number[][] = []
    for (const end = Date.now() + downMilliseconds; Date.now() < end; await pause(200)) {
      statuses.push([await statusOf('/health'), await statusOf('/live')])
    }
    expect(new Set(statuses.map(String))).toEqual(new Set(['503,200']))
    // Callers do not wait for the failures of others, which would take half a minute in a row.
    expect(await crowd).toBeLessThan(10_000)
    expect(load.counts.unavailable).toBeGreaterThan(crowdSize)
    await form.recover()
    await untilRecovered(load)
    await hints.untilReceived(hintMilliseconds)
    await hints.close()
    expect(await statusOf('/health')).toBe(200)
    await load.finish()
    await expectWhole(load, form)
  })

  it('answers UNAVAILABLE for missing parts, and recovers, when PostgreSQL cuts all connections repeatedly', async () => {
    load = await startLoad(origin)
    const admin = postgres(form.adminUrl(), { max: 1, onnotice: () => {} })
    for (let i = 0; i < 20; i++) {
      await pause(150)
      await admin`select pg_terminate_backend(pid) from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`
    }
    await admin.end()
    await untilRecovered(load)
    await load.finish()
    await expectWhole(load, form)
  })

  it('answers UNAVAILABLE for missing parts, and recovers, when PostgreSQL stops answering', async () => {
    load = await startLoad(origin)
    await untilSteady(load)
    const pid = serverPid(form.directory)
    const pids = [pid, ...descendantsOf(pid)]
    for (const each of pids) process.kill(each, 'SIGSTOP')
    await pause(frozenMilliseconds)
    for (const each of pids) if (isAlive(each)) process.kill(each, 'SIGCONT')
    expect(load.counts.unavailable).toBeGreaterThan(0)
    await untilRecovered(load)
    await load.finish()
    await expectWhole(load, form)
  })
})

/** Hints from one process to another. */
async function startHints(url: string) {
  const [sending, receiving] = [0, 1].map(() => createPostgresBus(url, createLogger('silent')))
  let received = 0
  receiving!.onWake('faults', () => received++)
  const untilReceived = async (timeout: number): Promise<void> => {
    const before = received
    const isReceived = () => {
      sending!.wake('faults')
      return received > before
    }
    await expect.poll(isReceived, { timeout, interval: 100 }).toBe(true)
  }
  await untilReceived(hintMilliseconds)
  return { untilReceived, close: () => Promise.all([sending!.close(), receiving!.close()]) }
}

async function untilSteady({ counts, acknowledged }: Load): Promise<void> {
  await expect.poll(() => counts.whole > 10 && acknowledged.length > 20, { timeout: 30_000 }).toBe(true)
}

async function untilRecovered(load: Load): Promise<void> {
  const { whole } = load.counts
  const { length } = load.acknowledged
  const isRecovered = () => load.counts.whole > whole + 20 && load.acknowledged.length > length + 20
  await expect.poll(isRecovered, { timeout: recoveryMilliseconds, interval: 20 }).toBe(true)
}

/** Nothing is lost and nothing is there twice, wherever it is read. */
async function expectWhole(load: Load, form: Form): Promise<void> {
  expect([...new Set(load.faults)]).toEqual([])
  expect(load.counts.slowest).toBeLessThan(15_000)
  const truth = await recordedScores(form.adminUrl(), load.after)
  const acknowledged = new Map(load.acknowledged.map((each) => [each.cursor, each]))
  expect(truth.map(({ cursor }) => acknowledged.get(cursor))).toEqual(truth)
  expect(truth).toHaveLength(load.acknowledged.length)

  for (const { received, errors, ended } of load.subscribers) {
    await expect.poll(() => received.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(truth.length)
    expect(received).toEqual(truth)
    expect(ended).toEqual([])
    expect(errors.filter(({ extensions }) => extensions.code !== 'UNAVAILABLE')).toEqual([])
  }

  const { data } = await load.call('CreditLeaderboard', { category, first: 100 }, load.token)
  const nodes: Json[] = data.creditLeaderboard.nodes
  const shown = Object.fromEntries(nodes.map(({ applicant, value }) => [applicant.id, value]))
  expect(shown).toMatchObject(Object.fromEntries(truth.map(({ applicantId, value }) => [applicantId, value])))
  const redisUrl = form.redisUrl()
  if (redisUrl === null) return
  const redis = new Redis(redisUrl)
  const read = async () => {
    const found = await redis.zrange(`q:{${acme.id}/${category}}:leaderboard:${category}`, '0', '-1', 'WITHSCORES')
    return Object.fromEntries(found.flatMap((id, i) => (i % 2 === 0 ? [[id, Number(found[i + 1]) / 100]] : [])))
  }
  await expect.poll(read, { timeout: 15_000 }).toEqual(shown)
  redis.disconnect()
}
