import { activeTenant, activeViewer, callerId, tenantId } from '@quintet/kit/slice/context.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { shortLink } from '@quintet/kit/wire/signed-links.ts'
import type { Context } from '../context.ts'
import { moneyText } from '../modules/prices.ts'
import { loadProduct } from '../products/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { createOrder, setCartItem } from './actions.ts'
import { cancelOrder, fulfilOrder, refundOrder } from './changes.ts'
import type { OrderStatus } from './rules.ts'
import {
  loadLines,
  loadOrder,
  type OrderLineRow,
  type OrderRow,
  orderPage,
  ownPage,
  readCart,
  readOrders,
} from './store.ts'

/** Name and price of a line: those of when it was ordered, in a cart those of now. */
async function terms(line: OrderLineRow, context: Context) {
  const product = (await loadProduct(context, line.productId))!
  return {
    name: line.name ?? product.name,
    unitMinor: line.unitMinor ?? product.amountMinor,
    currency: product.currency,
  }
}

async function lineMoney(line: OrderLineRow, context: Context, quantity: number) {
  const { unitMinor } = await terms(line, context)
  const order = await loadOrder(context, line.orderId)
  const currency = order?.currency ?? (await terms(line, context)).currency
  return { amountMinor: unitMinor * BigInt(quantity), currency }
}

/** What an order costs; null for an empty cart. */
async function totalOf(order: OrderRow, context: Context) {
  const { amountMinor, currency } = order
  if (amountMinor !== null && currency !== null) return { amountMinor, currency }
  const sums = await Promise.all(
    (await loadLines(context, order.id)).map((line) => lineMoney(line, context, line.quantity)),
  )
  const [first] = sums
  if (first === undefined) return null
  return { amountMinor: sums.reduce((sum, each) => sum + each.amountMinor, 0n), currency: first.currency }
}

export const resolvers: Resolvers = {
  Query: {
    orders: async (_, { tenantId: of, ids }, context) =>
      (await readOrders(context.scope.as({ tenantId: of }), ids)).map((row) => ({
        ...row,
        tenantId: of,
        status: row.status as OrderStatus,
        amountMinor: String(row.amountMinor),
        currency: row.currency!,
      })),
  },
  Viewer: {
    cart: ({ id }, _, context) => readCart(activeViewer(context, id).scope),
    orders: ({ id }, args, context) => ownPage(activeViewer(context, id), args),
  },
  Tenant: {
    orders: ({ id }, { status, ...page }, context) => orderPage(activeTenant(context, id), status ?? null, page),
  },
  Order: {
    // Whose it is, or who may see all: a stranger finds nothing.
    __resolveReference: async ({ id }, context) => {
      const order = await loadOrder(context, id)
      const isTheirs = order?.buyerId === callerId(context.envelope)
      return isTheirs || isPermitted(context.envelope, 'marketplace.orders:inspect') ? order : null
    },
    status: ({ status }) => status as OrderStatus,
    total: async (order, _, context) => {
      const total = await totalOf(order, context)
      return total === null ? null : moneyText(total)
    },
    refunded: async (order, _, context) => {
      const total = await totalOf(order, context)
      return total === null ? null : moneyText({ ...total, amountMinor: order.refundedMinor })
    },
    buyer: ({ buyerId }) => ({ id: buyerId }),
    lines: ({ id }, _, context) => loadLines(context, id),
    receipt: ({ id, paidAt }, _, context) =>
      paidAt === null
        ? null
        : shortLink(context.documentLinks, `/receipts/${id}`, { tenant: tenantId(context) }, context.clock.now()),
  },
  OrderLine: {
    product: async ({ productId }, _, context) => (await loadProduct(context, productId))!,
    name: async (line, _, context) => (await terms(line, context)).name,
    unitPrice: async (line, _, context) => moneyText(await lineMoney(line, context, 1)),
    total: async (line, _, context) => moneyText(await lineMoney(line, context, line.quantity)),
  },
  Mutation: {
    setCartItem: (_, { input }, context) => setCartItem(context, input),
    createOrder: (_, { input }, context) => createOrder(context, input),
    cancelOrder: (_, { input }, context) => cancelOrder(context, input),
    fulfilOrder: (_, { input }, context) => fulfilOrder(context, input),
    refundOrder: (_, { input }, context) => refundOrder(context, input),
  },
}
