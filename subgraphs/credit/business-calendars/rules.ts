import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'

const day = 86_400_000
const maxHolidays = 400
/** How many days a date may be moved on at once. */
export const maxAdvance = 400

/** The number of a day, counted from 1970. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / day)
export const dayOf = (number: number): string => new Date(number * day).toISOString().slice(0, 10)
export const addDays = (date: string, days: number): string => dayOf(dayNumber(date) + days)

/** By time zone, as making one takes longer than all else that a movement of money does here. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The date of an instant in a time zone, which must be one. */
export function dateIn(timeZone: string, at: Date): string {
  let format = formats.get(timeZone)
  if (format === undefined) {
    // There are about 600 zones, and endless ways to write their letters large and small.
    if (formats.size >= 1_000) formats.clear()
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(at)
}

/** When a day begins in a time zone. */
export function beginOf(timeZone: string, date: string): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  // Zones lie at most 14 hours ahead of UTC and 12 behind it, and begin their days at a quarter of an hour.
  for (let minutes = -14 * 60; minutes <= 12 * 60; minutes += 15) {
    const at = new Date(midnight + minutes * 60_000)
    if (dateIn(timeZone, at) >= date) return at
  }
  return new Date(midnight + 13 * 3_600_000)
}

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}

/** What is wrong with a calendar to save; empty when nothing is. */
export function calendarProblems(given: { timeZone: string; holidays: readonly string[] }): FieldProblem[] {
  return [
    ...(isTimeZone(given.timeZone) ? [] : [fieldProblem('There is no such time zone', 'input', 'timeZone')]),
    ...(given.holidays.length <= maxHolidays
      ? []
      : [fieldProblem(`There can be at most ${maxHolidays} holidays`, 'input', 'holidays')]),
  ]
}
