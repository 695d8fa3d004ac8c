import { activeTenant, tenantId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { searchText } from '@quintet/kit/slice/search.ts'
import { badInput, found, notFound } from '@quintet/kit/wire/errors.ts'
import { bucketOfSlug, loadBucket } from '../buckets/store.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { deleteDocument, restoreDocument } from './actions.ts'
import { maySee, sightOf, storeKey } from './rules.ts'
import { type DocumentRow, documentPage, filesOf, loadDocument, loadVersion, ownPage, versionPage } from './store.ts'
import { completeUpload, createUpload, storeOf } from './uploads.ts'

/** A document that the caller may see; null for others. */
async function visible(context: Context, id: string): Promise<DocumentRow | null> {
  if (context.envelope.tenantId === null) return null
  const document = await loadDocument(context, id)
  return document !== null && document.purgedAt === null && maySee(document, context.envelope) ? document : null
}

/** The id of the bucket with a slug. Throws NOT_FOUND. */
async function bucketIdOf({ scope }: Context, slug: string): Promise<string> {
  const [bucket] = await scope.read(bucketOfSlug, { slug })
  if (bucket === undefined) throw notFound('bucket')
  return bucket.id
}

export const resolvers: Resolvers = {
  Query: {
    document: (_, { id }, context) => found('document', visible(context, id)),
    documentFiles: async (_, { tenantId: tenant, ids }, { scope }) => {
      const rows = await scope.as({ tenantId: tenant }).read(filesOf, { ids: ids.filter(isUuid) })
      return rows.map(({ versionId, type, status, ...row }) => ({
        ...row,
        type: type as 'OTHER',
        status: status as 'PENDING',
        fileKey: storeKey(tenant, versionId),
      }))
    },
  },
  Viewer: {
    documents: (_, { type = null, search = null, ...page }, context) =>
      ownPage(context, { ...page, type, search: searchText(search), seesShared: sightOf(context.envelope).seesShared }),
  },
  Tenant: {
    async documents({ id }, { type = null, userId = null, bucket = null, search = null, ...page }, context) {
      const inside = activeTenant(context, id)
      if (userId !== null && !isUuid(userId)) throw badInput('userId must be the id of a person')
      const bucketId = bucket === null ? null : await bucketIdOf(context, bucket)
      const filter = { ...sightOf(context.envelope), type, owner: userId, bucketId, search: searchText(search) }
      return documentPage(inside, filter, page)
    },
  },
  Document: {
    __resolveReference: ({ id }, context) => visible(context, id),
    type: ({ type }) => type as 'OTHER',
    status: ({ status }) => status as 'PENDING',
    version: ({ newestVersion }) => newestVersion,
    owner: ({ ownerId }) => ({ id: ownerId }),
    bucket: ({ bucketId }, _, context) => loadBucket(context, bucketId),
    deletedAt: ({ trashedAt }) => trashedAt,
    versions: ({ id }, page, context) => versionPage(context, id, page),
    async download({ id, status }, { version: number }, context) {
      if (status !== 'AVAILABLE') return null
      const version = await loadVersion(context, id, number ?? null)
      if (version === null && number !== null && number !== undefined) throw notFound('version')
      if (version === null) return null
      const { contentType: type, fileName } = version
      return storeOf(context).store.downloadLink(storeKey(tenantId(context), version.id), { type, fileName })
    },
  },
  DocumentVersion: {
    // Versions that are shown are complete.
    number: ({ number }) => number!,
    scan: ({ scan }) => scan as 'SKIPPED',
    uploadedAt: ({ uploadedAt }) => uploadedAt!,
    uploadedBy: ({ uploadedBy }) => ({ id: uploadedBy }),
  },
  Mutation: {
    createUpload: (_, { input }, context) => createUpload(context, input),
    completeUpload: (_, { input }, context) => completeUpload(context, input),
    deleteDocument: (_, { input }, context) => deleteDocument(context, input),
    restoreDocument: (_, { input }, context) => restoreDocument(context, input),
  },
}
