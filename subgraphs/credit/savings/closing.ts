// What falls due for savings at the end of a business date: interest, the term, and what is put in by itself.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import { Refused } from '@quintet/kit/slice/problems.ts'
import { type LockedAccount, lockAccounts, makeAccount, tenantAccount } from '../accounts/store.ts'
import { addDays } from '../business-calendars/rules.ts'
import { readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { lockForDebit } from '../ledger/money.ts'
import { judgeCredit, judgeDebit, post } from '../ledger/post.ts'
import { addMonths } from './day-counts.ts'
import { accruedText, type Day, replay } from './interest.ts'
import { interestOf, nextDue } from './rules.ts'
import {
  daysOf,
  insertMovement,
  insertSavings,
  lockSavings,
  movementsOf,
  openThrough,
  readSavings,
  type UserSavingsRow,
  updateAccrual,
  writeDays,
} from './store.ts'

const batch = 100

/** Closes a business date for all savings of the tenant that have not closed it. */
export async function closeSavings(context: Context, day: string, signal: AbortSignal): Promise<void> {
  let after: string = lowestId
  for (;;) {
    const some = await context.scope.read(openThrough, { day, after, limit: batch })
    for (const { id } of some) {
      signal.throwIfAborted()
      await context.scope.write((writer) => closeOne(context, writer, id, day))
    }
    const last = some.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function closeOne(context: Context, writer: Writer, id: string, day: string): Promise<void> {
  const found = await lockedSavings(writer, id)
  if (found === null) return
  const row = found.status === 'ACTIVE' ? await accrueThrough(context, writer, found, day) : found
  if (row.maturesOn !== null && addDays(day, 1) >= row.maturesOn) await mature(context, writer, row)
  else if (row.status === 'ACTIVE' && row.nextTopUpOn !== null && row.nextTopUpOn <= addDays(day, 1)) {
    await topUpByItself(context, writer, row, addDays(day, 1))
  }
}

/** Savings as they are until the transaction ends. */
export async function lockedSavings(writer: Writer, id: string): Promise<UserSavingsRow | null> {
  await writer.read(lockSavings, { id })
  return readSavings(writer, id)
}

/**
 * Brings interest up to a day. All days are computed anew from what was put in, so that what came late counts as if it had
 * come in order; only what differs from what was posted is posted.
 */
export async function accrueThrough(
  context: Context,
  writer: Writer,
  row: UserSavingsRow,
  day: string,
): Promise<UserSavingsRow> {
  const { holidays } = await readCalendar(context, writer)
  const movements = await writer.read(movementsOf, { savingsId: row.id })
  const written = new Map((await writer.read(daysOf, { savingsId: row.id })).map((each) => [each.businessDate, each]))
  const through = day > row.accruedThrough ? day : row.accruedThrough
  const days = replay(interestOf(row, holidays), movements, through)
  const changed = days.filter((each) => {
    const present = written.get(each.businessDate)
    return present?.accrued !== accruedText(each.accrued) || present.postedMinor !== each.dayPostedMinor
  })
  for (const each of changed) {
    const already = written.get(each.businessDate)?.postedMinor ?? 0n
    await postInterest(context, writer, row, each.businessDate, each.dayPostedMinor - already)
  }
  await writer.run(writeDays, {
    savingsId: row.id,
    dates: changed.map(({ businessDate }) => businessDate),
    accrued: changed.map(({ accrued }) => accruedText(accrued)),
    posted: changed.map(({ dayPostedMinor }) => String(dayPostedMinor)),
    at: context.clock.now(),
  })
  const last: Day | undefined = days.at(-1)
  return (await updateAccrual(writer, {
    ...row,
    accruedThrough: last?.businessDate ?? row.accruedThrough,
    accrued: last === undefined ? row.accrued : accruedText(last.accrued),
    postedMinor: last?.postedMinor ?? row.postedMinor,
    updatedAt: context.clock.now(),
  }))!
}

/** Posts interest of a day, or takes back what was posted too much. */
export async function postInterest(
  context: Context,
  writer: Writer,
  row: UserSavingsRow,
  businessDate: string,
  amountMinor: bigint,
): Promise<void> {
  if (amountMinor === 0n) return
  const account = (await lockAccounts(writer, [row.accountId])).get(row.accountId)!
  const expense = await tenantAccount(writer, 'INTEREST_EXPENSE', row.currency, context.clock.now())
  const lines = [
    { account, amountMinor },
    { account: expense, amountMinor: -amountMinor },
  ]
  await post(context, writer, { kind: 'INTEREST', businessDate, lines })
}

/** Ends savings at their term: pays them out, or saves them again. They wait where the wallet takes no money. */
async function mature(context: Context, writer: Writer, row: UserSavingsRow): Promise<void> {
  const updatedAt = context.clock.now()
  const matured = (await updateAccrual(writer, { ...row, status: 'MATURED', nextTopUpOn: null, updatedAt }))!
  if (row.atMaturity === 'ROLL_OVER') return rollOver(context, writer, matured)
  const accounts = await lockForDebit(context, writer, [row.accountId, row.walletId])
  const [from, to] = [accounts.get(row.accountId)!, accounts.get(row.walletId)!]
  if (from.postedMinor > 0n) {
    try {
      await judgeCredit(context, writer, to, from.postedMinor, ['input'], false)
    } catch (error) {
      if (error instanceof Refused) return
      throw error
    }
    const lines = [
      { account: from, amountMinor: -from.postedMinor },
      { account: to, amountMinor: from.postedMinor },
    ]
    await post(context, writer, { kind: 'SAVINGS_OUT', businessDate: row.maturesOn, lines })
  }
  await updateAccrual(writer, { ...matured, status: 'PAID_OUT', updatedAt })
}

async function rollOver(context: Context, writer: Writer, row: UserSavingsRow): Promise<void> {
  const at = context.clock.now()
  const openedOn = row.maturesOn!
  const account = await makeAccount(
    writer,
    { kind: 'SAVINGS_PRINCIPAL', currency: row.currency, ownerId: row.ownerId, providerSlug: null },
    at,
  )
  const accounts = await lockAccounts(writer, [row.accountId, account.id])
  const from = accounts.get(row.accountId)!
  const made = await insertSavings(writer, {
    ...row,
    id: newId(),
    accountId: account.id,
    status: 'ACTIVE',
    openedOn,
    maturesOn: row.termMonths === null ? null : addMonths(openedOn, row.termMonths),
    accruedThrough: addDays(openedOn, -1),
    accrued: '0',
    postedMinor: 0n,
    createdAt: at,
    updatedAt: at,
  })
  if (from.postedMinor > 0n) {
    const lines = [
      { account: from, amountMinor: -from.postedMinor },
      { account: accounts.get(account.id)!, amountMinor: from.postedMinor },
    ]
    const { id } = await post(context, writer, { kind: 'SAVINGS_IN', businessDate: openedOn, lines })
    await insertMovement(writer, {
      savingsId: made.id,
      businessDate: openedOn,
      amountMinor: from.postedMinor,
      transactionId: id,
      createdAt: at,
    })
  }
  await updateAccrual(writer, { ...row, status: 'ROLLED_OVER', updatedAt: at })
}

/** Puts in what is due; left out where money lacks, and due again at the next date. */
async function topUpByItself(context: Context, writer: Writer, row: UserSavingsRow, date: string): Promise<void> {
  const amountMinor = row.autoTopUpMinor!
  const accounts = await lockForDebit(context, writer, [row.walletId, row.accountId])
  const [from, to] = [accounts.get(row.walletId)!, accounts.get(row.accountId)!]
  const nextTopUpOn = nextDue(row.topUpSince!, row.topUpEvery!, date)
  await updateAccrual(writer, { ...row, nextTopUpOn, updatedAt: context.clock.now() })
  try {
    await judgeDebit(context, writer, from, amountMinor, ['input'], false)
    await judgeCredit(context, writer, to, amountMinor, ['input'], false)
  } catch (error) {
    if (error instanceof Refused) return
    throw error
  }
  await moveIn(context, writer, row, { from, to }, amountMinor, date)
}

interface Pair {
  readonly from: LockedAccount
  readonly to: LockedAccount
}

/** Moves money into savings, from a business date on. */
export async function moveIn(
  context: Context,
  writer: Writer,
  row: Pick<UserSavingsRow, 'id'>,
  { from, to }: Pair,
  amountMinor: bigint,
  businessDate: string,
): Promise<void> {
  const lines = [
    { account: from, amountMinor: -amountMinor },
    { account: to, amountMinor },
  ]
  const { id } = await post(context, writer, { kind: 'SAVINGS_IN', businessDate, lines })
  const createdAt = context.clock.now()
  await insertMovement(writer, { savingsId: row.id, businessDate, amountMinor, transactionId: id, createdAt })
}
