import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { recruiting } from './schema.ts'

/** What a job says in one of its versions. */
export interface StoredJobContent {
  readonly title: string
  readonly description: string
  readonly requiredSkills: readonly string[]
  readonly preferredSkills: readonly string[]
  readonly experienceLevel: string | null
  readonly educationLevel: string | null
  readonly status: string
}

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
    /** Whether candidates are measured against it. */
    status: text('status', { enum: ['DRAFT', 'AWAITING_APPROVAL', 'OPEN', 'PAUSED', 'CLOSED', 'ARCHIVED'] })
      .notNull()
      .default('OPEN'),
    /** Who asked for its approval; null where none did. */
    submittedBy: uuid('submitted_by'),
    /** Who approved what it says now; null while none has. */
    approvedBy: uuid('approved_by'),
    /** When it was approved; null while it is not. */
    approvedAt: instant('approved_at'),
    /** Why it was returned last; null where it was not. */
    returnReason: text('return_reason'),
    /** Raised by each change, beginning with 1. */
    version: integer('version').notNull().default(1),
    /** When it was created. */
    createdAt: createdAt(),
    /** When it last changed; null where it never did. */
    updatedAt: instant('updated_at'),
  },
  (t) => [
    ...tenantIsolation(t),
    check('jobs_status', sql`status in ('DRAFT', 'AWAITING_APPROVAL', 'OPEN', 'PAUSED', 'CLOSED', 'ARCHIVED')`),
    check('jobs_approved', sql`(approved_by is null) = (approved_at is null) and approved_by <> submitted_by`),
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

/** What jobs said before and say now: a row for each version, written once. */
export const jobVersions = recruiting.table(
  'job_versions',
  {
    ...tenantKey(),
    /** The job. */
    jobId: uuid('job_id').notNull(),
    /** The version, beginning with 1. */
    number: integer('number').notNull(),
    /** What the job said. */
    content: jsonb('content').$type<StoredJobContent>().notNull(),
    /** Who wrote it; null for versions of the time before they were kept. */
    writtenBy: uuid('written_by'),
    /** When it was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.jobId], foreignColumns: [jobs.tenantId, jobs.id] }),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    unique('job_versions_number').on(t.jobId, t.number, t.tenantId),
  ],
)
