// Proves that a phone number is the user's, before anything else is sent to it: by a code of six digits.

import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { impersonated, refuseImpersonation } from '@quintet/kit/slice/impersonation.ts'
import { sendText } from '@quintet/kit/slice/letters.ts'
import {
  conflict,
  fieldProblem,
  invalidUnlessEmpty,
  limitReached,
  notAllowed,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import type { PhoneVerificationRequested, PhoneVerified, VerifyPhoneInput } from '../types.gen.ts'
import { noSuchUser } from './actions.ts'
import { codeMinutes, codesPerDay, codeTries } from './rules.ts'
import { openOne } from './sealed.ts'
import { accountForUpdate, codesSince, insertCode, markPhoneVerified, tryCode, useCode, voidCodes } from './store.ts'

const dayMilliseconds = 86_400_000

/** A plain hash of six digits would tell them: the key is not in the database. */
const hashOf = ({ codeKey }: Context, id: string, code: string): Buffer =>
  createHmac('sha256', codeKey).update(`${id} ${code}`).digest()

/** Sends a code to the phone number of the caller's account. Older codes no longer work. */
export const requestPhoneVerification = (context: Context): Promise<PhoneVerificationRequested | Problem> =>
  change<PhoneVerificationRequested>(
    context,
    'requestPhoneVerification',
    {},
    {
      async work(writer) {
        refuseImpersonation(context)
        const userId = viewerId(context)
        const at = context.clock.now()
        if (!context.letters.canSend('SMS')) {
          throw new Refused(notAllowed('No text messages can be sent here', 'NO_TEXT_MESSAGES'))
        }
        const [account] = await writer.read(accountForUpdate, { id: userId })
        if (account === undefined) throw new Refused(noSuchUser())
        const phoneNumber = await openOne(context, writer, account, 'phoneNumber')
        if (phoneNumber === null) throw new Refused(conflict('There is no phone number', 'NO_PHONE_NUMBER'))
        if (account.phoneVerifiedAt !== null) {
          throw new Refused(conflict('The phone number is verified already', 'WRONG_STATUS'))
        }
        const [sent] = await writer.read(codesSince, { id: userId, since: new Date(at.getTime() - dayMilliseconds) })
        if (sent!.count >= codesPerDay) {
          throw new Refused(limitReached(`${codesPerDay} codes were sent within a day`, 'CODES_PER_DAY'))
        }
        await writer.run(voidCodes, { id: userId, at })
        const id = newId()
        const code = String(randomInt(1_000_000)).padStart(6, '0')
        const expiresAt = new Date(at.getTime() + codeMinutes * 60_000)
        await insertCode(writer, {
          id,
          userId,
          purpose: 'VERIFY_PHONE',
          tokenHash: hashOf(context, id, code),
          email: null,
          expiresAt,
          createdAt: at,
        })
        const text = `${code} is your Quintet code. It works for ${codeMinutes} minutes. Give it to no one.`
        await sendText(context, writer, { to: phoneNumber, key: id, text })
        return { phoneNumber, expiresAt }
      },
    },
  )

const wrongCode = () =>
  notAllowed('This code is wrong, was used, or works no longer', 'TOKEN_INVALID', ['input', 'code'])

/** Proves the phone number. The try is counted and committed before the code is compared, so that guesses cannot outrun it. */
export async function verifyPhone(context: Context, { code }: VerifyPhoneInput): Promise<PhoneVerified | Problem> {
  const isCode = /^\d{6}$/.test(code)
  const invalid = invalidUnlessEmpty(isCode ? [] : [fieldProblem('A code has six digits', 'input', 'code')])
  if (invalid !== null) return invalid
  if (context.envelope.actor !== null) return impersonated()
  const id = viewerId(context)
  const at = context.clock.now()
  const [attempt] = await context.scope.write((writer) => writer.run(tryCode, { id, at, most: codeTries }))
  if (attempt === undefined || !timingSafeEqual(hashOf(context, attempt.id, code), attempt.tokenHash))
    return wrongCode()
  return change<PhoneVerified>(
    context,
    'verifyPhone',
    {},
    {
      async work(writer) {
        const [account] = await writer.read(accountForUpdate, { id })
        const [used] = await writer.run(useCode, { codeId: attempt.id, at })
        const phoneNumber = account === undefined ? null : await openOne(context, writer, account, 'phoneNumber')
        if (used === undefined || phoneNumber === null) throw new Refused(wrongCode())
        await writer.run(markPhoneVerified, { id, at })
        await audit(context, writer, 'identity.phone.verified', { userId: id })
        return { phoneNumber, verifiedAt: at }
      },
    },
  )
}
