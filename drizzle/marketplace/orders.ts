import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { platformPolicy, tenantIsolation } from '../table-parts/policies.ts'
import { products } from './products.ts'
import { marketplace } from './schema.ts'

/** What users order, from the cart on. */
export const orders = marketplace.table(
  'orders',
  {
    ...tenantKey(),
    /** Who orders. */
    buyerId: uuid('buyer_id').notNull(),
    /** CART, PENDING_PAYMENT, PAID, FULFILLED, CANCELLED, PARTIALLY_REFUNDED or REFUNDED. */
    status: text('status').notNull(),
    /** What is paid, in minor units; null for a cart. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }),
    /** ISO 4217; null for a cart. */
    currency: text('currency'),
    /** The merchant who is paid. */
    merchantSlug: text('merchant_slug'),
    /** What was given back, in minor units. */
    refundedMinor: bigint('refunded_minor', { mode: 'bigint' }).notNull().default(sql`0`),
    /** The charge that paid it, at credit. */
    chargeId: uuid('charge_id'),
    /** Until when it has to be paid. */
    payUntil: instant('pay_until'),
    /** When it was ordered. */
    placedAt: instant('placed_at'),
    /** When it was paid. */
    paidAt: instant('paid_at'),
    /** When it was sent. */
    fulfilledAt: instant('fulfilled_at'),
    /** What carriers call it. */
    tracking: text('tracking'),
    /** Why it was cancelled or refunded. */
    reason: text('reason'),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    platformPolicy(marketplace),
    uniqueIndex('orders_cart').on(t.tenantId, t.buyerId).where(sql`status = 'CART'`),
    index('orders_buyer').on(t.buyerId, t.id),
    index('orders_status').on(t.tenantId, t.status, t.id),
    check(
      'orders_status',
      sql`status in ('CART', 'PENDING_PAYMENT', 'PAID', 'FULFILLED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED')`,
    ),
    check('orders_amount', sql`(status = 'CART') = (amount_minor is null) and (status = 'CART') = (currency is null)`),
    check('orders_refunded', sql`refunded_minor >= 0 and refunded_minor <= coalesce(amount_minor, 0)`),
  ],
)

/** Products in orders. */
export const orderLines = marketplace.table(
  'order_lines',
  {
    ...tenantKey(),
    /** The order. */
    orderId: uuid('order_id').notNull(),
    /** The product. */
    productId: uuid('product_id').notNull(),
    /** The product's name when it was ordered; null in a cart. */
    name: text('name'),
    /** What one of it cost then, in minor units; null in a cart. */
    unitMinor: bigint('unit_minor', { mode: 'bigint' }),
    /** How many. */
    quantity: integer('quantity').notNull(),
    /** For how many the money was given back. */
    refundedQuantity: integer('refunded_quantity').notNull().default(0),
    /** When it was put in the cart. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    unique('order_lines_product').on(t.orderId, t.productId, t.tenantId),
    index('order_lines_of_product').on(t.productId),
    foreignKey({ columns: [t.tenantId, t.orderId], foreignColumns: [orders.tenantId, orders.id] }),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    check('order_lines_quantity', sql`quantity between 1 and 1000 and refunded_quantity between 0 and quantity`),
  ],
)
