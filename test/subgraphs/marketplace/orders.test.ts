// Products and orders: the cart, the stock, prices that are frozen, payments and refunds.
import { newId } from '@quintet/kit/slice/ids.ts'
import { payOrder } from '@quintet/marketplace/orders/changes.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { aManager, type Envelope, type Fixture, openFixture, service } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ isWorker: true })
})
afterAll(() => fixture.end())

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly status: string
  readonly version: number
  readonly stock: number
  readonly total: { amount: string; currency: string } | null
  readonly refunded: { amount: string }
  readonly payUntil: string
  readonly lines: {
    name: string
    quantity: number
    refundedQuantity: number
    unitPrice: { amount: string }
    total: { amount: string }
  }[]
  readonly code: string
  readonly message: string
  readonly fields: { path: string[] }[]
}
const productCard =
  '... on Product { id sku name description price { amount currency } stock isActive version variantOf options }'
const orderCard = `... on Order { id status total { amount currency } refunded { amount } payUntil placedAt
  lines { product { id sku } name unitPrice { amount } quantity refundedQuantity total { amount } } }`
const product = (sku: string, more: object = {}) => ({
  sku,
  name: sku,
  price: { amount: '10.00', currency: 'EUR' },
  stock: 5,
  ...more,
})
const save = (envelope: Envelope, input: object) => fixture.change<Outcome>(envelope, 'saveProduct', input, productCard)
const order = (envelope: Envelope, field: string, input: object) =>
  fixture.change<Outcome>(
    envelope,
    field,
    field === 'setCartItem' ? input : { idempotencyKey: newId(), ...input },
    orderCard,
  )
/** A buyer in the tenant of a manager, with no rights but their own. */
const aBuyer = ({ tenantId }: Envelope) =>
  envelopeOf({ userId: newId(), tenantId, grants: ['marketplace.products:read'] })
const stockOf = async (id: string) =>
  (await fixture.database.admin`select stock from marketplace.products where id = ${id}`)[0]!.stock
