// What has become of a loan: its plan, and everything that was paid and waived since, one day after the other. Nothing of it is
// kept as a running sum, so that what is taken back counts as if it had never been.
import { addDays, dayNumber } from '../business-calendars/rules.ts'
import { divideHalfEven } from '../savings/day-counts.ts'
import {
  aheadOf,
  balanceAhead,
  begin,
  type Course,
  dueOf,
  earn,
  type Instalment,
  openOf,
  periodInterest,
} from './course.ts'
import {
  type LoanEvent,
  type LoanPart,
  type LoanState,
  type LoanTerms,
  noParts,
  type Parts,
  sumOf,
  totalOf,
} from './parts.ts'
import { reamortise, restructure } from './replanning.ts'
import { rateDivisor, rateOf } from './schedules.ts'

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** Settles what is open of some instalments, in the order of the terms. */
function settle(course: Course, instalments: readonly Instalment[], amountMinor: bigint): Parts {
  const { allocation, allocationOrder } = course.terms
  const steps =
    allocationOrder === 'HORIZONTAL'
      ? instalments.flatMap((instalment) => allocation.map((part) => ({ instalment, part })))
      : allocation.flatMap((part) => instalments.map((instalment) => ({ instalment, part })))
  let rest = amountMinor
  let done = noParts
  for (const { instalment, part } of steps) {
    const taken = least(rest, openOf(instalment)[part])
    if (taken <= 0n) continue
    instalment.settled = { ...instalment.settled, [part]: instalment.settled[part] + taken }
    done = { ...done, [part]: done[part] + taken }
    rest -= taken
  }
  return done
}

/** Goes on to a day: charges what being late costs, and lets instalments fall due. */
function advance(course: Course, to: string): void {
  if (to <= course.day) return
  const { graceDays } = course.terms
  const stops = course.instalments.flatMap(({ dueOn }) => [
    dueOn,
    addDays(dueOn, graceDays),
    addDays(dueOn, graceDays + 1),
  ])
  for (const stop of [...new Set([...stops, to])].sort()) {
    if (stop <= course.day || stop > to) continue
    accruePenalty(course, stop)
    course.day = stop
    for (const instalment of dueOf(course)) chargeLateFee(course, instalment)
    if (course.credit > 0n) course.credit -= totalOf(settle(course, dueOf(course), course.credit))
  }
}

function isPastGrace(course: Course, { dueOn }: Instalment): boolean {
  return addDays(dueOn, course.terms.graceDays) < course.day
}

function chargeLateFee(course: Course, instalment: Instalment): void {
  const { lateFeeMinor } = course.terms
  if (instalment.isFeeCharged || !isPastGrace(course, instalment)) return
  instalment.isFeeCharged = true
  const open = openOf(instalment)
  if (open.PRINCIPAL + open.INTEREST > 0n) charge(instalment, lateFeeMinor)
}

function charge(instalment: Instalment, penaltyMinor: bigint): void {
  const { demands } = instalment
  instalment.demands = { ...demands, PENALTY: demands.PENALTY + penaltyMinor }
}

/** Interest on what is overdue beyond the days of grace, from the present day to another. */
function accruePenalty(course: Course, to: string): void {
  const { penaltyRate, graceDays } = course.terms
  if (penaltyRate === null) return
  const late = course.instalments.filter((each) => {
    const open = openOf(each)
    return addDays(each.dueOn, graceDays) <= course.day && open.PRINCIPAL + open.INTEREST > 0n
  })
  if (late.length === 0) return
  const base = late.map(openOf).reduce((sum, open) => sum + open.PRINCIPAL + open.INTEREST, 0n)
  course.accruedPenalty += base * rateOf(penaltyRate) * BigInt(dayNumber(to) - dayNumber(course.day))
  const posted = divideHalfEven(course.accruedPenalty, rateDivisor * 365n)
  charge(late[0]!, posted - course.chargedPenalty)
  course.chargedPenalty = posted
}

function payoffOf(course: Course): Parts {
  if (course.isPaidOff) return noParts
  const due = sumOf(dueOf(course).map(openOf))
  const carried = sumOf(aheadOf(course).map((each) => each.carried))
  const whole = {
    PENALTY: due.PENALTY + carried.PENALTY,
    FEE: due.FEE + carried.FEE,
    PRINCIPAL: due.PRINCIPAL + balanceAhead(course),
    INTEREST: due.INTEREST + periodInterest(course, course.day),
  }
  // What was paid ahead counts.
  let credit = course.credit
  const left = { ...whole }
  for (const part of course.terms.allocation) {
    const used = least(credit, left[part])
    credit -= used
    left[part] -= used
  }
  return left
}

