import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { merchants } from '@quintet/drizzle/credit/payments.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, getTableColumns } from 'drizzle-orm'

const rows = tenantRows(merchants)
export type MerchantRow = RowOf<typeof rows>

export const merchantPage = rows.page({ by: 'slug' })
export const insertMerchant = rows.insert()
export const updateMerchant = rows.update('name', 'gatewaySlug', 'settlementAccountId', 'isActive', 'updatedAt')
export const merchantSlugIndex = 'merchants_slug'

const { tenantId: _, ...columns } = getTableColumns(merchants)
const ofSlug = statement({ slug: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(merchants)
    .where(and(eq(merchants.tenantId, p.tenantId), eq(merchants.slug, p.slug))),
)
export const merchantOfSlug = async (reader: Reader, slug: string): Promise<MerchantRow | null> =>
  (await reader.read(ofSlug, { slug }))[0] ?? null
