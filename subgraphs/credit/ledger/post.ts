// The one way in which money moves: a transaction with its postings, in the database transaction of whatever moves it.
import type { Appender, Writer } from '@quintet/drizzle/client/scope.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestOncePer } from '@quintet/kit/slice/job-requests.ts'
import { type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { limitsOf } from '../account-tiers/limits.ts'
import { creditable, creditProblem, debitProblem, type Limits, noLimits } from '../accounts/rules.ts'
import {
  type CreditAccountRow,
  checkCredited,
  type LockedAccount,
  readDebited,
  refusedCredit,
} from '../accounts/store.ts'
import { businessDate } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import type { LedgerTransactionKind } from '../types.gen.ts'
import { sealingQueue } from './queues.ts'
import { insertPostings, insertTransaction, type LedgerTransactionRow } from './store.ts'

/** What a transaction adds to an account, in minor units. */
interface Line {
  readonly account: Pick<LockedAccount, 'id' | 'currency' | 'hasBalance'>
  readonly amountMinor: bigint
}

interface Posting {
  readonly kind: LedgerTransactionKind
  readonly memo?: string | null | undefined
  /** The present business date without it. */
  readonly businessDate?: string | null | undefined
  readonly lines: readonly Line[]
  readonly reversesId?: string
  readonly isForced?: boolean
}

/** How long a transaction waits for its seal, which a job sets for all that came meanwhile. */
const sealSeconds = 60

/** Writes a transaction. Whether it may be is judged before; the database refuses what is not balanced or not there. */
export async function post(context: Context, writer: Writer, posting: Posting): Promise<LedgerTransactionRow> {
  const date = posting.businessDate ?? (await businessDate(context, writer))
  const header = headerOf(context, posting, date)
  // Sent together: others wait for these accounts until the commit.
  const [made] = await Promise.all([
    insertTransaction(writer, header),
    writeLines(context, writer, header, posting.lines),
  ])
  return made
}

/** An account that a transaction pays into, as it was read without a lock, and what its owner's tier lets in. */
interface Credited {
  readonly account: CreditAccountRow
  readonly amountMinor: bigint
  readonly limits: Limits
  readonly path: string[]
}

/**
 * Writes a transaction whose postings are sent with the COMMIT: a much used account is locked for no round trip. PostgreSQL
 * judges there, with the account locked, what is judged here before. The header is written before, as no one waits for it.
 * Throws Refused where the account may not be credited; the COMMIT is refused with it where that is found only there.
 */
export async function postAtCommit(
  context: Context,
  writer: Writer,
  posting: Posting & { readonly businessDate: string },
  { account, amountMinor, limits, path }: Credited,
): Promise<LedgerTransactionRow> {
  const judge = (at: Pick<LockedAccount, 'status' | 'postedMinor'>, by: Limits) =>
    creditProblem(at, amountMinor, by, path)
  // What is on the account is known only once it is locked.
  refuse(judge({ ...account, postedMinor: 0n }, { ...limits, maxBalance: null }))
  const header = headerOf(context, posting, posting.businessDate)
  const made = await insertTransaction(writer, header)
  const { closing } = writer
  await writeLines(context, closing, header, posting.lines)
  const asked = { id: account.id, statuses: creditable, maxMinor: limits.maxBalance }
  closing.check(checkCredited, asked, (error) => {
    const refused = refusedCredit(error)
    const problem = refused && judge({ ...refused, postedMinor: refused.postedMinor - amountMinor }, limits)
    return problem === null ? error : new Refused(problem)
  })
  return made
}

const headerOf = ({ clock, envelope }: Context, posting: Posting, date: string) => ({
  id: newId(),
  kind: posting.kind,
  memo: posting.memo?.trim() ?? null,
  businessDate: date,
  reversesId: posting.reversesId ?? null,
  isForced: posting.isForced ?? false,
  actorId: callerId(envelope),
  createdAt: clock.now(),
})

const idsWithBalance = (lines: readonly Line[]): string[] =>
  lines.filter(({ account }) => account.hasBalance).map(({ account }) => account.id)

/** Writes the postings of a header, tells followers of the accounts, and has a job seal the transaction. */
async function writeLines(
  context: Context,
  writer: Appender,
  { id, createdAt: at }: ReturnType<typeof headerOf>,
  lines: readonly Line[],
): Promise<void> {
  const moving = lines.filter(({ amountMinor }) => amountMinor !== 0n)
  const minute = Math.floor(at.getTime() / (sealSeconds * 1000))
  const startAfter = new Date((minute + 1) * sealSeconds * 1000)
  await Promise.all([
    writer.run(insertPostings, {
      transactionId: id,
      accountIds: moving.map(({ account }) => account.id),
      currencies: moving.map(({ account }) => account.currency),
      amounts: moving.map(({ amountMinor }) => String(amountMinor)),
      at,
    }),
    tellChanged(context, writer, idsWithBalance(moving)),
    requestOncePer(context, writer, sealingQueue, String(minute), {}, { startAfter }),
  ])
}

/** Tells followers of accounts that they have changed. */
export async function tellChanged(context: Context, writer: Appender, accountIds: readonly string[]): Promise<void> {
  await context.accountFeed.appendToEach(writer, [...new Set(accountIds)], {}, context.clock.now())
}

function refuse(problem: Problem | null): void {
  if (problem !== null) throw new Refused(problem)
}

/** Throws Refused where an amount may not come into an account. @param isLimited whether the owner's tier is asked */
export async function judgeCredit(
  context: Context,
  writer: Writer,
  account: LockedAccount,
  amountMinor: bigint,
  path: string[],
  isLimited = true,
): Promise<void> {
  const limits: Limits = isLimited ? await limitsOf(context, writer, account) : noLimits
  refuse(creditProblem(account, amountMinor, limits, path))
}

/** As judgeCredit, for what goes out. */
export async function judgeDebit(
  context: Context,
  writer: Writer,
  account: LockedAccount,
  amountMinor: bigint,
  path: string[],
  isLimited = true,
): Promise<void> {
  const limits: Limits = isLimited ? await limitsOf(context, writer, account) : noLimits
  const isCounted = limits.maxDailyDebit !== null
  const today = isCounted ? await readDebited(writer, account.id, await businessDate(context, writer)) : 0n
  refuse(debitProblem(account, amountMinor, limits, today, path))
}
