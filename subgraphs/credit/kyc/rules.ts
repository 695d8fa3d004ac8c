import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

interface Submission {
  readonly number?: string | null | undefined
  readonly country?: string | null | undefined
  readonly expiresOn?: string | null | undefined
}

/** How much of a document's number is kept. */
const hintLength = 4
export const hintOf = (number: string | null | undefined): string | null =>
  number === null || number === undefined ? null : [...number.trim()].slice(-hintLength).join('')

const expiryProblems = (expiresOn: string | null | undefined, today: string): FieldProblem[] =>
  typeof expiresOn === 'string' && expiresOn < today
    ? [fieldProblem('The document has expired', 'input', 'expiresOn')]
    : []

/** What is wrong with a document to submit; empty when nothing is. */
export const submissionProblems = ({ number, country, expiresOn }: Submission, today: string): FieldProblem[] => [
  ...textProblems('The number', number, { max: 100 }, 'input', 'number'),
  ...(typeof country === 'string' && !/^[A-Z]{2}$/.test(country)
    ? [fieldProblem('The country is a code of two letters such as FR', 'input', 'country')]
    : []),
  ...expiryProblems(expiresOn, today),
]

interface Review {
  readonly verdict: string
  readonly reason?: string | null | undefined
  readonly expiresOn?: string | null | undefined
}

/** What is wrong with a review; empty when nothing is. */
export const reviewProblems = ({ verdict, reason, expiresOn }: Review, today: string): FieldProblem[] => [
  ...textProblems('The reason', reason, { max: 500 }, 'input', 'reason'),
  ...(verdict === 'REJECT' && (reason ?? null) === null
    ? [fieldProblem('To reject needs a reason', 'input', 'reason')]
    : []),
  ...(verdict === 'APPROVE' ? expiryProblems(expiresOn, today) : []),
]
