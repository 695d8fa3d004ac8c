import * as jobTables from '@quintet/drizzle/credit/queues.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { requestsOfEvents } from '@quintet/kit/slice/job-requests.ts'
import { orderRefundQueue } from './queues.ts'

const request = requestsOfEvents(jobTables)

/** Has a job pay money of an order back: the cursor does not wait for it. */
export const consumers = consumerOf(['marketplace.refund.due'] as const, async (event, writer) => {
  const { tenantId, name, position, payload } = event
  if (tenantId === null) return
  const { chargeId, amountMinor, reason, at } = payload
  const order = { chargeId, amountMinor, reason }
  await request(writer, orderRefundQueue, { tenantId, key: `${name} ${position}`, payload: order, at: new Date(at) })
})
