// What Stripe is asked about subscriptions, outside of transactions and under keys of ours. Its answers are kept as its events
// are: where a call breaks off, the same request goes on from there, and events tell what Stripe did meanwhile.

import type { Money } from '@quintet/kit/slice/money.ts'
import { conflict, type Problem } from '@quintet/kit/slice/problems.ts'
import { fromStripe, toStripe } from '@quintet/kit/slice/stripe-amounts.ts'
import type { Stripe } from 'stripe'
import { customerOf } from '../billing/customers.ts'
import { isKept } from '../billing/events-store.ts'
import { StripeRefusal, unknownMethod } from '../billing/stripe-api.ts'
import { fieldsOf, subscriptionFact, textOf } from '../billing/stripe-events.ts'
import { answerId, askedOnce } from '../billing/stripe-keys.ts'
import { takeFact } from '../billing/take.ts'
import type { Context } from '../context.ts'
import { lockLicenceState } from '../licences/store.ts'
import { moneyText, priceOf } from '../modules/prices.ts'
import { loadModule, type ModuleRow } from '../modules/store.ts'
import type { UpdateSubscriptionInput } from '../types.gen.ts'
import type { StripeEnding } from './queues.ts'
import type { BillingInterval } from './rules.ts'
import { type ModuleSubscriptionRow, readSubscription, updateSubscriptionRow } from './store.ts'
import { isOver } from './stripe-state.ts'

type Answer = Stripe.Response<Stripe.Subscription>
const expand = ['latest_invoice.confirmation_secret']

const present = async (context: Context, id: string): Promise<ModuleSubscriptionRow> =>
  (await context.scope.snapshot((reader) => readSubscription(reader, id)))!

/** Subscribes at Stripe, unless that was done. A payment method that is given is tried at once. */
export async function subscribeAtStripe(context: Context, id: string): Promise<ModuleSubscriptionRow | Problem> {
  const row = await present(context, id)
  if (row.status !== 'INCOMPLETE' || row.endedAt !== null || row.reference !== null) return row
  // Of the row alone: the same is asked whichever request goes on.
  const { paymentMethod } = row
  const module = (await loadModule(context, row.moduleId))!
  try {
    const customer = await customerOf(context)
    const product = await productOf(context, module)
    if (paymentMethod) await attach(context, paymentMethod, customer)
    const payment: Pick<Stripe.SubscriptionCreateParams, 'default_payment_method' | 'payment_behavior'> = paymentMethod
      ? { default_payment_method: paymentMethod, payment_behavior: 'allow_incomplete' }
      : { payment_behavior: 'default_incomplete' }
    const key = { idempotencyKey: `subscription ${id}` }
    const answer = await context.stripe.api!.ask((stripe) =>
      stripe.subscriptions.create(
        {
          customer,
          items: [{ price_data: priceData(product, row, row.interval) }],
          payment_settings: { save_default_payment_method: 'on_subscription' },
          ...payment,
          metadata: { quintet_id: id },
          expand,
        },
        key,
      ),
    )
    return await keep(context, row, answer, { id: answerId(key), rank: 0 })
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error
    await expire(context, id)
    return problemOf(error)
  }
}

