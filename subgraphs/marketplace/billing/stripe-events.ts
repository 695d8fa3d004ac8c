// What Stripe's events say, as far as it matters here. Newer and older shapes of its objects are read.
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { fromStripe } from '@quintet/kit/slice/stripe-amounts.ts'
import type { BillingInterval } from '../subscriptions/rules.ts'

/** Instants are seconds, as Stripe has them. */
export interface PaymentFact {
  readonly kind: 'payment'
  readonly status: 'SUCCEEDED' | 'PROCESSING' | 'FAILED' | 'CANCELLED' | 'OPEN' | 'REFUNDED'
  readonly amountMinor: string
  readonly currency: string
  readonly reference: string
}
export interface SubscriptionFact {
  readonly kind: 'subscription'
  readonly status: string
  readonly periodStart: number | null
  readonly periodEnd: number | null
  readonly cancelAtPeriodEnd: boolean
  readonly endedAt: number | null
  readonly reference: string
  /** What is paid how often; null where that was not told, or is nothing. */
  readonly price: { readonly interval: BillingInterval; readonly amountMinor: string; readonly currency: string } | null
}
export interface InvoiceFact {
  readonly kind: 'invoice'
  readonly invoice: string
  readonly status: 'OPEN' | 'PAID' | 'VOID'
  readonly isFailure: boolean
  readonly amountMinor: string
  readonly currency: string
  readonly attemptCount: number
  readonly periodEnd: number
  readonly madeAt: number
}
export type BillingFact = PaymentFact | SubscriptionFact | InvoiceFact

export interface BillingEvent {
  readonly id: string
  readonly type: string
  readonly createdAt: Date
  readonly rank: number
  /** Whether real money moved. */
  readonly isLive: boolean
  /** The purchase or subscription that it names; null where it names none. */
  readonly subjectId: string | null
  /** The subscription at Stripe; null for payments. */
  readonly subscription: string | null
  /** Null where it does not matter here. */
  readonly fact: BillingFact | null
}

type Fields = Readonly<Record<string, unknown>>
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const wholeOf = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null)
const listOf = (value: unknown): Fields[] => {
  const { data } = fieldsOf(value)
  return Array.isArray(data) ? data.map(fieldsOf) : []
}
/** An id, also where the object itself stands in its place. */
const idOf = (value: unknown): string | null => textOf(value) ?? textOf(fieldsOf(value).id)
/** The purchase or subscription that objects of Stripe were made for; null where none says so. */
export const namedIn = (...metadata: unknown[]): string | null =>
  metadata.map((each) => textOf(fieldsOf(each).quintet_id)).find((id) => id !== null && isUuid(id)) ?? null
const currencyOf = (object: Fields): string => (textOf(object.currency) ?? '').toUpperCase()
/** An amount in minor units, as text. What is none here differs from all that is asked for. */
const amountOf = (value: unknown, currency: string): string =>
  String(fromStripe(BigInt(wholeOf(value) ?? 0), currency) ?? -1n)
const latest = (values: readonly (number | null)[]): number | null =>
  values.reduce((last, each) => (last === null || (each !== null && each > last) ? each : last), null)

/** An event from its parsed JSON; null where it is none. */
export function readEvent(json: unknown): BillingEvent | null {
  const event = fieldsOf(json)
  const [id, type, created] = [textOf(event.id), textOf(event.type), wholeOf(event.created)]
  if (id === null || type === null || created === null) return null
  const named = read(type, fieldsOf(fieldsOf(event.data).object), created)
  const rank = type.endsWith('.created') ? 0 : type.endsWith('.deleted') ? 2 : 1
  const nothing = { subjectId: null, subscription: null, fact: null }
  const isLive = event.livemode === true
  return { id, type, createdAt: new Date(created * 1_000), rank, isLive, ...(named ?? nothing) }
}

type Named = Pick<BillingEvent, 'subjectId' | 'subscription' | 'fact'>

function read(type: string, object: Fields, created: number): Named | null {
  if (type.startsWith('payment_intent.')) {
    const fact = paymentFact(object, type === 'payment_intent.payment_failed')
    return { subjectId: namedIn(object.metadata), subscription: null, fact }
  }
  if (type === 'charge.refunded' && object.refunded === true) return refund(object)
  if (type.startsWith('customer.subscription.')) return subscription(object, created, type.endsWith('.deleted'))
  if (type.startsWith('invoice.')) return invoice(object, type, created)
  return null
}

