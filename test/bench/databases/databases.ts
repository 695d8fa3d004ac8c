// What tenants' own databases cost a process: connections, memory, CPU while nothing happens, and the first answer of a tenant
// whose database no one has asked for a while. All databases are on one server, as many small tenants' are.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { credit } from '@quintet/credit/subgraph.ts'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { placedSubgraphs } from '@quintet/drizzle/table-parts/residences.ts'
import type { Placements } from '@quintet/kit/events/placements.ts'
import { cellDatabases } from '@quintet/kit/server/cell-databases.ts'
import type { Subgraph } from '@quintet/kit/subgraph/definition.ts'
import { startPlaced } from '@quintet/kit/subgraph/placed.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { serverPid } from '../../support/quintet/embedded.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'
import { cpuOf } from '../cpu.ts'
import { quantile, tableOf } from '../table.ts'

const login = { name: 'bench', password: 'bench' }
/** Connections of a process to a database at most: for requests and for jobs, of recruiting and of credit. */
const connectionsOfDatabase = 12
const settleMilliseconds = 3_000
/** After a start runs are looked for that were lost with the process before: more often than later. */
const takeoverMilliseconds = 20_000

const questions = {
  recruiting: 'query ($id: ID!) { job(id: $id) { id } }',
  credit: 'query ($id: ID!) { creditApplication(id: $id) { id } }',
} as const

export interface DatabasesReport {
  readonly databases: number
  /** Milliseconds of the first answer of each tenant, and of later ones. */
  readonly cold: readonly number[]
  readonly warm: readonly number[]
  readonly forms: readonly {
    readonly name: string
    /** For each database. */
    readonly connections: number
    /** Megabytes for each database, of the process and of the server. */
    readonly processMegabytes: number
    readonly serverMegabytes: number
    /** Of a core, for all databases together while nothing happens: of the process and of the server. */
    readonly idleCpu: number
  }[]
}

