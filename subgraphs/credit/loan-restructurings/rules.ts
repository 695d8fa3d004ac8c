// What may be proposed, and whether the borrower has to agree.
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { addDays } from '../business-calendars/rules.ts'
import { isRate } from '../categories/conventions.ts'
import { type InstalmentState, totalOf } from '../loans/parts.ts'

export const maxRestructurings = 50
const maxInstalments = 600
const maxDaysAhead = 366

interface GivenTerms {
  readonly nominalRate: string
  readonly instalments: number
  readonly reason: string
}

/** What is wrong with new terms, whatever the loan is. */
export function termsProblems({ nominalRate, instalments, reason }: GivenTerms): FieldProblem[] {
  const at = (isRight: boolean, message: string, field: string) =>
    isRight ? [] : [fieldProblem(message, 'input', field)]
  return [
    ...at(isRate(nominalRate), 'The rate must be from 0 to 1000', 'nominalRate'),
    ...at(
      instalments >= 1 && instalments <= maxInstalments,
      `There are 1 to ${maxInstalments} instalments`,
      'instalments',
    ),
    ...textProblems('The reason', reason, { max: 500 }, 'input', 'reason'),
  ]
}

/** Whether the first new instalment is due in time. */
export const isFirstInTime = (firstDueOn: string, today: string): boolean =>
  firstDueOn > today && firstDueOn <= addDays(today, maxDaysAhead)

interface Demand {
  readonly dueOn: string
  readonly amountMinor: bigint
}
const openOf = (instalments: readonly InstalmentState[]): Demand[] =>
  instalments.map(({ dueOn, demands, settled }) => ({ dueOn, amountMinor: totalOf(demands) - totalOf(settled) }))

/**
 * Whether new instalments demand something from the borrower that the present ones do not: more in all, or some of it
 * sooner. What demands nothing more the lender decides alone.
 */
export function needsConsent(present: readonly InstalmentState[], next: readonly InstalmentState[]): boolean {
  const [before, after] = [openOf(present), openOf(next)]
  const demandedUntil = (all: readonly Demand[], day: string) =>
    all.reduce((sum, { dueOn, amountMinor }) => (dueOn <= day ? sum + amountMinor : sum), 0n)
  const last = [...before, ...after].reduce((latest, { dueOn }) => (dueOn > latest ? dueOn : latest), '')
  return [...after.map(({ dueOn }) => dueOn), last].some(
    (day) => demandedUntil(after, day) > demandedUntil(before, day),
  )
}
