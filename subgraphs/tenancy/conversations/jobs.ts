import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { deleteBefore } from './messages.ts'
import { keptSince } from './rules.ts'
import { readConversation } from './store.ts'

export const retentionQueue: QueueOf<{ readonly conversationId: string }> = { name: 'tenancy.conversation-retention' }

/** Removes messages that are too old; asked for once a day on which there are messages. */
const removing: WorkQueue<Context, { readonly conversationId: string }> = {
  ...retentionQueue,
  run: ({ context, payload: { conversationId }, once }) =>
    once(async (writer) => {
      const conversation = await readConversation(writer, conversationId)
      const before = conversation === null ? null : keptSince(context.clock.now(), conversation.retentionDays)
      if (before !== null) await writer.run(deleteBefore, { conversationId, before })
    }),
}

export const queues = [removing]
