import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { applications } from './applications.ts'
import { credit } from './schema.ts'

/** A factor that cost much of a score, as it was then. */
interface ScoreReasonThen {
  readonly code: string
  readonly factor: string
  readonly text: string
}

/** Why applications were rejected, and what became of it where the applicant contested. A trigger keeps what is written. */
export const applicationDecisions = credit.table(
  'application_decisions',
  {
    ...tenantKey(),
    /** The application. */
    applicationId: uuid('application_id').notNull(),
    /** The applicant, whom the decision is about. */
    applicantId: uuid('applicant_id').notNull(),
    /** The version of the application that was rejected. */
    sequence: integer('sequence').notNull(),
    /** Codes of the reasons, the weightiest first. */
    reasonCodes: text('reason_codes').array().notNull(),
    /** The reason in the reviewer's words. */
    reason: text('reason').notNull(),
    /** Who decided. */
    decidedBy: uuid('decided_by').notNull(),
    /** The applicant's score then, in hundredths. */
    scoreHundredths: integer('score_hundredths'),
    /** The version of the model that computed the score. */
    modelVersion: integer('model_version'),
    /** SHA-256 of what the score was computed from. */
    inputsHash: text('inputs_hash'),
    /** What cost most of the score. */
    scoreReasons: jsonb('score_reasons').$type<ScoreReasonThen[]>().notNull(),
    /** Why the applicant contests it, in their words. */
    contestText: text('contest_text'),
    /** When they contested it. */
    contestedAt: instant('contested_at'),
    /** UPHELD or OVERTURNED. */
    outcome: text('outcome').$type<'UPHELD' | 'OVERTURNED'>(),
    /** What the applicant was answered. */
    answer: text('answer'),
    /** Who answered: another person than decided. */
    answeredBy: uuid('answered_by'),
    /** When it was answered. */
    answeredAt: instant('answered_at'),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When it was decided. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.applicationId], foreignColumns: [applications.tenantId, applications.id] }),
    // The tenant stands last, so that none of its rows are looked through for an application.
    uniqueIndex('application_decisions_sequence').on(t.applicationId, t.sequence, t.tenantId),
    index('application_decisions_applicant').on(t.applicantId, t.id),
    check('application_decisions_contest', sql`(contested_at is null) = (contest_text is null)`),
    check(
      'application_decisions_answer',
      sql`(outcome is null) = (answered_at is null) and (answer is null) = (answered_at is null)
        and (answered_by is null) = (answered_at is null) and (answered_at is null or contested_at is not null)`,
    ),
    check('application_decisions_outcome', sql`outcome in ('UPHELD', 'OVERTURNED')`),
    check('application_decisions_second_person', sql`answered_by <> decided_by and answered_by <> applicant_id`),
  ],
)
