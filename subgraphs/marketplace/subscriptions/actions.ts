import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, isProblem, notAllowed, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { defaultMethod, isPaid, methodProblems } from '../billing/local-payments.ts'
import { notAsked } from '../billing/stripe-api.ts'
import type { Context } from '../context.ts'
import { type LicenceState, lockLicenceState } from '../licences/store.ts'
import { priceOf } from '../modules/prices.ts'
import type { ModuleRow } from '../modules/store.ts'
import type { StartSubscriptionInput, UpdateSubscriptionInput } from '../types.gen.ts'
import { tellOfInvoice } from './letters.ts'
import { settleLicence } from './licence.ts'
import { newInvoice, payOpen, planNext } from './local.ts'
import { type BillingInterval, dueForNewPeriod, monthsAfter } from './rules.ts'
import {
  insertInvoice,
  insertSubscription,
  type ModuleSubscriptionRow,
  readLive,
  readOpenInvoice,
  readSubscription,
  updateInvoice,
  updateSubscriptionRow,
} from './store.ts'
import { changeAtStripe, subscribeAtStripe } from './stripe-calls.ts'

/** The price of a module in an interval; null where it is not sold so. */
export const intervalPrice = ({ prices }: Pick<ModuleRow, 'prices'>, interval: BillingInterval) => {
  const price = interval === 'YEAR' ? prices.annual : prices.monthly
  return price === undefined ? null : priceOf(price)
}
const monthsIn = (interval: string): number => (interval === 'YEAR' ? 12 : 1)

type Outcome = Promise<ModuleSubscriptionRow | Problem>

/** Subscribes the tenant to a module, and tries the first payment. */
export async function startSubscription(context: Context, input: StartSubscriptionInput): Outcome {
  const row = await begin(context, input)
  if (isProblem(row) || row.provider !== 'stripe') return row
  return context.stripe.api === null ? notAsked() : subscribeAtStripe(context, row.id)
}

const begin = (context: Context, input: StartSubscriptionInput) =>
  change<ModuleSubscriptionRow>(context, 'startSubscription', input, {
    problems: context.billing === 'local' ? methodProblems(input.paymentMethod) : [],
    async work(writer) {
      const state = await lockLicenceState(writer, context.clock.now())
      const { now } = state
      const path = ['input', 'moduleSlug']
      const module = state.modules.get(input.moduleSlug)
      if (module === undefined) throw new Refused(notFoundProblem('There is no such module', path))
      const licence = state.licences.get(module.slug)
      if (licence?.type === 'PURCHASED' && licence.endedAt === null) {
        throw new Refused(conflict('The tenant has bought this module', 'LICENCE_EXISTS', path))
      }
      const live = await readLive(writer, module.id)
      // A call to the billing service broke off: this one goes on from there.
      if (live?.provider === 'stripe' && live.reference === null && live.interval === input.interval) return live
      if (live !== null) {
        throw new Refused(conflict('The tenant is subscribed to this module', 'SUBSCRIPTION_EXISTS', path))
      }
      const price = intervalPrice(module, input.interval)
      if (price === null) throw new Refused(notAllowed('This module is not sold so', 'NOT_SOLD', ['input', 'interval']))
      const isLocal = context.billing === 'local'
      const paymentMethod = input.paymentMethod ?? (isLocal ? defaultMethod : null)
      // Others are paid at the billing service, which tells of it.
      const isFirstPaid = isLocal && isPaid(paymentMethod!)
      const end = monthsAfter(now, monthsIn(input.interval))
      const id = newId()
      const subscription = await insertSubscription(writer, {
        id,
        moduleId: module.id,
        status: isFirstPaid ? 'ACTIVE' : 'INCOMPLETE',
        interval: input.interval,
        ...price,
        provider: context.billing,
        reference: isLocal ? `local_${id}` : null,
        clientSecret: isFirstPaid || !isLocal ? null : `local_${id}_secret`,
        paymentMethod,
        anchorAt: now,
        periodStart: isFirstPaid ? now : null,
        periodEnd: isFirstPaid ? end : null,
        paidUntil: isFirstPaid ? end : null,
        paidAt: isFirstPaid ? now : null,
        stateAt: now,
        stateRank: 0,
        endedAt: null,
        createdBy: context.envelope.viewer?.userId ?? null,
        createdAt: now,
      })
      if (!isLocal) return subscription
      const invoice = newInvoice(subscription, {
        amountMinor: price.amountMinor,
        periodEnd: end,
        createdAt: now,
        status: isFirstPaid ? 'PAID' : 'OPEN',
        paidAt: isFirstPaid ? now : null,
        nextAttemptAt: null,
      })
      await insertInvoice(writer, invoice)
      await tellOfInvoice(context, writer, subscription, invoice)
      await settle(context, writer, state, subscription)
      return subscription
    },
  })

/** Ends a subscription or lets it go on, changes its interval, or its payment method. */
export async function updateSubscription(context: Context, input: UpdateSubscriptionInput): Outcome {
  const row = await update(context, input)
  // What Stripe never knew has ended without it.
  if (isProblem(row) || row.provider !== 'stripe' || row.reference === null) return row
  return context.stripe.api === null ? notAsked() : changeAtStripe(context, input)
}

