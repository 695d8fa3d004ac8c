import { sql } from 'drizzle-orm'
import { bigint, boolean, check, integer, jsonb, text, unique } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** What a tenant sells. */
export const products = marketplace.table(
  'products',
  {
    ...tenantKey(),
    /** Its article number. */
    sku: text('sku').notNull(),
    /** Its display name. */
    name: text('name').notNull(),
    /** What it is. */
    description: text('description'),
    /** What one of it costs, in minor units. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** ISO 4217. */
    currency: text('currency').notNull(),
    /** How many can be ordered. */
    stock: integer('stock').notNull(),
    /** The merchant who is paid for it, as credit names them. */
    merchantSlug: text('merchant_slug'),
    /** The article number of the product that it is a variant of. */
    variantOf: text('variant_of'),
    /** How it differs from other variants. */
    options: jsonb('options').$type<Record<string, unknown>>().notNull(),
    /** Whether it can be ordered. */
    isActive: boolean('is_active').notNull(),
    /** Raised by each change, also of the stock by orders. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed by hand. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('products_sku').on(t.tenantId, t.sku),
    check('products_amount', sql`amount_minor >= 0`),
    check('products_stock', sql`stock >= 0`),
  ],
)
