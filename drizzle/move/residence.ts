// Where a database believes that a tenant lives, and the lock that stops the tenant's writes: see `enter_tenant`.
import type postgres from 'postgres'
import type { Connection } from './tables.ts'

export type ResidenceState = 'HERE' | 'ARRIVING' | 'AWAY'
export interface Residence {
  readonly state: ResidenceState
  readonly moveId: string
  readonly positions: Readonly<Record<string, number>>
}

/** Whether tenants of a subgraph can lie in a database. One that was archived before systems moved keeps the tables that it has. */
export async function hasResidences(sql: Connection, subgraph: string): Promise<boolean> {
  const [row] = await sql<{ has: boolean }[]>`select to_regclass(${`${subgraph}.tenant_residences`}) is not null as has`
  return row!.has
}

/** Null for a tenant who never came or left. */
export async function readResidence(sql: Connection, subgraph: string, tenantId: string): Promise<Residence | null> {
  const [row] = await sql.unsafe<{ state: ResidenceState; moveId: string; positions: string }[]>(
    `select state, move_id as "moveId", positions::text from ${subgraph}.tenant_residences where tenant_id = $1`,
    [tenantId],
  )
  return row === undefined ? null : { ...row, positions: JSON.parse(row.positions) as Record<string, number> }
}

/** @param positions kept as they are where none are given */
export async function writeResidence(
  sql: Connection,
  subgraph: string,
  { tenantId, moveId, state }: { tenantId: string; moveId: string; state: ResidenceState },
  positions: Readonly<Record<string, number>> | null = null,
): Promise<void> {
  await sql.unsafe(
    `insert into ${subgraph}.tenant_residences as old (tenant_id, move_id, state, positions)
     values ($1, $2, $3, coalesce($4::text::jsonb, '{}'))
     on conflict (tenant_id) do update set move_id = excluded.move_id, state = excluded.state,
       positions = coalesce($4::text::jsonb, old.positions), updated_at = now()`,
    [tenantId, moveId, state, positions === null ? null : JSON.stringify(positions)],
  )
}

/** How long the tenant's running writes are waited for. New ones are refused meanwhile. */
const fenceMilliseconds = 2_000

/** Stops the tenant's writes until the transaction ends. Throws 55P03 when a running one does not end. */
export async function stopWrites(
  transaction: postgres.TransactionSql,
  subgraph: string,
  tenantId: string,
): Promise<void> {
  await transaction.unsafe(`set local lock_timeout = ${fenceMilliseconds}`)
  await transaction.unsafe(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${subgraph} ${tenantId}`])
  await transaction.unsafe('set local lock_timeout = 0')
}

/** Up to where a database has consumed the events of other subgraphs, by name. */
export async function readPositions(sql: Connection, subgraph: string): Promise<Record<string, number>> {
  const rows = await sql.unsafe<{ name: string; position: string }[]>(
    `select name, position::text from ${subgraph}.event_cursors`,
  )
  return Object.fromEntries(rows.map(({ name, position }) => [name, Number(position)]))
}

/** The names of events that the new database has passed, and the old one has not consumed for the tenant. */
export const positionsBehind = (
  old: Readonly<Record<string, number>>,
  next: Readonly<Record<string, number>>,
): string[] => Object.entries(next).flatMap(([name, position]) => ((old[name] ?? 0) < position ? [name] : []))

/** For each name the higher position. */
export function highest(
  left: Readonly<Record<string, number>>,
  right: Readonly<Record<string, number>>,
): Record<string, number> {
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return Object.fromEntries([...names].map((name) => [name, Math.max(left[name] ?? 0, right[name] ?? 0)]))
}
