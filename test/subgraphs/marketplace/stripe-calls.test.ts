// What Stripe is asked for purchases and subscriptions, and what becomes of its answers, lost ones too.
import { createLogger } from '@quintet/kit/process/log.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { removeCustomer } from '@quintet/marketplace/billing/removal.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { days } from '../../support/clock.ts'
import { aManager, type Envelope, type Fixture, openStripeFixture, type StripeFixture } from './fixture.ts'
import { paymentEvent } from './stripe-events.ts'
import { type StripeFake, testKey } from './stripe-fake.ts'

let stripe: StripeFixture
let fixture: Fixture
let fake: StripeFake
beforeAll(async () => {
  stripe = await openStripeFixture()
  fixture = stripe.fixture
  fake = stripe.fake
})
afterEach(() => {
  fake.isDown = false
  fake.losing = null
  fake.events.length = 0
})
afterAll(() => stripe.end())

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly status: string
  readonly clientSecret: string | null
  readonly code: string
}
const purchaseCard = '... on Purchase { id status clientSecret licence { status } }'
const subscriptionCard = `... on ModuleSubscription { id status clientSecret interval amount { amount } currentPeriodEnd
  cancelAtPeriodEnd licence { status } }`
const cards: Readonly<Record<string, string>> = { Purchase: purchaseCard, Subscription: subscriptionCard }
const ask = (who: Envelope, field: string, input: object) =>
  fixture.change<Outcome>(who, field, { idempotencyKey: newId(), ...input }, cards[/[A-Z]\w+$/.exec(field)![0]]!)
const buy = (who: Envelope, more: object = {}) => ask(who, 'createPurchase', { moduleSlug: 'cv-analysis', ...more })
const subscribe = (who: Envelope, more: object = {}) =>
  ask(who, 'startSubscription', { moduleSlug: 'cv-analysis', interval: 'MONTH', ...more })
/** The POST requests to a path, and the objects of a kind. */
const postsTo = (path: string) => fake.asked.filter((each) => each.path === path && each.method === 'POST')
const objectsFor = (id: string, kind: string) =>
  [...fake.objects.values()].filter(
    (each) => each.object === kind && Reflect.get((each.metadata as object) ?? {}, 'quintet_id') === id,
  )