/** A payment as Stripe has it. @param isDeclined whether its last try was */
export function paymentFact(object: Fields, isDeclined: boolean): PaymentFact {
  const states = { succeeded: 'SUCCEEDED', processing: 'PROCESSING', canceled: 'CANCELLED' } as const
  const status = states[textOf(object.status) as keyof typeof states] ?? (isDeclined ? 'FAILED' : 'OPEN')
  const currency = currencyOf(object)
  const amountMinor = amountOf(status === 'SUCCEEDED' ? object.amount_received : object.amount, currency)
  return { kind: 'payment', status, amountMinor, currency, reference: textOf(object.id) ?? '' }
}

function refund(object: Fields): Named {
  const currency = currencyOf(object)
  const fact = {
    kind: 'payment',
    status: 'REFUNDED',
    amountMinor: amountOf(object.amount_refunded, currency),
    currency,
    reference: idOf(object.payment_intent) ?? '',
  } as const
  return { subjectId: namedIn(object.metadata, fieldsOf(object.payment_intent).metadata), subscription: null, fact }
}

function subscription(object: Fields, created: number, isDeleted: boolean): Named {
  const fact = subscriptionFact(isDeleted ? { ...object, status: 'canceled' } : object, created)
  return { subjectId: namedIn(object.metadata), subscription: fact.reference, fact }
}

/** A subscription as Stripe has it. @param at in seconds, when it was so */
export function subscriptionFact(object: Fields, at: number): SubscriptionFact {
  const items = listOf(object.items)
  const status = textOf(object.status) ?? ''
  return {
    kind: 'subscription',
    status,
    // Of each item by now, and of the subscription before.
    periodStart:
      latest(items.map((item) => wholeOf(item.current_period_start))) ?? wholeOf(object.current_period_start),
    periodEnd: latest(items.map((item) => wholeOf(item.current_period_end))) ?? wholeOf(object.current_period_end),
    cancelAtPeriodEnd: object.cancel_at_period_end === true,
    endedAt: wholeOf(object.ended_at) ?? (status === 'canceled' ? at : null),
    reference: textOf(object.id) ?? '',
    price: priceOf(items),
  }
}

function priceOf([item]: readonly Fields[]): SubscriptionFact['price'] {
  const price = fieldsOf(item?.price)
  const { interval, interval_count: count = 1 } = fieldsOf(price.recurring)
  const ours = { month: 'MONTH', year: 'YEAR' } as const
  const known = ours[textOf(interval) as keyof typeof ours]
  const unit = wholeOf(price.unit_amount)
  if (known === undefined || count !== 1 || unit === null) return null
  const currency = currencyOf(price)
  const amountMinor = amountOf(unit * (wholeOf(item?.quantity) ?? 1), currency)
  return BigInt(amountMinor) > 0n ? { interval: known, amountMinor, currency } : null
}

function invoice(object: Fields, type: string, created: number): Named | null {
  const details = fieldsOf(fieldsOf(object.parent).subscription_details)
  const reference = idOf(details.subscription) ?? idOf(object.subscription)
  const lines = listOf(object.lines)
  const id = textOf(object.id)
  if (reference === null || id === null) return null
  const states = { paid: 'PAID', void: 'VOID', uncollectible: 'VOID' } as const
  const status = states[textOf(object.status) as keyof typeof states] ?? 'OPEN'
  const currency = currencyOf(object)
  const fact = {
    kind: 'invoice',
    invoice: id,
    status,
    isFailure: type === 'invoice.payment_failed',
    amountMinor: amountOf(status === 'PAID' ? object.amount_paid : object.amount_due, currency),
    currency,
    attemptCount: wholeOf(object.attempt_count) ?? 0,
    periodEnd:
      latest(lines.map(({ period }) => wholeOf(fieldsOf(period).end))) ?? wholeOf(object.period_end) ?? created,
    madeAt: wholeOf(object.created) ?? created,
  } as const
  const older = fieldsOf(object.subscription_details).metadata
  return {
    subjectId: namedIn(details.metadata, older, ...lines.map(({ metadata }) => metadata)),
    subscription: reference,
    fact,
  }
}
