import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { type AccountKind, accountBalances, accountChanges, accounts } from '@quintet/drizzle/credit/accounts.ts'
import { ledgerPostings } from '@quintet/drizzle/credit/ledger.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(accounts)
export type CreditAccountRow = RowOf<typeof rows>
const changes = tenantRows(accountChanges)

export const loadAccount = rows.load
export const readAccount = rows.read
const insertAccount = rows.insert()
export const updateStatus = rows.update('status', 'updatedAt')
export const insertAccountChange = changes.insert({ defaults: ['id'] })

/** Indexes that let one account of a currency be. */
export const oneWalletIndex = 'accounts_one_wallet'
export const oneFundingIndex = 'accounts_one_funding'

const ofKind = sql`(${sql.placeholder('kind')}::text is null or ${accounts.kind} = ${sql.placeholder('kind')})`
const ofStatus = sql`(${sql.placeholder('status')}::text is null or ${accounts.status} = ${sql.placeholder('status')})`
const filterSlots = { kind: slot.nullable(slot.text), status: slot.nullable(slot.text) }
export const accountPage = rows.page('newest first', { slots: filterSlots, where: () => and(ofKind, ofStatus) })
export const pageOfOwner = rows.page('newest first', {
  slots: { ...filterSlots, ownerId: slot.uuid },
  where: (p) => and(eq(accounts.ownerId, p.ownerId), ofKind, ofStatus),
})

/** What is on an account, in minor units. */
export interface Balance {
  readonly id: string
  readonly postedMinor: bigint
  readonly heldMinor: bigint
  readonly overdraftMinor: bigint
}

const minor = (value: ReturnType<typeof sql>) => sql<bigint>`${value}`.mapWith(BigInt)
const balances = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      id: accounts.id,
      postedMinor: minor(sql`case when ${accounts.hasBalance} then ${accountBalances.postedMinor}
        else (select coalesce(sum(${ledgerPostings.amountMinor}), 0) from ${ledgerPostings}
          where ${ledgerPostings.tenantId} = ${p.tenantId}::uuid and ${ledgerPostings.accountId} = ${accounts.id}) end`),
      heldMinor: minor(sql`coalesce(${accountBalances.heldMinor}, 0)`),
      overdraftMinor: minor(sql`coalesce(${accountBalances.overdraftMinor}, 0)`),
    })
    .from(accounts)
    .leftJoin(
      accountBalances,
      and(eq(accountBalances.tenantId, accounts.tenantId), eq(accountBalances.id, accounts.id)),
    )
    .where(and(eq(accounts.tenantId, p.tenantId), isAnyOf(accounts.id, p.ids))),
)
export const loadBalance = loadOne<Context, Balance>(
  (context, ids) => context.scope.read(balances, { ids }),
  ({ id }) => id,
)

const insertBalance = statement({ id: slot.uuid }, (db, p) =>
  db.insert(accountBalances).values({ tenantId: p.tenantId, id: p.id, overdraftMinor: 0n, floorMinor: 0n } as never),
)
/** Kinds of accounts of which a row of balances is kept: they cannot be overdrawn. */
const kindsWithBalance: readonly AccountKind[] = ['WALLET', 'PROVIDER_FUNDING', 'SAVINGS_PRINCIPAL', 'PROMO_EXPENSE']

type NewAccount = Pick<CreditAccountRow, 'kind' | 'currency' | 'ownerId' | 'providerSlug'>
/** Makes an account without money. `id` fixes its id, for demo data. */
export async function makeAccount(
  writer: Writer,
  account: NewAccount,
  at: Date,
  id = newId(),
): Promise<CreditAccountRow> {
  const hasBalance = kindsWithBalance.includes(account.kind)
  const made = await insertAccount(writer, { id, ...account, status: 'OPEN', hasBalance, createdAt: at, updatedAt: at })
  if (hasBalance) await writer.run(insertBalance, { id })
  return made
}

const columns = {
  id: accounts.id,
  kind: accounts.kind,
  currency: accounts.currency,
  ownerId: accounts.ownerId,
  providerSlug: accounts.providerSlug,
  status: accounts.status,
  hasBalance: accounts.hasBalance,
  createdAt: accounts.createdAt,
  updatedAt: accounts.updatedAt,
}
const ofTenant = statement({ kind: slot.text, currency: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(accounts)
    .where(
      and(
        eq(accounts.tenantId, p.tenantId),
        sql`${accounts.kind} = ${p.kind}::text`,
        eq(accounts.currency, p.currency),
        sql`${accounts.ownerId} is null and ${accounts.providerSlug} is null`,
      ),
    ),
)
const fundings = statement({ slugs: slot.texts }, (db, p) =>
  db
    .select(columns)
    .from(accounts)
    .where(
      and(
        eq(accounts.tenantId, p.tenantId),
        sql`${accounts.kind} = 'PROVIDER_FUNDING' and ${accounts.providerSlug} = any(${p.slugs})`,
      ),
    )
    .orderBy(asc(accounts.id)),
)
/** The accounts that a loan provider lends from, the oldest first. */
export const readFunding = (reader: Reader, slug: string): Promise<CreditAccountRow[]> =>
  reader.read(fundings, { slugs: [slug] })
export const loadFunding = loadMany<Context, CreditAccountRow>(
  (context, slugs) => context.scope.read(fundings, { slugs }),
  ({ providerSlug }) => providerSlug!,
)

const claimOfTenant = statement({ kind: slot.text, currency: slot.text }, (db, p) =>
  db
    .select({
      locked: sql<string>`pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'credit.accounts', ${p.tenantId}::text, ${p.kind}::text, ${p.currency}::text), 0))::text`,
    })
    .from(sql`(select 1) as one`),
)

/** The tenant's own account of a kind and a currency. It is made when it is first needed. */
export async function tenantAccount(
  writer: Writer,
  kind: AccountKind,
  currency: string,
  at: Date,
): Promise<CreditAccountRow> {
  const [present] = await writer.read(ofTenant, { kind, currency })
  if (present !== undefined) return present
  await writer.read(claimOfTenant, { kind, currency })
  const [meanwhile] = await writer.read(ofTenant, { kind, currency })
  return meanwhile ?? makeAccount(writer, { kind, currency, ownerId: null, providerSlug: null }, at)
}

/** Locks the balances of accounts, in the order of their ids: no two movements wait for each other. As they are once locked. */
const lockBalances = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      id: accountBalances.id,
      postedMinor: accountBalances.postedMinor,
      heldMinor: accountBalances.heldMinor,
      overdraftMinor: accountBalances.overdraftMinor,
    })
    .from(accountBalances)
    .where(and(eq(accountBalances.tenantId, p.tenantId), isAnyOf(accountBalances.id, p.ids)))
    .orderBy(asc(accountBalances.id))
    .for('update'),
)
const accountsByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(accounts)
    .where(and(eq(accounts.tenantId, p.tenantId), isAnyOf(accounts.id, p.ids))),
)

