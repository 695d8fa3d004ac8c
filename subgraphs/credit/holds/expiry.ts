import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'
import { expireHolds } from './store.ts'

export const expiryQueue: QueueOf<{ readonly accountId: string }> = { name: 'credit.hold-expiry' }

/** Ends holds of locked accounts whose time is over; whether there were any. */
export const freeExpired = async (writer: Writer, accountIds: readonly string[], at: Date): Promise<boolean> =>
  (await writer.run(expireHolds, { accountIds, at })).length > 0
