// What becomes of applications at the end of a business date: no bid was accepted in time.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import { endOpenBids } from '../bids/ending.ts'
import type { Context } from '../context.ts'
import { applicationExpired } from './notices.ts'
import { goTo } from './status.ts'
import { lockApplication, openThrough } from './store.ts'

const batch = 100

/** Ends applications whose last day for bids is over. */
export async function closeOffers(context: Context, day: string, signal: AbortSignal): Promise<void> {
  let after: string = lowestId
  for (;;) {
    const some = await context.scope.read(openThrough, { day, after, limit: batch })
    for (const { id } of some) {
      signal.throwIfAborted()
      await context.scope.write((writer) => expire(context, writer, id, day))
    }
    const last = some.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function expire(context: Context, writer: Writer, id: string, day: string): Promise<void> {
  const row = await lockApplication(writer, id)
  if (row?.status !== 'OFFERS_OPEN' || row.offersUntil === null || row.offersUntil > day) return
  await goTo(context, writer, row, 'EXPIRED', { actorId: null })
  await endOpenBids(context, writer, id)
  const data = { applicationId: id, category: row.category }
  await notifyMembers(context, writer, applicationExpired, { userIds: [row.applicantId], key: `${id} expired`, data })
}