const referenceOf = (id: string, kind: string) => String(objectsFor(id, kind)[0]!.id)
async function deliver(): Promise<void> {
  for (const event of fake.events.splice(0)) expect([200, 404]).toContain(await stripe.send(event))
}
const refusal = (who: Envelope, field: string, input: object) => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`
  return fixture.subgraph.running.execute({ query: text, variables: { input } }, who)
}

describe('a purchase', () => {
  it('is one payment at Stripe, of its amount, for the tenant’s customer, and is completed by its event', async () => {
    const who = aManager()
    const purchase = await buy(who)
    const [intent] = objectsFor(purchase.id, 'payment_intent')
    expect(purchase).toMatchObject({ status: 'PENDING', clientSecret: intent!.client_secret })
    expect(intent).toMatchObject({ amount: 49_900, currency: 'eur', description: 'cv-analysis' })
    expect(fake.objects.get(String(intent!.customer))).toMatchObject({ metadata: { quintet_tenant: who.tenantId } })
    expect(postsTo('/v1/payment_intents').at(-1)).toMatchObject({
      key: `purchase ${purchase.id}`,
      version: '2026-10-28.endive',
    })
    fake.pay(String(intent!.id))
    await deliver()
    expect(await ask(who, 'confirmPurchase', { purchaseId: purchase.id })).toMatchObject({
      __typename: 'Conflict',
      code: 'WRONG_STATUS',
    })
    const { purchases } = await fixture.ofTenant<{ purchases: { nodes: object[] } }>(
      who,
      'purchases { nodes { status clientSecret licence { status } } }',
    )
    expect(purchases.nodes).toEqual([{ status: 'COMPLETED', clientSecret: null, licence: { status: 'ACTIVE' } }])
  })

  it('is confirmed by a payment method of Stripe, and reviewed where another amount was paid', async () => {
    const who = aManager()
    const { id } = await buy(who)
    expect(await ask(who, 'confirmPurchase', { purchaseId: id })).toMatchObject({ status: 'PENDING' })
    const unknown = { purchaseId: id, paymentMethod: 'none' }
    expect(await ask(who, 'confirmPurchase', unknown)).toMatchObject({ __typename: 'InvalidInput' })
    const paid = { purchaseId: id, paymentMethod: 'pm_card_visa' }
    expect(await ask(who, 'confirmPurchase', paid)).toMatchObject({
      status: 'COMPLETED',
      licence: { status: 'ACTIVE' },
    })
    const other = aManager()
    const second = await buy(other)
    const bad = { purchaseId: second.id, paymentMethod: 'pm_card_chargeDeclined' }
    expect(await ask(other, 'confirmPurchase', bad)).toMatchObject({ status: 'FAILED', licence: null })
    const third = await buy(other)
    Object.assign(objectsFor(third.id, 'payment_intent')[0]!, { status: 'succeeded', amount_received: 1 })
    expect(await ask(other, 'confirmPurchase', { purchaseId: third.id })).toMatchObject({
      status: 'IN_REVIEW',
      licence: null,
    })
  })

  it('whose answer was lost continues with the same request or another one, and is one payment', async () => {
    const who = aManager()
    const input = { moduleSlug: 'cv-analysis', idempotencyKey: newId() }
    for (const isDown of [true, false]) {
      fake.isDown = isDown
      fake.losing = '/v1/payment_intents'
      const { errors } = await refusal(who, 'createPurchase', input)
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE'])
      expect(JSON.stringify(errors)).not.toContain('sk_test')
    }
    fake.losing = null
    const again = await buy(who, input)
    expect(again.clientSecret).not.toBeNull()
    expect(await buy(who)).toMatchObject({ id: again.id, clientSecret: again.clientSecret })
    expect(objectsFor(again.id, 'payment_intent')).toHaveLength(1)
  })

  it('that Stripe refuses has failed, and another one may be begun', async () => {
    const price = (minor: string) => fixture.database.admin`
      update marketplace.modules set prices = jsonb_set(prices, '{oneTime,amountMinor}', ${`"${minor}"`}::text::jsonb)
      where slug = 'cv-analysis'`
    const who = aManager()
    await price('1')
    expect(await buy(who)).toMatchObject({ __typename: 'Conflict', code: 'BILLING_REFUSED' })
    await price('49900')
    expect(await buy(who)).toMatchObject({ status: 'PENDING', clientSecret: expect.any(String) })
  })

  it('is cancelled before its payment and refunded after it, once each, and not cancelled once Stripe is paid', async () => {
    const who = aManager()
    const first = await buy(who)
    expect(await ask(who, 'cancelPurchase', { purchaseId: first.id })).toMatchObject({ status: 'CANCELLED' })
    expect(objectsFor(first.id, 'payment_intent')[0]).toMatchObject({ status: 'canceled' })
    const second = await buy(who)
    fake.pay(referenceOf(second.id, 'payment_intent'))
    // Stripe has the payment, and its event is not here yet.
    expect(await ask(who, 'cancelPurchase', { purchaseId: second.id })).toMatchObject({ code: 'BILLING_REFUSED' })
    const input = { purchaseId: second.id, reason: 'not used', idempotencyKey: newId() }
    fake.losing = '/v1/refunds'
    expect((await refusal(who, 'cancelPurchase', input)).errors).toHaveLength(1)
    fake.losing = null
    expect(await ask(who, 'cancelPurchase', input)).toMatchObject({
      status: 'REFUNDED',
      licence: { status: 'INACTIVE' },
    })
    await deliver()
    expect([...fake.objects.values()].filter(({ object }) => object === 'refund')).toHaveLength(1)
  })
})

describe('a subscription', () => {
  it('begins and is paid at Stripe, changes its interval and its end, and is cancelled there', async () => {
    const who = aManager()
    const begun = await subscribe(who)
    const reference = referenceOf(begun.id, 'subscription')
    expect(begun).toMatchObject({ status: 'INCOMPLETE', clientSecret: `${reference}_secret`, licence: null })
    fake.pay(reference)
    await deliver()
    const preview = async () =>
      (
        await fixture.ofTenant<{ moduleSubscriptions: { nodes: object[] } }>(
          who,
          'moduleSubscriptions { nodes { status licence { status } changePreview(interval: YEAR) { due { amount } } } }',
        )
      ).moduleSubscriptions.nodes[0]
    fixture.clock.move(days(15))
    expect(await preview()).toEqual({
      status: 'ACTIVE',
      licence: { status: 'ACTIVE' },
      changePreview: { due: { amount: '445.90' } },
    })
    const change = (more: object) => ask(who, 'updateSubscription', { subscriptionId: begun.id, ...more })
    const ends = await change({ cancel: 'AT_PERIOD_END' })
    expect(ends).toMatchObject({ status: 'ACTIVE', cancelAtPeriodEnd: true })
    expect(await change({ cancel: 'NEVER' })).toMatchObject({ cancelAtPeriodEnd: false })
    const input = { interval: 'YEAR', idempotencyKey: newId() }
    fake.isDown = true
    const { errors } = await refusal(who, 'updateSubscription', { subscriptionId: begun.id, ...input })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE'])
    fake.isDown = false
    const yearly = await change(input)
    expect(yearly).toMatchObject({ interval: 'YEAR', amount: { amount: '470.40' } })
    expect(await change({ paymentMethod: 'pm_card_visa' })).toMatchObject({ status: 'ACTIVE' })
    expect(await change({ paymentMethod: 'none' })).toMatchObject({ __typename: 'InvalidInput' })
    expect(await change({ cancel: 'NOW' })).toMatchObject({ status: 'CANCELLED', licence: { status: 'INACTIVE' } })
    await deliver()
    expect(await preview()).toMatchObject({ status: 'CANCELLED', changePreview: null })
  })

  it('is paid at once by a valid method, waits with a declined one, and is not begun with an unknown one', async () => {
    const [good, bad, none] = [aManager(), aManager(), aManager()]
    const begun = await subscribe(good, { paymentMethod: 'pm_card_visa' })
    expect(begun).toMatchObject({ status: 'ACTIVE', licence: { status: 'ACTIVE' } })
    const waiting = await subscribe(bad, { paymentMethod: 'pm_card_chargeDeclined' })
    expect(waiting).toMatchObject({ status: 'INCOMPLETE', licence: null })
    const paid = { subscriptionId: waiting.id, paymentMethod: 'pm_card_visa' }
    expect(await ask(bad, 'updateSubscription', paid)).toMatchObject({
      status: 'ACTIVE',
      licence: { status: 'ACTIVE' },
    })
    expect(await subscribe(none, { paymentMethod: 'none' })).toMatchObject({ __typename: 'InvalidInput' })
    expect(await subscribe(none)).toMatchObject({ status: 'INCOMPLETE' })
  })

  it('whose answer was lost is one, with its first payment method, whichever request continues', async () => {
    const who = aManager()
    fake.losing = '/v1/subscriptions'
    const first = {
      moduleSlug: 'cv-analysis',
      interval: 'MONTH',
      idempotencyKey: 'ключ',
      paymentMethod: 'pm_card_visa',
    }
    expect((await refusal(who, 'startSubscription', first)).errors).toHaveLength(1)
    fake.losing = null
    const again = await subscribe(who, { paymentMethod: 'pm_other' })
    expect(again).toMatchObject({ status: 'ACTIVE', licence: { status: 'ACTIVE' } })
    expect(objectsFor(again.id, 'subscription')).toHaveLength(1)
    expect(await subscribe(who)).toMatchObject({ code: 'SUBSCRIPTION_EXISTS' })
  })

  it('is changed once by a request, even when Stripe has forgotten its key, and ends where an answer was lost', async () => {
    const who = aManager()
    const { id } = await subscribe(who, { paymentMethod: 'pm_card_visa' })
    const change = (idempotencyKey: string, cancel: string) =>
      ask(who, 'updateSubscription', { subscriptionId: id, cancel, idempotencyKey })
    await change('ends', 'AT_PERIOD_END')
    await change('goes on', 'NEVER')
    fake.forget()
    expect(await change('ends', 'AT_PERIOD_END')).toMatchObject({ cancelAtPeriodEnd: false })
    fake.losing = '/v1/subscriptions'
    const now = { subscriptionId: id, cancel: 'NOW', idempotencyKey: 'now' }
    expect((await refusal(who, 'updateSubscription', now)).errors).toHaveLength(1)
    fake.losing = null
    expect(await change('now', 'NOW')).toMatchObject({ status: 'CANCELLED', licence: { status: 'INACTIVE' } })
  })
})

describe('a subscription that Stripe would continue', () => {
  const atStripe = (id: string) => objectsFor(id, 'subscription')[0]!

  it('ends with its period at Stripe once the module is bought', async () => {
    const who = aManager()
    const { id } = await subscribe(who, { paymentMethod: 'pm_card_visa' })
    await deliver()
    const purchase = await buy(who)
    await ask(who, 'confirmPurchase', { purchaseId: purchase.id, paymentMethod: 'pm_card_visa' })
    await expect.poll(() => atStripe(id).cancel_at_period_end).toBe(true)
    await deliver()
    const { moduleSubscriptions } = await fixture.ofTenant<{ moduleSubscriptions: { nodes: object[] } }>(
      who,
      'moduleSubscriptions { nodes { status cancelAtPeriodEnd } }',
    )
    expect(moduleSubscriptions.nodes).toEqual([{ status: 'ACTIVE', cancelAtPeriodEnd: true }])
  })

  it('is cancelled at Stripe where it was ended here before Stripe’s answer came', async () => {
    const who = aManager()
    fake.losing = '/v1/subscriptions'
    const more = { paymentMethod: 'pm_card_visa', idempotencyKey: newId() }
    const input = { moduleSlug: 'cv-analysis', interval: 'MONTH', ...more }
    expect((await refusal(who, 'startSubscription', input)).errors).toHaveLength(1)
    fake.losing = null
    const { moduleSubscriptions } = await fixture.ofTenant<{ moduleSubscriptions: { nodes: { id: string }[] } }>(
      who,
      'moduleSubscriptions { nodes { id } }',
    )
    const { id } = moduleSubscriptions.nodes[0]!
    expect(await ask(who, 'updateSubscription', { subscriptionId: id, cancel: 'NOW' })).toMatchObject({
      status: 'CANCELLED',
    })
    expect(atStripe(id).status).toBe('active')
    await deliver()
    await expect.poll(() => atStripe(id).status).toBe('canceled')
    expect(fake.asked.at(-1)).toMatchObject({ method: 'DELETE' })
  })
})

it('a deleted tenant is removed as a customer, and its subscription is cancelled', async () => {
  const who = aManager()
  const { id } = await subscribe(who, { paymentMethod: 'pm_card_visa' })
  const [subscription] = objectsFor(id, 'subscription')
  const database = fixture.database.open('marketplace')
  const access = { secretKey: testKey, apiUrl: fake.url, isLive: false }
  const billing = { adapter: 'stripe', webhookSecrets: [], stripe: access } as const
  const parts = { database, billing, log: createLogger('silent') }
  await removeCustomer(parts, aManager().tenantId!)
  expect(subscription!.status).toBe('active')
  fake.isDown = true
  await expect(removeCustomer(parts, who.tenantId!)).rejects.toThrow()
  fake.isDown = false
  // A run that was cut off comes again.
  for (const _ of [1, 2]) await removeCustomer(parts, who.tenantId!)
  expect(subscription!.status).toBe('canceled')
  expect(fake.objects.has(String(subscription!.customer))).toBe(false)
})

it('fields that Stripe refuses are null, and events of unrelated payments are accepted', async () => {
  const who = aManager()
  const { id } = await subscribe(who, { paymentMethod: 'pm_card_visa' })
  await deliver()
  const subscription = objectsFor(id, 'subscription')[0]!
  fake.objects.delete(String(subscription.id))
  fake.objects.delete(String(subscription.customer))
  const fields = 'billingPortalUrl moduleSubscriptions { nodes { changePreview(interval: YEAR) { due { amount } } } }'
  expect(await fixture.ofTenant(who, fields)).toEqual({
    billingPortalUrl: null,
    moduleSubscriptions: { nodes: [{ changePreview: null }] },
  })
  fake.objects.set('pi_bill', { id: 'pi_bill', object: 'payment_intent', status: 'succeeded', metadata: {} })
  const now = Math.floor(fixture.clock.now().getTime() / 1_000)
  expect(await stripe.send(paymentEvent('succeeded', now, { id: '' }, { id: 'pi_bill', metadata: {} }))).toBe(200)
})

it('the billing portal is the tenant’s own, once it has begun to buy', async () => {
  const who = aManager()
  const portal = () => fixture.ofTenant<{ billingPortalUrl: string | null }>(who, 'billingPortalUrl')
  expect(await portal()).toEqual({ billingPortalUrl: null })
  const { id } = await buy(who)
  const { billingPortalUrl: url } = await portal()
  const session = fake.objects.get(url!.split('/').at(-1)!)
  expect(session).toMatchObject({ customer: objectsFor(id, 'payment_intent')[0]!.customer })
})
