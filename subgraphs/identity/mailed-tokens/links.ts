// Letters with a link that proves that they were read.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { type Notice, sendNotice } from '@quintet/kit/slice/letters.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { notAllowed } from '@quintet/kit/slice/problems.ts'
import { writeCredential } from '@quintet/kit/wire/realms.ts'
import type { Context } from '../context.ts'
import { type MailedPurpose, tokenMinutes } from './rules.ts'
import { insertToken, voidTokens } from './store.ts'

/** The pages behind links, by what their tokens are good for. */
const pages: Readonly<Record<MailedPurpose, string>> = {
  VERIFY_EMAIL: '/account/verify-email',
  CHANGE_EMAIL: '/account/verify-email',
  RESET_PASSWORD: '/account/reset-password',
}

export interface Link {
  readonly url: string
  readonly minutes: number
  /** False where no user has its token. */
  readonly isUsable: boolean
}

interface LinkLetter {
  readonly purpose: MailedPurpose
  readonly notice: Notice<Link>
  /** The user who gets a token; null for none. */
  readonly userId: string | null
  /** The address that the token proves. */
  readonly address: string
  /** The address that the letter goes to; null for none. */
  readonly to: string | null
  /** Of letters with one key one is sent; each has a key of its own unless told. */
  readonly key?: string
}

/**
 * Gives a user a new token, which replaces older ones, and sends it in a letter. Without a user, or without an address to
 * send to, the same work is done and comes to nothing: the time must not tell who is known.
 */
export async function sendLink(
  context: Context,
  writer: Writer,
  { purpose, notice, userId, address, to, key = newId() }: LinkLetter,
): Promise<void> {
  const at = context.clock.now()
  const token = newToken()
  const ofUserId = userId ?? newId()
  const minutes = tokenMinutes[purpose]
  const expiresAt = new Date(at.getTime() + minutes * 60_000)
  await writer.run(voidTokens, { ofUserId, purpose, at })
  await writer.run(insertToken, { ofUserId, purpose, tokenHash: hashOfToken(token), email: address, expiresAt, at })
  const url = `${context.accounts.accountUrl}${pages[purpose]}?token=${writeCredential({ realmId: context.envelope.realmId, secret: token })}`
  await sendNotice(context, writer, notice, { to, key, data: { url, minutes, isUsable: userId !== null } })
}

export const invalidToken = () =>
  notAllowed('This link has expired or was already used: ask for a new one', 'TOKEN_INVALID', ['input', 'token'])
