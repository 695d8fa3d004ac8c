// Plans that take the place of what is not due: after principal was paid ahead, and where a loan is restructured.
import {
  aheadOf,
  balanceAhead,
  type Course,
  dueOf,
  earn,
  type Instalment,
  openOf,
  periodInterest,
  periodStart,
} from './course.ts'
import { type Allocation, type NewTerms, noParts, type Parts, sumOf, totalOf } from './parts.ts'
import { addPeriods, fractionOf, interestOn, periodsOf, planRest } from './schedules.ts'

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** Takes principal from what is not due, and plans the rest anew. */
export function reamortise(course: Course, before: Allocation, amountMinor: bigint): Allocation {
  const ahead = aheadOf(course)
  const paid = least(amountMinor, balanceAhead(course))
  const allocated = { ...before.allocated, PRINCIPAL: before.allocated.PRINCIPAL + paid }
  if (paid > 0n) {
    const next = ahead[0]!
    const balanceMinor = balanceAhead(course) - paid
    earn(course, next.dueOn)
    const dates = ahead.map(({ dueOn }) => dueOn)
    const convention = { ...course.terms, every: 'MONTH' as const }
    const { upper, lower } = fractionOf(convention, periodStart(course), next.dueOn)
    const { earned } = course
    const firstInterestMinor = interestOn(1n, course.annualRate, {
      upper: earned!.upper + balanceMinor * (upper - earned!.since),
      lower,
    })
    const { annualRate, scheduleKind } = course
    const periods = periodsOf(convention, periodStart(course), dates)
    const plan = planRest({ balanceMinor, annualRate, scheduleKind, periods, firstInterestMinor })
    for (const [index, each] of ahead.entries()) {
      const { principalMinor, interestMinor } = plan[index]!
      // What was paid before its time stands with the instalment that was next.
      const settled = { ...each.settled, PRINCIPAL: each.settled.PRINCIPAL + (index === 0 ? paid : 0n) }
      each.settled = settled
      const INTEREST = interestMinor + each.carried.INTEREST
      each.demands = { ...each.demands, PRINCIPAL: settled.PRINCIPAL + principalMinor, INTEREST }
    }
  }
  return { allocated, surplusMinor: 0n, leftMinor: amountMinor - paid }
}

/** An instalment that demands no more than was paid and waived of it. */
const cut = (dueOn: string, settled: Parts): Instalment => ({
  dueOn,
  demands: settled,
  settled,
  isFeeCharged: true,
  carried: noParts,
})

/**
 * Plans all that is open anew, from the present day on: principal over the new instalments, and what else is open, interest
 * up to today with it, with the first of them. What was paid and waived stands where it stood.
 */
export function restructure(course: Course, { annualRate, scheduleKind, instalments, firstDueOn }: NewTerms): void {
  const [due, ahead] = [dueOf(course), aheadOf(course)]
  const open = sumOf(due.map(openOf))
  const balanceMinor = open.PRINCIPAL + balanceAhead(course)
  if (course.isPaidOff || balanceMinor === 0n || firstDueOn <= course.day) return
  const kept = sumOf(ahead.map(({ carried }) => carried))
  const carried: Parts = {
    PENALTY: open.PENALTY + kept.PENALTY,
    FEE: open.FEE + kept.FEE,
    INTEREST: open.INTEREST + periodInterest(course, course.day),
    PRINCIPAL: 0n,
  }
  const dates = Array.from({ length: instalments }, (_, index) => addPeriods(firstDueOn, 'MONTH', index))
  const periods = periodsOf({ ...course.terms, every: 'MONTH' }, course.day, dates)
  const plan = planRest({ balanceMinor, annualRate, scheduleKind, periods, firstInterestMinor: null })
  const before = [
    ...due.map(({ dueOn, settled }) => cut(dueOn, settled)),
    cut(course.day, sumOf(ahead.map(({ settled }) => settled))),
  ]
  course.instalments = [
    ...before.filter(({ settled }) => totalOf(settled) > 0n),
    ...plan.map(({ dueOn, principalMinor, interestMinor }, index): Instalment => {
      const more = index === 0 ? carried : noParts
      const demands = { ...more, PRINCIPAL: principalMinor, INTEREST: interestMinor + more.INTEREST }
      return { dueOn, demands, settled: noParts, isFeeCharged: false, carried: more }
    }),
  ]
  course.annualRate = annualRate
  course.scheduleKind = scheduleKind
  course.restructuredOn = course.day
  course.earned = null
}
