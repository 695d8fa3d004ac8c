import { sql } from 'drizzle-orm'
import { check, doublePrecision, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

export interface StoredSubtopic {
  readonly id: string
  readonly name: string
  readonly keyPoints: readonly string[]
  readonly resources: readonly string[]
  /** ISO 8601. */
  readonly createdAt: string
  /** ISO 8601. */
  readonly updatedAt: string
}

export interface StoredTopic {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly subtopics: readonly StoredSubtopic[]
  /** ISO 8601. */
  readonly createdAt: string
  /** ISO 8601. */
  readonly updatedAt: string
}

/** What a tenant knows about the interests of a member: a document for each. */
export const insights = tenancy.table(
  'insights',
  {
    ...tenantKey(),
    /** The member. */
    userId: uuid('user_id').notNull(),
    /** Raised by each change: a change names the version that it read. */
    version: integer('version').notNull(),
    /** How complete the member's profile is, 0 to 100. */
    profileCompleteness: doublePrecision('profile_completeness'),
    /** How interested the member is, 0 to 100. */
    interestScore: doublePrecision('interest_score'),
    /** Topics with their subtopics. */
    topics: jsonb('topics').$type<readonly StoredTopic[]>().notNull(),
    /** The names of the topics, to find the document by. */
    topicNames: text('topic_names').array().notNull(),
    /** When the first patch came. */
    createdAt: createdAt(),
    /** When the last one came. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('insights_user').on(t.tenantId, t.userId),
    check('insights_profile_completeness', sql`profile_completeness between 0 and 100`),
    check('insights_interest_score', sql`interest_score between 0 and 100`),
  ],
)
