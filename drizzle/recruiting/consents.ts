import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { candidates } from './candidates.ts'
import { recruiting } from './schema.ts'

/** What candidates agreed to, and what they withdrew: a row each time. Of a purpose the newest counts. Erasure removes them. */
export const consents = recruiting.table(
  'consents',
  {
    ...tenantKey(),
    /** The candidate. */
    candidateId: uuid('candidate_id').notNull(),
    /** What it is for. */
    purpose: text('purpose', { enum: ['APPLICATION', 'TALENT_POOL', 'AUTOMATED_ANALYSIS'] }).notNull(),
    /** When it was given; null where it never was. */
    givenAt: instant('given_at'),
    /** Until when it holds; null without an end. */
    expiresAt: instant('expires_at'),
    /** When it was withdrawn; null while it holds. */
    withdrawnAt: instant('withdrawn_at'),
    /** How it is known. */
    evidence: text('evidence'),
    /** Who wrote it down. */
    recordedBy: uuid('recorded_by').notNull(),
    /** When it was written down. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.candidateId], foreignColumns: [candidates.tenantId, candidates.id] }),
    index('consents_candidate').on(t.candidateId),
    check('consents_purpose', sql`purpose in ('APPLICATION', 'TALENT_POOL', 'AUTOMATED_ANALYSIS')`),
    check('consents_evidence', sql`char_length(evidence) <= 500`),
  ],
)
