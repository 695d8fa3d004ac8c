import { fromStripe, toStripe } from '@quintet/kit/slice/stripe-amounts.ts'
import { isSignedByStripe } from '@quintet/kit/wire/signatures.ts'
import { askGateway } from './ask.ts'
import { type GatewayAdapter, type GatewayCall, GatewayRefused, type PaymentFact } from './port.ts'
import { textAt, valueAt, wholeAt } from './values.ts'

const api = 'https://api.stripe.com'
const post = (call: GatewayCall, path: string, key: string, fields: Readonly<Record<string, string>>) =>
  askGateway(call, {
    method: 'POST',
    url: `${call.gateway.apiUrl ?? api}${path}`,
    body: new URLSearchParams(fields).toString(),
    contentType: 'application/x-www-form-urlencoded',
    key,
  })
const get = (call: GatewayCall, path: string) =>
  askGateway(call, { method: 'GET', url: `${call.gateway.apiUrl ?? api}${path}` })

/** An amount as Stripe takes it. Throws GatewayRefused where it cannot. */
function askedOf(amountMinor: bigint, currency: string): string {
  const amount = toStripe(amountMinor, currency)
  if (amount === null) throw new GatewayRefused(`${currency} has no smaller unit there`)
  return String(amount)
}

/** A checkout session, in answers and in messages. @param failed whether the message says that it was not paid */
function paymentOf(session: unknown, failed = false): PaymentFact | null {
  const reference = textAt(session, '/client_reference_id')
  const currency = textAt(session, '/currency')?.toUpperCase() ?? null
  const total = wholeAt(session, '/amount_total')
  if (reference === null || currency === null || total === null) return null
  const amountMinor = fromStripe(total, currency)
  if (amountMinor === null) return null
  const isPaid = textAt(session, '/payment_status') === 'paid'
  const isOver = failed || textAt(session, '/status') === 'expired'
  return {
    status: isPaid ? 'PAID' : isOver ? 'FAILED' : 'PENDING',
    reference,
    amountMinor,
    currency,
    providerReference: textAt(session, '/id'),
    payer: textAt(session, '/customer') ?? textAt(session, '/customer_details/email'),
    failure: isPaid || !isOver ? null : failed ? 'FAILED' : 'EXPIRED',
  }
}

const paymentEvents: Readonly<Record<string, boolean>> = {
  'checkout.session.completed': false,
  'checkout.session.async_payment_succeeded': false,
  'checkout.session.async_payment_failed': true,
  'checkout.session.expired': true,
}
const payoutEvents: Readonly<Record<string, 'PAID' | 'FAILED'>> = {
  'payout.paid': 'PAID',
  'payout.failed': 'FAILED',
  'payout.canceled': 'FAILED',
}

export const stripe: GatewayAdapter = {
  sendsMoney: true,
  async start(call, { reference, amountMinor, currency, payerEmail, returnUrl }) {
    const session = await post(call, '/v1/checkout/sessions', reference, {
      mode: 'payment',
      client_reference_id: reference,
      success_url: returnUrl,
      cancel_url: returnUrl,
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': currency.toLowerCase(),
      'line_items[0][price_data][unit_amount]': askedOf(amountMinor, currency),
      'line_items[0][price_data][product_data][name]': reference,
      ...(payerEmail === null ? {} : { customer_email: payerEmail }),
    })
    return { checkoutUrl: textAt(session, '/url'), providerReference: textAt(session, '/id') }
  },
  async verify(call, { providerReference }) {
    if (providerReference === null) return null
    return paymentOf(await get(call, `/v1/checkout/sessions/${encodeURIComponent(providerReference)}`))
  },
  async refund(call, { id, providerReference, amountMinor, currency }) {
    if (providerReference === null) throw new GatewayRefused('what was paid is not known there')
    const session = await get(call, `/v1/checkout/sessions/${encodeURIComponent(providerReference)}`)
    const intent = textAt(session, '/payment_intent')
    if (intent === null) throw new GatewayRefused('nothing was paid there')
    await post(call, '/v1/refunds', id, { payment_intent: intent, amount: askedOf(amountMinor, currency) })
  },
  async payout(call, { id, amountMinor, currency, accountNumber }) {
    const made = await post(call, '/v1/payouts', id, {
      amount: askedOf(amountMinor, currency),
      currency: currency.toLowerCase(),
      destination: accountNumber,
      'metadata[quintet_id]': id,
    })
    const said = textAt(made, '/status')
    const status = said === 'paid' ? 'PAID' : said === 'failed' || said === 'canceled' ? 'FAILED' : 'PENDING'
    const failure = status === 'FAILED' ? (textAt(made, '/failure_code') ?? 'FAILED') : null
    return { reference: id, status, providerReference: textAt(made, '/id'), failure }
  },
  isSigned: (_, { body, headers, now, webhookSecrets }) =>
    isSignedByStripe(headers['stripe-signature'] ?? '', body, webhookSecrets, now),
  read(_, body) {
    const type = textAt(body, '/type') ?? ''
    const object = valueAt(body, '/data/object')
    const failed = paymentEvents[type]
    if (failed !== undefined) {
      const fact = paymentOf(object, failed)
      return fact === null ? null : { about: 'payment', fact }
    }
    const status = payoutEvents[type]
    const reference = textAt(object, '/metadata/quintet_id')
    if (status === undefined || reference === null) return null
    const failure = status === 'FAILED' ? (textAt(object, '/failure_code') ?? 'FAILED') : null
    return { about: 'payout', fact: { reference, status, providerReference: textAt(object, '/id'), failure } }
  },
}
