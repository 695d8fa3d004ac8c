// PostgreSQL killed under load: what is answered meanwhile, what is there afterwards, and that Quintet comes back itself.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { aDirectory, descendantsOf, type Program, removeAll, run, untilGone } from '../process/program.ts'
import { recordedScores } from '../support/clients/subscribers.ts'
import { category } from '../support/clients/traffic.ts'
import { withParts } from '../support/database/database.ts'
import { type Distributed, startDistributed } from '../support/quintet/distributed.ts'
import { isAlive, serverPid } from '../support/quintet/embedded.ts'
import type { Json } from '../support/quintet/quintet.ts'
import { crowdSize, type Load, startLoad } from './load.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const awayMilliseconds = 5_000
/** Longer than a transaction waits for its beginning, or a statement for its answer. */
const frozenMilliseconds = 12_000
/** How long after PostgreSQL is back everything must work again. */
const recoveryMilliseconds = 10_000
/** By then LISTEN is in force again. */
const hintMilliseconds = 3_000

interface Form {
  readonly name: string
  /** Where its PostgreSQL keeps its data. */
  readonly directory: string
  /** Starts Quintet; the origin of its gateway. */
  start(): Promise<string>
  /** Superuser of its PostgreSQL, which may have been restarted. */
  adminUrl(): string
  /** Ends PostgreSQL the hard way and keeps it away. */
  fell(): Promise<void>
  /** Lets PostgreSQL come back, if it is away. */
  raise(): Promise<void>
  stop(): Promise<void>
}

/** As `pnpm start` runs it. A process of the killed server that lives on is what keeps it away: nobody else may. */
function embedded(): Form {
  const directory = aDirectory()
  let program: Program
  let lingering = 0
  return {
    name: 'embedded',
    directory,
    async start() {
      program = await run({ directory, environment: { LOG_LEVEL: 'error' } })
      await program.ready
      return program.url
    },
    adminUrl() {
      const port = readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]
      const password = readFileSync(join(directory, 'postgres.password'), 'utf8')
      return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
    },
    async fell() {
      const pid = serverPid(directory)
      lingering = descendantsOf(pid)[0]!
      process.kill(lingering, 'SIGSTOP')
      process.kill(pid, 'SIGKILL')
    },
    async raise() {
      if (lingering !== 0) process.kill(lingering, 'SIGCONT')
      lingering = 0
    },
    async stop() {
      const pids = [program.pid, ...descendantsOf(program.pid)]
      program.signal('SIGTERM')
      expect((await program.ended).code).toBe(0)
      await untilGone(pids, 2_000)
    },
  }
}

/** Processes apart, on a PostgreSQL that somebody else runs. */
function distributed(): Form {
  const directory = aDirectory()
  let server: EmbeddedPostgres
  let quintet: Distributed
  let isAway = false
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
    async fell() {
      process.kill(serverPid(directory), 'SIGKILL')
      await server.exited
      isAway = true
    },
    async raise() {
      if (isAway) server = await startEmbeddedPostgres({ directory, port: server.port })
      isAway = false
    },
    async stop() {
      await quintet?.stop()
      await server?.stop()
    },
  }
}

