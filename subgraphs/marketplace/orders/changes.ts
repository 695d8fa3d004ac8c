// What happens to an order once it was placed: cancelled, paid, sent, refunded. Each step locks it first.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Publish } from '@quintet/kit/events/publish.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { conflict, invalidUnlessEmpty, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { returnStock } from '../products/store.ts'
import type { CancelOrderInput, FulfilOrderInput, RefundOrderInput } from '../types.gen.ts'
import { type Item, itemProblems, leftOf, type OrderStatus, refundProblems, worthOf } from './rules.ts'
import { lockOrder, type OrderRow, readLines, updateLine, updateOrder } from './store.ts'

const path = ['input', 'orderId']
const none = () => new Refused(notFoundProblem('There is no such order', path))

/** An order, locked, that is in one of some states. */
async function orderIn(writer: Writer, id: string, statuses: readonly OrderStatus[]): Promise<OrderRow> {
  const order = await lockOrder(writer, id)
  if (order === null || order.status === 'CART') throw none()
  if ((statuses as readonly string[]).includes(order.status)) return order
  throw new Refused(conflict(`The order is ${order.status}`, 'WRONG_STATUS', path))
}

/** Cancels an order that is not paid: the buyer, or who may write orders. */
export const cancelOrder = (context: Context, input: CancelOrderInput) =>
  change<OrderRow>(context, 'cancelOrder', input, {
    problems: textProblems('The reason', input.reason, { min: 0, max: 500 }, 'input', 'reason'),
    async work(writer) {
      const order = await lockOrder(writer, input.orderId)
      const isTheirs = order?.buyerId === callerId(context.envelope)
      const mayCancel = isTheirs || isPermitted(context.envelope, 'marketplace.orders:write')
      if (order === null || order.status === 'CART' || !mayCancel) throw none()
      if (order.status === 'CANCELLED') throw new Refused(conflict('The order is CANCELLED', 'WRONG_STATUS', path))
      if (order.status !== 'PENDING_PAYMENT') throw new Refused(conflict('The order is paid', 'ORDER_PAID', path))
      return cancel(writer, order, input.reason ?? null)
    },
  })

/** Cancels an order that is locked, and puts its products back into the stock. */
export async function cancel(writer: Writer, order: OrderRow, reason: string | null): Promise<OrderRow> {
  await putBack(writer, await readLines(writer, order.id))
  return (await updateOrder(writer, { ...order, status: 'CANCELLED', payUntil: null, reason }))!
}

/** In the order of ids, as they were taken. */
async function putBack(writer: Writer, items: readonly Item[]): Promise<void> {
  const sorted = [...items].sort((a, b) => (a.productId < b.productId ? -1 : 1))
  for (const { productId, quantity } of sorted) await writer.run(returnStock, { id: productId, quantity })
}

/** Says that an order is on its way. */
export const fulfilOrder = (context: Context, input: FulfilOrderInput) =>
  change<OrderRow>(context, 'fulfilOrder', input, {
    problems: textProblems('The tracking code', input.tracking, { max: 200 }, 'input', 'tracking'),
    async work(writer) {
      const order = await orderIn(writer, input.orderId, ['PAID', 'PARTIALLY_REFUNDED'])
      const sent = { fulfilledAt: context.clock.now(), tracking: input.tracking ?? null }
      const status = order.status === 'PAID' ? 'FULFILLED' : order.status
      return (await updateOrder(writer, { ...order, ...sent, status }))!
    },
  })

/** Gives the money of an order back, or some of it. */
export const refundOrder = (context: Context, input: RefundOrderInput) =>
  change<OrderRow>(context, 'refundOrder', input, {
    problems: [
      ...(input.lines ? itemProblems(input.lines, 'input', 'lines') : []),
      ...textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    ],
    async work(writer) {
      const order = await orderIn(writer, input.orderId, ['PAID', 'FULFILLED', 'PARTIALLY_REFUNDED'])
      const lines = await readLines(writer, order.id)
      const items = input.lines ?? leftOf(lines)
      const invalid = invalidUnlessEmpty(refundProblems(lines, items, 'input', 'lines'))
      if (invalid !== null) throw new Refused(invalid)
      for (const { productId, quantity } of items) {
        const line = lines.find((each) => each.productId === productId)!
        await updateLine(writer, { ...line, refundedQuantity: line.refundedQuantity + quantity })
      }
      if (input.restock === true) await putBack(writer, items)
      const refundedMinor = order.refundedMinor + worthOf(lines, items)
      const isWhole = leftOf(await readLines(writer, order.id)).length === 0
      const status = isWhole ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
      const amountMinor = refundedMinor - order.refundedMinor
      const refund = { chargeId: order.chargeId, amountMinor, reason: input.reason, at: context.clock.now() }
      if (amountMinor > 0n) await tellRefund(context.publish, writer, refund)
      return (await updateOrder(writer, { ...order, status, refundedMinor, reason: input.reason }))!
    },
  })

interface Refund {
  /** Null where no charge paid the order. */
  readonly chargeId: string | null
  readonly amountMinor: bigint
  readonly reason: string
  readonly at: Date
}

/** Has credit pay money of an order back. */
export async function tellRefund(
  publish: Publish,
  writer: Writer,
  { chargeId, amountMinor, reason, at }: Refund,
): Promise<void> {
  if (chargeId === null) return
  const refund = { version: 1, chargeId, amountMinor: String(amountMinor), reason, at: at.toISOString() } as const
  await publish(writer, 'marketplace.refund.due', refund)
}

/** What is told of a charge. */
export interface ChargeFact {
  readonly chargeId: string
  readonly orderId: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly at: Date
}

/**
 * Writes down that an order is paid. Returns what has to be given back: all that came too late, for another amount, or
 * again.
 */
export async function payOrder(writer: Writer, charge: ChargeFact): Promise<bigint> {
  const order = await lockOrder(writer, charge.orderId)
  // The same charge may be told of twice.
  if (order?.chargeId === charge.chargeId) return 0n
  const isAsked = order?.amountMinor === charge.amountMinor && order.currency === charge.currency
  if (order === null || order.status !== 'PENDING_PAYMENT' || !isAsked) return charge.amountMinor
  const paid = { status: 'PAID', paidAt: charge.at, chargeId: charge.chargeId, payUntil: null }
  await updateOrder(writer, { ...order, ...paid })
  return 0n
}