export type LockedAccount = CreditAccountRow & Omit<Balance, 'id'>

/** Accounts as they are until the transaction ends, by id. Those that are not there are missing. */
export async function lockAccounts(writer: Writer, ids: readonly string[]): Promise<Map<string, LockedAccount>> {
  const wanted = ids.filter(isUuid)
  // Sent together; PostgreSQL reads the accounts once it has the locks.
  const [balances, found] = await Promise.all([
    writer.read(lockBalances, { ids: wanted }),
    writer.read(accountsByIds, { ids: wanted }),
  ])
  const amounts = new Map(balances.map((each) => [each.id, each]))
  const none = { postedMinor: 0n, heldMinor: 0n, overdraftMinor: 0n }
  return new Map(found.map((row) => [row.id, { ...none, ...amounts.get(row.id), ...row }]))
}

/**
 * Fails unless an account that this transaction has posted to is in one of the statuses and holds no more than `maxMinor`,
 * which is null without a limit. The postings have locked it.
 */
export const checkCredited = statement(
  { id: slot.uuid, statuses: slot.texts, maxMinor: slot.nullable(slot.bigint) },
  (db, p) =>
    db
      .select({
        checked: sql<string>`credit.check_credited(${p.tenantId}::uuid, ${p.id}::uuid, ${p.statuses}, ${p.maxMinor}::bigint)`,
      })
      .from(sql`(values (1)) as one`),
)
/** How the account is that checkCredited has refused; null for another error. */
export function refusedCredit(error: unknown): Pick<LockedAccount, 'status' | 'postedMinor'> | null {
  if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'QC001') return null
  const { status, postedMinor } = JSON.parse(String(Reflect.get(error, 'detail')))
  return { status, postedMinor: BigInt(postedMinor) }
}

export const setOverdraft = statement({ id: slot.uuid, overdraftMinor: slot.bigint }, (db, p) =>
  db
    .update(accountBalances)
    .set({ overdraftMinor: p.overdraftMinor as never })
    .where(and(eq(accountBalances.tenantId, p.tenantId), eq(accountBalances.id, p.id))),
)

const debited = statement({ ids: slot.uuids, dates: slot.texts }, (db, p) =>
  db
    .select({
      key: sql<string>`asked.account || ' ' || asked.day`,
      amountMinor: minor(sql`coalesce((select -sum(p.amount_minor) from credit.ledger_postings p
        join credit.ledger_transactions t on t.tenant_id = p.tenant_id and t.id = p.transaction_id
        where p.tenant_id = ${p.tenantId}::uuid and p.account_id = asked.account and p.business_date = asked.day::date
          and p.amount_minor < 0 and t.kind in ('WITHDRAWAL', 'TRANSFER', 'HOLD_CAPTURE', 'PAYOUT')), 0)`),
    })
    .from(sql`unnest(${p.ids}, ${p.dates}) as asked(account, day)`),
)
/** What went out of an account on a business date. */
export const readDebited = async (reader: Reader, id: string, date: string): Promise<bigint> =>
  (await reader.read(debited, { ids: [id], dates: [date] }))[0]!.amountMinor
const loadDebitedRow = loadOne<Context, { key: string; amountMinor: bigint }>(
  (context, keys) => {
    const pairs = keys.map((key) => key.split(' ') as [string, string])
    return context.scope.read(debited, { ids: pairs.map(([id]) => id), dates: pairs.map(([, date]) => date) })
  },
  ({ key }) => key,
)
export const loadDebited = async (context: Context, id: string, date: string): Promise<bigint> =>
  (await loadDebitedRow(context, `${id} ${date}`))?.amountMinor ?? 0n

/** An account's postings of a period. */
export interface AccountStatementRow {
  readonly account: CreditAccountRow
  readonly from: string
  readonly to: string
}

/** A posting of a statement, with amounts on the account's normal side. */
export interface StatementEntryRow {
  readonly id: string
  readonly number: number
  readonly businessDate: string
  readonly transactionId: string
  readonly amountMinor: bigint
  readonly balanceMinor: bigint
  readonly currency: string
}
