// Billing by Stripe, as its webhook reports it.

import { newId } from '@quintet/kit/slice/ids.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aManager,
  type Envelope,
  type Fixture,
  openFixture,
  openStripeFixture,
  postEvent,
  type StripeFixture,
} from './fixture.ts'
import {
  day,
  invoiceEvent,
  paymentEvent,
  refundEvent,
  type StripeEvent,
  secrets,
  signatureOf,
  subscriptionEvent,
} from './stripe-events.ts'

let stripe: StripeFixture
let fixture: Fixture
let at: number
beforeAll(async () => {
  stripe = await openStripeFixture()
  fixture = stripe.fixture
  at = Math.floor(fixture.clock.now().getTime() / 1_000)
})
afterAll(() => stripe.end())

const post = (text: string, signature: string) => postEvent(fixture, text, signature)
const send = (event: StripeEvent): Promise<number> => stripe.send(event)
async function sendAll(events: readonly StripeEvent[]): Promise<void> {
  for (const event of events) expect(await send(event)).toBe(200)
}

const buy = (who: Envelope, moduleSlug = 'cv-analysis') =>
  fixture.change<{ id: string }>(
    who,
    'createPurchase',
    { moduleSlug, idempotencyKey: `buy ${moduleSlug}` },
    '... on Purchase { id status clientSecret }',
  )
const subscribe = (who: Envelope, moduleSlug = 'cv-analysis') =>
  fixture.change<{ id: string }>(
    who,
    'startSubscription',
    { moduleSlug, interval: 'MONTH', idempotencyKey: `subscribe ${moduleSlug}` },
    '... on ModuleSubscription { id status }',
  )
const purchaseOf = async (who: Envelope) =>
  (
    await fixture.ofTenant<{ purchases: { nodes: object[] } }>(
      who,
      'purchases { nodes { status completedAt licence { status } } }',
    )
  ).purchases.nodes[0]
const subscriptionOf = async (who: Envelope) =>
  (
    await fixture.ofTenant<{ moduleSubscriptions: { nodes: object[] } }>(
      who,
      `moduleSubscriptions { nodes { status currentPeriodEnd licence { status isActive expiresAt suspendReason }
        invoices(first: 10) { nodes { status attemptCount amount { amount } } } } }`,
    )
  ).moduleSubscriptions.nodes[0]
const instant = (seconds: number) => new Date(seconds * 1_000).toISOString()

describe('a signature', () => {
  const text = JSON.stringify(paymentEvent('created', 0, { id: 'x' }))
  const unknown = 404
  it.each([
    ['of another secret', () => signatureOf(text, at, 'whsec_other'), 401],
    ['of another body', () => signatureOf(`${text} `, at, secrets[0]), 401],
    ['of 301 s ago', () => signatureOf(text, at - 301, secrets[0]), 401],
    ['of 301 s ahead', () => signatureOf(text, at + 301, secrets[0]), 401],
    ['without a time', () => signatureOf(text, at, secrets[0]).replace(/^t=\d+,/, ''), 401],
    ['that is missing', () => '', 401],
    ['of 300 s ago', () => signatureOf(text, at - 300, secrets[0]), unknown],
    ['of 300 s ahead', () => signatureOf(text, at + 300, secrets[0]), unknown],
    ['of the secret that is being replaced', () => signatureOf(text, at, secrets[1]), unknown],
    ['beside one of another secret', () => signatureOf(text, at, 'whsec_other', secrets[0]), unknown],
  ])('%s is accepted or refused', async (_, sign, status) => {
    expect(await post(text, sign())).toBe(status)
  })

  it('of a live event is refused in test mode', async () => {
    const live = { ...paymentEvent('succeeded', at, { id: 'x' }), livemode: true }
    expect(await send(live)).toBe(403)
  })

  it('of an invalid event is refused, and of an irrelevant event accepted', async () => {
    expect(await post('[', signatureOf('[', at, secrets[0]))).toBe(400)
    const other = { id: 'evt_other', type: 'customer.created', created: at, livemode: false, data: { object: {} } }
    expect(await send(other)).toBe(200)
  })
})

