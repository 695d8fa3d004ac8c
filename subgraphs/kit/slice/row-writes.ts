// Statements that write one row of a table.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { type Slots, type Statement, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Shape } from './row-shape.ts'

type Values = Readonly<Record<string, unknown>>
type Write = Statement<Values, Values>
/** What drizzle takes for a column: a placeholder is given the column's own form. */
type Placeholders = Readonly<Record<string, SQL>>

/** Slots beside those of the identity, which would be filled by the scope: `userId` of a row is not the caller's. */
const slotOf = (column: string): string => `row ${column}`
const slotsOf = (columns: readonly string[]): Slots =>
  Object.fromEntries(columns.map((column) => [slotOf(column), slot.any]))
const filled = (columns: readonly string[], values: Values): Values =>
  Object.fromEntries(columns.map((column) => [slotOf(column), values[column]]))

/** Inserts a row with values for all columns but these. */
export function insertOf({ table, owner, all, selected }: Shape, defaults: readonly string[]) {
  const left = [owner, 'version', 'deletedAt', ...defaults]
  const columns = Object.keys(all).filter((column) => !left.includes(column))
  const insert = statement(slotsOf(columns), (db, p) => {
    const given = columns.map((column) => [column, (p as unknown as Placeholders)[slotOf(column)]] as const)
    const values = Object.fromEntries(owner === null ? given : [[owner, p[owner]], ...given])
    return db.insert(table).values(values).returning(selected)
  }) as unknown as Write
  return async (writer: Writer, values: Values): Promise<Values> =>
    (await writer.run(insert, filled(columns, values)))[0]!
}

/**
 * Sets columns of a row by its id. Where the table counts versions, only the version that was read is changed, and the
 * count goes up.
 */
export function updateOf({ table, all, selected, visible }: Shape, columns: readonly string[]) {
  const { id, version } = all
  const key = version === undefined ? ['id'] : ['id', 'version']
  const update = statement(slotsOf([...columns, ...key]), (db, p) => {
    const given = p as unknown as Placeholders
    const set: Record<string, SQL> = Object.fromEntries(columns.map((column) => [column, given[slotOf(column)]!]))
    if (version !== undefined) set.version = sql`${version} + 1`
    const isVersion = version === undefined ? undefined : eq(version, given[slotOf('version')])
    return db
      .update(table)
      .set(set)
      .where(and(visible(p), eq(id!, given[slotOf('id')]), isVersion))
      .returning(selected)
  }) as unknown as Write
  return async (writer: Writer, values: Values): Promise<Values | null> =>
    (await writer.run(update, filled([...columns, ...key], values)))[0] ?? null
}
