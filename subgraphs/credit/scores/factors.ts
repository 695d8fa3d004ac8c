// Factors of a computed score beside the bureaus': each from 0 to 10,000, the best, or undefined where nothing is known.
import { tierFor } from '../account-tiers/rules.ts'
import { addDays, dayNumber } from '../business-calendars/rules.ts'
import { divideHalfEven } from '../rounding.ts'

const best = 10_000

/** A part of a whole as a factor. */
const share = (part: bigint, whole: bigint): number => Number(divideHalfEven(part * BigInt(best), whole))

/** A loan that was paid out, and what was paid of it until a day. */
export interface LoanFacts {
  readonly principalMinor: bigint
  readonly graceDays: number
  /** What becomes of what is paid ahead: NEXT_INSTALMENTS keeps it for them, also for those of another plan. */
  readonly surplus?: string
  readonly plan: readonly { readonly dueOn: string; readonly principal: string; readonly interest: string }[]
  /** Plans that took its place since, each from a day on. */
  readonly replans?: readonly {
    readonly on: string
    readonly plan: readonly {
      readonly dueOn: string
      readonly principal: string
      readonly interest: string
      readonly carried: string
    }[]
  }[]
  /** What was paid or waived and was not taken back. Amounts are in minor units, as text. */
  readonly paid: readonly { readonly on: string; readonly minor: string }[]
}

/** A plan, and the days on which it held: an instalment counts that was due while it did. */
interface HeldPlan {
  /** What was paid on or before this day is of earlier plans; empty for the first. */
  readonly after: string
  /** The day from which another plan holds; undefined for the present one. */
  readonly until: string | undefined
  /** What was paid ahead of it and waits for its instalments. */
  readonly creditMinor: bigint
  readonly plan: readonly { readonly dueOn: string; readonly demandedMinor: bigint; readonly interestMinor: bigint }[]
}

const paidIn = ({ paid }: LoanFacts, after: string, until: string): bigint =>
  paid.reduce((sum, { on, minor }) => (on > after && on <= until ? sum + BigInt(minor) : sum), 0n)

function plansOf(loan: LoanFacts): HeldPlan[] {
  const { plan: first, replans = [], surplus } = loan
  const all = [{ on: '', plan: first.map((each) => ({ ...each, carried: '0' })) }, ...replans]
  let creditMinor = 0n
  return all.map(({ on, plan: instalments }, index) => {
    const until = all[index + 1]?.on
    const held = instalments.filter(({ dueOn }) => until === undefined || dueOn <= until)
    const plan = held.map(({ dueOn, principal, interest, carried }) => ({
      dueOn,
      demandedMinor: BigInt(principal) + BigInt(interest) + BigInt(carried),
      interestMinor: BigInt(interest),
    }))
    const found = { after: on, until, creditMinor, plan }
    if (until !== undefined && surplus === 'NEXT_INSTALMENTS') {
      const demanded = plan.reduce((sum, each) => sum + each.demandedMinor, 0n)
      const left = creditMinor + paidIn(loan, on, until) - demanded
      creditMinor = left > 0n ? left : 0n
    }
    return found
  })
}

/** How many of the instalments that were due on a day had been paid in full within the days of grace. */
export function repaymentFactor(loans: readonly LoanFacts[], asOf: string): number | undefined {
  const judged = loans.flatMap((loan) => plansOf(loan).flatMap((held) => judgedOf(loan, held, asOf)))
  return judged.length === 0 ? undefined : share(BigInt(judged.filter(Boolean).length), BigInt(judged.length))
}

/** Whether each instalment of a plan whose grace is over was paid in time. */
function judgedOf(loan: LoanFacts, { after, until, creditMinor, plan }: HeldPlan, asOf: string): boolean[] {
  let demanded = 0n
  return plan.flatMap(({ dueOn, demandedMinor }) => {
    demanded += demandedMinor
    const last = addDays(dueOn, loan.graceDays)
    // Before the end of its grace nothing can be said against it, and what is planned anew within it is demanded later.
    if (last > asOf || (until !== undefined && last > until)) return []
    return [creditMinor + paidIn(loan, after, last) >= demanded]
  })
}

/**
 * How much of what was borrowed is paid back: the mean over open loans, and the best where none is open. What was paid beyond
 * the interest that was due counts, also where it waits for the next instalment.
 */
export function utilisationFactor(loans: readonly LoanFacts[], asOf: string): number | undefined {
  if (loans.length === 0) return undefined
  const paidParts = loans.flatMap((loan) => {
    const { principalMinor, paid } = loan
    const due = plansOf(loan).flatMap(({ plan }) => plan.filter(({ dueOn }) => dueOn <= asOf))
    const interest = due.reduce((sum, { interestMinor }) => sum + interestMinor, 0n)
    const back = paid.reduce((sum, { minor }) => sum + BigInt(minor), -interest)
    return back >= principalMinor ? [] : [back <= 0n ? 0 : share(back, principalMinor)]
  })
  if (paidParts.length === 0) return best
  return share(BigInt(paidParts.reduce((sum, part) => sum + part, 0)), BigInt(paidParts.length * best))
}

const monthsLooked = 12
const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

/**
 * In how many of the last twelve months more was saved than taken out, of those since the applicant began to save.
 * @param months the months in which savings were moved, as YYYY-MM, and whether more came than went
 */
export function savingsFactor(
  months: readonly { readonly month: string; readonly isSaved: boolean }[],
  asOf: string,
): number | undefined {
  if (months.length === 0) return undefined
  const last = monthOf(asOf)
  const from = Math.max(last - monthsLooked + 1, Math.min(...months.map(({ month }) => monthOf(month))))
  const saved = months.filter(({ month, isSaved }) => isSaved && monthOf(month) >= from)
  return share(BigInt(saved.length), BigInt(last - from + 1))
}

/** How high the applicant's tier is among the tenant's. @param tiers the lowest first @param approved the kinds of documents that count */
export function tierFactor(
  tiers: readonly Parameters<typeof tierFor>[0][number][],
  approved: readonly string[],
): number | undefined {
  if (approved.length === 0 || tiers.length < 2) return undefined
  const reached = tierFor(tiers, approved)
  return reached === null ? 0 : share(BigInt(tiers.indexOf(reached)), BigInt(tiers.length - 1))
}

/** After how many days an account is as old as counts: five years. */
const oldDays = 1826

/** How old the oldest account is. @param openedOn its day */
export function ageFactor(openedOn: string | undefined, asOf: string): number | undefined {
  if (openedOn === undefined) return undefined
  return share(BigInt(Math.min(oldDays, Math.max(0, dayNumber(asOf) - dayNumber(openedOn)))), BigInt(oldDays))
}
