import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Sessions, past ones too. No token is stored: refresh tokens are recomputed from hmac_key. */
export const sessions = identity.table(
  'sessions',
  {
    ...realmKey(),
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** The active tenant. */
    tenantId: uuid('tenant_id'),
    /** The session that it was begun from, without a password. */
    parentId: uuid('parent_id'),
    /** How strongly the user authenticated: aal1 is a password, aal2 two factors or a passkey. */
    acr: text('acr').notNull(),
    /** Proofs that were given, such as PASSWORD and TOTP. */
    methods: text('methods').array().notNull().default(sql`'{PASSWORD}'`),
    /** The user who acts as `userId`, by impersonation. */
    actorId: uuid('actor_id'),
    /** Whether the user entered the tenant in an emergency, without being a member. */
    isBreakGlass: boolean('is_break_glass').notNull().default(false),
    /** Whether it is good for enrolling a second factor only. */
    isRestricted: boolean('is_restricted').notNull().default(false),
    /** When it was last used; written sparsely. Null for one that was begun before this was written. */
    lastActivityAt: instant('last_activity_at'),
    /** When the user signed in: neither a new proof nor another tenant changes it. Null for one begun before it was written. */
    signedInAt: instant('signed_in_at'),
    /** When the user authenticated. */
    authenticatedAt: instant('authenticated_at').notNull(),
    /** The number of the newest refresh token. */
    counter: integer('counter').notNull().default(0),
    /** Signs this session's refresh tokens. */
    hmacKey: bytes('hmac_key').notNull(),
    /** When the newest refresh token was made. */
    rotatedAt: instant('rotated_at').notNull(),
    /** When it expires. */
    expiresAt: instant('expires_at').notNull(),
    /** The IP address that it was begun from. */
    clientIp: text('client_ip'),
    /** The User-Agent that it was begun with. */
    userAgent: text('user_agent'),
    /** When it was ended. */
    revokedAt: instant('revoked_at'),
    /** Why, such as signed_out, refresh_reuse, ended, password_changed. */
    revokeReason: text('revoke_reason'),
    /** When it began. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    foreignKey({ columns: [t.realmId, t.parentId], foreignColumns: [t.realmId, t.id] }),
    index('sessions_user').on(t.realmId, t.userId),
    index('sessions_tenant').on(t.realmId, t.tenantId, t.userId).where(sql`revoked_at is null`),
    index('sessions_parent').on(t.realmId, t.parentId).where(sql`parent_id is not null`),
  ],
)

/** Keys of access tokens. The newest that every process has read signs; all that are listed verify. */
export const signingKeys = identity.table(
  'signing_keys',
  {
    ...realmKey(),
    /** The public half, as JWK. */
    publicJwk: jsonb('public_jwk').$type<Record<string, unknown>>().notNull(),
    /** The private half, encrypted by AES-256-GCM under a key derived from the root secret. */
    sealedPrivateJwk: text('sealed_private_jwk').notNull(),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [...realmIsolation(t)],
)
