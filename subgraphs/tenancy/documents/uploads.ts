// Uploads: begun with a link to where the bytes go, complete when the bytes are what was told.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { faultOf } from '@quintet/kit/files/inspect.ts'
import type { Files } from '@quintet/kit/files/open.ts'
import { noScan } from '@quintet/kit/files/scan.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  invalidUnlessEmpty,
  isProblem,
  limitReached,
  notAllowed,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import {
  type BucketRow,
  bucketOfSlug,
  ensurePersonal,
  giveBytes,
  readBucket,
  takeBytes,
  totalBytes,
} from '../buckets/store.ts'
import type { Context } from '../context.ts'
import { lockTenant, readDetails } from '../tenants/store.ts'
import type { CompleteUploadInput, CreateUploadInput } from '../types.gen.ts'
import { uploadQueue } from './queues.ts'
import {
  bucketFaults,
  maxPending,
  mayChange,
  maySee,
  storageBytes,
  storeKey,
  uploadHours,
  uploadKey,
  uploadProblems,
} from './rules.ts'
import {
  countPending,
  type DocumentRow,
  type DocumentVersionRow,
  deleteVersion,
  documentForUpdate,
  insertDocument,
  insertVersion,
  loadDocument,
  readDocument,
  updateDocument,
  updateVersion,
  versionsOf,
} from './store.ts'

/** The store. Throws UNAVAILABLE where there is none. */
export function storeOf({ files }: Context): Files {
  if (files === null) throw refusal('UNAVAILABLE', 'There is no file store')
  return files
}

const missing = (what: string, field: string) =>
  new Refused(notFoundProblem(`There is no such ${what}`, ['input', field]))

/** Begins an upload. A repeated call gets a new link for the same bytes. `id` fixes the document's id, for demo data. */
export async function createUpload(context: Context, input: CreateUploadInput, id = newId()) {
  const begun = await change(context, 'createUpload', input, {
    problems: uploadProblems(input),
    async work(writer) {
      const userId = context.envelope.viewer?.userId
      if (userId === undefined) throw new Refused(notAllowed('Documents belong to a person', 'NO_PERSON'))
      if (context.envelope.tenantId === null) throw new Refused(notAllowed('There is no active tenant', 'NO_TENANT'))
      // So that limits hold for uploads at once, and no bucket is deleted meanwhile.
      await writer.read(lockTenant, {})
      const at = context.clock.now()
      await ensurePersonal(writer, at)
      const document = await documentOf(context, writer, input)
      const bucket = document?.bucket ?? (await bucketFor(context, writer, input))
      storeOf(context)
      const faults = invalidUnlessEmpty(bucketFaults(input, bucket))
      if (faults !== null) throw new Refused(faults)
      await takeRoom(context, writer, bucket, input.size)
      const { fileName, contentType, size, sha256 } = input
      const file = { fileName, contentType, size }
      const documentId = document?.id ?? id
      if (document === null) {
        await insertDocument(writer, {
          id: documentId,
          bucketId: bucket.id,
          isShared: bucket.isShared,
          ownerId: userId,
          type: input.type,
          status: 'PENDING',
          ...file,
          newestVersion: 0,
          metadata: (input.metadata ?? {}) as Record<string, unknown>,
          createdAt: at,
          updatedAt: at,
        })
      }
      const version = { documentId, status: 'PENDING', ...file, sha256, uploadedBy: userId, createdAt: at }
      const { id: versionId } = await insertVersion(writer, { id: newId(), ...version })
      const startAfter = new Date(at.getTime() + uploadHours * 3_600_000)
      await requestJob(context, writer, uploadQueue, versionId, { documentId, versionId }, { startAfter })
      return { id: documentId, versionId, size, type: contentType, sha256 }
    },
  })
  if (isProblem(begun)) return begun
  const { id: documentId, versionId, ...declared } = begun
  const { url, method, headers, expiresAt } = await storeOf(context).store.uploadLink(
    uploadKey(tenantId(context), versionId),
    declared,
  )
  return {
    documentId,
    url,
    method,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    expiresAt,
  }
}

/** The document that a new version is for, and its bucket; null for a new document. */
async function documentOf({ envelope }: Context, writer: Writer, { versionOf }: CreateUploadInput) {
  if (versionOf === null || versionOf === undefined) return null
  const [found] = isUuid(versionOf) ? await writer.read(documentForUpdate, { id: versionOf }) : []
  if (found === undefined || found.purgedAt !== null || !maySee(found, envelope)) {
    throw missing('document', 'versionOf')
  }
  if (!mayChange(found, envelope)) throw new Refused(notAllowed('You may not change this document'))
  if (found.status !== 'AVAILABLE') {
    throw new Refused(conflict(`The document is ${found.status}`, 'WRONG_STATUS', ['input', 'versionOf']))
  }
  return { id: found.id, bucket: (await readBucket(writer, found.bucketId))! }
}

async function bucketFor({ envelope }: Context, writer: Writer, input: CreateUploadInput): Promise<BucketRow> {
  const [bucket] = await writer.read(bucketOfSlug, { slug: input.bucket ?? 'personal' })
  if (bucket === undefined) throw missing('bucket', 'bucket')
  if (!mayChange({ ownerId: envelope.viewer!.userId, isShared: bucket.isShared }, envelope)) {
    throw new Refused(notAllowed('You may not add to this bucket', 'NOT_ALLOWED', ['input', 'bucket']))
  }
  return bucket
}

