// How an invitation is made and its letter sent.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { readDetails } from '../tenants/store.ts'
import { invited } from './notices.ts'
import { endOf } from './rules.ts'
import { type InvitationRow, insertInvitation } from './store.ts'

interface Addressee {
  readonly email: string
  readonly emailNorm: string
  /** Slugs of the roles that the person gets. */
  readonly roles: string[]
}

/** Invites a person into the active tenant. */
export async function issueInvitation(context: Context, writer: Writer, to: Addressee): Promise<InvitationRow> {
  const now = context.clock.now()
  const secret = newToken()
  const invitation = await insertInvitation(writer, {
    id: newId(),
    ...to,
    tokenHash: hashOfToken(secret),
    invitedBy: viewerId(context),
    expiresAt: endOf(now),
    createdAt: now,
  })
  await sendInvitation(context, writer, invitation, secret, 'tenancy.invitation.sent')
  return invitation
}

/** Sends the letter of an invitation. @param secret what makes the link good */
export async function sendInvitation(
  context: Context,
  writer: Writer,
  { id, email }: InvitationRow,
  secret: string,
  event: 'tenancy.invitation.sent' | 'tenancy.invitation.resent',
): Promise<void> {
  const of = tenantId(context)
  const { name } = (await readDetails(writer, of))!
  const url = `${context.accountUrl}/account/invitation?token=${of}.${secret}`
  await sendNotice(context, writer, invited, { to: email, key: newId(), data: { tenantName: name, url } })
  await audit(context, writer, event, { target: { type: 'Invitation', id } })
}
