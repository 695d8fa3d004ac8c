import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { fieldProblem, invalidInput, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { type MembershipRow, membersByUserIds } from '../memberships/store.ts'
import { lockTenant, raisePolicyVersion } from '../tenants/store.ts'
import type { RoleBindingInput } from '../types.gen.ts'
import { isLastOwner, mayGive, ownerRole } from './rules.ts'
import {
  deleteBinding,
  holdersOfRole,
  insertBinding,
  membershipState,
  permissionsOfPerson,
  permissionsOfRoles,
  recordChange,
} from './store.ts'

/** Gives a member of the active tenant a role. */
export const grantRole = (context: Context, input: RoleBindingInput) =>
  change(context, 'grantRole', input, { work: (writer) => changeRole(context, writer, input, 'grant') })

/** Takes a role from a member of the active tenant. */
export const revokeRole = (context: Context, input: RoleBindingInput) =>
  change(context, 'revokeRole', input, { work: (writer) => changeRole(context, writer, input, 'revoke') })

async function changeRole(
  context: Context,
  writer: Writer,
  { userId, role }: RoleBindingInput,
  direction: 'grant' | 'revoke',
): Promise<MembershipRow> {
  const permissions = (await writer.read(permissionsOfRoles, { slugs: [role] })).map(({ permission }) => permission)
  if (permissions.length === 0)
    throw new Refused(invalidInput([fieldProblem('There is no such role', 'input', 'role')]))
  const [member] = isUuid(userId) ? await writer.read(membersByUserIds, { userIds: [userId] }) : []
  if (member === undefined) throw new Refused(notFoundProblem('There is no such member', ['input', 'userId']))
  // Both: what the gateway knows may be some seconds old, and what a token was given may be less than its person has.
  const may =
    mayGive(context.envelope.grants, role, permissions) && mayGive(await currentGrants(writer), role, permissions)
  if (!may) {
    throw new Refused(
      notAllowed('You cannot give or take what you do not hold yourself', 'ROLE_TOO_STRONG', ['input', 'role']),
    )
  }
  // Holders are locked: of the owner's role they are few, of others perhaps the whole tenant.
  if (direction === 'revoke' && role === ownerRole) {
    const owners = (await writer.read(holdersOfRole, { role })).map((holder) => holder.userId)
    if (isLastOwner(role, userId, owners)) {
      throw new Refused(notAllowed('The last owner cannot be removed', 'LAST_OWNER', ['input', 'role']))
    }
  }
  const changed = await writer.run(direction === 'grant' ? insertBinding : deleteBinding, { memberId: userId, role })
  if (changed.length > 0) {
    await writer.run(raisePolicyVersion, {})
    const whose = { changedTenantId: tenantId(context), changedUserId: userId, changedSessionId: null }
    await writer.run(recordChange, whose)
    writer.afterCommit(context.wakeAccess)
  }
  return member
}

/** What the giver may do now. Changes of roles in a tenant take turns, so it stays true until the commit. */
async function currentGrants(writer: Writer): Promise<string[]> {
  const [, held, [membership]] = await Promise.all([
    writer.read(lockTenant, {}),
    writer.read(permissionsOfPerson, {}),
    writer.read(membershipState, {}),
  ])
  return membership?.isMember ? held.map(({ permission }) => permission) : []
}
