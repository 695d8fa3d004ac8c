import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { currentGrants } from '../access/current-grants.ts'
import { reportChange } from '../access/report-change.ts'
import { endProblems, isLastOwner, mayGrant, ownerRole } from '../access/rules.ts'
import { auditRole } from '../audit.ts'
import type { Context } from '../context.ts'
import { type MembershipRow, membersByUserIds } from '../memberships/store.ts'
import { patternsOf } from '../roles/rules.ts'
import { readRoles } from '../roles/store.ts'
import type { RoleBindingInput } from '../types.gen.ts'
import { deleteBinding, insertBinding, membersWithRole } from './store.ts'

/** Grants a role to a member of the active tenant. */
export const grantRole = (context: Context, input: RoleBindingInput) =>
  change(context, 'grantRole', input, {
    problems: endProblems(input.expiresAt, context.clock.now()),
    work: (writer) => changeRole(context, writer, input, 'grant'),
  })

/** Revokes a role from a member of the active tenant. */
export const revokeRole = (context: Context, input: RoleBindingInput) =>
  change(context, 'revokeRole', input, { work: (writer) => changeRole(context, writer, input, 'revoke') })

async function changeRole(
  context: Context,
  writer: Writer,
  { userId, role, expiresAt = null }: RoleBindingInput,
  direction: 'grant' | 'revoke',
): Promise<MembershipRow> {
  // This has others wait, so that neither the role nor the member changes before the commit.
  const grants = await currentGrants(writer, context)
  const granted = (await readRoles(writer)).find(({ slug }) => slug === role)
  if (granted === undefined) throw new Refused(notFoundProblem('There is no such role', ['input', 'role']))
  const permissions = patternsOf(granted)
  const [member] = isUuid(userId) ? await writer.read(membersByUserIds, { userIds: [userId] }) : []
  if (member === undefined) throw new Refused(notFoundProblem('There is no such member', ['input', 'userId']))
  // Both: the gateway's grants may be some seconds old, and a token may have fewer than its user.
  const may =
    mayGrant(context.envelope, role, permissions) && mayGrant({ ...context.envelope, grants }, role, permissions)
  const owners = await writer.read(membersWithRole, { role: ownerRole })
  const isOwner = owners.some((owner) => owner.userId === userId)
  const isDenial = granted.policies.some(({ effect }) => effect === 'DENY')
  if (!may || (isOwner && isDenial && !isPermitted(context.envelope, 'tenancy.owners:grant'))) {
    throw new Refused(
      notAllowed('You can grant and revoke only permissions that you hold', 'ROLE_TOO_STRONG', ['input', 'role']),
    )
  }
  const isLost = role === ownerRole && (direction === 'revoke' || expiresAt !== null)
  if (isLost && isLastOwner(userId, owners)) {
    throw new Refused(notAllowed('The last owner cannot be removed', 'LAST_OWNER', ['input', 'role']))
  }
  const binding = { memberId: userId, role, expiresAt, grantedBy: viewerId(context) }
  const changed = await writer.run(direction === 'grant' ? insertBinding : deleteBinding, binding)
  if (changed.length > 0) {
    await auditRole(
      context,
      writer,
      direction === 'grant' ? 'tenancy.role.granted' : 'tenancy.role.revoked',
      userId,
      role,
    )
    await reportChange(context, writer, tenantId(context), userId)
  }
  return member
}
