// Subscriptions billed locally: payments, renewals, grace and ends, as the tenant's billing clock has them.
import { newId } from '@quintet/kit/slice/ids.ts'
import {
  dueForNewPeriod,
  dueWithinPeriod,
  monthsAfter,
  periodEndAfter,
  unusedPart,
} from '@quintet/marketplace/subscriptions/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, seconds } from '../../support/clock.ts'
import { aManager, type Envelope, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly status: string
  readonly currentPeriodEnd: string
  readonly graceEndsAt: string
  readonly clientSecret: string | null
  readonly licence: { status: string; expiresAt: string } | null
  readonly code: string
  readonly changePreview: { due: { amount: string } } | null
  readonly invoices: { nodes: { status: string; attemptCount: number; amount: { amount: string } }[] }
}
const fields = `id status interval amount { amount } currentPeriodEnd cancelAtPeriodEnd graceEndsAt clientSecret
  changePreview(interval: YEAR) { due { amount } } licence { id status expiresAt suspendReason }
  invoices { nodes { status attemptCount amount { amount } paidAt } }`
const card = `... on ModuleSubscription { ${fields} }`
const start = (envelope: Envelope, more: object = {}) =>
  fixture.change<Outcome>(
    envelope,
    'startSubscription',
    { moduleSlug: 'cv-analysis', interval: 'MONTH', idempotencyKey: newId(), ...more },
    card,
  )
const update = (envelope: Envelope, subscriptionId: string, more: object) =>
  fixture.change<Outcome>(envelope, 'updateSubscription', { subscriptionId, idempotencyKey: newId(), ...more }, card)
const read = async (envelope: Envelope) =>
  (
    await fixture.ofTenant<{ moduleSubscriptions: { nodes: Outcome[] } }>(
      envelope,
      `moduleSubscriptions { nodes { ${fields} } }`,
    )
  ).moduleSubscriptions.nodes[0]!
const clockOf = async (envelope: Envelope) => {
  const { billingClock } = await fixture.ofTenant<{ billingClock: { now: string } }>(
    envelope,
    'billingClock { adapter now }',
  )
  return new Date(billingClock.now)
}
const advance = (envelope: Envelope, to: Date) =>
  fixture.change<Outcome>(
    envelope,
    'advanceBillingClock',
    { to: to.toISOString() },
    '... on BillingClock { adapter now }',
  )
const later = (instant: string, milliseconds: number) => new Date(new Date(instant).getTime() + milliseconds)

