import { sql } from 'drizzle-orm'
import {
  bigint,
  char,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { cataloguePolicies, tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** The statuses that exist so far. */
type ApplicationStatus = 'DRAFT' | 'SUBMITTED' | 'UNDER_REVIEW' | 'WITHDRAWN'

/** One request for credit, from draft to withdrawal. */
export const applications = credit.table(
  'applications',
  {
    ...tenantKey(),
    /** The member who asks for credit. */
    applicantId: uuid('applicant_id').notNull(),
    /** The kind of credit, such as personal-loan. */
    category: text('category').notNull(),
    /** DRAFT, SUBMITTED, UNDER_REVIEW or WITHDRAWN; equal to the newest row of the history. */
    status: text('status').$type<ApplicationStatus>().notNull(),
    /** The requested amount, in minor units of the currency. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** ISO 4217 code. */
    currency: char('currency', { length: 3 }).notNull(),
    /** The term of repayment, in months. */
    termMonths: integer('term_months').notNull(),
    /** What the money is for, in the applicant's words. */
    purpose: text('purpose').notNull(),
    /** When it was submitted. */
    submittedAt: instant('submitted_at'),
    /** The agent who claimed the review. */
    reviewedBy: uuid('reviewed_by'),
    /** Raised by each change of status: a change names the version that it read. */
    version: integer('version').notNull().default(1),
    /** When it was drafted. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Without the tenant: PostgreSQL would read an index of all a tenant's ids where only a few are wanted.
    index('applications_applicant').on(t.applicantId, t.id),
    uniqueIndex('applications_one_open')
      .on(t.tenantId, t.applicantId, t.category)
      .where(sql`status in ('SUBMITTED', 'UNDER_REVIEW')`),
    check('applications_status', sql`status in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'WITHDRAWN')`),
    check('applications_amount', sql`amount_minor > 0`),
    check('applications_term', sql`term_months > 0`),
  ],
)

/** Every change of an application's status. Written once, never changed. */
export const statusHistory = credit.table(
  'application_status_history',
  {
    ...tenantKey(),
    /** The application. */
    applicationId: uuid('application_id').notNull(),
    /** Its number in the application's history, from 1. */
    sequence: integer('sequence').notNull(),
    /** The status before; null for the first. */
    fromStatus: text('from_status').$type<ApplicationStatus>(),
    /** The status after. */
    toStatus: text('to_status').$type<ApplicationStatus>().notNull(),
    /** Who changed it. */
    actorId: uuid('actor_id').notNull(),
    /** Why, where a reason was given. */
    reason: text('reason'),
    /** When it was changed. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.applicationId], foreignColumns: [applications.tenantId, applications.id] }),
    uniqueIndex('application_status_history_sequence').on(t.tenantId, t.applicationId, t.sequence),
  ],
)

/** The changes of status that a trigger accepts. It refuses all others, for every role. */
export const statusSteps = credit.table(
  'application_status_steps',
  {
    /** The status before. */
    fromStatus: text('from_status').$type<ApplicationStatus>().notNull(),
    /** The status after. */
    toStatus: text('to_status').$type<ApplicationStatus>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fromStatus, t.toStatus] }), ...cataloguePolicies(credit)],
)
