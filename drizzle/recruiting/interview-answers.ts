import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { interviewQuestions } from './interview-questions.ts'
import { interviews } from './interviews.ts'
import { recruiting } from './schema.ts'

/** A passage of an answer. */
export interface StoredQuote {
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** What evaluated an answer. */
export interface StoredEvaluator {
  readonly name: string
  readonly version: string
  readonly model: string | null
  /** SHA-256 of what the model was asked, in hexadecimal. */
  readonly promptHash: string | null
  readonly isFallback: boolean
}

/** What candidates answered, and what a machine found of it. */
export const interviewAnswers = recruiting.table(
  'interview_answers',
  {
    ...tenantKey(),
    /** The interview. */
    interviewId: uuid('interview_id').notNull(),
    /** The question. */
    questionId: uuid('question_id').notNull(),
    /** What the candidate wrote; empty after they were erased. */
    text: text('text').notNull(),
    /** When it was received. */
    receivedAt: instant('received_at').notNull(),
    /** 0 to 100. */
    relevance: integer('relevance').notNull(),
    /** 0 to 100. */
    depth: integer('depth').notNull(),
    /** 0 to 100. */
    clarity: integer('clarity').notNull(),
    /** The three by the weights of the question's type, in basis points. */
    scoreBp: integer('score_bp').notNull(),
    /** What is good about it and what is missing. */
    feedback: text('feedback').notNull(),
    /** What a person should know of it. */
    flags: text('flags').array().notNull(),
    /** Passages that counted. */
    evidence: jsonb('evidence').$type<StoredQuote[]>().notNull(),
    /** What evaluated it. */
    evaluator: jsonb('evaluator').$type<StoredEvaluator>().notNull(),
    /** Whether a person is to review it. */
    needsReview: boolean('needs_review').notNull(),
    /** When it was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.interviewId], foreignColumns: [interviews.tenantId, interviews.id] }),
    foreignKey({
      columns: [t.tenantId, t.questionId],
      foreignColumns: [interviewQuestions.tenantId, interviewQuestions.id],
    }),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    unique('interview_answers_question').on(t.questionId, t.tenantId),
    index('interview_answers_interview').on(t.interviewId),
    check('interview_answers_text', sql`char_length(text) <= 10000`),
    check(
      'interview_answers_figures',
      sql`relevance between 0 and 100 and depth between 0 and 100 and clarity between 0 and 100 and score_bp between 0 and 10000`,
    ),
  ],
)

/** What people found of answers: all reviews are kept, the newest counts. */
export const interviewReviews = recruiting.table(
  'interview_reviews',
  {
    ...tenantKey(),
    /** The answer. */
    answerId: uuid('answer_id').notNull(),
    /** 0 to 100. */
    relevance: integer('relevance').notNull(),
    /** 0 to 100. */
    depth: integer('depth').notNull(),
    /** 0 to 100. */
    clarity: integer('clarity').notNull(),
    /** The three by the weights of the question's type, in basis points. */
    scoreBp: integer('score_bp').notNull(),
    /** Why; empty after the candidate was erased. */
    reason: text('reason').notNull(),
    /** Who reviewed it. */
    reviewedBy: uuid('reviewed_by').notNull(),
    /** When. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.answerId], foreignColumns: [interviewAnswers.tenantId, interviewAnswers.id] }),
    index('interview_reviews_answer').on(t.answerId),
    index('interview_reviews_person').on(t.reviewedBy),
    check(
      'interview_reviews_figures',
      sql`relevance between 0 and 100 and depth between 0 and 100 and clarity between 0 and 100 and score_bp between 0 and 10000`,
    ),
  ],
)
