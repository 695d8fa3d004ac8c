import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { type QueueOf, requestJob } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { addDays } from './rules.ts'
import { calendarAt, oneForUpdate, setClosed } from './store.ts'

/** Days up to one are to be closed. */
interface Closing {
  readonly through: string
}

const closingQueue: QueueOf<Closing> = { name: 'credit.day-closing' }

/** Has a job close the days before the business date. */
export const requestClosing = (context: Context, writer: Writer, through: string): Promise<void> =>
  requestJob(context, writer, closingQueue, through, { through })

/** Closes days one after the other, each in a transaction of its own; what is closed is not closed again. */
const closing: WorkQueue<Context, Closing> = {
  ...closingQueue,
  deadlineSeconds: 600,
  async run({ context, payload: { through }, signal }) {
    for (let isOpen = true; isOpen; ) {
      signal.throwIfAborted()
      isOpen = await context.scope.write(async (writer) => {
        const [row] = await writer.read(oneForUpdate, {})
        const at = context.clock.now()
        if (row === undefined || row.closedThrough >= through) return false
        const next = addDays(row.closedThrough, 1)
        // A day is not over while it is the present one.
        if (next >= calendarAt(row, at).businessDate) return false
        await writer.run(setClosed, { id: row.id, through: next, at })
        return true
      })
    }
  },
}

export const queues = [closing]
