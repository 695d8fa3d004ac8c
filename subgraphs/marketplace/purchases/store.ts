import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { purchases } from '@quintet/drizzle/marketplace/purchases.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'

const rows = tenantRows(purchases)
export type PurchaseRow = RowOf<typeof rows>

export const purchasePage = rows.page('newest first')
export const readPurchase = rows.read
export const insertPurchase = rows.insert()
export const updatePurchase = rows.update('status', 'reference', 'clientSecret', 'reason', 'completedAt')

const columns = { id: purchases.id }
const pending = statement({ moduleId: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(purchases)
    .where(
      and(
        eq(purchases.tenantId, p.tenantId),
        eq(purchases.moduleId, p.moduleId),
        sql`${purchases.status} in ('PENDING', 'PROCESSING')`,
      ),
    ),
)
/** The purchase of a module that waits for its payment; null where there is none. */
export async function readPending(reader: Reader, moduleId: string): Promise<PurchaseRow | null> {
  const [found] = await reader.read(pending, { moduleId })
  return found === undefined ? null : readPurchase(reader, found.id)
}
