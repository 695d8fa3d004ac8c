// Brings the rows of a table in line with those that changed in the old database since an earlier copy. PostgreSQL notes in
// each version of a row which transaction wrote it, so that no row is read twice and nothing is written down for a move.
import { type CopiedTable, copyChunks, copyRows, type Ends } from './chunks.ts'
import { type Connection, hashOf, type MovedTable } from './tables.ts'

/** The oldest transaction whose rows the transaction may not see: what changes later is of this one or a later one. */
export async function readHorizon(sql: Connection): Promise<string> {
  const [row] = await sql.unsafe<{ horizon: string }[]>(
    `select ((pg_snapshot_xmin(pg_current_snapshot())::text::numeric) % 4294967296)::text as horizon`,
  )
  return row!.horizon
}

/** Rows of a table in the old database: all, and those that are new or changed. */
export interface Changes {
  readonly rows: number
  readonly changed: number
  readonly sum: bigint
}

/** After 2^31 transactions an old row may look new: it is then copied once more. */
const isChanged = (horizon: string): string => `age(t.xmin) <= age('${horizon}'::xid)`

/** Counts what changed in each table, all in one statement: writes may be refused meanwhile. */
export async function readChanges(
  { from, tenantId }: Ends,
  tables: readonly MovedTable[],
  horizon: string,
): Promise<Changes[]> {
  const parts = tables.map(
    ({ name, columns, rows }, i) =>
      `select ${i} as place, count(*)::text as rows, count(*) filter (where ${isChanged(horizon)})::text as changed,
         coalesce(sum(${hashOf(columns)}::numeric) filter (where ${isChanged(horizon)}), 0)::text as sum
       from ${name} t where ${rows(tenantId)}`,
  )
  const rows = await from.unsafe<{ rows: string; changed: string; sum: string }[]>(
    `${parts.join(' union all ')} order by place`,
  )
  return rows.map(({ rows, changed, sum }) => ({ rows: Number(rows), changed: Number(changed), sum: BigInt(sum) }))
}

interface Written {
  readonly rows: number
  readonly sum: bigint
}

/** Runs an INSERT or DELETE; the rows that it wrote or removed, and the sum of their hashes. */
async function write(to: Ends['to'], statement: string, columns: readonly string[]): Promise<Written> {
  const [row] = await to.unsafe<{ rows: string; sum: string }[]>(
    `with written as (${statement} returning ${hashOf(columns)} as hash)
     select count(*)::text as rows, coalesce(sum(hash::numeric), 0)::text as sum from written`,
  )
  return { rows: Number(row!.rows), sum: BigInt(row!.sum) }
}

/**
 * Copies the rows that changed. Rows that were removed are noticed by the number of those that are left: then all rows of the
 * table are compared.
 */
export async function copyChanges(
  ends: Ends,
  table: MovedTable,
  before: CopiedTable,
  changes: Changes,
  horizon: string,
): Promise<CopiedTable> {
  const { to, tenantId } = ends
  const { name, columns, keys, isKeyed } = table
  const unchanged = changes.rows - changes.changed
  if (changes.changed === 0) return before.rows === unchanged ? before : copyChunks(ends, table)
  const list = columns.join(', ')
  await to.unsafe(`create temp table arriving on commit drop as select ${list} from ${name} with no data`)
  try {
    const rows = `select ${list} from ${name} t where ${table.rows(tenantId)} and ${isChanged(horizon)}`
    await copyRows(ends, rows, `arriving (${list})`)
    const cast = isKeyed ? '' : '::text'
    const sameRow = keys.map((key) => `t.${key}${cast} = arriving.${key}${cast}`).join(' and ')
    const removed = await write(to, `delete from ${name} t using arriving where ${sameRow}`, columns)
    if (before.rows - removed.rows !== unchanged) return await copyChunks(ends, table)
    const inserted = await write(
      to,
      `insert into ${name} as t (${list}) overriding system value select ${list} from arriving`,
      columns,
    )
    const isEqual = before.isEqual && inserted.rows === changes.changed && inserted.sum === changes.sum
    return { rows: unchanged + inserted.rows, sum: before.sum - removed.sum + changes.sum, isEqual }
  } finally {
    await to.unsafe('drop table arriving')
  }
}
