import { activeTenant, activeViewer, callerId, tenantId } from '@quintet/kit/slice/context.ts'
import { badInput, found } from '@quintet/kit/wire/errors.ts'
import { shortLink } from '@quintet/kit/wire/signed-links.ts'
import { loadApplication } from '../applications/store.ts'
import { dayNumber } from '../business-calendars/rules.ts'
import { businessDate, readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { loadProvider } from '../loan-providers/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { acceptBid, disburseLoan } from './actions.ts'
import { calendarUrl, closeCalendar, openCalendar } from './calendar.ts'
import { headOf, type LoanChange, loanChanges } from './live.ts'
import { noParts } from './parts.ts'
import { repayLoan, reverseRepayment, waiveLoan, writeOffLoan } from './repayments.ts'
import { replay } from './replay.ts'
import { money, shownParts, shownSchedule } from './shown.ts'
import { termsOf } from './state.ts'
import {
  type LoanRow,
  loadEvents,
  loadLoan,
  loadLoanOf,
  loadLoanOfBid,
  loanPage,
  loanPageOf,
  pageOfBorrower,
  repaymentPage,
} from './store.ts'

const maxDaysAhead = 60

/** The caller's own loan; null for another's. */
async function own(context: Context, id: string): Promise<LoanRow | null> {
  const loan = context.envelope.tenantId === null ? null : await loadLoan(context, id)
  return loan !== null && loan.borrowerId === callerId(context.envelope) ? loan : null
}

/** A loan on a day, after what was paid and waived. */
async function stateOn(context: Context, loan: LoanRow, day: string) {
  const [{ holidays }, events] = await Promise.all([readCalendar(context), loadEvents(context, loan.id)])
  return replay(termsOf(loan, holidays), events, day)
}

export const resolvers: Resolvers = {
  Query: {
    loan: (_, { id }, context) => found('loan', loadLoan(context, id)),
  },
  Viewer: {
    loans: ({ id }, args, context) => pageOfBorrower(activeViewer(context, id), { ...args, borrowerId: id }),
    loan: ({ id }, args, context) => found('loan', own(activeViewer(context, id), args.id)),
  },
  Tenant: {
    loans({ id }, { status, minimumDaysPastDue, ...page }, context) {
      const tenant = activeTenant(context, id)
      if (!status && typeof minimumDaysPastDue !== 'number') return loanPage(tenant, page)
      return loanPageOf(tenant, { ...page, status: status ?? '', days: minimumDaysPastDue ?? 0 })
    },
  },
  Bid: {
    loanId: async ({ id }, _, context) => (await loadLoanOfBid(context, id))?.id ?? null,
  },
  CreditApplication: {
    loan: ({ id }, _, context) => loadLoanOf(context, id),
  },
  Loan: {
    status: async ({ applicationId }, _, context) => (await loadApplication(context, applicationId))!.status,
    changesCursor: ({ id }, _, context) => headOf(context, id),
    principal: ({ principalMinor, currency }) => money(principalMinor, currency),
    outstanding: ({ principalOpenMinor, interestOpenMinor, penaltyOpenMinor, currency }) =>
      shownParts(
        { ...noParts, PRINCIPAL: principalOpenMinor, INTEREST: interestOpenMinor, PENALTY: penaltyOpenMinor },
        currency,
      ),
    application: async ({ applicationId }, _, context) => (await loadApplication(context, applicationId))!,
    borrower: ({ borrowerId }) => ({ id: borrowerId }),
    provider: async ({ providerId }, _, context) => (await loadProvider(context, providerId))!,
    async schedule(loan, _, context) {
      if (loan.startOn === null) return []
      const { instalments } = await stateOn(context, loan, await businessDate(context))
      return shownSchedule(instalments, loan.currency)
    },
    repayments: ({ id }, args, context) => repaymentPage(context, id, args),
    planDownload({ id, startOn }, { format }, context) {
      if (startOn === null) return null
      const { loanLinkKey: key, publicUrl, clock } = context
      return shortLink({ key, publicUrl }, `/loan-plans/${id}`, { tenant: tenantId(context), format }, clock.now())
    },
    calendarUrl: (loan, _, context) =>
      loan.borrowerId === callerId(context.envelope) ? calendarUrl(context, loan) : null,
    async payoffQuote(loan, args, context) {
      const today = await businessDate(context)
      const on = args.on ?? today
      const ahead = dayNumber(on) - dayNumber(today)
      if (ahead < 0 || ahead > maxDaysAhead) {
        throw badInput(`on is the present business date, or up to ${maxDaysAhead} days ahead`)
      }
      if (loan.startOn === null) return null
      const parts = loan.writtenOffMinor === null ? (await stateOn(context, loan, on)).payoff : noParts
      return { on, parts: shownParts(parts, loan.currency) }
    },
  },
  Repayment: {
    amount: async ({ amountMinor, loanId }, _, context) => money(amountMinor, await currencyOf(context, loanId)),
    allocated: async ({ principalMinor, interestMinor, penaltyMinor, loanId }, _, context) =>
      shownParts(
        { ...noParts, PRINCIPAL: principalMinor, INTEREST: interestMinor, PENALTY: penaltyMinor },
        await currencyOf(context, loanId),
      ),
    surplus: async ({ surplusMinor, loanId }, _, context) => money(surplusMinor, await currencyOf(context, loanId)),
  },
  Mutation: {
    acceptBid: (_, { input }, context) => acceptBid(context, input),
    disburseLoan: (_, { input }, context) => disburseLoan(context, input),
    repayLoan: (_, { input }, context) => repayLoan(context, input),
    waiveLoan: (_, { input }, context) => waiveLoan(context, input),
    reverseRepayment: (_, { input }, context) => reverseRepayment(context, input),
    writeOffLoan: (_, { input }, context) => writeOffLoan(context, input),
    openLoanCalendar: (_, { input }, context) => openCalendar(context, input),
    closeLoanCalendar: (_, { input }, context) => closeCalendar(context, input),
  },
  Subscription: {
    loanChanged: {
      subscribe: (_, { loanId, after }, context) => loanChanges(context, loanId, after),
      resolve: (changed: LoanChange) => changed,
    },
  },
}

const currencyOf = async (context: Context, loanId: string): Promise<string> =>
  (await loadLoan(context, loanId))!.currency
