// What must outlive an upgrade: each row of each table, in the columns that it had.
import type postgres from 'postgres'

export interface TableContent {
  /** The columns that were read. */
  readonly columns: readonly string[]
  /** A hash for each row in these columns. */
  readonly rows: readonly string[]
}

/** Tables of subgraphs and of their queues, without what the library of the queues keeps about itself. */
const tables = (subgraphs: readonly string[]): string => `select oid::regclass::text as name,
    (select array_agg(quote_ident(attname) order by attname) from pg_attribute
      where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
  from pg_class c where relkind in ('r', 'p') and not relispartition
    and relnamespace::regnamespace::text in (${subgraphs.map((name) => `'${name}', '${name}_queues'`).join(', ')})
    and oid::regclass::text !~ '_queues\\.(version|queue|schedule)$'
  order by 1`

const contentOf = async (sql: postgres.Sql, name: string, columns: readonly string[]): Promise<TableContent> => {
  const rows = await sql.unsafe<{ hash: string }[]>(
    `select hashtextextended(row(${columns.join(', ')})::text, 0)::text as hash from ${name}`,
  )
  return { columns, rows: rows.map(({ hash }) => hash) }
}

/** All tables of the subgraphs, read by a superuser. */
export async function contentsOf(
  sql: postgres.Sql,
  subgraphs: readonly string[],
): Promise<ReadonlyMap<string, TableContent>> {
  const found = await sql.unsafe<{ name: string; columns: string[] }[]>(tables(subgraphs))
  const contents = new Map<string, TableContent>()
  for (const { name, columns } of found) contents.set(name, await contentOf(sql, name, columns))
  return contents
}

/** What is no longer as it was, in words; nothing where all is. Rows, columns and tables that came since are not looked at. */
export async function lossesSince(sql: postgres.Sql, before: ReadonlyMap<string, TableContent>): Promise<string[]> {
  const losses: string[] = []
  for (const [name, { columns, rows }] of before) {
    if (rows.length === 0) continue
    const after = await contentOf(sql, name, columns).catch((error: Error) => error)
    if (after instanceof Error) losses.push(`${name}: ${after.message}`)
    else {
      const present = new Set(after.rows)
      const lost = rows.filter((hash) => !present.has(hash)).length
      if (lost > 0) losses.push(`${name}: ${lost} of ${rows.length} rows are gone or have changed`)
    }
  }
  return losses
}

interface Column {
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
}

/** Columns of all tables by `schema.table.column`. @returns whether an INSERT that does not know the column fails, and its type */
export async function columnsOf(sql: postgres.Sql, subgraphs: readonly string[]): Promise<ReadonlyMap<string, Column>> {
  const rows = await sql<
    Column[]
  >`select c.oid::regclass || '.' || attname as name, format_type(atttypid, atttypmod) as type,
      attnotnull and not atthasdef and attidentity = '' as "isRequired"
    from pg_attribute a join pg_class c on c.oid = attrelid
    where relkind in ('r', 'p') and not relispartition and attnum > 0 and not attisdropped
      and relnamespace::regnamespace::text = any(${[...subgraphs]})`
  return new Map(rows.map((row) => [row.name, row]))
}

/** Why code that knows the columns of before cannot work on those of now, in words; nothing where it can. */
export function hindrances(before: ReadonlyMap<string, Column>, now: ReadonlyMap<string, Column>): string[] {
  const tableOf = (column: string): string => column.slice(0, column.lastIndexOf('.'))
  const tables = new Set([...before.keys()].map(tableOf))
  return [
    ...[...before.values()].flatMap(({ name, type, isRequired }) => {
      const column = now.get(name)
      if (column === undefined) return [`${name} is gone`]
      if (column.type !== type) return [`${name} was ${type} and is ${column.type}`]
      return column.isRequired && !isRequired ? [`${name} must be given now`] : []
    }),
    ...[...now.values()]
      .filter(({ name, isRequired }) => isRequired && !before.has(name) && tables.has(tableOf(name)))
      .map(({ name }) => `${name} is new and must be given`),
  ].sort()
}
