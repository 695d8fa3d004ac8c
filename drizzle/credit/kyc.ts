import { sql } from 'drizzle-orm'
import { char, check, date, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** Documents by which members show who they are. */
export const kycDocuments = credit.table(
  'kyc_documents',
  {
    ...tenantKey(),
    /** The member. */
    ownerId: uuid('owner_id').notNull(),
    /** What it is, such as PASSPORT. */
    type: text('type').notNull(),
    /** PENDING_REVIEW, APPROVED, REJECTED or EXPIRED. */
    status: text('status').$type<'PENDING_REVIEW' | 'APPROVED' | 'REJECTED' | 'EXPIRED'>().notNull(),
    /** The document of the workspace. */
    documentId: uuid('document_id').notNull(),
    /** The last characters of its number: the whole number is on the document. */
    numberHint: text('number_hint'),
    /** Where it was issued, ISO 3166-1 alpha-2. */
    country: char('country', { length: 2 }),
    /** The last day on which it counts. */
    expiresOn: date('expires_on', { mode: 'string' }),
    /** Why it was rejected, or what the reviewer noted. */
    reason: text('reason'),
    /** Who reviewed it. */
    reviewedBy: uuid('reviewed_by'),
    /** When it was reviewed. */
    reviewedAt: instant('reviewed_at'),
    /** When it was submitted. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Without the tenant, so that none of its rows are looked through for an id.
    index('kyc_documents_owner').on(t.ownerId, t.id),
    index('kyc_documents_status').on(t.status, t.tenantId, t.id),
    uniqueIndex('kyc_documents_one_pending').on(t.ownerId, t.type, t.tenantId).where(sql`status = 'PENDING_REVIEW'`),
    check('kyc_documents_status', sql`status in ('PENDING_REVIEW', 'APPROVED', 'REJECTED', 'EXPIRED')`),
    check(
      'kyc_documents_review',
      sql`(reviewed_by is null) = (status = 'PENDING_REVIEW') and (reviewed_by <> owner_id) is not false`,
    ),
    check('kyc_documents_rejection', sql`status <> 'REJECTED' or reason is not null`),
  ],
)
