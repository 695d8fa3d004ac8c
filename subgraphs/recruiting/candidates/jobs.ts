import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { exportKey } from '../candidate-exports/rules.ts'
import type { Context } from '../context.ts'
import { copyKey } from '../cv-documents/rules.ts'
import { reportKeys } from '../interview-reports/rules.ts'
import { forgetAnswers } from './merge.ts'
import { erasureQueue } from './queues.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never

const erasing: WorkQueue<Context, Payload<typeof erasureQueue>> = {
  ...erasureQueue,
  async run({ context, payload: { ids, interviewIds = [], userIds, exportIds, cvIds = [], reportIds = [] } }) {
    const tenant = tenantId(context)
    for (const id of exportIds) await context.files?.store.remove(exportKey(tenant, id))
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

export const queues = [erasing]
