import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, days, minutes } from '../../support/clock.ts'
import {
  aPaymentFixture,
  genericHeaders,
  genericMessage,
  genericSettings,
  type PaymentFixture,
  paystackHeaders,
  stripeHeaders,
} from './payment-fixture.ts'

const clock = aClock()
const secret = 'what xpress signs with'
let fixture: PaymentFixture
let gatewayId = ''
beforeAll(async () => {
  fixture = await aPaymentFixture({ clock })
  const made = await fixture.gateway('xpress', 'GENERIC', { generic: genericSettings, webhookSecrets: ['old', secret] })
  gatewayId = made.id
})
afterAll(() => fixture.drop())

const send = (body: string) => fixture.send(gatewayId, body, genericHeaders(secret, body, clock.now()))
const aCharge = async (amount = '12.50') => {
  const wallet = await fixture.aWallet()
  const { id } = await fixture.charge(wallet, amount, { gatewaySlug: 'xpress' })
  return { wallet, id, posted: async () => (await fixture.balanceOf(wallet.id)).posted }
}
const suspendedFor = async (reference: string) =>
  (await fixture.suspense())
    .filter((item) => item.reference === reference)
    .map(({ reason, amount }) => [reason, amount])

describe('a message of a gateway', () => {
  it('credits once, however often and in whatever form it is repeated', async () => {
    const { id, posted } = await aCharge()
    const body = genericMessage(id, 1250)
    expect(await send(body)).toBe(200)
    expect(await send(body)).toBe(200)
    expect(await send(genericMessage(id, '1250', {}, 'sent anew'))).toBe(200)
    await fixture.settled()
    expect(await posted()).toBe('12.50')
    expect((await fixture.chargeOf(id)).status).toBe('SUCCEEDED')
    const kept = await fixture.database.admin`select body from credit.gateway_messages where gateway_id = ${gatewayId}`
    expect(kept.filter((each) => Buffer.from(each.body).toString() === body)).toHaveLength(1)
  })

  it('is refused with a wrong signature or time, and changes nothing', async () => {
    const { id, posted } = await aCharge()
    const body = genericMessage(id, 1250)
    expect(await fixture.send(gatewayId, body, genericHeaders('another', body, clock.now()))).toBe(401)
    expect(await fixture.send(gatewayId, `${body} `, genericHeaders(secret, body, clock.now()))).toBe(401)
    expect(await fixture.send(gatewayId, body, {})).toBe(401)
    const off = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds)
    expect(await fixture.send(gatewayId, body, genericHeaders(secret, body, off(minutes(5) + 1000)))).toBe(401)
    expect(await fixture.send(gatewayId, body, genericHeaders(secret, body, off(-minutes(5) - 1000)))).toBe(401)
    expect(await fixture.send(newId(), body, genericHeaders(secret, body, clock.now()))).toBe(404)
    expect(await fixture.send('nothing', body, genericHeaders(secret, body, clock.now()))).toBe(404)
    await fixture.settled()
    expect(await posted()).toBe('0.00')
  })

  it('with another amount or currency, or an unknown reference, waits in suspense', async () => {
    const { id, posted } = await aCharge()
    await send(genericMessage(id, 1249))
    await fixture.settled()
    expect(await fixture.chargeOf(id)).toMatchObject({ status: 'IN_REVIEW', failure: 'WRONG_AMOUNT' })
    const dollars = await aCharge()
    await send(genericMessage(dollars.id, 1250, { currency: 'USD' }))
    const unknown = newId()
    await send(genericMessage(unknown, 700))
    await fixture.settled()
    expect(await suspendedFor(id)).toEqual([['WRONG_AMOUNT', '1249']])
    expect(await suspendedFor(dollars.id)).toEqual([['WRONG_CURRENCY', '1250']])
    expect(await suspendedFor(unknown)).toEqual([['UNKNOWN_REFERENCE', '700']])
    expect(await posted()).toBe('0.00')
  })

  it('that cannot be parsed is stored and has no effect', async () => {
    for (const body of ['no json', '{}', '[]', 'null', genericMessage(newId(), -5), genericMessage(newId(), 1e30)]) {
      expect(await send(body)).toBe(200)
    }
    await fixture.settled()
    const [read] = await fixture.database
      .admin`select count(*)::int as count from credit.gateway_messages where outcome = 'IGNORED'`
    expect(read!.count).toBe(6)
  })

  it('leads to the same outcome in any order', async () => {
    const words = [
      (id: string) => genericMessage(id, 1250),
      (id: string) => genericMessage(id, 1250, { status: 'declined' }, 'declined'),
      (id: string) => genericMessage(id, 1249, {}, 'wrong'),
    ]
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    for (const order of orders) {
      const { id, posted } = await aCharge()
      for (const index of order) {
        await send(words[index]!(id))
        await fixture.settled()
      }
      expect((await fixture.chargeOf(id)).status).toBe('SUCCEEDED')
      expect(await posted()).toBe('12.50')
      expect(await suspendedFor(id)).toEqual([['WRONG_AMOUNT', '1249']])
    }
  })

  it('of Stripe is signed with its time', async () => {
    const key = 'whsec_of_stripe'
    const { id } = await fixture.gateway('stripe', 'STRIPE', {
      secret: 'sk_test_stripe',
      webhookSecrets: ['whsec_old', key],
    })
    const body = JSON.stringify({ type: 'customer.created', data: { object: {} } })
    expect(await fixture.send(id, body, stripeHeaders(key, body, clock.now()))).toBe(200)
    expect(await fixture.send(id, body, stripeHeaders('whsec_no', body, clock.now()))).toBe(401)
    const later = new Date(clock.now().getTime() + minutes(6))
    expect(await fixture.send(id, body, stripeHeaders(key, body, later))).toBe(401)
  })

  it('counts once, also when it is replayed years later', async () => {
    const key = 'sk_test_paystack'
    const { id: paystackId } = await fixture.gateway('unreachable', 'PAYSTACK', {
      secret: key,
      apiUrl: 'http://127.0.0.1:9',
    })
    const body = JSON.stringify({ event: 'subscription.create', data: {} })
    expect(await fixture.send(paystackId, body, paystackHeaders(key, body))).toBe(200)
    clock.move(days(1000))
    expect(await fixture.send(paystackId, body, paystackHeaders(key, body))).toBe(200)
    expect(await fixture.send(paystackId, body, paystackHeaders('another', body))).toBe(401)
    await fixture.settled()
    const kept = await fixture.database.admin`select id from credit.gateway_messages where gateway_id = ${paystackId}`
    expect(kept).toHaveLength(1)
  })
})
