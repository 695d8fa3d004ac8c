import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { isProblem, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { isStorable, normalEmail } from '@quintet/kit/slice/text-rules.ts'
import { audit } from '../audit.ts'
import { answerOf, type NextStep, nextStep } from '../challenges/next-step.ts'
import { isEntryRefusal, recordRefusedEntry } from '../challenges/refused-entry.ts'
import type { Context } from '../context.ts'
import { sendVerification, verificationRequired } from '../emails/verification.ts'
import { recordLogin } from '../login-history/record.ts'
import { tenantToEnter } from '../sessions/begin.ts'
import type { SignedInRow } from '../sessions/store.ts'
import type { SecondFactorRequired, SignInInput, VerificationRequired } from '../types.gen.ts'
import { recordLock } from './locked.ts'
import { refusalReason, wrongCredentials } from './rules.ts'
import { releaseAttempt, replaceHash, reserveAttempt, userToSignIn } from './store.ts'

/**
 * Takes the next step after a right password: a session, or a second proof. The attempt is counted and committed first, so
 * that parallel guesses cannot outrun the count. The count is taken back without a verdict, or when a right password led to
 * no session: neither many attempts at once nor an unavailable tenancy may lock an account. Nothing waits inside a
 * transaction.
 */
export function signIn(
  context: Context,
  input: SignInInput,
): Promise<SignedInRow | SecondFactorRequired | VerificationRequired | Problem> {
  const emailNorm = normalEmail(input.email)
  return context.passwords.inTurn(emailNorm, async () => {
    const attempt = await reservedAttempt(context, emailNorm, input.deviceToken)
    const step = await stepFor(context, input, attempt).catch(async (error: unknown) => {
      if (attempt !== undefined) await context.scope.write((writer) => writer.run(releaseAttempt, attempt))
      if (error instanceof Refused) return error.problem
      throw error
    })
    if (step !== null && typeof step === 'object' && isProblem(step)) {
      if (isEntryRefusal(step)) await recordRefusedSignIn(context, input, attempt!, step.code)
      return step
    }
    if (step === 'wrong') {
      await recordRefusal(context, emailNorm, attempt)
      return wrongCredentials()
    }
    if (step === 'unverified') return verificationRequired(attempt!.email)
    if (step === null) return notFoundProblem('You are not a member of such a tenant', ['input', 'tenantSlug'])
    return answerOf(context, step)
  })
}

type Attempt = Awaited<ReturnType<typeof reservedAttempt>>

async function reservedAttempt({ scope, clock }: Context, emailNorm: string, deviceToken?: string | null) {
  // An address that cannot be stored would be looked up as another one.
  if (!isStorable(emailNorm)) return undefined
  const deviceHash = deviceToken == null ? null : hashOfToken(deviceToken)
  const [attempt] = await scope.write((writer) =>
    writer.run(reserveAttempt, { emailNorm, deviceHash, at: clock.now() }),
  )
  return attempt
}

/** What follows a right password; null when its user is not a member of the tenant. */
async function stepFor(
  context: Context,
  { password, tenantSlug, deviceToken }: SignInInput,
  attempt: Attempt,
): Promise<NextStep | 'wrong' | 'unverified' | null> {
  const { passwords, scope } = context
  const verdict = await passwords.verify(password, attempt)
  if (attempt === undefined || verdict === 'wrong') return 'wrong'
  const passwordHash = verdict === 'outdated' ? await passwords.hash(password) : null
  const entry = await tenantToEnter(context, attempt, tenantSlug)
  const { id: userId } = attempt
  const isUnverified = context.accounts.signUp === 'verified' && attempt.emailVerifiedAt === null
  return scope.write(async (writer) => {
    if (passwordHash !== null)
      await writer.run(replaceHash, { id: userId, passwordHash, passwordScheme: passwords.scheme })
    if (isUnverified) {
      await writer.run(releaseAttempt, attempt)
      await sendVerification(context, writer, attempt.emailNorm, 1)
      return 'unverified'
    }
    if (entry === undefined) {
      // Failures before it still count: otherwise a right password would clear those of second factors.
      await writer.run(releaseAttempt, attempt)
      await audit(context, writer, 'identity.sign_in.refused', { userId, details: { reason: 'NOT_A_MEMBER' } })
      const login = { userId, tenantId: null, method: 'PASSWORD', failureReason: 'NOT_A_MEMBER' } as const
      await recordLogin(context, writer, login)
      return null
    }
    const step = await nextStep(context, writer, { userId, methods: ['PASSWORD'], entry, deviceToken })
    if ('challenge' in step) await writer.run(releaseAttempt, attempt)
    return step
  })
}

/** Records that a tenant did not let in a user whose password was right. */
async function recordRefusedSignIn(
  context: Context,
  { tenantSlug }: SignInInput,
  { id: userId, lastTenantId }: NonNullable<Attempt>,
  code: string,
): Promise<void> {
  const entry = await tenantToEnter(context, { id: userId, lastTenantId }, tenantSlug)
  await recordRefusedEntry(context, { userId, tenantId: entry?.tenantId ?? null, method: 'PASSWORD' }, code)
}

/**
 * Records that a password was wrong, or was not tried. The same statements for every address, known or not; the address is
 * not recorded, as people type passwords in its place.
 */
function recordRefusal(context: Context, emailNorm: string, attempt: Attempt): Promise<void> {
  return context.scope.write(async (writer) => {
    const [user] = isStorable(emailNorm) ? await writer.read(userToSignIn, { emailNorm }) : []
    const details = { reason: refusalReason(user, attempt !== undefined) }
    const userId = user?.id ?? null
    await audit(context, writer, 'identity.sign_in.refused', { userId, details })
    const failureReason = details.reason
    await recordLogin(context, writer, { userId, tenantId: null, method: 'PASSWORD', failureReason })
    if (user !== undefined && attempt !== undefined) await recordLock(context, writer, user, attempt.lockedUntil)
  })
}
