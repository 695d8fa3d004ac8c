import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { platformPolicy, tenantIsolation } from '../table-parts/policies.ts'
import { modules } from './modules.ts'
import { marketplace } from './schema.ts'

/** Modules bought once. */
export const purchases = marketplace.table(
  'purchases',
  {
    ...tenantKey(),
    /** The module. */
    moduleId: uuid('module_id').notNull(),
    /** PENDING, PROCESSING, COMPLETED, FAILED, CANCELLED, IN_REVIEW or REFUNDED. */
    status: text('status').notNull(),
    /** What is paid, in minor units: the price of when it was begun. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** ISO 4217. */
    currency: text('currency').notNull(),
    /** Who bills: local or stripe. */
    provider: text('provider').notNull(),
    /** The payment at the billing service, once it is known there. */
    reference: text('reference'),
    /** What its payment form needs. */
    clientSecret: text('client_secret'),
    /** Why it was taken back. */
    reason: text('reason'),
    /** Who began it. */
    createdBy: uuid('created_by'),
    /** When it was paid. */
    completedAt: instant('completed_at'),
    /** When it was begun. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    platformPolicy(marketplace),
    uniqueIndex('purchases_pending').on(t.tenantId, t.moduleId).where(sql`status in ('PENDING', 'PROCESSING')`),
    index('purchases_module').on(t.moduleId),
    foreignKey({ columns: [t.moduleId], foreignColumns: [modules.id] }),
    check(
      'purchases_status',
      sql`status in ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED', 'IN_REVIEW', 'REFUNDED')`,
    ),
    check('purchases_amount', sql`amount_minor > 0`),
  ],
)
