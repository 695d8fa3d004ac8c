// Gateways, charges and payouts as clients send them, and messages as gateways do.
import { createHmac } from 'node:crypto'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import type { TestRuntime } from '../../support/quintet/subgraph.ts'
import { aMoneyFixture, eur, type MoneyFixture, type Outcome } from './money-fixture.ts'

const sum = '{ amount currency }'
const charge = `... on Charge { id status reference amount ${sum} refunded ${sum} checkoutUrl failure orderId account { id } gateway { slug } payer { id } }`
const shapes = {
  savePaymentGateway: '... on PaymentGateway { id slug name provider isActive version webhookPath secretHint }',
  saveMerchant: '... on Merchant { id slug name isActive version gateway { slug } settlementAccount { id } }',
  startCharge: charge,
  refreshCharge: charge,
  refundCharge: charge,
  resolveSuspense: `... on SuspenseItem { id resolvedAt reason amount ${sum} charge { id } }`,
  savePayoutDestination: '... on PayoutDestination { id name hint version gateway { slug } }',
  createPayout: `... on Payout { id status amount ${sum} failure destination { id } account { id } }`,
}

export const genericSettings = {
  signatureHeader: 'X-Xpress-Signature',
  algorithm: 'SHA256',
  encoding: 'BASE64',
  timestampHeader: 'X-Xpress-Time',
  eventPointer: '/id',
  referencePointer: '/payment/reference',
  amountPointer: '/payment/amount',
  currencyPointer: '/payment/currency',
  statusPointer: '/payment/status',
  paidValue: 'paid',
  failedValue: 'declined',
}

export interface PaymentFixture extends MoneyFixture {
  gateway(slug: string, provider: string, more?: object): Promise<Outcome>
  /** Starts a charge to a wallet of a member. */
  charge(to: { member: Envelope; id: string }, amount: string, more?: object): Promise<Outcome>
  chargeOf(id: string): Promise<{ status: string; failure: string | null }>
  payoutOf(id: string): Promise<{ status: string; failure: string | null }>
  suspense(): Promise<
    { id: string; reason: string; reference: string; amount: string; currency: string; isOpen: boolean }[]
  >
  /** Sends a message to a gateway's address; the status of the answer. */
  send(gatewayId: string, body: string, headers: Readonly<Record<string, string>>): Promise<number>
  /** Waits until all messages have been processed. */
  settled(): Promise<void>
}

export async function aPaymentFixture(options: TestRuntime = {}): Promise<PaymentFixture> {
  const fixture = await aMoneyFixture(options, shapes)
  const { admin } = fixture.database
  // Gateways are managed by a person who has just proved their identity.
  const gateway: PaymentFixture['gateway'] = (slug, provider, more = {}) =>
    fixture.call('savePaymentGateway', { slug, name: slug, provider, ...more })
  return {
    ...fixture,
    gateway,
    charge: ({ member, id }, amount, more = {}) =>
      fixture.call(
        'startCharge',
        { gatewaySlug: 'local', accountId: id, amount: eur(amount), idempotencyKey: fixture.aKey(), ...more },
        member,
      ),
    chargeOf: async (id) => (await admin`select status, failure from credit.charges where id = ${id}`)[0] as never,
    payoutOf: async (id) => (await admin`select status, failure from credit.payouts where id = ${id}`)[0] as never,
    suspense: async () =>
      (await admin`select id, reason, reference, amount_minor::text as amount, currency, resolved_at is null as "isOpen"
        from credit.suspense_items order by id`) as never,
    async send(gatewayId, body, headers) {
      const path = `/webhooks/payments/${gatewayId}`
      const sent = { method: 'POST' as const, path, headers, body: Buffer.from(body) }
      return (await fixture.subgraph.running.answer(sent, anonymousEnvelope('a message', '192.0.2.1', null)))!.status
    },
    async settled() {
      for (let i = 0; i < 300; i++) {
        const [waiting] = await admin`select count(*)::int as count from credit.gateway_messages where outcome is null`
        if (waiting!.count === 0) return
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error('Messages are still waiting')
    },
  }
}

const hmac = (algorithm: string, secret: string, text: string) => createHmac(algorithm, secret).update(text)

/** The headers of a message of a GENERIC gateway. */
export function genericHeaders(secret: string, body: string, at: Date): Record<string, string> {
  const time = String(Math.floor(at.getTime() / 1000))
  return {
    'x-xpress-time': time,
    'x-xpress-signature': hmac('sha256', secret, `${time}.${body}`).digest('base64'),
  }
}
export const paystackHeaders = (secret: string, body: string) => ({
  'x-paystack-signature': hmac('sha512', secret, body).digest('hex'),
})
export function stripeHeaders(secret: string, body: string, at: Date): Record<string, string> {
  const time = Math.floor(at.getTime() / 1000)
  return { 'stripe-signature': `t=${time},v1=${hmac('sha256', secret, `${time}.${body}`).digest('hex')},v0=00` }
}

/** A message of a GENERIC gateway. */
export const genericMessage = (reference: string, amount: unknown, more: object = {}, id = reference): string =>
  JSON.stringify({ id, payment: { reference, amount, currency: 'EUR', status: 'paid', ...more } })
