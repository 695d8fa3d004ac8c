import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { categories } from '@quintet/drizzle/tenancy/categories.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import { highestId, isUuid, type PageArguments } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(categories)
export type CategoryRow = RowOf<typeof rows>

export const loadCategory = rows.load
export const readCategory = rows.read
export const insertCategory = rows.insert()
export const updateCategory = rows.update('name', 'description', 'attributes', 'updatedAt')
export const placeCategory = rows.update('parentId', 'updatedAt')

/** The constraint that keeps names unique beside each other. */
export const nameIndex = 'categories_name'

/** A page of the categories right below one. */
export const childPage = rows.childPages('parentId')
const rootPage = rows.page('newest first', { where: () => isNull(categories.parentId) })

/** A page of the categories right below one, or of the roots. */
export function categoryPage(context: Context, parentId: string | null, page: PageArguments) {
  if (parentId === null) return rootPage(context, page)
  if (parentId === null) return rootPage(context, page)
  // What is no id has nothing below it.
  return childPage(context, isUuid(parentId) ? parentId : highestId, page)
}

const childCounts = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ id: sql<string>`${categories.parentId}`, count: sql<number>`count(*)::int` })
    .from(categories)
    .where(and(eq(categories.tenantId, p.tenantId), isAnyOf(categories.parentId, p.ids)))
    .groupBy(categories.parentId),
)
const loadCount = loadOne<Context, { readonly id: string; readonly count: number }>(
  (context, ids) => context.scope.read(childCounts, { ids }),
  ({ id }) => id,
)

/** How many categories are right below one. */
export const countChildren = async (context: Context, id: string): Promise<number> =>
  (await loadCount(context, id))?.count ?? 0

export interface CategoryAncestorRow {
  readonly id: string
  readonly name: string
}

/** All categories above some, the root first. `of` is the one that they are above. */
const ancestors = statement({ ids: slot.uuids }, (db, p) => {
  const above = sql`(
    with recursive above as (
      select c.id as of, c.parent_id as next, 0 as steps from ${categories} c
        where c.tenant_id = ${p.tenantId} and c.id = any(${p.ids})
      union all
      select above.of, c.parent_id, steps + 1 from above
        join ${categories} c on c.tenant_id = ${p.tenantId} and c.id = above.next
    )
    select of, next, steps from above where next is not null) above`
  return db
    .select({ id: categories.id, name: categories.name, of: sql<string>`above.of` })
    .from(above)
    .innerJoin(categories, and(eq(categories.tenantId, p.tenantId), sql`${categories.id} = above.next`))
    .orderBy(sql`above.steps desc`)
})

export const loadAncestors = loadMany<Context, CategoryAncestorRow & { readonly of: string }>(
  (context, ids) => context.scope.read(ancestors, { ids }),
  (row) => row.of,
)

/** The ids of all categories above one and its own, the nearest first. */
export const pathOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: sql<string>`path.id` })
    .from(sql`(
      with recursive path as (
        select c.id, c.parent_id, 0 as steps from ${categories} c where c.tenant_id = ${p.tenantId} and c.id = ${p.id}::uuid
        union all
        select c.id, c.parent_id, steps + 1 from path
          join ${categories} c on c.tenant_id = ${p.tenantId} and c.id = path.parent_id
      )
      select id, steps from path) path`)
    .orderBy(sql`path.steps`),
)

/** How many categories stand above each other from one downwards, its own counted. */
export const depthBelow = statement({ id: slot.uuid }, (db, p) =>
  db.select({ depth: sql<number>`coalesce(max(below.depth), 0)::int` }).from(sql`(
      with recursive below as (
        select c.id, 1 as depth from ${categories} c where c.tenant_id = ${p.tenantId} and c.id = ${p.id}::uuid
        union all
        select c.id, depth + 1 from below
          join ${categories} c on c.tenant_id = ${p.tenantId} and c.parent_id = below.id
      )
      select depth from below) below`),
)

/** Whether there is a category right below one. */
export const anyChild = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: categories.id })
    .from(categories)
    .where(and(eq(categories.tenantId, p.tenantId), eq(categories.parentId, p.id)))
    .limit(1),
)

export const deleteRow = statement({ id: slot.uuid }, (db, p) =>
  db.delete(categories).where(and(eq(categories.tenantId, p.tenantId), eq(categories.id, p.id))),
)
