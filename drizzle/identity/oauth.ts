import { sql } from 'drizzle-orm'
import { check, foreignKey, index, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, realmKey, tenantKey } from '../table-parts/columns.ts'
import { realmIsolation, tenantIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Clients of tenants that get OAuth tokens. Their client_id names the tenant and the row, so that it needs no column. */
export const oauthClients = identity.table(
  'oauth_clients',
  {
    ...tenantKey(),
    /** What people are shown. */
    name: text('name').notNull(),
    /** CONFIDENTIAL has a secret, PUBLIC has none. */
    type: text('type').notNull(),
    /** AUTHORIZATION_CODE, REFRESH_TOKEN, CLIENT_CREDENTIALS. */
    grants: text('grants').array().notNull(),
    /** Where answers may be sent, compared whole. */
    redirectUris: text('redirect_uris').array().notNull(),
    /** The permissions, or patterns of them, that it can be given. */
    scopes: text('scopes').array().notNull(),
    /** SHA-256 of the secret, which has 256 bits; it is not stored itself. */
    secretHash: bytes('secret_hash'),
    /** When the secret was made. */
    secretCreatedAt: instant('secret_created_at'),
    /** Who made it. */
    createdBy: uuid('created_by').notNull(),
    /** When it last got a token; written at most once a minute. */
    lastUsedAt: instant('last_used_at'),
    /** When it was last changed. */
    updatedAt: instant('updated_at').notNull(),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    check('oauth_clients_type', sql`type in ('CONFIDENTIAL', 'PUBLIC')`),
    check('oauth_clients_secret', sql`(type = 'CONFIDENTIAL') = (secret_hash is not null)`),
  ],
)

/** What users allowed clients to do in their name. Taken back ones stay. */
export const oauthConsents = identity.table(
  'oauth_consents',
  {
    ...realmKey(),
    /** Who allowed it. */
    userId: uuid('user_id').notNull(),
    /** The tenant of the client, in which alone it holds. */
    tenantId: uuid('tenant_id').notNull(),
    /** The client's row. */
    clientId: uuid('client_id').notNull(),
    /** The client's name. */
    clientName: text('client_name').notNull(),
    /** What was allowed. */
    scopes: text('scopes').array().notNull(),
    /** When it was last used for a token; written at most once a minute. */
    lastUsedAt: instant('last_used_at'),
    /** When it was taken back. */
    revokedAt: instant('revoked_at'),
    /** Who took it back: the user or an administrator; null when the client was deleted. */
    revokedBy: uuid('revoked_by'),
    /** When it was given. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    index('oauth_consents_user').on(t.realmId, t.userId),
    index('oauth_consents_client').on(t.realmId, t.tenantId, t.clientId),
  ],
)

/** What the OpenID provider remembers: codes, tokens, grants, interactions. Of what is secret only the hash is stored. */
export const oauthRecords = identity.table(
  'oauth_records',
  {
    ...realmKey(),
    /** The provider's name for it, such as AuthorizationCode or AccessToken. */
    kind: text('kind').notNull(),
    /** SHA-256 of the token, or of the name under which it is found. */
    keyHash: bytes('key_hash').notNull(),
    /** The second name of the provider's sessions, which is no secret. */
    uid: text('uid'),
    /** The grant that it belongs to: the id of a consent. */
    grantId: text('grant_id'),
    /** The user; null for what a client gets for itself. */
    userId: uuid('user_id'),
    /** The tenant of the client. */
    tenantId: uuid('tenant_id'),
    /** The client's row. */
    clientId: uuid('client_id'),
    /** What else the provider keeps. It holds no token. */
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    /** When it was used, where it works once. */
    consumedAt: instant('consumed_at'),
    /** Until when it is good. */
    expiresAt: instant('expires_at').notNull(),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    uniqueIndex('oauth_records_key').on(t.realmId, t.kind, t.keyHash),
    index('oauth_records_uid').on(t.realmId, t.uid).where(sql`uid is not null`),
    index('oauth_records_grant').on(t.realmId, t.grantId).where(sql`grant_id is not null`),
    index('oauth_records_client').on(t.realmId, t.clientId).where(sql`client_id is not null`),
    index('oauth_records_user').on(t.realmId, t.userId).where(sql`user_id is not null`),
    index('oauth_records_expiry').on(t.expiresAt),
  ],
)
