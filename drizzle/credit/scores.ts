import { boolean, date, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { histogramTable, leaderboardTable } from '../table-parts/leaderboards.ts'
import { tenantIsolation, tenantPolicy } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** Live scores: the board is the category, the subject the applicant, the source who recorded it. */
export const scores = leaderboardTable(credit, 'scores')
export const scoreHistogram = histogramTable(credit, 'scores')

/** How a factor counted in a score. */
export interface Contribution {
  readonly factor: string
  /** From 0 to 10,000. */
  readonly value: number
  /** In basis points, as it counted. */
  readonly weight: number
  /** Its share of the score, in hundredths. */
  readonly pointHundredths: number
}

/** What is known of a present score beyond its value: how it was computed, and whether the applicant stands on the board. */
export const scoreDetails = credit.table(
  'score_details',
  {
    /** The id is that of the score. */
    ...tenantKey(),
    /** The category. */
    category: text('category').notNull(),
    /** The applicant. */
    applicantId: uuid('applicant_id').notNull(),
    /** The score in hundredths, 0 to 10,000. */
    valueHundredths: integer('value_hundredths').notNull(),
    /** Whether the applicant stands on the leaderboard. */
    isMember: boolean('is_member').notNull(),
    /** Who recorded it, or caused it to be computed. */
    sourceId: uuid('source_id').notNull(),
    /** The version of the model; null where the score was recorded. */
    modelVersion: integer('model_version'),
    /** The day that it was computed for. */
    asOf: date('as_of', { mode: 'string' }),
    /** SHA-256 of what it was computed from. */
    inputsHash: text('inputs_hash'),
    /** How each factor counted. */
    contributions: jsonb('contributions').$type<readonly Contribution[]>().notNull(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Without the tenant: PostgreSQL would read an index of all a tenant's ids where only a few are wanted.
    index('score_details_applicant').on(t.applicantId, t.category),
  ],
)

/** Every score that an applicant has had, in a partition for each month: what is older than is kept goes with its partition. */
export const scoreHistory = credit.table(
  'score_history',
  {
    ...tenantKey(),
    /** The score that it was a value of. */
    scoreId: uuid('score_id').notNull(),
    /** The score in hundredths, 0 to 10,000. */
    valueHundredths: integer('value_hundredths').notNull(),
    /** The version of the model; null where the score was recorded. */
    modelVersion: integer('model_version'),
    /** When it was so. */
    createdAt: createdAt(),
  },
  (t) => [
    // A key of a partitioned table holds what the partitions are told apart by.
    primaryKey({ columns: [t.tenantId, t.id, t.createdAt] }),
    tenantPolicy(),
    // Without the tenant: PostgreSQL would read an index of all a tenant's ids where only a few are wanted.
    index('score_history_score').on(t.scoreId, t.id),
    index('score_history_time').on(t.scoreId, t.createdAt),
  ],
)
