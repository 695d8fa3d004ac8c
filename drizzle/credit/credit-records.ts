import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** What providers say of applicants. A newer answer is a new row. */
export const creditRecords = credit.table(
  'credit_records',
  {
    ...tenantKey(),
    /** Whom it is about. */
    applicantId: uuid('applicant_id').notNull(),
    /** The provider that is asked. */
    providerSlug: text('provider_slug').notNull(),
    /** PENDING, PROCESSED or ERROR. */
    status: text('status').$type<'PENDING' | 'PROCESSED' | 'ERROR'>().notNull(),
    /** What came, sealed. */
    rawData: bytes('raw_data'),
    /** What came, with its values hidden. */
    masked: jsonb('masked').$type<unknown>(),
    /** The score from 300 to 850. */
    normalizedScore: integer('normalized_score'),
    /** Why there is no score. */
    error: text('error'),
    /** When it came. */
    retrievedAt: instant('retrieved_at'),
    /** Who requested it; null for a client without a user. */
    requestedBy: uuid('requested_by'),
    /** When it was requested. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Without the tenant: PostgreSQL would read an index of all a tenant's ids where only a few are wanted.
    index('credit_records_applicant').on(t.applicantId, t.id),
    index('credit_records_status').on(t.status, t.id),
    check(
      'credit_records_status',
      sql`status in ('PENDING', 'PROCESSED', 'ERROR') and (status = 'PROCESSED') = (normalized_score is not null) and (status = 'ERROR') = (error is not null)`,
    ),
    check('credit_records_score', sql`normalized_score between 300 and 850`),
  ],
)
