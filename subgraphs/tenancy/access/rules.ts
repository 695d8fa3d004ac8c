import { permits } from '@quintet/kit/wire/envelope.ts'

/** The role whose last holder cannot lose it. */
export const ownerRole = 'owner'

/**
 * Whether the giver may grant roles, and every permission of this one is within their own, wildcards and all; the owner's
 * role needs owners:grant.
 */
export function mayGive(grants: readonly string[], role: string, permissions: readonly string[]): boolean {
  if (!permits(grants, 'tenancy.roles:grant')) return false
  if (role === ownerRole && !permits(grants, 'tenancy.owners:grant')) return false
  return permissions.every((permission) => permits(grants, permission))
}

/** Whether taking the role from a member would leave the tenant without an owner. */
export const isLastOwner = (role: string, userId: string, owners: readonly string[]): boolean =>
  role === ownerRole && owners.length === 1 && owners[0] === userId
