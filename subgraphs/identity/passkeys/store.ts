import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { passkeys } from '@quintet/drizzle/identity/passkeys.ts'
import { profiles, users } from '@quintet/drizzle/identity/users.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'

const rows = realmRows(passkeys)
export type PasskeyRow = RowOf<typeof rows>

export const insertPasskey = rows.insert({ defaults: ['lastUsedAt'] })

/** The index that keeps credentials unique. */
export const credentialIndex = 'passkeys_credential'

/** A page of a user's passkeys. */
export const passkeyPage = rows.page('newest first', {
  slots: { ownerId: slot.uuid },
  where: (p) => eq(passkeys.userId, p.ownerId),
})

const allOf = (ownerId: unknown, realmId: unknown) =>
  and(eq(passkeys.realmId, realmId as string), eq(passkeys.userId, ownerId as string))

/** All passkeys of a user. */
export const passkeysOf = statement({ ownerId: slot.uuid }, (db, p) =>
  db
    .select({ credentialId: passkeys.credentialId, publicKey: passkeys.publicKey, transports: passkeys.transports })
    .from(passkeys)
    .where(allOf(p.ownerId, p.realmId)),
)

/** A passkey by what the browser calls it, with the handle of its user. */
export const passkeyByCredential = statement({ credentialId: slot.text }, (db, p) =>
  db
    .select({
      id: passkeys.id,
      userId: passkeys.userId,
      credentialId: passkeys.credentialId,
      publicKey: passkeys.publicKey,
      transports: passkeys.transports,
      counter: passkeys.counter,
      isBackupEligible: passkeys.isBackupEligible,
      userHandle: users.passkeyHandle,
      lastTenantId: users.lastTenantId,
    })
    .from(passkeys)
    .innerJoin(users, and(eq(users.realmId, passkeys.realmId), eq(users.id, passkeys.userId)))
    .where(and(eq(passkeys.realmId, p.realmId), eq(passkeys.credentialId, p.credentialId))),
)

const useSlots = { id: slot.uuid, counter: slot.int, isBackedUp: slot.boolean, at: slot.instant }
/**
 * Uses a passkey. No row when its count has not grown, which is compared where both counts are above 0: synced passkeys
 * always say 0.
 */
export const usePasskey = statement(useSlots, (db, p) =>
  db
    .update(passkeys)
    .set({ counter: p.counter as never, isBackedUp: p.isBackedUp as never, lastUsedAt: p.at as never })
    .where(
      and(
        eq(passkeys.realmId, p.realmId),
        eq(passkeys.id, p.id),
        sql`(${passkeys.counter} = 0 or ${p.counter}::bigint = 0 or ${passkeys.counter} < ${p.counter}::bigint)`,
      ),
    )
    .returning({ id: passkeys.id }),
)

export const renamePasskey = statement({ id: slot.uuid, ownerId: slot.uuid, name: slot.text }, (db, p) =>
  db
    .update(passkeys)
    .set({ name: p.name as never })
    .where(and(allOf(p.ownerId, p.realmId), eq(passkeys.id, p.id)))
    .returning(),
)

/** Removes one passkey of a user, or all of them. */
export const removePasskeys = statement({ ownerId: slot.uuid, id: slot.nullable(slot.uuid) }, (db, p) =>
  db
    .delete(passkeys)
    .where(and(allOf(p.ownerId, p.realmId), sql`(${p.id}::uuid is null or ${passkeys.id} = ${p.id}::uuid)`))
    .returning({ id: passkeys.id, name: passkeys.name }),
)

/** The handle of a user, made once: another one would make another account of the same person in their browser. */
export const ensureHandle = statement({ id: slot.uuid, fresh: slot.bytes }, (db, p) =>
  db
    .update(users)
    .set({ passkeyHandle: sql`coalesce(${users.passkeyHandle}, ${p.fresh}::bytea)` })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id)))
    .returning({ userHandle: users.passkeyHandle, email: users.email }),
)

export const nameOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ firstName: profiles.firstName, lastName: profiles.lastName })
    .from(profiles)
    .where(and(eq(profiles.realmId, p.realmId), eq(profiles.id, p.id))),
)
