// What Stripe told, by an event or an answer, is kept and does what it means: both or neither.
import type { Context } from '../context.ts'
import { lockLicenceState } from '../licences/store.ts'
import { settlePayment } from '../purchases/payments.ts'
import { readPurchase } from '../purchases/store.ts'
import { settleStripe } from '../subscriptions/stripe.ts'
import { insertEvent } from './events-store.ts'
import type { BillingFact } from './stripe-events.ts'

interface Told {
  /** What was told under an id before has no effect. */
  readonly id: string
  readonly type: string
  readonly createdAt: Date
  readonly rank: number
  readonly fact: BillingFact
}

/** Takes what was told of a purchase or a subscription of the active tenant. */
export const takeFact = (context: Context, told: Told, { id: subjectId }: { readonly id: string }): Promise<void> =>
  context.scope.write(async (writer) => {
    const { id, type, createdAt, rank, fact } = told
    const state = await lockLicenceState(writer, context.clock.now())
    const [kept] = await writer.run(insertEvent, { eventId: id, subjectId, type, fact: { ...fact }, createdAt, rank })
    if (kept === undefined) return
    if (fact.kind !== 'payment') return settleStripe(context, writer, state, subjectId, fact)
    const purchase = (await readPurchase(writer, subjectId))!
    const { status, currency, amountMinor } = fact
    const payment = { status, currency, amountMinor: BigInt(amountMinor), purchaseId: purchase.id }
    await settlePayment(context, writer, state, { ...purchase, reference: fact.reference }, payment)
  })
