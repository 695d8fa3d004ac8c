import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { recruiting } from './schema.ts'

/** What a question of a tenant's own says in one of its versions. */
export interface StoredOwnQuestion {
  readonly type: 'TECHNICAL' | 'BEHAVIORAL' | 'SITUATIONAL'
  readonly skill: string | null
  readonly difficulty: 'EASY' | 'MEDIUM' | 'HARD' | null
  readonly language: 'en' | 'de'
  readonly text: string
  readonly expectedKeywords: string[]
  readonly timeLimitSeconds: number
}

/** Questions that tenants have written themselves. */
export const ownQuestions = recruiting.table(
  'own_questions',
  {
    ...tenantKey(),
    /** What it is about. */
    type: text('type', { enum: ['TECHNICAL', 'BEHAVIORAL', 'SITUATIONAL'] }).notNull(),
    /** The skill; null for a question that is not technical. */
    skill: text('skill'),
    /** The difficulty of interviews that it fits; null where it fits all. */
    difficulty: text('difficulty', { enum: ['EASY', 'MEDIUM', 'HARD'] }),
    /** Its language. */
    language: text('language', { enum: ['en', 'de'] }).notNull(),
    /** What is asked. */
    text: text('text').notNull(),
    /** What a good answer names. */
    expectedKeywords: jsonb('expected_keywords').$type<string[]>().notNull(),
    /** How many seconds it gives, before the accommodation. */
    timeLimitSeconds: integer('time_limit_seconds').notNull(),
    /** When it was retired. */
    retiredAt: instant('retired_at'),
    /** Raised by each change, beginning with 1. */
    version: integer('version').notNull().default(1),
    /** When it was added. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Interviews are made from those that are not retired.
    index('own_questions_in_use').on(t.tenantId, t.language).where(sql`retired_at is null`),
    check('own_questions_skill', sql`(type = 'TECHNICAL') = (skill is not null)`),
    check('own_questions_language', sql`language in ('en', 'de')`),
    check('own_questions_difficulty', sql`difficulty in ('EASY', 'MEDIUM', 'HARD')`),
    check('own_questions_text', sql`char_length(text) between 10 and 500`),
    check('own_questions_time', sql`time_limit_seconds between 30 and 1800`),
  ],
)

/** What these questions said before and say now: a row for each version, written once. */
export const ownQuestionVersions = recruiting.table(
  'own_question_versions',
  {
    ...tenantKey(),
    /** The question. */
    questionId: uuid('question_id').notNull(),
    /** The version, beginning with 1. */
    number: integer('number').notNull(),
    /** What the question said. */
    content: jsonb('content').$type<StoredOwnQuestion>().notNull(),
    /** Who wrote it. */
    writtenBy: uuid('written_by').notNull(),
    /** When it was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.questionId], foreignColumns: [ownQuestions.tenantId, ownQuestions.id] }),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    unique('own_question_versions_number').on(t.questionId, t.number, t.tenantId),
    index('own_question_versions_person').on(t.writtenBy),
  ],
)
