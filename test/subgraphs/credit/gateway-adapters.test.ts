import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { paystack } from '@quintet/credit/payment-gateways/paystack.ts'
import { type GatewayCall, GatewayRefused, GatewayUnavailable } from '@quintet/credit/payment-gateways/port.ts'
import { stripe } from '@quintet/credit/payment-gateways/stripe.ts'
import { fromStripe, toStripe } from '@quintet/kit/slice/stripe-amounts.ts'
import { publicAgent } from '@quintet/kit/wire/public-address.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

let server: Server
let apiUrl = ''
const asked: { path: string; key: string | undefined; authorization: string | undefined; body: string }[] = []
/** Answers by path. */
let answers: Readonly<Record<string, object>> = {}
let status = 200
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { 'idempotency-key': key, authorization } = request.headers
    const path = `${request.method} ${request.url}`
    asked.push({ path, key: key as string | undefined, authorization, body: await text(request) })
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answers[path] ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(() => {
  asked.length = 0
  status = 200
})
const agent = publicAgent(true)
const call = (): GatewayCall => ({ gateway: { apiUrl } as never, agent, secret: 'sk_test' })
const charge = {
  reference: 'r1',
  amountMinor: 1999n,
  currency: 'EUR',
  payerEmail: 'a@example.com',
  returnUrl: 'https://a.example/',
}

it('Stripe counts some currencies in other minor units than ISO 4217', () => {
  expect(toStripe(1999n, 'EUR')).toBe(1999n)
  expect(toStripe(500n, 'JPY')).toBe(500n)
  expect(toStripe(500n, 'UGX')).toBe(50_000n)
  expect(toStripe(1200n, 'MGA')).toBe(12n)
  expect(toStripe(1250n, 'MGA')).toBeNull()
  expect(fromStripe(50_000n, 'UGX')).toBe(500n)
  expect(fromStripe(50_001n, 'UGX')).toBeNull()
  expect(fromStripe(12n, 'MGA')).toBe(1200n)
})

it('a Stripe charge is a checkout session, with its reference as the idempotency key', async () => {
  answers = { 'POST /v1/checkout/sessions': { id: 'cs_1', url: 'https://checkout.stripe.com/1' } }
  const made = await stripe.start(call(), charge)
  expect(made).toEqual({ checkoutUrl: 'https://checkout.stripe.com/1', providerReference: 'cs_1' })
  expect(asked).toMatchObject([{ key: 'r1', authorization: 'Bearer sk_test' }])
  const sent = new URLSearchParams(asked[0]!.body)
  expect(sent.get('client_reference_id')).toBe('r1')
  expect(sent.get('line_items[0][price_data][unit_amount]')).toBe('1999')
  const session = { id: 'cs_1', client_reference_id: 'r1', currency: 'eur', amount_total: 1999, status: 'complete' }
  answers = { 'GET /v1/checkout/sessions/cs_1': { ...session, payment_status: 'paid', customer: 'cus_1' } }
  expect(await stripe.verify(call(), { ...charge, providerReference: 'cs_1' })).toMatchObject({
    status: 'PAID',
    reference: 'r1',
    amountMinor: 1999n,
    currency: 'EUR',
    payer: 'cus_1',
  })
  answers = { 'GET /v1/checkout/sessions/cs_1': { ...session, payment_status: 'unpaid', status: 'open' } }
  expect(await stripe.verify(call(), { ...charge, providerReference: 'cs_1' })).toMatchObject({ status: 'PENDING' })
})

it('a Stripe refund names the payment intent, with its own id as the idempotency key', async () => {
  answers = { 'GET /v1/checkout/sessions/cs_1': { payment_intent: 'pi_1' } }
  await stripe.refund(call(), {
    id: 'refund',
    reference: 'r1',
    providerReference: 'cs_1',
    amountMinor: 500n,
    currency: 'EUR',
  })
  expect(asked.at(-1)).toMatchObject({
    path: 'POST /v1/refunds',
    key: 'refund',
    body: 'payment_intent=pi_1&amount=500',
  })
})

it('a Paystack charge is started and verified by its reference', async () => {
  answers = { 'POST /transaction/initialize': { data: { authorization_url: 'https://checkout.paystack.com/1' } } }
  expect(await paystack.start(call(), charge)).toMatchObject({ checkoutUrl: 'https://checkout.paystack.com/1' })
  expect(JSON.parse(asked[0]!.body)).toMatchObject({ reference: 'r1', amount: '1999', email: 'a@example.com' })
  const data = {
    status: 'success',
    reference: 'r1',
    amount: 1999,
    currency: 'EUR',
    id: 7,
    customer: { customer_code: 'CUS' },
  }
  answers = { 'GET /transaction/verify/r1': { data } }
  const fact = await paystack.verify(call(), { ...charge, providerReference: null })
  expect(fact).toMatchObject({ status: 'PAID', amountMinor: 1999n, payer: 'CUS', providerReference: '7' })
})

it('a client error of a gateway is a refusal, and a server error makes it unavailable', async () => {
  status = 400
  await expect(paystack.verify(call(), { ...charge, providerReference: null })).rejects.toThrow(GatewayRefused)
  status = 503
  await expect(paystack.verify(call(), { ...charge, providerReference: null })).rejects.toThrow(GatewayUnavailable)
})
