import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

export interface RunToAdvance {
  readonly runId: string
  /** How often the run was set going: another one means that this is out of date. */
  readonly round: number
}
/** Runs that go on. */
export const runQueue: QueueOf<RunToAdvance> = { name: 'marketplace.workflow-runs' }

export interface EventToAct {
  readonly event: string
  /** Names the event among those of its name. */
  readonly position: string
  readonly payload: Readonly<Record<string, unknown>>
}
/** Events that make workflows run, connectors deliver, or steps go on. */
export const eventQueue: QueueOf<EventToAct> = { name: 'marketplace.workflow-events' }
