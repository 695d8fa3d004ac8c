import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  char,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** The id of a database transaction. */
const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' })

/** Movements of money. Written once; a wrong one is undone by another that reverses it. */
export const ledgerTransactions = credit.table(
  'ledger_transactions',
  {
    ...tenantKey(),
    /** What it was for. */
    kind: text('kind').notNull(),
    /** A note of who made it. */
    memo: text('memo'),
    /** The day to which it belongs. */
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    /** The transaction that it undoes. */
    reversesId: uuid('reverses_id'),
    /** Whether it was made past limits and funds. */
    isForced: boolean('is_forced').notNull(),
    /** Who made it; null for work of no one. */
    actorId: uuid('actor_id'),
    /** The transaction of the database that wrote it: no other may add postings to it. */
    xid: transactionId('xid').notNull().default(sql`pg_current_xact_id()`),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    // The tenant stands last in keys of this table, so that none of its rows are looked through for an id.
    uniqueIndex('ledger_transactions_reverses').on(t.reversesId, t.tenantId).where(sql`reverses_id is not null`),
    index('ledger_transactions_kind').on(t.kind, t.tenantId, t.id),
  ],
)

/** What a transaction adds to accounts: the postings of one sum to zero in each currency. Written once. */
export const ledgerPostings = credit.table(
  'ledger_postings',
  {
    ...tenantKey(),
    /** The transaction. */
    transactionId: uuid('transaction_id').notNull(),
    /** The account. */
    accountId: uuid('account_id').notNull(),
    /** The account's currency. */
    currency: char('currency', { length: 3 }).notNull(),
    /** In minor units: credits are positive, debits negative. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** The transaction's day. */
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    /** Its number on the account, without gaps; null where no row of balances is kept. */
    accountSequence: bigint('account_sequence', { mode: 'number' }),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({
      columns: [t.tenantId, t.transactionId],
      foreignColumns: [ledgerTransactions.tenantId, ledgerTransactions.id],
    }),
    // The trigger that moves the balance looks for the account: a foreign key would lock the row of an account that
    // all use, such as the tenant's clearing account. Accounts are never deleted.
    index('ledger_postings_transaction').on(t.tenantId, t.transactionId, t.id),
    index('ledger_postings_account').on(t.accountId, t.currency),
    index('ledger_postings_day').on(t.accountId, t.businessDate, t.id),
    unique('ledger_postings_sequence').on(t.accountId, t.accountSequence, t.tenantId),
    check('ledger_postings_amount', sql`amount_minor <> 0`),
  ],
)

/** The chain of hashes over a tenant's transactions. Written once. */
export const ledgerSeals = credit.table(
  'ledger_seals',
  {
    ...tenantKey(),
    /** Its number in the chain, from 1 without gaps. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    /** The transaction that it seals. */
    transactionId: uuid('transaction_id').notNull(),
    /** SHA-256 over the hash before, the transaction and its postings. */
    hash: bytes('hash').notNull(),
    /** When it was sealed. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('ledger_seals_sequence').on(t.tenantId, t.sequence),
    unique('ledger_seals_transaction').on(t.transactionId, t.tenantId),
    foreignKey({
      columns: [t.tenantId, t.transactionId],
      foreignColumns: [ledgerTransactions.tenantId, ledgerTransactions.id],
    }),
  ],
)

interface Fault {
  readonly kind: string
  readonly accountId: string | null
  readonly transactionId: string | null
  readonly message: string
}

/** Checks of the whole ledger of a tenant. */
export const ledgerVerifications = credit.table(
  'ledger_verifications',
  {
    ...tenantKey(),
    /** QUEUED, RUNNING, DONE or FAILED. */
    status: text('status').notNull(),
    /** How many transactions there are; null until it is done. */
    transactions: integer('transactions'),
    /** The number of the last seal. */
    sealedThrough: integer('sealed_through'),
    /** The hash of the last seal, in hexadecimal. */
    chainHead: text('chain_head'),
    /** The sum of all postings by currency, in minor units as text. */
    sums: jsonb('sums').$type<{ currency: string; amountMinor: string }[]>(),
    /** What is wrong. */
    faults: jsonb('faults').$type<Fault[]>(),
    /** When it was asked for. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    check('ledger_verifications_status', sql`status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')`),
  ],
)
