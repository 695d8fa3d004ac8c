import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'

/** Users, who can sign in. */
export const users = identity.table(
  'users',
  {
    ...realmKey(),
    /** The address as it was given. */
    email: text('email').notNull(),
    /** The address as it is compared: trimmed, NFKC, lower case. */
    emailNorm: text('email_norm').notNull(),
    /** ACTIVE, INACTIVE, SUSPENDED or DELETED. Only ACTIVE users have live sessions. */
    status: text('status').notNull().default('ACTIVE'),
    /** The password, hashed as the scheme says. */
    passwordHash: text('password_hash').notNull(),
    /** bcrypt-hmac384:1 is bcrypt over HMAC-SHA-384 of the password under pepper 1. */
    passwordScheme: text('password_scheme').notNull(),
    /** Sign-in attempts since the last success; counted before the password is checked. */
    failedAttempts: integer('failed_attempts').notNull().default(0),
    /** When the last of them came. */
    lastFailedAt: instant('last_failed_at'),
    /** Until when no password is accepted. */
    lockedUntil: instant('locked_until'),
    /** When the user last signed in. */
    lastLoginAt: instant('last_login_at'),
    /** How often the user has signed in. */
    loginCount: integer('login_count').notNull().default(0),
    /** The tenant that was entered last: the default of sign-in. */
    lastTenantId: uuid('last_tenant_id'),
    /** When the user signed up. */
    createdAt: createdAt(),
  },
  (t) => [
    ...realmIsolation(t),
    uniqueIndex('users_email').on(t.realmId, t.emailNorm),
    check('users_status', sql`status in ('ACTIVE', 'INACTIVE', 'SUSPENDED', 'DELETED')`),
  ],
)

/** What users show of themselves. The id is the user's. */
export const profiles = identity.table(
  'profiles',
  {
    ...realmKey(),
    /** First name. */
    firstName: text('first_name').notNull(),
    /** Last name. */
    lastName: text('last_name').notNull(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [...realmIsolation(t), foreignKey({ columns: [t.realmId, t.id], foreignColumns: [users.realmId, users.id] })],
)
