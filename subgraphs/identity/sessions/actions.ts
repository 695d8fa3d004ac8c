import { randomBytes } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import {
  conflict,
  invalidUnlessEmpty,
  isProblem,
  notAllowed,
  notFoundProblem,
  type Problem,
} from '@quintet/kit/slice/problems.ts'
import { isStorable } from '@quintet/kit/slice/text-rules.ts'
import { breaksUnique, unauthenticated } from '@quintet/kit/wire/errors.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import type {
  RefreshSessionInput,
  SignedIn,
  SignedOut,
  SignInInput,
  SignUpInput,
  SwitchTenantInput,
} from '../types.gen.ts'
import {
  emailIndex,
  insertProfile,
  insertUser,
  releaseAttempt,
  rememberTenant,
  reserveAttempt,
  settleSignIn,
  userToSignIn,
} from '../users/store.ts'
import { accountLocked } from './notices.ts'
import { isAuthentic, parseRefreshToken, refreshTokenOf } from './refresh-tokens.ts'
import {
  decideRefresh,
  isLive,
  normalEmail,
  refusalReason,
  sessionDays,
  signUpProblems,
  strengthProblems,
  wordsOf,
} from './rules.ts'
import {
  descendantsOf,
  insertSession,
  loadSession,
  recordChange,
  revokeSession,
  rotateSession,
  type SessionRow,
  sessionForUpdate,
} from './store.ts'

/** Creates a user and their first session. `id` fixes the user's id, for demo data. */
export async function signUp(context: Context, input: SignUpInput, id = newId()): Promise<SignedIn | Problem> {
  const { email, password, firstName, lastName } = input
  const problems = signUpProblems(input)
  if (!problems.some(({ path }) => path.includes('password'))) {
    const strength = await context.passwords.strength(password, [...wordsOf(input), 'quintet'])
    problems.push(...strengthProblems(strength))
  }
  const invalid = invalidUnlessEmpty(problems)
  if (invalid !== null) return invalid
  const passwordHash = await context.passwords.hash(password)
  try {
    const session = await context.scope.write(async (writer) => {
      const user = { id, email: email.trim(), emailNorm: normalEmail(email), passwordHash }
      await writer.run(insertUser, { ...user, passwordScheme: context.passwords.scheme })
      await insertProfile(writer, { id, firstName: firstName.trim(), lastName: lastName.trim() })
      await audit(context, writer, 'identity.user.created', { userId: id, actorId: id })
      return beginSession(context, writer, id, null)
    })
    return signedIn(context, session)
  } catch (error) {
    if (!breaksUnique(error, emailIndex)) throw error
    return conflict('This address is already in use', 'EMAIL_TAKEN', ['input', 'email'])
  }
}

const wrongCredentials = () => notAllowed('The address or the password is wrong', 'INVALID_CREDENTIALS')

/**
 * Begins a session for a right password. The attempt is counted and committed first, so that parallel guesses cannot outrun
 * the count. The count is taken back without a verdict, or when a right password led nowhere: neither many attempts at once
 * nor an unavailable tenancy may lock an account. Nothing waits inside a transaction.
 */
export function signIn(context: Context, input: SignInInput): Promise<SignedIn | Problem> {
  const emailNorm = normalEmail(input.email)
  return context.passwords.inTurn(emailNorm, async () => {
    const attempt = await reservedAttempt(context, emailNorm)
    const session = await sessionFor(context, input, attempt).catch(async (error: unknown) => {
      if (attempt !== undefined) await context.scope.write((writer) => writer.run(releaseAttempt, attempt))
      throw error
    })
    if (session === 'wrong') {
      await recordRefusal(context, emailNorm, attempt)
      return wrongCredentials()
    }
    if (session === null) return notFoundProblem('You are not a member of such a tenant', ['input', 'tenantSlug'])
    return signedIn(context, session)
  })
}

