// What is paid on loans, and taken back.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { conflict, fieldProblem, invalidInput, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { amountProblems } from '../accounts/rules.ts'
import { tenantAccount } from '../accounts/store.ts'
import { goTo } from '../applications/status.ts'
import { sumText } from '../bids/rules.ts'
import { readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { amountFor, lockForDebit, noAccount } from '../ledger/money.ts'
import { judgeCredit, judgeDebit, post } from '../ledger/post.ts'
import type { RepayLoanInput, ReverseRepaymentInput, WaiveLoanInput, WriteOffLoanInput } from '../types.gen.ts'
import { tellLoan } from './live.ts'
import { loanWrittenOff, repaymentTakenBack } from './notices.ts'
import { type LoanState, noParts, totalOf } from './parts.ts'
import { keep, stateOf } from './state.ts'
import {
  insertWaiver,
  type LoanRow,
  type RepaymentRow,
  readEvents,
  readRepayment,
  updateLoan,
  updateRepayment,
} from './store.ts'
import { isRunning, lockLoan, takeRepayment } from './taking.ts'

const loanPath = ['input', 'loanId']
const noLoan = (path = loanPath) => new Refused(notFoundProblem('There is no such loan', path))
const wrongStatus = (status: string, verb: string, path = loanPath) =>
  new Refused(conflict(`A loan that is ${status} cannot be ${verb}`, 'WRONG_STATUS', path))
const reasonProblems = (reason: string) => textProblems('The reason', reason, { max: 500 }, 'input', 'reason')

/** Repays a loan from the borrower's wallet. Only what the loan has a claim to is taken. */
export const repayLoan = (context: Context, input: RepayLoanInput) =>
  change(context, 'repayLoan', input, {
    problems: amountProblems(input.amount, null, 'input', 'amount'),
    async work(writer) {
      const found = await lockLoan(writer, input.loanId)
      const mayAll = isPermitted(context.envelope, 'credit.loans:write')
      if (found === null || (!mayAll && found.loan.borrowerId !== callerId(context.envelope))) throw noLoan()
      const { loan, application } = found
      if (!isRunning(application)) throw wrongStatus(application.status, 'repaid')
      const accounts = await lockForDebit(context, writer, [input.fromAccountId, loan.fundingId])
      const [wallet, funding] = [accounts.get(input.fromAccountId), accounts.get(loan.fundingId)!]
      if (wallet?.kind !== 'WALLET' || wallet.ownerId !== loan.borrowerId) throw noAccount('fromAccountId')
      const givenMinor = amountFor(wallet, input.amount)
      if (wallet.currency !== loan.currency) {
        const message = `The account must be in ${loan.currency}`
        throw new Refused(invalidInput([fieldProblem(message, 'input', 'fromAccountId')]))
      }
      return takeRepayment(context, writer, found, { wallet, funding, givenMinor })
    },
  })

/** Takes a repayment back. What was paid since is allocated as if it had never been. */
export const reverseRepayment = (context: Context, input: ReverseRepaymentInput) =>
  change(context, 'reverseRepayment', input, {
    problems: reasonProblems(input.reason),
    async work(writer) {
      const path = ['input', 'repaymentId']
      const first = await readRepayment(writer, input.repaymentId)
      const found = first === null ? null : await lockLoan(writer, first.loanId)
      if (first === null || found === null) throw new Refused(notFoundProblem('There is no such repayment', path))
      const { loan, application } = found
      const repayment = (await readRepayment(writer, first.id))!
      if (repayment.status !== 'APPLIED') {
        throw new Refused(conflict('The repayment was taken back already', 'ALREADY_REVERSED', path))
      }
      if (loan.writtenOffMinor !== null) throw wrongStatus('written off', 'changed', path)
      const reason = input.reason.trim()
      await payBack(context, writer, { loan, repayment, isChargeback: input.kind === 'CHARGEBACK', reason, path })
      const status = input.kind === 'CHARGEBACK' ? 'CHARGED_BACK' : 'REVERSED'
      const updatedAt = context.clock.now()
      const reversed = (await updateRepayment(writer, { ...repayment, status, reason, updatedAt }))!
      const { businessDate: today, holidays } = await readCalendar(context, writer)
      const state = await stateOf(writer, loan, { holidays, through: today })
      await allocateAnew(context, writer, loan, state)
      await keep(context, writer, { loan, application }, state, today, reason)
      await tellLoan(context, writer, loan.id, repayment.id)
      await notifyMembers(context, writer, repaymentTakenBack, {
        userIds: [loan.borrowerId],
        key: repayment.id,
        data: { loanId: loan.id, amount: sumText(repayment.amountMinor, loan.currency), reason },
      })
      return reversed
    },
  })

interface PayBack {
  readonly loan: LoanRow
  readonly repayment: RepaymentRow
  readonly isChargeback: boolean
  readonly reason: string
  readonly path: string[]
}

/** A reversal gives the money back to the wallet, a chargeback to where it came from. */
async function payBack(context: Context, writer: Writer, of: PayBack): Promise<void> {
  const { loan, repayment, isChargeback, reason, path } = of
  const { amountMinor } = repayment
  const accounts = await lockForDebit(context, writer, [loan.fundingId, repayment.accountId])
  const funding = accounts.get(loan.fundingId)!
  const wallet = accounts.get(repayment.accountId)!
  await judgeDebit(context, writer, funding, amountMinor, path, false)
  if (!isChargeback) await judgeCredit(context, writer, wallet, amountMinor, path, false)
  const to = isChargeback ? await tenantAccount(writer, 'GATEWAY_CLEARING', loan.currency, context.clock.now()) : wallet
  const lines = [
    { account: funding, amountMinor: -amountMinor },
    { account: to, amountMinor },
  ]
  const reverses = isChargeback ? {} : { reversesId: repayment.transactionId }
  await post(context, writer, { kind: 'REVERSAL', memo: reason, lines, ...reverses })
}

/** Writes down how repayments are allocated now. */
async function allocateAnew(context: Context, writer: Writer, loan: LoanRow, state: LoanState): Promise<void> {
  for (const { id } of await readEvents(writer, loan.id)) {
    const allocation = state.allocations.get(id)
    const repayment = allocation === undefined ? null : await readRepayment(writer, id)
    if (allocation === undefined || repayment === null) continue
    await updateRepayment(writer, {
      ...repayment,
      principalMinor: allocation.allocated.PRINCIPAL,
      interestMinor: allocation.allocated.INTEREST,
      penaltyMinor: allocation.allocated.PENALTY,
      surplusMinor: allocation.surplusMinor,
      updatedAt: context.clock.now(),
    })
  }
}

/** Lets a borrower off a part of what is outstanding. */
export const waiveLoan = (context: Context, input: WaiveLoanInput) =>
  change(context, 'waiveLoan', input, {
    problems: [...amountProblems(input.amount, null, 'input', 'amount'), ...reasonProblems(input.reason)],
    async work(writer) {
      const found = await lockLoan(writer, input.loanId)
      if (found === null) throw noLoan()
      const { loan, application } = found
      if (!isRunning(application)) throw wrongStatus(application.status, 'waived')
      const amountMinor = amountFor({ currency: loan.currency }, input.amount)
      const { businessDate: today, holidays } = await readCalendar(context, writer)
      const before = await stateOf(writer, loan, { holidays, through: today })
      if (amountMinor > before.outstanding[input.part]) {
        const message = 'The amount is more than is outstanding of the part'
        throw new Refused(invalidInput([fieldProblem(message, 'input', 'amount')]))
      }
      const reason = input.reason.trim()
      await insertWaiver(writer, {
        loanId: loan.id,
        businessDate: today,
        part: input.part,
        amountMinor,
        reason,
        actorId: callerId(context.envelope),
        createdAt: context.clock.now(),
      })
      const state = await stateOf(writer, loan, { holidays, through: today })
      const kept = await keep(context, writer, found, state, today, reason)
      await tellLoan(context, writer, loan.id)
      return kept
    },
  })

/** Gives up a loan in default: what is open of it is lost. */
export const writeOffLoan = (context: Context, input: WriteOffLoanInput) =>
  change(context, 'writeOffLoan', input, {
    problems: reasonProblems(input.reason),
    async work(writer) {
      const found = await lockLoan(writer, input.loanId)
      if (found === null) throw noLoan()
      const { loan, application } = found
      if (application.status !== 'DEFAULTED') throw wrongStatus(application.status, 'written off')
      const { businessDate: today, holidays } = await readCalendar(context, writer)
      const { outstanding } = await stateOf(writer, loan, { holidays, through: today })
      await goTo(context, writer, application, 'CLOSED', { reason: input.reason.trim(), path: loanPath })
      const lost = (await updateLoan(writer, {
        ...loan,
        countedOn: today,
        principalOpenMinor: noParts.PRINCIPAL,
        interestOpenMinor: noParts.INTEREST,
        penaltyOpenMinor: noParts.PENALTY,
        daysPastDue: 0,
        nextDueOn: null,
        writtenOffMinor: totalOf(outstanding),
        updatedAt: context.clock.now(),
      }))!
      await tellLoan(context, writer, loan.id)
      await notifyMembers(context, writer, loanWrittenOff, {
        userIds: [loan.borrowerId],
        key: loan.id,
        data: { loanId: loan.id, amount: sumText(totalOf(outstanding), loan.currency) },
      })
      return lost
    },
  })
