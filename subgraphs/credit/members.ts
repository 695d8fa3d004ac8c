// Who may have scores and records: present members of the tenant.
import { tenantId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Context } from './context.ts'

/** Those of the users who are active members. Queried before a transaction: nothing waits for another service inside one. */
export async function activeMembers(context: Context, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = [...new Set(userIds.filter(isUuid))]
  const found = await context.peers.memberships({ userIds: asked, tenantId: tenantId(context) })
  return new Set(found.filter(({ isActive }) => isActive).map(({ userId }) => userId))
}
