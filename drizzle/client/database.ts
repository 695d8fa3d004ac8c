// Connections of one subgraph: few that reads share, a pool for transactions, one for slow statements, one for its jobs.
import postgres from 'postgres'
import { probePooler } from './pooler-probe.ts'
import { createReadLanes } from './read-pools.ts'
import { createScope, type Scope } from './scope.ts'
import type { Identity } from './statement.ts'

export interface DatabaseSettings {
  /** The subgraph's name, which is also its PostgreSQL schema. */
  readonly subgraph: string
  /** Connection string of the runtime login. */
  readonly url: string
  /** Connection string for LISTEN, jobs and migrations; must reach the server directly, not through a pooler. */
  readonly directUrl: string
  /** Connections for transactions; 6 unless told, 10 where reads need one too. */
  readonly connections?: number
  /** False behind a transaction pooler without prepared statements; true unless told. */
  readonly prepare?: boolean
  /** What says who reads: settings in front of each statement, unless told or `prepare` is false, or a transaction. */
  readonly reads?: 'statement' | 'transaction'
  /** Called with the text of each statement, before it is sent: for tests and traces. */
  readonly observe?: (text: string) => void
}

export interface Database {
  /** Reads and writes under an identity: every statement runs under its row-level security. */
  scope(identity: Identity): Scope
  /** A pool under the job role, which sees the control tables of all tenants and nothing else. */
  readonly jobs: postgres.Sql
  /** Throws when the database does not answer within 2 s. */
  probe(): Promise<void>
  /** Throws with one clear sentence when prepared statements do not survive what stands before the server. */
  probePooler(): Promise<void>
  close(): Promise<void>
}

/** So few that each write to a socket carries many statements, and enough that one slow read does not hold all. */
const readConnections = 4

/** Raw text in and out: decoding is the statement's work, and drizzle's columns expect PostgreSQL's text. */
const asText = Object.fromEntries([1184, 1082, 1114, 114, 3802].map((oid) => [oid, (value: unknown) => value]))

function pool(url: string, options: postgres.Options<Record<string, postgres.PostgresType>>): postgres.Sql {
  const sql = postgres(url, {
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    fetch_types: false,
    // After a mass loss the driver's own delay grows to 20 s.
    backoff: (losses) => Math.min(3 ** losses / 100, 1),
    ...options,
  })
  Object.assign(sql.options.parsers, asText)
  Object.assign(sql.options.serializers, asText)
  return sql
}

/** Opens the pools of a subgraph. Nothing is connected before the first statement. */
export function openDatabase(settings: DatabaseSettings): Database {
  const name = `quintet ${settings.subgraph}`
  const prepare = settings.prepare ?? true
  const hasFront = prepare && settings.reads !== 'transaction'
  const connections = settings.connections ?? (hasFront ? 6 : 10)
  const fast = pool(settings.url, { prepare, max: connections, connection: { application_name: name } })
  const reads = hasFront
    ? createReadLanes(
        () => pool(settings.url, { max: 1, connection: { application_name: `${name} reads` } }),
        Math.min(readConnections, connections),
      )
    : null
  const slow = pool(settings.url, { prepare, max: 4, connection: { application_name: `${name} slow` } })
  const jobs = pool(settings.directUrl, {
    max: 2,
    connection: { application_name: `${name} jobs`, role: `${settings.subgraph}_job` },
  })
  const lanes = { fast, slow, reads, reader: `${settings.subgraph}_readonly`, prepare }
  return {
    scope: (identity) => createScope(lanes, identity, settings.observe),
    jobs,
    probePooler: () =>
      probePooler(() => pool(settings.url, { prepare, max: 1, connection: { application_name: name } }), prepare),
    async probe() {
      const late = AbortSignal.timeout(2000)
      await Promise.race([
        Promise.all([fast, ...(reads?.all ?? [])].map((lane) => lane.unsafe('select 1'))),
        new Promise((_, reject) => late.addEventListener('abort', () => reject(new Error('no answer within 2 s')))),
      ])
    },
    async close() {
      await Promise.all([fast, slow, ...(reads?.all ?? []), jobs].map((sql) => sql.end({ timeout: 5 })))
    },
  }
}
