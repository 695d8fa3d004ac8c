import { sql } from 'drizzle-orm'
import {
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { searchedPolicies, tenantIsolation } from '../table-parts/policies.ts'
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

/** What is known of a candidate in one of the versions. */
export interface StoredCandidateContent {
  readonly name: string
  readonly email: string
  readonly skills: readonly string[]
  readonly experience: readonly StoredRole[]
  readonly education: readonly StoredDegree[]
  readonly languages: readonly StoredLanguage[]
}

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' })

/** People who may be considered for jobs. */
export const candidates = recruiting.table(
  'candidates',
  {
    ...tenantKey(),
    /** The candidate's name; it does not count. */
    name: text('name').notNull(),
    /** The e-mail address, empty where a CV does not say; it does not count. */
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
    /** The skills as analyses name them, for search. */
    skillSlugs: text('skill_slugs').array().notNull().default([]),
    /** What search looks through of that. */
    searchText: text('search_text').notNull().default(''),
    /** What it looks through beside: the text of the CV that was read last. */
    cvText: text('cv_text').notNull().default(''),
    /** The words of both, and one that names the tenant: so the index of words is one of tenants too. */
    words: tsvector('words').generatedAlwaysAs(
      sql`to_tsvector('simple', search_text || ' ' || cv_text) || array_to_tsvector(array['tenant:' || tenant_id::text])`,
    ),
    /** The transaction of the last change, written by a trigger: by it a ranking finds what is new since it last looked. */
    changedIn: transactionId('changed_in').notNull().default(sql`pg_current_xact_id()`),
    /** The version of the reader of that CV; null where there is none. */
    parser: text('parser'),
    /** Until when they are kept; null where nothing was decided. */
    retainUntil: date('retain_until', { mode: 'string' }),
    /** The candidate that this one was merged with; null unless it was. */
    mergedInto: uuid('merged_into'),
    /** From when on search leaves them out; null while nothing speaks against it. */
    poolEndsAt: instant('pool_ends_at'),
    /** From when on none may measure them; null while nothing speaks against it. */
    analysisEndsAt: instant('analysis_ends_at'),
    /** When all that describes them was erased; null unless it was. */
    erasedAt: instant('erased_at'),
    /** When the candidate was added. */
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    ...searchedPolicies(recruiting),
    index('candidates_merged').on(t.mergedInto).where(sql`merged_into is not null`),
    index('candidates_words').using('gin', t.words),
    index('candidates_skill_slugs').using('gin', t.skillSlugs),
    index('candidates_changed').on(t.tenantId, t.changedIn),
    check('candidates_name', sql`char_length(name) between 1 and 200`),
    check('candidates_email', sql`char_length(email) <= 254`),
    check(
      'candidates_lists',
      sql`jsonb_typeof(skills) = 'array' and jsonb_array_length(skills) <= 200
        and jsonb_typeof(experience) = 'array' and jsonb_array_length(experience) <= 200
        and jsonb_typeof(education) = 'array' and jsonb_array_length(education) <= 200`,
    ),
  ],
)

/** What was known of candidates before and is known now: a row for each version. Erasure removes them. */
export const candidateVersions = recruiting.table(
  'candidate_versions',
  {
    ...tenantKey(),
    /** The candidate. */
    candidateId: uuid('candidate_id').notNull(),
    /** The version, beginning with 1. */
    number: integer('number').notNull(),
    /** Where it comes from: ENTERED, IMPORTED, READ (from a CV) or MERGED. */
    source: text('source', { enum: ['ENTERED', 'IMPORTED', 'READ', 'MERGED'] }).notNull(),
    /** What was known. */
    content: jsonb('content').$type<StoredCandidateContent>().notNull(),
    /** Who wrote it; null for versions of the time before they were kept. */
    writtenBy: uuid('written_by'),
    /** When it was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.candidateId], foreignColumns: [candidates.tenantId, candidates.id] }),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    unique('candidate_versions_number').on(t.candidateId, t.number, t.tenantId),
    check('candidate_versions_source', sql`source in ('ENTERED', 'IMPORTED', 'READ', 'MERGED')`),
  ],
)
