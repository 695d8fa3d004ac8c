import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Tokens and codes that were sent to users. Each works once. */
export const mailedTokens = identity.table(
  'mailed_tokens',
  {
    ...realmKey(),
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** VERIFY_EMAIL, CHANGE_EMAIL, RESET_PASSWORD or VERIFY_PHONE. */
    purpose: text('purpose').notNull(),
    /** SHA-256 of the token; it is not stored itself. */
    tokenHash: bytes('token_hash').notNull(),
    /** The address that it was sent to, and that it proves. */
    email: text('email'),
    /** How often a code was tried; counted before it is compared. */
    tries: integer('tries').notNull().default(0),
    /** Until when it works. */
    expiresAt: instant('expires_at').notNull(),
    /** When it was used, or replaced by a newer one. */
    usedAt: instant('used_at'),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    uniqueIndex('mailed_tokens_hash').on(t.realmId, t.tokenHash),
    index('mailed_tokens_user').on(t.realmId, t.userId, t.purpose),
    check('mailed_tokens_purpose', sql`purpose in ('VERIFY_EMAIL', 'CHANGE_EMAIL', 'RESET_PASSWORD', 'VERIFY_PHONE')`),
  ],
)
