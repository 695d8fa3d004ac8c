// Inviting people, and taking invitations back. What invited people do stands in answers.ts.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { needLetters } from '@quintet/kit/slice/letters.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, limitReached, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { emailProblems, normalEmail } from '@quintet/kit/slice/text-rules.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { currentGrants } from '../access/current-grants.ts'
import { ownerRole } from '../access/rules.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { refuseFull } from '../memberships/limit.ts'
import { membersByUserIds } from '../memberships/store.ts'
import { patternsOf } from '../roles/rules.ts'
import { readRoles } from '../roles/store.ts'
import type { InvitationIdInput, InviteMemberInput } from '../types.gen.ts'
import { issueInvitation, sendInvitation } from './issue.ts'
import { endOf, lettersPerDay, statusOf } from './rules.ts'
import {
  endInvitation,
  type InvitationRow,
  invitationForUpdate,
  lettersSince,
  pendingOf,
  renewInvitation,
} from './store.ts'

/** Invites a person into the active tenant, by mail. */
export async function inviteMember(context: Context, input: InviteMemberInput) {
  needLetters(context)
  const emailNorm = normalEmail(input.email)
  const problems = emailProblems(emailNorm, 'input', 'email')
  // Before the transaction: nothing waits inside one.
  const known = problems.length > 0 ? [] : await context.peers.addresses({ emails: [emailNorm] })
  return change(context, 'inviteMember', input, {
    problems,
    async work(writer) {
      const grants = await currentGrants(writer, context)
      const roles = await rolesToGive(context, writer, grants, input.roles)
      const userIds = known.map(({ userId }) => userId)
      if ((await writer.read(membersByUserIds, { userIds })).length > 0) {
        throw new Refused(conflict('This person is a member already', 'ALREADY_MEMBER', ['input', 'email']))
      }
      await refuseFull(writer)
      const now = context.clock.now()
      const [present] = await writer.read(pendingOf, { emailNorm })
      if (present !== undefined) {
        if (statusOf(present, now) === 'PENDING') {
          throw new Refused(conflict('This person is invited already', 'ALREADY_INVITED', ['input', 'email']))
        }
        await writer.run(endInvitation, { id: present.id, status: 'EXPIRED', by: null, at: now })
      }
      await refuseMoreLetters(context, writer, emailNorm)
      return issueInvitation(context, writer, { email: input.email.trim(), emailNorm, roles })
    },
  })
}

/** Sends a pending invitation again. The link before works no more. */
export function resendInvitation(context: Context, { invitationId }: InvitationIdInput) {
  needLetters(context)
  return change(
    context,
    'resendInvitation',
    {},
    {
      async work(writer) {
        const { emailNorm } = await pendingInvitation(context, writer, invitationId, true)
        await refuseMoreLetters(context, writer, emailNorm)
        const secret = newToken()
        const at = context.clock.now()
        const renewed = { id: invitationId, tokenHash: hashOfToken(secret), expiresAt: endOf(at), at }
        const [invitation] = await writer.run(renewInvitation, renewed)
        await sendInvitation(context, writer, invitation!, secret, 'tenancy.invitation.resent')
        return invitation!
      },
    },
  )
}

/** Takes back a pending invitation. */
export const cancelInvitation = (context: Context, { invitationId }: InvitationIdInput) =>
  change(
    context,
    'cancelInvitation',
    {},
    {
      async work(writer) {
        await pendingInvitation(context, writer, invitationId, false)
        await audit(context, writer, 'tenancy.invitation.cancelled', {
          target: { type: 'Invitation', id: invitationId },
        })
        const end = { id: invitationId, status: 'CANCELLED', by: viewerId(context), at: context.clock.now() }
        return (await writer.run(endInvitation, end))[0]!
      },
    },
  )

/** Slugs of roles that exist and hold no more than the caller; the default role where none is named. */
async function rolesToGive(
  context: Context,
  writer: Writer,
  grants: readonly string[],
  named: readonly string[] | null | undefined,
): Promise<string[]> {
  const all = await readRoles(writer)
  const slugs =
    named == null || named.length === 0 ? all.filter(({ isDefault }) => isDefault).map(({ slug }) => slug) : named
  for (const slug of new Set(slugs)) {
    const role = all.find((each) => each.slug === slug)
    if (role === undefined) throw new Refused(notFoundProblem(`There is no role ${slug}`, ['input', 'roles']))
    const patterns = slug === ownerRole ? [...patternsOf(role), 'tenancy.owners:grant'] : patternsOf(role)
    const holds = (powers: Context['envelope']) => patterns.every((pattern) => isPermitted(powers, pattern))
    // The default role is what every member has.
    if (!role.isDefault && !(holds(context.envelope) && holds({ ...context.envelope, grants }))) {
      throw new Refused(notAllowed('You can give only roles that you hold', 'ROLE_TOO_STRONG', ['input', 'roles']))
    }
  }
  return [...new Set(slugs)]
}

/** Refuses one more letter to an address that got as many within a day as it may. */
async function refuseMoreLetters(context: Context, writer: Writer, emailNorm: string): Promise<void> {
  const since = new Date(context.clock.now().getTime() - 86_400_000)
  const [sent] = await writer.read(lettersSince, { emailNorm, since })
  if (sent!.count < lettersPerDay) return
  throw new Refused(limitReached(`${lettersPerDay} letters were sent to this address within a day`, 'LETTERS_PER_DAY'))
}

/** @param mayBeOver whether an expired one will do */
async function pendingInvitation(
  context: Context,
  writer: Writer,
  id: string,
  mayBeOver: boolean,
): Promise<InvitationRow> {
  const [found] = isUuid(id) ? await writer.read(invitationForUpdate, { id }) : []
  if (found === undefined) throw new Refused(notFoundProblem('There is no such invitation', ['input', 'invitationId']))
  const status = statusOf(found, context.clock.now())
  const isPending = status === 'PENDING' || (mayBeOver && found.status === 'PENDING')
  if (!isPending)
    throw new Refused(conflict('The invitation is not pending', 'WRONG_STATUS', ['input', 'invitationId']))
  return found
}
