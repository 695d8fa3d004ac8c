import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantWalls } from '../table-parts/policies.ts'
import { modules } from './modules.ts'
import { marketplace } from './schema.ts'

/** A tenant's right to use a module. Whether it holds is computed at each look from this row and the clock. */
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
    /** From when it holds. */
    startsAt: instant('starts_at').notNull(),
    /** When it ends, exclusive: at that instant it is over. Null: never. */
    expiresAt: instant('expires_at'),
    /** Since when it is suspended. */
    suspendedAt: instant('suspended_at'),
    /** Why. */
    suspendReason: text('suspend_reason'),
    /** When the trial began; a tenant has one trial of a module. */
    trialUsedAt: instant('trial_used_at'),
    /** When the row was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantWalls(t),
    unique('licences_module').on(t.tenantId, t.moduleId),
    foreignKey({ columns: [t.moduleId], foreignColumns: [modules.id] }),
    check('licences_type', sql`type in ('TRIAL', 'PURCHASED', 'SUBSCRIPTION')`),
  ],
)
