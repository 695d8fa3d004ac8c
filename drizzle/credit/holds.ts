import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { accounts } from './accounts.ts'
import { credit } from './schema.ts'

/** Money on accounts that is kept for a purpose, until it is captured or freed. */
export const holds = credit.table(
  'holds',
  {
    ...tenantKey(),
    /** The account. */
    accountId: uuid('account_id').notNull(),
    /** What is held, in minor units of the account's currency. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** ACTIVE, CAPTURED, RELEASED or EXPIRED. It is resolved once. */
    status: text('status').$type<'ACTIVE' | 'CAPTURED' | 'RELEASED' | 'EXPIRED'>().notNull(),
    /** What was captured of it, in minor units. */
    capturedMinor: bigint('captured_minor', { mode: 'bigint' }).notNull(),
    /** What it is for. */
    reason: text('reason').notNull(),
    /** Until when it is held. */
    expiresAt: instant('expires_at').notNull(),
    /** When it was placed. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.accountId], foreignColumns: [accounts.tenantId, accounts.id] }),
    index('holds_account').on(t.accountId, t.id),
    check('holds_status', sql`status in ('ACTIVE', 'CAPTURED', 'RELEASED', 'EXPIRED')`),
    check('holds_amount', sql`amount_minor > 0 and captured_minor between 0 and amount_minor`),
  ],
)
