// Purchases that are paid at Stripe. It is asked outside of transactions, under keys of ours: where a call breaks off, the
// same request goes on from there, and what Stripe did meanwhile is told by its webhook.
import { conflict, isProblem, type Problem } from '@quintet/kit/slice/problems.ts'
import { toStripe } from '@quintet/kit/slice/stripe-amounts.ts'
import type { Stripe } from 'stripe'
import { customerOf } from '../billing/customers.ts'
import { StripeRefusal, unknownMethod } from '../billing/stripe-api.ts'
import { fieldsOf, type PaymentFact, paymentFact } from '../billing/stripe-events.ts'
import { askedOnce } from '../billing/stripe-keys.ts'
import type { Context } from '../context.ts'
import { lockLicenceState } from '../licences/store.ts'
import { loadModule } from '../modules/store.ts'
import type { CancelPurchaseInput, ConfirmPurchaseInput } from '../types.gen.ts'
import { settlePayment } from './payments.ts'
import { type PurchaseRow, readPurchase, updatePurchase } from './store.ts'

const present = async (context: Context, id: string): Promise<PurchaseRow> =>
  (await context.scope.snapshot((reader) => readPurchase(reader, id)))!

/**
 * A purchase as it is now, with what its payment form needs. One that Stripe does not know yet is made there. Where
 * Stripe has forgotten the key there are two, and one of them cannot be paid: no client was given its secret.
 */
export async function withPayment(context: Context, id: string): Promise<PurchaseRow | Problem> {
  const purchase = await present(context, id)
  if (purchase.status !== 'PENDING' || purchase.clientSecret !== null) return purchase
  try {
    const intent = await startPayment(context, purchase)
    return await context.scope.write(async (writer) => {
      await lockLicenceState(writer, context.clock.now())
      const row = (await readPurchase(writer, id))!
      return (await updatePurchase(writer, { ...row, reference: intent.id, clientSecret: intent.client_secret }))!
    })
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error
    // Another one may be begun.
    const { amountMinor, currency } = purchase
    const failed = {
      kind: 'payment',
      status: 'FAILED',
      amountMinor: String(amountMinor),
      currency,
      reference: null,
    } as const
    await settle(context, id, failed, null)
    return conflict(`The billing service takes no payment for it: ${error.code}`, 'BILLING_REFUSED', ['input'])
  }
}

/** Has Stripe make the payment of a purchase, from what never changes of it. */
async function startPayment(context: Context, { id, amountMinor, currency, moduleId }: PurchaseRow) {
  const [customer, module] = [await customerOf(context), await loadModule(context, moduleId)]
  const amount = toStripe(amountMinor, currency)
  if (amount === null) throw new StripeRefusal('invalid_amount', 'amount', false)
  const asked = {
    amount: Number(amount),
    currency: currency.toLowerCase(),
    customer,
    description: module!.slug,
    automatic_payment_methods: { enabled: true },
    metadata: { quintet_id: id },
  }
  return context.stripe.api!.ask((stripe) => stripe.paymentIntents.create(asked, { idempotencyKey: `purchase ${id}` }))
}

/** Pays a purchase by a payment method of Stripe, or asks Stripe whether it is paid. */
export async function confirmAtStripe(context: Context, input: ConfirmPurchaseInput): Promise<PurchaseRow | Problem> {
  const { purchaseId: id, paymentMethod, idempotencyKey } = input
  const begun = await withPayment(context, id)
  if (isProblem(begun)) return begun
  const { status, reference } = begun
  if ((status !== 'PENDING' && status !== 'PROCESSING') || reference === null) return present(context, id)
  const ask = (work: (stripe: Stripe) => Promise<Stripe.PaymentIntent>) => context.stripe.api!.ask(work)
  let isDeclined = false
  if (paymentMethod) {
    try {
      const asked = { payment_method: paymentMethod, return_url: context.documentLinks.publicUrl }
      await ask((stripe) => stripe.paymentIntents.confirm(reference, asked, askedOnce('confirm', id, idempotencyKey)))
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error
      if (error.field === 'payment_method') return unknownMethod()
      // What is paid by now, or under way, cannot be confirmed again: what became of it follows.
      isDeclined = error.isDeclined
    }
  }
  const intent = await ask((stripe) => stripe.paymentIntents.retrieve(reference))
  return settle(context, id, paymentFact(fieldsOf(intent), isDeclined), null)
}

/** Takes a purchase back at Stripe: cancels its payment, or pays it back. */
export async function takeBackAtStripe(context: Context, input: CancelPurchaseInput): Promise<PurchaseRow | Problem> {
  const { purchaseId: id, reason = null } = input
  const { status, reference, amountMinor, currency } = await present(context, id)
  if (reference === null || (status !== 'PENDING' && status !== 'COMPLETED')) return present(context, id)
  const { api } = context.stripe
  try {
    if (status === 'PENDING') {
      const key = { idempotencyKey: `cancel ${id}` }
      const intent = await api!.ask((stripe) => stripe.paymentIntents.cancel(reference, {}, key))
      return await settle(context, id, paymentFact(fieldsOf(intent), false), reason)
    }
    const key = { idempotencyKey: `refund ${id}` }
    const refund = await api!.ask((stripe) => stripe.refunds.create({ payment_intent: reference }, key))
    if (refund.status === 'failed' || refund.status === 'canceled') return notTaken(refund.status)
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error
    if (error.code !== 'charge_already_refunded') {
      const intent = await api!.ask((stripe) => stripe.paymentIntents.retrieve(reference))
      await settle(context, id, paymentFact(fieldsOf(intent), false), null)
      return notTaken(error.code)
    }
  }
  const refunded = {
    kind: 'payment',
    status: 'REFUNDED',
    amountMinor: String(amountMinor),
    currency,
    reference,
  } as const
  return settle(context, id, refunded, reason)
}

const notTaken = (code: string): Problem =>
  conflict(`The billing service does not take it back: ${code}`, 'BILLING_REFUSED', ['input', 'purchaseId'])

type Told = Omit<PaymentFact, 'reference'> & { readonly reference: string | null }

/** Writes down what became of a payment at Stripe. */
const settle = (context: Context, id: string, fact: Told, reason: string | null): Promise<PurchaseRow> =>
  context.scope.write(async (writer) => {
    const state = await lockLicenceState(writer, context.clock.now())
    const row = (await readPurchase(writer, id))!
    const purchase = { ...row, reference: fact.reference, reason: reason ?? row.reason }
    const { status, currency } = fact
    const payment = { status, currency, amountMinor: BigInt(fact.amountMinor), purchaseId: id }
    return settlePayment(context, writer, state, purchase, payment)
  })
