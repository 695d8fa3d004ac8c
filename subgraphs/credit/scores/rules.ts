// Which scores there are.
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'

/** A score from 0 to 100 with at most two decimals, in hundredths; null when it is none. */
export function hundredthsOf(value: number): number | null {
  const hundredths = Math.round(value * 100)
  // Dividing gives the double that the same decimal text has, so the comparison is exact: 0.07, 19.99.
  const isExact = hundredths / 100 === value
  return isExact && hundredths >= 0 && hundredths <= 10_000 ? Math.abs(hundredths) : null
}

interface Scores {
  readonly category: string
  /** Whether the tenant has the category. */
  readonly isKnown: boolean
}
const valueMessage = 'A score is a number from 0 to 100 with at most two decimals'

/** What is wrong with a score to record. */
export function scoreProblems({ value, isKnown }: Scores & { readonly value: number }): FieldProblem[] {
  const problems: FieldProblem[] = isKnown ? [] : [fieldProblem('There is no such category', 'input', 'category')]
  if (hundredthsOf(value) === null) problems.push(fieldProblem(valueMessage, 'input', 'value'))
  return problems
}

const maxScores = 1000
/** How many of several values are told to be wrong: a list of a thousand complaints helps no one. */
const maxComplaints = 20

interface ManyScores extends Scores {
  readonly scores: readonly { readonly applicantId: string; readonly value: number }[]
}

/** What is wrong with scores to record together. */
export function manyProblems({ scores, isKnown }: ManyScores): FieldProblem[] {
  const problems: FieldProblem[] = isKnown ? [] : [fieldProblem('There is no such category', 'input', 'category')]
  if (scores.length < 1 || scores.length > maxScores) {
    return [...problems, fieldProblem('There must be 1 to 1000 scores', 'input', 'scores')]
  }
  const seen = new Set<string>()
  for (const [i, { applicantId, value }] of scores.entries()) {
    const at = (message: string, field: string) =>
      problems.push(fieldProblem(message, 'input', 'scores', String(i), field))
    if (hundredthsOf(value) === null) at(valueMessage, 'value')
    if (seen.has(applicantId)) at('Each applicant must stand once', 'applicantId')
    seen.add(applicantId)
    if (problems.length >= maxComplaints) break
  }
  return problems
}
