import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isPermitted, type Powers } from '@quintet/kit/wire/powers.ts'

/** The role that the last member who has it cannot lose. */
export const ownerRole = 'owner'

/**
 * Whether a member with these powers may grant or revoke a role: every permission of the role must be held, wildcards
 * included. The owner's role needs owners:grant besides.
 */
export function mayGrant(powers: Powers, role: string, permissions: readonly string[]): boolean {
  if (!isPermitted(powers, 'tenancy.roles:grant')) return false
  if (role === ownerRole && !isPermitted(powers, 'tenancy.owners:grant')) return false
  return permissions.every((permission) => isPermitted(powers, permission))
}

interface OwnerRow {
  readonly userId: string
  readonly isLasting: boolean
}

/** Whether the tenant would have no owner without this member: none who may enter, and whose role has no end. */
export const isLastOwner = (userId: string, owners: readonly OwnerRow[]): boolean =>
  owners.some((owner) => owner.userId === userId) && !owners.some((owner) => owner.userId !== userId && owner.isLasting)

/** What is wrong with the end of a role; nothing is with a role that has none. */
export const endProblems = (expiresAt: Date | null | undefined, now: Date): FieldProblem[] =>
  expiresAt === null || expiresAt === undefined || expiresAt > now
    ? []
    : [fieldProblem('The end must not be in the past', 'input', 'expiresAt')]

/** When the first of some roles ends; null where none does. */
export const nextEnd = (held: readonly { readonly expiresAt: Date | null }[]): Date | null =>
  held.reduce<Date | null>(
    (next, { expiresAt }) => (expiresAt !== null && (next === null || expiresAt < next) ? expiresAt : next),
    null,
  )
