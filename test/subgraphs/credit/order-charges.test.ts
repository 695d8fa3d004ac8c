import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idOf } from './fixture.ts'
import { eur } from './money-fixture.ts'
import { aPaymentFixture, type PaymentFixture } from './payment-fixture.ts'

interface Order {
  readonly id: string
  readonly buyerId: string
  status: string
  readonly amountMinor: string
  readonly currency: string
  readonly merchantSlug: string | null
  readonly payUntil: string | null
}
const orders: Order[] = []
/** What marketplace and tenancy answer to credit. */
const others: Executor = async ({ query, variables }) => {
  const { ids = [], userIds = [], tenantId } = variables as { ids?: string[]; userIds?: string[]; tenantId: string }
  return query.includes('orders')
    ? { data: { orders: orders.filter(({ id }) => ids.includes(id)) } }
    : { data: { memberships: userIds.map((userId) => ({ userId, tenantId, isActive: true })) } }
}

let fixture: PaymentFixture
let shop = ''
beforeAll(async () => {
  fixture = await aPaymentFixture({ peers: others })
  await fixture.gateway('local', 'LOCAL')
  const { id } = await fixture.aWallet()
  shop = id
  await fixture.call('saveMerchant', { slug: 'shop', name: 'The shop', gatewaySlug: 'local', settlementAccountId: id })
})
afterAll(() => fixture.drop())

function anOrder(buyer: Envelope, more: Partial<Order> = {}): Order {
  const order = { id: newId(), buyerId: idOf(buyer), status: 'PENDING_PAYMENT', amountMinor: '1999', currency: 'EUR' }
  orders.push({ ...order, merchantSlug: 'shop', payUntil: '2100-01-01T00:00:00Z', ...more })
  return orders.at(-1)!
}
const pay = (orderId: string, buyer: Envelope) =>
  fixture.call('startCharge', { orderId, idempotencyKey: fixture.aKey() }, buyer)

it('an order is paid to its merchant, and an event reports the charge', async () => {
  const { member } = await fixture.aWallet()
  const order = anOrder(member)
  const charge = await pay(order.id, member)
  expect(charge).toMatchObject({ status: 'PENDING', amount: eur('19.99'), orderId: order.id, account: { id: shop } })
  await fixture.call('refreshCharge', { chargeId: charge.id }, member)
  expect((await fixture.balanceOf(shop)).posted).toBe('19.99')
  const events = await fixture.database
    .admin`select payload from credit.published_events where name = 'credit.charge.succeeded'`
  expect(events).toMatchObject([
    { payload: { orderId: order.id, chargeId: charge.id, amountMinor: '1999', currency: 'EUR' } },
  ])
})

it('an order is not paid by another user, too late, twice, to an unknown merchant or in a wrong currency', async () => {
  const [{ member }, other] = [await fixture.aWallet(), await fixture.aWallet()]
  expect(await pay(newId(), member)).toMatchObject({ __typename: 'NotFound' })
  expect(await pay(anOrder(member).id, other.member)).toMatchObject({ __typename: 'NotFound' })
  const notPayable = { __typename: 'Conflict', code: 'ORDER_NOT_PAYABLE' }
  expect(await pay(anOrder(member, { status: 'PAID' }).id, member)).toMatchObject(notPayable)
  expect(await pay(anOrder(member, { payUntil: '2000-01-01T00:00:00Z' }).id, member)).toMatchObject(notPayable)
  expect(await pay(anOrder(member, { merchantSlug: 'none' }).id, member)).toMatchObject(notPayable)
  expect(await pay(anOrder(member, { currency: 'USD' }).id, member)).toMatchObject(notPayable)
})

it('the charges of an order are visible to its buyer and to callers with the permission', async () => {
  const [{ member }, other] = [await fixture.aWallet(), await fixture.aWallet()]
  const order = anOrder(member)
  const { id } = await pay(order.id, member)
  const text = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order { charges { id status } } } }`
  const seen = async (by: Envelope) => {
    const variables = { of: [{ __typename: 'Order', id: order.id }] }
    const { _entities } = await fixture.subgraph.ask<{ _entities: [{ charges: unknown }] }>(text, variables, by)
    return _entities[0].charges
  }
  expect(await seen(member)).toEqual([{ id, status: 'PENDING' }])
  expect(await seen(fixture.treasurer)).toEqual([{ id, status: 'PENDING' }])
  expect(await seen(other.member)).toBeNull()
})