describe('a subscription', () => {
  it('is paid at once, renews each month on its day, and its licence lasts a week longer', async () => {
    const manager = aManager()
    const began = await start(manager)
    const end = monthsAfter(fixture.clock.now(), 1)
    expect(began).toMatchObject({ status: 'ACTIVE', currentPeriodEnd: end.toISOString(), graceEndsAt: null })
    expect(began.licence).toMatchObject({
      status: 'ACTIVE',
      expiresAt: new Date(end.getTime() + days(7)).toISOString(),
    })
    await advance(manager, new Date(end.getTime() - 1_000))
    expect((await read(manager)).currentPeriodEnd).toBe(end.toISOString())
    await advance(manager, monthsAfter(fixture.clock.now(), 3))
    const renewed = await read(manager)
    expect(renewed.currentPeriodEnd).toBe(monthsAfter(fixture.clock.now(), 4).toISOString())
    expect(renewed.invoices.nodes.map(({ status }) => status)).toEqual(['PAID', 'PAID', 'PAID', 'PAID'])
  })

  it('whose first payment is declined waits for another method, and expires after 23 hours', async () => {
    const manager = aManager()
    const first = await start(manager, { paymentMethod: 'local_declined' })
    expect(first).toMatchObject({ status: 'INCOMPLETE', licence: null, invoices: { nodes: [{ status: 'OPEN' }] } })
    expect(await start(manager)).toMatchObject({ code: 'SUBSCRIPTION_EXISTS' })
    const paid = await update(manager, first.id, { paymentMethod: 'local_ok' })
    expect(paid).toMatchObject({ status: 'ACTIVE', licence: { status: 'ACTIVE' }, clientSecret: null })
    const other = aManager()
    await start(other, { paymentMethod: 'local_declined' })
    await advance(other, later(fixture.clock.now().toISOString(), 23 * 3_600_000))
    expect(await read(other)).toMatchObject({ status: 'INCOMPLETE_EXPIRED', licence: null })
    expect(await start(other)).toMatchObject({ status: 'ACTIVE' })
  })

  it('whose renewal is declined is tried four times, and its licence is suspended after the grace period', async () => {
    const manager = aManager()
    const { id, currentPeriodEnd: end } = await start(manager, { paymentMethod: 'local_renewal_declined' })
    await advance(manager, later(end, 0))
    const due = await read(manager)
    expect(due).toMatchObject({
      status: 'PAST_DUE',
      graceEndsAt: later(end, days(7)).toISOString(),
      licence: { status: 'ACTIVE' },
    })
    await advance(manager, later(end, days(7) - seconds(1)))
    const tried = await read(manager)
    expect(tried.invoices.nodes[0]).toMatchObject({ status: 'OPEN', attemptCount: 4 })
    expect(tried).toMatchObject({ status: 'PAST_DUE', licence: { status: 'ACTIVE' } })
    await advance(manager, later(end, days(7)))
    expect(await read(manager)).toMatchObject({
      status: 'UNPAID',
      licence: { status: 'SUSPENDED', suspendReason: 'PAYMENT' },
    })
    await advance(manager, later(end, days(7) + seconds(1)))
    const paid = await update(manager, id, { paymentMethod: 'local_ok' })
    expect(paid).toMatchObject({ status: 'ACTIVE', licence: { status: 'ACTIVE', suspendReason: null } })
  })

  it('that is cancelled runs to the end of its period, and can be resumed before that', async () => {
    const manager = aManager()
    const { id, currentPeriodEnd: end } = await start(manager)
    expect(await update(manager, id, { cancel: 'AT_PERIOD_END' })).toMatchObject({
      cancelAtPeriodEnd: true,
      status: 'ACTIVE',
    })
    expect(await update(manager, id, { cancel: 'NEVER' })).toMatchObject({ cancelAtPeriodEnd: false })
    await update(manager, id, { cancel: 'AT_PERIOD_END' })
    await advance(manager, later(end, -1_000))
    expect(await read(manager)).toMatchObject({ status: 'ACTIVE', licence: { status: 'ACTIVE' } })
    await advance(manager, later(end, 0))
    expect(await read(manager)).toMatchObject({ status: 'CANCELLED', licence: { status: 'INACTIVE' } })
    expect(await update(manager, id, { cancel: 'NEVER' })).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('that is cancelled at once ends at once, and another one may begin', async () => {
    const manager = aManager()
    const { id } = await start(manager)
    expect(await update(manager, id, { cancel: 'NOW' })).toMatchObject({
      status: 'CANCELLED',
      licence: { status: 'INACTIVE' },
    })
    expect(await start(manager, { interval: 'YEAR' })).toMatchObject({
      status: 'ACTIVE',
      licence: { status: 'ACTIVE' },
    })
  })

  it('previews what a change to a year costs, and is charged exactly that', async () => {
    const manager = aManager()
    const { id, currentPeriodEnd: end } = await start(manager)
    const began = fixture.clock.now()
    await advance(manager, new Date((began.getTime() + new Date(end).getTime()) / 2))
    expect((await read(manager)).changePreview).toEqual({ due: { amount: '445.90' } })
    const changed = await update(manager, id, { interval: 'YEAR' })
    expect(changed.invoices.nodes[0]).toMatchObject({ status: 'PAID', amount: { amount: '445.90' } })
    expect(changed.currentPeriodEnd).toBe(monthsAfter(await clockOf(manager), 12).toISOString())
  })

  it.each([
    [{ moduleSlug: 'none' }, { __typename: 'NotFound' }],
    [{ moduleSlug: 'audit-export' }, { code: 'NOT_SOLD' }],
    [{ paymentMethod: 'gold' }, { __typename: 'InvalidInput' }],
  ])('with %j is refused', async (input, problem) => {
    expect(await start(aManager(), input)).toMatchObject(problem)
  })

  it('of a module that is bought meanwhile ends with its period', async () => {
    const manager = aManager()
    const { currentPeriodEnd: end } = await start(manager)
    const purchase = await fixture.change<Outcome>(
      manager,
      'createPurchase',
      { moduleSlug: 'cv-analysis', idempotencyKey: newId() },
      '... on Purchase { id }',
    )
    await fixture.change(
      manager,
      'confirmPurchase',
      { purchaseId: purchase.id, idempotencyKey: newId() },
      '... on Purchase { id }',
    )
    expect(await read(manager)).toMatchObject({ cancelAtPeriodEnd: true })
    await advance(manager, later(end, 0))
    const { licences } = await fixture.ofTenant<{ licences: object }>(manager, 'licences { nodes { type status } }')
    expect(licences).toEqual({ nodes: [{ type: 'PURCHASED', status: 'ACTIVE' }] })
  })
})

describe('the billing clock', () => {
  it('moves ahead of the real time, never back, and no further than 800 days', async () => {
    const manager = aManager()
    const now = fixture.clock.now()
    const to = new Date(now.getTime() + days(10))
    expect(await advance(manager, to)).toMatchObject({ __typename: 'BillingClock', now: to.toISOString() })
    fixture.clock.move(seconds(5))
    expect(await clockOf(manager)).toEqual(new Date(to.getTime() + seconds(5)))
    for (const bad of [new Date(to.getTime()), new Date(now.getTime() + days(811))]) {
      expect(await advance(manager, bad)).toMatchObject({ __typename: 'InvalidInput' })
    }
    expect(await clockOf(aManager())).toEqual(fixture.clock.now())
  })
})

describe('periods', () => {
  it('keep the day on which they were anchored, or end on the last day of a shorter month', () => {
    const anchor = new Date('2026-01-31T10:00:00Z')
    expect(periodEndAfter(anchor, 'MONTH', anchor)).toEqual(new Date('2026-02-28T10:00:00Z'))
    expect(periodEndAfter(anchor, 'MONTH', new Date('2026-02-28T10:00:00Z'))).toEqual(new Date('2026-03-31T10:00:00Z'))
    expect(monthsAfter(new Date('2024-02-29T00:00:00Z'), 12)).toEqual(new Date('2025-02-28T00:00:00Z'))
  })

  it('are prorated as in the examples of Stripe and Lago', () => {
    const half = { amountMinor: 1000n, periodStart: new Date(0), periodEnd: new Date(days(30)) }
    expect(dueWithinPeriod(half, 2000n, new Date(days(15)))).toBe(500n)
    const lago = { amountMinor: 10_000n, periodStart: new Date(0), periodEnd: new Date(days(31)) }
    expect(unusedPart(lago, new Date(days(17)))).toBe(4516n)
    expect(dueForNewPeriod(lago, 12_000n, new Date(days(17)))).toBe(7484n)
  })
})
