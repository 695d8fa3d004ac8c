// A loan while its days are gone through: its instalments, and what its balance earns.
import { type Allocation, type LoanTerms, mapParts, noParts, type Parts } from './parts.ts'
import { fractionOf, interestOn, type ScheduleKind } from './schedules.ts'

export interface Instalment {
  readonly dueOn: string
  demands: Parts
  settled: Parts
  isFeeCharged: boolean
  /** What of its demands was open before the loan was restructured, without principal. */
  readonly carried: Parts
}

export const openOf = ({ demands, settled }: Instalment): Parts => mapParts((part) => demands[part] - settled[part])

/** A loan while its days are gone through. */
export interface Course {
  readonly terms: LoanTerms
  /** Replaced where the loan is restructured. */
  instalments: readonly Instalment[]
  readonly allocations: Map<string, Allocation>
  day: string
  /** Percent a year, and how the principal is paid back: those of the newest plan. */
  annualRate: string
  scheduleKind: ScheduleKind
  /** When it was last restructured. */
  restructuredOn: string | null
  /** Whether it was paid off. */
  isPaidOff: boolean
  /** What was paid ahead, and waits for the next instalments. */
  credit: bigint
  /** Exact penalty interest, times rateDivisor and 365, and what of it was charged. */
  accruedPenalty: bigint
  chargedPenalty: bigint
  /** What the balance earned in the period that ends on a due date, before it last changed; since is measured in the period. */
  earned: { readonly dueOn: string; readonly upper: bigint; readonly since: bigint } | null
}

export const begin = (terms: LoanTerms): Course => ({
  terms,
  instalments: terms.plan.map(({ dueOn, principalMinor, interestMinor }) => ({
    dueOn,
    demands: { ...noParts, PRINCIPAL: principalMinor, INTEREST: interestMinor },
    settled: noParts,
    isFeeCharged: false,
    carried: noParts,
  })),
  allocations: new Map(),
  day: terms.startOn,
  annualRate: terms.annualRate,
  scheduleKind: terms.scheduleKind,
  restructuredOn: null,
  isPaidOff: false,
  credit: 0n,
  accruedPenalty: 0n,
  chargedPenalty: 0n,
  earned: null,
})

export function dueOf(course: Course): Instalment[] {
  return course.instalments.filter(({ dueOn }) => dueOn <= course.day)
}

export function aheadOf(course: Course): Instalment[] {
  return course.instalments.filter(({ dueOn }) => dueOn > course.day)
}

/** Where the present period begins. */
export function periodStart(course: Course): string {
  const from = dueOf(course).at(-1)?.dueOn ?? course.terms.startOn
  return course.restructuredOn !== null && course.restructuredOn > from ? course.restructuredOn : from
}

/** Principal of instalments that are not due. */
export function balanceAhead(course: Course): bigint {
  return aheadOf(course).reduce((sum, each) => sum + openOf(each).PRINCIPAL, 0n)
}

/** Interest of the present period as far as it has gone, or as it will be at its end, and what was carried into it. */
export function periodInterest(course: Course, until: string): bigint {
  const next = aheadOf(course)[0]
  if (next === undefined) return 0n
  const { upper, lower } = fractionOf({ ...course.terms, every: 'MONTH' }, periodStart(course), until)
  const earned = course.earned?.dueOn === next.dueOn ? course.earned : { upper: 0n, since: 0n }
  const rest = balanceAhead(course) * (upper - earned.since)
  return next.carried.INTEREST + interestOn(1n, course.annualRate, { upper: earned.upper + rest, lower })
}

/** Writes down what the balance has earned in the present period, before it changes. */
export function earn(course: Course, dueOn: string): void {
  const { upper } = fractionOf({ ...course.terms, every: 'MONTH' }, periodStart(course), course.day)
  const before = course.earned?.dueOn === dueOn ? course.earned : { upper: 0n, since: 0n }
  const more = balanceAhead(course) * (upper - before.since)
  course.earned = { dueOn, upper: before.upper + more, since: upper }
}
