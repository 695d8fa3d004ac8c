import { bigint, foreignKey, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Secrets of authenticator apps (TOTP). The id is the user's. */
export const totpSecrets = identity.table(
  'totp_secrets',
  {
    ...realmKey(),
    /** The secret that is in force, sealed; null while none is. */
    sealedSecret: bytes('sealed_secret'),
    /** When it came into force. */
    enabledAt: instant('enabled_at'),
    /** The number of the 30-second step whose code was used last: no code works twice. */
    lastStep: bigint('last_step', { mode: 'number' }),
    /** When a code was last used. */
    lastUsedAt: instant('last_used_at'),
    /** A secret that waits for its first code, sealed. */
    sealedPendingSecret: bytes('sealed_pending_secret'),
    /** Until when it waits. */
    pendingExpiresAt: instant('pending_expires_at'),
    /** When the row was written. */
    createdAt: createdAt(),
  },
  (t) => [...realmIsolation(t), foreignKey({ columns: [t.realmId, t.id], foreignColumns: [users.realmId, users.id] })],
)

/** Codes for users who lost their second factor. Each works once. */
export const backupCodes = identity.table(
  'backup_codes',
  {
    ...realmKey(),
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** The number that the code begins with, so that one hash is compared. */
    slot: integer('slot').notNull(),
    /** The code, hashed by bcrypt. */
    codeHash: text('code_hash').notNull(),
    /** When it was used. */
    usedAt: instant('used_at'),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    uniqueIndex('backup_codes_slot').on(t.realmId, t.userId, t.slot),
  ],
)

/** Devices that stand in for the second factor. */
export const rememberedDevices = identity.table(
  'remembered_devices',
  {
    ...realmKey(),
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** The tenant that it is remembered in; null where the user entered none. */
    tenantId: uuid('tenant_id'),
    /** SHA-256 of the device's token; it is not stored itself. */
    tokenHash: bytes('token_hash').notNull(),
    /** The User-Agent that it was remembered with. */
    userAgent: text('user_agent'),
    /** When it was last used. */
    lastUsedAt: instant('last_used_at'),
    /** Until when it is remembered. */
    expiresAt: instant('expires_at').notNull(),
    /** When it was forgotten. */
    revokedAt: instant('revoked_at'),
    /** When it was remembered. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    uniqueIndex('remembered_devices_token').on(t.realmId, t.tokenHash),
    index('remembered_devices_user').on(t.realmId, t.userId),
  ],
)
