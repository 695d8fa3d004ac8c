// What may be asked for, who may see an application, and how its status changes.
import { decimalText, minorUnits } from '@quintet/kit/slice/money.ts'
import {
  type Conflict,
  conflict,
  type FieldProblem,
  fieldProblem,
  type NotAllowed,
  type NotFound,
  notAllowed,
  notFoundProblem,
} from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { Category } from '../categories/rules.ts'
import type { CreditApplicationRow } from './store.ts'

/** What an applicant asks for, as they wrote it. */
interface CreditRequest {
  readonly category: string
  readonly amount: { readonly amount: string; readonly currency: string }
  readonly termMonths: number
  readonly purpose: string
}

const maxText = 500

/** A category in which credit can be applied for: it has limits. */
type LoanProduct = { readonly [Name in keyof Category]: NonNullable<Category[Name]> }

const noneMessage = (found: Category | null): string =>
  found === null ? 'There is no such category' : 'In this category no credit is on offer'

/** Every field of a request that its category does not allow. @param found the tenant's category of this name */
export function requestProblems(request: CreditRequest, found: Category | null): FieldProblem[] {
  const category = found?.isActive === true && found.isLoanProduct ? (found as LoanProduct) : null
  const faults: (FieldProblem | null)[] = [
    category === null ? fieldProblem(noneMessage(found), 'input', 'category') : null,
    amountProblem(request.amount, category),
    category !== null && !isWithin(request.termMonths, category.minMonths, category.maxMonths)
      ? fieldProblem(termMessage(category), 'input', 'termMonths')
      : null,
  ]
  const purpose = textProblems('The purpose', request.purpose, { max: maxText }, 'input', 'purpose')
  return [...faults.filter((problem) => problem !== null), ...purpose]
}

/** What is wrong with the reason of a withdrawal. */
export const reasonProblems = (reason: string | null | undefined): FieldProblem[] =>
  textProblems('The reason', reason, { min: 0, max: maxText }, 'input', 'reason')

function amountProblem(
  { amount, currency }: CreditRequest['amount'],
  category: LoanProduct | null,
): FieldProblem | null {
  const minor = minorUnits(amount, currency)
  const at = (message: string) => fieldProblem(message, 'input', 'amount')
  if (category !== null && currency !== category.currency) return at(`The amount must be in ${category.currency}`)
  if (minor === null) return at(`The amount has more decimals than ${currency} has`)
  if (minor <= 0n) return at('The amount must be more than zero')
  if (category === null || isWithin(minor, category.minMinor, category.maxMinor)) return null
  const text = (amountMinor: bigint) => decimalText({ amountMinor, currency })
  return at(`The amount must be from ${text(category.minMinor)} to ${text(category.maxMinor)} ${currency}`)
}

const isWithin = <T extends number | bigint>(value: T, min: T, max: T): boolean => value >= min && value <= max
const termMessage = ({ minMonths, maxMonths }: LoanProduct): string =>
  `The term must be from ${minMonths} to ${maxMonths} months`

/** What a stored draft asks for; its category may have changed since it was written. */
export const requestOf = (row: CreditApplicationRow): CreditRequest => ({
  ...row,
  amount: { amount: decimalText(row), currency: row.currency },
})

export interface Actor {
  readonly userId: string
  /** Whether their roles let them see all applications. */
  readonly seesAll: boolean
}

/** Applicants need no permission to see their own. */
export const maySee = (row: CreditApplicationRow, actor: Actor): boolean =>
  actor.seesAll || row.applicantId === actor.userId

export type Step = 'submit' | 'claim' | 'withdraw'
type Status = CreditApplicationRow['status']

const steps: Record<Step, { from: readonly Status[]; to: Status; verb: string }> = {
  submit: { from: ['DRAFT'], to: 'SUBMITTED', verb: 'submitted' },
  claim: { from: ['SUBMITTED'], to: 'UNDER_REVIEW', verb: 'claimed' },
  withdraw: { from: ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW'], to: 'WITHDRAWN', verb: 'withdrawn' },
}
const path = ['input', 'applicationId']

/** The status after a step. */
export const statusAfter = (step: Step): Status => steps[step].to

/** Why the actor may not take a step with an application; null when they may. */
export function stepProblem(
  step: Step,
  row: CreditApplicationRow | null,
  actor: Actor,
): NotFound | NotAllowed | Conflict | null {
  if (row === null || !maySee(row, actor)) return notFoundProblem('There is no such application', path)
  const isOwn = row.applicantId === actor.userId
  if (step === 'claim' && isOwn)
    return notAllowed('Applicants cannot review their own application', 'OWN_APPLICATION', path)
  if (step !== 'claim' && !isOwn) return notAllowed('Only the applicant may do this', 'NOT_THE_APPLICANT', path)
  const { from, verb } = steps[step]
  return from.includes(row.status)
    ? null
    : conflict(`An application that is ${row.status} cannot be ${verb}`, 'WRONG_STATUS', path)
}

/** Another change came between reading and writing the application. */
export const changedMeanwhile = (): Conflict => conflict('The application has changed meanwhile', 'CONFLICT', path)

/** The applicant has another application of this category without a decision. */
export const otherIsOpen = (): Conflict =>
  conflict('Another application of this category is still open', 'APPLICATION_OPEN', path)
