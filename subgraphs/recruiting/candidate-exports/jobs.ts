// Makes copies of all that is held about candidates, and removes them when they expire.
import { buffer } from 'node:stream/consumers'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { appealsOfCandidates } from '../appeals/store.ts'
import type { Context } from '../context.ts'
import { copyKey } from '../cv-documents/rules.ts'
import { cvDocumentsOf } from '../cv-documents/store.ts'
import { exportExpiryQueue, exportQueue } from './queues.ts'
import { archiveOf, exportHours, exportKey } from './rules.ts'
import { heldOf, markStatus, peopleOf } from './store.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never

const hourMilliseconds = 3_600_000
const retryLimit = 5

const making: WorkQueue<Context, Payload<typeof exportQueue>> = {
  ...exportQueue,
  retryLimit,
  deadlineSeconds: 300,
  concurrency: 1,
  async run({ context, payload: { id, candidateId }, attempt, once }) {
    const { files, clock, scope } = context
    try {
      if (files === null) throw new Error('There is no file store')
      const parts = await scope.snapshot(async (reader) => {
        const people = await reader.read(peopleOf, { id: candidateId })
        const ids = people.map((one) => one.id)
        const [versions, consents, analyses, appeals, decisions, interviews, answers, reports, contests, cvs] =
          await Promise.all([
            reader.read(heldOf.versions, { ids }),
            reader.read(heldOf.consents, { ids }),
            reader.read(heldOf.analyses, { ids }),
            reader.read(appealsOfCandidates, { ids }),
            reader.read(heldOf.decisions, { ids }),
            reader.read(heldOf.interviews, { ids }),
            reader.read(heldOf.answers, { ids }),
            reader.read(heldOf.reports, { ids }),
            reader.read(heldOf.contests, { ids }),
            reader.read(cvDocumentsOf, { ids }),
          ])
        return {
          candidate: people,
          versions,
          consents,
          analyses,
          appeals,
          decisions,
          interviews,
          answers,
          reports,
          contests,
          cvs,
        }
      })
      const key = exportKey(tenantId(context), id)
      await files.store.write(key, archiveOf(parts, await documentsOf(context, parts.cvs)), 'application/zip')
      const expiresAt = new Date(clock.now().getTime() + exportHours * hourMilliseconds)
      const isKept = await once(async (writer) => {
        const [row] = await writer.run(markStatus, { id, status: 'DONE', expiresAt })
        if (row === undefined) return false
        await requestJob(context, writer, exportExpiryQueue, id, { id, candidateId }, { startAfter: expiresAt })
        return true
      })
      // The candidate was erased meanwhile.
      if (isKept === false) await files.store.remove(key)
    } catch (error) {
      if (attempt > retryLimit) {
        await scope.write((writer) => writer.run(markStatus, { id, status: 'FAILED', expiresAt: null }))
      }
      throw error
    }
  },
}

/** The documents as they were uploaded, by their place in the archive. */
async function documentsOf(context: Context, cvs: readonly { readonly id: string; readonly contentType: string }[]) {
  const documents: Record<string, Uint8Array> = {}
  for (const { id, contentType } of cvs) {
    const content = await context.files?.store.read(copyKey(tenantId(context), id))
    if (content === null || content === undefined) continue
    const ending = contentType === 'application/pdf' ? 'pdf' : contentType === 'text/plain' ? 'txt' : 'docx'
    documents[`documents/${id}.${ending}`] = await buffer(content)
  }
  return documents
}

const expiring: WorkQueue<Context, Payload<typeof exportExpiryQueue>> = {
  ...exportExpiryQueue,
  run: async ({ context, payload: { id } }) => {
    await context.files?.store.remove(exportKey(tenantId(context), id))
  },
}

export const queues = [making, expiring]
