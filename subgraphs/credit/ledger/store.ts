import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { ledgerPostings, ledgerTransactions, ledgerVerifications } from '@quintet/drizzle/credit/ledger.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { CreditAccountRow } from '../accounts/store.ts'
import type { Context } from '../context.ts'

const rows = tenantRows(ledgerTransactions)
export type LedgerTransactionRow = RowOf<typeof rows>
/** What a transaction adds to an account. */
export interface LedgerPostingRow {
  readonly id: string
  readonly transactionId: string
  readonly accountId: string
  readonly currency: string
  readonly amountMinor: bigint
}
const verifications = tenantRows(ledgerVerifications)
export type PostingAccountRow = CreditAccountRow
export type LedgerVerificationRow = RowOf<typeof verifications>

export const loadTransaction = rows.load
export const readTransaction = rows.read
export const insertTransaction = rows.insert({ defaults: ['xid'] })
/** The index that lets a transaction be reversed once. */
export const reversesIndex = 'ledger_transactions_reverses'

export const loadVerification = verifications.load
export const readVerification = verifications.read
export const insertVerification = verifications.insert({
  defaults: ['transactions', 'sealedThrough', 'chainHead', 'sums', 'faults'],
})
export const updateVerification = verifications.update(
  'status',
  'transactions',
  'sealedThrough',
  'chainHead',
  'sums',
  'faults',
  'updatedAt',
)

const period = sql`(${sql.placeholder('from')}::date is null or ${ledgerTransactions.businessDate} >= ${sql.placeholder('from')})
  and (${sql.placeholder('to')}::date is null or ${ledgerTransactions.businessDate} <= ${sql.placeholder('to')})`
const periodSlots = { from: slot.nullable(slot.text), to: slot.nullable(slot.text) }
export const journal = rows.page('newest first', { slots: periodSlots, where: () => period })
export const journalOfKind = rows.page('newest first', {
  slots: { ...periodSlots, kind: slot.text },
  where: (p) => and(eq(ledgerTransactions.kind, p.kind), period),
})

/** Postings of a transaction, in the order of their accounts: no two transactions wait for each other. */
export const insertPostings = statement(
  { transactionId: slot.uuid, accountIds: slot.uuids, currencies: slot.texts, amounts: slot.texts, at: slot.instant },
  (db, p) =>
    db.insert(ledgerPostings).select(
      sql`select ${p.tenantId}::uuid, uuidv7(), ${p.transactionId}::uuid, line.account, line.currency, line.amount::bigint,
          t.business_date, null::bigint, ${p.at}::timestamptz
        from unnest(${p.accountIds}, ${p.currencies}, ${p.amounts}) as line(account, currency, amount)
          join credit.ledger_transactions t on t.tenant_id = ${p.tenantId}::uuid and t.id = ${p.transactionId}::uuid
        order by line.account` as never,
    ) as never,
)

/** The postings of a transaction, in a transaction of the database. */
const postingsOf = statement({ transactionId: slot.uuid }, (db, p) =>
  db
    .select({
      accountId: ledgerPostings.accountId,
      currency: ledgerPostings.currency,
      amountMinor: ledgerPostings.amountMinor,
    })
    .from(ledgerPostings)
    .where(and(eq(ledgerPostings.tenantId, p.tenantId), eq(ledgerPostings.transactionId, p.transactionId))),
)
export const readPostings = (writer: Writer, transactionId: string) => writer.read(postingsOf, { transactionId })

/** The transaction that undoes one, if there is any. */
export const reversalOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: ledgerTransactions.id })
    .from(ledgerTransactions)
    .where(and(eq(ledgerTransactions.tenantId, p.tenantId), eq(ledgerTransactions.reversesId, p.id))),
)

const reversals = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ id: ledgerTransactions.id, reversesId: sql<string>`${ledgerTransactions.reversesId}` })
    .from(ledgerTransactions)
    .where(and(eq(ledgerTransactions.tenantId, p.tenantId), isAnyOf(ledgerTransactions.reversesId, p.ids))),
)
const loadReversalId = loadOne<Context, { id: string; reversesId: string }>(
  (context, ids) => context.scope.read(reversals, { ids }),
  ({ reversesId }) => reversesId,
)
/** The transaction that undoes one; null while none does. */
export async function loadReversal(context: Context, id: string): Promise<LedgerTransactionRow | null> {
  const found = await loadReversalId(context, id)
  return found === null ? null : loadTransaction(context, found.id)
}

const postingsOfAll = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      id: sql<string>`posting.id`,
      transactionId: sql<string>`posting.transaction_id`,
      accountId: sql<string>`posting.account_id`,
      currency: sql<string>`posting.currency`,
      amountMinor: sql<bigint>`posting.amount_minor`.mapWith(BigInt),
    })
    // One by one: for a list PostgreSQL would read all postings of the tenant.
    .from(
      sql`unnest(${p.ids}) as asked(id) cross join lateral (select * from credit.ledger_postings p
        where p.tenant_id = ${p.tenantId}::uuid and p.transaction_id = asked.id order by p.id) as posting`,
    ),
)
/** The postings of a transaction; those of many transactions in one statement. */
export const loadPostings = loadMany<Context, LedgerPostingRow>(
  (context, ids) => context.scope.read(postingsOfAll, { ids }),
  ({ transactionId }) => transactionId,
)
