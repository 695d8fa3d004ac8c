import { sql } from 'drizzle-orm'
import { check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

/** Invitations of people into a tenant, by their e-mail address. */
export const invitations = tenancy.table(
  'invitations',
  {
    ...tenantKey(),
    /** The address as it was given. */
    email: text('email').notNull(),
    /** The address as it is compared. */
    emailNorm: text('email_norm').notNull(),
    /** Roles that the invited person gets. */
    roles: text('roles').array().notNull(),
    /** SHA-256 of the token in the newest letter; it is not stored itself. */
    tokenHash: bytes('token_hash').notNull(),
    /** PENDING, ACCEPTED, DECLINED, CANCELLED or EXPIRED. A pending one that is past its end is shown as EXPIRED. */
    status: text('status').notNull().default('PENDING'),
    /** The user who invited. */
    invitedBy: uuid('invited_by'),
    /** Until when it can be accepted. */
    expiresAt: instant('expires_at').notNull(),
    /** When it was accepted. */
    acceptedAt: instant('accepted_at'),
    /** The user who accepted. */
    acceptedBy: uuid('accepted_by'),
    /** When it was cancelled or declined. */
    cancelledAt: instant('cancelled_at'),
    /** The user who cancelled or declined it. */
    cancelledBy: uuid('cancelled_by'),
    /** When its letter was sent again. */
    resentAt: instant('resent_at').array().notNull().default([]),
    /** When the person was invited. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('invitations_pending').on(t.tenantId, t.emailNorm).where(sql`status = 'PENDING'`),
    uniqueIndex('invitations_token').on(t.tenantId, t.tokenHash),
    index('invitations_email').on(t.tenantId, t.emailNorm),
    index('invitations_status').on(t.tenantId, t.status, t.id),
    check('invitations_status', sql`status in ('PENDING', 'ACCEPTED', 'DECLINED', 'CANCELLED', 'EXPIRED')`),
  ],
)
