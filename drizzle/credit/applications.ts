import { sql } from 'drizzle-orm'
import {
  bigint,
  char,
  check,
  date,
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

const statuses = [
  'DRAFT',
  'SUBMITTED',
  'UNDER_REVIEW',
  'APPROVED',
  'REJECTED',
  'CONTESTED',
  'OFFERS_OPEN',
  'ACCEPTED',
  'DISBURSED',
  'REPAYING',
  'DEFAULTED',
  'CLOSED',
  'EXPIRED',
  'WITHDRAWN',
] as const
export type ApplicationStatus = (typeof statuses)[number]

/** One request for credit, from the draft to the last instalment. */
export const applications = credit.table(
  'applications',
  {
    ...tenantKey(),
    /** The member who asks for credit. */
    applicantId: uuid('applicant_id').notNull(),
    /** The kind of credit, such as personal-loan. */
    category: text('category').notNull(),
    /** Equal to the newest row of the history. */
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
    /** How many reviewers have approved it, since it was last claimed. */
    approvals: integer('approvals').notNull().default(0),
    /** Who approved it first. */
    approvedBy: uuid('approved_by'),
    /** The applicant's score when it was submitted, in hundredths. */
    scoreHundredths: integer('score_hundredths'),
    /** The last business date on which providers may bid. */
    offersUntil: date('offers_until', { mode: 'string' }),
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
    index('applications_status').on(t.tenantId, t.status, t.id),
    index('applications_open').on(t.category, t.id).where(sql`status = 'OFFERS_OPEN'`),
    uniqueIndex('applications_one_open')
      .on(t.tenantId, t.applicantId, t.category)
      .where(sql`status in ('SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'OFFERS_OPEN')`),
    check('applications_status', sql.raw(`status in (${statuses.map((status) => `'${status}'`).join(', ')})`)),
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
    /** Who changed it; null for the clock. */
    actorId: uuid('actor_id'),
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

/** Documents that applicants have attached. */
export const applicationDocuments = credit.table(
  'application_documents',
  {
    ...tenantKey(),
    /** The application. */
    applicationId: uuid('application_id').notNull(),
    /** The applicant, whose document it is. */
    applicantId: uuid('applicant_id').notNull(),
    /** The document of the workspace. */
    documentId: uuid('document_id').notNull(),
    /** When it was attached. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.applicationId], foreignColumns: [applications.tenantId, applications.id] }),
    // The tenant stands last, so that none of its rows are looked through for an application.
    uniqueIndex('application_documents_one').on(t.applicationId, t.documentId, t.tenantId),
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
