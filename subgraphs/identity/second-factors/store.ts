import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { passkeys } from '@quintet/drizzle/identity/passkeys.ts'
import { backupCodes, totpSecrets } from '@quintet/drizzle/identity/second-factors.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { SignedInRow } from '../sessions/store.ts'

/** By what means users can prove who they are. */
export const factorStates = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      id: users.id,
      email: users.email,
      status: users.status,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      totpEnabledAt: totpSecrets.enabledAt,
      totpLastUsedAt: totpSecrets.lastUsedAt,
      backupCodesLeft: sql<number>`(select count(*)::int from ${backupCodes} c
        where c.realm_id = ${users.realmId} and c.user_id = ${users.id} and c.used_at is null)`,
      passkeyCount: sql<number>`(select count(*)::int from ${passkeys} k
        where k.realm_id = ${users.realmId} and k.user_id = ${users.id})`,
    })
    .from(users)
    .leftJoin(totpSecrets, and(eq(totpSecrets.realmId, users.realmId), eq(totpSecrets.id, users.id)))
    .where(and(eq(users.realmId, p.realmId), isAnyOf(users.id, p.ids))),
)

/** The answer of confirmTotp. */
export interface TotpEnabledRow {
  readonly enabledAt: Date
  readonly backupCodes: string[]
  readonly signedIn: SignedInRow
}

/** Locks a user: what depends on all of their factors is then decided one after the other. */
export const lockUser = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id)))
    .for('update'),
)

const totpColumns = {
  id: totpSecrets.id,
  sealedSecret: totpSecrets.sealedSecret,
  enabledAt: totpSecrets.enabledAt,
  sealedPendingSecret: totpSecrets.sealedPendingSecret,
  pendingExpiresAt: totpSecrets.pendingExpiresAt,
}
export const totpRows = realmRows(totpSecrets, totpColumns)

const pendingSlots = { id: slot.uuid, pending: slot.bytes, expiresAt: slot.instant, at: slot.instant }
/** Stores a secret that waits for its first code, in place of one that waited before. */
export const savePendingSecret = statement(pendingSlots, (db, p) =>
  db
    .insert(totpSecrets)
    .values({
      realmId: p.realmId,
      id: p.id,
      sealedPendingSecret: p.pending as never,
      pendingExpiresAt: p.expiresAt as never,
      createdAt: p.at as never,
    })
    .onConflictDoUpdate({
      target: [totpSecrets.realmId, totpSecrets.id],
      set: {
        sealedPendingSecret: sql`excluded.sealed_pending_secret`,
        pendingExpiresAt: sql`excluded.pending_expires_at`,
      },
    }),
)

const enableSlots = { id: slot.uuid, pending: slot.bytes, sealed: slot.bytes, step: slot.int, at: slot.instant }
/** Brings the waiting secret into force; no row when it was confirmed or replaced meanwhile. */
export const enableTotp = statement(enableSlots, (db, p) =>
  db
    .update(totpSecrets)
    .set({
      sealedSecret: p.sealed as never,
      enabledAt: p.at as never,
      lastStep: p.step as never,
      lastUsedAt: p.at as never,
      sealedPendingSecret: null,
      pendingExpiresAt: null,
    })
    .where(
      and(
        eq(totpSecrets.realmId, p.realmId),
        eq(totpSecrets.id, p.id),
        eq(totpSecrets.sealedPendingSecret, p.pending as never),
      ),
    )
    .returning({ id: totpSecrets.id }),
)

const stepSlots = { id: slot.uuid, sealed: slot.bytes, step: slot.int, at: slot.instant }
/** Uses the code of a step of a secret; no row when that step or a later one was used before. */
export const useTotpStep = statement(stepSlots, (db, p) =>
  db
    .update(totpSecrets)
    .set({ lastStep: p.step as never, lastUsedAt: p.at as never })
    .where(
      and(
        eq(totpSecrets.realmId, p.realmId),
        eq(totpSecrets.id, p.id),
        eq(totpSecrets.sealedSecret, p.sealed as never),
        sql`(${totpSecrets.lastStep} is null or ${totpSecrets.lastStep} < ${p.step})`,
      ),
    )
    .returning({ id: totpSecrets.id }),
)

/** Removes a user's secrets; says whether one was in force. */
export const removeTotp = statement({ id: slot.uuid }, (db, p) =>
  db
    .delete(totpSecrets)
    .where(and(eq(totpSecrets.realmId, p.realmId), eq(totpSecrets.id, p.id)))
    .returning({ enabledAt: totpSecrets.enabledAt }),
)

export const insertBackupCode = realmRows(backupCodes).insert({ defaults: ['usedAt'] })

export const removeBackupCodes = statement({ ownerId: slot.uuid }, (db, p) =>
  db.delete(backupCodes).where(and(eq(backupCodes.realmId, p.realmId), eq(backupCodes.userId, p.ownerId))),
)

/** The unused code of a slot. */
export const backupCodeAt = statement({ ownerId: slot.uuid, slot: slot.int }, (db, p) =>
  db
    .select({ id: backupCodes.id, codeHash: backupCodes.codeHash })
    .from(backupCodes)
    .where(
      and(
        eq(backupCodes.realmId, p.realmId),
        eq(backupCodes.userId, p.ownerId),
        eq(backupCodes.slot, p.slot as never),
        isNull(backupCodes.usedAt),
      ),
    ),
)

/** Uses a code; no row when it was used or replaced meanwhile. */
export const useBackupCode = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(backupCodes)
    .set({ usedAt: p.at as never })
    .where(and(eq(backupCodes.realmId, p.realmId), eq(backupCodes.id, p.id), isNull(backupCodes.usedAt)))
    .returning({ id: backupCodes.id }),
)
