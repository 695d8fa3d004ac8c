import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Sign-ins and registrations of passkeys that wait for a proof. Each is completed once. */
export const challenges = identity.table(
  'challenges',
  {
    ...realmKey(),
    /** The user; null for a sign-in by a passkey that is still unknown. */
    userId: uuid('user_id'),
    /** SIGN_IN, PASSKEY_SIGN_IN, PASSKEY_REGISTRATION, EXTERNAL or EXTERNAL_LINK. */
    kind: text('kind').notNull(),
    /** SHA-256 of the challenge that the client holds; it is not stored itself. */
    tokenHash: bytes('token_hash').notNull(),
    /** The challenge that a passkey signs, base64url. */
    passkeyChallenge: text('passkey_challenge'),
    /** The tenant to enter. */
    tenantId: uuid('tenant_id'),
    /** The session that began it; null for sign-in. */
    sessionId: uuid('session_id'),
    /** Proofs that were given already. */
    methods: text('methods').array().notNull().default(sql`'{}'`),
    /** How many proofs were tried; counted before they are judged. */
    tries: integer('tries').notNull().default(0),
    /** What else the sign-in asked for; no secret. */
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
    /** Until when it can be completed. */
    expiresAt: instant('expires_at').notNull(),
    /** When it was completed. */
    usedAt: instant('used_at'),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    uniqueIndex('challenges_token').on(t.realmId, t.tokenHash),
    index('challenges_user').on(t.realmId, t.userId).where(sql`user_id is not null`),
    check(
      'challenges_kind',
      sql`kind in ('SIGN_IN', 'PASSKEY_SIGN_IN', 'PASSKEY_REGISTRATION', 'EXTERNAL', 'EXTERNAL_LINK')`,
    ),
  ],
)
