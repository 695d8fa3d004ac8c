import type { Writer } from '@quintet/drizzle/client/scope.ts'
import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { requestsOfEvents } from '@quintet/kit/slice/job-requests.ts'
import { readListening } from '../connectors/store.ts'
import { readTriggered } from '../workflows/store.ts'
import { taskEvent } from './advance.ts'
import { type EventToAct, eventQueue } from './queues.ts'
import { readWaiting } from './store.ts'

const request = requestsOfEvents(jobTables)

const act = (writer: Writer, tenantId: string, payload: EventToAct & { readonly at: string }): Promise<void> => {
  const key = `${payload.event} ${payload.position}`
  return request(writer, eventQueue, { tenantId, key, payload, at: new Date(payload.at) })
}

/** Whether a workflow, a connector or a step of a run waits for an event. */
async function isAwaited(writer: Writer, event: string): Promise<boolean> {
  const [workflows, connectors, steps] = await Promise.all([
    readTriggered(writer, event),
    readListening(writer, null, event),
    readWaiting(writer, event),
  ])
  return workflows.length + connectors.length + steps.length > 0
}

/** Has a job do what an event sets off: the cursor does not wait for it. Most events set nothing off. */
const happenings = consumerOf(
  ['recruiting.analysis.created', 'recruiting.interview.completed'] as const,
  async ({ name, position, tenantId, payload }, writer) => {
    if (tenantId === null || !(await isAwaited(writer, name))) return
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
