import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { needLetters, sendNotice } from '@quintet/kit/slice/letters.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { fieldProblem, invalidUnlessEmpty, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { emailProblems, normalEmail } from '@quintet/kit/slice/text-rules.ts'
import { unauthenticated } from '@quintet/kit/wire/errors.ts'
import { audit } from '../audit.ts'
import { voidChallenges } from '../challenges/store.ts'
import type { Context } from '../context.ts'
import { invalidToken, sendLink } from '../mailed-tokens/links.ts'
import { hourBefore, lettersPerHour } from '../mailed-tokens/rules.ts'
import { usableToken, userOfAddress, userOfId, useToken, voidTokens } from '../mailed-tokens/store.ts'
import { forgetDevices } from '../remembered-devices/remember.ts'
import { removeOtherProofs } from '../second-factors/remove-all.ts'
import { endSessionsOf } from '../sessions/end.ts'
import { isLive } from '../sessions/rules.ts'
import { sessionForUpdate } from '../sessions/store.ts'
import { newPasswordProblems } from '../sign-in/new-passwords.ts'
import { wordsOf, wrongCredentials } from '../sign-in/rules.ts'
import type {
  ChangePasswordInput,
  PasswordChanged,
  PasswordResetRequested,
  RequestPasswordResetInput,
  ResetPasswordInput,
} from '../types.gen.ts'
import { passwordChanged, passwordToReset } from './notices.ts'
import { isPresentPassword } from './present-password.ts'
import { setPassword } from './store.ts'

/** Sends the link that sets a new password. Known and unknown addresses get the same answer by the same work. */
export async function requestPasswordReset(
  context: Context,
  { email }: RequestPasswordResetInput,
): Promise<PasswordResetRequested | Problem> {
  const emailNorm = normalEmail(email)
  const invalid = invalidUnlessEmpty(emailProblems(emailNorm, 'input', 'email'))
  if (invalid !== null) return invalid
  needLetters(context)
  const since = hourBefore(context.clock.now())
  await context.scope.write(async (writer) => {
    const [user] = await writer.read(userOfAddress, { emailNorm, purpose: 'RESET_PASSWORD', since })
    const isDue = user?.status === 'ACTIVE' && user.letters < lettersPerHour
    await audit(context, writer, 'identity.password_reset.requested', { userId: user?.id ?? null })
    await sendLink(context, writer, {
      purpose: 'RESET_PASSWORD',
      notice: passwordToReset,
      userId: isDue ? user.id : null,
      address: emailNorm,
      to: isDue ? user.email : null,
    })
  })
  return { email: email.trim() }
}

/** Sets a new password by the token of a link. A weak password leaves the token as it is. */
export async function resetPassword(
  context: Context,
  { token, password }: ResetPasswordInput,
): Promise<PasswordChanged | Problem> {
  const { scope, clock, passwords } = context
  const claim = { tokenHash: hashOfToken(token), purposes: ['RESET_PASSWORD'] }
  const [found] = await scope.read(usableToken, { ...claim, at: clock.now() })
  const [user] = found === undefined ? [] : await scope.read(userOfId, { id: found.userId })
  if (user === undefined) return invalidToken()
  const invalid = invalidUnlessEmpty(await newPasswordProblems(context, password, wordsOf(user)))
  if (invalid !== null) return invalid
  const passwordHash = await passwords.hash(password)
  return change(
    context,
    'resetPassword',
    {},
    {
      async work(writer) {
        const at = clock.now()
        const [used] = await writer.run(useToken, { ...claim, at })
        if (used === undefined) throw new Refused(invalidToken())
        const provenEmailNorm = used.email === null ? null : normalEmail(used.email)
        await storePassword(context, writer, { id: user.id, passwordHash, provenEmailNorm, at })
        await endSessionsOf(context, writer, user.id, 'password_reset')
        // Until now the account may have been of a person who only claimed the address: their other ways in end too.
        if (user.emailVerifiedAt === null) await removeOtherProofs(context, writer, user.id)
        await audit(context, writer, 'identity.password.reset', { userId: user.id, actorId: user.id })
        return { changedAt: at }
      },
    },
  )
}

/** Changes the caller's password. The present one is judged and counted as it is at sign-in. */
export async function changePassword(
  context: Context,
  { currentPassword, password }: ChangePasswordInput,
): Promise<PasswordChanged | Problem> {
  const id = viewerId(context)
  const { scope, clock, passwords, envelope } = context
  const [user] = await scope.read(userOfId, { id })
  if (user === undefined) throw unauthenticated()
  const isFirst = user.passwordHash === null && currentPassword == null
  const problems = await newPasswordProblems(context, password, wordsOf(user))
  if (!isFirst && currentPassword == null) {
    problems.unshift(fieldProblem('Give the present password too', 'input', 'currentPassword'))
  }
  const invalid = invalidUnlessEmpty(problems)
  if (invalid !== null) return invalid
  if (!isFirst && !(await isPresentPassword(context, user, currentPassword ?? ''))) return wrongCredentials()
  const passwordHash = await passwords.hash(password)
  return change(
    context,
    'changePassword',
    {},
    {
      async work(writer) {
        const at = clock.now()
        const { sessionId } = envelope.viewer!
        const [session] = await writer.read(sessionForUpdate, { id: sessionId })
        // What the gateway knows of the session may be some seconds old: a reset meanwhile has ended it.
        if (session?.userId !== id || !isLive(session, at)) throw unauthenticated()
        await storePassword(context, writer, { id, passwordHash, provenEmailNorm: null, at })
        await endSessionsOf(context, writer, id, 'password_changed', sessionId)
        await audit(context, writer, 'identity.password.changed', { userId: id })
        return { changedAt: at }
      },
    },
  )
}

interface NewPassword {
  readonly id: string
  readonly passwordHash: string
  /** The address that a letter has proved. */
  readonly provenEmailNorm: string | null
  readonly at: Date
}

/** Stores a new password, forgets what the old one vouched for, and tells the user. */
async function storePassword(context: Context, writer: Writer, password: NewPassword): Promise<void> {
  const { id, at } = password
  const [user] = await writer.run(setPassword, { ...password, passwordScheme: context.passwords.scheme })
  if (user === undefined) throw new Refused(invalidToken())
  await forgetDevices(context, writer, id)
  await writer.run(voidTokens, { ofUserId: id, purpose: 'RESET_PASSWORD', at })
  // Those who had the old password may have asked for an address of their own: its link must not outlive it.
  await writer.run(voidTokens, { ofUserId: id, purpose: 'CHANGE_EMAIL', at })
  await writer.run(voidChallenges, { ofUserId: id, at })
  const data = { clientIp: context.envelope.clientIp }
  await sendNotice(context, writer, passwordChanged, { to: user.email, key: newId(), data })
}
