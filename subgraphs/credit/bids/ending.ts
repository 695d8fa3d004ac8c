import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import type { Context } from '../context.ts'
import { readMembersByProvider } from '../loan-providers/store.ts'
import { bidEnded } from './notices.ts'
import { endBids } from './store.ts'

/** Ends all bids for an application that can still be accepted, and tells their lenders. */
export async function endOpenBids(context: Context, writer: Writer, applicationId: string): Promise<void> {
  const ended = await writer.run(endBids, { applicationId, at: context.clock.now() })
  if (ended.length === 0) return
  const members = await readMembersByProvider(writer)
  for (const { id, providerId } of ended) {
    await notifyMembers(context, writer, bidEnded, {
      userIds: members.get(providerId) ?? [],
      key: `${id} ended`,
      data: { applicationId },
    })
  }
}
