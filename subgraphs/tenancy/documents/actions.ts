import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { readBucket } from '../buckets/store.ts'
import type { Context } from '../context.ts'
import type { DocumentIdInput } from '../types.gen.ts'
import { purgeQueue } from './queues.ts'
import { mayChange, maySee, purgeTime } from './rules.ts'
import { type DocumentRow, documentForUpdate, updateDocument } from './store.ts'

/** Deletes a document. It can be restored until it is purged. */
export const deleteDocument = (context: Context, input: DocumentIdInput) =>
  change(context, 'deleteDocument', input, {
    async work(writer) {
      const document = await changeable(context, writer, input, 'AVAILABLE')
      const at = context.clock.now()
      const { retentionDays } = (await readBucket(writer, document.bucketId))!
      const startAfter = purgeTime(at, retentionDays)
      const key = `${document.id} ${at.toISOString()}`
      await requestJob(context, writer, purgeQueue, key, { documentId: document.id }, { startAfter })
      return (await updateDocument(writer, { ...document, status: 'DELETED', trashedAt: at, updatedAt: at }))!
    },
  })

/** Brings back a deleted document. */
export const restoreDocument = (context: Context, input: DocumentIdInput) =>
  change(context, 'restoreDocument', input, {
    async work(writer) {
      const document = await changeable(context, writer, input, 'DELETED')
      const restored = { status: 'AVAILABLE', trashedAt: null, updatedAt: context.clock.now() }
      return (await updateDocument(writer, { ...document, ...restored }))!
    },
  })

/** A document that the caller may change, locked. Throws unless it has the status. */
async function changeable(
  { envelope }: Context,
  writer: Writer,
  { documentId }: DocumentIdInput,
  status: string,
): Promise<DocumentRow> {
  const path = ['input', 'documentId']
  const [found] = isUuid(documentId) ? await writer.read(documentForUpdate, { id: documentId }) : []
  if (found === undefined || found.purgedAt !== null || !maySee(found, envelope)) {
    throw new Refused(notFoundProblem('There is no such document', path))
  }
  if (!mayChange(found, envelope)) {
    throw new Refused(notAllowed('You may not change this document', 'NOT_ALLOWED', path))
  }
  if (found.status !== status) throw new Refused(conflict(`The document is ${found.status}`, 'WRONG_STATUS', path))
  return found
}
