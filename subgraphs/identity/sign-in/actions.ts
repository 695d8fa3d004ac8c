import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { notFoundProblem, type Problem } from '@quintet/kit/slice/problems.ts'
import { isStorable } from '@quintet/kit/slice/text-rules.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { sendVerification, verificationRequired } from '../emails/verification.ts'
import { beginSession, passwordProof, signedIn, tenantToEnter } from '../sessions/begin.ts'
import type { SessionRow, SignedInRow } from '../sessions/store.ts'
import type { SignInInput, VerificationRequired } from '../types.gen.ts'
import { accountLocked } from './notices.ts'
import { normalEmail, refusalReason, wrongCredentials } from './rules.ts'
import { releaseAttempt, reserveAttempt, settleSignIn, userToSignIn } from './store.ts'

/**
 * Begins a session for a right password. The attempt is counted and committed first, so that parallel guesses cannot outrun
 * the count. The count is taken back without a verdict, or when a right password led nowhere: neither many attempts at once
 * nor an unavailable tenancy may lock an account. Nothing waits inside a transaction.
 */
export function signIn(context: Context, input: SignInInput): Promise<SignedInRow | VerificationRequired | Problem> {
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
    if (session === 'unverified') return verificationRequired(attempt!.email)
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
): Promise<SessionRow | 'wrong' | 'unverified' | null> {
  const { passwords, scope, clock } = context
  const verdict = await passwords.verify(password, attempt)
  if (attempt === undefined || verdict === 'wrong') return 'wrong'
  const passwordHash = verdict === 'outdated' ? await passwords.hash(password) : null
  const tenantId = await tenantToEnter(context, attempt, tenantSlug)
  const { id } = attempt
  const isUnverified = context.accounts.signUp === 'verified' && attempt.emailVerifiedAt === null
  return scope.write(async (writer) => {
    // A right password clears the count, even when the user is not a member of the tenant.
    const settled = { id, at: clock.now(), enteredTenantId: tenantId ?? null, passwordHash }
    await writer.run(settleSignIn, { ...settled, passwordScheme: passwords.scheme })
    if (isUnverified) {
      await sendVerification(context, writer, attempt.emailNorm, 1)
      return 'unverified'
    }
    if (tenantId !== undefined) return beginSession(context, writer, id, tenantId, passwordProof(clock.now()))
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
