// Pages of the rows of a parent, newest first: those of all parents in a list come in one statement.
import { type Statement, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { desc, lt, type SQL, sql } from 'drizzle-orm'
import type { BaseContext } from './context.ts'
import { loadMany } from './loaders.ts'
import { type Connection, highestId, type PageArguments, pageById } from './pages.ts'
import type { Shape } from './row-shape.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
type Read = Statement<Readonly<Record<string, unknown>>, Row & { readonly position: number }>
type Key = [parentId: string, limit: number, beyond: string]

/** @param parent the column that names the parent @param filter which rows count, where not all do */
export function childPages(
  { table, all, selected, visible }: Shape,
  parent: string,
  filter?: SQL,
): (context: BaseContext, parentId: string, args: PageArguments) => Promise<Connection<Row>> {
  const id = all.id!
  // By their bare names: to drizzle the lateral part is no table.
  const fields = Object.entries(selected).map(([name, column]) => [
    name,
    sql`${sql.identifier(column.name)}`.mapWith(column),
  ])
  const pages = statement({ parents: slot.uuids, limits: slot.ints, beyonds: slot.uuids }, (db, p) =>
    db
      .select({ ...Object.fromEntries(fields), position: sql<number>`asked_position`.mapWith(Number) })
      .from(
        sql`unnest(${p.parents}, ${p.limits}, ${p.beyonds})
            with ordinality as asked(asked_parent, asked_rows, asked_beyond, asked_position)
          cross join lateral (select * from ${table} where ${visible(p) ?? sql`true`} and ${all[parent]!} = asked_parent ${filter === undefined ? sql`` : sql`and ${filter}`}
            and ${lt(id, sql`asked_beyond`)} order by ${desc(id)} limit asked_rows) as page`,
      )
      .orderBy(sql`asked_position, page.id desc`),
  ) as unknown as Read
  const load = loadMany<BaseContext, Row & { readonly key: string }>(
    async (context, texts) => {
      const keys = texts.map((text) => JSON.parse(text) as Key)
      const rows = await context.scope.read(pages, {
        parents: keys.map(([parentId]) => parentId),
        limits: keys.map(([, limit]) => limit),
        beyonds: keys.map(([, , beyond]) => beyond),
      })
      return rows.map((row) => ({ ...row, key: texts[row.position - 1]! }))
    },
    (row) => row.key,
  )
  return (context, parentId, args) =>
    pageById(args, highestId, (beyond, limit) => load(context, JSON.stringify([parentId, limit, beyond])))
}
