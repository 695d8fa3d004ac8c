import { sql } from 'drizzle-orm'
import { check, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** Limits in one currency, in its major unit as exact decimal text; null without a limit. */
export interface TierLimits {
  readonly currency: string
  readonly maxCredit: string | null
  readonly maxBalance: string | null
  readonly maxDebit: string | null
  readonly maxDailyDebit: string | null
}

/** What members may do with money, by how well they are known. */
export const accountTiers = credit.table(
  'account_tiers',
  {
    ...tenantKey(),
    /** 0 for those of whom nothing is known; higher ones may do more. */
    level: integer('level').notNull(),
    /** Its name. */
    name: text('name').notNull(),
    /** The kinds of documents that it demands, beside those of the tiers below. */
    requires: text('requires').array().notNull(),
    /** What may be moved, by currency. */
    limits: jsonb('limits').$type<readonly TierLimits[]>().notNull(),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('account_tiers_level').on(t.tenantId, t.level),
    check('account_tiers_level', sql`level between 0 and 100`),
  ],
)
