// Makes exports, removes them when they expire, and removes files that no export knows.
import type { ScheduledQueue, WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { type QueueOf, requestJob } from '@quintet/kit/slice/job-requests.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Context } from '../context.ts'
import { exportReady } from './notices.ts'
import { archiveOf, exportHours, exportKey, exportOf, exportPrefix, orphanHours } from './rules.ts'
import { addressOf, markExpired, markFailed, markReady, readExport } from './store.ts'

interface Export {
  readonly id: string
  readonly userId: string
}

export const exportQueue: QueueOf<Export> = { name: 'identity.user-exports' }
const expiryQueue: QueueOf<Export> = { name: 'identity.user-export-expiry' }

const hourMilliseconds = 3_600_000
const retryLimit = 5

const making: WorkQueue<Context, Export> = {
  ...exportQueue,
  retryLimit,
  deadlineSeconds: 300,
  concurrency: 1,
  async run({ context, payload: { id, userId }, attempt, once }) {
    const { files, clock, envelope, scope, peers } = context
    try {
      if (files === null) throw new Error('There is no file store')
      const fileKey = exportKey(envelope.realmId, id)
      // The same key in every attempt: what was stored before a failure is replaced.
      await files.store.write(fileKey, archiveOf(await peers.personalData(userId)), 'application/zip')
      const expiresAt = new Date(clock.now().getTime() + exportHours * hourMilliseconds)
      await once(async (writer) => {
        const [ready] = await writer.run(markReady, { id, fileKey, expiresAt })
        if (ready === undefined) return
        await requestJob(context, writer, expiryQueue, id, { id, userId }, { startAfter: expiresAt })
        const [to] = await writer.read(addressOf, { id: userId })
        if (to !== undefined)
          await sendNotice(context, writer, exportReady, { to: to.email, key: id, data: { hours: exportHours } })
      })
    } catch (error) {
      if (attempt > retryLimit) await scope.write((writer) => writer.run(markFailed, { id }))
      throw error
    }
  },
}

const expiring: WorkQueue<Context, Export> = {
  ...expiryQueue,
  async run({ context, payload: { id }, once }) {
    // The file first: were the row first, a failure in between would leave a file that can no longer be found by it.
    await context.files?.store.remove(exportKey(context.envelope.realmId, id))
    await once((writer) => writer.run(markExpired, { id }))
  },
}

/** Removes files whose export is not ready: a process may die after it stored a file and before it wrote that down. */
const sweeping: ScheduledQueue<Context> = {
  name: 'identity.user-export-sweep',
  cron: '43 * * * *',
  deadlineSeconds: 300,
  run: ({ context }) => sweep(context),
}

export async function sweep({ files, scope, clock }: Pick<Context, 'files' | 'scope' | 'clock'>): Promise<void> {
  if (files === null) return
  const before = clock.now().getTime() - orphanHours * hourMilliseconds
  for await (const { key, modifiedAt } of files.store.list(exportPrefix)) {
    if (modifiedAt.getTime() > before) continue
    const { realmId, id } = exportOf(key)
    const found = isUuid(realmId) ? await readExport(scope.as({ realmId }), id) : null
    if (found?.status !== 'READY') await files.store.remove(key)
  }
}

export const queues = [making, expiring, sweeping]
