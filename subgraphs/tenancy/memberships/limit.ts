import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { limitReached, Refused } from '@quintet/kit/slice/problems.ts'
import { memberLimit } from './store.ts'

/** Refuses one more member where the active tenant has as many as it may. The tenant is to be locked. */
export async function refuseFull(writer: Writer): Promise<void> {
  const [limit] = await writer.read(memberLimit, {})
  if (limit === undefined || limit.maxUsers === null || limit.count < limit.maxUsers) return
  throw new Refused(limitReached(`The tenant can have ${limit.maxUsers} members`, 'MAX_USERS'))
}
