import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { candidates, type StoredDegree, type StoredLanguage, type StoredRole } from './candidates.ts'
import { recruiting } from './schema.ts'

/** A place in the text of a CV. */
export interface StoredSpan {
  readonly page: number
  readonly start: number
  readonly end: number
}

/** What is read of a CV. */
export type StoredCvField =
  | 'NAME'
  | 'EMAIL'
  | 'PHONE'
  | 'ROLE_TITLE'
  | 'ROLE_COMPANY'
  | 'ROLE_DATES'
  | 'DEGREE'
  | 'DEGREE_FIELD'
  | 'DEGREE_INSTITUTION'
  | 'LANGUAGE'

/** Where the text says what was read. */
export interface StoredEvidence extends StoredSpan {
  readonly field: StoredCvField
  /** Of which role, degree or language, in the order of its list; null for what there is once. */
  readonly index: number | null
}

/** What a CV says. */
export interface StoredCvData {
  readonly name: string | null
  readonly email: string | null
  /** Missing in what older readers have read, as is the evidence of all but skills. */
  readonly phone?: string | null
  readonly evidence?: readonly StoredEvidence[]
  readonly skills: readonly {
    readonly name: string
    readonly canonical: string
    readonly evidence: readonly StoredSpan[]
  }[]
  readonly experience: readonly StoredRole[]
  readonly education: readonly StoredDegree[]
  readonly languages: readonly StoredLanguage[]
}

/** What a tenant's model proposes that a CV says, word for word at a place in its text. It counts for nothing. */
export interface StoredProposal {
  readonly field: 'NAME' | 'EMAIL' | 'SKILL' | 'TITLE' | 'COMPANY' | 'DEGREE' | 'LANGUAGE'
  readonly text: string
  readonly evidence: StoredSpan
}

/** What a tenant's model answered about a CV. */
export interface StoredProposals {
  readonly model: string
  readonly promptHash: string
  readonly proposals: readonly StoredProposal[]
  /** How many of its proposals stand nowhere in the text. */
  readonly refused: number
  /** Why there are none; null where it answered. */
  readonly fault: 'TIMEOUT' | 'UNREACHABLE' | 'INVALID_ANSWER' | null
}

/** How often each step was begun, and when that was. */
export type StoredSteps = Readonly<Record<string, { readonly attempts: number; readonly at: string }>>

/** CVs that were uploaded, and what was read of them. A copy of the document lies in the store under the row's id. */
export const cvDocuments = recruiting.table(
  'cv_documents',
  {
    ...tenantKey(),
    /** The document of tenancy. */
    documentId: uuid('document_id').notNull(),
    /** Where its bytes lie. */
    fileKey: text('file_key').notNull(),
    /** Its name when it was added. */
    fileName: text('file_name').notNull(),
    /** Its media type. */
    contentType: text('content_type').notNull(),
    /** Whose it is; null before that is known. */
    candidateId: uuid('candidate_id'),
    /** What became of it. */
    status: text('status', { enum: ['QUEUED', 'RUNNING', 'DONE', 'NEEDS_OCR', 'FAILED'] }).notNull(),
    /** The step that is next; INDEX when all are done. */
    step: text('step', { enum: ['STORE', 'TEXT', 'PARSE', 'SAVE', 'INDEX'] }).notNull(),
    /** Steps that were begun. */
    steps: jsonb('steps').$type<StoredSteps>().notNull(),
    /** What a person should look at. */
    flags: text('flags').array().notNull(),
    /** Why it cannot be read. */
    errorCode: text('error_code'),
    /** Its text, page by page. */
    pages: jsonb('pages').$type<string[]>(),
    /** How many pages it has. */
    pageCount: integer('page_count'),
    /** Its language. */
    language: text('language'),
    /** The version of the reader. */
    parser: text('parser'),
    /** What it says. */
    data: jsonb('data').$type<StoredCvData>(),
    /** What the tenant's model proposes that it says; null where none was asked. */
    proposals: jsonb('proposals').$type<StoredProposals>(),
    /** Who added it. */
    addedBy: uuid('added_by').notNull(),
    /** Raised by each change, beginning with 1. */
    version: integer('version').notNull().default(1),
    /** When it was added. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.candidateId], foreignColumns: [candidates.tenantId, candidates.id] }),
    index('cv_documents_candidate').on(t.candidateId),
    check('cv_documents_status', sql`status in ('QUEUED', 'RUNNING', 'DONE', 'NEEDS_OCR', 'FAILED')`),
    check('cv_documents_step', sql`step in ('STORE', 'TEXT', 'PARSE', 'SAVE', 'INDEX')`),
  ],
)
