import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { jobs } from './jobs.ts'
import { recruiting } from './schema.ts'

/** Measurements of many candidates against a job, and how far each is. */
export const analysisBatches = recruiting.table(
  'analysis_batches',
  {
    ...tenantKey(),
    /** The job. */
    jobId: uuid('job_id').notNull(),
    /** How far it is. */
    status: text('status', { enum: ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] }).notNull(),
    /** Who is measured, as it was asked for; empty for all. */
    filter: jsonb('filter').$type<Record<string, unknown>>().notNull(),
    /** How many candidates there were when it began; null before. */
    total: integer('total'),
    /** How many were measured. */
    measured: integer('measured').notNull().default(0),
    /** How many could not be: erased, merged or without consent meanwhile. */
    skipped: integer('skipped').notNull().default(0),
    /** The last candidate that it came to, in the order of ids; null before the first. */
    lastCandidate: uuid('last_candidate'),
    /** The last candidate that it goes to; null before it began. */
    upTo: uuid('up_to'),
    /** Why it ended early; null where it did not. */
    errorCode: text('error_code'),
    /** Who asked for it. */
    startedBy: uuid('started_by').notNull(),
    /** When it was asked for. */
    createdAt: createdAt(),
    /** When it last went on. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.jobId], foreignColumns: [jobs.tenantId, jobs.id] }),
    index('analysis_batches_job').on(t.jobId),
    check('analysis_batches_status', sql`status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')`),
  ],
)
