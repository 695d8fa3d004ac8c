import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { wrongCodes } from '../second-factors/notices.ts'
import { accountLocked } from './notices.ts'

/**
 * Records that an attempt has locked the account, where it has, and tells the user once a day.
 * @param isOfCodes whether codes were wrong, not the password: who tried them knows the password
 */
export async function recordLock(
  context: Context,
  writer: Writer,
  user: { readonly id: string; readonly email: string },
  until: Date | null,
  isOfCodes = false,
): Promise<void> {
  if (until === null) return
  const { clock, envelope } = context
  const { id: userId, email: to } = user
  const details = { until: until.toISOString() }
  await audit(context, writer, 'identity.account.locked', { userId, actorId: null, details })
  const key = `${userId} ${clock.now().toISOString().slice(0, 10)}`
  const data = { until, clientIp: envelope.clientIp }
  await sendNotice(context, writer, isOfCodes ? wrongCodes : accountLocked, { to, key, data })
}
