import { sql } from 'drizzle-orm'
import { bigint, char, check, foreignKey, index, integer, pgPolicy, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { applications } from './applications.ts'
import { loanProviders } from './loan-providers.ts'
import { credit } from './schema.ts'

/** The caller, and the loan provider that they act for. */
const caller = sql.raw(`(select nullif(current_setting('app.user_id', true), '')::uuid)`)
const lender = sql`(select provider_id from credit.loan_provider_members where user_id = ${caller})`

/** A loan provider's bids are hidden from the members of all others, except on what they applied for themselves. */
const competition = sql`${lender} is null or provider_id = ${lender} or ${caller} = (select applicant_id
  from credit.applications where applications.tenant_id = bids.tenant_id and applications.id = bids.application_id)`

/** Offers of loan providers. Their terms never change: another offer supersedes one. */
export const bids = credit.table(
  'bids',
  {
    ...tenantKey(),
    /** The application. */
    applicationId: uuid('application_id').notNull(),
    /** Who offers. */
    providerId: uuid('provider_id').notNull(),
    /** ACTIVE, SUPERSEDED, WITHDRAWN, ACCEPTED, REJECTED or EXPIRED. */
    status: text('status')
      .$type<'ACTIVE' | 'SUPERSEDED' | 'WITHDRAWN' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED'>()
      .notNull(),
    /** What would be lent, in minor units. */
    principalMinor: bigint('principal_minor', { mode: 'bigint' }).notNull(),
    /** ISO 4217 code. */
    currency: char('currency', { length: 3 }).notNull(),
    /** Interest in percent a year, as exact decimal text. */
    nominalRate: text('nominal_rate').notNull(),
    /** What is kept of the principal when it is paid out, in minor units. */
    feesMinor: bigint('fees_minor', { mode: 'bigint' }).notNull(),
    /** For how many months. */
    termMonths: integer('term_months').notNull(),
    /** ANNUITY, EQUAL_PRINCIPAL or INTEREST_ONLY. */
    scheduleKind: text('schedule_kind').$type<'ANNUITY' | 'EQUAL_PRINCIPAL' | 'INTEREST_ONLY'>().notNull(),
    /** The annual percentage rate as it was calculated, in percent with two decimals. */
    apr: text('apr').notNull(),
    /** The first instalment, in minor units. */
    instalmentMinor: bigint('instalment_minor', { mode: 'bigint' }).notNull(),
    /** All instalments together, in minor units. */
    totalMinor: bigint('total_minor', { mode: 'bigint' }).notNull(),
    /** Until when it can be accepted. */
    expiresAt: instant('expires_at').notNull(),
    /** The offer that it took the place of. */
    supersedesId: uuid('supersedes_id'),
    /** When it was placed. */
    createdAt: createdAt(),
    /** When its status last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    pgPolicy('competition', {
      as: 'restrictive',
      for: 'all',
      to: 'public',
      using: competition,
      withCheck: competition,
    }),
    foreignKey({ columns: [t.tenantId, t.applicationId], foreignColumns: [applications.tenantId, applications.id] }),
    foreignKey({ columns: [t.tenantId, t.providerId], foreignColumns: [loanProviders.tenantId, loanProviders.id] }),
    uniqueIndex('bids_one_active').on(t.applicationId, t.providerId, t.tenantId).where(sql`status = 'ACTIVE'`),
    uniqueIndex('bids_one_accepted').on(t.applicationId, t.tenantId).where(sql`status = 'ACCEPTED'`),
    index('bids_application').on(t.applicationId, t.id),
    index('bids_provider').on(t.providerId, t.id),
    check('bids_status', sql`status in ('ACTIVE', 'SUPERSEDED', 'WITHDRAWN', 'ACCEPTED', 'REJECTED', 'EXPIRED')`),
    check('bids_amounts', sql`principal_minor > fees_minor and fees_minor >= 0 and term_months > 0`),
  ],
)
