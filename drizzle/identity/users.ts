import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, realmKey } from '../table-parts/columns.ts'
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
    /** When the user proved that mail to the address reaches them; null before. */
    emailVerifiedAt: instant('email_verified_at'),
    /** Another name to sign in with, in lower case. */
    username: text('username'),
    /** ACTIVE, INACTIVE, SUSPENDED or DELETED. Only ACTIVE users have live sessions. */
    status: text('status').notNull().default('ACTIVE'),
    /** Why the status is what it is, as it was given. */
    statusReason: text('status_reason'),
    /** When the status last changed. */
    statusChangedAt: instant('status_changed_at'),
    /** The user who changed it. */
    statusChangedBy: uuid('status_changed_by'),
    /** When what described a deleted user was removed. */
    scrubbedAt: instant('scrubbed_at'),
    /** The password, hashed as the scheme says; null for users who sign in by other means only. */
    passwordHash: text('password_hash'),
    /** bcrypt-hmac384:1 is bcrypt over HMAC-SHA-384 of the password under pepper 1; bcrypt is an imported hash. */
    passwordScheme: text('password_scheme'),
    /** When the password last changed. */
    passwordChangedAt: instant('password_changed_at'),
    /** The phone number, sealed: E.164. */
    sealedPhoneNumber: bytes('sealed_phone_number'),
    /** When the user proved that messages to the number reach them. */
    phoneVerifiedAt: instant('phone_verified_at'),
    /** The postal address, sealed. */
    sealedAddress: bytes('sealed_address'),
    /** Names the user to their passkeys: 32 random bytes, which tell nothing of the user. */
    passkeyHandle: bytes('passkey_handle'),
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
    /** When the user was last seen; written sparsely. */
    lastActivityAt: instant('last_activity_at'),
    /** When the user signed up. */
    createdAt: createdAt(),
    /** When the account last changed, other than by signing in. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    ...realmIsolation(t),
    uniqueIndex('users_email').on(t.realmId, t.emailNorm),
    uniqueIndex('users_username').on(t.realmId, t.username),
    // For what they begin with.
    index('users_email_prefix').on(t.realmId, t.emailNorm.op('text_pattern_ops')),
    index('users_username_prefix').on(t.realmId, t.username.op('text_pattern_ops')),
    uniqueIndex('users_passkey_handle').on(t.realmId, t.passkeyHandle),
    check('users_password', sql`(password_hash is null) = (password_scheme is null)`),
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
    /** Address of a picture, https. */
    avatarUrl: text('avatar_url'),
    /** A few words about themselves. */
    bio: text('bio'),
    /** Title at work. */
    title: text('title'),
    /** Department at work. */
    department: text('department'),
    /** Skills, in the user's order. */
    skills: text('skills').array(),
    /** Links to pages of theirs: name to https address. */
    socialLinks: jsonb('social_links').$type<Record<string, string>>(),
    /** Preferred language, BCP 47. */
    language: text('language'),
    /** Time zone, by its IANA name. */
    timezone: text('timezone'),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.id], foreignColumns: [users.realmId, users.id] }),
    index('profiles_first_name_prefix').on(t.realmId, sql`lower(${t.firstName}) text_pattern_ops`),
    index('profiles_last_name_prefix').on(t.realmId, sql`lower(${t.lastName}) text_pattern_ops`),
  ],
)
