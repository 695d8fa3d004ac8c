import { sql } from 'drizzle-orm'
import { check, jsonb, text } from 'drizzle-orm/pg-core'
import { createdAt, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { recruiting } from './schema.ts'

/** Jobs that candidates are measured against. */
export const jobs = recruiting.table(
  'jobs',
  {
    ...tenantKey(),
    /** Its title. */
    title: text('title').notNull(),
    /** What it is about. */
    description: text('description').notNull(),
    /** Skills that it requires, as they were written. */
    requiredSkills: jsonb('required_skills').$type<string[]>().notNull(),
    /** Skills that would help, as they were written. */
    preferredSkills: jsonb('preferred_skills').$type<string[]>().notNull(),
    /** The experience it asks for; null when it does not count. */
    experienceLevel: text('experience_level', { enum: ['ENTRY', 'MID', 'SENIOR', 'LEAD'] }),
    /** The degree it asks for; null when it does not count. */
    educationLevel: text('education_level', {
      enum: ['NONE', 'SECONDARY', 'SHORT_CYCLE', 'BACHELOR', 'MASTER', 'DOCTORATE'],
    }),
    /** When it was created. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    check('jobs_title', sql`char_length(title) between 1 and 200`),
    check('jobs_description', sql`char_length(description) between 1 and 10000`),
    check(
      'jobs_skills',
      sql`jsonb_typeof(required_skills) = 'array' and jsonb_array_length(required_skills) <= 200
        and jsonb_typeof(preferred_skills) = 'array' and jsonb_array_length(preferred_skills) <= 200`,
    ),
    check('jobs_experience_level', sql`experience_level in ('ENTRY', 'MID', 'SENIOR', 'LEAD')`),
    check(
      'jobs_education_level',
      sql`education_level in ('NONE', 'SECONDARY', 'SHORT_CYCLE', 'BACHELOR', 'MASTER', 'DOCTORATE')`,
    ),
  ],
)
