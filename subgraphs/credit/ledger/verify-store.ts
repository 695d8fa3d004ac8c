// Statements of the chain of hashes and of checks of the whole ledger.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { ledgerSeals, ledgerTransactions } from '@quintet/drizzle/credit/ledger.ts'
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'

// Columns of the outer query by their full names: of one table drizzle writes bare ones, which would be the inner table's.
const postingsText = sql<string>`(select coalesce(jsonb_agg(jsonb_build_array(p.account_id, p.currency, p.amount_minor::text) order by p.id), '[]')::text
  from credit.ledger_postings p where p.tenant_id = ledger_transactions.tenant_id and p.transaction_id = ledger_transactions.id)`
const sealable = {
  id: ledgerTransactions.id,
  kind: ledgerTransactions.kind,
  memo: ledgerTransactions.memo,
  businessDate: ledgerTransactions.businessDate,
  reversesId: ledgerTransactions.reversesId,
  isForced: ledgerTransactions.isForced,
  actorId: ledgerTransactions.actorId,
  createdAt: ledgerTransactions.createdAt,
  postings: postingsText,
}

/** One sealing of a tenant at a time. */
export const lockChain = statement({}, (db, p) =>
  db
    .select({
      locked: sql<string>`pg_advisory_xact_lock(hashtextextended('credit.ledger-seals ' || ${p.tenantId}::text, 0))::text`,
    })
    .from(sql`(select 1) as one`),
)

export const lastSeal = statement({}, (db, p) =>
  db
    .select({ sequence: ledgerSeals.sequence, hash: ledgerSeals.hash })
    .from(ledgerSeals)
    .where(eq(ledgerSeals.tenantId, p.tenantId))
    .orderBy(desc(ledgerSeals.sequence))
    .limit(1),
)

/** Transactions without a seal, in the order of their ids. */
export const unsealed = statement({ limit: slot.int }, (db, p) =>
  db
    .select(sealable)
    .from(ledgerTransactions)
    .where(
      and(
        eq(ledgerTransactions.tenantId, p.tenantId),
        sql`not exists (select from credit.ledger_seals s where s.tenant_id = ledger_transactions.tenant_id
          and s.transaction_id = ledger_transactions.id)`,
      ),
    )
    .orderBy(asc(ledgerTransactions.id))
    .limit(p.limit),
)

const sealSlots = { firsts: slot.ints, ids: slot.uuids, hashes: slot.texts, at: slot.instant }
export const insertSeals = statement(
  sealSlots,
  (db, p) =>
    db.insert(ledgerSeals).select(
      sql`select ${p.tenantId}::uuid, uuidv7(), seal.sequence, seal.id, decode(seal.hash, 'hex'), ${p.at}::timestamptz
      from unnest(${p.firsts}, ${p.ids}, ${p.hashes}) as seal(sequence, id, hash)` as never,
    ) as never,
)

/** Sealed transactions after a number, with their hashes. */
export const sealedAfter = statement({ after: slot.int, limit: slot.int }, (db, p) =>
  db
    .select({ ...sealable, sequence: ledgerSeals.sequence, hash: ledgerSeals.hash })
    .from(ledgerSeals)
    .innerJoin(
      ledgerTransactions,
      and(eq(ledgerTransactions.tenantId, p.tenantId), eq(ledgerTransactions.id, ledgerSeals.transactionId)),
    )
    .where(and(eq(ledgerSeals.tenantId, p.tenantId), gt(ledgerSeals.sequence, p.after)))
    .orderBy(asc(ledgerSeals.sequence))
    .limit(p.limit),
)

const one = sql`(select 1) as one`
const json = <T>(query: ReturnType<typeof sql>) =>
  sql<T>`(select coalesce(jsonb_agg(to_jsonb(found)), '[]')::text from (${query}) found)`.mapWith(
    (text: string) => JSON.parse(text) as T,
  )

/** Sums of all postings, and what does not agree: each a list of its own. */
export const wholeLedger = statement({}, (db, p) =>
  db
    .select({
      transactions: sql<number>`(select count(*) from credit.ledger_transactions where tenant_id = ${p.tenantId}::uuid)::int`,
      sums: json<{ currency: string; amountMinor: string }[]>(
        sql`select currency, sum(amount_minor)::text as "amountMinor" from credit.ledger_postings
          where tenant_id = ${p.tenantId}::uuid group by currency order by currency`,
      ),
      unbalanced: json<{ id: string }[]>(
        sql`select transaction_id as id from credit.ledger_postings where tenant_id = ${p.tenantId}::uuid
          group by transaction_id, currency having sum(amount_minor) <> 0 limit 100`,
      ),
      balances: json<{ id: string }[]>(
        sql`select b.id from credit.account_balances b left join (
            select account_id, sum(amount_minor) as posted, count(*) as number, max(account_sequence) as last
            from credit.ledger_postings where tenant_id = ${p.tenantId}::uuid group by account_id
          ) j on j.account_id = b.id
          where b.tenant_id = ${p.tenantId}::uuid and (coalesce(j.posted, 0) <> b.posted_minor
            or coalesce(j.number, 0) <> b.sequence or coalesce(j.last, 0) <> b.sequence) limit 100`,
      ),
      held: json<{ id: string }[]>(
        sql`select b.id from credit.account_balances b left join (
            select account_id, sum(amount_minor) as held from credit.holds
            where tenant_id = ${p.tenantId}::uuid and status = 'ACTIVE' group by account_id
          ) h on h.account_id = b.id
          where b.tenant_id = ${p.tenantId}::uuid and coalesce(h.held, 0) <> b.held_minor limit 100`,
      ),
    })
    .from(one),
)
