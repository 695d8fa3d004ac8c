// Subscriptions that Stripe bills: what is told of them is written down.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { readTold } from '../billing/events-store.ts'
import type { BillingFact } from '../billing/stripe-events.ts'
import type { Context } from '../context.ts'
import type { LicenceState } from '../licences/store.ts'
import { tellOfInvoice } from './letters.ts'
import { settleLicence } from './licence.ts'
import {
  type InvoiceRow,
  insertInvoice,
  type ModuleSubscriptionRow,
  readInvoiceOf,
  readSubscription,
  updateInvoice,
  updateSubscriptionRow,
} from './store.ts'
import { requestEnding } from './stripe-endings.ts'
import { billsOf, isOver, stateOf } from './stripe-state.ts'

/** Computes a subscription, its bills and its licence anew from all that was told of it, with a fact that is new. */
export async function settleStripe(
  context: Context,
  writer: Writer,
  state: LicenceState,
  id: string,
  fact: BillingFact,
): Promise<void> {
  const told = await readTold(writer, id)
  const before = (await readSubscription(writer, id))!
  if (before.endedAt !== null && before.reference === null) {
    // It was ended here before Stripe knew it, which would go on to take money for it.
    if (fact.kind === 'subscription' && !isOver(fact)) {
      await requestEnding(context, writer, { subscriptionId: id, reference: fact.reference }, 'ended')
    }
    return
  }
  const subscription = (await updateSubscriptionRow(writer, stateOf(before, told)))!
  if (fact.kind === 'invoice') {
    const bill = billsOf(told).find(({ reference }) => reference === fact.invoice)!
    const invoice = await writeBill(writer, subscription, bill)
    const isTold = bill.amountMinor > 0n && (bill.status === 'PAID' || fact.isFailure)
    if (isTold) await tellOfInvoice(context, writer, subscription, invoice)
  }
  await settleLicence(context, writer, state, subscription)
  const licence = state.licences.get(state.modulesById.get(subscription.moduleId)!.slug)
  const { reference, endedAt, cancelAtPeriodEnd } = subscription
  const isBought = licence?.type === 'PURCHASED' && licence.endedAt === null
  if (isBought && reference !== null && endedAt === null && !cancelAtPeriodEnd) {
    await requestEnding(context, writer, { subscriptionId: id, reference }, licence.purchaseId ?? 'bought')
  }
}

async function writeBill(
  writer: Writer,
  { id: subscriptionId }: ModuleSubscriptionRow,
  bill: Omit<InvoiceRow, 'id' | 'subscriptionId'>,
): Promise<InvoiceRow> {
  const present = await readInvoiceOf(writer, subscriptionId, bill.reference)
  if (present === null) {
    const row = { id: newId(), subscriptionId, ...bill }
    await insertInvoice(writer, row)
    return row
  }
  return (await updateInvoice(writer, { ...present, ...bill }))!
}
