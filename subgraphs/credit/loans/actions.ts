// From a bid to a loan: accepting it, which holds the money, and paying it out, which fixes the instalments.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { type LockedAccount, readFunding } from '../accounts/store.ts'
import { applicantProblem } from '../applications/rules.ts'
import { goTo } from '../applications/status.ts'
import { type CreditApplicationRow, lockApplication } from '../applications/store.ts'
import { endOpenBids } from '../bids/ending.ts'
import { statusAt, sumText } from '../bids/rules.ts'
import { type BidRow, readBid, updateBid } from '../bids/store.ts'
import { startClosing } from '../business-calendars/schedule.ts'
import { readCalendar } from '../business-calendars/store.ts'
import { standardConventions } from '../categories/conventions.ts'
import { readCategories } from '../categories/store.ts'
import type { Context } from '../context.ts'
import { insertHold, readHold, resolveHold } from '../holds/store.ts'
import { lockForDebit, noAccount } from '../ledger/money.ts'
import { judgeCredit, judgeDebit, post, tellChanged } from '../ledger/post.ts'
import { actingProvider } from '../loan-providers/acting.ts'
import { readMembersOf, readProviders } from '../loan-providers/store.ts'
import type { DayCount } from '../savings/day-counts.ts'
import type { AcceptBidInput, DisburseLoanInput } from '../types.gen.ts'
import { tellLoan } from './live.ts'
import { bidAccepted, loanDisbursed } from './notices.ts'
import { scheduleOf } from './schedules.ts'
import { insertLoan, type LoanRow, readLoan, updateLoan } from './store.ts'

const bidPath = ['input', 'bidId']
const holdDays = 30
const noFunds = (path: string[]) =>
  conflict('The account of the loan provider does not hold the amount', 'PROVIDER_FUNDS', path)

function refuse(problem: Problem | null): void {
  if (problem !== null) throw new Refused(problem)
}

/** Accepts a bid for the caller's application. Of several acceptances at once one is made. */
export const acceptBid = (context: Context, input: AcceptBidInput, id = newId()) =>
  change(context, 'acceptBid', input, {
    async work(writer) {
      const found = await readBid(writer, input.bidId)
      const application = found === null ? null : await lockApplication(writer, found.applicationId)
      if (applicantProblem(application, { userId: viewerId(context), seesAll: false }) !== null) {
        throw new Refused(notFoundProblem('There is no such bid', bidPath))
      }
      const bid = (await readBid(writer, found!.id))!
      const { businessDate } = await readCalendar(context, writer)
      refuse(acceptProblem(bid, application!, businessDate, context.clock.now()))
      const provider = (await readProviders(writer)).find((each) => each.id === bid.providerId)!
      const funding = (await readFunding(writer, provider.slug)).find((each) => each.currency === bid.currency)
      const accounts = await lockForDebit(context, writer, [input.accountId, ...(funding ? [funding.id] : [])])
      const wallet = accounts.get(input.accountId)
      if (wallet?.kind !== 'WALLET' || wallet.ownerId !== application!.applicantId) throw noAccount('accountId')
      if (wallet.currency !== bid.currency) {
        throw new Refused(invalidInput([fieldProblem(`The account must be in ${bid.currency}`, 'input', 'accountId')]))
      }
      const holdId = await holdFunds(context, writer, accounts.get(funding?.id ?? ''), bid)
      const at = context.clock.now()
      await updateBid(writer, { ...bid, status: 'ACCEPTED', updatedAt: at })
      await endOpenBids(context, writer, bid.applicationId)
      await goTo(context, writer, application!, 'ACCEPTED', { path: bidPath })
      const loan = await insertLoan(writer, {
        ...(await conventionsFor(writer, application!)),
        id,
        applicationId: bid.applicationId,
        bidId: bid.id,
        borrowerId: application!.applicantId,
        providerId: bid.providerId,
        accountId: wallet.id,
        fundingId: funding!.id,
        holdId,
        currency: bid.currency,
        principalMinor: bid.principalMinor,
        feesMinor: bid.feesMinor,
        nominalRate: bid.nominalRate,
        apr: bid.apr,
        termMonths: bid.termMonths,
        scheduleKind: bid.scheduleKind,
        startOn: null,
        plan: null,
        countedOn: null,
        principalOpenMinor: 0n,
        interestOpenMinor: 0n,
        penaltyOpenMinor: 0n,
        daysPastDue: 0,
        nextDueOn: null,
        writtenOffMinor: null,
        createdAt: at,
        updatedAt: at,
      })
      await tellLoan(context, writer, loan.id)
      await notifyMembers(context, writer, bidAccepted, {
        userIds: await readMembersOf(writer, provider.id),
        key: loan.id,
        data: { loanId: loan.id, amount: sumText(loan.principalMinor, loan.currency) },
      })
      return loan
    },
  })

function acceptProblem(bid: BidRow, application: CreditApplicationRow, today: string, now: Date): Problem | null {
  const status = statusAt(bid, now)
  const isOver = application.status === 'OFFERS_OPEN' && application.offersUntil! < today
  if (status === 'EXPIRED' || (status === 'ACTIVE' && isOver)) {
    return conflict('The bid has expired', 'BID_EXPIRED', bidPath)
  }
  if (status === 'ACCEPTED' || status === 'REJECTED') {
    return conflict('A bid was accepted already, or the application has ended', 'BID_TAKEN', bidPath)
  }
  return status === 'ACTIVE' ? null : conflict(`The bid is ${status}`, 'WRONG_STATUS', bidPath)
}