describe('a purchase', () => {
  it('is completed by the event of its payment, once, and not by the buyer', async () => {
    const who = aManager()
    const purchase = await buy(who)
    expect(purchase).toMatchObject({ status: 'PENDING' })
    const confirmed = await fixture.change<object>(
      who,
      'confirmPurchase',
      { purchaseId: purchase.id, idempotencyKey: 'confirm' },
      '... on Purchase { status }',
    )
    expect(confirmed).toMatchObject({ status: 'PENDING' })
    const paid = paymentEvent('succeeded', at, purchase)
    await sendAll([paid, paid, paymentEvent('payment_failed', at - 5, purchase)])
    expect(await purchaseOf(who)).toMatchObject({ status: 'COMPLETED', licence: { status: 'ACTIVE' } })
    await sendAll([refundEvent(at + 60, purchase), paid])
    expect(await purchaseOf(who)).toMatchObject({ status: 'REFUNDED', licence: { status: 'INACTIVE' } })
  })

  it.each([
    ['another amount', { amount_received: 4_990 }],
    ['another currency', { currency: 'usd' }],
  ])('is reviewed where %s was paid', async (_, more) => {
    const who = aManager()
    const purchase = await buy(who)
    await sendAll([paymentEvent('succeeded', at, purchase, more)])
    expect(await purchaseOf(who)).toMatchObject({ status: 'IN_REVIEW', licence: null })
  })
})

describe('a subscription', () => {
  const first = { start: 0, end: 0 }
  const periods = () => ({
    first: { ...first, start: at, end: at + 30 * day },
    second: { start: at + 30 * day, end: at + 60 * day },
  })

  it.each([
    ['newer', false],
    ['older', true],
  ])('keeps its licence for the period and the days of grace, in the %s shape of events', async (_, isOld) => {
    const who = aManager()
    const { id } = await subscribe(who)
    const { first: period } = periods()
    await sendAll([
      subscriptionEvent('created', at, { id, status: 'incomplete', period, isOld }),
      invoiceEvent('paid', at + 1, { id, invoice: 'in_1', end: period.end, isOld }),
      invoiceEvent('payment_succeeded', at + 1, { id, invoice: 'in_1', end: period.end, isOld }),
      subscriptionEvent('updated', at + 2, { id, status: 'active', period, isOld }),
    ])
    expect(await subscriptionOf(who)).toEqual({
      status: 'ACTIVE',
      currentPeriodEnd: instant(period.end),
      licence: { status: 'ACTIVE', isActive: true, expiresAt: instant(period.end + 7 * day), suspendReason: null },
      invoices: { nodes: [{ status: 'PAID', attemptCount: 1, amount: { amount: '49.00' } }] },
    })
  })

  it('that is not renewed keeps its paid end, is then suspended, and is restored by a payment', async () => {
    const who = aManager()
    const { id } = await subscribe(who)
    const { first: paid, second } = periods()
    await sendAll([
      subscriptionEvent('created', at, { id, status: 'active', period: paid }),
      subscriptionEvent('updated', paid.end, { id, status: 'past_due', period: second }),
      invoiceEvent('payment_failed', paid.end, { id, invoice: 'in_2', end: second.end }),
    ])
    const end = instant(paid.end + 7 * day)
    expect(await subscriptionOf(who)).toMatchObject({
      status: 'PAST_DUE',
      licence: { status: 'ACTIVE', expiresAt: end },
    })
    await sendAll([subscriptionEvent('updated', paid.end + day, { id, status: 'unpaid', period: second })])
    const suspended = { status: 'SUSPENDED', suspendReason: 'PAYMENT' }
    expect(await subscriptionOf(who)).toMatchObject({ status: 'UNPAID', licence: suspended })
    await sendAll([
      invoiceEvent('paid', paid.end + 2 * day, { id, invoice: 'in_2', end: second.end, attempts: 2 }),
      subscriptionEvent('updated', paid.end + 2 * day, { id, status: 'active', period: second }),
    ])
    expect(await subscriptionOf(who)).toMatchObject({
      status: 'ACTIVE',
      licence: { status: 'ACTIVE', expiresAt: instant(second.end + 7 * day), suspendReason: null },
      invoices: { nodes: [{ status: 'PAID', attemptCount: 2 }] },
    })
  })

  it('reaches one state in any order of its events, however often they come', async () => {
    const { first: paid, second } = periods()
    const events = (id: string) => [
      subscriptionEvent('created', at, { id, status: 'incomplete', period: paid }),
      subscriptionEvent('updated', at, { id, status: 'active', period: paid }),
      invoiceEvent('paid', at, { id, invoice: 'in_1', end: paid.end }),
      subscriptionEvent('updated', paid.end, { id, status: 'past_due', period: second }),
      invoiceEvent('payment_failed', paid.end, { id, invoice: 'in_2', end: second.end }),
      invoiceEvent('paid', paid.end + day, { id, invoice: 'in_2', end: second.end, attempts: 2 }),
      subscriptionEvent('deleted', paid.end + 2 * day, { id, status: 'canceled', period: second }),
      subscriptionEvent('updated', paid.end + 2 * day, { id, status: 'active', period: second }),
    ]
    const count = events('').length
    const all = Array.from({ length: count }, (_, i) => i)
    const orders = fc
      .array(fc.nat(count - 1), { maxLength: count })
      .chain((again) => fc.shuffledSubarray([...all, ...again], { minLength: count + again.length }))
    const states = new Set<string>()
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const who = aManager()
        const { id } = await subscribe(who)
        const list = events(id)
        await sendAll(order.map((i) => list[i]!))
        // Bills are listed as they came.
        const state = (await subscriptionOf(who)) as { invoices: { nodes: { attemptCount: number }[] } }
        state.invoices.nodes.sort((a, b) => a.attemptCount - b.attemptCount)
        states.add(JSON.stringify(state))
        expect(states.size).toBe(1)
      }),
      { numRuns: 20 },
    )
    expect(JSON.parse([...states][0]!)).toMatchObject({ status: 'CANCELLED', licence: { status: 'INACTIVE' } })
  })

  it('that is not known yet is answered with 404, and accepted when it is reported again', async () => {
    const who = aManager()
    const { id } = await subscribe(who)
    const { first: period } = periods()
    const bill = invoiceEvent('paid', at, { invoice: 'in_9', end: period.end })
    expect(
      await send({
        ...bill,
        data: { object: { ...bill.data.object, parent: { subscription_details: { subscription: 'sub_9' } } } },
      }),
    ).toBe(404)
    const created = subscriptionEvent('updated', at + 1, { id, status: 'active', period })
    await sendAll([{ ...created, data: { object: { ...created.data.object, id: 'sub_9' } } }])
    expect(
      await send({
        ...bill,
        data: { object: { ...bill.data.object, parent: { subscription_details: { subscription: 'sub_9' } } } },
      }),
    ).toBe(200)
  })

  it('with a status that is new at Stripe is UNKNOWN', async () => {
    const who = aManager()
    const { id } = await subscribe(who)
    await sendAll([subscriptionEvent('updated', at, { id, status: 'hibernating', period: periods().first })])
    expect(await subscriptionOf(who)).toMatchObject({ status: 'UNKNOWN', licence: null })
  })
})

