// Subscriptions that are billed without a service: renewals, further tries of payments, and ends, as the tenant's clock has them.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isRenewed } from '../billing/local-payments.ts'
import type { Context } from '../context.ts'
import type { LicenceState } from '../licences/store.ts'
import { tellOfInvoice } from './letters.ts'
import { settleLicence } from './licence.ts'
import { localBillingQueue } from './queues.ts'
import { daysAfter, periodEndAfter } from './rules.ts'
import {
  type InvoiceRow,
  insertInvoice,
  type ModuleSubscriptionRow,
  readOpenInvoice,
  updateInvoice,
  updateSubscriptionRow,
} from './store.ts'

/** Days after the end of a period at which its payment is tried; after the last one it is left until grace is over. */
const tries = [0, 1, 3, 5]
const hourMilliseconds = 3_600_000
/** For so long a first payment may be made up for. */
const firstPaymentHours = 23

/** When something happens to a subscription by itself next; null where nothing does. */
function nextEventAt(subscription: ModuleSubscriptionRow, open: InvoiceRow | null): Date | null {
  const { status, periodEnd, paidUntil, graceDays, createdAt } = subscription
  if (status === 'INCOMPLETE') return new Date(createdAt.getTime() + firstPaymentHours * hourMilliseconds)
  if (status === 'ACTIVE') return periodEnd
  if (status === 'PAST_DUE') return open?.nextAttemptAt ?? daysAfter(paidUntil!, graceDays)
  return null
}

/** What a bill of a local subscription is to be like. */
export const newInvoice = (
  { id: subscriptionId, currency }: ModuleSubscriptionRow,
  bill: Pick<InvoiceRow, 'amountMinor' | 'periodEnd' | 'createdAt' | 'status' | 'paidAt' | 'nextAttemptAt'>,
): InvoiceRow => {
  const id = newId()
  return { id, subscriptionId, reference: `local_${id}`, currency, attemptCount: 1, ...bill }
}

/** Does what happens to a subscription at its next event. Returns it as it is then. */
async function happen(
  context: Context,
  writer: Writer,
  subscription: ModuleSubscriptionRow,
  open: InvoiceRow | null,
  at: Date,
): Promise<ModuleSubscriptionRow> {
  const { status, cancelAtPeriodEnd, paymentMethod, amountMinor, interval, anchorAt, periodEnd } = subscription
  const set = async (more: Partial<ModuleSubscriptionRow>) =>
    (await updateSubscriptionRow(writer, { ...subscription, stateAt: at, ...more }))!
  if (status === 'INCOMPLETE') {
    if (open !== null) await updateInvoice(writer, { ...open, status: 'VOID', nextAttemptAt: null })
    return set({ status: 'INCOMPLETE_EXPIRED', endedAt: at })
  }
  if (status === 'ACTIVE' && cancelAtPeriodEnd) return set({ status: 'CANCELLED', endedAt: at })
  if (status === 'ACTIVE') {
    const end = periodEndAfter(anchorAt, interval, periodEnd!)
    const isPaid = isRenewed(paymentMethod!)
    const invoice = newInvoice(subscription, {
      amountMinor,
      periodEnd: end,
      createdAt: at,
      status: isPaid ? 'PAID' : 'OPEN',
      paidAt: isPaid ? at : null,
      nextAttemptAt: isPaid ? null : daysAfter(at, tries[1]!),
    })
    await insertInvoice(writer, invoice)
    await tellOfInvoice(context, writer, subscription, invoice)
    if (!isPaid) return set({ status: 'PAST_DUE' })
    return set({ periodStart: periodEnd, periodEnd: end, paidUntil: end, paidAt: at })
  }
  const isTry = open !== null && open.nextAttemptAt !== null
  if (!isTry) return set({ status: 'UNPAID' })
  if (isRenewed(paymentMethod!)) return payOpen(context, writer, subscription, open, at)
  const following = tries[open.attemptCount + 1]
  const attemptCount = open.attemptCount + 1
  const nextAttemptAt = following === undefined ? null : daysAfter(periodEnd!, following)
  const tried = (await updateInvoice(writer, { ...open, attemptCount, nextAttemptAt }))!
  await tellOfInvoice(context, writer, subscription, tried)
  return subscription
}

/** Pays what is due. */
export async function payOpen(
  context: Context,
  writer: Writer,
  subscription: ModuleSubscriptionRow,
  open: InvoiceRow,
  at: Date,
): Promise<ModuleSubscriptionRow> {
  const attemptCount = open.attemptCount + 1
  const paid = (await updateInvoice(writer, {
    ...open,
    status: 'PAID',
    attemptCount,
    nextAttemptAt: null,
    paidAt: at,
  }))!
  await tellOfInvoice(context, writer, subscription, paid)
  const { periodEnd: end } = open
  const period = { periodStart: subscription.periodEnd ?? at, periodEnd: end, paidUntil: end }
  return (await updateSubscriptionRow(writer, {
    ...subscription,
    ...period,
    status: 'ACTIVE',
    paidAt: at,
    stateAt: at,
  }))!
}

/** Lets happen, in order, all that falls due for subscriptions up to a time of the tenant's clock. */
export async function settleUntil(
  context: Context,
  writer: Writer,
  state: LicenceState,
  subscriptions: readonly ModuleSubscriptionRow[],
  to: Date,
): Promise<void> {
  const local = subscriptions.filter(({ provider }) => provider === 'local')
  const open = new Map<string, InvoiceRow | null>()
  for (const { id } of local) open.set(id, await readOpenInvoice(writer, id))
  const left = new Map(local.map((each) => [each.id, each]))
  for (;;) {
    const due = [...left.values()]
      .map((each) => ({ each, at: nextEventAt(each, open.get(each.id) ?? null) }))
      .filter((event): event is { each: ModuleSubscriptionRow; at: Date } => event.at !== null && event.at <= to)
      .sort((a, b) => a.at.getTime() - b.at.getTime())[0]
    if (due === undefined) break
    const next = await happen(context, writer, due.each, open.get(due.each.id) ?? null, due.at)
    left.set(next.id, next)
    open.set(next.id, await readOpenInvoice(writer, next.id))
  }
  for (const each of left.values()) {
    await settleLicence(context, writer, state, each)
    await planNext(context, writer, state, each, open.get(each.id) ?? null)
  }
}

/** Has a job do what falls due next. */
export async function planNext(
  context: Context,
  writer: Writer,
  state: LicenceState,
  subscription: ModuleSubscriptionRow,
  open: InvoiceRow | null,
): Promise<void> {
  const at = nextEventAt(subscription, open)
  if (at === null) return
  // Jobs go by the context's clock.
  const startAfter = new Date(context.clock.now().getTime() + at.getTime() - state.now.getTime())
  const key = `${subscription.id} ${startAfter.toISOString()}`
  await requestJob(context, writer, localBillingQueue, key, {}, { startAfter })
}
