import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Context } from './context.ts'

/** The addresses of the active tenant's owners, who are told about its licences and bills. */
export async function ownerAddresses(context: Context): Promise<string[]> {
  if (!context.letters.canSend('EMAIL')) return []
  const entry = await context.peers.tenantEntry({ id: tenantId(context) })
  if (entry === null || entry.ownerIds.length === 0) return []
  const known = await context.peers.addresses({ userIds: entry.ownerIds })
  return known.map(({ email }) => email)
}
