import * as jobTables from '@quintet/drizzle/tenancy/queues.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { requestsOfEvents } from '@quintet/kit/slice/job-requests.ts'
import { noticeQueue } from './queues.ts'

const request = requestsOfEvents(jobTables)
const notices = [
  'identity.notice',
  'tenancy.notice',
  'marketplace.notice',
  'recruiting.notice',
  'credit.notice',
] as const

/** Has a job tell people what a subgraph wants them told: the cursor does not wait for it. */
export const consumers = consumerOf(notices, async ({ name, position, tenantId, payload }, writer) => {
  if (tenantId === null) return
  await request(writer, noticeQueue, { tenantId, key: `${name} ${position}`, payload, at: new Date(payload.at) })
})