/** Holds what a bid promises. Throws Conflict PROVIDER_FUNDS where the account does not have it. */
async function holdFunds(
  context: Context,
  writer: Writer,
  funding: LockedAccount | undefined,
  bid: BidRow,
): Promise<string> {
  if (funding === undefined) throw new Refused(noFunds(bidPath))
  await fundsOrRefuse(() => judgeDebit(context, writer, funding, bid.principalMinor, bidPath), bidPath)
  const at = context.clock.now()
  const hold = await insertHold(writer, {
    id: newId(),
    accountId: funding.id,
    amountMinor: bid.principalMinor,
    status: 'ACTIVE',
    capturedMinor: 0n,
    reason: 'A bid was accepted',
    expiresAt: new Date(at.getTime() + holdDays * 86_400_000),
    createdAt: at,
    updatedAt: at,
  })
  await tellChanged(context, writer, [funding.id])
  return hold.id
}

async function fundsOrRefuse(judge: () => Promise<void>, path: string[]): Promise<void> {
  try {
    await judge()
  } catch (error) {
    throw error instanceof Refused ? new Refused(noFunds(path)) : error
  }
}

async function conventionsFor(writer: Writer, { category }: CreditApplicationRow) {
  const found = (await readCategories(writer)).find(({ slug }) => slug === category) ?? standardConventions
  return {
    dayCount: found.dayCount,
    allocation: [...found.allocation],
    allocationOrder: found.allocationOrder,
    surplus: found.surplus,
    lateFeeMinor: found.lateFeeMinor,
    penaltyRate: found.penaltyRate,
    graceDays: found.graceDays,
    defaultAfterDays: found.defaultAfterDays,
  }
}

/** Pays a loan out, once: what is held goes to the wallet without the fees, and the instalments are fixed. */
export const disburseLoan = (context: Context, input: DisburseLoanInput) =>
  change(context, 'disburseLoan', input, {
    async work(writer) {
      const path = ['input', 'loanId']
      const provider = await actingProvider(context, writer)
      const found = await readLoan(writer, input.loanId)
      if (found?.providerId !== provider.id) throw new Refused(notFoundProblem('There is no such loan', path))
      const application = (await lockApplication(writer, found.applicationId))!
      const disbursed = await goTo(context, writer, application, 'DISBURSED', { path })
      const loan = (await readLoan(writer, found.id))!
      const { businessDate: startOn, holidays } = await readCalendar(context, writer)
      await payOut(context, writer, loan, path)
      await startClosing(context, writer)
      const plan = scheduleOf({
        principalMinor: loan.principalMinor,
        annualRate: loan.nominalRate,
        instalments: loan.termMonths,
        startOn,
        firstDueOn: null,
        every: 'MONTH',
        dayCount: loan.dayCount as DayCount,
        scheduleKind: loan.scheduleKind,
        holidays,
      })
      const nextDueOn = plan[0]!.dueOn
      const paidOut = (await updateLoan(writer, {
        ...loan,
        startOn,
        plan: plan.map(({ dueOn, principalMinor, interestMinor }) => ({
          dueOn,
          principal: String(principalMinor),
          interest: String(interestMinor),
        })),
        countedOn: startOn,
        principalOpenMinor: loan.principalMinor,
        nextDueOn,
        updatedAt: context.clock.now(),
      }))!
      await tellLoan(context, writer, loan.id)
      const amount = sumText(loan.principalMinor - loan.feesMinor, loan.currency)
      await notifyMembers(context, writer, loanDisbursed, {
        userIds: [disbursed.applicantId],
        key: loan.id,
        data: { loanId: loan.id, amount, nextDueOn },
      })
      return paidOut
    },
  })

async function payOut(context: Context, writer: Writer, loan: LoanRow, path: string[]): Promise<void> {
  const accounts = await lockForDebit(context, writer, [loan.fundingId, loan.accountId])
  const [funding, wallet] = [accounts.get(loan.fundingId)!, accounts.get(loan.accountId)!]
  const amountMinor = loan.principalMinor - loan.feesMinor
  const hold = await readHold(writer, loan.holdId)
  let free = funding
  if (hold?.status === 'ACTIVE') {
    await resolveHold(writer, {
      ...hold,
      status: 'CAPTURED',
      capturedMinor: amountMinor,
      updatedAt: context.clock.now(),
    })
    free = { ...funding, heldMinor: funding.heldMinor - hold.amountMinor }
  }
  // A hold whose time is over is made up for by what is free on the account.
  await fundsOrRefuse(() => judgeDebit(context, writer, free, amountMinor, path, false), path)
  await judgeCredit(context, writer, wallet, amountMinor, path)
  const lines = [
    { account: funding, amountMinor: -amountMinor },
    { account: wallet, amountMinor },
  ]
  await post(context, writer, { kind: 'DISBURSEMENT', lines })
}
