import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, fieldProblem, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { type ProductRow, readProduct, readProducts, takeStock } from '../products/store.ts'
import type { CreateOrderInput, SetCartItemInput } from '../types.gen.ts'
import { paymentEndQueue } from './queues.ts'
import { type Item, itemProblems, maxQuantity, mixtureRefusal, outOfStock, payUntil } from './rules.ts'
import {
  insertLine,
  insertOrder,
  lockCart,
  makeCart,
  type OrderRow,
  readLines,
  removeLine,
  updateLine,
  updateOrder,
} from './store.ts'

/** Puts a product into the user's cart, or takes it out. */
export const setCartItem = (context: Context, input: SetCartItemInput) =>
  change<OrderRow>(context, 'setCartItem', input, {
    problems:
      input.quantity >= 0 && input.quantity <= maxQuantity
        ? []
        : [fieldProblem(`The quantity is 0 to ${maxQuantity}`, 'input', 'quantity')],
    async work(writer) {
      viewerId(context)
      const { productId, quantity } = input
      const path = ['input', 'productId']
      const product = await readProduct(writer, productId)
      if (product === null || (!product.isActive && quantity > 0)) {
        throw new Refused(notFoundProblem('There is no such product', path))
      }
      await writer.run(makeCart, { id: newId() })
      const cart = (await lockCart(writer))!
      const lines = await readLines(writer, cart.id)
      if (quantity === 0) {
        await writer.run(removeLine, { orderId: cart.id, productId })
        return cart
      }
      const others = lines.filter((line) => line.productId !== productId).map((line) => line.productId)
      const refusal = mixtureRefusal([product, ...(await readProducts(writer, others))], path)
      if (refusal !== null) throw new Refused(refusal)
      const present = lines.find((line) => line.productId === productId)
      if (present !== undefined) await updateLine(writer, { ...present, quantity })
      else
        await insertLine(writer, {
          ...newLine(cart.id, { productId, quantity }, context.clock.now()),
          name: null,
          unitMinor: null,
        })
      return cart
    },
  })

const newLine = (orderId: string, { productId, quantity }: Item, createdAt: Date) => ({
  id: newId(),
  orderId,
  productId,
  quantity,
  refundedQuantity: 0,
  createdAt,
})

/** Orders products: freezes their prices and takes them out of the stock. */
export const createOrder = (context: Context, input: CreateOrderInput) =>
  change<OrderRow>(context, 'createOrder', input, {
    problems: input.items ? itemProblems(input.items, 'input', 'items') : [],
    async work(writer) {
      const buyerId = viewerId(context)
      const cart = input.items ? null : await lockCart(writer)
      const cartLines = cart === null ? [] : await readLines(writer, cart.id)
      const items: readonly Item[] = input.items ?? cartLines
      const path = input.items ? ['input', 'items'] : ['input']
      if (items.length === 0) throw new Refused(conflict('The cart is empty', 'CART_EMPTY', path))
      const taken = await takeAll(writer, items, path)
      const placedAt = context.clock.now()
      const amountMinor = items.reduce(
        (sum, { productId, quantity }) => sum + taken.get(productId)!.amountMinor * BigInt(quantity),
        0n,
      )
      const [first] = taken.values()
      const order = {
        status: 'PENDING_PAYMENT',
        amountMinor,
        currency: first!.currency,
        merchantSlug: first!.merchantSlug,
        payUntil: payUntil(placedAt),
        placedAt,
      }
      const none = { chargeId: null, paidAt: null, fulfilledAt: null, tracking: null, reason: null }
      const made =
        cart === null
          ? await insertOrder(writer, { id: newId(), buyerId, ...order, ...none })
          : (await updateOrder(writer, { ...cart, ...order }))!
      for (const item of items) {
        const { name, amountMinor: unitMinor } = taken.get(item.productId)!
        const line = cartLines.find(({ productId }) => productId === item.productId)
        if (line !== undefined) await updateLine(writer, { ...line, name, unitMinor })
        else await insertLine(writer, { ...newLine(made.id, item, context.clock.now()), name, unitMinor })
      }
      const { id } = made
      await requestJob(context, writer, paymentEndQueue, id, { id }, { startAfter: order.payUntil })
      return made
    },
  })

/** Takes products out of the stock, all or none, in the order of their ids: two orders never wait for each other. */
async function takeAll(writer: Writer, items: readonly Item[], path: string[]): Promise<Map<string, ProductRow>> {
  const ids = items.map(({ productId }) => productId).sort()
  if (!ids.every(isUuid)) throw new Refused(notFoundProblem('There is no such product', path))
  const products = await readProducts(writer, ids)
  if (products.length < ids.length) throw new Refused(notFoundProblem('There is no such product', path))
  const mixed = mixtureRefusal(products, path)
  if (mixed !== null) throw new Refused(mixed)
  const taken = new Map<string, ProductRow>()
  const lacking: ProductRow[] = []
  for (const product of products) {
    const { quantity } = items.find(({ productId }) => productId === product.id)!
    const [row] = await writer.run(takeStock, { id: product.id, quantity })
    if (row === undefined) lacking.push(product)
    else taken.set(row.id, row)
  }
  if (lacking.length > 0) throw new Refused(outOfStock(lacking, path))
  // Prices may have changed while it waited for another order.
  const changed = mixtureRefusal([...taken.values()], path)
  if (changed !== null) throw new Refused(changed)
  return taken
}
