import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { interviews } from './interviews.ts'
import { recruiting } from './schema.ts'

/** Links by which people without an account read the report of an interview. */
export const reportShares = recruiting.table(
  'report_shares',
  {
    ...tenantKey(),
    /** The interview. */
    interviewId: uuid('interview_id').notNull(),
    /** SHA-256 of the link's token; null when it is good no more. */
    tokenHash: bytes('token_hash'),
    /** Until when the link is good. */
    expiresAt: instant('expires_at').notNull(),
    /** Whether the report is without the candidate's name. */
    isBlind: boolean('is_blind').notNull(),
    /** Who made it. */
    createdBy: uuid('created_by').notNull(),
    /** When it was ended before its time. */
    endedAt: instant('ended_at'),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.interviewId], foreignColumns: [interviews.tenantId, interviews.id] }),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    uniqueIndex('report_shares_token').on(t.tokenHash, t.tenantId),
    index('report_shares_interview').on(t.interviewId),
    index('report_shares_person').on(t.createdBy),
    check('report_shares_ended', sql`ended_at is null or token_hash is null`),
  ],
)
