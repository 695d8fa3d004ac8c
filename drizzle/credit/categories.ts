import { sql } from 'drizzle-orm'
import { bigint, boolean, char, check, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

export type LoanPart = 'PENALTY' | 'FEE' | 'INTEREST' | 'PRINCIPAL'

/** How loans are calculated. They keep it from their beginning. */
export function loanConventions() {
  return {
    /** How days count for interest. */
    dayCount: text('day_count').notNull().default('THIRTY_360'),
    /** In which order parts of a loan are settled. */
    allocation: jsonb('allocation').$type<LoanPart[]>().notNull().default(['PENALTY', 'FEE', 'INTEREST', 'PRINCIPAL']),
    /** HORIZONTAL or VERTICAL. */
    allocationOrder: text('allocation_order').$type<'HORIZONTAL' | 'VERTICAL'>().notNull().default('HORIZONTAL'),
    /** NEXT_INSTALMENTS, REAMORTISE or WALLET. */
    surplus: text('surplus')
      .$type<'NEXT_INSTALMENTS' | 'REAMORTISE' | 'WALLET'>()
      .notNull()
      .default('NEXT_INSTALMENTS'),
    /** What a late instalment costs once, in minor units. */
    lateFeeMinor: bigint('late_fee_minor', { mode: 'bigint' }),
    /** Interest in percent a year on what is overdue, as exact decimal text. */
    penaltyRate: text('penalty_rate'),
    /** For how many days an instalment may be late at no cost. */
    graceDays: integer('grace_days').notNull().default(0),
    /** After how many days past due a loan is in default. */
    defaultAfterDays: integer('default_after_days').notNull().default(90),
  }
}

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
    /** Types of documents that are attached to an application before it is submitted. */
    requiredDocuments: text('required_documents').array().notNull().default([]),
    /** Above which amount a second person approves, in minor units; null for none. */
    secondReviewMinor: bigint('second_review_minor', { mode: 'bigint' }),
    /** For how many days providers may bid. */
    offersDays: integer('offers_days').notNull().default(14),
    ...loanConventions(),
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
