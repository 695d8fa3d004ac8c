// The annual percentage rate, by the actuarial method of Regulation Z, Appendix J: the rate per unit period at which payments
// are worth what is lent. A rate is found by approximation, so this is the one place where numbers are not exact.
import { dayNumber } from '../business-calendars/rules.ts'
import { addMonths } from '../savings/day-counts.ts'
import type { PaymentPeriod } from './schedules.ts'

export interface Payment {
  readonly on: string
  readonly amountMinor: bigint
  /** How many there are of it, a period apart. */
  readonly times: number
  /** How many periods after the day the first of them is; none without it. */
  readonly after?: number
}

const perYear: Readonly<Record<PaymentPeriod, number>> = { WEEK: 52, TWO_WEEKS: 26, MONTH: 12, QUARTER: 4, YEAR: 1 }
const months = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const

/** Whole unit periods between two dates, counted back from the later one, and the part of another before them. */
export function unitPeriods(every: PaymentPeriod, from: string, to: string): { whole: number; part: number } {
  if (every === 'WEEK' || every === 'TWO_WEEKS') {
    const length = every === 'WEEK' ? 7 : 14
    const days = dayNumber(to) - dayNumber(from)
    return { whole: Math.floor(days / length), part: (days % length) / length }
  }
  const size = months[every]
  let backMonths = 0
  while (addMonths(to, -(backMonths + 1)) >= from) backMonths++
  const days = dayNumber(addMonths(to, -backMonths)) - dayNumber(from)
  const restMonths = backMonths % size
  const part = every === 'YEAR' ? (dayNumber(addMonths(to, restMonths - backMonths)) - dayNumber(from)) / 365 : 0
  return {
    whole: Math.floor(backMonths / size),
    part: every === 'YEAR' ? part : (restMonths * 30 + days) / (size * 30),
  }
}

/**
 * The rate in percent a year, with two decimals; null where payments cannot be worth what is lent.
 * @param lentMinor what is paid out, without fees
 */
export function aprOf(
  lentMinor: bigint,
  startOn: string,
  every: PaymentPeriod,
  payments: readonly Payment[],
): string | null {
  const flows = payments.flatMap(({ on, amountMinor, times, after = 0 }) => {
    const { whole, part } = unitPeriods(every, startOn, on)
    const first = whole + after
    return Array.from({ length: times }, (_, index) => ({ amount: Number(amountMinor), whole: first + index, part }))
  })
  const lent = Number(lentMinor)
  const excess = (rate: number): number =>
    flows.reduce((sum, { amount, whole, part }) => sum + amount / ((1 + part * rate) * (1 + rate) ** whole), -lent)
  let [low, high] = [-0.999, 1]
  while (excess(high) > 0 && high < 1e6) high *= 2
  if (!(lent > 0) || !(excess(low) > 0) || excess(high) > 0) return null
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (excess(middle) > 0) low = middle
    else high = middle
  }
  return (((low + high) / 2) * perYear[every] * 100).toFixed(2)
}
