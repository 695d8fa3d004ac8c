// Placing and withdrawing bids. Bids for an application wait for each other, and for its acceptance.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  invalidUnlessEmpty,
  limitReached,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { tellApplication } from '../applications/live.ts'
import { type CreditApplicationRow, lockApplication } from '../applications/store.ts'
import { readCalendar } from '../business-calendars/store.ts'
import { readCategories } from '../categories/store.ts'
import type { Context } from '../context.ts'
import { actingProvider } from '../loan-providers/acting.ts'
import type { LoanProviderRow } from '../loan-providers/store.ts'
import type { PlaceBidInput, WithdrawBidInput } from '../types.gen.ts'
import { bidPlaced } from './notices.ts'
import { bidProblems, maxBids, priceOf, statusAt, sumText, termsProblems } from './rules.ts'
import { type BidRow, insertBid, ofProviderFor, oneActiveIndex, readBid, updateBid } from './store.ts'

const activeBid = () => conflict('There is an active bid, which is to be superseded', 'ACTIVE_BID', ['input'])

/** Offers a loan. */
export const placeBid = (context: Context, input: PlaceBidInput, id = newId()) =>
  change(context, 'placeBid', input, {
    problems: bidProblems(input, context.clock.now()),
    taken: { [oneActiveIndex]: activeBid() },
    async work(writer) {
      const provider = await actingProvider(context, writer)
      const application = await openApplication(context, writer, input.applicationId, provider)
      const category = (await readCategories(writer)).find(({ slug }) => slug === application.category) ?? null
      const wrong = invalidUnlessEmpty(termsProblems(input, application, category))
      if (wrong !== null) throw new Refused(wrong)
      await supersede(context, writer, application, provider, input.supersedesId ?? null)
      const { principal, fees, nominalRate, termMonths, expiresAt } = input
      const terms = {
        principalMinor: minorUnits(principal.amount, principal.currency)!,
        feesMinor: fees ? minorUnits(fees.amount, fees.currency)! : 0n,
        nominalRate,
        termMonths,
        scheduleKind: input.scheduleKind ?? 'ANNUITY',
      }
      const { businessDate, holidays } = await readCalendar(context, writer)
      const price = priceOf(terms, category?.dayCount ?? 'THIRTY_360', holidays, businessDate)
      if (price === null) {
        throw new Refused(invalidInput([fieldProblem('Such a loan is never repaid', 'input', 'nominalRate')]))
      }
      const at = context.clock.now()
      const bid = await insertBid(writer, {
        id,
        ...terms,
        ...price,
        applicationId: application.id,
        providerId: provider.id,
        status: 'ACTIVE',
        currency: application.currency,
        expiresAt,
        supersedesId: input.supersedesId ?? null,
        createdAt: at,
        updatedAt: at,
      })
      await tellApplication(context, writer, application.id, bid.id)
      await notifyMembers(context, writer, bidPlaced, {
        userIds: [application.applicantId],
        key: bid.id,
        data: {
          applicationId: application.id,
          provider: provider.name,
          principal: sumText(bid.principalMinor, bid.currency),
          apr: bid.apr,
        },
      })
      return bid
    },
  })

/** Takes back a bid that was not accepted. */
export const withdrawBid = (context: Context, input: WithdrawBidInput) =>
  change(context, 'withdrawBid', input, {
    async work(writer) {
      const provider = await actingProvider(context, writer)
      const path = ['input', 'bidId']
      const found = await ownBid(writer, input.bidId, provider, path)
      await lockApplication(writer, found.applicationId)
      const bid = await ownBid(writer, found.id, provider, path)
      const status = statusAt(bid, context.clock.now())
      if (status !== 'ACTIVE') throw new Refused(conflict(`The bid is ${status}`, 'WRONG_STATUS', path))
      const withdrawn = (await updateBid(writer, { ...bid, status: 'WITHDRAWN', updatedAt: context.clock.now() }))!
      await tellApplication(context, writer, bid.applicationId, bid.id)
      return withdrawn
    },
  })

async function openApplication(
  context: Context,
  writer: Writer,
  id: string,
  provider: LoanProviderRow,
): Promise<CreditApplicationRow> {
  const path = ['input', 'applicationId']
  const application = await lockApplication(writer, id)
  if (application === null || !provider.categories.includes(application.category)) {
    throw new Refused(notFoundProblem('There is no such application', path))
  }
  if (application.applicantId === viewerId(context)) {
    throw new Refused(notAllowed('A loan is lent by others', 'OWN_APPLICATION', path))
  }
  const { businessDate } = await readCalendar(context, writer)
  if (application.status === 'OFFERS_OPEN' && application.offersUntil! >= businessDate) return application
  throw new Refused(conflict('The application takes no bids', 'OFFERS_CLOSED', path))
}

async function ownBid(writer: Writer, id: string, provider: LoanProviderRow, path: string[]): Promise<BidRow> {
  const bid = await readBid(writer, id)
  if (bid?.providerId === provider.id) return bid
  throw new Refused(notFoundProblem('There is no such bid', path))
}

/** Ends the provider's bid whose place another takes, and one whose time is over. */
async function supersede(
  context: Context,
  writer: Writer,
  application: CreditApplicationRow,
  provider: LoanProviderRow,
  supersedesId: string | null,
): Promise<void> {
  const all = await writer.read(ofProviderFor, { applicationId: application.id, providerId: provider.id })
  if (all.length >= maxBids) {
    const message = `A loan provider bids at most ${maxBids} times for an application`
    throw new Refused(limitReached(message, 'MAX_BIDS', ['input']))
  }
  const updatedAt = context.clock.now()
  const path = ['input', 'supersedesId']
  const present = all.find(({ status }) => status === 'ACTIVE')
  const isOver = present !== undefined && statusAt(present, updatedAt) === 'EXPIRED'
  if (present !== undefined && isOver) await updateBid(writer, { ...present, status: 'EXPIRED', updatedAt })
  if (supersedesId === null) {
    if (present !== undefined && !isOver) throw new Refused(activeBid())
    return
  }
  const superseded = all.find(({ id }) => id === supersedesId)
  if (superseded === undefined) throw new Refused(notFoundProblem('There is no such bid', path))
  if (superseded.id !== present?.id || isOver) throw new Refused(conflict('The bid has ended', 'WRONG_STATUS', path))
  await updateBid(writer, { ...superseded, status: 'SUPERSEDED', updatedAt })
}
