import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { needLetters, sendNotice } from '@quintet/kit/slice/letters.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  invalidUnlessEmpty,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { emailProblems, normalEmail } from '@quintet/kit/slice/text-rules.ts'
import { unauthenticated } from '@quintet/kit/wire/errors.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { invalidToken, sendLink } from '../mailed-tokens/links.ts'
import { userOfId, useToken, voidTokens } from '../mailed-tokens/store.ts'
import type {
  EmailVerified,
  RequestEmailChangeInput,
  RequestEmailVerificationInput,
  VerificationRequired,
  VerifyEmailInput,
} from '../types.gen.ts'
import { emailIndex } from '../users/store.ts'
import { addressChanged, addressChangeRequested, newAddressToVerify } from './notices.ts'
import { changeAddress, verifyAddress } from './store.ts'
import { sendVerification, tellOwner, verificationRequired } from './verification.ts'

/** Sends the link that verifies an address. Known, unknown and verified addresses get the same answer by the same work. */
export async function requestEmailVerification(
  context: Context,
  { email }: RequestEmailVerificationInput,
): Promise<VerificationRequired | Problem> {
  const emailNorm = normalEmail(email)
  const invalid = invalidUnlessEmpty(emailProblems(emailNorm, 'input', 'email'))
  if (invalid !== null) return invalid
  needLetters(context)
  await context.scope.write((writer) => sendVerification(context, writer, emailNorm))
  return verificationRequired(email)
}

/** Sends a link to a new address of the caller, and a note to the present one. Does not tell whether the address is taken. */
export async function requestEmailChange(
  context: Context,
  input: RequestEmailChangeInput,
): Promise<VerificationRequired | Problem> {
  const userId = viewerId(context)
  const [emailNorm, email] = [normalEmail(input.email), input.email.trim()]
  needLetters(context)
  return change(context, 'requestEmailChange', input, {
    problems: emailProblems(emailNorm, 'input', 'email'),
    async work(writer) {
      const [user] = await writer.read(userOfId, { id: userId })
      if (user === undefined) throw unauthenticated()
      if (user.emailNorm === emailNorm) {
        throw new Refused(invalidInput([fieldProblem('This is your present address', 'input', 'email')]))
      }
      const isTaken = await tellOwner(context, writer, emailNorm)
      await audit(context, writer, 'identity.email_change.requested', { userId })
      const data = { clientIp: context.envelope.clientIp }
      await sendNotice(context, writer, addressChangeRequested, { to: user.email, key: newId(), data })
      await sendLink(context, writer, {
        purpose: 'CHANGE_EMAIL',
        notice: newAddressToVerify,
        userId: isTaken ? null : userId,
        address: email,
        to: isTaken ? null : email,
      })
      return verificationRequired(email)
    },
  })
}

/** Verifies an address by the token of a link, and makes it the user's where they asked for it. */
export async function verifyEmail(context: Context, { token }: VerifyEmailInput): Promise<EmailVerified | Problem> {
  const taken = conflict('This address is already in use', 'EMAIL_TAKEN', ['input', 'token'])
  const claim = { tokenHash: hashOfToken(token), purposes: ['VERIFY_EMAIL', 'CHANGE_EMAIL'] }
  return change(
    context,
    'verifyEmail',
    {},
    {
      taken: { [emailIndex]: taken },
      async work(writer) {
        const at = context.clock.now()
        const [used] = await writer.run(useToken, { ...claim, at })
        if (used?.email == null) throw new Refused(invalidToken())
        const address = { id: used.userId, email: used.email, emailNorm: normalEmail(used.email), at }
        const user = await (used.purpose === 'VERIFY_EMAIL' ? verify : exchange)(context, writer, address)
        if (user === undefined) throw new Refused(invalidToken())
        return { email: user.email, verifiedAt: user.verifiedAt! }
      },
    },
  )
}

interface Address {
  readonly id: string
  readonly email: string
  readonly emailNorm: string
  readonly at: Date
}

async function verify(context: Context, writer: Writer, { id, emailNorm, at }: Address) {
  const [user] = await writer.run(verifyAddress, { id, emailNorm, at })
  await audit(context, writer, 'identity.email.verified', { userId: id, actorId: id })
  return user
}

async function exchange(context: Context, writer: Writer, address: Address) {
  const { id, at } = address
  const [before] = await writer.read(userOfId, { id })
  const [user] = await writer.run(changeAddress, address)
  if (before === undefined) return undefined
  // Links that went to the former address.
  await writer.run(voidTokens, { ofUserId: id, purpose: 'VERIFY_EMAIL', at })
  await writer.run(voidTokens, { ofUserId: id, purpose: 'RESET_PASSWORD', at })
  await audit(context, writer, 'identity.email.changed', { userId: id, actorId: id })
  await sendNotice(context, writer, addressChanged, { to: before.email, key: newId(), data: {} })
  return user
}
