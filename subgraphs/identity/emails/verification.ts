import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Context } from '../context.ts'
import { sendLink } from '../mailed-tokens/links.ts'
import { hourBefore, lettersPerHour } from '../mailed-tokens/rules.ts'
import { userOfAddress } from '../mailed-tokens/store.ts'
import { addressTaken, addressToVerify } from './notices.ts'

/** The answer to those whose address is to be verified first, whether or not it is known. */
export const verificationRequired = (email: string) => ({
  __typename: 'VerificationRequired' as const,
  email: email.trim(),
})

/**
 * Sends the link to the user of an address, if it is not verified and they did not get too many letters. Otherwise does the
 * same work, which comes to nothing.
 * @param most how many letters within an hour are too many
 */
export async function sendVerification(
  context: Context,
  writer: Writer,
  emailNorm: string,
  most = lettersPerHour,
): Promise<void> {
  const since = hourBefore(context.clock.now())
  const [user] = await writer.read(userOfAddress, { emailNorm, purpose: 'VERIFY_EMAIL', since })
  const isDue = user?.status === 'ACTIVE' && user.emailVerifiedAt === null && user.letters < most
  await sendLink(context, writer, {
    purpose: 'VERIFY_EMAIL',
    notice: addressToVerify,
    userId: isDue ? user.id : null,
    address: emailNorm,
    to: isDue ? user.email : null,
  })
}

/**
 * Tells the user of an address that it was asked for again: once a day, or with a link to a new password where the address
 * is not verified. False where it is no user's; then the same work comes to nothing.
 */
export async function tellOwner(context: Context, writer: Writer, emailNorm: string): Promise<boolean> {
  const since = hourBefore(context.clock.now())
  const [owner] = await writer.read(userOfAddress, { emailNorm, purpose: 'RESET_PASSWORD', since })
  const active = owner?.status === 'ACTIVE' ? owner : undefined
  const isVerified = active?.emailVerifiedAt != null
  const day = context.clock.now().toISOString().slice(0, 10)
  const isDue = active !== undefined && !isVerified && active.letters < lettersPerHour
  await sendLink(context, writer, {
    purpose: 'RESET_PASSWORD',
    notice: addressTaken,
    userId: isDue ? active.id : null,
    address: emailNorm,
    to: isVerified || isDue ? active!.email : null,
    ...(isVerified ? { key: `${active.id} ${day}` } : {}),
  })
  return owner !== undefined
}
