import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { asOf } from './rules.ts'
import { taskForUpdate, updateTask } from './store.ts'

interface Lease {
  /** The task. */
  readonly id: string
}

export const leaseQueue: QueueOf<Lease> = { name: 'tenancy.task-leases' }

/** Writes down that a task was not finished in time. One that was, or has more time, stays as it is. */
const ending: WorkQueue<Context, Lease> = {
  ...leaseQueue,
  run: ({ context, payload: { id }, once }) =>
    once(async (writer) => {
      const [task] = await writer.read(taskForUpdate, { id })
      const at = context.clock.now()
      const next = task === undefined ? undefined : asOf(task, at)
      if (next !== undefined && next !== task) await updateTask(writer, { ...next, updatedAt: at })
    }),
}

export const queues = [ending]
