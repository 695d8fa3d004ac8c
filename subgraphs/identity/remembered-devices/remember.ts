// A device that was remembered stands in for the second factor: for one user, in one tenant, for 30 days.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { insertDevice, revokeDevices, useDevice } from './store.ts'

const deviceDays = 30

/** Remembers the caller's device; the token that it keeps. */
export async function rememberDevice(
  context: Context,
  writer: Writer,
  userId: string,
  tenantId: string | null,
): Promise<string> {
  const { envelope, clock } = context
  const token = newToken()
  const now = clock.now()
  const id = newId()
  await insertDevice(writer, {
    id,
    userId,
    tenantId,
    tokenHash: hashOfToken(token),
    userAgent: envelope.userAgent?.slice(0, 500) ?? null,
    lastUsedAt: null,
    expiresAt: new Date(now.getTime() + deviceDays * 86_400_000),
    createdAt: now,
  })
  const target = { type: 'RememberedDevice', id }
  await audit(context, writer, 'identity.device.remembered', { userId, actorId: userId, tenantId, target })
  return token
}

/** Whether the token is of a device that is remembered for this user in this tenant. */
export async function isRemembered(
  { clock }: Context,
  writer: Writer,
  userId: string,
  tenantId: string | null,
  deviceToken: string | null | undefined,
): Promise<boolean> {
  if (deviceToken === null || deviceToken === undefined) return false
  const tokenHash = hashOfToken(deviceToken)
  const used = await writer.run(useDevice, {
    ownerId: userId,
    enteredTenantId: tenantId,
    tokenHash,
    at: clock.now(),
  })
  return used.length > 0
}

/** Forgets all devices of a user: their password or their factors have changed. */
export async function forgetDevices({ clock }: Context, writer: Writer, userId: string): Promise<void> {
  await writer.run(revokeDevices, { ownerId: userId, id: null, at: clock.now() })
}
