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
export const maxDocuments = 20

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

/** What is wrong with a reason. @param min how long it is at least */
export const reasonProblems = (reason: string | null | undefined, min = 0): FieldProblem[] =>
  textProblems('The reason', reason, { min, max: maxText }, 'input', 'reason')

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

export type Status = CreditApplicationRow['status']

/** The statuses to which each leads. The database refuses all others too. */
export const nextStatuses: Readonly<Record<Status, readonly Status[]>> = {
  DRAFT: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['UNDER_REVIEW', 'WITHDRAWN'],
  UNDER_REVIEW: ['DRAFT', 'APPROVED', 'REJECTED', 'WITHDRAWN'],
  APPROVED: ['OFFERS_OPEN', 'WITHDRAWN'],
  REJECTED: ['CONTESTED'],
  // Another person than decided upholds the rejection, or reviews the application anew.
  CONTESTED: ['REJECTED', 'UNDER_REVIEW'],
  OFFERS_OPEN: ['ACCEPTED', 'EXPIRED', 'WITHDRAWN'],
  ACCEPTED: ['DISBURSED'],
  DISBURSED: ['REPAYING', 'CLOSED'],
  REPAYING: ['DEFAULTED', 'CLOSED'],
  DEFAULTED: ['REPAYING', 'CLOSED'],
  // A repayment that had closed the loan was taken back.
  CLOSED: ['REPAYING'],
  EXPIRED: [],
  WITHDRAWN: [],
}
const verbs: Readonly<Record<Status, string>> = {
  DRAFT: 'a draft again',
  SUBMITTED: 'submitted',
  UNDER_REVIEW: 'claimed',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  CONTESTED: 'contested',
  OFFERS_OPEN: 'opened for bids',
  ACCEPTED: 'accepted',
  DISBURSED: 'paid out',
  REPAYING: 'repaid',
  DEFAULTED: 'in default',
  CLOSED: 'closed',
  EXPIRED: 'over',
  WITHDRAWN: 'withdrawn',
}

/** Why an application cannot go to a status; null when it can. */
export const statusProblem = ({ status }: Pick<CreditApplicationRow, 'status'>, to: Status, at = path) =>
  nextStatuses[status].includes(to)
    ? null
    : conflict(`An application that is ${status} cannot be ${verbs[to]}`, 'WRONG_STATUS', at)

const path = ['input', 'applicationId']
const notThere = () => notFoundProblem('There is no such application', path)

/** Why an actor may not do what applicants do; null when they may. */
export function applicantProblem(row: CreditApplicationRow | null, actor: Actor): NotFound | NotAllowed | null {
  if (row === null || !maySee(row, actor)) return notThere()
  return row.applicantId === actor.userId
    ? null
    : notAllowed('Only the applicant may do this', 'NOT_THE_APPLICANT', path)
}

/** Why a reviewer may not have to do with an application; null when they may. */
export function reviewerProblem(row: CreditApplicationRow | null, userId: string): NotFound | NotAllowed | null {
  if (row === null) return notThere()
  return row.applicantId === userId
    ? notAllowed('Applicants cannot review their own application', 'OWN_APPLICATION', path)
    : null
}

/**
 * Why a reviewer may not decide; null when they may. After a first approval of what needs two, another decides.
 * @param needsTwo whether the amount is above the category's threshold
 */
export function decisionProblem(
  row: CreditApplicationRow,
  userId: string,
  isApproval: boolean,
  needsTwo: boolean,
): NotAllowed | null {
  if (needsTwo && row.approvals > 0) {
    return isApproval && row.approvedBy === userId
      ? notAllowed('A second person approves large amounts', 'SECOND_REVIEWER', path)
      : null
  }
  return row.reviewedBy === userId ? null : notAllowed('Whom it is claimed by decides', 'NOT_REVIEWER', path)
}

/** Another change came between reading and writing the application. */
export const changedMeanwhile = (): Conflict => conflict('The application has changed meanwhile', 'CONFLICT', path)

/** The applicant has another application of this category without a decision. */
export const otherIsOpen = (): Conflict =>
  conflict('Another application of this category is still open', 'APPLICATION_OPEN', path)
