import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, uuid } from 'drizzle-orm/pg-core'
import { instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** Sign-ins of known users, those that failed too. Rows are never changed. It lies in a partition for each month of its ids. */
export const loginHistory = identity.table(
  'login_history',
  {
    ...realmKey(),
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** The tenant that was entered, or named. */
    tenantId: uuid('tenant_id'),
    /** SUCCESS or FAILED. */
    outcome: text('outcome').notNull(),
    /** Why it failed, such as WRONG_PASSWORD; null when it did not. */
    failureReason: text('failure_reason'),
    /** The proof that decided: PASSWORD, TOTP, BACKUP_CODE, PASSKEY or EXTERNAL. */
    method: text('method').notNull(),
    /** The IP address. */
    clientIp: text('client_ip'),
    /** The User-Agent. */
    userAgent: text('user_agent'),
    /** The country of the address, ISO 3166-1 alpha-2, where a geo database is configured. */
    country: text('country'),
    /** The city of the address, where a geo database is configured. */
    city: text('city'),
    /** When it was. */
    at: instant('at').notNull(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    index('login_history_user').on(t.realmId, t.userId, t.id),
    index('login_history_tenant').on(t.realmId, t.tenantId, t.id).where(sql`tenant_id is not null`),
    check('login_history_outcome', sql`outcome in ('SUCCESS', 'FAILED')`),
  ],
)
