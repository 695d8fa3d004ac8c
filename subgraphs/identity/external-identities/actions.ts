import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  notAllowed,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import { tokenInvalid } from '../challenges/rules.ts'
import { tryChallenge, useChallenge } from '../challenges/store.ts'
import type { Context } from '../context.ts'
import { ownTenant } from '../realms/context.ts'
import { proofsChanged } from '../second-factors/changed.ts'
import { factorStates, lockUser } from '../second-factors/store.ts'
import type {
  CompleteExternalLinkInput,
  Deleted,
  ExternalLinkStarted,
  StartExternalLinkInput,
  UnlinkExternalIdentityInput,
} from '../types.gen.ts'
import { link } from './arrival.ts'
import { identityUnlinked } from './notices.ts'
import { attemptMinutes, isLastWayIn, originsOf, returnUrl, waysIn } from './rules.ts'
import {
  type ExternalIdentityRow,
  insertAttempt,
  providersOfUser,
  readIdentity,
  removeIdentity,
  subjectIndex,
} from './store.ts'

/** Begins a linking: the browser opens the address, and no other browser after it. */
export function startExternalLink(
  context: Context,
  { provider: slug, returnTo }: StartExternalLinkInput,
): Promise<ExternalLinkStarted | Problem> {
  const { envelope, clock, publicUrl, accounts, providers } = context
  const userId = viewerId(context)
  const url = returnUrl(returnTo, originsOf(publicUrl, accounts.returnOrigins))
  const problem = fieldProblem('It must be an address of PUBLIC_URL or of CORS_ORIGINS', 'input', 'returnTo')
  return change(
    context,
    'startExternalLink',
    {},
    {
      problems: url === null ? [problem] : [],
      async work(writer) {
        const provider = providers.find(slug)
        if (provider === undefined)
          throw new Refused(notFoundProblem('There is no such provider', ['input', 'provider']))
        // What comes back from an issuer names no tenant.
        if (ownTenant(context) !== null) {
          throw new Refused(notAllowed('People of one tenant alone sign in with it', 'OTHER_PEOPLE'))
        }
        const now = clock.now()
        const expiresAt = new Date(now.getTime() + attemptMinutes * 60_000)
        const ticket = newToken()
        await insertAttempt(writer, {
          id: newId(),
          provider: slug,
          purpose: 'LINK',
          ticketHash: hashOfToken(ticket),
          stateHash: null,
          cookieHash: null,
          returnTo: url!.href,
          verifierHash: null,
          tenantSlug: null,
          userId,
          sessionId: envelope.viewer!.sessionId,
          expiresAt,
          createdAt: now,
        })
        return { url: `${publicUrl}/external/${slug}/start?ticket=${ticket}`, expiresAt }
      },
    },
  )
}

interface LinkDetails {
  readonly provider: string
  readonly issuer: string
  readonly subject: string
  readonly email: string | null
}

/** Links the account that the browser came back from, in the session that sent it there. */
export function completeExternalLink(
  context: Context,
  { challenge: token }: CompleteExternalLinkInput,
): Promise<ExternalIdentityRow | Problem> {
  const { envelope, clock, providers } = context
  const userId = viewerId(context)
  const taken = conflict('This account is linked to another user', 'IDENTITY_TAKEN', ['input', 'challenge'])
  return change(
    context,
    'completeExternalLink',
    {},
    {
      taken: { [subjectIndex]: taken },
      async work(writer) {
        const at = clock.now()
        const [challenge] = await writer.run(tryChallenge, { tokenHash: hashOfToken(token), kind: 'EXTERNAL_LINK', at })
        // Who was led to open another's address would link their account to the other.
        const isOwn = challenge?.userId === userId && challenge.sessionId === envelope.viewer!.sessionId
        if (challenge === undefined || !isOwn) throw new Refused(tokenInvalid('input', 'challenge'))
        const used = await writer.run(useChallenge, { id: challenge.id, at })
        if (used.length === 0) throw new Refused(tokenInvalid('input', 'challenge'))
        const account = challenge.details as unknown as LinkDetails
        const provider = providers.find(account.provider)
        if (provider === undefined) throw new Refused(tokenInvalid('input', 'challenge'))
        await writer.read(lockUser, { id: userId })
        const [user] = await writer.read(factorStates, { ids: [userId] })
        const { identityId } = await link(context, writer, provider, account, { id: userId, email: user!.email })
        return (await readIdentity(writer, identityId))!
      },
    },
  )
}

/** Unlinks an account of the caller, unless it is the only way in. */
export function unlinkExternalIdentity(
  context: Context,
  input: UnlinkExternalIdentityInput,
): Promise<Deleted | Problem> {
  const { identityId: id } = input
  const { envelope, providers } = context
  const userId = viewerId(context)
  return change(context, 'unlinkExternalIdentity', input, {
    async work(writer) {
      // Two at once must not remove the last two.
      await writer.read(lockUser, { id: userId })
      const [factors] = await writer.read(factorStates, { ids: [userId] })
      const linked = await writer.read(providersOfUser, { ownerId: userId })
      const [removed] = isUuid(id) ? await writer.run(removeIdentity, { id, ownerId: userId }) : []
      if (removed === undefined || factors === undefined) {
        throw new Refused(notFoundProblem('There is no such account of yours', ['input', 'identityId']))
      }
      const others = waysIn(providers, linked).filter((each) => each.id !== id)
      if (isLastWayIn({ ...factors, externalCount: others.length + 1 })) {
        throw new Refused(notAllowed('This account is your only way to sign in', 'LAST_SIGN_IN_METHOD'))
      }
      const details = { provider: removed.provider }
      await audit(context, writer, 'identity.external.unlinked', {
        userId,
        target: { type: 'ExternalIdentity', id },
        details,
      })
      await proofsChanged(context, writer, userId)
      const name = providers.find(removed.provider)?.name ?? removed.provider
      const data = { name, clientIp: envelope.clientIp }
      await sendNotice(context, writer, identityUnlinked, { to: factors.email, key: id, data })
      return { id }
    },
  })
}
