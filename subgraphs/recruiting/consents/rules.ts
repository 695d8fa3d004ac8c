import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

interface ConsentInput {
  readonly givenAt?: Date | null | undefined
  readonly expiresAt?: Date | null | undefined
  readonly evidence?: string | null | undefined
}

/** What is wrong with a consent to record; empty when nothing is. */
export function consentProblems({ givenAt, expiresAt, evidence }: ConsentInput, now: Date): FieldProblem[] {
  const isEndless = expiresAt === null || expiresAt === undefined
  const isGiven = givenAt !== null && givenAt !== undefined
  return [
    ...(isGiven && givenAt > now ? [fieldProblem('It cannot be given in the future', 'input', 'givenAt')] : []),
    ...(isEndless || (isGiven && expiresAt > givenAt)
      ? []
      : [
          fieldProblem(
            isGiven ? 'It must end after it was given' : 'What is withdrawn has no end',
            'input',
            'expiresAt',
          ),
        ]),
    ...textProblems('The evidence', evidence, { min: 0, max: 500 }, 'input', 'evidence'),
  ]
}