type Attempt = Awaited<ReturnType<typeof reservedAttempt>>

async function reservedAttempt({ scope, clock }: Context, emailNorm: string) {
  // An address that cannot be stored would be looked up as another one.
  if (!isStorable(emailNorm)) return undefined
  const [attempt] = await scope.write((writer) => writer.run(reserveAttempt, { emailNorm, at: clock.now() }))
  return attempt
}

/** A new session for a right password; null when its user is not a member of the tenant. */
async function sessionFor(
  context: Context,
  { password, tenantSlug }: SignInInput,
  attempt: Attempt,
): Promise<SessionRow | 'wrong' | null> {
  const { passwords, scope, clock } = context
  const verdict = await passwords.verify(password, attempt?.passwordHash ?? null)
  if (attempt === undefined || verdict === 'wrong') return 'wrong'
  const passwordHash = verdict === 'outdated' ? await passwords.hash(password) : null
  const tenantId = await tenantToEnter(context, attempt, tenantSlug)
  const { id } = attempt
  return scope.write(async (writer) => {
    // A right password clears the count, even when the user is not a member of the tenant.
    await writer.run(settleSignIn, { id, at: clock.now(), enteredTenantId: tenantId ?? null, passwordHash })
    if (tenantId !== undefined) return beginSession(context, writer, id, tenantId)
    await audit(context, writer, 'identity.sign_in.refused', { userId: id, details: { reason: 'NOT_A_MEMBER' } })
    return null
  })
}

/**
 * Records that a password was wrong, or was not tried. The same statements for every address, known or not; the address is
 * not recorded, as people type passwords in its place.
 */
function recordRefusal(context: Context, emailNorm: string, attempt: Attempt): Promise<void> {
  return context.scope.write(async (writer) => {
    const [user] = isStorable(emailNorm) ? await writer.read(userToSignIn, { emailNorm }) : []
    const details = { reason: refusalReason(user, attempt !== undefined) }
    await audit(context, writer, 'identity.sign_in.refused', { userId: user?.id ?? null, details })
    if (user === undefined || attempt === undefined || attempt.lockedUntil === null) return
    const { clock, envelope } = context
    const key = `${user.id} ${clock.now().toISOString().slice(0, 10)}`
    const data = { until: attempt.lockedUntil, clientIp: envelope.clientIp }
    await sendNotice(context, writer, accountLocked, { to: user.email, key, data })
  })
}

/**
 * The tenant that sign-in enters: the named one; or the last one, if the user still is a member; or none.
 * Undefined when the user is not a member of the named one.
 */
async function tenantToEnter(
  { peers }: Context,
  user: { id: string; lastTenantId: string | null },
  tenantSlug: string | null | undefined,
): Promise<string | null | undefined> {
  if (tenantSlug === null || tenantSlug === undefined) {
    if (user.lastTenantId === null) return null
    const [fact] = await peers.memberships({ userIds: [user.id], tenantId: user.lastTenantId })
    return fact?.isActive ? fact.tenantId : null
  }
  const [fact] = await peers.memberships({ userIds: [user.id], tenantSlug })
  return fact?.isActive ? fact.tenantId : undefined
}

const staleToken = () => notAllowed('Refresh token expired or already used', 'INVALID_REFRESH_TOKEN')

