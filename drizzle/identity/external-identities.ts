import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Accounts at other issuers that users sign in with. */
export const externalIdentities = identity.table(
  'external_identities',
  {
    ...realmKey(),
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** The slug of the provider in EXTERNAL_PROVIDERS. */
    provider: text('provider').notNull(),
    /** Who vouches for the account: of Azure the tenant's issuer. */
    issuer: text('issuer').notNull(),
    /** The account's lasting id there; never an address. */
    subject: text('subject').notNull(),
    /** The address that the provider told last. It proves nothing. */
    email: text('email'),
    /** When it was linked. */
    createdAt: createdAt(),
    /** When it was last signed in with. */
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    uniqueIndex('external_identities_subject').on(t.realmId, t.issuer, t.subject),
    index('external_identities_user').on(t.realmId, t.userId, t.id),
  ],
)

/** Visits to other issuers that have begun: what the answer must belong to. Each is answered once. */
export const externalAttempts = identity.table(
  'external_attempts',
  {
    ...realmKey(),
    /** The slug of the provider: the answer of another one does not count. */
    provider: text('provider').notNull(),
    /** SIGN_IN or LINK. */
    purpose: text('purpose').notNull(),
    /** SHA-256 of the ticket that a linking is begun with; null for a sign-in. */
    ticketHash: bytes('ticket_hash'),
    /** SHA-256 of the state that the provider hands back; null until the browser was sent there. */
    stateHash: bytes('state_hash'),
    /** SHA-256 of the cookie of the browser that was sent there. */
    cookieHash: bytes('cookie_hash'),
    /** Where the browser goes in the end. */
    returnTo: text('return_to').notNull(),
    /** base64url(SHA-256) of the verifier that completes a sign-in. */
    verifierHash: text('verifier_hash'),
    /** The tenant to enter, as it was named. */
    tenantSlug: text('tenant_slug'),
    /** Who links. */
    userId: uuid('user_id'),
    /** The session that began the linking, and alone completes it. */
    sessionId: uuid('session_id'),
    /** Until when the provider's answer counts. */
    expiresAt: instant('expires_at').notNull(),
    /** When the provider answered. */
    usedAt: instant('used_at'),
    /** When it was begun. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    uniqueIndex('external_attempts_ticket').on(t.realmId, t.ticketHash),
    uniqueIndex('external_attempts_state').on(t.realmId, t.stateHash),
    index('external_attempts_user').on(t.realmId, t.userId).where(sql`user_id is not null`),
    check('external_attempts_purpose', sql`purpose in ('SIGN_IN', 'LINK')`),
  ],
)
