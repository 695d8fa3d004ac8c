// Brings the rows of a table in one database in line with those in another by comparing all of them, chunk by chunk.
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import type { OpenTransaction } from './ends.ts'
import { type Connection, hashOf, type MovedTable } from './tables.ts'

/** Both ends of a copy. */
export interface Ends {
  readonly from: postgres.TransactionSql
  readonly to: postgres.TransactionSql
  readonly tenantId: string
  /** Rejects when one of the connections is lost. */
  readonly lost: Promise<never>
}

/** @param from of the old database */
export function endsOf(from: OpenTransaction, to: OpenTransaction, tenantId: string): Ends {
  const lost = Promise.race([from.lost, to.lost])
  lost.catch(() => {})
  return { from: from.sql, to: to.sql, tenantId, lost }
}

/** The rows of a tenant in a table, as both ends have them. */
export interface CopiedTable {
  readonly rows: number
  /** The sum of a hash of each row. */
  readonly sum: bigint
  /** Whether the new database has the same rows as the old one. */
  readonly isEqual: boolean
}

/** Rows by chunk: their number and the sum of their hashes. */
type Chunks = ReadonlyMap<number, { readonly rows: number; readonly sum: bigint }>

/** So many rows are copied again where one of them differs. */
const chunkRows = 500
const maxChunks = 20_000

/** Into how many chunks the rows that the old database has are divided. */
async function chunkCount({ from, tenantId }: Ends, { name, rows: own }: MovedTable): Promise<number> {
  const text = `select count(*)::int as rows from ${name} where ${own(tenantId)}`
  const [row] = await from.unsafe<{ rows: number }[]>(text)
  return Math.min(Math.max(Math.ceil(row!.rows / chunkRows), 1), maxChunks)
}

/** An expression of the chunk of a row: the same for all its versions, in every database. */
const chunkOf = ({ keys }: MovedTable, count: number): string => `((${hashOf(keys)} & 9223372036854775807) % ${count})`

async function readChunks(sql: Connection, table: MovedTable, tenantId: string, count: number): Promise<Chunks> {
  const found = await sql.unsafe<{ chunk: string; rows: string; sum: string }[]>(
    `select ${chunkOf(table, count)}::text as chunk, count(*)::text as rows,
       sum(${hashOf(table.columns)}::numeric)::text as sum
     from ${table.name} t where ${table.rows(tenantId)} group by 1`,
  )
  return new Map(found.map(({ chunk, rows, sum }) => [Number(chunk), { rows: Number(rows), sum: BigInt(sum) }]))
}

function differences(left: Chunks, right: Chunks): number[] {
  const all = new Set([...left.keys(), ...right.keys()])
  return [...all].filter((chunk) => {
    const [one, other] = [left.get(chunk), right.get(chunk)]
    return one?.rows !== other?.rows || one?.sum !== other?.sum
  })
}

/** Rows of `from (select ...)` or of a table's condition, sent from one database into a table of the other. */
export async function copyRows({ from, to, lost }: Ends, query: string, target: string): Promise<void> {
  const source = await from.unsafe(`copy (${query}) to stdout`).readable()
  await Promise.race([pipeline(source, await to.unsafe(`copy ${target} from stdin`).writable()), lost])
}

/** The rows of a tenant in each table, by its place in the list. */
export async function countRows(sql: Connection, tables: readonly MovedTable[], tenantId: string): Promise<number[]> {
  const counts = tables.map(
    ({ name, rows }, i) => `select ${i} as place, count(*)::text as rows from ${name} where ${rows(tenantId)}`,
  )
  const found = await sql.unsafe<{ rows: string }[]>(`${counts.join(' union all ')} order by place`)
  return found.map(({ rows }) => Number(rows))
}

/** Copies the chunks of a table that differ, and compares all of them once more where there were any. */
export async function copyChunks(ends: Ends, table: MovedTable): Promise<CopiedTable> {
  const { from, to, tenantId } = ends
  const count = await chunkCount(ends, table)
  const read = () =>
    Promise.all([readChunks(from, table, tenantId, count), readChunks(to, table, tenantId, count)] as const)
  let [left, right] = await read()
  const different = differences(left, right)
  if (different.length > 0) {
    const columns = table.columns.join(', ')
    const some = right.size === 0 ? '' : ` and ${chunkOf(table, count)} = any('{${different.join(',')}}'::bigint[])`
    // COPY takes no parameters; these are a UUID and numbers.
    const rows = `from ${table.name} t where ${table.rows(tenantId)}${some}`
    if (right.size > 0) await to.unsafe(`delete ${rows}`)
    if (left.size > 0) await copyRows(ends, `select ${columns} ${rows}`, `${table.name} (${columns})`)
    ;[left, right] = await read()
  }
  let [rows, sum] = [0, 0n]
  for (const chunk of left.values()) {
    rows += chunk.rows
    sum += chunk.sum
  }
  return { rows, sum, isEqual: differences(left, right).length === 0 }
}