it('the webhook does not exist where billing is local, and purchases begun at Stripe are refused', async () => {
  const local = await openFixture()
  const text = JSON.stringify(paymentEvent('created', at, { id: 'x' }))
  expect(await postEvent(local, text, '')).toBe(404)
  // What was begun at Stripe, before billing was made local, is refused.
  const who = aManager()
  const ask = (field: string, input: object) => {
    const card = `... on ${field.endsWith('Purchase') ? 'Purchase' : 'ModuleSubscription'} { id }`
    return local.change<{ id: string; code: string }>(who, field, { idempotencyKey: newId(), ...input }, card)
  }
  const { id: purchaseId } = await ask('createPurchase', { moduleSlug: 'cv-analysis' })
  const open = { moduleSlug: 'interview-simulation', interval: 'MONTH', paymentMethod: 'local_declined' }
  const { id: subscriptionId } = await ask('startSubscription', open)
  await local.database.admin`update marketplace.purchases set provider = 'stripe'`
  await local.database.admin`update marketplace.subscriptions set provider = 'stripe'`
  const all: [string, object][] = [
    ['createPurchase', { moduleSlug: 'cv-analysis' }],
    ['confirmPurchase', { purchaseId }],
    ['cancelPurchase', { purchaseId }],
    ['updateSubscription', { subscriptionId, cancel: 'NOW' }],
  ]
  for (const [field, input] of all) expect(await ask(field, input)).toMatchObject({ code: 'BILLING_REFUSED' })
  const fields = 'moduleSubscriptions { nodes { changePreview(interval: YEAR) { due { amount } } } }'
  expect(await local.ofTenant(who, fields)).toEqual({ moduleSubscriptions: { nodes: [{ changePreview: null }] } })
  await local.end()
})
