// Events as Stripe sends them: newer shapes of its objects, with the older ones where a test asks for them.
import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'

export const secrets = ['whsec_current', 'whsec_previous'] as const
export const day = 86_400

export interface StripeEvent {
  readonly id: string
  readonly type: string
  readonly created: number
  readonly livemode: boolean
  readonly data: { readonly object: object }
}

const event = (type: string, created: number, object: object): StripeEvent => ({
  id: `evt_${randomUUID()}`,
  type,
  created,
  livemode: false,
  data: { object },
})

/** Of a payment that is made once. */
export const paymentEvent = (what: string, created: number, purchase: { id: string }, more: object = {}) =>
  event(`payment_intent.${what}`, created, {
    id: 'pi_1',
    object: 'payment_intent',
    status: what === 'succeeded' ? 'succeeded' : what === 'canceled' ? 'canceled' : 'requires_payment_method',
    amount: 49_900,
    amount_received: 49_900,
    currency: 'eur',
    metadata: { quintet_id: purchase.id },
    ...more,
  })

export const refundEvent = (created: number, purchase: { id: string }) =>
  event('charge.refunded', created, {
    id: 'ch_1',
    payment_intent: 'pi_1',
    refunded: true,
    amount_refunded: 49_900,
    currency: 'eur',
    metadata: { quintet_id: purchase.id },
  })

export interface Period {
  readonly start: number
  readonly end: number
}

export const subscriptionEvent = (
  what: 'created' | 'updated' | 'deleted',
  created: number,
  { id, status, period, isOld = false }: { id: string; status: string; period: Period; isOld?: boolean },
) => {
  const ends = { current_period_start: period.start, current_period_end: period.end }
  return event(`customer.subscription.${what}`, created, {
    id: 'sub_1',
    object: 'subscription',
    status,
    cancel_at_period_end: false,
    ended_at: what === 'deleted' ? created : null,
    metadata: { quintet_id: id },
    ...(isOld ? ends : {}),
    items: { object: 'list', data: [{ id: 'si_1', ...(isOld ? {} : ends) }] },
  })
}

export const invoiceEvent = (
  what: 'paid' | 'payment_succeeded' | 'payment_failed',
  created: number,
  bill: { id?: string; invoice: string; end: number; attempts?: number; amount?: number; isOld?: boolean },
) => {
  const amount = bill.amount ?? 4_900
  const isPaid = what !== 'payment_failed'
  const metadata = bill.id === undefined ? {} : { quintet_id: bill.id }
  return event(`invoice.${what}`, created, {
    id: bill.invoice,
    object: 'invoice',
    status: isPaid ? 'paid' : 'open',
    amount_due: amount,
    amount_paid: isPaid ? amount : 0,
    currency: 'eur',
    attempt_count: bill.attempts ?? 1,
    created,
    ...(bill.isOld
      ? { subscription: 'sub_1', subscription_details: { metadata } }
      : { parent: { type: 'subscription_details', subscription_details: { subscription: 'sub_1', metadata } } }),
    lines: { object: 'list', data: [{ id: 'il_1', period: { start: created, end: bill.end } }] },
  })
}

/** The header of a body that is signed at a time, by Stripe's own library. */
export function signatureOf(payload: string, timestamp: number, ...by: string[]): string {
  const signed = by.map((secret) => Stripe.webhooks.generateTestHeaderString({ payload, timestamp, secret }))
  return [`t=${timestamp}`, ...signed.map((header) => header.split(',')[1])].join(',')
}
