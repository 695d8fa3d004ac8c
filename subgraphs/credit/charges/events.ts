import * as jobTables from '@quintet/drizzle/credit/queues.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { insertRequest, jobId } from '@quintet/kit/slice/job-requests.ts'
import { orderRefundQueue } from './queues.ts'

const insertJob = insertRequest(jobTables)

/** Has a job pay money of an order back: the cursor does not wait for it. */
export const consumers = consumerOf(['marketplace.refund.due'] as const, async (event, writer) => {
  const { tenantId, name, position, payload } = event
  if (tenantId === null) return
  const queue = orderRefundQueue.name
  const { chargeId, amountMinor, reason } = payload
  const at = new Date(payload.at)
  const id = jobId(queue, tenantId, `${name} ${position}`)
  await writer.run(insertJob, { id, queue, payload: { chargeId, amountMinor, reason }, startAfter: at, at })
})
