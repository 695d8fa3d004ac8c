import { sql } from 'drizzle-orm'
import { bigint, char, check, foreignKey, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { accounts } from './accounts.ts'
import { holds } from './holds.ts'
import { credit } from './schema.ts'

/** Accounts outside to which members' money goes. */
export const payoutDestinations = credit.table(
  'payout_destinations',
  {
    ...tenantKey(),
    /** Whose it is. */
    ownerId: uuid('owner_id').notNull(),
    /** Its name for its owner. */
    name: text('name').notNull(),
    /** The gateway through which it is paid. */
    gatewaySlug: text('gateway_slug').notNull(),
    /** The bank, as the gateway names it. */
    bankCode: text('bank_code').notNull(),
    /** The number of the account, sealed. */
    accountNumber: bytes('account_number').notNull(),
    /** Whose account it is. */
    accountName: text('account_name').notNull(),
    /** The last characters of the number. */
    hint: text('hint').notNull(),
    /** What tells the account from others, hashed. */
    accountHash: text('account_hash').notNull(),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    index('payout_destinations_owner').on(t.ownerId, t.id),
    index('payout_destinations_account').on(t.accountHash, t.tenantId),
    uniqueIndex('payout_destinations_name').on(t.ownerId, t.name, t.tenantId),
  ],
)

/** Money that goes out through gateways. */
export const payouts = credit.table(
  'payouts',
  {
    ...tenantKey(),
    /** Whose money it is. */
    ownerId: uuid('owner_id').notNull(),
    /** The account from which it goes. */
    accountId: uuid('account_id').notNull(),
    /** Where it goes. */
    destinationId: uuid('destination_id').notNull(),
    /** The gateway. */
    gatewayId: uuid('gateway_id').notNull(),
    /** The hold that keeps the money until it goes. */
    holdId: uuid('hold_id').notNull(),
    /** ISO 4217 code. */
    currency: char('currency', { length: 3 }).notNull(),
    /** How much, in minor units. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** PENDING, PAID or FAILED. */
    status: text('status').$type<'PENDING' | 'PAID' | 'FAILED'>().notNull(),
    /** The gateway's own id of it. */
    providerReference: text('provider_reference'),
    /** Why the gateway did not pay. */
    failure: text('failure'),
    /** When it was asked for. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    index('payouts_owner').on(t.ownerId, t.id),
    index('payouts_account').on(t.accountId),
    index('payouts_destination').on(t.destinationId),
    uniqueIndex('payouts_hold').on(t.holdId, t.tenantId),
    foreignKey({ columns: [t.tenantId, t.accountId], foreignColumns: [accounts.tenantId, accounts.id] }),
    foreignKey({
      columns: [t.tenantId, t.destinationId],
      foreignColumns: [payoutDestinations.tenantId, payoutDestinations.id],
    }),
    foreignKey({ columns: [t.tenantId, t.holdId], foreignColumns: [holds.tenantId, holds.id] }),
    check('payouts_status', sql`status in ('PENDING', 'PAID', 'FAILED')`),
    check('payouts_amount', sql`amount_minor > 0`),
  ],
)
