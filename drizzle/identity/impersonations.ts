import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Requests to act as another user, and what became of them. */
export const impersonations = identity.table(
  'impersonations',
  {
    ...realmKey(),
    /** The user who asks. */
    actorId: uuid('actor_id').notNull(),
    /** The user to act as. */
    userId: uuid('user_id').notNull(),
    /** The tenant to act in; null for none. */
    tenantId: uuid('tenant_id'),
    /** Why, for the user to read. */
    reason: text('reason').notNull(),
    /** How long it may last, from its beginning. */
    minutes: integer('minutes').notNull(),
    /** REQUESTED, ACCEPTED, REFUSED, ACTIVE, ENDED or EXPIRED. */
    status: text('status').notNull().default('REQUESTED'),
    /** When it was asked for. */
    requestedAt: instant('requested_at').notNull(),
    /** When the user answered. */
    answeredAt: instant('answered_at'),
    /** When it ends, or ended; until it begins, when the request expires. */
    endsAt: instant('ends_at'),
    /** Its session, once it began. */
    sessionId: uuid('session_id'),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    foreignKey({ columns: [t.realmId, t.actorId], foreignColumns: [users.realmId, users.id] }),
    index('impersonations_user').on(t.realmId, t.userId),
    index('impersonations_actor').on(t.realmId, t.actorId),
    check('impersonations_status', sql`status in ('REQUESTED', 'ACCEPTED', 'REFUSED', 'ACTIVE', 'ENDED', 'EXPIRED')`),
  ],
)
