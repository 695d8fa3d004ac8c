// Days as parts of a year, exactly, under the conventions that markets name.
import { dayNumber, dayOf } from '../business-calendars/rules.ts'

export type DayCount =
  | 'ACT_365F'
  | 'ACT_360'
  | 'ACT_ACT_ISDA'
  | 'THIRTY_360'
  | 'THIRTY_E_360'
  | 'THIRTY_E_360_ISDA'
  | 'BUS_252'

/** A fraction of whole numbers; the lower is above zero. */
export interface Fraction {
  readonly upper: bigint
  readonly lower: bigint
}

const yearOf = (date: string): number => Number(date.slice(0, 4))
const partsOf = (date: string): [year: number, month: number, day: number] => [
  yearOf(date),
  Number(date.slice(5, 7)),
  Number(date.slice(8)),
]
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysInMonth = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : lengths[month - 1]!)
const isLastOfFebruary = ([year, month, day]: [number, number, number]): boolean =>
  month === 2 && day === daysInMonth(year, 2)

function days360(convention: DayCount, from: string, to: string): number {
  const start = partsOf(from)
  const end = partsOf(to)
  let [, , d1] = start
  let [, , d2] = end
  if (convention === 'THIRTY_360') {
    if (isLastOfFebruary(start) && isLastOfFebruary(end)) d2 = 30
    if (isLastOfFebruary(start)) d1 = 30
    if (d2 === 31 && d1 >= 30) d2 = 30
    if (d1 === 31) d1 = 30
  } else {
    if (d1 === 31) d1 = 30
    if (d2 === 31) d2 = 30
    if (convention === 'THIRTY_E_360_ISDA') {
      if (isLastOfFebruary(start)) d1 = 30
      if (isLastOfFebruary(end)) d2 = 30
    }
  }
  return (end[0] - start[0]) * 360 + (end[1] - start[1]) * 30 + (d2 - d1)
}

/** Whether business is done on a day: neither on Saturdays and Sundays nor on holidays. */
export const isBusinessDay = (date: string, holidays: readonly string[]): boolean =>
  (dayNumber(date) + 3) % 7 < 5 && !holidays.includes(date)

/** The part of a year from one day to another, which is not before it. */
export function yearFraction(
  convention: DayCount,
  from: string,
  to: string,
  holidays: readonly string[] = [],
): Fraction {
  if (convention === 'THIRTY_360' || convention === 'THIRTY_E_360' || convention === 'THIRTY_E_360_ISDA') {
    return { upper: BigInt(days360(convention, from, to)), lower: 360n }
  }
  const [first, last] = [dayNumber(from), dayNumber(to)]
  switch (convention) {
    case 'ACT_365F':
      return { upper: BigInt(last - first), lower: 365n }
    case 'ACT_360':
      return { upper: BigInt(last - first), lower: 360n }
    case 'ACT_ACT_ISDA': {
      let leap = 0
      let other = 0
      const [firstYear, lastYear] = [yearOf(from), yearOf(to)]
      // Most periods lie within a year. The lower is that of all others: parts of a period are added.
      if (firstYear === lastYear) {
        return { upper: BigInt(last - first) * (isLeap(firstYear) ? 365n : 366n), lower: 365n * 366n }
      }
      for (let year = firstYear; year <= lastYear; year++) {
        const begin = Math.max(first, dayNumber(`${String(year).padStart(4, '0')}-01-01`))
        const end = Math.min(last, dayNumber(`${String(year + 1).padStart(4, '0')}-01-01`))
        if (isLeap(year)) leap += Math.max(0, end - begin)
        else other += Math.max(0, end - begin)
      }
      return { upper: BigInt(leap) * 365n + BigInt(other) * 366n, lower: 365n * 366n }
    }
    case 'BUS_252': {
      let count = 0
      for (let day = first; day < last; day++) if (isBusinessDay(dayOf(day), holidays)) count++
      return { upper: BigInt(count), lower: 252n }
    }
  }
}

/** A date some months later: the same day, or the last of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = partsOf(date)
  const index = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const last = Math.min(day, daysInMonth(toYear, toMonth))
  return [String(toYear).padStart(4, '0'), String(toMonth).padStart(2, '0'), String(last).padStart(2, '0')].join('-')
}

/** Half-even: a quotient that lies between two whole numbers becomes the even one. The divisor is above zero. */
export function divideHalfEven(value: bigint, divisor: bigint): bigint {
  const sign = value < 0n ? -1n : 1n
  const size = value * sign
  const whole = size / divisor
  const rest = (size - whole * divisor) * 2n
  const isUp = rest > divisor || (rest === divisor && whole % 2n === 1n)
  return sign * (isUp ? whole + 1n : whole)
}
