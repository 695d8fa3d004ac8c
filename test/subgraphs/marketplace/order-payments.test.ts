// Charges that credit reports, in any order, more than once, and not matching the order: it is paid once, and all other charges
// are refunded.
import type { ConsumedEvent } from '@quintet/kit/events/consume.ts'
import type { Publish } from '@quintet/kit/events/publish.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { getRoute } from '@quintet/kit/wire/routes.ts'
import { consumers } from '@quintet/marketplace/orders/events.ts'
import { readDocument } from '@quintet/recruiting/cv-documents/read.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { aManager, type Envelope, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

interface Charge {
  readonly chargeId: string
  readonly amountMinor: string
  readonly currency: string
  /** Of another tenant, which has no such order. */
  readonly isForeign?: boolean
}
type Change = (field: string, input: object, payload: string) => Promise<{ id: string; status?: string }>
const changeOf =
  (who: Envelope): Change =>
  (field, input, payload) =>
    fixture.change(who, field, { ...(field === 'saveProduct' ? {} : { idempotencyKey: newId() }), ...input }, payload)

async function anOrder(who: Envelope): Promise<{ orderId: string; productId: string }> {
  const change = changeOf(who)
  const price = { amount: '10.00', currency: 'EUR' }
  const product = await change('saveProduct', { sku: newId(), name: 'pen', price, stock: 5 }, '... on Product { id }')
  const items = [{ productId: product.id, quantity: 2 }]
  const { id } = await change('createOrder', { items }, '... on Order { id status }')
  return { orderId: id, productId: product.id }
}

/** Reports a charge. Returns what has to be refunded. */
async function report(
  who: Envelope,
  orderId: string,
  charge: Charge,
): Promise<{ chargeId: string; amountMinor: string }[]> {
  const { isForeign, ...rest } = charge
  const tenantId = isForeign === true ? newId() : who.tenantId!
  const payload = { version: 1, orderId, at: fixture.clock.now().toISOString(), ...rest }
  const event = { name: 'credit.charge.succeeded', position: 1, tenantId, payload } as ConsumedEvent
  const due: { chargeId: string; amountMinor: string }[] = []
  const publish: Publish = async (_, __, refund) => void due.push(refund as never)
  const context = fixture.subgraph.running.contextFor({ ...who, tenantId })
  try {
    await context.scope.write((writer) => consumers[0]!.consume(event, writer, publish))
  } finally {
    await context.scope.close()
  }
  return due
}
const rowOf = async (orderId: string) =>
  (await fixture.database.admin`select status, charge_id from marketplace.orders where id = ${orderId}`)[0]!

const charges: readonly Omit<Charge, 'chargeId'>[] = [
  { amountMinor: '2000', currency: 'EUR' },
  { amountMinor: '2000', currency: 'EUR' },
  { amountMinor: '1999', currency: 'EUR' },
  { amountMinor: '2001', currency: 'EUR' },
  { amountMinor: '2000', currency: 'USD' },
  { amountMinor: '2000', currency: 'EUR', isForeign: true },
]
const inAnyOrder = fc
  .array(fc.nat(charges.length - 1), { maxLength: 4 })
  .chain((again) => fc.shuffledSubarray([...charges.keys(), ...again], { minLength: charges.length + again.length }))

describe('charges of an order', () => {
  it('pay it once, in any order and number, and all others are refunded in full', async () => {
    await fc.assert(
      fc.asyncProperty(inAnyOrder, async (order) => {
        const who = aManager()
        const { orderId } = await anOrder(who)
        const all = charges.map((charge) => ({ chargeId: newId(), ...charge }))
        const due = new Map<string, string>()
        for (const i of order) {
          for (const { chargeId, amountMinor } of await report(who, orderId, all[i]!)) due.set(chargeId, amountMinor)
        }
        const { status, charge_id: paidBy } = await rowOf(orderId)
        expect(status).toBe('PAID')
        expect(all.slice(0, 2).map(({ chargeId }) => chargeId)).toContain(paidBy)
        const others = all.filter(({ chargeId }) => chargeId !== paidBy)
        expect(due).toEqual(new Map(others.map(({ chargeId, amountMinor }) => [chargeId, amountMinor])))
      }),
      { numRuns: 15 },
    )
  })

  it('are refunded where the order was cancelled, and a refund is published once, for its own charge', async () => {
    const who = aManager()
    const [first, second] = [await anOrder(who), await anOrder(who)]
    const paid = { chargeId: newId(), amountMinor: '2000', currency: 'EUR' }
    await changeOf(who)('cancelOrder', { orderId: first.orderId }, '... on Order { id status }')
    expect(await report(who, first.orderId, paid)).toMatchObject([{ chargeId: paid.chargeId, amountMinor: '2000' }])
    expect(await rowOf(first.orderId)).toMatchObject({ status: 'CANCELLED', charge_id: null })
    expect(await report(who, second.orderId, paid)).toEqual([])
    const lines = [{ productId: second.productId, quantity: 1 }]
    const input = { orderId: second.orderId, reason: 'broken', lines, idempotencyKey: newId() }
    for (const _ of [1, 2]) await changeOf(who)('refundOrder', input, '... on Order { id status }')
    const published = await fixture.database.admin`
      select payload from marketplace.published_events where name = 'marketplace.refund.due' and tenant_id = ${who.tenantId}`
    expect(published).toMatchObject([{ payload: { chargeId: paid.chargeId, amountMinor: '1000' } }])
  })
})

