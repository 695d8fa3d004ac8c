// Connections of one subgraph: a few that reads share, a pool for transactions, one for slow statements, one for jobs,
// and one connection for long reads while there are any.
import postgres from 'postgres'
import { partEntryOf, tenantEntryOf } from '../table-parts/residences.ts'
import { probePooler } from './pooler-probe.ts'
import { createReadPools } from './read-pools.ts'
import { createScope, type Scope } from './scope.ts'
import { openStandby, type ReadAfter } from './standby.ts'
import type { StandbyState } from './standby-watch.ts'
import type { Identity } from './statement.ts'

export interface StandbySettings {
  /** Connection string of the runtime login. */
  readonly url: string
  /** A standby that is further behind is not read from. */
  readonly maxLagSeconds: number
}

export interface DatabaseSettings {
  /** The subgraph's name, which is also its PostgreSQL schema. */
  readonly subgraph: string
  /** Connection string of the runtime login. */
  readonly url: string
  /** Connection string for LISTEN, jobs and migrations. It must reach the server directly, not through a pooler. */
  readonly directUrl: string
  /** Connections for transactions: 6 by default, 10 where reads need them too. */
  readonly connections?: number
  /** Whether it is one of many, and so has four connections for requests: one for reads, two for transactions, one for slow statements. */
  readonly isSmall?: boolean
  /** False behind a transaction pooler without prepared statements; true by default. */
  readonly prepare?: boolean
  /** How reads carry the identity: settings in front of each statement by default; a transaction where `prepare` is false. */
  readonly reads?: 'statement' | 'transaction'
  /** A streaming standby for reads, reached directly; none unless told. */
  readonly standby?: StandbySettings | null
  /** Called with the text of each statement before it is sent, for tests and traces. */
  readonly observe?: (text: string) => void
}

export interface Database {
  /**
   * Reads and writes with an identity: each statement runs under its row-level security.
   * @param after what reads must see, where they may come from a standby; without it all come from the primary
   */
  scope(identity: Identity, after?: ReadAfter): Scope
  /** Where the primary's log ends now, as `cluster:position`, or `*` where it does not say; null without a standby. */
  position: (() => Promise<string>) | null
  /** Null without a standby. */
  standby: (() => StandbyState) | null
  /** A pool under the job role, which sees the control tables of all tenants, and no others. */
  readonly jobs: postgres.Sql
  /** The settings' connection string that reaches the server directly, for connections that pg-boss makes itself. */
  readonly directUrl: string
  /** Throws when the database does not answer in time: 2 s by default. */
  probe(milliseconds?: number): Promise<void>
  /** Throws with one clear sentence when prepared statements do not work through a pooler in front of the server. */
  probePooler(): Promise<void>
  close(): Promise<void>
}

const defaultProbeMilliseconds = 2_000

/** So few that each write to a socket carries many statements, and enough that a slow read does not delay all others. */
const readConnections = 4

/** Raw text in and out. Statements decode it, and drizzle's columns expect PostgreSQL's text form. */
const asText = Object.fromEntries([1184, 1082, 1114, 114, 3802].map((oid) => [oid, (value: unknown) => value]))

function pool(url: string, options: postgres.Options<Record<string, postgres.PostgresType>>): postgres.Sql {
  const sql = postgres(url, {
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    fetch_types: false,
    // The driver's own delay grows to 20 s when many connections are lost.
    backoff: (losses) => Math.min(3 ** losses / 100, 1),
    ...options,
  })
  Object.assign(sql.options.parsers, asText)
  Object.assign(sql.options.serializers, asText)
  return sql
}

/** Opens the pools of a subgraph. No connection is made before the first statement. */
export function openDatabase(settings: DatabaseSettings): Database {
  const name = `quintet ${settings.subgraph}`
  const prepare = settings.prepare ?? true
  const readsWithoutTransaction = prepare && settings.reads !== 'transaction'
  const { isSmall = false } = settings
  const connections = settings.connections ?? (isSmall ? 2 : readsWithoutTransaction ? 6 : 10)
  const fast = pool(settings.url, { prepare, max: connections, connection: { application_name: name } })
  const reads = readsWithoutTransaction
    ? createReadPools(
        () => pool(settings.url, { max: 1, connection: { application_name: `${name} reads` } }),
        isSmall ? 1 : Math.min(readConnections, connections),
      )
    : null
  const slow = pool(settings.url, { prepare, max: isSmall ? 1 : 4, connection: { application_name: `${name} slow` } })
  const long = pool(settings.url, {
    prepare,
    max: 1,
    idle_timeout: 5,
    connection: { application_name: `${name} long` },
  })
  const jobs = pool(settings.directUrl, {
    max: 2,
    connection: { application_name: `${name} jobs`, role: `${settings.subgraph}_job` },
  })
  const entries = { tenantEntry: tenantEntryOf(settings.subgraph), partEntry: partEntryOf(settings.subgraph) }
  const { standby: of = null } = settings
  const reader = `${settings.subgraph}_readonly`
  const standby =
    of === null
      ? null
      : openStandby({
          open: (what, max) => pool(of.url, { max, connection: { application_name: `${name} ${what}` } }),
          primary: pool(settings.url, { prepare, max: 1, connection: { application_name: `${name} watch` } }),
          reader,
          maxLagMilliseconds: of.maxLagSeconds * 1000,
        })
  const pools = { fast, slow, long, reads, reader, ...entries, prepare }
  return {
    scope: (identity, after) =>
      standby === null || after === undefined
        ? createScope(pools, identity, settings.observe)
        : createScope(pools, identity, settings.observe, standby.readerFor(identity, after)),
    position: standby === null ? null : standby.position,
    standby: standby === null ? null : standby.state,
    jobs,
    directUrl: settings.directUrl,
    probePooler: () =>
      probePooler(() => pool(settings.url, { prepare, max: 1, connection: { application_name: name } }), prepare),
    async probe(milliseconds = defaultProbeMilliseconds) {
      const late = AbortSignal.timeout(milliseconds)
      const expired = () => new Error(`no answer within ${milliseconds / 1000} s`)
      await Promise.race([
        Promise.all([fast, ...(reads?.all ?? [])].map((one) => one.unsafe('select 1'))),
        new Promise((_, reject) => late.addEventListener('abort', () => reject(expired()))),
      ])
    },
    async close() {
      await Promise.all([
        standby?.close(),
        ...[fast, slow, long, ...(reads?.all ?? []), jobs].map((sql) => sql.end({ timeout: 5 })),
      ])
    },
  }
}
