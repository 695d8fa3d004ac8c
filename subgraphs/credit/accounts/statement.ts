// Statements: an account's postings of a period, with the balance after each. Those of many accounts come in one statement.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import {
  type Connection,
  connection,
  highestId,
  lowestId,
  type PageArguments,
  pageCursor,
  pageKey,
  pageSize,
} from '@quintet/kit/slice/pages.ts'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { onNormalSide } from './rules.ts'
import type { AccountStatementRow, CreditAccountRow, StatementEntryRow } from './store.ts'

interface Sum {
  readonly key: string
  readonly amountMinor: bigint
  readonly count: number
}

/** What is posted to accounts before a day, or before a posting of that day. */
const sumsBefore = statement({ ids: slot.uuids, days: slot.texts, beyonds: slot.uuids }, (db, p) =>
  db
    .select({
      key: sql<string>`concat_ws(' ', asked.account, asked.day, asked.beyond)`,
      amountMinor: sql<bigint>`sums.amount`.mapWith(BigInt),
      count: sql<number>`sums.count::int`,
    })
    .from(
      sql`unnest(${p.ids}, ${p.days}, ${p.beyonds}) as asked(account, day, beyond)
        cross join lateral (select coalesce(sum(amount_minor), 0) as amount, count(*) as count from credit.ledger_postings p
          where p.tenant_id = ${p.tenantId}::uuid and p.account_id = asked.account
            and (p.business_date, p.id) <= (asked.day::date, asked.beyond)) as sums`,
    ),
)
const keyed = (keys: readonly string[]) => {
  const parts = keys.map((key) => key.split(' ') as [string, string, string])
  return {
    ids: parts.map(([id]) => id),
    days: parts.map(([, day]) => day),
    beyonds: parts.map(([, , beyond]) => beyond),
  }
}
const loadSum = loadOne<Context, Sum>(
  (context, keys) => context.scope.read(sumsBefore, keyed(keys)),
  ({ key }) => key,
)
const sumOf = async (context: Context, id: string, day: string, beyond: string): Promise<Sum> =>
  (await loadSum(context, `${id} ${day} ${beyond}`))!

/** The balance before the first day. Days begin before all their postings. */
export const openingOf = async (context: Context, { account, from }: AccountStatementRow): Promise<bigint> =>
  onNormalSide(account.kind, (await sumOf(context, account.id, from, lowestId)).amountMinor)

/** The balance after the last day. */
export const closingOf = async (context: Context, { account, to }: AccountStatementRow): Promise<bigint> =>
  onNormalSide(account.kind, (await sumOf(context, account.id, to, highestId)).amountMinor)

interface Found {
  readonly key: string
  readonly id: string
  readonly businessDate: string
  readonly transactionId: string
  readonly amountMinor: bigint
}

const pageSlots = { ids: slot.uuids, days: slot.texts, beyonds: slot.uuids, lasts: slot.texts, limits: slot.ints }
/** Postings of accounts after one, up to a last day. */
const pages = statement(pageSlots, (db, p) =>
  db
    .select({
      key: sql<string>`concat_ws(' ', asked.account, asked.day, asked.beyond, asked.last, asked.rows)`,
      id: sql<string>`page.id`,
      businessDate: sql<string>`page.business_date::text`,
      transactionId: sql<string>`page.transaction_id`,
      amountMinor: sql<bigint>`page.amount_minor`.mapWith(BigInt),
    })
    .from(
      sql`unnest(${p.ids}, ${p.days}, ${p.beyonds}, ${p.lasts}, ${p.limits}) as asked(account, day, beyond, last, rows)
        cross join lateral (select id, business_date, transaction_id, amount_minor from credit.ledger_postings p
          where p.tenant_id = ${p.tenantId}::uuid and p.account_id = asked.account
            and (p.business_date, p.id) > (asked.day::date, asked.beyond) and p.business_date <= asked.last::date
          order by p.business_date, p.id limit asked.rows) as page`,
    )
    .orderBy(sql`page.business_date, page.id`),
)
const loadPage = loadMany<Context, Found>(
  (context, keys) => {
    const parts = keys.map((key) => key.split(' '))
    const values = { lasts: parts.map((each) => each[3]!), limits: parts.map((each) => Number(each[4])) }
    return context.scope.read(pages, { ...keyed(keys), ...values })
  },
  ({ key }) => key,
)

/** Gives postings their numbers and balances, beginning after those before them. */
function entriesOf(account: CreditAccountRow, before: Sum, found: readonly Found[]): StatementEntryRow[] {
  let sum = before.amountMinor
  return found.map((each, index) => {
    sum += each.amountMinor
    return {
      id: each.id,
      number: before.count + index + 1,
      businessDate: each.businessDate,
      transactionId: each.transactionId,
      amountMinor: onNormalSide(account.kind, each.amountMinor),
      balanceMinor: onNormalSide(account.kind, sum),
      currency: account.currency,
    }
  })
}

/** A page of a statement's postings. */
export async function entryPage(
  context: Context,
  { account, from, to }: AccountStatementRow,
  args: PageArguments,
): Promise<Connection<StatementEntryRow>> {
  const size = pageSize(args)
  const key = pageKey(args, ['text', 'uuid'])
  const [day, beyond] = (key ?? [from, lowestId]) as [string, string]
  const [before, found] = await Promise.all([
    sumOf(context, account.id, day, beyond),
    loadPage(context, [account.id, day, beyond, to, size + 1].join(' ')),
  ])
  const cursorOf = (row: StatementEntryRow) => pageCursor(row.businessDate, row.id)
  return connection(entriesOf(account, before, found), size, key === null, cursorOf)
}

/** The most postings of a statement that is a file. */
export const maxFileEntries = 20_000

/** All postings of a statement, in one snapshot with its opening balance. */
export async function wholeStatement(reader: Reader, { account, from, to }: AccountStatementRow) {
  const [before] = await reader.read(sumsBefore, { ids: [account.id], days: [from], beyonds: [lowestId] })
  const found = await reader.read(pages, {
    ids: [account.id],
    days: [from],
    beyonds: [lowestId],
    lasts: [to],
    limits: [maxFileEntries + 1],
  })
  return {
    openingMinor: onNormalSide(account.kind, before!.amountMinor),
    entries: entriesOf(account, before!, found),
  }
}