describe('a product that changes while it is ordered', () => {
  const save = (who: Envelope, sku: string, amount: string, more: object) =>
    fixture.change<{ id: string; version: number; code?: string }>(
      who,
      'saveProduct',
      { sku, name: 'pen', price: { amount, currency: 'EUR' }, stock: 5, ...more },
      '... on Product { id version }',
    )
  const order = (who: Envelope, field: string, input: object) =>
    fixture.change<{ total: { amount: string }; lines: { unitPrice: { amount: string } }[] }>(
      who,
      field,
      input,
      '... on Order { total { amount } lines { unitPrice { amount } } }',
    )

  it('has its price at the time of the order, in the total as in the lines', async () => {
    const who = aManager()
    const { id: productId } = await save(who, 'pen', '10.00', {})
    expect(await order(who, 'setCartItem', { productId, quantity: 2 })).toMatchObject({ total: { amount: '20.00' } })
    await save(who, 'pen', '11.50', { version: 1 })
    const placed = await order(who, 'createOrder', { idempotencyKey: newId() })
    expect(placed).toMatchObject({ total: { amount: '23.00' }, lines: [{ unitPrice: { amount: '11.50' } }] })
    await order(who, 'setCartItem', { productId, quantity: 2 })
    const [raced] = await Promise.all([
      order(who, 'createOrder', { idempotencyKey: newId() }),
      save(who, 'pen', '12.00', { version: 3 }),
    ])
    expect(['23.00', '24.00']).toContain(raced.total.amount)
    expect(Number(raced.lines[0]!.unitPrice.amount) * 2).toBe(Number(raced.total.amount))
  })

  it('is not saved from a version that was read before an order', async () => {
    const who = aManager()
    const { id: productId } = await save(who, 'pen', '10.00', {})
    const items = [{ productId, quantity: 4 }]
    await order(who, 'createOrder', { items, idempotencyKey: newId() })
    expect(await save(who, 'pen', '10.00', { version: 1, stock: 5 })).toMatchObject({ code: 'VERSION' })
    expect(await save(who, 'pen', '10.00', { version: 2, stock: 1 })).toMatchObject({ version: 3 })
  })
})

it('a paid order has a receipt, by a link that is valid for that order and for 15 minutes', async () => {
  const who = aManager()
  const [{ orderId, productId }, other] = [await anOrder(who), await anOrder(who)]
  const receipt = async () => {
    const { orders } = await fixture.ofTenant<{ orders: { nodes: { id: string; receipt: { url: string } | null }[] } }>(
      who,
      'orders { nodes { id receipt { url } } }',
    )
    return orders.nodes.find(({ id }) => id === orderId)!.receipt
  }
  expect(await receipt()).toBeNull()
  await report(who, orderId, { chargeId: newId(), amountMinor: '2000', currency: 'EUR' })
  const refund = { orderId, reason: 'broken', lines: [{ productId, quantity: 1 }] }
  await changeOf(who)('refundOrder', refund, '... on Order { id status }')
  const { url } = (await receipt())!
  const fetched = async (link: string) => {
    const { pathname, search } = new URL(link)
    return (await fixture.subgraph.running.answer(getRoute(pathname + search), anonymousEnvelope(newId(), null, null)))!
  }
  const { status, headers, body } = await fetched(url)
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  const read = await readDocument(body as Buffer, 'application/pdf')
  const text = 'pages' in read ? read.pages.join('\n') : read.error
  for (const said of [orderId, '2 x pen at 10.00 EUR: 20.00 EUR', 'Total: 20.00 EUR', 'Given back: 10.00 EUR']) {
    expect(text).toContain(said)
  }
  expect((await fetched(url.replace(orderId, other.orderId))).status).toBe(403)
  fixture.clock.move(minutes(15))
  expect((await fetched(url)).status).toBe(403)
})
