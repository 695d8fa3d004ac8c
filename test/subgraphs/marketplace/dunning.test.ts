// The letters that notify a tenant's owners of payments and of changes of the licence.
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { days } from '../../support/clock.ts'
import { aManager, type Fixture, openFixture } from './fixture.ts'

const manager = aManager()
const owner = { tenantId: manager.tenantId, ownerIds: [newId()], slug: 'a', name: 'A', hasOwnPeople: false }
const letters: string[] = []
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({
    isWorker: true,
    mail: {
      canSend: () => true,
      close: async () => {},
      send: async ({ subject }: { subject: string }) => void letters.push(subject),
    } as never,
    peers: async ({ query }) =>
      query.includes('tenantEntries')
        ? { data: { tenantEntries: [owner] } }
        : { data: { addresses: [{ userId: owner.ownerIds[0], email: 'owner@a.example', isVerified: true }] } },
  })
})
afterAll(() => fixture.end())
const countOf = (subject: string) => letters.filter((each) => each === subject).length

it('owners are notified once each of a payment, of every declined attempt and of the suspension', async () => {
  const card = '... on ModuleSubscription { id status }'
  const input = { moduleSlug: 'cv-analysis', interval: 'MONTH', paymentMethod: 'local_renewal_declined' }
  const { id } = await fixture.change<{ id: string }>(
    manager,
    'startSubscription',
    { ...input, idempotencyKey: newId() },
    card,
  )
  await expect.poll(() => countOf('Your payment for CV analysis')).toBe(1)
  // The period, and the days of grace after it.
  fixture.clock.move(days(31 + 7))
  await expect.poll(() => countOf('The payment for CV analysis was declined')).toBe(4)
  await expect.poll(() => countOf('CV analysis is suspended')).toBe(1)
  const paid = { subscriptionId: id, paymentMethod: 'local_ok', idempotencyKey: newId() }
  expect(await fixture.change(manager, 'updateSubscription', paid, card)).toMatchObject({ status: 'ACTIVE' })
  await expect.poll(() => countOf('Your payment for CV analysis')).toBe(2)
  expect([countOf('CV analysis is suspended'), countOf('CV analysis has ended')]).toEqual([1, 0])
})
