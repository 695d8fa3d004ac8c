import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { chargeRefunds, charges } from '@quintet/drizzle/credit/payments.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(charges)
export type ChargeRow = RowOf<typeof rows>
const refunds = tenantRows(chargeRefunds)
export type ChargeRefundRow = RowOf<typeof refunds>

export const loadCharge = rows.load
export const readCharge = rows.read
export const insertCharge = rows.insert({ defaults: ['checkoutUrl', 'providerReference', 'payerHash', 'failure'] })
export const updateCharge = rows.update(
  'status',
  'refundedMinor',
  'providerReference',
  'payerHash',
  'failure',
  'updatedAt',
)
export const updateCheckout = rows.update('checkoutUrl', 'providerReference', 'updatedAt')

export const insertRefund = refunds.insert()
export const readRefund = refunds.read
export const updateRefund = refunds.update('status', 'updatedAt')

export const pageOfPayer = rows.page('newest first', {
  slots: { payerId: slot.uuid },
  where: (p) => eq(charges.payerId, p.payerId),
})
export const chargePage = rows.page('newest first')
export const chargePageOfStatus = rows.page('newest first', {
  slots: { status: slot.text },
  where: (p) => sql`${charges.status} = ${p.status}::text`,
})

const { tenantId: _, ...columns } = getTableColumns(charges)
export const chargeOfReference = statement({ gatewayId: slot.uuid, reference: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(charges)
    .where(
      and(eq(charges.tenantId, p.tenantId), eq(charges.gatewayId, p.gatewayId), eq(charges.reference, p.reference)),
    ),
)
export const lockCharge = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(charges)
    .where(and(eq(charges.tenantId, p.tenantId), eq(charges.id, p.id)))
    .for('update'),
)

const ofOrders = statement({ orderIds: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(charges)
    .where(and(eq(charges.tenantId, p.tenantId), isAnyOf(charges.orderId, p.orderIds)))
    .orderBy(desc(charges.id)),
)
/** The charges of an order; those of many orders in one statement. */
export const loadOfOrder = loadMany<Context, ChargeRow>(
  (context, orderIds) => context.scope.read(ofOrders, { orderIds }),
  ({ orderId }) => orderId ?? '',
)

/** Members who have paid with the same account outside. */
const samePayer = statement({ first: slot.uuid, second: slot.uuid }, (db, p) =>
  db
    .select({ found: sql<number>`1` })
    .from(charges)
    .where(
      and(
        eq(charges.tenantId, p.tenantId),
        eq(charges.payerId, p.first),
        sql`${charges.payerHash} in (select c.payer_hash from credit.charges c
          where c.tenant_id = ${p.tenantId}::uuid and c.payer_id = ${p.second}::uuid and c.payer_hash is not null)`,
      ),
    )
    .limit(1),
)
export const payAlike = async (reader: Reader, first: string, second: string): Promise<boolean> =>
  (await reader.read(samePayer, { first, second })).length > 0