/** Does at Stripe what a subscription is to become. */
export async function changeAtStripe(
  context: Context,
  { subscriptionId: id, paymentMethod, interval, cancel, idempotencyKey }: UpdateSubscriptionInput,
): Promise<ModuleSubscriptionRow | Problem> {
  const row = await present(context, id)
  const { reference } = row
  if (reference === null || row.endedAt !== null) return row
  const ask = (work: (stripe: Stripe) => Promise<Answer>) => context.stripe.api!.ask(work)
  const now = () => ask((stripe) => stripe.subscriptions.retrieve(reference, { expand }))
  /** One of the changes, unless it was done: Stripe forgets its keys, and what was kept is not. */
  const step = async (what: string, work: (key: { idempotencyKey: string }) => Promise<Answer>): Promise<void> => {
    const key = askedOnce(what, id, idempotencyKey)
    const kept = answerId(key)
    if (!(await context.scope.snapshot((reader) => isKept(reader, kept))))
      await keep(context, row, await work(key), { id: kept, rank: 1 })
  }
  try {
    if (paymentMethod) {
      await step('method', async (key) => {
        await attach(context, paymentMethod, await customerOf(context))
        const asked = { default_payment_method: paymentMethod }
        const answer = await ask((stripe) => stripe.subscriptions.update(reference, asked, key))
        await payDue(context, answer, askedOnce('pay', id, idempotencyKey))
        return now()
      })
    }
    if (interval) {
      await step('interval', async (key) => {
        if (interval === row.interval) return now()
        const items = [await itemFor(context, row, interval)]
        const asked = { items, proration_behavior: 'always_invoice', payment_behavior: 'error_if_incomplete' } as const
        return ask((stripe) => stripe.subscriptions.update(reference, asked, key))
      })
    }
    if (cancel === 'NOW') {
      // Stripe does not know what it has ended, but for reading.
      const ended = (error: unknown) =>
        error instanceof StripeRefusal && error.code === 'resource_missing' ? now() : Promise.reject(error)
      await step('cancel', (key) => ask((stripe) => stripe.subscriptions.cancel(reference, {}, key)).catch(ended))
    } else if (cancel) {
      const asked = { cancel_at_period_end: cancel === 'AT_PERIOD_END' }
      await step('end', (key) => ask((stripe) => stripe.subscriptions.update(reference, asked, key)))
    }
    return await present(context, id)
  } catch (error) {
    if (error instanceof StripeRefusal) return problemOf(error)
    throw error
  }
}

/**
 * Ends at Stripe what nothing here needs: at once where it was ended before Stripe knew it, with what was paid for nothing put to
 * the customer's credit; and with its period where the module was bought since.
 */
export async function endAtStripe(context: Context, { subscriptionId: id, reference }: StripeEnding): Promise<void> {
  const { api } = context.stripe
  if (api === null) throw new Error('A subscription is to end at Stripe, which does not bill here any more')
  const row = await present(context, id)
  const { status } = await api.ask((stripe) => stripe.subscriptions.retrieve(reference))
  if (isOver({ status })) return
  const key = { idempotencyKey: `over ${id}` }
  const isWithPeriod = row.reference !== null && status !== 'incomplete'
  const credited = row.reference === null && status === 'active' ? { invoice_now: true, prorate: true } : {}
  const answer = await api.ask<Answer>((stripe) =>
    isWithPeriod
      ? stripe.subscriptions.update(reference, { cancel_at_period_end: true }, key)
      : stripe.subscriptions.cancel(reference, credited, key),
  )
  if (row.reference !== null) await keep(context, row, answer, { id: answerId(key), rank: 1 })
}

/** What a change to another interval would cost at once, as Stripe computes it; null where it does not. */
export async function previewAtStripe(context: Context, row: ModuleSubscriptionRow, interval: BillingInterval) {
  try {
    const item = await itemFor(context, row, interval)
    const asked = { items: [item], proration_behavior: 'always_invoice' as const }
    const { total, currency } = await context.stripe.api!.ask((stripe) =>
      stripe.invoices.createPreview({ subscription: row.reference!, subscription_details: asked }),
    )
    const amountMinor = fromStripe(BigInt(total), currency.toUpperCase())
    return amountMinor === null ? null : { due: moneyText({ amountMinor, currency: currency.toUpperCase() }) }
  } catch (error) {
    if (error instanceof StripeRefusal) return null
    throw error
  }
}

/** The item of a subscription at Stripe, with the price of an interval. */
async function itemFor(context: Context, { moduleId, reference }: ModuleSubscriptionRow, interval: BillingInterval) {
  const module = (await loadModule(context, moduleId))!
  const product = await productOf(context, module)
  const subscription = await context.stripe.api!.ask((stripe) => stripe.subscriptions.retrieve(reference!))
  const price = priceOf((interval === 'YEAR' ? module.prices.annual : module.prices.monthly)!)
  return { id: subscription.items.data[0]!.id, price_data: priceData(product, price, interval) }
}

