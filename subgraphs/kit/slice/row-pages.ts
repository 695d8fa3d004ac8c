// Pages of a table: Relay connections by keyset, in the order of ids or of a column, with filters.
import {
  type Kind,
  type Slots,
  type Statement,
  slot,
  statement,
  type Values,
  type WithIdentity,
} from '@quintet/drizzle/client/statement.ts'
import { and, asc, desc, gt, lt, type SQL, sql } from 'drizzle-orm'
import type { BaseContext } from './context.ts'
import {
  type Connection,
  connection,
  highestId,
  lowestId,
  type PageArguments,
  pageById,
  pageCursor,
  pageKey,
  pageSize,
} from './pages.ts'
import type { Shape } from './row-shape.ts'

/** Ids sort by the time they were made. By a column: a text or an integer that is never null, lowest first. */
export type PageOrder<Name> = 'newest first' | 'oldest first' | { readonly by: Name }

export interface Filter<S extends Slots> {
  /** What callers filter by; what is nullable may be left out. */
  readonly slots?: S
  where(p: WithIdentity<S>): SQL | undefined
}

type NullableName<S extends Slots> = {
  [Name in keyof S]: S[Name] extends Kind<infer T> ? (null extends T ? Name : never) : never
}[keyof S]
/** Arguments of a page: its size and position, and the filter's values beside them, as they come from GraphQL. */
export type PageOf<S extends Slots> = PageArguments &
  Omit<Values<S>, NullableName<S>> & { readonly [Name in NullableName<S>]?: Values<S>[Name] | undefined }

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
type Read = Statement<Readonly<Record<string, unknown>>, Row>
/** Reads a page of a table's visible rows, and gives the cursor of a row. */
export function pageOf(
  shape: Shape,
  order: PageOrder<string>,
  filter?: Filter<Slots>,
): {
  read(context: BaseContext, args: PageArguments): Promise<Connection<Row>>
  cursorOf(row: Row): string
} {
  const { table, all, selected, visible, owner } = shape
  const filterSlots = filter?.slots ?? {}
  const id = all.id!
  const pageStatement = (slots: Slots, isBeyond: (p: WithIdentity<Slots>) => SQL | undefined, orderBy: SQL[]): Read =>
    statement({ ...filterSlots, ...slots, limit: slot.int }, (db, p) =>
      db
        .select(selected)
        .from(table)
        .where(and(visible(p), filter?.where(p), isBeyond(p)))
        .orderBy(...orderBy)
        .limit(p.limit),
    ) as unknown as Read
  const rowsOf = async (context: BaseContext, read: Read, args: object, position: object): Promise<Row[]> => {
    // Without an active tenant there is nothing to see.
    if (owner === 'tenantId' && context.envelope.tenantId === null) return []
    const given = args as Readonly<Record<string, unknown>>
    const filterValues = Object.keys(filterSlots).map((name) => [name, given[name] ?? null])
    return context.scope.read(read, { ...Object.fromEntries(filterValues), ...position })
  }

  if (typeof order === 'string') {
    const isNewestFirst = order === 'newest first'
    const [compare, direction, start] = isNewestFirst ? [lt, desc, highestId] : [gt, asc, lowestId]
    const read = pageStatement({ beyond: slot.uuid }, (p) => compare(id, p.beyond), [direction(id)])
    return {
      read: (context, args) => pageById(args, start, (beyond, limit) => rowsOf(context, read, args, { beyond, limit })),
      cursorOf: (row) => pageCursor(row.id),
    }
  }
  const column = all[order.by]!
  const kind = column.dataType === 'number' ? 'number' : 'text'
  const orderBy = [asc(column), asc(id)]
  const isBeyond = (p: WithIdentity<Slots>) => sql`(${column}, ${id}) > (${p.value}, ${p.beyond}::uuid)`
  const cursorOf = (row: Row) => pageCursor(row[order.by] as string | number, row.id)
  const first = pageStatement({}, () => undefined, orderBy)
  const next = pageStatement({ value: slot.any, beyond: slot.uuid }, isBeyond, orderBy)
  return {
    async read(context, args) {
      const size = pageSize(args)
      const key = pageKey(args, [kind, 'uuid'])
      const limit = size + 1
      const rows = await (key === null
        ? rowsOf(context, first, args, { limit })
        : rowsOf(context, next, args, { limit, value: key[0], beyond: key[1] }))
      return connection(rows, size, key === null, cursorOf)
    },
    cursorOf,
  }
}
