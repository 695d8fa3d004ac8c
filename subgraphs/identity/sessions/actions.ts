import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { impersonated } from '@quintet/kit/slice/impersonation.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { SessionTerms } from '@quintet/kit/slice/peers.ts'
import { conflict, isProblem, notAllowed, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { unauthenticated } from '@quintet/kit/wire/errors.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { openCredential } from '../realms/context.ts'
import { rememberTenant } from '../sign-in/store.ts'
import type {
  EndSessionInput,
  EndUserSessionsInput,
  RefreshSessionInput,
  SignedOut,
  SwitchTenantInput,
} from '../types.gen.ts'
import { platformRefusal } from '../user-accounts/administration.ts'
import { signedIn, tenantToEnter } from './begin.ts'
import { endSession, endSessionsOf, endStolen } from './end.ts'
import { enterTenant } from './enter.ts'
import { deviceMethod, entryRefusal, judgeSession } from './policy.ts'
import { isAuthentic, parseRefreshToken } from './refresh-tokens.ts'
import { decideRefresh, isLive } from './rules.ts'
import {
  loadSession,
  lockUser,
  rotateSession,
  type SessionRow,
  type SignedInRow,
  sessionForUpdate,
  touchUser,
} from './store.ts'
import { factsOf, termsOf } from './terms.ts'

const staleToken = () => notAllowed('Refresh token expired or already used', 'INVALID_REFRESH_TOKEN')

/** Renews a session. A token that was used before, outside of the parent window, ends the session and all begun from it. */
export async function refreshSession(caller: Context, input: RefreshSessionInput): Promise<SignedInRow | Problem> {
  const { inside: context, secret } = openCredential(caller, input.refreshToken)
  const claimed = parseRefreshToken(secret)
  if (claimed === null) return staleToken()
  const seen = await loadSession(context, claimed.sessionId)
  if (seen === null || !isAuthentic(secret, seen, claimed.counter)) return staleToken()
  const terms = await termsOf(context, seen.userId, seen.tenantId)
  const now = context.clock.now()
  const renewed = await context.scope.write(async (writer): Promise<SessionRow | Problem> => {
    const [session] = await writer.read(sessionForUpdate, { id: claimed.sessionId })
    if (session === undefined || !isAuthentic(secret, session, claimed.counter)) return staleToken()
    if (!isLive(session, now)) return staleToken()
    const decision = decideRefresh(claimed.counter, session.counter, session.rotatedAt, now)
    if (decision === 'reuse') {
      await endStolen(context, writer, session.id)
      return staleToken()
    }
    const refused = await refusalOfPolicy(context, writer, session, terms, now)
    if (refused !== null) return refused
    return decision === 'repeat' ? session : (await writer.run(rotateSession, { id: session.id, at: now }))[0]!
  })
  if ('__typename' in renewed) return renewed
  // Apart: elsewhere the user is locked before their session, here it would be after it.
  await context.scope.write((writer) => writer.run(touchUser, { id: renewed.userId, at: now }))
  return signedIn(context, renewed)
}

/** Why a session cannot be renewed under its tenant's policy; null where it can. */
async function refusalOfPolicy(
  { envelope }: Context,
  writer: Writer,
  session: SessionRow,
  terms: SessionTerms | null,
  now: Date,
): Promise<Problem | null> {
  if (session.isBreakGlass) return terms?.mayEnter ? null : staleToken()
  if (judgeSession(terms, await factsOf(writer, session, terms), now).endsAt <= now) return staleToken()
  return entryRefusal(terms, envelope.clientIp)
}

/** Ends the session of the bearer token. */
export async function signOut(context: Context): Promise<SignedOut | Problem> {
  const { viewer } = context.envelope
  if (viewer === null) throw unauthenticated()
  const hasEnded = await context.scope.write((writer) => endSession(context, writer, viewer.sessionId, 'signed_out'))
  return hasEnded ? { endedAt: context.clock.now() } : notFoundProblem('The session has already ended')
}

/**
 * Begins another session in another tenant, authenticated by the present one. A repeated call gets new tokens of the session
 * that the first one began: tokens are never stored.
 */
export async function switchTenant(context: Context, input: SwitchTenantInput): Promise<SignedInRow | Problem> {
  const { viewer, actor } = context.envelope
  if (viewer === null) throw unauthenticated()
  const { userId } = viewer
  if (actor !== null) return impersonated()
  const entry = await tenantToEnter(context, { id: userId, lastTenantId: null }, input.tenantSlug)
  const tenantId = entry?.tenantId
  if (tenantId == null) return notFoundProblem('You are not a member of such a tenant', ['input', 'tenantSlug'])
  const begun = await change(context, 'switchTenant', input, {
    async work(writer) {
      // This locks the user too: what the gateway knows of the user and the session may be some seconds old.
      await writer.run(rememberTenant, { id: userId, enteredTenantId: tenantId })
      const [proof] = await writer.read(sessionForUpdate, { id: viewer.sessionId })
      if (proof?.userId !== userId || !isLive(proof, context.clock.now())) throw unauthenticated()
      // A device is remembered for one tenant.
      const methods = proof.methods.filter((method) => method !== deviceMethod)
      const { id } = await enterTenant(context, writer, userId, entry!, { ...proof, methods })
      return { id }
    },
  })
  if (isProblem(begun)) return begun
  const session = await loadSession(context, begun.id)
  const isOver = session === null || session.revokedAt !== null || session.expiresAt <= context.clock.now()
  return isOver ? sessionOver() : signedIn(context, session)
}

const sessionOver = () =>
  conflict('The session of this idempotency key has ended', 'SESSION_ENDED', ['input', 'idempotencyKey'])

/** Ends one of the caller's own sessions. */
export function endOwnSession(context: Context, input: EndSessionInput) {
  const { sessionId } = input
  return change(context, 'endSession', input, {
    async work(writer) {
      const unknown = new Refused(notFoundProblem('There is no such session', ['input', 'sessionId']))
      const [session] = isUuid(sessionId) ? await writer.read(sessionForUpdate, { id: sessionId }) : []
      if (session?.userId !== viewerId(context)) throw unknown
      if (!(await endSession(context, writer, sessionId, 'ended'))) throw unknown
      return { id: sessionId }
    },
  })
}

/** Ends the caller's other sessions. */
export const endOtherSessions = (context: Context) =>
  change(
    context,
    'endOtherSessions',
    {},
    {
      async work(writer) {
        const exceptId = context.envelope.viewer?.sessionId ?? null
        return { count: await endSessionsOf(context, writer, viewerId(context), 'others_ended', exceptId) }
      },
    },
  )

/**
 * Ends another user's sessions. A tenant's administrators end those of its own people, and of other members those in the
 * tenant; the platform's end all.
 */
export async function endUserSessions(context: Context, input: EndUserSessionsInput) {
  const { userId } = input
  const { envelope, peers } = context
  const unknown = notFoundProblem('There is no such user', ['input', 'userId'])
  if (!isUuid(userId)) return unknown
  const isForPlatform = isPermitted(envelope, 'platform.users:write')
  if (isForPlatform) {
    const refusal = await platformRefusal(context, userId)
    if (refusal !== null) return refusal
  } else {
    const [member] = await peers.memberships({ userIds: [userId], tenantId: tenantId(context) })
    if (member === undefined) return unknown
  }
  const inTenant = isForPlatform || envelope.realmId !== platformRealmId ? null : tenantId(context)
  return change(context, 'endUserSessions', input, {
    async work(writer) {
      const [user] = await writer.read(lockUser, { id: userId })
      if (user === undefined) throw new Refused(unknown)
      const count = await endSessionsOf(context, writer, userId, 'ended_by_administrator', null, inTenant)
      return { count }
    },
  })
}
