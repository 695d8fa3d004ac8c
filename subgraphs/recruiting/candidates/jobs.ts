import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { explanationKeys } from '../analyses/rules.ts'
import { exportKey } from '../candidate-exports/rules.ts'
import type { Context } from '../context.ts'
import { copyKey } from '../cv-documents/rules.ts'
import { reportKeys } from '../interview-reports/rules.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import { erase, forgetAnswers } from './merge.ts'
import { erasureQueue, retentionQueue } from './queues.ts'
import { candidatesPastRetention, deleteLooseCvs } from './retention.ts'
import { monthsAfter } from './rules.ts'
import { readCandidate } from './store.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never

const erasing: WorkQueue<Context, Payload<typeof erasureQueue>> = {
  ...erasureQueue,
  async run({
    context,
    payload: { ids, interviewIds = [], userIds, exportIds, cvIds = [], reportIds = [], analysisIds = [] },
  }) {
    const tenant = tenantId(context)
    for (const id of exportIds) await context.files?.store.remove(exportKey(tenant, id))
    for (const id of analysisIds) {
      for (const key of explanationKeys(tenant, id)) await context.files?.store.remove(key)
    }
    for (const id of cvIds) await context.files?.store.remove(copyKey(tenant, id))
    for (const id of reportIds) {
      for (const key of reportKeys(tenant, id)) await context.files?.store.remove(key)
    }
    await context.demographics.forget(tenant, ids)
    const told = [...ids, ...interviewIds]
    for (const user of userIds) {
      // Answers are shown to their own user alone.
      await context.scope
        .as({ tenantId: tenant, userId: user, realmId: context.envelope.realmId })
        .write((writer) => writer.run(forgetAnswers, { ids: told, user }))
    }
  },
}

/** How many are erased before the next ones are looked for. */
const batch = 50

const retaining: WorkQueue<Context, Payload<typeof retentionQueue>> = {
  ...retentionQueue,
  deadlineSeconds: 3_600,
  concurrency: 1,
  async run({ context, signal }) {
    const now = context.clock.now()
    const today = now.toISOString().slice(0, 10)
    for (;;) {
      signal.throwIfAborted()
      const due = await context.scope.read(candidatesPastRetention, { today, limit: batch })
      for (const { id } of due) {
        // Each in a transaction of its own, in which the day is looked at again: a consent may have moved it meanwhile.
        await context.scope.write(async (writer) => {
          const present = await readCandidate(writer, id)
          if (present?.id === id && present.retainUntil !== null && present.retainUntil < today) {
            await erase(context, writer, id, now)
          }
        })
      }
      if (due.length < batch) break
    }
    await context.scope.write(async (writer) => {
      const { retentionMonths } = policyOr((await writer.read(newestPolicy, {}))[0])
      const before = new Date(`${monthsAfter(now, -retentionMonths)}T00:00:00Z`)
      const loose = await writer.run(deleteLooseCvs, { before })
      if (loose.length === 0) return
      const userIds = [...new Set(loose.map(({ addedBy }) => addedBy))]
      const cvIds = loose.map(({ id }) => id)
      await requestJob(context, writer, erasureQueue, cvIds[0]!, { ids: cvIds, userIds, exportIds: [], cvIds })
    })
  },
}

export const queues = [erasing, retaining]
