// Removes uploads that are not complete in time, and deleted documents; looks for bytes without rows and rows without bytes.
import type { ScheduledQueue, WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid, lowestId } from '@quintet/kit/slice/pages.ts'
import { giveBytes, readBucket } from '../buckets/store.ts'
import type { Context } from '../context.ts'
import { purgeQueue, uploadQueue } from './queues.ts'
import { purgeTime, storeKey, uploadHours, uploadKey, versionOfKey } from './rules.ts'
import {
  availableAfter,
  deleteRow,
  deleteVersion,
  deleteVersions,
  documentForUpdate,
  updateDocument,
  versionsByIds,
  versionsOf,
} from './store.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never

/** An upload that is not complete after a day: its bytes go, its room is given back, and a document of nothing else goes too. */
const endingUploads: WorkQueue<Context, Payload<typeof uploadQueue>> = {
  ...uploadQueue,
  run: ({ context, payload: { documentId, versionId }, once }) =>
    once(async (writer) => {
      const [document] = await writer.read(documentForUpdate, { id: documentId })
      if (document === undefined) return
      const versions = await writer.read(versionsOf, { documentId })
      const pending = versions.find(({ id, status }) => id === versionId && status === 'PENDING')
      if (pending !== undefined) {
        await writer.run(deleteVersion, { id: versionId })
        await writer.run(giveBytes, { id: document.bucketId, bytes: pending.size })
        // What is left of the bytes is found by the sweep.
        writer.afterCommit(
          () => void context.files?.store.remove(uploadKey(tenantId(context), versionId)).catch(() => {}),
        )
      }
      const isEmpty = versions.every(({ id }) => id === versionId && pending !== undefined)
      if (document.newestVersion === 0 && isEmpty) await writer.run(deleteRow, { id: documentId })
    }),
}

/** Purges a document whose time is over. From its first step on it cannot be restored: no row is left without its bytes. */
const purging: WorkQueue<Context, Payload<typeof purgeQueue>> = {
  ...purgeQueue,
  async run({ context, payload: { documentId }, once }) {
    const versions = await context.scope.write(async (writer) => {
      const [document] = await writer.read(documentForUpdate, { id: documentId })
      if (document === undefined || document.status !== 'DELETED' || document.trashedAt === null) return null
      const at = context.clock.now()
      const bucket = await readBucket(writer, document.bucketId)
      const due = purgeTime(document.trashedAt, bucket?.retentionDays ?? 0)
      if (document.purgedAt === null && due > at) {
        // The bucket keeps what is deleted for longer since.
        const key = `${documentId} ${due.toISOString()}`
        await requestJob(context, writer, purgeQueue, key, { documentId }, { startAfter: due })
        return null
      }
      await updateDocument(writer, { ...document, purgedAt: document.purgedAt ?? at })
      return writer.read(versionsOf, { documentId })
    })
    if (versions === null) return
    for (const { id } of versions) {
      await context.files?.store.remove(storeKey(tenantId(context), id))
      await context.files?.store.remove(uploadKey(tenantId(context), id))
    }
    await once(async (writer) => {
      const [document] = await writer.read(documentForUpdate, { id: documentId })
      if (document === undefined) return
      const bytes = (await writer.read(versionsOf, { documentId })).reduce((sum, { size }) => sum + size, 0)
      await writer.run(deleteVersions, { documentId })
      await writer.run(deleteRow, { id: documentId })
      await writer.run(giveBytes, { id: document.bucketId, bytes })
    })
  },
}

/** Each night, for all tenants. */
const sweeping: ScheduledQueue<Context> = {
  name: 'tenancy.document-sweep',
  cron: '23 3 * * *',
  deadlineSeconds: 3_600,
  run: ({ context }) => sweep(context),
}

type Sweep = Pick<Context, 'files' | 'scope' | 'clock' | 'log' | 'allTenantIds'>

/**
 * Removes bytes that no row knows and what is left of a broken upload, and tells of rows whose bytes are gone.
 * @returns the keys of both
 */
export async function sweep(context: Sweep): Promise<{ removed: string[]; missing: string[] }> {
  const { files, clock } = context
  const removed: string[] = []
  if (files === null) return { removed, missing: [] }
  // A younger one may be of an upload that is being completed.
  const before = clock.now().getTime() - uploadHours * 3_600_000
  for (const prefix of ['uploads/', 'documents/']) {
    for await (const { key, modifiedAt } of files.store.list(prefix)) {
      if (modifiedAt.getTime() > before || (await isKnown(context, key, prefix === 'documents/'))) continue
      await files.store.remove(key)
      removed.push(key)
    }
  }
  await files.store.removePartial(new Date(before))
  const missing: string[] = []
  for (const id of await context.allTenantIds()) missing.push(...(await missingOf(context, id)))
  return { removed, missing }
}

async function isKnown({ scope }: Sweep, key: string, isComplete: boolean): Promise<boolean> {
  const named = versionOfKey(key)
  if (named === null || !isUuid(named.tenantId) || !isUuid(named.versionId)) return false
  const inside = scope.as({ tenantId: named.tenantId })
  const [version] = await inside.read(versionsByIds, { ids: [named.versionId] })
  await inside.close()
  return version !== undefined && (isComplete || version.status === 'PENDING')
}

/** Keys of a tenant's versions whose bytes are gone. */
async function missingOf({ files, scope, log }: Sweep, ofTenant: string): Promise<string[]> {
  const present = new Set<string>()
  for await (const { key } of files!.store.list(`documents/${ofTenant}/`)) present.add(key)
  const inside = scope.as({ tenantId: ofTenant })
  const missing: string[] = []
  const limit = 1000
  for (let after = lowestId, hasMore = true; hasMore; ) {
    const versions = await inside.read(availableAfter, { after, limit })
    for (const { id, documentId } of versions) {
      if (present.has(storeKey(ofTenant, id))) continue
      log.warn({ tenant: ofTenant, document: documentId, version: id }, 'a document has lost its bytes')
      missing.push(storeKey(ofTenant, id))
    }
    hasMore = versions.length === limit
    after = versions.at(-1)?.id ?? after
  }
  await inside.close()
  return missing
}

export const queues = [endingUploads, purging, sweeping]
