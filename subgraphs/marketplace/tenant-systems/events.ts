import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { requestsOfEvents } from '@quintet/kit/slice/job-requests.ts'
import { provisionedQueue } from './queues.ts'

const request = requestsOfEvents(jobTables)

/** A new tenant gets the systems that all new ones get. */
export const consumers = consumerOf(['tenancy.tenant.provisioned'] as const, async ({ tenantId, payload }, writer) => {
  await request(writer, provisionedQueue, { tenantId, key: 'provisioned', payload: {}, at: new Date(payload.at) })
})
