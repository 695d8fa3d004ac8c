import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { analyses } from './analyses.ts'
import { candidates } from './candidates.ts'
import { jobs } from './jobs.ts'
import { recruiting } from './schema.ts'

/** Interviews of candidates for jobs. */
export const interviews = recruiting.table(
  'interviews',
  {
    ...tenantKey(),
    /** The job. */
    jobId: uuid('job_id').notNull(),
    /** The candidate. */
    candidateId: uuid('candidate_id').notNull(),
    /** The analysis that its questions are made from. */
    analysisId: uuid('analysis_id'),
    /** Where it stands. */
    status: text('status', { enum: ['SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'EXPIRED', 'CANCELLED'] }).notNull(),
    /** How hard its questions are. */
    difficulty: text('difficulty', { enum: ['EASY', 'MEDIUM', 'HARD'] }).notNull(),
    /** The language of its questions. */
    language: text('language', { enum: ['en', 'de'] }).notNull(),
    /** What the time of each question is multiplied by, in percent. */
    accommodationPercent: integer('accommodation_percent').notNull(),
    /** How long it takes, with all time that its questions give. */
    durationMinutes: integer('duration_minutes').notNull(),
    /** SHA-256 of the candidate's token; null when it is good no more. */
    tokenHash: bytes('token_hash'),
    /** Until when the token is good. */
    expiresAt: instant('expires_at').notNull(),
    /** When the candidate consented. */
    consentAt: instant('consent_at'),
    /** When the first question was asked. */
    startedAt: instant('started_at'),
    /** When it was finished, or its time ended. */
    finishedAt: instant('finished_at'),
    /** Why it was cancelled. */
    cancelReason: text('cancel_reason'),
    /** How often its entry in calendars has changed. */
    calendarSequence: integer('calendar_sequence').notNull().default(0),
    /** Who scheduled it. */
    scheduledBy: uuid('scheduled_by').notNull(),
    /** When it was scheduled. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.jobId], foreignColumns: [jobs.tenantId, jobs.id] }),
    foreignKey({ columns: [t.tenantId, t.candidateId], foreignColumns: [candidates.tenantId, candidates.id] }),
    foreignKey({ columns: [t.tenantId, t.analysisId], foreignColumns: [analyses.tenantId, analyses.id] }),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    uniqueIndex('interviews_token').on(t.tokenHash, t.tenantId),
    index('interviews_job').on(t.jobId, t.id),
    index('interviews_candidate').on(t.candidateId),
    index('interviews_person').on(t.scheduledBy),
    index('interviews_analysis').on(t.analysisId),
    check('interviews_status', sql`status in ('SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'EXPIRED', 'CANCELLED')`),
    check('interviews_difficulty', sql`difficulty in ('EASY', 'MEDIUM', 'HARD')`),
    check('interviews_language', sql`language in ('en', 'de')`),
    check('interviews_accommodation', sql`accommodation_percent in (100, 150, 200)`),
  ],
)
