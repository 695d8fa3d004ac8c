import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { interviews } from './interviews.ts'
import { recruiting } from './schema.ts'

/** What a report is computed from: the figures of a question's answer, 0 without one. */
export interface StoredFigures {
  readonly number: number
  readonly type: 'TECHNICAL' | 'BEHAVIORAL' | 'SITUATIONAL'
  readonly relevance: number
  readonly depth: number
  readonly clarity: number
  /** Null without an answer. */
  readonly by: 'MACHINE' | 'PERSON' | null
}

/** What came of interviews: a row each time one was made, and the newest counts. */
export const interviewReports = recruiting.table(
  'interview_reports',
  {
    ...tenantKey(),
    /** The interview. */
    interviewId: uuid('interview_id').notNull(),
    /** How many were made, with this one. */
    number: integer('number').notNull(),
    /** The version of the rules, and of the tenant's policy. */
    policy: text('policy').notNull(),
    /** What communication counted, in percent. */
    communicationWeight: integer('communication_weight').notNull(),
    /** In basis points; null where none was asked. */
    technicalBp: integer('technical_bp'),
    /** In basis points; null where none was asked. */
    behavioralBp: integer('behavioral_bp'),
    /** In basis points. */
    communicationBp: integer('communication_bp'),
    /** In basis points; null where nothing counts. */
    overallBp: integer('overall_bp'),
    /** Whether a person is to look at an answer. */
    needsReview: boolean('needs_review').notNull(),
    /** What it was computed from. */
    figures: jsonb('figures').$type<StoredFigures[]>().notNull(),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.interviewId], foreignColumns: [interviews.tenantId, interviews.id] }),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    unique('interview_reports_number').on(t.interviewId, t.number, t.tenantId),
    check('interview_reports_scores', sql`overall_bp between 0 and 10000`),
  ],
)
