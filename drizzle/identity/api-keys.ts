import { foreignKey, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Keys of scripts and partner systems, revoked ones too. No key is stored: `secret_hash` recognises it. */
export const apiKeys = identity.table(
  'api_keys',
  {
    ...realmKey(),
    /** The tenant that the key is good for. */
    tenantId: uuid('tenant_id').notNull(),
    /** The user who made it. */
    createdById: uuid('created_by_id').notNull(),
    /** The service account that it acts for; null for a key that acts for its creator. */
    clientId: uuid('client_id'),
    /** What it is for, in its creator's words. */
    name: text('name').notNull(),
    /** The end of the key, so that its creator recognises it. */
    lastFour: text('last_four').notNull(),
    /** HMAC-SHA-256 of the key's SHA-256, under a key that is derived from the root secret; base64url. */
    secretHash: text('secret_hash').notNull(),
    /** What it may use of the permissions that it acts with, as patterns. */
    scopes: text('scopes').array().notNull(),
    /** Addresses and ranges that it is accepted from; null for any. */
    addresses: text('addresses').array(),
    /** When it expires; null for never. */
    expiresAt: instant('expires_at'),
    /** When it was last used, to about a minute. */
    lastUsedAt: instant('last_used_at'),
    /** When it was revoked. */
    revokedAt: instant('revoked_at'),
    /** Why: revoked, member_left or client_deleted. */
    revokeReason: text('revoke_reason'),
    /** When it was made. */
    madeAt: instant('created_at').notNull(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.createdById], foreignColumns: [users.realmId, users.id] }),
    uniqueIndex('api_keys_secret').on(t.realmId, t.secretHash),
    index('api_keys_tenant').on(t.realmId, t.tenantId, t.id),
    index('api_keys_creator').on(t.realmId, t.createdById),
  ],
)