/** Renews a session. A token that was used before, outside of the parent window, ends the session and all begun from it. */
export async function refreshSession(context: Context, input: RefreshSessionInput): Promise<SignedIn | Problem> {
  const claimed = parseRefreshToken(input.refreshToken)
  if (claimed === null) return staleToken()
  const now = context.clock.now()
  const renewed = await context.scope.write(async (writer) => {
    const [session] = await writer.read(sessionForUpdate, { id: claimed.sessionId })
    if (session === undefined || !isAuthentic(input.refreshToken, session, claimed.counter)) return null
    if (!isLive(session, now)) return null
    const decision = decideRefresh(claimed.counter, session.counter, session.rotatedAt, now)
    if (decision === 'rotate') return (await writer.run(rotateSession, { id: session.id, at: now }))[0]!
    if (decision === 'repeat') return session
    await endStolen(context, writer, session.id)
    return null
  })
  return renewed === null ? staleToken() : signedIn(context, renewed)
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
export async function switchTenant(context: Context, input: SwitchTenantInput): Promise<SignedIn | Problem> {
  const { viewer } = context.envelope
  if (viewer === null) throw unauthenticated()
  const { userId } = viewer
  const tenantId = await tenantToEnter(context, { id: userId, lastTenantId: null }, input.tenantSlug)
  if (tenantId === undefined || tenantId === null) {
    return notFoundProblem('You are not a member of such a tenant', ['input', 'tenantSlug'])
  }
  const begun = await change(context, 'switchTenant', input, {
    async work(writer) {
      // This locks the user too: what the gateway knows of the user and the session may be some seconds old.
      await writer.run(rememberTenant, { id: userId, enteredTenantId: tenantId })
      const [proof] = await writer.read(sessionForUpdate, { id: viewer.sessionId })
      if (proof?.userId !== userId || !isLive(proof, context.clock.now())) throw unauthenticated()
      const { id } = await beginSession(context, writer, userId, tenantId, proof)
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

/** @param proof the session that authenticated this one; null when a password did just now */
async function beginSession(
  context: Context,
  writer: Writer,
  userId: string,
  tenantId: string | null,
  proof: SessionRow | null = null,
) {
  const { envelope, clock } = context
  const now = clock.now()
  const authenticatedAt = proof?.authenticatedAt ?? now
  const id = newId()
  await audit(context, writer, 'identity.session.started', {
    userId,
    actorId: userId,
    tenantId,
    target: { type: 'Session', id },
    details: { from: proof?.id ?? null },
  })
  return insertSession(writer, {
    id,
    userId,
    tenantId,
    parentId: proof?.id ?? null,
    acr: proof?.acr ?? 'aal1',
    authenticatedAt,
    hmacKey: randomBytes(32),
    rotatedAt: now,
    // From the authentication, not from now: switching tenants back and forth must not extend a session for ever.
    expiresAt: new Date(authenticatedAt.getTime() + sessionDays * 86_400_000),
    clientIp: envelope.clientIp,
    userAgent: envelope.userAgent?.slice(0, 500) ?? null,
    createdAt: now,
  })
}

/** Ends a session and all that were begun from it: a thief may have begun them. */
async function endStolen(context: Context, writer: Writer, id: string): Promise<void> {
  await endSession(context, writer, id, 'refresh_reuse', 'identity.session.reused')
  while (true) {
    // Until none is left: before one is ended, another may have been begun from it.
    const descendants = await writer.read(descendantsOf, { id })
    if (descendants.length === 0) return
    for (const each of descendants) await endSession(context, writer, each.id, 'refresh_reuse')
  }
}

async function endSession(
  context: Context,
  writer: Writer,
  id: string,
  reason: string,
  event: 'identity.session.ended' | 'identity.session.reused' = 'identity.session.ended',
): Promise<boolean> {
  const at = context.clock.now()
  const [ended] = await writer.run(revokeSession, { id, at, reason })
  if (ended === undefined) return false
  const { userId, tenantId } = ended
  await audit(context, writer, event, { userId, tenantId, target: { type: 'Session', id }, details: { reason } })
  await writer.run(recordChange, { changedSessionId: id, changedUserId: null, changedTenantId: null, at })
  writer.afterCommit(context.wakeAccess)
  return true
}

async function signedIn(context: Context, session: SessionRow): Promise<SignedIn> {
  const { accessToken, expiresAt } = await context.tokens.mint(session)
  return { accessToken, refreshToken: refreshTokenOf(session, session.counter), expiresAt }
}
