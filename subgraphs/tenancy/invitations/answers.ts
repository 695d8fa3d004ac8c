// What invited people do: they are outside of the tenant until they accept.

import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { refuseImpersonation } from '@quintet/kit/slice/impersonation.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { reportChange } from '../access/report-change.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { refuseFull } from '../memberships/limit.ts'
import { joinTenant, type MembershipRow, membersByUserIds } from '../memberships/store.ts'
import { insertBinding } from '../role-bindings/store.ts'
import { readRoles } from '../roles/store.ts'
import { activeTenantNames, lockTenant } from '../tenants/store.ts'
import type { AcceptInvitationInput } from '../types.gen.ts'
import { parseToken, statusOf } from './rules.ts'
import { endInvitation, type InvitationRow, invitationOfToken } from './store.ts'

const invalidToken = () =>
  notAllowed('This invitation has expired, was taken back or was already used', 'TOKEN_INVALID', ['input', 'token'])

/** Makes the caller a member of the tenant that invited their address. */
export async function acceptInvitation(context: Context, { token }: AcceptInvitationInput) {
  const userId = viewerId(context)
  // Before the transaction: nothing waits inside one.
  const [address] = await context.peers.addresses({ userIds: [userId] })
  return change(
    context,
    'acceptInvitation',
    {},
    {
      async work(writer): Promise<MembershipRow> {
        refuseImpersonation(context)
        const { inside, tenantId, invitation } = await openInvitation(context, writer, token)
        await refuseOtherPeople(context, inside, tenantId)
        if (address?.email !== invitation.emailNorm) {
          throw new Refused(
            notAllowed('The invitation is for another address than yours', 'OTHER_ADDRESS', ['input', 'token']),
          )
        }
        if (!address.isVerified) {
          throw new Refused(notAllowed('Verify your address first', 'ADDRESS_NOT_VERIFIED', ['input', 'token']))
        }
        const at = context.clock.now()
        const [member] = await inside.read(membersByUserIds, { userIds: [userId] })
        if (member === undefined) await refuseFull(inside)
        await inside.run(endInvitation, { id: invitation.id, status: 'ACCEPTED', by: userId, at })
        const joined = await inside.run(joinTenant, { id: newId(), memberId: userId })
        // A role may have been deleted since; then the default one is left.
        const roles = await readRoles(inside)
        const wanted = roles.filter(({ slug }) => invitation.roles.includes(slug))
        for (const role of wanted.length > 0 ? wanted : roles.filter(({ isDefault }) => isDefault)) {
          await inside.run(insertBinding, {
            memberId: userId,
            role: role.slug,
            expiresAt: null,
            grantedBy: invitation.invitedBy,
          })
        }
        const entry = { userId, tenantId, target: { type: 'Invitation', id: invitation.id } }
        await audit(context, inside, 'tenancy.invitation.accepted', entry)
        if (joined.length > 0) {
          await audit(context, inside, 'tenancy.member.joined', { userId, tenantId })
          await context.publish(inside, 'tenancy.member.joined', { version: 1, userId, at: at.toISOString() })
        }
        await reportChange(context, inside, tenantId, userId)
        return (await inside.read(membersByUserIds, { userIds: [userId] }))[0]!
      },
    },
  )
}

/** Throws OTHER_PEOPLE where a tenant has people of its own and the caller is none of them, or is one of another's. */
async function refuseOtherPeople({ envelope }: Context, inside: Writer, tenantId: string): Promise<void> {
  const [tenant] = await inside.read(activeTenantNames, {})
  const realmId = tenant?.hasOwnPeople ? tenantId : platformRealmId
  if (envelope.realmId === realmId) return
  const why = tenant?.hasOwnPeople
    ? 'The tenant has people of its own: sign up there with the address that was invited'
    : 'You belong to one tenant alone'
  throw new Refused(notAllowed(why, 'OTHER_PEOPLE', ['input', 'token']))
}

/** Declines an invitation. Its token is enough: the caller need not have the address. */
export const declineInvitation = (context: Context, { token }: AcceptInvitationInput) =>
  change(
    context,
    'declineInvitation',
    {},
    {
      async work(writer) {
        refuseImpersonation(context)
        const { inside, tenantId, invitation } = await openInvitation(context, writer, token)
        const end = { id: invitation.id, status: 'DECLINED', by: viewerId(context), at: context.clock.now() }
        await inside.run(endInvitation, end)
        const target = { type: 'Invitation', id: invitation.id }
        await audit(context, inside, 'tenancy.invitation.declined', { tenantId, target })
        return { id: invitation.id }
      },
    },
  )

interface OpenInvitation {
  /** The transaction in the tenant that invited. */
  readonly inside: Writer
  readonly tenantId: string
  readonly invitation: InvitationRow
}

/** The invitation of a token, with its tenant locked. Throws TOKEN_INVALID unless it can be accepted now. */
async function openInvitation(context: Context, writer: Writer, token: string): Promise<OpenInvitation> {
  const parsed = parseToken(token)
  if (parsed === null) throw new Refused(invalidToken())
  const inside = writer.as({ tenantId: parsed.tenantId })
  await inside.read(lockTenant, {})
  const [invitation] = await inside.read(invitationOfToken, { tokenHash: hashOfToken(parsed.secret) })
  const isOpen = invitation !== undefined && statusOf(invitation, context.clock.now()) === 'PENDING'
  if (!isOpen) throw new Refused(invalidToken())
  return { inside, tenantId: parsed.tenantId, invitation }
}