const aShop = async (stock = 5) => {
  const manager = aManager()
  const { id } = await save(manager, product('pen', { stock }))
  return { manager, id, buyer: aBuyer(manager) }
}
const ofViewer = async (envelope: Envelope, fields: string) => {
  const text = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Viewer { ${fields} } } }`
  const of = [{ __typename: 'Viewer', id: envelope.viewer!.userId }]
  return (
    await fixture.subgraph.ask<{ _entities: { cart: Outcome; orders: { nodes: Outcome[] } }[] }>(text, { of }, envelope)
  )._entities[0]!
}
const pay = async (envelope: Envelope, orderId: string, amountMinor: bigint, currency = 'EUR', chargeId = newId()) => {
  const context = fixture.subgraph.running.contextFor(envelope)
  try {
    return await context.scope.write((writer) =>
      payOrder(writer, { chargeId, orderId, amountMinor, currency, at: fixture.clock.now() }),
    )
  } finally {
    await context.scope.close()
  }
}

describe('a product', () => {
  it('is created once, changed only from the version that was read, and found by text', async () => {
    const manager = aManager()
    const made = await save(manager, product('ink', { options: { colour: 'blue' } }))
    expect(made).toMatchObject({ version: 1, options: { colour: 'blue' }, isActive: true })
    expect(await save(manager, product('ink'))).toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(await save(manager, product('ink', { version: 1, name: 'Blue ink' }))).toMatchObject({
      version: 2,
      name: 'Blue ink',
    })
    expect(await save(manager, product('ink', { version: 1 }))).toMatchObject({ code: 'VERSION' })
    expect(await save(manager, product('none', { version: 1 }))).toMatchObject({ __typename: 'NotFound' })
    await save(manager, product('ink-red', { variantOf: 'ink', options: { colour: 'red' } }))
    const found = async (args: string) =>
      (
        await fixture.subgraph.ask<{ products: { nodes: { sku: string }[] } }>(
          `{ products${args} { nodes { sku } } }`,
          {},
          manager,
        )
      ).products.nodes.map(({ sku }) => sku)
    expect(await found('(search: "BLUE")')).toEqual(['ink'])
    expect(await found('(variantOf: "ink")')).toEqual(['ink-red'])
    expect(await found('')).toEqual(['ink', 'ink-red'])
  })

  it('is refused with every field that is wrong', async () => {
    const wrong = product('', { name: '', price: { amount: '-1', currency: 'EUR' }, stock: -1, options: [] })
    const { fields } = await save(aManager(), wrong)
    expect(fields.map(({ path }) => path[1])).toEqual(['sku', 'name', 'price', 'stock', 'options'])
    expect(await save(aManager(), product('a', { variantOf: 'none' }))).toMatchObject({ __typename: 'NotFound' })
  })
})

describe('a cart', () => {
  it('has the current prices of its products, and is visible to its buyer only', async () => {
    const { manager, id, buyer } = await aShop()
    expect(await order(buyer, 'setCartItem', { productId: id, quantity: 2 })).toMatchObject({
      status: 'CART',
      total: { amount: '20.00' },
    })
    await save(manager, product('pen', { version: 1, price: { amount: '11.50', currency: 'EUR' } }))
    expect((await ofViewer(buyer, 'cart { total { amount } lines { unitPrice { amount } } }')).cart).toEqual({
      total: { amount: '23.00' },
      lines: [{ unitPrice: { amount: '11.50' } }],
    })
    expect((await ofViewer(aBuyer(manager), 'cart { id }')).cart).toBeNull()
    expect(await order(buyer, 'setCartItem', { productId: id, quantity: 0 })).toMatchObject({ total: null, lines: [] })
    expect(await order(buyer, 'createOrder', {})).toMatchObject({ code: 'CART_EMPTY' })
  })

  it('holds one currency and one merchant, and up to a thousand of a product', async () => {
    const { manager, id, buyer } = await aShop()
    const dollars = await save(manager, product('usd', { price: { amount: '1.00', currency: 'USD' } }))
    const theirs = await save(manager, product('theirs', { merchantSlug: 'a-merchant' }))
    await order(buyer, 'setCartItem', { productId: id, quantity: 1 })
    expect(await order(buyer, 'setCartItem', { productId: dollars.id, quantity: 1 })).toMatchObject({
      code: 'CART_CURRENCY',
    })
    expect(await order(buyer, 'setCartItem', { productId: theirs.id, quantity: 1 })).toMatchObject({
      code: 'CART_MERCHANT',
    })
    for (const quantity of [-1, 1_001]) {
      expect(await order(buyer, 'setCartItem', { productId: id, quantity })).toMatchObject({
        __typename: 'InvalidInput',
      })
    }
    expect(await order(aBuyer(aManager()), 'setCartItem', { productId: id, quantity: 1 })).toMatchObject({
      __typename: 'NotFound',
    })
  })
})

describe('an order', () => {
  it('freezes prices and takes the stock, and is placed once for its idempotency key', async () => {
    const { manager, id, buyer } = await aShop()
    await order(buyer, 'setCartItem', { productId: id, quantity: 2 })
    const input = { idempotencyKey: newId() }
    const placed = await order(buyer, 'createOrder', input)
    expect(placed).toMatchObject({
      status: 'PENDING_PAYMENT',
      total: { amount: '20.00', currency: 'EUR' },
      refunded: { amount: '0.00' },
    })
    expect(await order(buyer, 'createOrder', input)).toMatchObject({ id: placed.id })
    expect(await stockOf(id)).toBe(3)
    await save(
      manager,
      product('pen', { version: 2, name: 'New', price: { amount: '99.00', currency: 'EUR' }, stock: 3 }),
    )
    const { cart, orders } = await ofViewer(
      buyer,
      'cart { id } orders { nodes { id total { amount } lines { name total { amount } } } }',
    )
    expect([cart, orders.nodes]).toEqual([
      null,
      [{ id: placed.id, total: { amount: '20.00' }, lines: [{ name: 'pen', total: { amount: '20.00' } }] }],
    ])
  })

  it('for the last item in stock succeeds once, however many are placed at once', async () => {
    const { manager, id } = await aShop(1)
    const buyers = Array.from({ length: 10 }, () => aBuyer(manager))
    const all = await Promise.all(
      buyers.map((buyer) => order(buyer, 'createOrder', { items: [{ productId: id, quantity: 1 }] })),
    )
    expect(all.filter(({ status }) => status === 'PENDING_PAYMENT')).toHaveLength(1)
    expect(all.filter(({ code, message }) => code === 'OUT_OF_STOCK' && message === 'Out of stock: pen')).toHaveLength(
      9,
    )
    expect(await stockOf(id)).toBe(0)
  })

  it('of several products takes all or none, and never deadlocks with another one', async () => {
    const { manager, id } = await aShop(20)
    const other = await save(manager, product('paper', { stock: 20 }))
    const few = await save(manager, product('few', { stock: 1 }))
    const items = [id, other.id].map((productId) => ({ productId, quantity: 1 }))
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        order(aBuyer(manager), 'createOrder', { items: i % 2 === 0 ? items : items.toReversed() }),
      ),
    )
    expect(all.map(({ status }) => status)).toEqual(Array(10).fill('PENDING_PAYMENT'))
    const tooMany = [...items, { productId: few.id, quantity: 2 }]
    expect(await order(aBuyer(manager), 'createOrder', { items: tooMany })).toMatchObject({ code: 'OUT_OF_STOCK' })
    expect([await stockOf(id), await stockOf(other.id)]).toEqual([10, 10])
  })

  it('names at least one product, each once, in a quantity of at least 1', async () => {
    const { id, buyer } = await aShop()
    const twice = [
      { productId: id, quantity: 1 },
      { productId: id, quantity: 1 },
    ]
    for (const items of [twice, [], [{ productId: id, quantity: 0 }]]) {
      expect(await order(buyer, 'createOrder', { items })).toMatchObject({ __typename: 'InvalidInput' })
    }
    expect(await order(buyer, 'createOrder', { items: [{ productId: newId(), quantity: 1 }] })).toMatchObject({
      __typename: 'NotFound',
    })
  })

  it('that is not paid in time is cancelled, and its products can be ordered again', async () => {
    const { id, buyer } = await aShop(1)
    const { id: orderId } = await order(buyer, 'createOrder', { items: [{ productId: id, quantity: 1 }] })
    fixture.clock.move(minutes(30))
    await vi.waitFor(async () => expect(await stockOf(id)).toBe(1), 15_000)
    expect((await ofViewer(buyer, 'orders { nodes { id status payUntil } }')).orders.nodes).toEqual([
      { id: orderId, status: 'CANCELLED', payUntil: null },
    ])
  })

  it('is cancelled by its buyer or by a manager, not by another buyer, and not once it is paid', async () => {
    const { manager, id, buyer } = await aShop(5)
    const place = async () => (await order(buyer, 'createOrder', { items: [{ productId: id, quantity: 1 }] })).id
    const [first, second, third] = [await place(), await place(), await place()]
    expect(await order(aBuyer(manager), 'cancelOrder', { orderId: first })).toMatchObject({ __typename: 'NotFound' })
    expect(await order(buyer, 'cancelOrder', { orderId: first })).toMatchObject({ status: 'CANCELLED' })
    expect(await order(manager, 'cancelOrder', { orderId: second })).toMatchObject({ status: 'CANCELLED' })
    expect(await stockOf(id)).toBe(4)
    await pay(manager, third, 1000n)
    expect(await order(buyer, 'cancelOrder', { orderId: third })).toMatchObject({ code: 'ORDER_PAID' })
  })

  it('whose payment and cancellation race is either paid, or cancelled and refunded', async () => {
    const { manager, id, buyer } = await aShop(5)
    for (let i = 0; i < 5; i++) {
      const { id: orderId } = await order(buyer, 'createOrder', { items: [{ productId: id, quantity: 1 }] })
      const [back, cancelled] = await Promise.all([
        pay(manager, orderId, 1000n),
        order(buyer, 'cancelOrder', { orderId }),
      ])
      expect([back, cancelled.status ?? cancelled.code]).toSatisfy(
        ([money, how]) => (money === 0n && how === 'ORDER_PAID') || (money === 1000n && how === 'CANCELLED'),
      )
    }
  })

  it('is paid once, only by its amount in its currency, and all else is refunded', async () => {
    const { manager, id, buyer } = await aShop(5)
    const { id: orderId } = await order(buyer, 'createOrder', { items: [{ productId: id, quantity: 1 }] })
    expect(await pay(manager, orderId, 999n)).toBe(999n)
    expect(await pay(manager, orderId, 1000n, 'USD')).toBe(1000n)
    expect(await pay(manager, newId(), 1000n)).toBe(1000n)
    const charge = newId()
    expect(await pay(manager, orderId, 1000n, 'EUR', charge)).toBe(0n)
    expect(await pay(manager, orderId, 1000n, 'EUR', charge)).toBe(0n)
    expect(await pay(manager, orderId, 1000n)).toBe(1000n)
  })

  it('is fulfilled once it is paid, and refunded line by line up to its total', async () => {
    const { manager, id, buyer } = await aShop(5)
    const { id: orderId } = await order(buyer, 'createOrder', { items: [{ productId: id, quantity: 3 }] })
    expect(await order(manager, 'fulfilOrder', { orderId })).toMatchObject({ code: 'WRONG_STATUS' })
    await pay(manager, orderId, 3000n)
    expect(await order(manager, 'fulfilOrder', { orderId, tracking: 'X1' })).toMatchObject({ status: 'FULFILLED' })
    const some = (quantity: number, more: object = {}) => ({
      orderId,
      reason: 'broken',
      lines: [{ productId: id, quantity }],
      ...more,
    })
    expect(await order(manager, 'refundOrder', some(4))).toMatchObject({ __typename: 'InvalidInput' })
    expect(await order(manager, 'refundOrder', some(1, { restock: true }))).toMatchObject({
      status: 'PARTIALLY_REFUNDED',
      refunded: { amount: '10.00' },
    })
    expect(await stockOf(id)).toBe(3)
    expect(await order(manager, 'refundOrder', some(3))).toMatchObject({ __typename: 'InvalidInput' })
    expect(await order(manager, 'refundOrder', { orderId, reason: 'all' })).toMatchObject({
      status: 'REFUNDED',
      refunded: { amount: '30.00' },
    })
    expect(await order(manager, 'refundOrder', { orderId, reason: 'again' })).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('is part of the personal data of its buyer', async () => {
    const { manager, id, buyer } = await aShop()
    await order(buyer, 'createOrder', { items: [{ productId: id, quantity: 2 }] })
    const text = 'query ($people: [PersonInTenants!]!) { marketplacePersonalData(people: $people) { data } }'
    const people = [{ userId: buyer.viewer!.userId, tenantIds: [manager.tenantId] }]
    type Answer = { marketplacePersonalData: { data: string }[] }
    const answer = await fixture.subgraph.ask<Answer>(text, { people }, service)
    const { orders } = JSON.parse(answer.marketplacePersonalData[0]!.data)
    expect(orders).toMatchObject([{ name: 'pen', quantity: 2, unitMinor: '1000', currency: 'EUR' }])
  })

  it('is shown to services that collect its payment, and in no other tenant', async () => {
    const { manager, id, buyer } = await aShop()
    const { id: orderId } = await order(buyer, 'createOrder', { items: [{ productId: id, quantity: 2 }] })
    const text =
      'query ($tenantId: ID!, $ids: [ID!]!) { orders(tenantId: $tenantId, ids: $ids) { id buyerId status amountMinor currency } }'
    const ask = (tenantId: string | null) => fixture.subgraph.ask(text, { tenantId, ids: [orderId, 'x'] }, service)
    expect(await ask(manager.tenantId)).toEqual({
      orders: [
        { id: orderId, buyerId: buyer.viewer!.userId, status: 'PENDING_PAYMENT', amountMinor: '2000', currency: 'EUR' },
      ],
    })
    expect(await ask(newId())).toEqual({ orders: [] })
  })
})
