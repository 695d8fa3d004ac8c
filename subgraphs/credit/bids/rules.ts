// What may be bid, and which bid is best.
import { decimalText, minorUnits } from '@quintet/kit/slice/money.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import type { CreditApplicationRow } from '../applications/store.ts'
import { isRate } from '../categories/conventions.ts'
import type { Category } from '../categories/rules.ts'
import { aprOf } from '../loans/apr.ts'
import { type ScheduleKind, scheduleOf } from '../loans/schedules.ts'
import type { DayCount } from '../savings/day-counts.ts'
import type { MoneyInput } from '../types.gen.ts'
import type { BidRow } from './store.ts'

/** How often a provider may bid for an application. */
export const maxBids = 50
const maxAhead = 366 * 86_400_000

interface GivenBid {
  readonly principal: MoneyInput
  readonly nominalRate: string
  readonly fees?: MoneyInput | null | undefined
  readonly termMonths: number
  readonly expiresAt: Date
}

/** What is wrong with a bid, whatever it is for. */
export function bidProblems({ nominalRate, expiresAt }: GivenBid, now: Date): FieldProblem[] {
  const ahead = expiresAt.getTime() - now.getTime()
  return [
    ...(isRate(nominalRate) ? [] : [fieldProblem('The rate must be from 0 to 1000', 'input', 'nominalRate')]),
    ...(ahead > 0 && ahead <= maxAhead
      ? []
      : [fieldProblem('A bid ends in the future, within a year', 'input', 'expiresAt')]),
  ]
}

/** What is wrong with a bid for an application of a category. */
export function termsProblems(
  { principal, fees, termMonths }: GivenBid,
  { currency }: Pick<CreditApplicationRow, 'currency'>,
  category: Category | null,
): FieldProblem[] {
  const at = (isRight: boolean, message: string, field: string) =>
    isRight ? [] : [fieldProblem(message, 'input', field)]
  const minor = minorUnits(principal.amount, principal.currency)
  const feesMinor = fees ? minorUnits(fees.amount, fees.currency) : 0n
  const { minMinor, maxMinor, minMonths, maxMonths } = category ?? {}
  const isOffered =
    minor !== null && minor > 0n && (minMinor == null || minor >= minMinor) && (maxMinor == null || minor <= maxMinor)
  const isTerm = (minMonths == null || termMonths >= minMonths) && (maxMonths == null || termMonths <= maxMonths)
  return [
    ...at(principal.currency === currency, `The amount must be in ${currency}`, 'principal'),
    ...at(principal.currency !== currency || isOffered, "The amount is not in the category's range", 'principal'),
    ...at(isTerm && termMonths > 0, "The term is not in the category's range", 'termMonths'),
    ...at(!fees || fees.currency === currency, `The fees must be in ${currency}`, 'fees'),
    ...at(
      feesMinor !== null && feesMinor >= 0n && feesMinor < (minor ?? 0n),
      'The fees are less than what is lent, and not below zero',
      'fees',
    ),
  ]
}

interface Priced {
  readonly principalMinor: bigint
  readonly feesMinor: bigint
  readonly nominalRate: string
  readonly termMonths: number
  readonly scheduleKind: ScheduleKind
}

/** What a bid costs, as if it were paid out on a day; null where it can never be repaid. */
export function priceOf(bid: Priced, dayCount: string, holidays: readonly string[], startOn: string) {
  const plan = scheduleOf({
    principalMinor: bid.principalMinor,
    annualRate: bid.nominalRate,
    instalments: bid.termMonths,
    startOn,
    firstDueOn: null,
    every: 'MONTH',
    dayCount: dayCount as DayCount,
    scheduleKind: bid.scheduleKind,
    holidays,
  })
  const amounts = plan.map(({ principalMinor, interestMinor }) => principalMinor + interestMinor)
  const on = plan[0]!.dueOn
  const payments = amounts.map((amountMinor, after) => ({ on, amountMinor, times: 1, after }))
  const apr = aprOf(bid.principalMinor - bid.feesMinor, startOn, 'MONTH', payments)
  const totalMinor = amounts.reduce((sum, amount) => sum + amount, 0n)
  return apr === null ? null : { apr, instalmentMinor: amounts[0]!, totalMinor }
}

/** A bid's status at an instant: one whose time is over is written down as such only when something else happens. */
export const statusAt = ({ status, expiresAt }: Pick<BidRow, 'status' | 'expiresAt'>, now: Date): BidRow['status'] =>
  status === 'ACTIVE' && expiresAt <= now ? 'EXPIRED' : status

const inOrder = (a: string | number | bigint, b: string | number | bigint): number => (a < b ? -1 : a > b ? 1 : 0)

/** The best bid first. */
export const byPrice = (a: BidRow, b: BidRow): number =>
  Number(a.apr) - Number(b.apr) ||
  inOrder(a.totalMinor, b.totalMinor) ||
  inOrder(a.createdAt.getTime(), b.createdAt.getTime()) ||
  inOrder(a.id, b.id)

/** A bid's amount as text for people. */
export const sumText = (amountMinor: bigint, currency: string): string =>
  `${decimalText({ amountMinor, currency })} ${currency}`
