// A repayment as it is taken from a wallet: for a caller, or for a charge that was paid.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { conflict, Refused } from '@quintet/kit/slice/problems.ts'
import type { LockedAccount } from '../accounts/store.ts'
import { type CreditApplicationRow, lockApplication } from '../applications/store.ts'
import { sumText } from '../bids/rules.ts'
import { readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { judgeCredit, judgeDebit, post } from '../ledger/post.ts'
import { tellLoan } from './live.ts'
import { repaymentReceived } from './notices.ts'
import { keep, stateOf } from './state.ts'
import { insertRepayment, type LoanRow, type RepaymentRow, readLoan } from './store.ts'

export interface LockedLoan {
  readonly loan: LoanRow
  readonly application: CreditApplicationRow
}

/** A loan and its application, as they are until the transaction ends; null where there is none. */
export async function lockLoan(writer: Writer, id: string): Promise<LockedLoan | null> {
  const found = await readLoan(writer, id)
  if (found === null) return null
  const application = (await lockApplication(writer, found.applicationId))!
  return { application, loan: (await readLoan(writer, id))! }
}

/** Whether a loan is being repaid. */
export const isRunning = ({ status }: CreditApplicationRow): boolean =>
  status === 'DISBURSED' || status === 'REPAYING' || status === 'DEFAULTED'

interface Taken {
  readonly wallet: LockedAccount
  readonly funding: LockedAccount
  readonly givenMinor: bigint
}

/** Takes from a wallet what a running loan has a claim to, and no more. Throws Refused. */
export async function takeRepayment(
  context: Context,
  writer: Writer,
  found: LockedLoan,
  { wallet, funding, givenMinor }: Taken,
): Promise<RepaymentRow> {
  const { loan } = found
  const { businessDate: today, holidays } = await readCalendar(context, writer)
  const id = newId()
  const also = { id, on: today, amountMinor: givenMinor, waives: null }
  const tried = await stateOf(writer, loan, { holidays, through: today, also })
  const { allocated, surplusMinor, leftMinor } = tried.allocations.get(id)!
  const amountMinor = givenMinor - leftMinor
  if (amountMinor === 0n) {
    throw new Refused(conflict('Nothing is due, and nothing is taken ahead', 'NOTHING_DUE', ['input', 'amount']))
  }
  await judgeDebit(context, writer, wallet, amountMinor, ['input', 'amount'])
  await judgeCredit(context, writer, funding, amountMinor, ['input', 'loanId'], false)
  const lines = [
    { account: wallet, amountMinor: -amountMinor },
    { account: funding, amountMinor },
  ]
  const { id: transactionId } = await post(context, writer, { kind: 'REPAYMENT', lines })
  const at = context.clock.now()
  const made = await insertRepayment(writer, {
    id,
    loanId: loan.id,
    businessDate: today,
    amountMinor,
    status: 'APPLIED',
    principalMinor: allocated.PRINCIPAL,
    interestMinor: allocated.INTEREST,
    penaltyMinor: allocated.PENALTY,
    surplusMinor,
    accountId: wallet.id,
    transactionId,
    reason: null,
    createdAt: at,
    updatedAt: at,
  })
  await keep(context, writer, found, await stateOf(writer, loan, { holidays, through: today }), today)
  await tellLoan(context, writer, loan.id, id)
  await notifyMembers(context, writer, repaymentReceived, {
    userIds: [loan.borrowerId],
    key: id,
    data: { loanId: loan.id, amount: sumText(amountMinor, loan.currency) },
  })
  return made
}
