// Looks at a database of Quintet and says what is wrong with it. It writes nothing.
import postgres from 'postgres'
import { appliedMigrations, filesOf, migrationsOf } from '../migrate/migrate.ts'
import { isMoved } from '../table-parts/residences.ts'
import { type Check, databaseChecks, outboxCheck } from './checks.ts'
import { defaultThresholds, type Finding, type FindingKind, type Thresholds } from './findings.ts'

const lockNotAvailable = '55P03'

/** The subgraphs whose tables a database has: all, or those that tenants bring along to one that was registered. */
export async function subgraphsIn<Name extends string>(url: string, subgraphs: readonly Name[]): Promise<Name[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    const [mark] = await sql`select 1 where to_regclass('quintet.registered_as') is not null`
    return subgraphs.filter((name) => mark === undefined || isMoved(name))
  } finally {
    await sql.end({ timeout: 2 })
  }
}

export interface DatabaseVisit {
  readonly subgraphs: readonly string[]
  readonly thresholds?: Thresholds
  /** This machine's time in milliseconds since 1970. */
  readonly now?: () => number
}

/**
 * All that is wrong with one database.
 * @param url connection string of the administrator
 * @throws when the database cannot be reached, or holds no Quintet
 */
export async function visitDatabase(url: string, visit: DatabaseVisit): Promise<Finding[]> {
  const { subgraphs, thresholds = defaultThresholds, now = Date.now } = visit
  // What is wrong with the database must not hold up the look at it.
  const limits = { lock_timeout: 1000, statement_timeout: 20_000 }
  const connection = { default_transaction_read_only: true, application_name: 'quintet doctor', ...limits }
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10, connection })
  try {
    const [found] = await sql`select to_regclass('quintet.migrations') is not null as "isThere"`
    if (!found!.isThere) throw new Error('This database holds no Quintet: run node drizzle/migrate/main.ts')
    const findings: Finding[] = []
    const run = async ({ kind, text }: Check, reader: postgres.Sql = sql): Promise<void> => {
      const rows = await reader.unsafe<Omit<Finding, 'kind'>[]>(text)
      findings.push(...rows.map(({ object, what }) => ({ kind, object, what })))
    }
    for (const check of databaseChecks(subgraphs, thresholds)) await run(check)
    for (const subgraph of subgraphs) {
      findings.push(...(await migrationFindings(sql, subgraph)))
      const [outbox] = await sql`select to_regclass(${`${subgraph}.outbox`}) is not null
        and exists (select from pg_roles where rolname = ${`${subgraph}_job`}) as "isThere"`
      if (!outbox!.isThere) continue
      const looking = sql.begin('read only', async (transaction) => {
        await transaction.unsafe(`set local role ${subgraph}_job`)
        await run(outboxCheck(subgraph), transaction as unknown as postgres.Sql)
      })
      await looking.catch((error: { code?: string }) => {
        if (error.code !== lockNotAvailable) throw error
        findings.push({
          kind: 'LOCK_WAIT',
          object: `${subgraph}.outbox`,
          what: 'cannot be read: a session has locked it',
        })
      })
    }
    return [...findings, ...(await skewFinding(sql, thresholds, now))]
  } finally {
    await sql.end({ timeout: 2 })
  }
}

async function migrationFindings(sql: postgres.Sql, subgraph: string): Promise<Finding[]> {
  const applied = await appliedMigrations(sql, subgraph)
  const files = new Map((await filesOf(migrationsOf(subgraph))).map(({ tag, hash }) => [tag, hash]))
  const finding = (kind: FindingKind, tag: string, what: string) => ({ kind, object: `${subgraph}/${tag}`, what })
  return [
    ...[...files]
      .filter(([tag]) => !applied.has(tag))
      .map(([tag]) => finding('MIGRATION_PENDING', tag, 'was not applied')),
    ...[...applied]
      .filter(([tag, hash]) => files.has(tag) && files.get(tag) !== hash)
      .map(([tag]) => finding('MIGRATION_CHANGED', tag, 'is another file than the one that was applied')),
    ...[...applied.keys()]
      .filter((tag) => !files.has(tag))
      .map((tag) => finding('MIGRATION_UNKNOWN', tag, 'was applied, and this code does not have it')),
  ]
}

/** The clock of the server against this one: what the question took is counted for half. */
async function skewFinding(sql: postgres.Sql, limits: Thresholds, now: () => number): Promise<Finding[]> {
  const before = now()
  const [row] = await sql<{ at: number }[]>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`
  const after = now()
  return skewOf('database', row!.at, before, after, limits)
}

/**
 * A finding when a clock is off by more than the threshold beyond what the question took.
 * @param at what the clock said @param before this machine's time when it was asked @param after when it had answered
 */
export function skewOf(object: string, at: number, before: number, after: number, limits: Thresholds): Finding[] {
  const skew = (at - (before + after) / 2) / 1000
  const unsure = (after - before) / 2000
  if (Math.abs(skew) - unsure < limits.skewSeconds) return []
  return [
    {
      kind: 'CLOCK_SKEW',
      object,
      what: `is ${Math.abs(skew).toFixed(1)} s ${skew > 0 ? 'ahead of' : 'behind'} this machine`,
    },
  ]
}