const update = (context: Context, input: UpdateSubscriptionInput) =>
  change<ModuleSubscriptionRow>(context, 'updateSubscription', input, {
    problems: context.billing === 'local' ? methodProblems(input.paymentMethod) : [],
    async work(writer) {
      const state = await lockLicenceState(writer, context.clock.now())
      const path = ['input', 'subscriptionId']
      const found = await readSubscription(writer, input.subscriptionId)
      if (found === null) throw new Refused(notFoundProblem('There is no such subscription', path))
      if (found.endedAt !== null) {
        throw new Refused(conflict(`The subscription is ${found.status}`, 'WRONG_STATUS', path))
      }
      if (found.provider !== 'local') {
        if (input.interval && input.interval !== found.interval) newPrice(state, found, input.interval)
        if (found.reference !== null) return found
        // What the billing service does not know yet ends here.
        if (input.cancel === 'NOW') return changeEnd(writer, found, 'NOW', state.now)
        throw new Refused(conflict('The billing service does not know it yet', 'WRONG_STATUS', path))
      }
      let subscription = found
      if (input.paymentMethod)
        subscription = await changeMethod(context, writer, state, subscription, input.paymentMethod)
      if (input.interval && input.interval !== subscription.interval) {
        subscription = await changeInterval(context, writer, state, subscription, input.interval)
      }
      if (input.cancel) subscription = await changeEnd(writer, subscription, input.cancel, state.now)
      await settle(context, writer, state, subscription)
      return subscription
    },
  })

/** The payment method from now on, which pays what is due. */
async function changeMethod(
  context: Context,
  writer: Writer,
  { now }: LicenceState,
  subscription: ModuleSubscriptionRow,
  paymentMethod: string,
): Promise<ModuleSubscriptionRow> {
  const changed = (await updateSubscriptionRow(writer, { ...subscription, paymentMethod }))!
  const open = await readOpenInvoice(writer, subscription.id)
  if (open === null) return changed
  if (isPaid(paymentMethod)) {
    // A first period begins with its payment.
    const isFirst = changed.paidUntil === null
    const end = isFirst ? monthsAfter(now, monthsIn(changed.interval)) : open.periodEnd
    const started = isFirst ? { ...changed, anchorAt: now, clientSecret: null } : changed
    return payOpen(context, writer, started, { ...open, periodEnd: end }, now)
  }
  const tried = (await updateInvoice(writer, { ...open, attemptCount: open.attemptCount + 1 }))!
  await tellOfInvoice(context, writer, changed, tried)
  return changed
}

/** What is paid in another interval. Throws where the subscription cannot change to it. */
function newPrice({ modulesById }: LicenceState, subscription: ModuleSubscriptionRow, interval: BillingInterval) {
  const path = ['input', 'interval']
  if (subscription.status !== 'ACTIVE') {
    throw new Refused(conflict(`The subscription is ${subscription.status}`, 'WRONG_STATUS', path))
  }
  const price = intervalPrice(modulesById.get(subscription.moduleId)!, interval)
  if (price === null || price.currency !== subscription.currency) {
    throw new Refused(notAllowed('This module is not sold so', 'NOT_SOLD', path))
  }
  return price
}

/** Begins a period of another length. Where nothing is due for it, the present one is used up first. */
async function changeInterval(
  context: Context,
  writer: Writer,
  state: LicenceState,
  subscription: ModuleSubscriptionRow,
  interval: BillingInterval,
): Promise<ModuleSubscriptionRow> {
  const { now } = state
  const price = newPrice(state, subscription, interval)
  const due = dueForNewPeriod(subscription, price.amountMinor, now)
  const changed = { ...subscription, interval, amountMinor: price.amountMinor }
  if (due <= 0n) return (await updateSubscriptionRow(writer, { ...changed, anchorAt: subscription.periodEnd! }))!
  if (!isPaid(subscription.paymentMethod!)) {
    throw new Refused(conflict('The payment was declined', 'PAYMENT_DECLINED', ['input', 'interval']))
  }
  const end = monthsAfter(now, monthsIn(interval))
  const bill = { amountMinor: due, periodEnd: end, createdAt: now, status: 'PAID', paidAt: now, nextAttemptAt: null }
  const invoice = newInvoice(changed, bill)
  await insertInvoice(writer, invoice)
  await tellOfInvoice(context, writer, changed, invoice)
  const period = { anchorAt: now, periodStart: now, periodEnd: end, paidUntil: end, paidAt: now }
  return (await updateSubscriptionRow(writer, { ...changed, ...period }))!
}

async function changeEnd(
  writer: Writer,
  subscription: ModuleSubscriptionRow,
  cancel: 'NEVER' | 'AT_PERIOD_END' | 'NOW',
  now: Date,
): Promise<ModuleSubscriptionRow> {
  if (cancel === 'NOW' || (cancel === 'AT_PERIOD_END' && subscription.status !== 'ACTIVE')) {
    const open = await readOpenInvoice(writer, subscription.id)
    if (open !== null) await updateInvoice(writer, { ...open, status: 'VOID', nextAttemptAt: null })
    return (await updateSubscriptionRow(writer, { ...subscription, status: 'CANCELLED', stateAt: now, endedAt: now }))!
  }
  const cancelAtPeriodEnd = cancel === 'AT_PERIOD_END'
  return (await updateSubscriptionRow(writer, { ...subscription, cancelAtPeriodEnd }))!
}

/** Writes what the subscription means now: for its licence, and for what falls due next. */
async function settle(
  context: Context,
  writer: Writer,
  state: LicenceState,
  subscription: ModuleSubscriptionRow,
): Promise<void> {
  await settleLicence(context, writer, state, subscription)
  await planNext(context, writer, state, subscription, await readOpenInvoice(writer, subscription.id))
}
