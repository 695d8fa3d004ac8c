import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { orderLines, orders } from '@quintet/drizzle/marketplace/orders.ts'
import { isUuid, type PageArguments } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const columns = {
  id: orders.id,
  buyerId: orders.buyerId,
  status: orders.status,
  amountMinor: orders.amountMinor,
  currency: orders.currency,
  merchantSlug: orders.merchantSlug,
  refundedMinor: orders.refundedMinor,
  chargeId: orders.chargeId,
  payUntil: orders.payUntil,
  placedAt: orders.placedAt,
  paidAt: orders.paidAt,
  fulfilledAt: orders.fulfilledAt,
  tracking: orders.tracking,
  reason: orders.reason,
}
const rows = tenantRows(orders, columns)
export type OrderRow = RowOf<typeof rows>

export const loadOrder = rows.load
export const insertOrder = rows.insert({ defaults: ['createdAt', 'refundedMinor'] })
export const updateOrder = rows.update(
  'status',
  'amountMinor',
  'currency',
  'merchantSlug',
  'refundedMinor',
  'chargeId',
  'payUntil',
  'placedAt',
  'paidAt',
  'fulfilledAt',
  'tracking',
  'reason',
)

const placed = rows.page('newest first', { where: () => sql`${orders.status} <> 'CART'` })
const ofStatus = rows.page('newest first', {
  slots: { status: slot.text },
  where: (p) => eq(orders.status, p.status),
})
/** A page of the orders of all users, without carts. */
export const orderPage = (context: Context, status: string | null, page: PageArguments) =>
  status === null ? placed(context, page) : ofStatus(context, { ...page, status })

/** A page of the user's own orders. */
export const ownPage = rows.page('newest first', {
  where: (p) => and(eq(orders.buyerId, p.userId), sql`${orders.status} <> 'CART'`),
})

const cart = statement({}, (db, p) =>
  db
    .select(columns)
    .from(orders)
    .where(and(eq(orders.tenantId, p.tenantId), eq(orders.buyerId, p.userId), sql`${orders.status} = 'CART'`)),
)
export async function readCart(reader: Reader): Promise<OrderRow | null> {
  const [row] = await reader.read(cart, {})
  return row ?? null
}
/** Makes the user's cart, unless there is one. */
export const makeCart = statement({ id: slot.uuid }, (db, p) =>
  db.insert(orders).values({ tenantId: p.tenantId, id: p.id, buyerId: p.userId, status: 'CART' }).onConflictDoNothing(),
)
const lockedCart = statement({}, (db, p) =>
  db
    .select(columns)
    .from(orders)
    .where(and(eq(orders.tenantId, p.tenantId), eq(orders.buyerId, p.userId), sql`${orders.status} = 'CART'`))
    .for('update'),
)
export async function lockCart(writer: Writer): Promise<OrderRow | null> {
  const [row] = await writer.read(lockedCart, {})
  return row ?? null
}

const locked = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(orders)
    .where(and(eq(orders.tenantId, p.tenantId), eq(orders.id, p.id)))
    .for('update'),
)
/** An order, locked: its payment and its cancellation wait for each other. */
export async function lockOrder(writer: Writer, id: string): Promise<OrderRow | null> {
  if (!isUuid(id)) return null
  const [row] = await writer.read(locked, { id })
  return row ?? null
}

const facts = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(orders)
    .where(and(eq(orders.tenantId, p.tenantId), sql`${orders.id} = any(${p.ids})`, sql`${orders.status} <> 'CART'`)),
)
/** Some orders without carts. */
export const readOrders = (reader: Reader, ids: readonly string[]): Promise<OrderRow[]> =>
  reader.read(facts, { ids: ids.filter(isUuid) })

const lines = tenantRows(orderLines)
export type OrderLineRow = RowOf<typeof lines>
export const insertLine = lines.insert()
export const updateLine = lines.update('name', 'unitMinor', 'quantity', 'refundedQuantity')

const lineColumns = {
  id: orderLines.id,
  orderId: orderLines.orderId,
  productId: orderLines.productId,
  name: orderLines.name,
  unitMinor: orderLines.unitMinor,
  quantity: orderLines.quantity,
  refundedQuantity: orderLines.refundedQuantity,
  createdAt: orderLines.createdAt,
}
/** The lines of an order, in the order in which they were added. */
export const loadLines = lines.children('orderId', 'id')

const ofOrder = statement({ orderId: slot.uuid }, (db, p) =>
  db
    .select(lineColumns)
    .from(orderLines)
    .where(and(eq(orderLines.tenantId, p.tenantId), eq(orderLines.orderId, p.orderId)))
    .orderBy(asc(orderLines.id)),
)
export const readLines = (reader: Reader, orderId: string): Promise<OrderLineRow[]> => reader.read(ofOrder, { orderId })

export const removeLine = statement({ orderId: slot.uuid, productId: slot.uuid }, (db, p) =>
  db
    .delete(orderLines)
    .where(
      and(
        eq(orderLines.tenantId, p.tenantId),
        eq(orderLines.orderId, p.orderId),
        eq(orderLines.productId, p.productId),
      ),
    ),
)
