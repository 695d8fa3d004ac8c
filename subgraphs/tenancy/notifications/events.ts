import * as jobTables from '@quintet/drizzle/tenancy/queues.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { insertRequest, jobId } from '@quintet/kit/slice/job-requests.ts'
import { noticeQueue } from './queues.ts'

const insertJob = insertRequest(jobTables)
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
  const queue = noticeQueue.name
  const at = new Date(payload.at)
  await writer.run(insertJob, { id: jobId(queue, tenantId, `${name} ${position}`), queue, payload, startAfter: at, at })
})
