import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { products } from '@quintet/drizzle/marketplace/products.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid, type PageArguments } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const columns = {
  id: products.id,
  sku: products.sku,
  name: products.name,
  description: products.description,
  amountMinor: products.amountMinor,
  currency: products.currency,
  stock: products.stock,
  merchantSlug: products.merchantSlug,
  variantOf: products.variantOf,
  options: products.options,
  isActive: products.isActive,
  version: products.version,
  updatedAt: products.updatedAt,
}
const rows = tenantRows(products, columns)
export type ProductRow = RowOf<typeof rows>

/** By ids, each looked up by itself: all rows of the tenant would be read otherwise, where it seems to have few. */
const byIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(products)
    .innerJoin(
      sql`unnest(${p.ids}) as asked(asked_id)`,
      and(eq(products.tenantId, p.tenantId), eq(products.id, sql`asked_id`)),
    ),
)
const load = loadOne<Context, ProductRow>(
  (context, ids) => context.scope.read(byIds, { ids }),
  (row) => row.id,
)
/** A product of the tenant, many at once in one statement. */
export const loadProduct = async (context: Context, id: string): Promise<ProductRow | null> =>
  isUuid(id) ? load(context, id) : null
export async function readProduct(reader: Reader, id: string): Promise<ProductRow | null> {
  const [row] = isUuid(id) ? await reader.read(byIds, { ids: [id] }) : []
  return row ?? null
}
export const insertProduct = rows.insert({ defaults: ['createdAt'] })
export const updateProduct = rows.update(
  'name',
  'description',
  'amountMinor',
  'currency',
  'stock',
  'merchantSlug',
  'variantOf',
  'options',
  'isActive',
  'updatedAt',
)
export const skuIndex = 'products_sku'

const all = rows.page({ by: 'sku' })
const matching = rows.page(
  { by: 'sku' },
  {
    slots: { search: slot.nullable(slot.text), variantOf: slot.nullable(slot.text) },
    where: (p) =>
      and(
        sql`(${p.search}::text is null or strpos(lower(concat_ws(' ', ${products.sku}, ${products.name}, ${products.description})), lower(${p.search}::text)) > 0)`,
        sql`(${p.variantOf}::text is null or ${products.variantOf} = ${p.variantOf}::text)`,
      ),
  },
)
interface ProductFilter {
  readonly search?: string | null | undefined
  readonly variantOf?: string | null | undefined
}
/** A page of what the tenant sells. */
export const productPage = (context: Context, { search, variantOf }: ProductFilter, page: PageArguments) =>
  (search ?? variantOf ?? null) === null
    ? all(context, page)
    : matching(context, { ...page, search: search ?? null, variantOf: variantOf ?? null })

const bySku = statement({ sku: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(products)
    .where(and(eq(products.tenantId, p.tenantId), eq(products.sku, p.sku))),
)
export async function readBySku(reader: Reader, sku: string): Promise<ProductRow | null> {
  const [row] = await reader.read(bySku, { sku })
  return row ?? null
}

const some = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(products)
    .where(and(eq(products.tenantId, p.tenantId), sql`${products.id} = any(${p.ids})`))
    .orderBy(asc(products.id)),
)
/** Some products, in the order of their ids. */
export const readProducts = (reader: Reader, ids: readonly string[]): Promise<ProductRow[]> =>
  reader.read(some, { ids: [...ids] })

/** What was read of a product before its stock changed cannot be saved over it. */
const nextVersion = sql`${products.version} + 1`

/** Takes products out of the stock, if there are as many; no row otherwise. */
export const takeStock = statement({ id: slot.uuid, quantity: slot.int }, (db, p) =>
  db
    .update(products)
    .set({ stock: sql`${products.stock} - ${p.quantity}::integer`, version: nextVersion })
    .where(
      and(
        eq(products.tenantId, p.tenantId),
        eq(products.id, p.id),
        sql`${products.isActive} and ${products.stock} >= ${p.quantity}::integer`,
      ),
    )
    .returning(columns),
)
/** Puts products back into the stock. */
export const returnStock = statement({ id: slot.uuid, quantity: slot.int }, (db, p) =>
  db
    .update(products)
    .set({ stock: sql`${products.stock} + ${p.quantity}::integer`, version: nextVersion })
    .where(and(eq(products.tenantId, p.tenantId), eq(products.id, p.id)))
    .returning({ id: products.id }),
)
