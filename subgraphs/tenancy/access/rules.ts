import { permits } from '@quintet/kit/wire/envelope.ts'

/** The role that the last member who has it cannot lose. */
export const ownerRole = 'owner'

/**
 * Whether a member with these grants may grant or revoke a role: every permission of the role must be among them, wildcards
 * included. The owner's role needs owners:grant besides.
 */
export function mayGrant(grants: readonly string[], role: string, permissions: readonly string[]): boolean {
  if (!permits(grants, 'tenancy.roles:grant')) return false
  if (role === ownerRole && !permits(grants, 'tenancy.owners:grant')) return false
  return permissions.every((permission) => permits(grants, permission))
}

/** Whether the tenant would have no owner without this member's role. */
export const isLastOwner = (role: string, userId: string, owners: readonly string[]): boolean =>
  role === ownerRole && owners.length === 1 && owners[0] === userId
