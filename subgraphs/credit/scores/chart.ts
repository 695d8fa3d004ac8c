// A score over time in steps of equal length, as charts show it.
import { badInput } from '@quintet/kit/wire/errors.ts'

/** For how many months values are kept: as long as the longest chart. */
export const historyMonths = 24
/** The most steps that a chart has. */
const maxSteps = 400

const seconds = { HOUR: 3_600, DAY: 86_400 } as const
export type ChartStep = keyof typeof seconds

/** The time of a chart: `count` steps of `seconds` from `from` on. Steps begin with the hour or the day (UTC). */
export interface ChartWindow {
  readonly from: Date
  readonly until: Date
  readonly seconds: number
  readonly count: number
}

/** What is known of one step; of the time before the first one where `step` is null. */
export interface FoundStep {
  readonly step: number | null
  /** The score at its end, in hundredths, as the others are. */
  readonly value: number
  readonly lowest: number
  readonly highest: number
  readonly changes: number
}

/** A step of a chart. */
export interface Step extends FoundStep {
  readonly start: Date
}

/** The `count` steps up to the one that an instant lies in. Throws BAD_USER_INPUT for fewer than 1 and more than 400. */
export function chartWindow(step: ChartStep, count: number, at: Date): ChartWindow {
  if (count < 1 || count > maxSteps) throw badInput(`last must be a whole number from 1 to ${maxSteps}`)
  const length = seconds[step] * 1000
  const until = new Date(Math.floor(at.getTime() / length) * length + length)
  return { from: new Date(until.getTime() - count * length), until, seconds: seconds[step], count }
}

/** All steps of a chart from the first known score on: one without a change has the score of the step before. */
export function chartOf({ from, seconds: length, count }: ChartWindow, found: readonly FoundStep[]): Step[] {
  const changed = new Map(found.map((each) => [each.step, each]))
  let value = changed.get(null)?.value ?? null
  return Array.from({ length: count }, (_, step) => step).flatMap((step): Step[] => {
    const known = changed.get(step)
    value = known?.value ?? value
    if (value === null) return []
    const { lowest, highest, changes } = known ?? { lowest: value, highest: value, changes: 0 }
    return [{ step, start: new Date(from.getTime() + step * length * 1000), value, lowest, highest, changes }]
  })
}
