import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { interviews } from './interviews.ts'
import { recruiting } from './schema.ts'

/** What candidates object to what came of their interviews, once each, and what a person answers. */
export const interviewContests = recruiting.table(
  'interview_contests',
  {
    ...tenantKey(),
    /** The interview. */
    interviewId: uuid('interview_id').notNull(),
    /** What the candidate wrote; empty after they were erased. */
    text: text('text').notNull(),
    /** Whether the result stays; null before the answer. */
    verdict: text('verdict', { enum: ['UPHELD', 'CHANGED'] }),
    /** What a person answered; null before, empty after the candidate was erased. */
    answer: text('answer'),
    /** Who answered. */
    answeredBy: uuid('answered_by'),
    /** When it was answered. */
    answeredAt: instant('answered_at'),
    /** When it was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.interviewId], foreignColumns: [interviews.tenantId, interviews.id] }),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    unique('interview_contests_interview').on(t.interviewId, t.tenantId),
    index('interview_contests_open').on(t.tenantId, t.id).where(sql`verdict is null`),
    index('interview_contests_person').on(t.answeredBy),
    check('interview_contests_verdict', sql`verdict in ('UPHELD', 'CHANGED')`),
    check('interview_contests_text', sql`char_length(text) <= 5000 and char_length(answer) <= 5000`),
  ],
)
