import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { orderLines, orders } from '@quintet/drizzle/marketplace/orders.ts'
import { and, asc, eq } from 'drizzle-orm'

const ordered = statement({ buyerId: slot.uuid }, (db, p) =>
  db
    .select({
      orderId: orders.id,
      status: orders.status,
      placedAt: orders.placedAt,
      name: orderLines.name,
      quantity: orderLines.quantity,
      unitMinor: orderLines.unitMinor,
      currency: orders.currency,
    })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.tenantId, p.tenantId), eq(orderLines.orderId, orders.id)))
    .where(and(eq(orders.tenantId, p.tenantId), eq(orders.buyerId, p.buyerId)))
    .orderBy(asc(orderLines.id)),
)

/** What a person has ordered, and what is in their cart. */
export const readOrdered = (reader: Reader, buyerId: string) => reader.read(ordered, { buyerId })
