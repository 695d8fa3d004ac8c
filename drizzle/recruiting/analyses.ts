import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { candidates } from './candidates.ts'
import { jobs } from './jobs.ts'
import { recruiting } from './schema.ts'

/** How well candidates match jobs. Triggers refuse every change, so that a score can always be explained. */
export const analyses = recruiting.table(
  'analyses',
  {
    ...tenantKey(),
    /** The job. */
    jobId: uuid('job_id').notNull(),
    /** The candidate. */
    candidateId: uuid('candidate_id').notNull(),
    /** The job's version that was measured. */
    jobVersion: integer('job_version').notNull().default(1),
    /** The candidate's version that was measured. */
    candidateVersion: integer('candidate_version').notNull().default(1),
    /** The version of the reader of the candidate's CV; null where a person entered the data. */
    parser: text('parser'),
    /** The version of the scoring rules, such as match-1. */
    policy: text('policy').notNull(),
    /** The version of the table of skills, such as skills-1. */
    taxonomy: text('taxonomy').notNull(),
    /** The day up to which experience was counted. */
    asOf: date('as_of', { mode: 'string' }).notNull(),
    /** SHA-256 of the inputs with sorted keys, in hexadecimal. */
    inputHash: text('input_hash').notNull(),
    /** All that could count, as it stood: of the job and of the candidate. */
    inputs: jsonb('inputs').$type<Record<string, unknown>>().notNull(),
    /** How the score came about, step by step. */
    trace: jsonb('trace').$type<Record<string, unknown>>().notNull(),
    /** The score in basis points, 0 to 10,000; null when the job asks for nothing measurable. */
    scoreBp: integer('score_bp'),
    /** The user who asked for it. */
    analyzedBy: uuid('analyzed_by').notNull(),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.jobId], foreignColumns: [jobs.tenantId, jobs.id] }),
    foreignKey({ columns: [t.tenantId, t.candidateId], foreignColumns: [candidates.tenantId, candidates.id] }),
    // Without the tenant, as in credit's applications.
    index('analyses_job').on(t.jobId, t.candidateId),
    index('analyses_candidate').on(t.candidateId),
    check('analyses_score', sql`score_bp between 0 and 10000`),
    check('analyses_input_hash', sql`input_hash ~ '^[0-9a-f]{64}$'`),
  ],
)

/** What people decided after an analysis. All are kept, the newest counts, and none changes a score. */
export const decisions = recruiting.table(
  'decisions',
  {
    ...tenantKey(),
    /** The analysis. */
    analysisId: uuid('analysis_id').notNull(),
    /** What was decided. */
    verdict: text('verdict', { enum: ['ADVANCE', 'HOLD', 'REJECT'] }).notNull(),
    /** Why. */
    reason: text('reason').notNull(),
    /** Who decided. */
    decidedBy: uuid('decided_by').notNull(),
    /** When it was decided. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.analysisId], foreignColumns: [analyses.tenantId, analyses.id] }),
    index('decisions_analysis').on(t.analysisId),
    index('decisions_person').on(t.decidedBy),
    check('decisions_verdict', sql`verdict in ('ADVANCE', 'HOLD', 'REJECT')`),
    check('decisions_reason', sql`char_length(reason) between 1 and 500`),
  ],
)

/** What candidates object to in analyses, and what people answered. */
export const appeals = recruiting.table(
  'appeals',
  {
    ...tenantKey(),
    /** The analysis. */
    analysisId: uuid('analysis_id').notNull(),
    /** What the candidate says. */
    reason: text('reason').notNull(),
    /** What became of it; null while none has answered. */
    outcome: text('outcome', { enum: ['CONFIRMED', 'CHANGED'] }),
    /** The answer; null while there is none. */
    answer: text('answer'),
    /** Who wrote the objection down. */
    recordedBy: uuid('recorded_by').notNull(),
    /** Who answered; null while none has. */
    answeredBy: uuid('answered_by'),
    /** When it was answered; null while it is not. */
    answeredAt: instant('answered_at'),
    /** Raised by each change, beginning with 1. */
    version: integer('version').notNull().default(1),
    /** When it was written down. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.analysisId], foreignColumns: [analyses.tenantId, analyses.id] }),
    index('appeals_analysis').on(t.analysisId),
    check('appeals_outcome', sql`outcome in ('CONFIRMED', 'CHANGED')`),
    check(
      'appeals_answered',
      sql`(outcome is null) = (answer is null) and (outcome is null) = (answered_by is null) and (outcome is null) = (answered_at is null)`,
    ),
  ],
)