describe.each([embedded(), distributed()])('$name: PostgreSQL', (form) => {
  let origin: string
  let load: Load
  beforeAll(async () => {
    origin = await form.start()
  })
  afterEach(async () => {
    load?.stop()
    await form.raise()
  })
  afterAll(async () => {
    await form.stop()
    await removeAll()
  })
  const statusOf = async (path: string): Promise<number> => (await fetch(`${origin}${path}`)).status

  it('killed under load: what is missing is UNAVAILABLE, and everything comes back by itself', async () => {
    load = await startLoad(origin)
    await untilSteady(load)
    const hints = await startHints(form.adminUrl())

    await form.fell()
    const crowd = load.crowd()
    load.subscribe()
    const statuses: number[][] = []
    for (const end = Date.now() + awayMilliseconds; Date.now() < end; await pause(200)) {
      statuses.push([await statusOf('/health'), await statusOf('/live')])
    }
    expect(new Set(statuses.map(String))).toEqual(new Set(['503,200']))
    // Each is told for himself: who waited for others' failures, one after another, would wait for half a minute.
    expect(await crowd).toBeLessThan(10_000)
    expect(load.counts.unavailable).toBeGreaterThan(crowdSize)
    await form.raise()
    await untilBack(load)
    await hints.untilHeard(hintMilliseconds)
    await hints.close()
    expect(await statusOf('/health')).toBe(200)
    await load.finish()
    await expectWhole(load, form.adminUrl())
  })

  it('cutting off everybody again and again: the same', async () => {
    load = await startLoad(origin)
    const admin = postgres(form.adminUrl(), { max: 1, onnotice: () => {} })
    for (let i = 0; i < 20; i++) {
      await pause(150)
      await admin`select pg_terminate_backend(pid) from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`
    }
    await admin.end()
    await untilBack(load)
    await load.finish()
    await expectWhole(load, form.adminUrl())
  })

  it('that stops answering without a word: the same', async () => {
    load = await startLoad(origin)
    await untilSteady(load)
    const pid = serverPid(form.directory)
    const pids = [pid, ...descendantsOf(pid)]
    for (const each of pids) process.kill(each, 'SIGSTOP')
    await pause(frozenMilliseconds)
    for (const each of pids) if (isAlive(each)) process.kill(each, 'SIGCONT')
    expect(load.counts.unavailable).toBeGreaterThan(0)
    await untilBack(load)
    await load.finish()
    await expectWhole(load, form.adminUrl())
  })
})

/** Hints as they go from one process to another. */
async function startHints(url: string) {
  const [sending, hearing] = [0, 1].map(() => createPostgresBus(url, createLogger('silent')))
  let heard = 0
  hearing!.onWake('faults', () => heard++)
  const untilHeard = async (timeout: number): Promise<void> => {
    const before = heard
    const isHeard = () => {
      sending!.wake('faults')
      return heard > before
    }
    await expect.poll(isHeard, { timeout, interval: 100 }).toBe(true)
  }
  await untilHeard(hintMilliseconds)
  return { untilHeard, close: () => Promise.all([sending!.close(), hearing!.close()]) }
}

async function untilSteady({ counts, acknowledged }: Load): Promise<void> {
  await expect.poll(() => counts.whole > 10 && acknowledged.length > 20, { timeout: 30_000 }).toBe(true)
}

async function untilBack(load: Load): Promise<void> {
  const { whole } = load.counts
  const { length } = load.acknowledged
  const isBack = () => load.counts.whole > whole + 20 && load.acknowledged.length > length + 20
  await expect.poll(isBack, { timeout: recoveryMilliseconds, interval: 20 }).toBe(true)
}

/** Nothing lost, nothing twice, at any place where it can be read. */
async function expectWhole(load: Load, adminUrl: string): Promise<void> {
  expect([...new Set(load.faults)]).toEqual([])
  expect(load.counts.longest).toBeLessThan(15_000)
  const truth = await recordedScores(adminUrl, load.after)
  const acknowledged = new Map(load.acknowledged.map((each) => [each.cursor, each]))
  expect(truth.map(({ cursor }) => acknowledged.get(cursor))).toEqual(truth)
  expect(truth).toHaveLength(load.acknowledged.length)

  for (const { received: heard, errors, ended } of load.subscribers) {
    await expect.poll(() => heard.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(truth.length)
    expect(heard).toEqual(truth)
    expect(ended).toEqual([])
    expect(errors.filter(({ extensions }) => extensions.code !== 'UNAVAILABLE')).toEqual([])
  }

  const { data } = await load.call('CreditLeaderboard', { category, first: 100 }, load.token)
  const nodes: Json[] = data.creditLeaderboard.nodes
  const shown = Object.fromEntries(nodes.map(({ applicant, value }) => [applicant.id, value]))
  expect(shown).toMatchObject(Object.fromEntries(truth.map(({ applicantId, value }) => [applicantId, value])))
}
