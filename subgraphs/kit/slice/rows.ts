// What most tables need, made from the table itself: rows by id, pages, rows of a parent, inserts, updates. All other SQL
// stands in a slice's store, written with `statement`.
import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import {
  isAnyOf,
  type NoSlots,
  type Slots,
  type Statement,
  slot,
  statement,
} from '@quintet/drizzle/client/statement.ts'
import { and, getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { childPages } from './child-pages.ts'
import type { BaseContext } from './context.ts'
import { loadMany, loadOne } from './loaders.ts'
import { type Connection, isUuid, type PageArguments } from './pages.ts'
import { type Filter, type PageOf, type PageOrder, pageOf } from './row-pages.ts'
import {
  type Columns,
  type ColumnsOf,
  type InsertValues,
  type OwnerColumn,
  type RowFrom,
  type RowKey,
  type RowTable,
  type Shape,
  shapeOf,
} from './row-shape.ts'
import { insertOf, updateOf } from './row-writes.ts'

type Name<T extends PgTable> = keyof ColumnsOf<T> & string

export interface Rows<T extends PgTable, Row, Owner extends string> {
  /** One row, many at once in one statement; null for another owner's id and for what is no id. */
  load(context: BaseContext, id: string): Promise<Row | null>
  /** As load, inside a transaction. */
  read(reader: Reader, id: string): Promise<Row | null>
  /** A page in an order, filtered where a filter is given. */
  page<S extends Slots = NoSlots>(
    order: PageOrder<Name<T> & keyof Row>,
    filter?: Filter<S>,
  ): (context: BaseContext, args: PageOf<S>) => Promise<Connection<Row>>
  /** The rows of a parent, by the column that names it; those of many parents in one statement. */
  children(parent: Name<T> & keyof Row, order: Name<T>): (context: BaseContext, parentId: string) => Promise<Row[]>
  /** A page of the rows of a parent, newest first; the pages of many parents in one statement. */
  childPages(
    parent: Name<T> & keyof Row,
    filter?: SQL,
  ): (context: BaseContext, parentId: string, args: PageArguments) => Promise<Connection<Row>>
  /** Inserts a row. Every column has a value, but for those whose default the database fills in. */
  insert<Default extends Name<T> = never>(options?: {
    readonly defaults: readonly Default[]
  }): (writer: Writer, values: InsertValues<T, Owner, Default>) => Promise<Row>
  /**
   * Sets these columns of a row. Where the table has a `version`, only the version that was read is changed, and it goes
   * up. Null when the row is gone, is another owner's, or was changed meanwhile.
   */
  update<Set extends Name<T>>(
    ...columns: Set[]
  ): (writer: Writer, values: RowKey<T> & Pick<RowFrom<ColumnsOf<T>>, Set>) => Promise<Row | null>
}

/** The type of a table's rows. */
export type RowOf<R> = R extends Rows<infer _, infer Row, infer _> ? Row : never

type Owned<Owner extends OwnerColumn> = RowTable & { readonly [Name in Owner]: ColumnsOf<PgTable>[string] }
type Default<T extends PgTable, Owner extends string> = Omit<ColumnsOf<T>, Owner | 'deletedAt'>

/** Rows of the active tenant. @param columns of a row; all but the tenant's id by default */
export const tenantRows = <T extends Owned<'tenantId'>, C extends Columns = Default<T, 'tenantId'>>(
  table: T,
  columns?: C,
): Rows<T, RowFrom<C>, 'tenantId'> => rowsOf(table, 'tenantId', columns)

/** Rows of the signed-in person, in whichever tenant they are active. */
export const personRows = <T extends Owned<'userId'>, C extends Columns = Default<T, 'userId'>>(
  table: T,
  columns?: C,
): Rows<T, RowFrom<C>, 'userId'> => rowsOf(table, 'userId', columns)

/** Rows of the realm that sign-in works in. */
export const realmRows = <T extends Owned<'realmId'>, C extends Columns = Default<T, 'realmId'>>(
  table: T,
  columns?: C,
): Rows<T, RowFrom<C>, 'realmId'> => rowsOf(table, 'realmId', columns)

/** All rows that row-level security shows the caller, such as a catalogue that all may read. */
export const visibleRows = <T extends RowTable, C extends Columns = Default<T, never>>(
  table: T,
  columns?: C,
): Rows<T, RowFrom<C>, never> => rowsOf(table, null, columns)

/** A read of a tenant's table, as it was made from it. */
export interface TenantRead {
  readonly name: string
  readonly table: RowTable
  /** @param some rows of the tenant from the whole table, in the order of their ids */
  run(context: BaseContext, some: readonly Row[]): Promise<unknown>
}
/** All of them, for tests: each must read little of a tenant that has very many rows. */
export const tenantReads: TenantRead[] = []

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
type Read = Statement<Readonly<Record<string, unknown>>, Row>

function rowsOf<T extends RowTable, C extends Columns, Owner extends string>(
  table: T,
  owner: OwnerColumn | null,
  columns: C | undefined,
): Rows<T, RowFrom<C>, Owner> {
  const shape = shapeOf(table, owner, columns)
  const register = (what: string, run: TenantRead['run']): void => {
    if (owner === 'tenantId') tenantReads.push({ name: `${getTableName(table)} ${what}`, table, run })
  }
  const byIds = statementByKeys(shape, 'id')
  const load = loadOne<BaseContext, Row>(
    (context, keys) => context.scope.read(byIds, { keys }),
    (row) => row.id,
  )
  const loadById = async (context: BaseContext, id: string) => (isUuid(id) ? load(context, id) : null)
  const readById = async (reader: Reader, id: string) => {
    if (!isUuid(id)) return null
    const [row] = await reader.read(byIds, { keys: [id] })
    return row ?? null
  }
  // Only what a slice uses is registered, and only once: requests may look `load` and `read` up each time.
  let isRegistered = false
  const registered = <F>(byId: F): F => {
    if (!isRegistered) register('by id', (context, some) => Promise.all(some.map(({ id }) => load(context, id))))
    isRegistered = true
    return byId
  }
  const rows = {
    get load() {
      return registered(loadById)
    },
    get read() {
      return registered(readById)
    },
    page(order: PageOrder<string>, filter?: Filter<Slots>) {
      const { read, cursorOf } = pageOf(shape, order, filter)
      const what = typeof order === 'string' ? order : `by ${order.by}`
      if (filter === undefined) {
        register(what, (context) => read(context, {}))
        register(`${what}, further on`, (context, some) => read(context, { after: cursorOf(some[some.length >> 1]!) }))
      }
      return read
    },
    children(parent: string, order: string) {
      const ofParents = statementOfParents(shape, parent, order)
      const loadChildren = loadMany<BaseContext, Row>(
        (context, keys) => context.scope.read(ofParents, { keys }),
        (row) => String(row[parent]),
      )
      register(`of ${parent}`, (context, some) =>
        Promise.all(some.map((row) => loadChildren(context, String(row[parent])))),
      )
      return loadChildren
    },
    childPages(parent: string, filter?: SQL) {
      const read = childPages(shape, parent, filter)
      register(`pages of ${parent}`, (context, some) =>
        Promise.all(some.map((row) => read(context, String(row[parent]), {}))),
      )
      return read
    },
    insert: ({ defaults }: { readonly defaults: readonly string[] } = { defaults: [] }) => insertOf(shape, defaults),
    update: (...names: string[]) => updateOf(shape, names),
  }
  return rows as unknown as Rows<T, RowFrom<C>, Owner>
}

/**
 * Visible rows of some parents. Each parent is looked up by itself, which `offset 0` insists on: by a condition on all of them
 * together the planner reads through a tenant with very many rows.
 */
function statementOfParents({ table, all, selected, visible }: Shape, parent: string, order: string): Read {
  // By their bare names: to drizzle the lateral part is no table.
  const named = (column: { readonly name: string }) => sql.identifier(column.name)
  const fields = Object.entries(selected).map(([name, column]) => [name, sql`${named(column)}`.mapWith(column)])
  return statement({ keys: slot.uuids }, (db, p) =>
    db
      .select(Object.fromEntries(fields))
      .from(
        sql`unnest(${p.keys}) as asked(asked_parent)
          cross join lateral (select * from ${table} where ${visible(p) ?? sql`true`} and ${all[parent]!} = asked_parent offset 0) as child`,
      )
      .orderBy(sql`asked_parent, child.${named(all[order]!)}`),
  ) as unknown as Read
}

/** Visible rows whose column has one of some ids. */
const statementByKeys = ({ table, all, selected, visible }: Shape, column: string): Read =>
  statement({ keys: slot.uuids }, (db, p) =>
    db
      .select(selected)
      .from(table)
      .where(and(visible(p), isAnyOf(all[column]!, p.keys))),
  ) as unknown as Read
