// What Stripe's events say, as far as it matters here. Newer and older shapes of its objects are read.
import { isUuid } from '@quintet/kit/slice/pages.ts'

/** Instants are seconds, as Stripe has them. */
interface PaymentFact {
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
  /** The purchase or subscription that it names; null where it names none. */
  readonly subjectId: string | null
  /** The subscription at Stripe; null for payments. */
  readonly subscription: string | null
  /** Null where it does not matter here. */
  readonly fact: BillingFact | null
}

type Fields = Readonly<Record<string, unknown>>
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const wholeOf = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null)
const listOf = (value: unknown): Fields[] => {
  const { data } = fieldsOf(value)
  return Array.isArray(data) ? data.map(fieldsOf) : []
}
/** An id, also where the object itself stands in its place. */
const idOf = (value: unknown): string | null => textOf(value) ?? textOf(fieldsOf(value).id)
const namedIn = (...metadata: unknown[]): string | null =>
  metadata.map((each) => textOf(fieldsOf(each).quintet_id)).find((id) => id !== null && isUuid(id)) ?? null
const currencyOf = (object: Fields): string => (textOf(object.currency) ?? '').toUpperCase()
const amountOf = (value: unknown): string => String(wholeOf(value) ?? 0)
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
  return { id, type, createdAt: new Date(created * 1_000), rank, ...(named ?? nothing) }
}

type Named = Pick<BillingEvent, 'subjectId' | 'subscription' | 'fact'>

function read(type: string, object: Fields, created: number): Named | null {
  if (type.startsWith('payment_intent.')) return payment(object, type)
  if (type === 'charge.refunded' && object.refunded === true) return refund(object)
  if (type.startsWith('customer.subscription.')) return subscription(object, created, type.endsWith('.deleted'))
  if (type.startsWith('invoice.')) return invoice(object, type, created)
  return null
}

function payment(object: Fields, type: string): Named {
  const states = { succeeded: 'SUCCEEDED', processing: 'PROCESSING', canceled: 'CANCELLED' } as const
  const failed = type === 'payment_intent.payment_failed' ? 'FAILED' : 'OPEN'
  const status = states[textOf(object.status) as keyof typeof states] ?? failed
  const amountMinor = amountOf(status === 'SUCCEEDED' ? object.amount_received : object.amount)
  const reference = textOf(object.id) ?? ''
  const fact = { kind: 'payment', status, amountMinor, currency: currencyOf(object), reference } as const
  return { subjectId: namedIn(object.metadata), subscription: null, fact }
}

function refund(object: Fields): Named {
  const fact = {
    kind: 'payment',
    status: 'REFUNDED',
    amountMinor: amountOf(object.amount_refunded),
    currency: currencyOf(object),
    reference: idOf(object.payment_intent) ?? '',
  } as const
  return { subjectId: namedIn(object.metadata, fieldsOf(object.payment_intent).metadata), subscription: null, fact }
}

function subscription(object: Fields, created: number, isDeleted: boolean): Named {
  const items = listOf(object.items)
  const status = isDeleted ? 'canceled' : (textOf(object.status) ?? '')
  const reference = textOf(object.id) ?? ''
  const fact = {
    kind: 'subscription',
    status,
    // Of each item by now, and of the subscription before.
    periodStart:
      latest(items.map((item) => wholeOf(item.current_period_start))) ?? wholeOf(object.current_period_start),
    periodEnd: latest(items.map((item) => wholeOf(item.current_period_end))) ?? wholeOf(object.current_period_end),
    cancelAtPeriodEnd: object.cancel_at_period_end === true,
    endedAt: wholeOf(object.ended_at) ?? (status === 'canceled' ? created : null),
    reference,
  } as const
  return { subjectId: namedIn(object.metadata), subscription: reference, fact }
}

function invoice(object: Fields, type: string, created: number): Named | null {
  const details = fieldsOf(fieldsOf(object.parent).subscription_details)
  const reference = idOf(details.subscription) ?? idOf(object.subscription)
  const lines = listOf(object.lines)
  const id = textOf(object.id)
  if (reference === null || id === null) return null
  const states = { paid: 'PAID', void: 'VOID', uncollectible: 'VOID' } as const
  const status = states[textOf(object.status) as keyof typeof states] ?? 'OPEN'
  const fact = {
    kind: 'invoice',
    invoice: id,
    status,
    isFailure: type === 'invoice.payment_failed',
    amountMinor: amountOf(status === 'PAID' ? object.amount_paid : object.amount_due),
    currency: currencyOf(object),
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
