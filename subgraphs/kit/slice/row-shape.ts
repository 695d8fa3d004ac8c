// What the statements of rows.ts are made from: a table, the columns that are read, and whose rows may be seen.
import type { NoSlots, WithIdentity } from '@quintet/drizzle/client/statement.ts'
import { and, eq, type GetColumnData, getTableColumns, isNull, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

/** The column that says whose a row is. It has the name of the identity's part that it is compared with. */
export type OwnerColumn = 'tenantId' | 'userId' | 'realmId'

/** Columns by which rows are kept, and never given by a caller: `version` counts updates, `deletedAt` hides a row. */
type Kept = 'version' | 'deletedAt'

export type Columns = Readonly<Record<string, PgColumn>>
export type ColumnsOf<T extends PgTable> = T['_']['columns']
export type RowTable = PgTable & { readonly id: PgColumn }
export type RowFrom<C extends Columns> = { readonly [Name in keyof C]: GetColumnData<C[Name]> }

/** Values of a new row: of every column but the owner's, those that are kept, and those left to the database. */
export type InsertValues<T extends PgTable, Owner extends string, Defaults> = {
  readonly [Name in Exclude<keyof ColumnsOf<T>, Owner | Kept | Defaults>]: GetColumnData<ColumnsOf<T>[Name]>
}

/** Which row: the one with this id, as it was read where the table counts versions. */
export type RowKey<T extends PgTable> = { readonly id: string } & ('version' extends keyof ColumnsOf<T>
  ? { readonly version: number }
  : object)

export interface Shape {
  readonly table: RowTable
  readonly owner: OwnerColumn | null
  /** All columns of the table. */
  readonly all: Columns
  /** Those that a row has. */
  readonly selected: Columns
  /** The rows of the owner that are not deleted. */
  visible(p: WithIdentity<NoSlots>): SQL | undefined
}

/** @param selected the columns of a row; all but the owner's and `deletedAt` by default */
export function shapeOf(table: RowTable, owner: OwnerColumn | null, selected?: Columns): Shape {
  const all = getTableColumns(table) as Columns
  const { deletedAt } = all
  const isOwner = (name: string) => name === owner
  const byDefault = Object.entries(all).filter(([name]) => !isOwner(name) && name !== 'deletedAt')
  return {
    table,
    owner,
    all,
    selected: selected ?? Object.fromEntries(byDefault),
    visible: (p) =>
      and(
        owner === null ? undefined : eq(all[owner]!, p[owner]),
        deletedAt === undefined ? undefined : isNull(deletedAt),
      ),
  }
}
