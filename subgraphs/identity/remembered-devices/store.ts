import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { rememberedDevices } from '@quintet/drizzle/identity/second-factors.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'

const columns = {
  id: rememberedDevices.id,
  tenantId: rememberedDevices.tenantId,
  userAgent: rememberedDevices.userAgent,
  lastUsedAt: rememberedDevices.lastUsedAt,
  expiresAt: rememberedDevices.expiresAt,
  createdAt: rememberedDevices.createdAt,
}
const rows = realmRows(rememberedDevices, columns)
export type RememberedDeviceRow = RowOf<typeof rows>

export const insertDevice = rows.insert({ defaults: ['revokedAt'] })

/** A user's devices that still count. */
export const deviceRows = rows.page('newest first', {
  slots: { ownerId: slot.uuid, at: slot.instant },
  where: (p) =>
    and(
      eq(rememberedDevices.userId, p.ownerId),
      isNull(rememberedDevices.revokedAt),
      gt(rememberedDevices.expiresAt, p.at as never),
    ),
})

const useSlots = {
  ownerId: slot.uuid,
  enteredTenantId: slot.nullable(slot.uuid),
  tokenHash: slot.bytes,
  at: slot.instant,
}
/** Uses a device's token; no row when it is not this user's in this tenant, or does not count any more. */
export const useDevice = statement(useSlots, (db, p) =>
  db
    .update(rememberedDevices)
    .set({ lastUsedAt: p.at as never })
    .where(
      and(
        eq(rememberedDevices.realmId, p.realmId),
        eq(rememberedDevices.userId, p.ownerId),
        eq(rememberedDevices.tokenHash, p.tokenHash as never),
        sql`${rememberedDevices.tenantId} is not distinct from ${p.enteredTenantId}::uuid`,
        isNull(rememberedDevices.revokedAt),
        gt(rememberedDevices.expiresAt, p.at as never),
      ),
    )
    .returning({ id: rememberedDevices.id }),
)

/** Forgets one device of a user, or all of them. */
export const revokeDevices = statement(
  { ownerId: slot.uuid, id: slot.nullable(slot.uuid), at: slot.instant },
  (db, p) =>
    db
      .update(rememberedDevices)
      .set({ revokedAt: p.at as never })
      .where(
        and(
          eq(rememberedDevices.realmId, p.realmId),
          eq(rememberedDevices.userId, p.ownerId),
          sql`(${p.id}::uuid is null or ${rememberedDevices.id} = ${p.id}::uuid)`,
          isNull(rememberedDevices.revokedAt),
          gt(rememberedDevices.expiresAt, p.at as never),
        ),
      )
      .returning({ id: rememberedDevices.id }),
)
