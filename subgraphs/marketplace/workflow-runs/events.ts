import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { insertRequest, jobId } from '@quintet/kit/slice/job-requests.ts'
import { taskEvent } from './advance.ts'
import { type EventToAct, eventQueue } from './queues.ts'

const insertJob = insertRequest(jobTables)

const request = (tenantId: string, payload: EventToAct & { readonly at: string }) => {
  const queue = eventQueue.name
  const at = new Date(payload.at)
  const { event, position } = payload
  return { id: jobId(queue, tenantId, `${event} ${position}`), queue, payload, startAfter: at, at }
}

/** Has a job do what an event sets off: the cursor does not wait for it. */
const happenings = consumerOf(
  ['recruiting.analysis.created'] as const,
  async ({ name, position, tenantId, payload }, writer) => {
    if (tenantId === null) return
    const acting = { event: name, position: String(position), payload: { ...payload }, at: payload.at }
    await writer.run(insertJob, request(tenantId, acting))
  },
)

const ends = ['completeTask', 'failTask', 'cancelTask']

/** People end tasks that steps wait for. */
const tasks = consumerOf(['tenancy.activity'] as const, async ({ position, tenantId, payload }, writer) => {
  if (tenantId === null || !ends.includes(payload.action)) return
  const acting = { event: taskEvent, position: String(position), payload: { ...payload }, at: payload.at }
  await writer.run(insertJob, request(tenantId, acting))
})

export const consumers = [...happenings, ...tasks]
