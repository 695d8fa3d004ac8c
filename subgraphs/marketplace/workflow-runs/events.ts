import type { Writer } from '@quintet/drizzle/client/scope.ts'
import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { requestsOfEvents } from '@quintet/kit/slice/job-requests.ts'
import { taskEvent } from './advance.ts'
import { type EventToAct, eventQueue } from './queues.ts'

const request = requestsOfEvents(jobTables)

const act = (writer: Writer, tenantId: string, payload: EventToAct & { readonly at: string }): Promise<void> => {
  const key = `${payload.event} ${payload.position}`
  return request(writer, eventQueue, { tenantId, key, payload, at: new Date(payload.at) })
}

/** Has a job do what an event sets off: the cursor does not wait for it. */
const happenings = consumerOf(
  ['recruiting.analysis.created'] as const,
  async ({ name, position, tenantId, payload }, writer) => {
    if (tenantId === null) return
    const acting = { event: name, position: String(position), payload: { ...payload }, at: payload.at }
    await act(writer, tenantId, acting)
  },
)

const ends = ['completeTask', 'failTask', 'cancelTask']

/** People end tasks that steps wait for. */
const tasks = consumerOf(['tenancy.activity'] as const, async ({ position, tenantId, payload }, writer) => {
  if (tenantId === null || !ends.includes(payload.action)) return
  const acting = { event: taskEvent, position: String(position), payload: { ...payload }, at: payload.at }
  await act(writer, tenantId, acting)
})

export const consumers = [...happenings, ...tasks]
