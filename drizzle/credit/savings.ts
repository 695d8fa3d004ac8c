import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { accounts } from './accounts.ts'
import { ledgerTransactions } from './ledger.ts'
import { credit } from './schema.ts'

/** What a plan promises to savings. They keep it from when they were opened. */
function terms() {
  return {
    /** FLEXIBLE, FIXED or TARGET. */
    kind: text('kind').notNull(),
    /** ISO 4217 code. */
    currency: char('currency', { length: 3 }).notNull(),
    /** Interest in percent a year, as exact decimal text. */
    annualRate: text('annual_rate').notNull(),
    /** How days count as parts of a year. */
    dayCount: text('day_count').notNull(),
    /** Which balance of a day earns interest. */
    balanceMethod: text('balance_method').notNull(),
    /** When interest is posted, and earns interest itself. */
    compounding: text('compounding').notNull(),
    /** After how many months it matures. */
    termMonths: integer('term_months'),
    /** The least that is put in at once, in minor units. */
    minimumMinor: bigint('minimum_minor', { mode: 'bigint' }).notNull(),
    /** Whether more may be put in later. */
    topUpsAllowed: boolean('top_ups_allowed').notNull(),
    /** What an early end costs. */
    earlyRule: text('early_rule').notNull(),
    /** How many days' interest is forfeited. */
    earlyForfeitDays: integer('early_forfeit_days'),
    /** The rate from the start, in percent a year. */
    earlyRate: text('early_rate'),
  }
}

/** Ways to save that a tenant offers. */
export const savingsPlans = credit.table(
  'savings_plans',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its name for people. */
    name: text('name').notNull(),
    ...terms(),
    /** The least tier of those who save. */
    requiredTier: integer('required_tier').notNull(),
    /** Whether it is on offer. */
    isActive: boolean('is_active').notNull(),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [...tenantIsolation(t), uniqueIndex('savings_plans_slug').on(t.tenantId, t.slug)],
)

/** What members save. */
export const userSavings = credit.table(
  'user_savings',
  {
    ...tenantKey(),
    /** Who saves. */
    ownerId: uuid('owner_id').notNull(),
    /** The plan that it follows. */
    planSlug: text('plan_slug').notNull(),
    ...terms(),
    /** The account that it lies on. */
    accountId: uuid('account_id').notNull(),
    /** The wallet that it came from, and goes back to. */
    walletId: uuid('wallet_id').notNull(),
    /** ACTIVE, MATURED, PAID_OUT, ROLLED_OVER or BROKEN. */
    status: text('status').$type<'ACTIVE' | 'MATURED' | 'PAID_OUT' | 'ROLLED_OVER' | 'BROKEN'>().notNull(),
    /** What is to be saved, in minor units. */
    targetMinor: bigint('target_minor', { mode: 'bigint' }),
    /** What is put in at each due date, in minor units. */
    autoTopUpMinor: bigint('auto_top_up_minor', { mode: 'bigint' }),
    /** How often. */
    topUpEvery: text('top_up_every'),
    /** From when due dates are counted. */
    topUpSince: date('top_up_since', { mode: 'string' }),
    /** The next due date. */
    nextTopUpOn: date('next_top_up_on', { mode: 'string' }),
    /** PAY_OUT or ROLL_OVER. */
    atMaturity: text('at_maturity').notNull(),
    /** Its first business date. */
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    /** From which business date on it earns nothing more. */
    maturesOn: date('matures_on', { mode: 'string' }),
    /** The last business date for which interest was computed. */
    accruedThrough: date('accrued_through', { mode: 'string' }).notNull(),
    /** All interest so far, in minor units to ten decimals. */
    accrued: numeric('accrued', { precision: 38, scale: 10 }).notNull(),
    /** What of it was posted, in minor units. */
    postedMinor: bigint('posted_minor', { mode: 'bigint' }).notNull(),
    /** When it was opened. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Without the tenant, so that none of its rows are looked through for an id.
    index('user_savings_owner').on(t.ownerId, t.id),
    index('user_savings_account').on(t.accountId),
    index('user_savings_status').on(t.status, t.tenantId, t.id),
    foreignKey({ columns: [t.tenantId, t.accountId], foreignColumns: [accounts.tenantId, accounts.id] }),
    check('user_savings_status', sql`status in ('ACTIVE', 'MATURED', 'PAID_OUT', 'ROLLED_OVER', 'BROKEN')`),
  ],
)

/** What was put into savings and taken out of them. */
export const savingsMovements = credit.table(
  'savings_movements',
  {
    ...tenantKey(),
    /** The savings. */
    savingsId: uuid('savings_id').notNull(),
    /** The day from which it counts. */
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    /** In minor units; what is taken out is negative. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** The transaction that moved it. */
    transactionId: uuid('transaction_id').notNull(),
    /** When it was moved. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.savingsId], foreignColumns: [userSavings.tenantId, userSavings.id] }),
    foreignKey({
      columns: [t.tenantId, t.transactionId],
      foreignColumns: [ledgerTransactions.tenantId, ledgerTransactions.id],
    }),
    index('savings_movements_transaction').on(t.transactionId),
    index('savings_movements_savings').on(t.savingsId, t.businessDate),
  ],
)

/** Interest of savings, one row a business date. */
export const savingsDays = credit.table(
  'savings_days',
  {
    ...tenantKey(),
    /** The savings. */
    savingsId: uuid('savings_id').notNull(),
    /** The day. */
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    /** All interest up to the day, in minor units to ten decimals. */
    accrued: numeric('accrued', { precision: 38, scale: 10 }).notNull(),
    /** What was posted on the day, in minor units. */
    postedMinor: bigint('posted_minor', { mode: 'bigint' }).notNull(),
    /** When it was first computed. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.savingsId], foreignColumns: [userSavings.tenantId, userSavings.id] }),
    uniqueIndex('savings_days_day').on(t.savingsId, t.businessDate, t.tenantId),
    index('savings_days_savings').on(t.tenantId, t.savingsId, t.id),
  ],
)
