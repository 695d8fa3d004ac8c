import { sql } from 'drizzle-orm'
import { check, foreignKey, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, tenantKey } from '../table-parts/columns.ts'
import { recordOnlyPolicies } from '../table-parts/policies.ts'
import { candidates } from './candidates.ts'
import { recruiting } from './schema.ts'

/**
 * What candidates told of themselves: a row each time, and the newest counts. Requests add rows and can read none: the roles
 * that score see nothing of it. The audit of fairness reads it under the job role.
 */
export const demographics = recruiting.table(
  'demographics',
  {
    ...tenantKey(),
    /** The candidate. */
    candidateId: uuid('candidate_id').notNull(),
    /** Null where it was not told. */
    sex: text('sex'),
    /** Null where it was not told. */
    ethnicity: text('ethnicity'),
    /** Null where it was not told. */
    ageBand: text('age_band'),
    /** Null where it was not told. */
    nativeLanguage: text('native_language'),
    /** Who recorded it. */
    recordedBy: uuid('recorded_by').notNull(),
    /** When it was recorded. */
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    ...recordOnlyPolicies(recruiting),
    foreignKey({ columns: [t.tenantId, t.candidateId], foreignColumns: [candidates.tenantId, candidates.id] }),
    index('demographics_candidate').on(t.candidateId),
    check(
      'demographics_texts',
      sql`greatest(char_length(sex), char_length(ethnicity), char_length(age_band), char_length(native_language)) <= 100`,
    ),
  ],
)
