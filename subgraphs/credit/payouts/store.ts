import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { payouts } from '@quintet/drizzle/credit/payouts.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, getTableColumns } from 'drizzle-orm'

const rows = tenantRows(payouts)
export type PayoutRow = RowOf<typeof rows>

export const readPayout = rows.read
export const insertPayout = rows.insert({ defaults: ['providerReference', 'failure'] })
export const updatePayout = rows.update('status', 'providerReference', 'failure', 'updatedAt')
export const pageOfOwner = rows.page('newest first', {
  slots: { ownerId: slot.uuid },
  where: (p) => eq(payouts.ownerId, p.ownerId),
})

const { tenantId: _, ...columns } = getTableColumns(payouts)
export const lockPayout = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(payouts)
    .where(and(eq(payouts.tenantId, p.tenantId), eq(payouts.id, p.id)))
    .for('update'),
)

/** The payout that keeps a hold. */
export const payoutOfHold = statement({ holdId: slot.uuid }, (db, p) =>
  db
    .select({ id: payouts.id })
    .from(payouts)
    .where(and(eq(payouts.tenantId, p.tenantId), eq(payouts.holdId, p.holdId))),
)
