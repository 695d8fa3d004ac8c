import type { FieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

const maxName = 100

export const nameProblems = (name: string): FieldProblem[] =>
  textProblems('The name', name, { max: maxName }, 'input', 'name')

/** Whether a user could not sign in any more without one of their passkeys. */
export const isLastWayIn = (factors: {
  readonly hasPassword: boolean
  readonly passkeyCount: number
  readonly externalCount: number
}): boolean => !factors.hasPassword && factors.externalCount === 0 && factors.passkeyCount <= 1
