// Interest of savings, day by day and exact: rational numbers, rounded to ten decimals of a minor unit a day.
import { addDays } from '../business-calendars/rules.ts'
import { type DayCount, divideHalfEven, yearFraction } from './day-counts.ts'

export interface InterestTerms {
  /** Percent a year, exact decimal text with at most eight decimals. */
  readonly annualRate: string
  readonly dayCount: DayCount
  readonly balanceMethod: 'END_OF_DAY' | 'MINIMUM' | 'AVERAGE'
  readonly compounding: 'DAILY' | 'MONTHLY' | 'QUARTERLY' | 'AT_MATURITY'
}

/** Ten decimals of a minor unit. */
const scale = 10_000_000_000n

interface Position {
  /** What was put in and not taken out, in minor units. */
  readonly principalMinor: bigint
  /** All interest so far, in 1/scale minor units. */
  readonly accrued: bigint
  /** What of it is posted, in minor units. */
  readonly postedMinor: bigint
}

export interface Movement {
  readonly businessDate: string
  readonly amountMinor: bigint
}

export interface Day extends Position {
  readonly businessDate: string
  /** What is posted on the day. */
  readonly dayPostedMinor: bigint
}

interface Savings {
  readonly terms: InterestTerms
  readonly openedOn: string
  readonly maturesOn: string | null
  readonly holidays: readonly string[]
}

/** Interest as it is posted: half-even of all that accrued, so that what is left is carried. */
export const roundedInterest = (accrued: bigint): bigint => divideHalfEven(accrued, scale)

/** A rate as whole hundred-millionths of a percent. */
const rateOf = (text: string): bigint => {
  const [whole = '0', decimals = ''] = text.split('.')
  return BigInt(`${whole}${decimals.padEnd(8, '0')}`)
}
const rateDivisor = 10_000_000_000n

/** Twice the balance that earns interest: an average of two whole numbers may be a half. */
function doubledBalance(method: InterestTerms['balanceMethod'], opening: bigint, closing: bigint): bigint {
  if (method === 'AVERAGE') return opening + closing
  return 2n * (method === 'MINIMUM' && opening < closing ? opening : closing)
}

/** Whether interest is posted at the end of a day. */
function isPostingDay({ terms, maturesOn }: Savings, date: string): boolean {
  const next = addDays(date, 1)
  if (maturesOn !== null && next >= maturesOn) return true
  const isMonthEnd = next.endsWith('-01')
  switch (terms.compounding) {
    case 'DAILY':
      return true
    case 'MONTHLY':
      return isMonthEnd
    case 'QUARTERLY':
      return isMonthEnd && Number(next.slice(5, 7)) % 3 === 1
    default:
      return false
  }
}

/** One day of interest. @param moved what was put in on the day, less what was taken out */
function nextDay(savings: Savings, before: Position, date: string, moved: bigint): Day {
  const { terms, openedOn, holidays } = savings
  const opening = before.principalMinor + before.postedMinor
  const principalMinor = before.principalMinor + moved
  const next = addDays(date, 1)
  // Conventions with months of 30 days are not sums of their days: a day is what it adds to the time since the opening.
  const isThirty = terms.dayCount.startsWith('THIRTY')
  const until = yearFraction(terms.dayCount, isThirty ? openedOn : date, next, holidays)
  const already = isThirty ? yearFraction(terms.dayCount, openedOn, date, holidays).upper : 0n
  const earning = doubledBalance(terms.balanceMethod, opening, principalMinor + before.postedMinor)
  const upper = earning * rateOf(terms.annualRate) * (until.upper - already) * scale
  const accrued = before.accrued + divideHalfEven(upper, 2n * rateDivisor * until.lower)
  const target = isPostingDay(savings, date) ? roundedInterest(accrued) : before.postedMinor
  const dayPostedMinor = target - before.postedMinor
  return { businessDate: date, principalMinor, accrued, postedMinor: target, dayPostedMinor }
}

/** All days of savings from their opening through a day, whatever the order in which movements came. */
export function replay(savings: Savings, movements: readonly Movement[], through: string): Day[] {
  const byDate = new Map<string, bigint>()
  for (const { businessDate, amountMinor } of movements) {
    byDate.set(businessDate, (byDate.get(businessDate) ?? 0n) + amountMinor)
  }
  const days: Day[] = []
  let position: Position = { principalMinor: 0n, accrued: 0n, postedMinor: 0n }
  const last = savings.maturesOn === null ? through : [through, addDays(savings.maturesOn, -1)].sort()[0]!
  for (let date = savings.openedOn; date <= last; date = addDays(date, 1)) {
    const day = nextDay(savings, position, date, byDate.get(date) ?? 0n)
    days.push(day)
    position = day
  }
  return days
}

/** An amount of 1/scale minor units as text with ten decimals. */
export function accruedText(accrued: bigint): string {
  const sign = accrued < 0n ? '-' : ''
  const digits = (accrued < 0n ? -accrued : accrued).toString().padStart(11, '0')
  return `${sign}${digits.slice(0, -10)}.${digits.slice(-10)}`
}
export const accruedFrom = (text: string): bigint => {
  const [whole = '0', decimals = ''] = text.split('.')
  return BigInt(`${whole}${decimals.padEnd(10, '0').slice(0, 10)}`)
}
