import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { suspenseItems } from '@quintet/drizzle/credit/payments.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, getTableColumns } from 'drizzle-orm'

const rows = tenantRows(suspenseItems)
export type SuspenseItemRow = RowOf<typeof rows>

export const suspensePage = rows.page('newest first')
export const insertSuspense = rows.insert({ defaults: ['id', 'resolution', 'resolvedBy', 'resolvedAt'] })
export const resolveItem = rows.update('resolution', 'resolvedBy', 'resolvedAt')

const { tenantId: _, ...columns } = getTableColumns(suspenseItems)
export const lockSuspense = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(suspenseItems)
    .where(and(eq(suspenseItems.tenantId, p.tenantId), eq(suspenseItems.id, p.id)))
    .for('update'),
)

/** What was decided about came to nothing: it waits again. */
export const reopenSuspense = statement({ id: slot.uuid }, (db, p) =>
  db
    .update(suspenseItems)
    .set({ resolution: null, resolvedBy: null, resolvedAt: null })
    .where(and(eq(suspenseItems.tenantId, p.tenantId), eq(suspenseItems.id, p.id))),
)

const moneySlots = { gatewayId: slot.uuid, reference: slot.text, currency: slot.text, amountMinor: slot.bigint }
const ofMoney = statement(moneySlots, (db, p) =>
  db
    .select({ id: suspenseItems.id })
    .from(suspenseItems)
    .where(
      and(
        eq(suspenseItems.tenantId, p.tenantId),
        eq(suspenseItems.gatewayId, p.gatewayId),
        eq(suspenseItems.reference, p.reference),
        eq(suspenseItems.currency, p.currency),
        eq(suspenseItems.amountMinor, p.amountMinor),
      ),
    ),
)
interface Came {
  readonly reference: string
  readonly currency: string
  readonly amountMinor: bigint
}
/** Whether this money waits or waited already. */
export const isSuspended = async (reader: Reader, gatewayId: string, { reference, currency, amountMinor }: Came) =>
  (await reader.read(ofMoney, { gatewayId, reference, currency, amountMinor })).length > 0