/** Ends the loan today: interest counts up to now. */
function settleAll(course: Course): Parts {
  const paid = payoffOf(course)
  const interest = periodInterest(course, course.day)
  const balance = balanceAhead(course)
  // All that was ahead is paid with the instalment that was next.
  for (const [index, each] of aheadOf(course).entries()) {
    const more = index === 0 ? { INTEREST: interest, PRINCIPAL: balance } : { INTEREST: 0n, PRINCIPAL: 0n }
    each.demands = { ...each.demands, INTEREST: more.INTEREST, PRINCIPAL: each.settled.PRINCIPAL + more.PRINCIPAL }
  }
  for (const each of course.instalments) each.settled = each.demands
  course.credit = 0n
  course.isPaidOff = true
  return paid
}

function repay(course: Course, id: string, amountMinor: bigint): void {
  const payoff = payoffOf(course)
  if (amountMinor >= totalOf(payoff)) {
    if (!course.isPaidOff) settleAll(course)
    course.allocations.set(id, { allocated: payoff, surplusMinor: 0n, leftMinor: amountMinor - totalOf(payoff) })
    return
  }
  const allocated = settle(course, dueOf(course), amountMinor)
  const rest = amountMinor - totalOf(allocated)
  const { surplus } = course.terms
  const none = { allocated, surplusMinor: 0n, leftMinor: 0n }
  if (rest === 0n) course.allocations.set(id, none)
  else if (surplus === 'WALLET') course.allocations.set(id, { ...none, leftMinor: rest })
  else if (surplus === 'NEXT_INSTALMENTS') {
    course.credit += rest
    course.allocations.set(id, { ...none, surplusMinor: rest })
  } else course.allocations.set(id, reamortise(course, none, rest))
}

/** Takes back a claim: what is due first, then principal from the last instalment on. */
function waive(course: Course, part: LoanPart, amountMinor: bigint): void {
  let rest = amountMinor
  const [next] = aheadOf(course)
  if (next !== undefined) earn(course, next.dueOn)
  const order = part === 'PRINCIPAL' ? [...dueOf(course), ...aheadOf(course).toReversed()] : dueOf(course)
  for (const each of order) {
    const taken = least(rest, openOf(each)[part])
    if (taken <= 0n) continue
    each.settled = { ...each.settled, [part]: each.settled[part] + taken }
    rest -= taken
  }
}

function stateOf(course: Course): LoanState {
  const due = sumOf(dueOf(course).map(openOf))
  const late = dueOf(course).find((each) => totalOf(openOf(each)) > 0n)
  const next = nextAhead(course)
  const outstanding = { ...due, PRINCIPAL: due.PRINCIPAL + balanceAhead(course) }
  const payoff = payoffOf(course)
  return {
    instalments: course.instalments.map(({ dueOn, demands, settled }, index) => ({
      number: index + 1,
      dueOn,
      demands,
      settled,
    })),
    allocations: course.allocations,
    outstanding,
    payoff,
    daysPastDue: late === undefined ? 0 : dayNumber(course.day) - dayNumber(late.dueOn),
    nextDueOn: (late ?? next)?.dueOn ?? null,
    isCurrent: late === undefined,
    // Interest of a period that has begun is owed, also where no principal is left.
    isSettled: totalOf(outstanding) === 0n && totalOf(payoff) === 0n,
  }
}

/** The first instalment that is not due and that what was paid ahead does not cover. */
function nextAhead(course: Course): Instalment | undefined {
  let credit = course.credit
  return aheadOf(course).find((each) => {
    const open = totalOf(openOf(each))
    credit -= open
    return open > 0n && credit < 0n
  })
}

/** A loan on a day, after what was paid, waived and planned anew until then, in order. */
export function replay(terms: LoanTerms, events: readonly LoanEvent[], through: string): LoanState {
  const course = begin(terms)
  for (const { id, on, amountMinor, waives, replan } of events) {
    if (on > through) break
    advance(course, on)
    if (replan) restructure(course, replan)
    else if (waives === null) repay(course, id, amountMinor)
    else waive(course, waives, amountMinor)
  }
  advance(course, through)
  return stateOf(course)
}
