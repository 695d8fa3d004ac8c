import { sql } from 'drizzle-orm'
import {
  bigint,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { accounts } from './accounts.ts'
import { applications } from './applications.ts'
import { bids } from './bids.ts'
import { type LoanPart, loanConventions } from './categories.ts'
import { ledgerTransactions } from './ledger.ts'
import { loanProviders } from './loan-providers.ts'
import { credit } from './schema.ts'

interface PlannedInstalment {
  readonly dueOn: string
  /** In minor units, as text. */
  readonly principal: string
  readonly interest: string
}

/** Loans, from an accepted bid to the last instalment. Their status is that of the application. */
export const loans = credit.table(
  'loans',
  {
    ...tenantKey(),
    /** The application. */
    applicationId: uuid('application_id').notNull(),
    /** The bid that was accepted. */
    bidId: uuid('bid_id').notNull(),
    /** Who owes. */
    borrowerId: uuid('borrower_id').notNull(),
    /** Who has lent. */
    providerId: uuid('provider_id').notNull(),
    /** The account that it is paid out to. */
    accountId: uuid('account_id').notNull(),
    /** The account that it is lent from and repaid to. */
    fundingId: uuid('funding_id').notNull(),
    /** The hold on what is to be paid out. */
    holdId: uuid('hold_id').notNull(),
    /** ISO 4217 code. */
    currency: char('currency', { length: 3 }).notNull(),
    /** What is lent, in minor units. */
    principalMinor: bigint('principal_minor', { mode: 'bigint' }).notNull(),
    /** What is kept of it when it is paid out, in minor units. */
    feesMinor: bigint('fees_minor', { mode: 'bigint' }).notNull(),
    /** Interest in percent a year, as exact decimal text. */
    nominalRate: text('nominal_rate').notNull(),
    /** The annual percentage rate of the bid. */
    apr: text('apr').notNull(),
    /** For how many months. */
    termMonths: integer('term_months').notNull(),
    /** ANNUITY, EQUAL_PRINCIPAL or INTEREST_ONLY. */
    scheduleKind: text('schedule_kind').$type<'ANNUITY' | 'EQUAL_PRINCIPAL' | 'INTEREST_ONLY'>().notNull(),
    ...loanConventions(),
    /** The business date on which it was paid out. */
    startOn: date('start_on', { mode: 'string' }),
    /** The instalments as they were fixed when it was paid out. */
    plan: jsonb('plan').$type<PlannedInstalment[]>(),
    /** Up to which business date the amounts below are calculated. */
    countedOn: date('counted_on', { mode: 'string' }),
    /** Principal that is not repaid, in minor units. */
    principalOpenMinor: bigint('principal_open_minor', { mode: 'bigint' }).notNull(),
    /** Interest that is due, in minor units. */
    interestOpenMinor: bigint('interest_open_minor', { mode: 'bigint' }).notNull(),
    /** Penalties that are due, in minor units. */
    penaltyOpenMinor: bigint('penalty_open_minor', { mode: 'bigint' }).notNull(),
    /** For how many days the oldest instalment that is open has been due. */
    daysPastDue: integer('days_past_due').notNull(),
    /** When the next instalment that is open is due, or was. */
    nextDueOn: date('next_due_on', { mode: 'string' }),
    /** What was written off, in minor units; null where it was not. */
    writtenOffMinor: bigint('written_off_minor', { mode: 'bigint' }),
    /** The calendar of what is due that can be read by its address. */
    calendarId: uuid('calendar_id'),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When the bid was accepted. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.applicationId], foreignColumns: [applications.tenantId, applications.id] }),
    foreignKey({ columns: [t.tenantId, t.bidId], foreignColumns: [bids.tenantId, bids.id] }),
    foreignKey({ columns: [t.tenantId, t.providerId], foreignColumns: [loanProviders.tenantId, loanProviders.id] }),
    foreignKey({ columns: [t.tenantId, t.accountId], foreignColumns: [accounts.tenantId, accounts.id] }),
    foreignKey({ columns: [t.tenantId, t.fundingId], foreignColumns: [accounts.tenantId, accounts.id] }),
    // The tenant stands last or not at all, so that none of its rows are looked through for an id.
    uniqueIndex('loans_application').on(t.applicationId, t.tenantId),
    index('loans_borrower').on(t.borrowerId, t.id),
    index('loans_bid').on(t.bidId),
    index('loans_provider').on(t.providerId),
    index('loans_account').on(t.accountId),
    index('loans_funding').on(t.fundingId),
    check('loans_amounts', sql`principal_minor > fees_minor and fees_minor >= 0 and term_months > 0`),
    check('loans_open', sql`principal_open_minor >= 0 and interest_open_minor >= 0 and penalty_open_minor >= 0`),
  ],
)

/** What was repaid. A repayment is taken back once, and stays. */
export const loanRepayments = credit.table(
  'loan_repayments',
  {
    ...tenantKey(),
    /** The loan. */
    loanId: uuid('loan_id').notNull(),
    /** The day on which it counts. */
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    /** What was paid, in minor units. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** APPLIED, REVERSED or CHARGED_BACK. */
    status: text('status').$type<'APPLIED' | 'REVERSED' | 'CHARGED_BACK'>().notNull(),
    /** What of it is principal, in minor units. */
    principalMinor: bigint('principal_part_minor', { mode: 'bigint' }).notNull(),
    /** What of it is interest. */
    interestMinor: bigint('interest_part_minor', { mode: 'bigint' }).notNull(),
    /** What of it is penalties. */
    penaltyMinor: bigint('penalty_part_minor', { mode: 'bigint' }).notNull(),
    /** What of it waits for the next instalments. */
    surplusMinor: bigint('surplus_minor', { mode: 'bigint' }).notNull(),
    /** The account that it came from. */
    accountId: uuid('account_id').notNull(),
    /** The transaction of the ledger. */
    transactionId: uuid('transaction_id').notNull(),
    /** Why it was taken back. */
    reason: text('reason'),
    /** When it was paid. */
    createdAt: createdAt(),
    /** When its status last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.loanId], foreignColumns: [loans.tenantId, loans.id] }),
    foreignKey({
      columns: [t.tenantId, t.transactionId],
      foreignColumns: [ledgerTransactions.tenantId, ledgerTransactions.id],
    }),
    index('loan_repayments_loan').on(t.loanId, t.id),
    index('loan_repayments_transaction').on(t.transactionId),
    check('loan_repayments_status', sql`status in ('APPLIED', 'REVERSED', 'CHARGED_BACK')`),
    check('loan_repayments_amount', sql`amount_minor > 0`),
  ],
)

/** What borrowers were let off. Written once. */
export const loanWaivers = credit.table(
  'loan_waivers',
  {
    ...tenantKey(),
    /** The loan. */
    loanId: uuid('loan_id').notNull(),
    /** The day on which it counts. */
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    /** PENALTY, FEE, INTEREST or PRINCIPAL. */
    part: text('part').$type<LoanPart>().notNull(),
    /** How much, in minor units. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** Why. */
    reason: text('reason').notNull(),
    /** Who did it. */
    actorId: uuid('actor_id'),
    /** When it was done. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.loanId], foreignColumns: [loans.tenantId, loans.id] }),
    index('loan_waivers_loan').on(t.loanId, t.id),
    check('loan_waivers_amount', sql`amount_minor > 0`),
  ],
)
