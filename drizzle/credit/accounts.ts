import { sql } from 'drizzle-orm'
import { bigint, boolean, char, check, foreignKey, index, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

const kinds = [
  'WALLET',
  'SAVINGS_PRINCIPAL',
  'SAVINGS_INTEREST',
  'PROVIDER_FUNDING',
  'LOAN_PRINCIPAL',
  'LOAN_INTEREST',
  'LOAN_FEES',
  'GATEWAY_CLEARING',
  'INTEREST_INCOME',
  'FEE_INCOME',
  'PENALTY_INCOME',
  'INTEREST_EXPENSE',
  'PROMO_EXPENSE',
  'SUSPENSE',
  'WRITE_OFF',
] as const
export type AccountKind = (typeof kinds)[number]
export type AccountStatus = 'OPEN' | 'FROZEN_IN' | 'FROZEN_OUT' | 'FROZEN' | 'CLOSED'

/** Accounts of the ledger: those of members and loan providers, and the tenant's own. */
export const accounts = credit.table(
  'accounts',
  {
    ...tenantKey(),
    /** What it is for. */
    kind: text('kind').$type<AccountKind>().notNull(),
    /** ISO 4217 code of all its money. */
    currency: char('currency', { length: 3 }).notNull(),
    /** Whose it is; null for the tenant's own. */
    ownerId: uuid('owner_id'),
    /** The loan provider whose funds it holds. */
    providerSlug: text('provider_slug'),
    /** OPEN, FROZEN_IN, FROZEN_OUT, FROZEN or CLOSED. */
    status: text('status').$type<AccountStatus>().notNull(),
    /** Whether a row of balances is kept for it. The sum of its postings is the balance of others, which have no limit. */
    hasBalance: boolean('has_balance').notNull(),
    /** When it was opened. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('accounts_currency').on(t.tenantId, t.id, t.currency),
    // Without the tenant, so that none of its rows are looked through for an id.
    index('accounts_owner').on(t.ownerId, t.id),
    uniqueIndex('accounts_one_wallet').on(t.tenantId, t.ownerId, t.currency).where(sql`kind = 'WALLET'`),
    uniqueIndex('accounts_one_funding')
      .on(t.tenantId, t.providerSlug, t.currency)
      .where(sql`kind = 'PROVIDER_FUNDING'`),
    uniqueIndex('accounts_one_of_tenant')
      .on(t.tenantId, t.kind, t.currency)
      .where(sql`owner_id is null and provider_slug is null`),
    check('accounts_kind', sql.raw(`kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`)),
    check('accounts_status', sql`status in ('OPEN', 'FROZEN_IN', 'FROZEN_OUT', 'FROZEN', 'CLOSED')`),
  ],
)

/** What is on an account. Triggers of postings and holds write it, and nothing else may. */
export const accountBalances = credit.table(
  'account_balances',
  {
    ...tenantKey(),
    /** The sum of its postings, in minor units. */
    postedMinor: bigint('posted_minor', { mode: 'bigint' }).notNull().default(sql`0`),
    /** What is held of it, in minor units. */
    heldMinor: bigint('held_minor', { mode: 'bigint' }).notNull().default(sql`0`),
    /** The number of its last posting. */
    sequence: bigint('sequence', { mode: 'number' }).notNull().default(0),
    /** How far it may be overdrawn, in minor units. */
    overdraftMinor: bigint('overdraft_minor', { mode: 'bigint' }).notNull().default(sql`0`),
    /** The least that may be on it: the overdraft, or less after a forced reversal, until it is filled again. */
    floorMinor: bigint('floor_minor', { mode: 'bigint' }).notNull().default(sql`0`),
    /** When the account was opened. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.id], foreignColumns: [accounts.tenantId, accounts.id] }),
    check('account_balances_funds', sql`posted_minor - held_minor >= floor_minor`),
    check('account_balances_floor', sql`floor_minor <= -overdraft_minor`),
    check('account_balances_held', sql`held_minor >= 0`),
    check('account_balances_overdraft', sql`overdraft_minor >= 0`),
  ],
)

/** Every change of an account's status and overdraft. Written once. */
export const accountChanges = credit.table(
  'account_changes',
  {
    ...tenantKey(),
    /** The account. */
    accountId: uuid('account_id').notNull(),
    /** The status from then on. */
    status: text('status').$type<AccountStatus>().notNull(),
    /** How far it may be overdrawn from then on, in minor units. */
    overdraftMinor: bigint('overdraft_minor', { mode: 'bigint' }).notNull(),
    /** Why. */
    reason: text('reason').notNull(),
    /** Who changed it. */
    actorId: uuid('actor_id'),
    /** When it was changed. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.accountId], foreignColumns: [accounts.tenantId, accounts.id] }),
    index('account_changes_account').on(t.accountId),
  ],
)
