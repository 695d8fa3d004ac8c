import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Copies of what every subgraph holds of a user, asked for by the user. */
export const userExports = identity.table(
  'user_exports',
  {
    ...realmKey(),
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** QUEUED, READY, FAILED or EXPIRED. */
    status: text('status').notNull().default('QUEUED'),
    /** Where the file lies in the file store, once it is ready. */
    fileKey: text('file_key'),
    /** When it was asked for. */
    requestedAt: instant('requested_at').notNull(),
    /** Until when the file can be downloaded. */
    expiresAt: instant('expires_at'),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    index('user_exports_user').on(t.realmId, t.userId, t.id),
    uniqueIndex('user_exports_queued').on(t.realmId, t.userId).where(sql`status = 'QUEUED'`),
    check('user_exports_status', sql`status in ('QUEUED', 'READY', 'FAILED', 'EXPIRED')`),
  ],
)
