import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { keptSince } from './rules.ts'
import { deleteBefore, readChannel } from './store.ts'

export const retentionQueue: QueueOf<{ readonly channelId: string }> = { name: 'tenancy.channel-retention' }

/** Removes messages that are too old; asked for once an hour in which there are messages. */
const removing: WorkQueue<Context, { readonly channelId: string }> = {
  ...retentionQueue,
  run: ({ context, payload: { channelId }, once }) =>
    once(async (writer) => {
      const channel = await readChannel(writer, channelId)
      if (channel === null) return
      await writer.run(deleteBefore, { channelId, before: keptSince(context.clock.now(), channel.retentionHours) })
    }),
}

export const queues = [removing]
