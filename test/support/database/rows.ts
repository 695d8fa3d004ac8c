// The least row that a table accepts, made from its columns and checks: new tables are tested without being named.
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { TableFacts } from './catalogue.ts'

/** Values to try for a column, as PostgreSQL's text. */
function candidates(type: string, checks: readonly string[]): string[] {
  const literals = checks.flatMap((check) => [...check.matchAll(/'([^']+)'::text/g)].map(([, text]) => text!))
  if (type.endsWith('[]')) return ['{}']
  if (type === 'uuid') return [randomUUID()]
  if (type.startsWith('timestamp')) return ['2026-01-01T00:00:00Z']
  if (type === 'date') return ['2026-01-01']
  if (type === 'boolean') return ['true', 'false']
  if (type === 'jsonb' || type === 'json') return ['{}', '[]']
  if (type === 'bytea') return ['\\x00']
  if (/^(text|character)/.test(type)) {
    return [randomUUID().slice(0, /\d+/.exec(type)?.[0] === '3' ? 3 : 36), ...literals, '0'.repeat(64)]
  }
  if (/^(integer|bigint|smallint|numeric|double precision)/.test(type)) return ['1', '100', '0']
  throw new Error(`No value is known for the type ${type}`)
}

/**
 * Column values of a row that fulfils every check of its table; columns that may be empty are left out.
 * @param fixed values that are given, such as the isolating column
 */
export async function leastRow(
  sql: postgres.Sql,
  table: TableFacts,
  fixed: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const checks = await sql<{ expression: string; columns: string[] }[]>`
    select pg_get_expr(conbin, conrelid) as expression,
      array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey)) as columns
    from pg_constraint where contype = 'c' and conrelid = ${table.label}::regclass`
  const needed = table.columns.filter((column) => column.isNotNull && !column.hasDefault)
  const row: Record<string, string> = {}
  for (const { name, type } of needed) {
    const own = checks.filter(({ columns }) => columns.includes(name)).map(({ expression }) => expression)
    const tried = name in fixed ? [fixed[name]!] : candidates(type, own)
    const found = await firstThatHolds(sql, table, name, tried, checks, row)
    if (found === undefined) throw new Error(`No value of ${table.label}.${name} fulfils ${own.join(' and ')}`)
    row[name] = found
  }
  return { ...row, ...fixed }
}

/** The first value under which no check of the column is false; other columns have the values that were found, or are null. */
async function firstThatHolds(
  sql: postgres.Sql,
  table: TableFacts,
  name: string,
  values: readonly string[],
  checks: readonly { expression: string; columns: string[] }[],
  row: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  for (const value of values) {
    const known: Readonly<Record<string, string>> = { ...row, [name]: value }
    const names = Object.keys(known)
    const selected = table.columns.map((column) => {
      const slot = names.indexOf(column.name) + 1
      return `${slot === 0 ? 'null' : `$${slot}::text`}::${column.type} as "${column.name}"`
    })
    const all = checks.filter(({ columns }) => columns.includes(name)).map(({ expression }) => `(${expression})`)
    const condition = all.length === 0 ? 'true' : all.join(' and ')
    const [found] = await sql.unsafe(
      `select (${condition}) is not false as holds from (select ${selected.join(', ')}) t`,
      Object.values(known),
    )
    if (found!.holds) return value
  }
  return undefined
}

/** Inserts a row. */
export async function insertRow(
  sql: postgres.Sql | postgres.TransactionSql,
  table: TableFacts,
  row: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = Object.keys(row).map((name) => `"${name}"`)
  const types = new Map(table.columns.map(({ name, type }) => [name, type]))
  const slots = Object.keys(row).map((name, i) => `$${i + 1}::text::${types.get(name)}`)
  const values = columns.length === 0 ? 'default values' : `(${columns.join(', ')}) values (${slots.join(', ')})`
  await sql.unsafe(`insert into ${table.label} ${values}`, Object.values(row))
}
