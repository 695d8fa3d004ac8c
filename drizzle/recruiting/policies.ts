import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { recordKeysTable } from '../table-parts/record-keys.ts'
import { recruiting } from './schema.ts'

/** How many months each level of experience asks for. */
export interface StoredMonths {
  readonly ENTRY: number
  readonly MID: number
  readonly SENIOR: number
  readonly LEAD: number
}

/** What a tenant chose about its recruiting: a row for each version, written once. Without a row the defaults hold. */
export const recruitingPolicies = recruiting.table(
  'recruiting_policies',
  {
    ...tenantKey(),
    /** The version, beginning with 1. */
    number: integer('number').notNull(),
    /** Months of experience that each level asks for. */
    minimumMonths: jsonb('minimum_months').$type<StoredMonths>().notNull(),
    /** What communication counts in an interview, in percent. */
    communicationWeight: integer('communication_weight').notNull(),
    /** How long candidates are kept. */
    retentionMonths: integer('retention_months').notNull(),
    /** Whether analyses hide who the candidate is. */
    blindReview: boolean('blind_review').notNull(),
    /** Where an evaluator of answers is asked; null for the embedded one. */
    evaluatorUrl: text('evaluator_url'),
    /** The model that it is asked for. */
    evaluatorModel: text('evaluator_model'),
    /** What it is asked with, sealed. */
    sealedEvaluatorSecret: bytes('sealed_evaluator_secret'),
    /** Whether a job opens only when another person has approved it. */
    jobApproval: boolean('job_approval').notNull().default(false),
    /** Whether the model that evaluates answers is asked too for what CVs say. */
    modelReadsCvs: boolean('model_reads_cvs').notNull().default(false),
    /** Who wrote it. */
    writtenBy: uuid('written_by').notNull(),
    /** When it was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('recruiting_policies_number').on(t.tenantId, t.number),
    check('recruiting_policies_weight', sql`communication_weight between 0 and 100`),
    check('recruiting_policies_retention', sql`retention_months between 1 and 120`),
    check('recruiting_policies_reader', sql`not model_reads_cvs or evaluator_url is not null`),
    check('recruiting_policies_evaluator', sql`(evaluator_url is null) = (evaluator_model is null)`),
  ],
)

/** Keys of sealed columns. */
export const recordKeys = recordKeysTable(recruiting, 'tenant')