/** Counts the bytes of an upload in. Throws where there is no room for them. */
async function takeRoom(context: Context, writer: Writer, bucket: BucketRow, bytes: number): Promise<void> {
  const full = (message: string, code: string) => new Refused(limitReached(message, code, ['input', 'size']))
  const [[pending], [used], details] = await Promise.all([
    writer.read(countPending, {}),
    writer.read(totalBytes, {}),
    readDetails(writer, tenantId(context)),
  ])
  if (pending!.count >= maxPending) throw full(`At most ${maxPending} uploads can be under way`, 'MAX_UPLOADS')
  if (used!.bytes + bytes > storageBytes(details?.features ?? {}))
    throw full('The tenant has no more room', 'MAX_STORAGE')
  if ((await writer.run(takeBytes, { id: bucket.id, bytes })).length === 0)
    throw full('The bucket is full', 'BUCKET_FULL')
}

/** Ends an upload. A repeated call gets the document again. */
export async function completeUpload(context: Context, { documentId }: CompleteUploadInput) {
  const path = ['input', 'documentId']
  const document = await loadDocument(context, documentId)
  if (document === null || document.purgedAt !== null || !maySee(document, context.envelope)) {
    return notFoundProblem('There is no such document', path)
  }
  if (!mayChange(document, context.envelope)) return notAllowed('You may not change this document', 'NOT_ALLOWED', path)
  const pending = (await context.scope.read(versionsOf, { documentId })).findLast(({ status }) => status === 'PENDING')
  if (document.status === 'DELETED' || document.status === 'REJECTED') {
    return conflict(`The document is ${document.status}`, 'WRONG_STATUS', path)
  }
  // Another call has completed it, perhaps after the document was read.
  if (pending === undefined) return (await readDocument(context.scope, documentId)) ?? document
  const verdict = await judge(context, storeOf(context), pending)
  if (typeof verdict === 'object') return verdict
  return change(
    context,
    'completeUpload',
    {},
    { work: (writer) => settle(context, writer, document, pending, verdict) },
  )
}

/** Looks at the bytes of an upload where no client can replace them: what malware was looked for, or why it is refused. */
async function judge(
  context: Context,
  { store, scan = noScan }: Files,
  version: DocumentVersionRow,
): Promise<'SKIPPED' | 'CLEAN' | Problem> {
  const [from, to] = [uploadKey(tenantId(context), version.id), storeKey(tenantId(context), version.id)]
  const declared = { size: version.size, type: version.contentType, sha256: version.sha256 }
  const sent = await store.read(from)
  sent?.destroy()
  // A process that died after the move left the bytes where they belong.
  if (sent !== null) await store.move(from, to)
  const fault = await faultOf(store, to, declared)
  if (fault === 'MISSING') return conflict('Nothing was uploaded yet', 'NOT_UPLOADED', ['input', 'documentId'])
  const found = fault === null ? await scan((await store.read(to))!) : fault
  if (found === 'CLEAN' || found === 'SKIPPED') return found
  await reject(context, version)
  await store.remove(to)
  const message = found === 'INFECTED' ? 'The file contains malware' : 'The file is not what was declared'
  return invalidInput([fieldProblem(message, 'input', 'documentId')], 'UPLOAD_REJECTED')
}

/** Makes an upload the newest version of its document. */
async function settle(
  context: Context,
  writer: Writer,
  { id }: DocumentRow,
  { id: versionId }: DocumentVersionRow,
  scan: string,
): Promise<DocumentRow> {
  const [document] = await writer.read(documentForUpdate, { id })
  const version = (await writer.read(versionsOf, { documentId: id })).find((each) => each.id === versionId)
  if (document === undefined || document.status === 'DELETED' || version === undefined) {
    throw new Refused(conflict('The document was deleted meanwhile', 'WRONG_STATUS', ['input', 'documentId']))
  }
  // Another call has completed it meanwhile.
  if (version.status === 'AVAILABLE') return document
  const at = context.clock.now()
  const number = document.newestVersion + 1
  await updateVersion(writer, { id: versionId, number, status: 'AVAILABLE', scan, uploadedAt: at })
  const { fileName, contentType, size } = version
  const file = { fileName, contentType, size, newestVersion: number, status: 'AVAILABLE', updatedAt: at }
  return (await updateDocument(writer, { ...document, ...file }))!
}

/** Removes an upload whose bytes were refused: a document without any version is REJECTED. */
const reject = (context: Context, { id, documentId, size }: DocumentVersionRow): Promise<void> =>
  context.scope.write(async (writer) => {
    const [document] = await writer.read(documentForUpdate, { id: documentId })
    const isLeft = (await writer.read(versionsOf, { documentId })).some(
      (each) => each.id === id && each.status === 'PENDING',
    )
    if (document === undefined || !isLeft) return
    await writer.run(deleteVersion, { id })
    await writer.run(giveBytes, { id: document.bucketId, bytes: size })
    if (document.newestVersion > 0) return
    await updateDocument(writer, { ...document, status: 'REJECTED', updatedAt: context.clock.now() })
  })
