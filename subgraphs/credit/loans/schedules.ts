// What is due when: plans of repayment in each convention, exact to the minor unit.
import { addDays } from '../business-calendars/rules.ts'
import { addMonths, type DayCount, divideHalfEven, type Fraction, yearFraction } from '../savings/day-counts.ts'

export type PaymentPeriod = 'WEEK' | 'TWO_WEEKS' | 'MONTH' | 'QUARTER' | 'YEAR'
export type ScheduleKind = 'ANNUITY' | 'EQUAL_PRINCIPAL' | 'INTEREST_ONLY'

export interface Terms {
  readonly principalMinor: bigint
  /** Percent a year, exact decimal text with at most eight decimals. */
  readonly annualRate: string
  readonly instalments: number
  readonly startOn: string
  /** A period after the start without it. */
  readonly firstDueOn: string | null
  readonly every: PaymentPeriod
  readonly dayCount: DayCount
  readonly scheduleKind: ScheduleKind
  /** Holidays of the business calendar, for BUS/252. */
  readonly holidays: readonly string[]
}

/** An instalment as it is planned, in minor units. */
export interface Planned {
  readonly dueOn: string
  readonly principalMinor: bigint
  readonly interestMinor: bigint
}

const months: Readonly<Record<'MONTH' | 'QUARTER' | 'YEAR', number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 }

/** A date some periods later. Months are counted from the date itself, so that a clamped day does not stay clamped. */
export function addPeriods(date: string, every: PaymentPeriod, count: number): string {
  if (every === 'WEEK') return addDays(date, 7 * count)
  if (every === 'TWO_WEEKS') return addDays(date, 14 * count)
  return addMonths(date, months[every] * count)
}

/** A rate as whole hundred-millionths of a percent; what is divided by to get the rate itself. */
export const rateOf = (text: string): bigint => {
  const [whole = '0', decimals = ''] = text.split('.')
  return BigInt(`${whole}${decimals.padEnd(8, '0')}`)
}
export const rateDivisor = 10_000_000_000n

type Convention = Pick<Terms, 'dayCount' | 'every' | 'holidays'>

/** The part of a year of a period. Weeks have their real days, also where months have 30. */
export function fractionOf({ dayCount, every, holidays }: Convention, from: string, to: string): Fraction {
  const isWeekly = every === 'WEEK' || every === 'TWO_WEEKS'
  const convention = isWeekly && dayCount.startsWith('THIRTY') ? 'ACT_360' : dayCount
  return yearFraction(convention, from, to, holidays)
}

const interestAt = (balanceMinor: bigint, rate: bigint, { upper, lower }: Fraction): bigint =>
  divideHalfEven(balanceMinor * rate * upper, rateDivisor * lower)
/** Interest of a balance over a part of a year. */
export const interestOn = (balanceMinor: bigint, rate: string, fraction: Fraction): bigint =>
  interestAt(balanceMinor, rateOf(rate), fraction)

/** Digits enough for the product of 600 periods to be right to the minor unit. */
const scale = 10n ** 40n

interface Period {
  readonly dueOn: string
  readonly fraction: Fraction
}

/** The equal instalment that pays a balance back over unequal periods. */
function annuityOf(balanceMinor: bigint, rate: bigint, periods: readonly Period[]): bigint {
  let tail = scale
  let sum = 0n
  for (const { fraction } of periods.toReversed()) {
    sum += tail
    const growth = scale + (scale * rate * fraction.upper) / (rateDivisor * fraction.lower)
    tail = (tail * growth) / scale
  }
  return divideHalfEven(balanceMinor * tail, sum)
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value)

interface Rest {
  readonly balanceMinor: bigint
  readonly annualRate: string
  readonly scheduleKind: ScheduleKind
  readonly periods: readonly Period[]
  /** Interest of the first period where it is not that of the balance; null where it is. */
  readonly firstInterestMinor: bigint | null
}

/** A plan with a principal for each instalment but the last, which takes the rest. */
function planWith(rest: Rest, principalOf: (interestMinor: bigint) => bigint): Planned[] {
  const { periods, annualRate, firstInterestMinor } = rest
  const rate = rateOf(annualRate)
  let balance = rest.balanceMinor
  return periods.map(({ dueOn, fraction }, index) => {
    const isGiven = index === 0 && firstInterestMinor !== null
    const interestMinor = isGiven ? firstInterestMinor : interestAt(balance, rate, fraction)
    const wanted = principalOf(interestMinor)
    const principalMinor = index === periods.length - 1 ? balance : least(wanted < 0n ? 0n : wanted, balance)
    balance -= principalMinor
    return { dueOn, principalMinor, interestMinor }
  })
}

const totalOf = ({ principalMinor, interestMinor }: Planned): bigint => principalMinor + interestMinor

/** An annuity whose last instalment is as near to the others as can be. */
function annuityPlan(rest: Rest): Planned[] {
  const count = BigInt(rest.periods.length)
  const planOf = (instalment: bigint) => planWith(rest, (interest) => instalment - interest)
  let instalment = annuityOf(rest.balanceMinor, rateOf(rest.annualRate), rest.periods)
  let plan = planOf(instalment)
  for (;;) {
    const difference = totalOf(plan.at(-1)!) - instalment
    if (sizeOf(difference) <= count / 2n) return plan
    const nextInstalment = instalment + divideHalfEven(difference, count)
    const next = planOf(nextInstalment)
    if (sizeOf(totalOf(next.at(-1)!) - nextInstalment) >= sizeOf(difference)) return plan
    instalment = nextInstalment
    plan = next
  }
}

/** How a balance is paid back over the periods that are left. */
export function planRest(rest: Rest): Planned[] {
  const { scheduleKind, balanceMinor, periods } = rest
  if (scheduleKind === 'ANNUITY') return annuityPlan(rest)
  const each = scheduleKind === 'EQUAL_PRINCIPAL' ? balanceMinor / BigInt(periods.length) : 0n
  return planWith(rest, () => each)
}

/** The due dates of a loan. */
const dueDates = ({ instalments, startOn, firstDueOn, every }: Terms): string[] =>
  Array.from({ length: instalments }, (_, index) =>
    firstDueOn === null ? addPeriods(startOn, every, index + 1) : addPeriods(firstDueOn, every, index),
  )

/** Periods that end on due dates. */
export const periodsOf = (convention: Convention, startOn: string, dates: readonly string[]): Period[] =>
  dates.map((dueOn, index) => ({
    dueOn,
    fraction: fractionOf(convention, index === 0 ? startOn : dates[index - 1]!, dueOn),
  }))

/** The plan of a loan. */
export const scheduleOf = (terms: Terms): Planned[] =>
  planRest({
    balanceMinor: terms.principalMinor,
    annualRate: terms.annualRate,
    scheduleKind: terms.scheduleKind,
    periods: periodsOf(terms, terms.startOn, dueDates(terms)),
    firstInterestMinor: null,
  })
