import { sql } from 'drizzle-orm'
import { bigint, boolean, check, foreignKey, index, jsonb, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { platformPolicy, tenantIsolation, tenantPolicy } from '../table-parts/policies.ts'
import { modules } from './modules.ts'
import { marketplace } from './schema.ts'

/** A tenant's right to use a module. Its status is computed from this row and the time, whenever it is read. */
export const licences = marketplace.table(
  'licences',
  {
    ...tenantKey(),
    /** The module. */
    moduleId: uuid('module_id').notNull(),
    /** TRIAL, PURCHASED or SUBSCRIPTION. */
    type: text('type').notNull(),
    /** False when an administrator has switched it off. */
    isActive: boolean('is_active').notNull().default(true),
    /** When it begins. */
    startsAt: instant('starts_at').notNull(),
    /** When it expires: at that instant it is no longer valid. Null for never. */
    expiresAt: instant('expires_at'),
    /** When it was suspended. */
    suspendedAt: instant('suspended_at'),
    /** Why it was suspended. */
    suspendReason: text('suspend_reason'),
    /** When a refund or the end of its subscription took it away: then it is not switched on again. */
    endedAt: instant('ended_at'),
    /** When the trial began. A tenant has one trial of a module. */
    trialUsedAt: instant('trial_used_at'),
    /** How the tenant has set the module up. */
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default({}),
    /** The purchase that it was obtained by. */
    purchaseId: uuid('purchase_id'),
    /** The subscription that it is obtained by. */
    subscriptionId: uuid('subscription_id'),
    /** When the row was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    platformPolicy(marketplace),
    unique('licences_module').on(t.tenantId, t.moduleId),
    index('licences_of_module').on(t.moduleId),
    foreignKey({ columns: [t.moduleId], foreignColumns: [modules.id] }),
    check('licences_type', sql`type in ('TRIAL', 'PURCHASED', 'SUBSCRIPTION')`),
  ],
)

/** By how much a tenant's billing clock was moved ahead, where billing is local. */
export const billingClocks = marketplace.table(
  'billing_clocks',
  {
    /** The tenant. */
    tenantId: uuid('tenant_id').notNull(),
    /** In milliseconds. */
    offset: bigint('offset_milliseconds', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), tenantPolicy()],
)
