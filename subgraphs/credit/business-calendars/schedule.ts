// When days are closed: at once for those that are over, and for each further one when it is.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { type QueueOf, requestJob } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { addDays, beginOf } from './rules.ts'
import { insertCalendar, oneForUpdate, standardCalendar } from './store.ts'

/** Days up to one are to be closed. */
interface Closing {
  readonly through: string
}

export const closingQueue: QueueOf<Closing> = { name: 'credit.day-closing' }

/** Has a job close days up to one: when it is over in a time zone, or at once where the date is moved by hand. */
export function requestClosing(
  context: Context,
  writer: Writer,
  through: string,
  timeZone: string | null,
): Promise<void> {
  const startAfter = timeZone === null ? null : beginOf(timeZone, addDays(through, 1))
  const isLater = startAfter !== null && startAfter > context.clock.now()
  // A job that waits for the clock must not stand for one that runs at once.
  const key = timeZone === null ? `${through} by hand` : through
  return requestJob(context, writer, closingQueue, key, { through }, isLater ? { startAfter } : {})
}

/** Makes sure that days of the tenant are closed from now on, since there is something that falls due. */
export async function startClosing(context: Context, writer: Writer): Promise<void> {
  const [present] = await writer.read(oneForUpdate, {})
  const { id: _, ...standard } = standardCalendar(context.clock.now())
  const calendar = present ?? (await insertCalendar(writer, { ...standard, id: newId() }))
  if (calendar.mode === 'MANUAL') return
  await requestClosing(context, writer, addDays(calendar.closedThrough, 1), calendar.timeZone)
}
