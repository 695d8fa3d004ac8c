import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { candidates } from './candidates.ts'
import { recruiting } from './schema.ts'

/** Copies of all that is held about candidates. The file lies in the store under the row's id. */
export const candidateExports = recruiting.table(
  'candidate_exports',
  {
    ...tenantKey(),
    /** The candidate. */
    candidateId: uuid('candidate_id').notNull(),
    /** How far it is. */
    status: text('status', { enum: ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] })
      .notNull()
      .default('QUEUED'),
    /** Who asked for it. */
    requestedBy: uuid('requested_by').notNull(),
    /** Until when the file can be downloaded; null before there is one. */
    expiresAt: instant('expires_at'),
    /** When it was asked for. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.candidateId], foreignColumns: [candidates.tenantId, candidates.id] }),
    index('candidate_exports_candidate').on(t.candidateId),
    check('candidate_exports_status', sql`status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')`),
  ],
)
