// Which scores there are.
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { categoryOf } from '../categories/rules.ts'

/** A score from 0 to 100 with at most two decimals, in hundredths; null when it is none. */
export function hundredthsOf(value: number): number | null {
  const hundredths = Math.round(value * 100)
  // Dividing gives the double that the same decimal text has, so the comparison is exact: 0.07, 19.99.
  const isExact = hundredths / 100 === value
  return isExact && hundredths >= 0 && hundredths <= 10_000 ? Math.abs(hundredths) : null
}

/** What is wrong with a score to record. */
export function scoreProblems({ category, value }: { category: string; value: number }): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (categoryOf(category) === null) problems.push(fieldProblem('There is no such category', 'input', 'category'))
  if (hundredthsOf(value) === null) {
    problems.push(fieldProblem('A score is a number from 0 to 100 with at most two decimals', 'input', 'value'))
  }
  return problems
}
