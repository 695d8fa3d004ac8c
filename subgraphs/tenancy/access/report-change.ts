import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Context } from '../context.ts'
import { raisePolicyVersion } from '../tenants/store.ts'
import { recordChange } from './store.ts'

/**
 * Reports that rights in a tenant changed: gateways read them again.
 * @param writer in the tenant
 * @param userId the member whose rights changed; null for all members
 */
export async function reportChange(
  context: Context,
  writer: Writer,
  tenantId: string,
  userId: string | null,
): Promise<void> {
  await writer.run(raisePolicyVersion, {})
  const change = { changedTenantId: tenantId, changedUserId: userId, changedSessionId: null }
  await writer.run(recordChange, { ...change, at: context.clock.now() })
  writer.afterCommit(context.wakeAccess)
}