/** What is sold at Stripe for a module. Its id is ours, so that it is made once. */
async function productOf({ stripe }: Context, { slug, name }: ModuleRow): Promise<string> {
  const id = `quintet_${slug}`
  await stripe
    .api!.ask((library) => library.products.create({ id, name }, askedOnce('product', slug, name)))
    .catch((error: unknown) => {
      if (!(error instanceof StripeRefusal && error.code === 'resource_already_exists')) throw error
    })
  return id
}

function priceData(product: string, { amountMinor, currency }: Money, interval: string) {
  const amount = toStripe(amountMinor, currency)
  if (amount === null) throw new StripeRefusal('invalid_amount', 'amount', false)
  const recurring = { interval: interval === 'YEAR' ? 'year' : 'month' } as const
  return { product, currency: currency.toLowerCase(), unit_amount: Number(amount), recurring }
}

const attach = ({ stripe }: Context, paymentMethod: string, customer: string): Promise<unknown> =>
  stripe.api!.ask((library) =>
    library.paymentMethods.attach(
      paymentMethod,
      { customer },
      { idempotencyKey: `attach ${customer} ${paymentMethod}` },
    ),
  )

/** Tries what is due. Whether it was paid is what the subscription says then. */
async function payDue({ stripe }: Context, { status, latest_invoice: bill }: Answer, key: { idempotencyKey: string }) {
  const id = textOf(bill) ?? textOf(fieldsOf(bill).id)
  if (id === null || !['incomplete', 'past_due', 'unpaid'].includes(status)) return
  await stripe
    .api!.ask((library) => library.invoices.pay(id, {}, key))
    .catch((error: unknown) => {
      if (!(error instanceof StripeRefusal)) throw error
    })
}

/**
 * Keeps what Stripe answered of a subscription, under an id and before (0) or among (1) the changes of its second. An answer that
 * Stripe repeated is old: it is asked how things are.
 */
async function keep(
  context: Context,
  row: ModuleSubscriptionRow,
  answer: Answer,
  named: { readonly id: string; readonly rank: 0 | 1 },
): Promise<ModuleSubscriptionRow> {
  const { headers } = answer.lastResponse
  if (headers['idempotent-replayed'] === 'true') {
    const now = await context.stripe.api!.ask((stripe) => stripe.subscriptions.retrieve(answer.id, { expand }))
    return keep(context, row, now, { ...named, rank: 1 })
  }
  // By Stripe's clock, as its events are.
  const at = Date.parse(headers.date ?? '') || context.stripe.clock.now().getTime()
  const fact = subscriptionFact(fieldsOf(answer), Math.floor(at / 1_000))
  const event = { ...named, type: 'answer', createdAt: new Date(at), fact }
  await takeFact(context, event, row)
  const secret = textOf(fieldsOf(fieldsOf(fieldsOf(answer.latest_invoice)).confirmation_secret).client_secret)
  return context.scope.write(async (writer) => {
    await lockLicenceState(writer, context.clock.now())
    const kept = (await readSubscription(writer, row.id))!
    return secret === null ? kept : (await updateSubscriptionRow(writer, { ...kept, clientSecret: secret }))!
  })
}

/** Ends a subscription that Stripe did not take. */
const expire = (context: Context, id: string): Promise<void> =>
  context.scope.write(async (writer) => {
    const { now } = await lockLicenceState(writer, context.clock.now())
    const row = (await readSubscription(writer, id))!
    if (row.reference !== null) return
    await updateSubscriptionRow(writer, { ...row, status: 'INCOMPLETE_EXPIRED', stateAt: now, endedAt: now })
  })

function problemOf({ isDeclined, field, code }: StripeRefusal): Problem {
  if (isDeclined) return conflict('The payment was declined', 'PAYMENT_DECLINED', ['input'])
  if (field === 'payment_method' || field === 'default_payment_method') return unknownMethod()
  return conflict(`The billing service does not do it: ${code}`, 'BILLING_REFUSED', ['input'])
}
