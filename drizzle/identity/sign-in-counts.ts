import { primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from '../table-parts/columns.ts'
import { realmPolicy } from '../table-parts/policies.ts'
import { identity } from './schema.ts'

/** How often networks tried to sign in lately. In the database, so that all processes count together. */
export const signInCounts = identity.table(
  'sign_in_counts',
  {
    /** The realm. */
    realmId: uuid('realm_id').notNull(),
    /** An IPv4 address, or the /64 of an IPv6 address. */
    network: text('network').notNull(),
    /** When all attempts are forgotten: each moves it a minute on. */
    clearAt: instant('clear_at').notNull(),
    /** Until when no attempt is taken. */
    blockedUntil: instant('blocked_until'),
    /** When the count began. */
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.realmId, t.network] }), realmPolicy()],
)
