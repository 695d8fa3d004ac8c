import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { documents, documentVersions } from '@quintet/drizzle/tenancy/documents.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import type { PageArguments } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { hasWords } from '@quintet/kit/slice/search.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(documents)
export type DocumentRow = RowOf<typeof rows>
const versions = tenantRows(documentVersions)
export type DocumentVersionRow = RowOf<typeof versions>

export const loadDocument = rows.load
export const readDocument = rows.read
export const insertDocument = rows.insert({ defaults: ['trashedAt', 'purgedAt'] })
export const updateDocument = rows.update(
  'status',
  'fileName',
  'contentType',
  'size',
  'newestVersion',
  'trashedAt',
  'purgedAt',
  'updatedAt',
)
export const insertVersion = versions.insert({ defaults: ['number', 'scan', 'uploadedAt'] })
export const updateVersion = versions.update('number', 'status', 'scan', 'uploadedAt')
/** Versions of a document, without uploads that are under way. */
export const versionPage = versions.childPages('documentId', sql`${documentVersions.status} = 'AVAILABLE'`)

const isThere = sql`(${documents.purgedAt} is null and ${documents.status} in ('AVAILABLE', 'DELETED'))`
const ofType = sql`(${sql.placeholder('type')}::text is null or ${documents.type} = ${sql.placeholder('type')})`
/** Names are made of words by what stands between them: anna_cv-2026.pdf. */
const nameWords = sql`to_tsvector('simple', regexp_replace(${documents.fileName}, '[^[:alnum:]]+', ' ', 'g'))`
const ofWords = hasWords(nameWords, sql.placeholder('search'))
const sightSlots = { seesOwn: slot.boolean, seesShared: slot.boolean, seesAll: slot.boolean }

/** The caller's own documents, in whatever state, and those of shared buckets that the caller may see. */
export const ownPage = rows.page('newest first', {
  slots: { seesShared: slot.boolean, type: slot.nullable(slot.text), search: slot.nullable(slot.text) },
  where: (p) =>
    and(
      isNull(documents.purgedAt),
      sql`(${documents.ownerId} = ${p.userId}::uuid or (${documents.isShared} and ${p.seesShared}::boolean and ${isThere}))`,
      ofType,
      ofWords,
    ),
})

const isSeen = (p: { userId: unknown; seesOwn: unknown; seesShared: unknown; seesAll: unknown }) =>
  sql`(${p.seesAll}::boolean or (${documents.isShared} and ${p.seesShared}::boolean)
    or (${p.seesOwn}::boolean and ${documents.ownerId} = ${p.userId}::uuid))`
const allPage = rows.page('newest first', {
  slots: { ...sightSlots, type: slot.nullable(slot.text), search: slot.nullable(slot.text) },
  where: (p) => and(isThere, isSeen(p), ofType, ofWords),
})
const pageOfOwner = rows.page('newest first', {
  slots: {
    ...sightSlots,
    type: slot.nullable(slot.text),
    search: slot.nullable(slot.text),
    owner: slot.uuid,
    bucketId: slot.nullable(slot.uuid),
  },
  where: (p) =>
    and(
      isThere,
      isSeen(p),
      ofType,
      ofWords,
      eq(documents.ownerId, p.owner),
      sql`(${p.bucketId}::uuid is null or ${documents.bucketId} = ${p.bucketId}::uuid)`,
    ),
})
const pageOfBucket = rows.page('newest first', {
  slots: { ...sightSlots, type: slot.nullable(slot.text), search: slot.nullable(slot.text), bucketId: slot.uuid },
  where: (p) => and(isThere, isSeen(p), ofType, ofWords, eq(documents.bucketId, p.bucketId)),
})

interface DocumentFilter {
  readonly seesOwn: boolean
  readonly seesShared: boolean
  readonly seesAll: boolean
  readonly type: string | null
  readonly search: string | null
  readonly owner: string | null
  readonly bucketId: string | null
}

/** A page of the tenant's documents that the caller may see. */
export function documentPage(context: Context, filter: DocumentFilter, page: PageArguments) {
  const { owner, bucketId, ...seen } = filter
  if (owner !== null) return pageOfOwner(context, { ...page, ...seen, owner, bucketId })
  return bucketId === null
    ? allPage(context, { ...page, ...seen })
    : pageOfBucket(context, { ...page, ...seen, bucketId })
}

const columns = {
  id: documents.id,
  bucketId: documents.bucketId,
  isShared: documents.isShared,
  ownerId: documents.ownerId,
  type: documents.type,
  status: documents.status,
  fileName: documents.fileName,
  contentType: documents.contentType,
  size: documents.size,
  newestVersion: documents.newestVersion,
  metadata: documents.metadata,
  trashedAt: documents.trashedAt,
  purgedAt: documents.purgedAt,
  createdAt: documents.createdAt,
  updatedAt: documents.updatedAt,
}
const versionColumns = {
  id: documentVersions.id,
  documentId: documentVersions.documentId,
  number: documentVersions.number,
  status: documentVersions.status,
  fileName: documentVersions.fileName,
  contentType: documentVersions.contentType,
  size: documentVersions.size,
  sha256: documentVersions.sha256,
  scan: documentVersions.scan,
  uploadedBy: documentVersions.uploadedBy,
  uploadedAt: documentVersions.uploadedAt,
  createdAt: documentVersions.createdAt,
}

/** A document, locked. */
export const documentForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(documents)
    .where(and(eq(documents.tenantId, p.tenantId), eq(documents.id, p.id)))
    .for('update'),
)

