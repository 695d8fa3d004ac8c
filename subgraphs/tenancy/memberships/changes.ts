// Members who are suspended, come back, are removed or leave.

import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { refuseImpersonation } from '@quintet/kit/slice/impersonation.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { currentGrants } from '../access/current-grants.ts'
import { reportChange } from '../access/report-change.ts'
import { isLastOwner, ownerRole } from '../access/rules.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { leaveConversations } from '../conversations/leaving.ts'
import { cancelInvitationsOf } from '../invitations/store.ts'
import { deleteBindingsOf, membersWithRole } from '../role-bindings/store.ts'
import { lockTenant } from '../tenants/store.ts'
import type { RemoveMemberInput, UpdateMemberInput } from '../types.gen.ts'
import { memberProblems } from './rules.ts'
import { changeMember, endMembership, type MembershipRow, membersByUserIds } from './store.ts'

/** Changes the status of a member of the active tenant, or what the tenant notes about them. */
export const updateMember = (context: Context, input: UpdateMemberInput) =>
  change(context, 'updateMember', input, {
    problems: memberProblems(input),
    async work(writer) {
      const member = await presentMember(writer, input.userId)
      const { status = member.status, metadata } = input
      if (status !== member.status) await refuseOwner(context, writer, member.userId, status === 'SUSPENDED')
      const noted = metadata === undefined ? member.metadata : ((metadata ?? {}) as Record<string, unknown>)
      const next = { memberId: member.userId, status: status as string, metadata: noted }
      const [changed] = await writer.run(changeMember, next)
      if (status !== member.status) {
        await audit(context, writer, status === 'SUSPENDED' ? 'tenancy.member.suspended' : 'tenancy.member.resumed', {
          userId: member.userId,
        })
        await reportChange(context, writer, tenantId(context), member.userId)
      }
      return changed!
    },
  })

/** Removes a member from the active tenant, with all their roles. */
export const removeMember = (context: Context, { userId }: RemoveMemberInput) =>
  change(context, 'removeMember', {}, { work: (writer) => end(context, writer, userId, 'tenancy.member.removed') })

/** Ends the caller's own membership. */
export const leaveTenant = (context: Context) =>
  change(
    context,
    'leaveTenant',
    {},
    {
      work(writer) {
        refuseImpersonation(context)
        return end(context, writer, viewerId(context), 'tenancy.member.left')
      },
    },
  )

async function end(
  context: Context,
  writer: Writer,
  userId: string,
  event: 'tenancy.member.removed' | 'tenancy.member.left',
): Promise<MembershipRow> {
  if (context.envelope.tenantId === null) throw new Refused(notFoundProblem('There is no active tenant'))
  const member = await presentMember(writer, userId)
  await refuseOwner(context, writer, userId, true)
  const at = context.clock.now()
  await writer.run(endMembership, { memberId: userId, at })
  await writer.run(deleteBindingsOf, { memberId: userId })
  await writer.run(cancelInvitationsOf, { inviter: userId, at })
  await leaveConversations(writer, userId)
  await audit(context, writer, event, { userId })
  await context.publish(writer, 'tenancy.member.left', { version: 1, userId, at: at.toISOString() })
  await reportChange(context, writer, tenantId(context), userId)
  return { ...member, leftAt: at, roles: [] }
}

/** A present member. Changes of members and roles in a tenant are made one after the other. */
async function presentMember(writer: Writer, userId: string): Promise<MembershipRow> {
  await writer.read(lockTenant, {})
  const [member] = isUuid(userId) ? await writer.read(membersByUserIds, { userIds: [userId] }) : []
  if (member === undefined) throw new Refused(notFoundProblem('There is no such member', ['input', 'userId']))
  return member
}

/** Only who may grant owners may take one from the tenant, and never the last one. */
async function refuseOwner(context: Context, writer: Writer, userId: string, isLost: boolean): Promise<void> {
  const owners = await writer.read(membersWithRole, { role: ownerRole })
  if (!owners.some((owner) => owner.userId === userId)) return
  if (isLost && isLastOwner(userId, owners)) {
    throw new Refused(notAllowed('The last owner cannot be removed', 'LAST_OWNER', ['input', 'userId']))
  }
  if (userId === viewerId(context)) return
  // Both: the gateway's grants may be some seconds old, and a token may have fewer than its user.
  const grants = await currentGrants(writer, context)
  const may = [context.envelope, { ...context.envelope, grants }].every((powers) =>
    isPermitted(powers, 'tenancy.owners:grant'),
  )
  if (!may) {
    throw new Refused(notAllowed('Only owners may do this to an owner', 'ROLE_TOO_STRONG', ['input', 'userId']))
  }
}
