import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { closeOffers } from '../applications/closing.ts'
import type { Context } from '../context.ts'
import { expireAfter } from '../kyc/store.ts'
import { closeLoans } from '../loans/closing.ts'
import { closeReferrals } from '../referrals/rewards.ts'
import { closeSavings } from '../savings/closing.ts'
import { addDays } from './rules.ts'
import { closingQueue, requestClosing } from './schedule.ts'
import { calendarAt, oneForUpdate, setClosed } from './store.ts'

interface Closing {
  readonly through: string
}

/** Closes days one after the other; what is closed is not closed again. */
const closing: WorkQueue<Context, Closing> = {
  ...closingQueue,
  deadlineSeconds: 3_600,
  concurrency: 1,
  async run({ context, payload: { through }, signal }) {
    for (;;) {
      signal.throwIfAborted()
      const day = await context.scope.write(async (writer) => {
        const [row] = await writer.read(oneForUpdate, {})
        const now = context.clock.now()
        if (row === undefined || row.closedThrough >= through) return null
        const next = addDays(row.closedThrough, 1)
        // A day is not over while it is the present one.
        return next < calendarAt(row, now).businessDate ? next : null
      })
      if (day === null) break
      // Each of its savings and loans in a transaction of its own: one that fails is done again, and those before it are not.
      await closeSavings(context, day, signal)
      await closeReferrals(context, day, signal)
      await closeOffers(context, day, signal)
      await closeLoans(context, day, signal)
      await context.scope.write(async (writer) => {
        const [row] = await writer.read(oneForUpdate, {})
        await writer.run(expireAfter, { day })
        const at = context.clock.now()
        if (row !== undefined && row.closedThrough < day) await writer.run(setClosed, { id: row.id, through: day, at })
      })
    }
    // The next day of a calendar that follows the clock is closed when it is over.
    await context.scope.write(async (writer) => {
      const [row] = await writer.read(oneForUpdate, {})
      if (row?.mode === 'AUTOMATIC') {
        await requestClosing(context, writer, addDays(row.closedThrough, 1), row.timeZone)
      }
    })
  },
}

export const queues = [closing]
