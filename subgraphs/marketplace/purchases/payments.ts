import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Context } from '../context.ts'
import { endLicence, giveLicence } from '../licences/given.ts'
import type { LicenceState } from '../licences/store.ts'
import { endWithPeriod, readLive } from '../subscriptions/store.ts'
import { requestEnding } from '../subscriptions/stripe-endings.ts'
import { type Payment, statusAfter } from './rules.ts'
import { type PurchaseRow, updatePurchase } from './store.ts'

/** Writes down what became of a payment. A purchase that it completes brings the licence in the same transaction. */
export async function settlePayment(
  context: Context,
  writer: Writer,
  state: LicenceState,
  purchase: PurchaseRow,
  payment: Payment,
): Promise<PurchaseRow> {
  const status = statusAfter(purchase, payment)
  if (status === purchase.status) return purchase
  const isCompleted = status === 'COMPLETED'
  if (status === 'REFUNDED') {
    const licence = state.licences.get(state.modulesById.get(purchase.moduleId)!.slug)
    if (licence?.purchaseId === purchase.id) await endLicence(writer, licence, state.now)
    writer.afterCommit(context.wakeLicences)
  }
  if (isCompleted) {
    const terms = { type: 'PURCHASED', expiresAt: null, purchaseId: purchase.id, subscriptionId: null }
    await giveLicence(writer, state, purchase.moduleId, terms)
    const live = await readLive(writer, purchase.moduleId)
    if (live?.provider === 'local') await endWithPeriod(writer, { ...live, cancelAtPeriodEnd: true })
    // One that Stripe does not know yet ends when Stripe tells of it.
    else if (live !== null && live.reference !== null) {
      const ending = { subscriptionId: live.id, reference: live.reference }
      await requestEnding(context, writer, ending, purchase.id)
    }
    writer.afterCommit(context.wakeLicences)
  }
  return (await updatePurchase(writer, {
    ...purchase,
    status,
    completedAt: isCompleted ? state.now : purchase.completedAt,
  }))!
}
