import { bigint, boolean, foreignKey, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Passkeys of users (WebAuthn credentials). */
export const passkeys = identity.table(
  'passkeys',
  {
    ...realmKey(),
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** The credential's id, base64url. */
    credentialId: text('credential_id').notNull(),
    /** The credential's public key, COSE. */
    publicKey: bytes('public_key').notNull(),
    /** How often it signed, as it says; synced passkeys always say 0. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    /** How browsers reach it, such as internal or usb. */
    transports: text('transports').array().notNull(),
    /** The name that the user gave it. */
    name: text('name').notNull(),
    /** Whether it may be synced to other devices. */
    isBackupEligible: boolean('is_backup_eligible').notNull(),
    /** Whether it is synced to other devices. */
    isBackedUp: boolean('is_backed_up').notNull(),
    /** When it was last used. */
    lastUsedAt: instant('last_used_at'),
    /** When it was registered. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    uniqueIndex('passkeys_credential').on(t.realmId, t.credentialId),
    index('passkeys_user').on(t.realmId, t.userId),
  ],
)