/** @param count how many databases */
export async function measureDatabases(count: number): Promise<DatabasesReport> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-databases-'))
  const server = await startEmbeddedPostgres({ directory, maxConnections: 60 + (count + 1) * connectionsOfDatabase })
  const serverUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} })
  try {
    const urlOf = (database: string) => withParts(serverUrl, { database })
    await admin`create database template`
    for (const subgraph of placedSubgraphs) await migrate({ subgraph, adminUrl: urlOf('template'), login })
    const places = Array.from({ length: count }, (_, i) => ({
      name: `tenant_${i}`,
      id: randomUUID(),
      tenantId: randomUUID(),
    }))
    for (const name of ['home', ...places.map(({ name }) => name)]) {
      await admin.unsafe(`create database ${name} template template`)
    }
    const stringsOf = (database: string) => ({
      url: withParts(urlOf(database), { user: login.name, password: login.password }),
      migrationUrl: urlOf(database),
    })
    const placed = new Map<string, string>(places.map(({ tenantId, id }) => [tenantId, id]))
    const placements: Placements = {
      isSingle: () => false,
      others: () => places.map(({ id, name }) => ({ id, name, region: null, connections: stringsOf(name) })),
      databaseOf: (tenantId) => placed.get(tenantId) ?? homeDatabaseId,
      hasComeHome: () => false,
      regionOf: () => null,
      tenantCounts: () => new Map(),
      refresh: async () => {},
      onChange: () => () => {},
      close: async () => {},
    }
    const serverProcess = serverPid(directory)
    const connectionsOfTenants = async (): Promise<number> => {
      const [row] = await admin`select count(*)::int as count from pg_stat_activity where datname like 'tenant\\_%'`
      return row!.count
    }
    const start = (isWorker: boolean) =>
      Promise.all([open(recruiting as never, isWorker), open(credit as never, isWorker)])
    const open = (subgraph: Subgraph<never>, isWorker: boolean): Promise<TestSubgraph<never>> => {
      const { url, migrationUrl } = stringsOf('home')
      const home = {
        adminUrl: migrationUrl,
        open: (name: string) => openDatabase({ subgraph: name, url, directUrl: migrationUrl }),
      }
      const cells = { placements, ...cellDatabases({ prepare: true, reads: 'statement' }), migrate: async () => {} }
      return startSubgraph({ name: subgraph.name, start: (runtime) => startPlaced(subgraph, runtime, cells) }, home, {
        isWorker,
        peers: async () => ({ data: {} }),
      })
    }
    const cold: number[] = []
    const warm: number[] = []
    const form = async (name: string, isWorker: boolean) => {
      const before = memoryOf(serverProcess)
      const subgraphs = await start(isWorker)
      try {
        await pause(settleMilliseconds)
        const [process0, server0] = [await processMemory(), isWorker ? before : memoryOf(serverProcess)]
        for (const { tenantId } of places) {
          for (const subgraph of subgraphs) {
            for (const times of isWorker ? [warm] : [cold, warm]) times.push(await answer(subgraph, tenantId))
          }
        }
        await pause(isWorker ? takeoverMilliseconds : settleMilliseconds)
        const connections = await connectionsOfTenants()
        const [process1, server1] = [await processMemory(), memoryOf(serverProcess)]
        const [cpu0, begun] = [cpuOfAll(serverProcess), performance.now()]
        await pause(settleMilliseconds)
        const idleCpu = (cpuOfAll(serverProcess) - cpu0) / (performance.now() - begun)
        return {
          name,
          connections: connections / count,
          processMegabytes: (process1 - (isWorker ? startMemory : process0)) / count,
          serverMegabytes: (server1 - server0) / count,
          idleCpu,
        }
      } finally {
        await Promise.all(subgraphs.map((subgraph) => subgraph.close()))
      }
    }
    const startMemory = await processMemory()
    const requests = await form('requests', false)
    const jobs = await form('requests and jobs', true)
    return { databases: count, cold, warm, forms: [requests, jobs] }
  } finally {
    await admin.end()
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Milliseconds of a question about a row that is not there, by a tenant. */
async function answer(subgraph: TestSubgraph<never>, tenantId: string): Promise<number> {
  const query = questions[subgraph.running.name as keyof typeof questions]
  const envelope = envelopeOf({ userId: randomUUID(), tenantId, grants: ['*.*:*'] })
  const begun = performance.now()
  const { errors = [] } = await subgraph.running.execute({ query, variables: { id: randomUUID() } }, envelope)
  const wrong = errors.filter(({ extensions }) => extensions.code !== 'NOT_FOUND')
  if (wrong[0] !== undefined) throw wrong[0]
  return performance.now() - begun
}

const megabyte = 1_000_000

/** Megabytes of this process, after a collection where Node lets the bench ask for one. */
async function processMemory(): Promise<number> {
  globalThis.gc?.()
  await pause(100)
  return process.memoryUsage().rss / megabyte
}

/** The server's processes: the first one and its children. */
function processesOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return [pid, ...children.trim().split(' ').filter(Boolean).map(Number)]
}

/** Megabytes of the server's processes, each part of shared memory once. */
function memoryOf(pid: number): number {
  const kilobytes = processesOf(pid).map((each) => {
    try {
      return Number(/^Pss: +(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      return 0
    }
  })
  return (kilobytes.reduce((sum, each) => sum + each, 0) * 1024) / megabyte
}

const cpuOfAll = (pid: number): number =>
  cpuOf([process.pid]) + processesOf(pid).reduce((sum, each) => sum + (cpuOf([each]) || 0), 0)

/** @param count how many databases */
export async function benchDatabases(count: number): Promise<string> {
  const { cold, warm, forms } = await measureDatabases(count)
  const times = (list: readonly number[]) => [quantile(list, 0.5), quantile(list, 0.95), quantile(list, 1)]
  return [
    `${count} databases of a tenant each on one server, asked by a process of recruiting and credit`,
    '',
    tableOf([
      ['answers, ms', 'median', '95 %', 'slowest'],
      ['first of a tenant', ...times(cold).map((each) => each.toFixed(1))],
      ['later', ...times(warm).map((each) => each.toFixed(1))],
    ]),
    '',
    tableOf([
      ['a process for', 'connections', 'MB of it', 'MB of the server', 'idle: % of a core'],
      ...forms.map(({ name, connections, processMegabytes, serverMegabytes, idleCpu }) => [
        name,
        connections.toFixed(1),
        processMegabytes.toFixed(2),
        serverMegabytes.toFixed(2),
        (idleCpu * 100).toFixed(0),
      ]),
    ]),
    '',
    'Connections and megabytes are for each database, CPU is for all of them together.',
    '',
  ].join('\n')
}
