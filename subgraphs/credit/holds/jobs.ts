import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { lockAccounts } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { tellChanged } from '../ledger/post.ts'
import { expiryQueue, freeExpired } from './expiry.ts'

/** Ends a hold that was not captured in time. One that a movement of money found first is over already. */
const expiring: WorkQueue<Context, { readonly accountId: string }> = {
  ...expiryQueue,
  run: ({ context, payload: { accountId }, once }) =>
    once(async (writer) => {
      await lockAccounts(writer, [accountId])
      if (await freeExpired(writer, [accountId], context.clock.now())) await tellChanged(context, writer, [accountId])
    }),
}

export const queues = [expiring]
