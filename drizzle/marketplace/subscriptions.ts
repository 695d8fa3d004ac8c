import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { platformPolicy, tenantIsolation } from '../table-parts/policies.ts'
import { modules } from './modules.ts'
import { marketplace } from './schema.ts'

/** Modules paid by month or by year. What licences hold is computed from these rows. */
export const subscriptions = marketplace.table(
  'subscriptions',
  {
    ...tenantKey(),
    /** The module. */
    moduleId: uuid('module_id').notNull(),
    /** As the billing service has it: INCOMPLETE, ACTIVE, PAST_DUE and so on. */
    status: text('status').notNull(),
    /** MONTH or YEAR. */
    interval: text('interval').notNull(),
    /** What is paid each time, in minor units. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** ISO 4217. */
    currency: text('currency').notNull(),
    /** Who bills: local or stripe. */
    provider: text('provider').notNull(),
    /** The subscription at the billing service, once it is known there. */
    reference: text('reference'),
    /** What its payment form needs. */
    clientSecret: text('client_secret'),
    /** The payment method that it was begun with; of a local one that of now. */
    paymentMethod: text('payment_method'),
    /** The instant from which periods are counted. */
    anchorAt: instant('anchor_at').notNull(),
    /** When the present period began. */
    periodStart: instant('period_start'),
    /** When the present period ends. It never moves back. */
    periodEnd: instant('period_end'),
    /** Up to where it is paid. */
    paidUntil: instant('paid_until'),
    /** When a payment was last told of. */
    paidAt: instant('paid_at'),
    /** Whether it ends with the present period. */
    cancelAtPeriodEnd: boolean('cancel_at_period_end').notNull().default(false),
    /** For how many days after a period a licence holds although the next one is not paid. */
    graceDays: integer('grace_days').notNull().default(7),
    /** When the present state came about, at the billing service. */
    stateAt: instant('state_at').notNull(),
    /** Which of several states of one second holds: 0 created, 1 updated, 2 deleted. */
    stateRank: integer('state_rank').notNull().default(0),
    /** When it ended. */
    endedAt: instant('ended_at'),
    /** Who began it. */
    createdBy: uuid('created_by'),
    /** When it was begun. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    platformPolicy(marketplace),
    uniqueIndex('subscriptions_live')
      .on(t.tenantId, t.moduleId)
      .where(sql`status not in ('CANCELLED', 'INCOMPLETE_EXPIRED')`),
    index('subscriptions_module').on(t.moduleId),
    foreignKey({ columns: [t.moduleId], foreignColumns: [modules.id] }),
    check('subscriptions_interval', sql`interval in ('MONTH', 'YEAR')`),
    check('subscriptions_amount', sql`amount_minor > 0`),
  ],
)

/** Bills of subscriptions. */
export const invoices = marketplace.table(
  'invoices',
  {
    ...tenantKey(),
    /** The subscription. */
    subscriptionId: uuid('subscription_id').notNull(),
    /** The bill at the billing service. */
    reference: text('reference').notNull(),
    /** OPEN, PAID or VOID. */
    status: text('status').notNull(),
    /** What is paid, in minor units. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** ISO 4217. */
    currency: text('currency').notNull(),
    /** How often its payment was tried. */
    attemptCount: integer('attempt_count').notNull(),
    /** Up to where it pays. */
    periodEnd: instant('period_end').notNull(),
    /** When its payment is tried next. */
    nextAttemptAt: instant('next_attempt_at'),
    /** When it was paid. */
    paidAt: instant('paid_at'),
    /** When it was made, at the billing service. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('invoices_reference').on(t.tenantId, t.reference),
    index('invoices_subscription').on(t.tenantId, t.subscriptionId, t.id),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    check('invoices_status', sql`status in ('OPEN', 'PAID', 'VOID')`),
  ],
)
