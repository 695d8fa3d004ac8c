// What PostgreSQL does for a read: recorded where it is sent, then explained under the same login, role and settings.
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { Reader, Scope } from '@quintet/drizzle/client/scope.ts'
import type { Identity } from '@quintet/drizzle/client/statement.ts'
import type postgres from 'postgres'

/** A statement as it was sent. */
export interface SentRead {
  readonly text: string
  readonly parameters: readonly unknown[]
  readonly identity: Identity
}

/** A database that reports what is read through it outside of writes. */
export function recordReads(database: Database, hear: (read: SentRead) => void): Database {
  const readerOf = (inner: Reader, identity: Identity): Reader => ({
    read(statement, values) {
      hear({ text: statement.text, parameters: statement.bind({ ...values, ...identity }), identity })
      return inner.read(statement, values)
    },
  })
  const scopeOf = (inner: Scope): Scope => ({
    ...inner,
    ...readerOf(inner, inner.identity),
    as: (other) => scopeOf(inner.as(other)),
    snapshot: (work) => inner.snapshot((reader) => work(readerOf(reader, inner.identity))),
  })
  return { ...database, scope: (identity) => scopeOf(database.scope(identity)) }
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly PlanNode[]
}

export interface Work {
  /** Rows of the answer. */
  readonly answered: number
  /** Rows taken from tables. */
  readonly rows: number
  /** Blocks of tables and indexes touched. */
  readonly blocks: number
}

/** A plan made for all values alike, or for these. In snapshots PostgreSQL itself chooses between them. */
export const planKinds = ['force_generic_plan', 'force_custom_plan'] as const

/** Runs a read again, under one kind of plan, and counts. */
export function explain(
  login: postgres.Sql,
  role: string,
  { text, parameters, identity }: SentRead,
  kind: (typeof planKinds)[number],
): Promise<Work> {
  const { tenantId, userId, realmId } = identity
  return login.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId ?? ''}, true), set_config('app.user_id', ${userId ?? ''}, true),
      set_config('app.realm_id', ${realmId ?? ''}, true), set_config('role', ${role}, true),
      set_config('plan_cache_mode', ${kind}, true)`
    await sql.unsafe(`prepare explained as ${text}`)
    const values = parameters.length === 0 ? '' : `(${parameters.map(literal).join(', ')})`
    const [row] = await sql.unsafe(`explain (analyze, buffers, timing off, format json) execute explained${values}`)
    await sql.unsafe('deallocate explained')
    const [{ Plan: plan }] = row!['QUERY PLAN'] as [{ Plan: PlanNode }]
    const blocks = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    return { answered: plan['Actual Rows'] * plan['Actual Loops'], rows: rowsRead(plan), blocks }
  }) as Promise<Work>
}

const literal = (value: unknown): string => (value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`)

function rowsRead(node: PlanNode): number {
  const perLoop = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)
  const own = node['Relation Name'] === undefined ? 0 : perLoop * node['Actual Loops']
  return (node.Plans ?? []).reduce((sum, each) => sum + rowsRead(each), own)
}
