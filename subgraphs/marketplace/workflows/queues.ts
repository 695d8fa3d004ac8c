import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface DueWorkflow {
  readonly workflowId: string
  /** The time of its schedule, ISO 8601. */
  readonly dueAt: string
}
/** Workflows that run by a schedule. */
export const scheduleQueue: QueueOf<DueWorkflow> = { name: 'marketplace.workflow-schedules' }
