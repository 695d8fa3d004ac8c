import { sql } from 'drizzle-orm'
import { bigint, boolean, check, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

/** Places for documents, each with its limits. */
export const buckets = tenancy.table(
  'buckets',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its display name. */
    name: text('name').notNull(),
    /** Whether all with the permission see what is in it; otherwise it is its owner's alone. */
    isShared: boolean('is_shared').notNull(),
    /** How large a file may be, in bytes; null for what the store takes. */
    maxFileBytes: integer('max_file_bytes'),
    /** How large all its files together may be; null without a limit. */
    maxTotalMegabytes: integer('max_total_megabytes'),
    /** Which media types it takes; null for all that are known to be safe. */
    contentTypes: text('content_types').array(),
    /** For how many days deleted documents can be restored. */
    retentionDays: integer('retention_days').notNull(),
    /** How large its files are, uploads that are under way included. */
    usedBytes: bigint('used_bytes', { mode: 'number' }).notNull(),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('buckets_slug').on(t.tenantId, t.slug),
    check('buckets_used_bytes', sql`used_bytes >= 0`),
  ],
)

/** Files of people, as they know them: the bytes are those of a version. */
export const documents = tenancy.table(
  'documents',
  {
    ...tenantKey(),
    /** The bucket. */
    bucketId: uuid('bucket_id').notNull(),
    /** Whether the bucket is shared. */
    isShared: boolean('is_shared').notNull(),
    /** Whose it is. */
    ownerId: uuid('owner_id').notNull(),
    /** RESUME, NATIONAL_ID, TRANSCRIPT, REPORT or OTHER. */
    type: text('type').notNull(),
    /** PENDING until the first version is there, AVAILABLE, REJECTED or DELETED. */
    status: text('status').notNull(),
    /** The name that people know it by. */
    fileName: text('file_name').notNull(),
    /** The newest version's media type. */
    contentType: text('content_type').notNull(),
    /** The newest version's size in bytes. */
    size: integer('size').notNull(),
    /** The newest version's number; 0 before the first. */
    newestVersion: integer('version').notNull(),
    /** What its owner noted about it. */
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull(),
    /** When it was deleted; it can be restored until it is purged. */
    trashedAt: instant('deleted_at'),
    /** When its purge began: from then on it is gone. */
    purgedAt: instant('purged_at'),
    /** When the first upload began. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.bucketId], foreignColumns: [buckets.tenantId, buckets.id] }),
    index('documents_owner').on(t.tenantId, t.ownerId, t.id),
    index('documents_bucket').on(t.tenantId, t.bucketId, t.id),
    index('documents_shared').on(t.tenantId, t.id).where(sql`is_shared`),
    check('documents_type', sql`type in ('RESUME', 'NATIONAL_ID', 'TRANSCRIPT', 'REPORT', 'OTHER')`),
    check('documents_status', sql`status in ('PENDING', 'AVAILABLE', 'REJECTED', 'DELETED')`),
  ],
)

/** Versions of documents, and uploads that are to become one. Its id names its bytes in the store. */
export const documentVersions = tenancy.table(
  'document_versions',
  {
    ...tenantKey(),
    /** The document. */
    documentId: uuid('document_id').notNull(),
    /** Its number in the document; null until its bytes are there. */
    number: integer('number'),
    /** PENDING or AVAILABLE. What is refused or comes too late has no row. */
    status: text('status').notNull(),
    /** The file's name. */
    fileName: text('file_name').notNull(),
    /** Media type. */
    contentType: text('content_type').notNull(),
    /** Bytes. */
    size: integer('size').notNull(),
    /** SHA-256 of the content, in hexadecimal. */
    sha256: text('sha256').notNull(),
    /** SKIPPED or CLEAN; null until it was looked at. */
    scan: text('scan'),
    /** Who uploads it. */
    uploadedBy: uuid('uploaded_by').notNull(),
    /** When its bytes were there. */
    uploadedAt: instant('uploaded_at'),
    /** When the upload began. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.documentId], foreignColumns: [documents.tenantId, documents.id] }),
    index('document_versions_document').on(t.tenantId, t.documentId, t.id),
    uniqueIndex('document_versions_number').on(t.tenantId, t.documentId, t.number),
    index('document_versions_pending').on(t.tenantId, t.uploadedBy, t.id).where(sql`status = 'PENDING'`),
    check('document_versions_status', sql`status in ('PENDING', 'AVAILABLE')`),
    check('document_versions_scan', sql`scan in ('SKIPPED', 'CLEAN')`),
  ],
)
