import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { invoices, subscriptions } from '@quintet/drizzle/marketplace/subscriptions.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, sql } from 'drizzle-orm'

const columns = {
  id: subscriptions.id,
  moduleId: subscriptions.moduleId,
  status: subscriptions.status,
  interval: subscriptions.interval,
  amountMinor: subscriptions.amountMinor,
  currency: subscriptions.currency,
  provider: subscriptions.provider,
  reference: subscriptions.reference,
  clientSecret: subscriptions.clientSecret,
  paymentMethod: subscriptions.paymentMethod,
  anchorAt: subscriptions.anchorAt,
  periodStart: subscriptions.periodStart,
  periodEnd: subscriptions.periodEnd,
  paidUntil: subscriptions.paidUntil,
  paidAt: subscriptions.paidAt,
  cancelAtPeriodEnd: subscriptions.cancelAtPeriodEnd,
  graceDays: subscriptions.graceDays,
  stateAt: subscriptions.stateAt,
  stateRank: subscriptions.stateRank,
  endedAt: subscriptions.endedAt,
  createdAt: subscriptions.createdAt,
}
const rows = tenantRows(subscriptions, columns)
export type ModuleSubscriptionRow = RowOf<typeof rows>

export const subscriptionPage = rows.page('newest first')
export const readSubscription = rows.read
export const insertSubscription = rows.insert({ defaults: ['graceDays', 'cancelAtPeriodEnd'] })
export const updateSubscriptionRow = rows.update(
  'status',
  'interval',
  'amountMinor',
  'currency',
  'reference',
  'clientSecret',
  'paymentMethod',
  'anchorAt',
  'periodStart',
  'periodEnd',
  'paidUntil',
  'paidAt',
  'cancelAtPeriodEnd',
  'stateAt',
  'stateRank',
  'endedAt',
)
export const endWithPeriod = rows.update('cancelAtPeriodEnd')

const isLive = sql`${subscriptions.status} not in ('CANCELLED', 'INCOMPLETE_EXPIRED')`
const live = statement({}, (db, p) =>
  db
    .select(columns)
    .from(subscriptions)
    .where(and(eq(subscriptions.tenantId, p.tenantId), isLive))
    .orderBy(asc(subscriptions.id)),
)
/** Subscriptions of the tenant that have not ended: one per module at most. */
export const readAllLive = (reader: Reader): Promise<ModuleSubscriptionRow[]> => reader.read(live, {})

/** The subscription to a module that has not ended; null where there is none. */
export const readLive = async (reader: Reader, moduleId: string): Promise<ModuleSubscriptionRow | null> =>
  (await readAllLive(reader)).find((each) => each.moduleId === moduleId) ?? null

const bills = tenantRows(invoices)
export const readInvoice = bills.read
export type InvoiceRow = RowOf<typeof bills>
export const invoicePages = bills.childPages('subscriptionId')
export const insertInvoice = bills.insert()
export const updateInvoice = bills.update(
  'status',
  'amountMinor',
  'attemptCount',
  'periodEnd',
  'nextAttemptAt',
  'paidAt',
)

const billColumns = {
  id: invoices.id,
  subscriptionId: invoices.subscriptionId,
  reference: invoices.reference,
  status: invoices.status,
  amountMinor: invoices.amountMinor,
  currency: invoices.currency,
  attemptCount: invoices.attemptCount,
  periodEnd: invoices.periodEnd,
  nextAttemptAt: invoices.nextAttemptAt,
  paidAt: invoices.paidAt,
  createdAt: invoices.createdAt,
}
/** The bill of a subscription that is to be paid, the latest. */
const openBill = statement({ subscriptionId: slot.uuid }, (db, p) =>
  db
    .select(billColumns)
    .from(invoices)
    .where(
      and(
        eq(invoices.tenantId, p.tenantId),
        eq(invoices.subscriptionId, p.subscriptionId),
        eq(invoices.status, 'OPEN'),
      ),
    )
    .orderBy(sql`${invoices.id} desc`)
    .limit(1),
)
export async function readOpenInvoice(reader: Reader, subscriptionId: string): Promise<InvoiceRow | null> {
  const [row] = await reader.read(openBill, { subscriptionId })
  return row ?? null
}

const billOf = statement({ subscriptionId: slot.uuid, reference: slot.text }, (db, p) =>
  db
    .select(billColumns)
    .from(invoices)
    .where(
      and(
        eq(invoices.tenantId, p.tenantId),
        eq(invoices.subscriptionId, p.subscriptionId),
        eq(invoices.reference, p.reference),
      ),
    ),
)
/** The bill of a subscription by its reference at the billing service. */
export async function readInvoiceOf(
  reader: Reader,
  subscriptionId: string,
  reference: string,
): Promise<InvoiceRow | null> {
  const [row] = await reader.read(billOf, { subscriptionId, reference })
  return row ?? null
}
