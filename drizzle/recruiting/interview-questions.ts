import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { interviews } from './interviews.ts'
import { recruiting } from './schema.ts'

/** The questions of interviews, as they were made when the interview was scheduled. */
export const interviewQuestions = recruiting.table(
  'interview_questions',
  {
    ...tenantKey(),
    /** The interview. */
    interviewId: uuid('interview_id').notNull(),
    /** Its place, beginning with 1. */
    number: integer('number').notNull(),
    /** What it is about. */
    type: text('type', { enum: ['TECHNICAL', 'BEHAVIORAL', 'SITUATIONAL'] }).notNull(),
    /** What is asked. */
    text: text('text').notNull(),
    /** The skill, as the job names it. */
    skill: text('skill'),
    /** Why it is asked. */
    origin: text('origin', {
      enum: ['MISSING_REQUIRED', 'PARTIAL_REQUIRED', 'MISSING_PREFERRED', 'MATCHED_REQUIRED', 'GENERAL'],
    }).notNull(),
    /** What a good answer names. */
    expectedKeywords: jsonb('expected_keywords').$type<string[]>().notNull(),
    /** How many seconds it gives, before the accommodation. */
    timeLimitSeconds: integer('time_limit_seconds').notNull(),
    /** The entry of the bank that it was made from. */
    source: text('source').notNull(),
    /** When it was asked. */
    askedAt: instant('asked_at'),
    /** Until when it can be answered. */
    deadline: instant('deadline'),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.interviewId], foreignColumns: [interviews.tenantId, interviews.id] }),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    unique('interview_questions_number').on(t.interviewId, t.number, t.tenantId),
    check('interview_questions_type', sql`type in ('TECHNICAL', 'BEHAVIORAL', 'SITUATIONAL')`),
    check(
      'interview_questions_origin',
      sql`origin in ('MISSING_REQUIRED', 'PARTIAL_REQUIRED', 'MISSING_PREFERRED', 'MATCHED_REQUIRED', 'GENERAL')`,
    ),
    check('interview_questions_time', sql`time_limit_seconds between 10 and 3600`),
    check('interview_questions_asked', sql`(asked_at is null) = (deadline is null)`),
  ],
)
