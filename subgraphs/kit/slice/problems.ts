// Expected refusals as data: the members of every result union but the payload.

export type FieldProblem = { readonly message: string; readonly path: string[] }
type ProblemOf<Name extends string> = {
  readonly __typename: Name
  readonly message: string
  readonly code: string
  readonly path: string[] | null
}
export type InvalidInput = ProblemOf<'InvalidInput'> & { readonly fields: FieldProblem[] }
export type NotFound = ProblemOf<'NotFound'>
export type Conflict = ProblemOf<'Conflict'>
export type NotAllowed = ProblemOf<'NotAllowed'>
type LimitReached = ProblemOf<'LimitReached'>
export type Problem = InvalidInput | NotFound | Conflict | NotAllowed | LimitReached

/** One field that breaks a rule, by its path: 'input', 'amount'. */
export const fieldProblem = (message: string, ...path: string[]): FieldProblem => ({ message, path })

/** All fields that break a rule, at once. */
export function invalidInput(fields: readonly [FieldProblem, ...FieldProblem[]], code = 'INVALID_INPUT'): InvalidInput {
  const message = fields.map((field) => field.message).join('; ')
  return { __typename: 'InvalidInput', message, code, path: fields[0].path, fields: [...fields] }
}

/** The InvalidInput of a list of checks, or null when none failed. */
export function invalidUnlessEmpty(fields: readonly FieldProblem[]): InvalidInput | null {
  const [first, ...rest] = fields
  return first === undefined ? null : invalidInput([first, ...rest])
}

const problem =
  <Name extends Problem['__typename']>(__typename: Name) =>
  (message: string, code: string, path: string[] | null) => ({ __typename, message, code, path })

export const notFoundProblem = (message: string, path: string[] | null = null): NotFound =>
  problem('NotFound')(message, 'NOT_FOUND', path)
export const conflict = (message: string, code = 'CONFLICT', path: string[] | null = null): Conflict =>
  problem('Conflict')(message, code, path)
export const notAllowed = (message: string, code = 'NOT_ALLOWED', path: string[] | null = null): NotAllowed =>
  problem('NotAllowed')(message, code, path)
export const limitReached = (message: string, code: string, path: string[] | null = null): LimitReached =>
  problem('LimitReached')(message, code, path)

const names = new Set(['InvalidInput', 'NotFound', 'Conflict', 'NotAllowed', 'LimitReached'])

/** Whether an action's outcome is a refusal. */
export const isProblem = (outcome: object): outcome is Problem =>
  '__typename' in outcome && names.has(outcome.__typename as string)

/** Thrown inside a transaction to roll it back and answer with a problem. */
export class Refused extends Error {
  override name = 'Refused'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}
