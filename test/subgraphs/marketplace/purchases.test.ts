// Modules bought once: what a payment gives, what is refused, and what is refunded.
import { newId } from '@quintet/kit/slice/ids.ts'
import { type Payment, statusAfter } from '@quintet/marketplace/purchases/rules.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  readonly amount: object
  readonly clientSecret: string | null
  readonly licence: { id: string; status: string } | null
  readonly code: string
}
const card =
  '... on Purchase { id status amount { amount currency } clientSecret completedAt module { slug } licence { id status } }'
const create = (envelope: Envelope, moduleSlug: string, idempotencyKey: string = newId()) =>
  fixture.change<Outcome>(envelope, 'createPurchase', { moduleSlug, idempotencyKey }, card)
const confirm = (envelope: Envelope, purchaseId: string, paymentMethod?: string) =>
  fixture.change<Outcome>(envelope, 'confirmPurchase', { purchaseId, paymentMethod, idempotencyKey: newId() }, card)
const cancel = (envelope: Envelope, purchaseId: string) =>
  fixture.change<Outcome>(envelope, 'cancelPurchase', { purchaseId, idempotencyKey: newId() }, card)

describe('a purchase', () => {
  it('gives a perpetual licence with its payment, in place of a trial', async () => {
    const manager = aManager()
    const input = { moduleSlug: 'cv-analysis' }
    await fixture.change(manager, 'startTrial', input, '... on Licence { id }')
    const begun = await create(manager, 'cv-analysis')
    expect(begun).toMatchObject({ status: 'PENDING', amount: { amount: '499.00', currency: 'EUR' }, licence: null })
    expect(begun.clientSecret).toMatch(/^local_/)
    const paid = await confirm(manager, begun.id)
    expect(paid).toMatchObject({ status: 'COMPLETED', clientSecret: null, licence: { status: 'ACTIVE' } })
    const { licences } = await fixture.ofTenant<{ licences: object }>(manager, 'licences { nodes { type expiresAt } }')
    expect(licences).toEqual({ nodes: [{ type: 'PURCHASED', expiresAt: null }] })
    expect(await create(manager, 'cv-analysis')).toMatchObject({ __typename: 'Conflict', code: 'LICENCE_EXISTS' })
  })

  it('that is pending is returned again at its first price, even when many ask at once', async () => {
    const manager = aManager()
    const all = await Promise.all(Array.from({ length: 10 }, () => create(manager, 'audit-export')))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    const higherPrices = { oneTime: { amountMinor: '99999', currency: 'EUR' } }
    await fixture.database
      .admin`update marketplace.modules set prices = ${higherPrices as never} where slug = 'audit-export'`
    expect(await create(manager, 'audit-export')).toMatchObject({ id: all[0]!.id, amount: { amount: '199.00' } })
  })

  it('whose payment is declined has failed, and another one may be begun', async () => {
    const manager = aManager()
    const { id } = await create(manager, 'email-module')
    expect(await confirm(manager, id, 'local_declined')).toMatchObject({ status: 'FAILED', licence: null })
    expect(await confirm(manager, id)).toMatchObject({ code: 'WRONG_STATUS' })
    const again = await create(manager, 'email-module')
    expect(again.id).not.toBe(id)
    expect(await confirm(manager, again.id)).toMatchObject({ status: 'COMPLETED' })
  })

  it('is cancelled before its payment, and refunded after it, which ends its licence for good', async () => {
    const manager = aManager()
    const first = await create(manager, 'email-module')
    expect(await cancel(manager, first.id)).toMatchObject({ status: 'CANCELLED' })
    expect(await cancel(manager, first.id)).toMatchObject({ code: 'WRONG_STATUS' })
    const second = await create(manager, 'email-module')
    await confirm(manager, second.id)
    const refunded = await cancel(manager, second.id)
    expect(refunded).toMatchObject({ status: 'REFUNDED', licence: { status: 'INACTIVE' } })
    const switchOn = { licenceId: refunded.licence!.id, isActive: true }
    const refused = await fixture.change(manager, 'updateLicence', switchOn, '... on Licence { id }')
    expect(refused).toMatchObject({ __typename: 'NotAllowed', code: 'LICENCE_ENDED' })
    const third = await create(manager, 'email-module')
    expect(await confirm(manager, third.id)).toMatchObject({ licence: { status: 'ACTIVE' } })
  })

  it.each([
    ['of an unknown module', 'none', { __typename: 'NotFound' }],
    ['of a module that is not sold once', 'credit-scoring', { __typename: 'NotAllowed', code: 'NOT_SOLD' }],
  ])('%s is refused', async (_, slug, problem) => {
    expect(await create(aManager(), slug)).toMatchObject(problem)
  })

  it('does not exist for another tenant, and is refused with an unknown payment method', async () => {
    const manager = aManager()
    const { id } = await create(manager, 'email-module')
    expect(await confirm(aManager(), id)).toMatchObject({ __typename: 'NotFound' })
    expect(await cancel(aManager(), id)).toMatchObject({ __typename: 'NotFound' })
    expect(await confirm(manager, id, 'gold')).toMatchObject({ __typename: 'InvalidInput' })
  })
})

describe('the status of a purchase', () => {
  const asked = { id: 'p', status: 'PENDING', amountMinor: 100n, currency: 'EUR' }
  const paid: Payment = { status: 'SUCCEEDED', amountMinor: 100n, currency: 'EUR', purchaseId: 'p' }
  it('is IN_REVIEW when another amount, currency or purchase was paid', () => {
    expect(statusAfter(asked, paid)).toBe('COMPLETED')
    for (const other of [
      { amountMinor: 99n },
      { amountMinor: 101n },
      { currency: 'USD' },
      { purchaseId: 'q' },
      { purchaseId: null },
    ]) {
      expect(statusAfter(asked, { ...paid, ...other })).toBe('IN_REVIEW')
    }
  })

  it('is the same in any order of its reported payments, however often they are reported', () => {
    const reported: Payment[] = (['OPEN', 'PROCESSING', 'FAILED', 'CANCELLED', 'SUCCEEDED'] as const).map((status) => ({
      ...paid,
      status,
    }))
    const after = (payments: readonly Payment[]) =>
      payments.reduce((status, payment) => statusAfter({ ...asked, status }, payment), 'PENDING' as string)
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...reported, ...reported], { minLength: 10 }),
        (payments) => after(payments) === 'COMPLETED',
      ),
    )
  })
})
