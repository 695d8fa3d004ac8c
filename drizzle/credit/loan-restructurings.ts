import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { loans } from './loans.ts'
import { credit } from './schema.ts'

/** An instalment of a plan that took the place of another, in minor units, as text. */
export interface RestructuredInstalment {
  readonly dueOn: string
  readonly principal: string
  readonly interest: string
  /** What was open before, without principal. */
  readonly carried: string
}

/** Plans that are to take the place of a loan's present one, or have. A trigger keeps their terms. */
export const loanRestructurings = credit.table(
  'loan_restructurings',
  {
    ...tenantKey(),
    /** The loan. */
    loanId: uuid('loan_id').notNull(),
    /** Its number among the loan's plans: the first is that of the loan itself. */
    number: integer('number').notNull(),
    /** PROPOSED, APPLIED, DECLINED or SUPERSEDED. */
    status: text('status').$type<'PROPOSED' | 'APPLIED' | 'DECLINED' | 'SUPERSEDED'>().notNull(),
    /** Whether the borrower had to agree. */
    needsConsent: boolean('needs_consent').notNull(),
    /** Interest in percent a year, as exact decimal text. */
    nominalRate: text('nominal_rate').notNull(),
    /** ANNUITY, EQUAL_PRINCIPAL or INTEREST_ONLY. */
    scheduleKind: text('schedule_kind').$type<'ANNUITY' | 'EQUAL_PRINCIPAL' | 'INTEREST_ONLY'>().notNull(),
    /** How many instalments there are, a month apart. */
    instalments: integer('instalments').notNull(),
    /** When the first one is due. */
    firstDueOn: date('first_due_on', { mode: 'string' }).notNull(),
    /** Why it is proposed. */
    reason: text('reason').notNull(),
    /** The instalments as they were when it was proposed, and from then on as they were when it was applied. */
    plan: jsonb('plan').$type<RestructuredInstalment[]>().notNull(),
    /** The member of the lender who proposed it. */
    proposedBy: uuid('proposed_by').notNull(),
    /** The business date from which it holds. */
    effectiveOn: date('effective_on', { mode: 'string' }),
    /** Its place among the repayments of that day, which are in the order of their ids. */
    eventId: uuid('event_id'),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When it was proposed. */
    createdAt: createdAt(),
    /** When its status last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.loanId], foreignColumns: [loans.tenantId, loans.id] }),
    // The tenant stands last, so that none of its rows are looked through for a loan.
    uniqueIndex('loan_restructurings_number').on(t.loanId, t.number, t.tenantId),
    uniqueIndex('loan_restructurings_one_proposed').on(t.loanId, t.tenantId).where(sql`status = 'PROPOSED'`),
    check('loan_restructurings_status', sql`status in ('PROPOSED', 'APPLIED', 'DECLINED', 'SUPERSEDED')`),
    check('loan_restructurings_instalments', sql`instalments between 1 and 600 and number > 1`),
    check(
      'loan_restructurings_applied',
      sql`(status = 'APPLIED') = (effective_on is not null) and (effective_on is null) = (event_id is null)
        and (effective_on is null or first_due_on > effective_on)`,
    ),
  ],
)
