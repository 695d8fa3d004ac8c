import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { insertRequest, jobId } from '@quintet/kit/slice/job-requests.ts'
import { provisionedQueue } from './queues.ts'

const insert = insertRequest(jobTables)

/** A new tenant gets the systems that all new ones get. */
export const consumers = consumerOf(['tenancy.tenant.provisioned'] as const, async ({ tenantId, payload }, writer) => {
  const at = new Date(payload.at)
  const queue = provisionedQueue.name
  await writer.run(insert, { id: jobId(queue, tenantId, 'provisioned'), queue, payload: {}, startAfter: at, at })
})
