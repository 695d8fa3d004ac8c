import { sql } from 'drizzle-orm'
import { bigint, boolean, char, check, integer, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** Categories of credit that a tenant has made, or changed. */
export const categories = credit.table(
  'categories',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its name for people. */
    name: text('name').notNull(),
    /** Whether credit can be applied for in it. */
    isLoanProduct: boolean('is_loan_product').notNull(),
    /** RECORDED or COMPUTED. */
    scoreMode: text('score_mode').$type<'RECORDED' | 'COMPUTED'>().notNull(),
    /** The model of computed scores. */
    scoringModelSlug: text('scoring_model_slug'),
    /** The expression that says who stands on the leaderboard; null for everyone with a score. */
    memberRule: text('member_rule'),
    /** ISO 4217 code of what is lent. */
    currency: char('currency', { length: 3 }),
    /** The smallest amount, in minor units. */
    minMinor: bigint('min_minor', { mode: 'bigint' }),
    /** The largest amount, in minor units. */
    maxMinor: bigint('max_minor', { mode: 'bigint' }),
    /** The shortest term, in months. */
    minMonths: integer('min_months'),
    /** The longest term, in months. */
    maxMonths: integer('max_months'),
    /** The account tier that applicants need. */
    requiredTier: integer('required_tier').notNull(),
    /** Whether it is on offer. */
    isActive: boolean('is_active').notNull(),
    /** Raised by each save: a save names the version that it read. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('categories_slug').on(t.tenantId, t.slug),
    check(
      'categories_score_mode',
      sql`score_mode in ('RECORDED', 'COMPUTED') and (score_mode = 'COMPUTED') = (scoring_model_slug is not null)`,
    ),
    check(
      'categories_loan_product',
      sql`not is_loan_product or (currency is not null and min_minor > 0 and min_minor <= max_minor and min_months > 0 and min_months <= max_months)`,
    ),
  ],
)
