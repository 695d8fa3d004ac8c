import { sql } from 'drizzle-orm'
import { check, date, integer, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** Jobs that compute scores of a category again. */
export const scoreRecomputations = credit.table(
  'score_recomputations',
  {
    ...tenantKey(),
    /** The category. */
    category: text('category').notNull(),
    /** Whose scores; null for all. */
    applicantIds: uuid('applicant_ids').array(),
    /** The day that they are computed for. */
    asOf: date('as_of', { mode: 'string' }).notNull(),
    /** QUEUED, RUNNING, DONE or FAILED. */
    status: text('status').$type<'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED'>().notNull(),
    /** How many applicants were looked at. */
    done: integer('done').notNull().default(0),
    /** How many there are; null before they are counted. */
    total: integer('total'),
    /** How many scores changed. */
    changed: integer('changed').notNull().default(0),
    /** The last applicant that was looked at: an interrupted run goes on after them. */
    lastApplicantId: uuid('last_applicant_id'),
    /** The cursor of the last event that it caused. */
    cursor: text('cursor'),
    /** Who asked for it; null for a client without a user. */
    requestedBy: uuid('requested_by'),
    /** When it was asked for. */
    createdAt: createdAt(),
    /** When it last went on. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    check('score_recomputations_status', sql`status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')`),
  ],
)
