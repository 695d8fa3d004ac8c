import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

/** Removes an upload that is not complete in time. */
export const uploadQueue: QueueOf<{ readonly documentId: string; readonly versionId: string }> = {
  name: 'tenancy.document-uploads',
}
/** Purges a deleted document. */
export const purgeQueue: QueueOf<{ readonly documentId: string }> = { name: 'tenancy.document-purge' }
