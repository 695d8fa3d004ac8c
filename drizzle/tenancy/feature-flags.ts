import { sql } from 'drizzle-orm'
import { boolean, check, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

/** Switches of a tenant: on for all, or for some of its members. */
export const featureFlags = tenancy.table(
  'feature_flags',
  {
    ...tenantKey(),
    /** Its name for clients. */
    key: text('key').notNull(),
    /** What it switches. */
    description: text('description'),
    /** Whether it is on at all. */
    isEnabled: boolean('is_enabled').notNull(),
    /** Members with one of these roles have it; null names none. */
    roles: text('roles').array(),
    /** These members have it; null names none. */
    userIds: uuid('user_ids').array(),
    /** This share of members has it, by a hash of key and member: 0 to 100; null names none. */
    percentage: integer('percentage'),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('feature_flags_key').on(t.tenantId, t.key),
    check('feature_flags_percentage', sql`percentage between 0 and 100`),
  ],
)
