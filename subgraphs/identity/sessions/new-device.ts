// A letter about a sign-in from a device that a user did not use before.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { sessions } from '@quintet/drizzle/identity/sessions.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { deviceOf } from '@quintet/kit/slice/device.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { type Notice, sendNotice } from '@quintet/kit/slice/letters.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const newDevice: Notice<{ readonly device: string | null; readonly clientIp: string | null; readonly at: Date }> = {
  name: 'identity.new_device',
  category: 'SECURITY',
  write: ({ device, clientIp, at }) => ({
    subject: 'Your account was used on a new device',
    paragraphs: [
      `Your account was signed in to at ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
      ...(device === null ? [] : [`The device calls itself ${device}.`]),
      ...(clientIp === null ? [] : [`The sign-in came from the address ${clientIp}.`]),
      'If that was you, you need not do anything. If it was not, change your password at once and end the session.',
    ],
  }),
}

/** A user's address, and whether they had sessions, and one with the same User-Agent. */
const pastOf = statement({ ownerId: slot.uuid, userAgent: slot.nullable(slot.text) }, (db, p) => {
  const own = sql`select 1 from ${sessions} s where s.realm_id = ${users.realmId} and s.user_id = ${users.id}`
  return db
    .select({
      email: users.email,
      hasPast: sql<boolean>`exists (${own})`,
      isKnown: sql<boolean>`exists (${own} and s.user_agent is not distinct from ${p.userAgent}::text)`,
    })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.ownerId)))
})

const agentsOf = statement({ ownerId: slot.uuid }, (db, p) =>
  db
    .selectDistinct({ userAgent: sessions.userAgent })
    .from(sessions)
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.userId, p.ownerId)))
    .limit(500),
)

/** Tells a user of a sign-in on another device than before. Call it before the session begins. The first one is no news. */
export async function tellOfNewDevice(context: Context, writer: Writer, ownerId: string): Promise<void> {
  const { envelope, clock } = context
  const userAgent = envelope.userAgent?.slice(0, 500).toWellFormed() ?? null
  const [past] = await writer.read(pastOf, { ownerId, userAgent })
  if (past === undefined || !past.hasPast || past.isKnown) return
  const device = deviceOf(userAgent)
  // Another version of the same browser is the same device to people.
  const known = (await writer.read(agentsOf, { ownerId })).map((row) => deviceOf(row.userAgent))
  if (known.includes(device)) return
  const data = { device, clientIp: envelope.clientIp, at: clock.now() }
  await sendNotice(context, writer, newDevice, { to: past.email, key: newId(), data })
}
