import { addDays } from '../business-calendars/rules.ts'
import { addMonths, type DayCount } from './day-counts.ts'
import { accruedFrom, type InterestTerms, type Movement, replay, roundedInterest } from './interest.ts'
import type { UserSavingsRow } from './store.ts'

const periods: Readonly<Record<string, (date: string, count: number) => string>> = {
  WEEK: (date, count) => addDays(date, 7 * count),
  TWO_WEEKS: (date, count) => addDays(date, 14 * count),
  MONTH: addMonths,
  QUARTER: (date, count) => addMonths(date, 3 * count),
  YEAR: (date, count) => addMonths(date, 12 * count),
}

/** The first due date after a day, counted from the first one: months of other lengths do not move it. */
export function nextDue(since: string, every: string, after: string): string {
  const step = periods[every]!
  let count = 1
  while (step(since, count) <= after) count++
  return step(since, count)
}

/** What interest is computed from. */
export const interestOf = (row: UserSavingsRow, holidays: readonly string[]) => ({
  terms: {
    annualRate: row.annualRate,
    dayCount: row.dayCount as DayCount,
    balanceMethod: row.balanceMethod as InterestTerms['balanceMethod'],
    compounding: row.compounding as InterestTerms['compounding'],
  },
  openedOn: row.openedOn,
  maturesOn: row.maturesOn,
  holidays,
})

/** The day up to which interest is not forfeited by an end now. */
export const keptThrough = (row: UserSavingsRow): string => addDays(row.accruedThrough, -(row.earlyForfeitDays ?? 0))

/** Whether savings may end before they mature. */
export const mayBreak = (row: UserSavingsRow): boolean => row.kind === 'FLEXIBLE' || row.earlyRule !== 'FORBIDDEN'

/**
 * What an end now costs of the interest. Principal is never touched.
 * @param keptAccrued all interest up to `keptThrough`, as text
 */
export function penaltyOf(
  row: UserSavingsRow,
  keptAccrued: string | null,
  movements: readonly Movement[],
  holidays: readonly string[],
): bigint {
  const interest = roundedInterest(accruedFrom(row.accrued))
  if (row.kind === 'FLEXIBLE') return 0n
  if (row.earlyRule === 'FORFEIT_DAYS') {
    return interest - (keptAccrued === null ? 0n : roundedInterest(accruedFrom(keptAccrued)))
  }
  if (row.earlyRule !== 'LOWER_RATE') return 0n
  const savings = interestOf(row, holidays)
  const lower = { ...savings, terms: { ...savings.terms, annualRate: row.earlyRate ?? '0' } }
  const atLowerRate = roundedInterest(replay(lower, movements, row.accruedThrough).at(-1)?.accrued ?? 0n)
  return interest > atLowerRate ? interest - atLowerRate : 0n
}

/** What is paid of the interest at an end now: never less than nothing. */
export const payableInterest = (row: UserSavingsRow, penalty: bigint): bigint => {
  const rest = roundedInterest(accruedFrom(row.accrued)) - penalty
  return rest > 0n ? rest : 0n
}