/** All versions of a document, the oldest first, with uploads that are under way. */
export const versionsOf = statement({ documentId: slot.uuid }, (db, p) =>
  db
    .select(versionColumns)
    .from(documentVersions)
    .where(and(eq(documentVersions.tenantId, p.tenantId), eq(documentVersions.documentId, p.documentId)))
    .orderBy(documentVersions.id),
)

/** How many uploads of the caller are under way. */
export const countPending = statement({}, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.tenantId, p.tenantId),
        eq(documentVersions.uploadedBy, p.userId),
        sql`${documentVersions.status} = 'PENDING'`,
      ),
    ),
)

/** Numbered versions of documents by `<document> <number>`; number 0 stands for the newest. */
const numbered = statement({ ids: slot.uuids, numbers: slot.ints }, (db, p) =>
  db
    .select({ ...versionColumns, key: sql<string>`asked.document || ' ' || asked.number` })
    .from(documentVersions)
    .innerJoin(documents, and(eq(documents.tenantId, p.tenantId), eq(documents.id, documentVersions.documentId)))
    .innerJoin(
      sql`unnest(${p.ids}, ${p.numbers}) as asked(document, number)`,
      sql`asked.document = ${documents.id} and ${documentVersions.number} =
        case when asked.number = 0 then ${documents.newestVersion} else asked.number end`,
    )
    .where(and(eq(documentVersions.tenantId, p.tenantId), sql`${documentVersions.status} = 'AVAILABLE'`)),
)
const loadNumbered = loadOne<Context, DocumentVersionRow & { readonly key: string }>(
  (context, keys) => {
    const pairs = keys.map((key) => key.split(' ') as [string, string])
    return context.scope.read(numbered, {
      ids: pairs.map(([id]) => id),
      numbers: pairs.map(([, number]) => Number(number)),
    })
  },
  ({ key }) => key,
)
/** A version of a document; without a number the newest. */
export const loadVersion = (context: Context, documentId: string, number: number | null) =>
  loadNumbered(context, `${documentId} ${number ?? 0}`)

/** Documents with the version whose bytes are theirs. */
export const filesOf = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      id: documents.id,
      ownerId: documents.ownerId,
      type: documents.type,
      status: documents.status,
      fileName: documents.fileName,
      contentType: documents.contentType,
      versionId: documentVersions.id,
    })
    .from(documents)
    .innerJoin(
      documentVersions,
      and(
        eq(documentVersions.tenantId, p.tenantId),
        eq(documentVersions.documentId, documents.id),
        eq(documentVersions.number, documents.newestVersion),
      ),
    )
    .where(and(eq(documents.tenantId, p.tenantId), isNull(documents.purgedAt), isAnyOf(documents.id, p.ids))),
)

/** Versions by their ids. */
export const versionsByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ id: documentVersions.id, status: documentVersions.status })
    .from(documentVersions)
    .where(and(eq(documentVersions.tenantId, p.tenantId), isAnyOf(documentVersions.id, p.ids))),
)

/** Versions whose bytes must be there, after an id. */
export const availableAfter = statement({ after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select({ id: documentVersions.id, documentId: documentVersions.documentId })
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.tenantId, p.tenantId),
        sql`${documentVersions.status} = 'AVAILABLE'`,
        sql`${documentVersions.id} > ${p.after}::uuid`,
      ),
    )
    .orderBy(documentVersions.id)
    .limit(p.limit),
)

export const deleteVersion = statement({ id: slot.uuid }, (db, p) =>
  db.delete(documentVersions).where(and(eq(documentVersions.tenantId, p.tenantId), eq(documentVersions.id, p.id))),
)
/** Deletes all versions of a document. */
export const deleteVersions = statement({ documentId: slot.uuid }, (db, p) =>
  db
    .delete(documentVersions)
    .where(and(eq(documentVersions.tenantId, p.tenantId), eq(documentVersions.documentId, p.documentId))),
)
export const deleteRow = statement({ id: slot.uuid }, (db, p) =>
  db.delete(documents).where(and(eq(documents.tenantId, p.tenantId), eq(documents.id, p.id))),
)

/** Deletes what is a user's own, so that it is purged: documents of buckets that are not shared. */
export const trashOwn = statement({ memberId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(documents)
    .set({
      status: 'DELETED',
      trashedAt: sql`coalesce(${documents.trashedAt}, ${p.at}::timestamptz)`,
      purgedAt: sql`${p.at}::timestamptz`,
    })
    .where(and(eq(documents.tenantId, p.tenantId), eq(documents.ownerId, p.memberId), sql`not ${documents.isShared}`))
    .returning({ id: documents.id }),
)

/** Documents by id, each with its newest version, for other subgraphs. */
export const factsOf = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      id: documents.id,
      ownerId: documents.ownerId,
      status: documents.status,
      type: documents.type,
      contentType: documents.contentType,
      fileName: documents.fileName,
      versionId: documentVersions.id,
    })
    .from(documents)
    .leftJoin(
      documentVersions,
      and(
        eq(documentVersions.tenantId, p.tenantId),
        eq(documentVersions.documentId, documents.id),
        eq(documentVersions.number, documents.newestVersion),
        eq(documentVersions.status, 'AVAILABLE'),
      ),
    )
    .where(and(eq(documents.tenantId, p.tenantId), isAnyOf(documents.id, p.ids), isNull(documents.purgedAt))),
)
