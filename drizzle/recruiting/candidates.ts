import { sql } from 'drizzle-orm'
import { check, integer, jsonb, text } from 'drizzle-orm/pg-core'
import { createdAt, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { recruiting } from './schema.ts'

/** A role as it is stored. Dates are YYYY or YYYY-MM; a present role has no end. */
export interface StoredRole {
  readonly title: string
  readonly company: string
  readonly start: string
  readonly end: string | null
}

/** A degree as it is stored. */
export interface StoredDegree {
  readonly level: 'NONE' | 'SECONDARY' | 'SHORT_CYCLE' | 'BACHELOR' | 'MASTER' | 'DOCTORATE'
  readonly completed: boolean
  readonly field: string | null
  readonly institution: string | null
  readonly end: string | null
}

/** A language as it is stored: a tag of BCP 47, and A1 to C2 or NATIVE where the level is known. */
export interface StoredLanguage {
  readonly code: string
  readonly level: string | null
}

/** People who may be considered for jobs. */
export const candidates = recruiting.table(
  'candidates',
  {
    ...tenantKey(),
    /** The candidate's name; it does not count. */
    name: text('name').notNull(),
    /** The e-mail address; it does not count. */
    email: text('email').notNull(),
    /** Skills as the candidate names them. */
    skills: jsonb('skills').$type<string[]>().notNull(),
    /** Roles held, in the order given. */
    experience: jsonb('experience').$type<StoredRole[]>().notNull(),
    /** Degrees, in the order given. */
    education: jsonb('education').$type<StoredDegree[]>().notNull(),
    /** Languages, in the order given; they do not count. */
    languages: jsonb('languages').$type<StoredLanguage[]>().notNull().default([]),
    /** Raised by each change, beginning with 1. */
    version: integer('version').notNull().default(1),
    /** When the candidate was added. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    check('candidates_name', sql`char_length(name) between 1 and 200`),
    check('candidates_email', sql`char_length(email) between 3 and 254`),
    check(
      'candidates_lists',
      sql`jsonb_typeof(skills) = 'array' and jsonb_array_length(skills) <= 200
        and jsonb_typeof(experience) = 'array' and jsonb_array_length(experience) <= 200
        and jsonb_typeof(education) = 'array' and jsonb_array_length(education) <= 200`,
    ),
  ],
)
