import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

type Given<T> = T | null | undefined

interface FactorInput {
  readonly name: string
  readonly value: number
  readonly weight?: Given<number>
}
interface ExtensionInput {
  readonly name: string
  readonly type: string
  readonly description?: Given<string>
  readonly priority?: Given<number>
  readonly metadata?: unknown
  readonly factors?: Given<readonly FactorInput[]>
}

/** How many extensions a user can have in a tenant. */
export const maxExtensions = 200
const maxFactors = 20
const maxPriority = 1000
const maxWeight = 1_000_000
const maxFeedback = 5

/** What is wrong with an extension to save; empty when nothing is. */
export function extensionProblems(input: ExtensionInput): FieldProblem[] {
  const { priority, metadata } = input
  const isOutside = typeof priority === 'number' && Math.abs(priority) > maxPriority
  const isObject = metadata === null || metadata === undefined || isJsonObject(metadata)
  return [
    ...textProblems('The name', input.name, { max: 100 }, 'input', 'name'),
    ...textProblems('The type', input.type, { max: 50 }, 'input', 'type'),
    ...textProblems('The description', input.description, { min: 0, max: 2000 }, 'input', 'description'),
    ...(isOutside ? [fieldProblem(`The priority is -${maxPriority} to ${maxPriority}`, 'input', 'priority')] : []),
    ...(isObject
      ? jsonProblems('The metadata', metadata, 'input', 'metadata')
      : [fieldProblem('The metadata must be an object', 'input', 'metadata')]),
    ...factorProblems(input.factors ?? []),
  ]
}

function factorProblems(factors: readonly FactorInput[]): FieldProblem[] {
  if (factors.length > maxFactors) return [fieldProblem(`There are up to ${maxFactors} factors`, 'input', 'factors')]
  const names = factors.map(({ name }) => name.trim())
  return factors.flatMap(({ name, value, weight }, i) => {
    const path = ['input', 'factors', String(i)]
    const isFirst = names.indexOf(name.trim()) === i
    return [
      ...textProblems('The name', name, { max: 100 }, ...path, 'name'),
      ...(isFirst ? [] : [fieldProblem('Each factor is named once', ...path, 'name')]),
      ...(value >= 1 && value <= 10 ? [] : [fieldProblem('The value is 1 to 10', ...path, 'value')]),
      ...(isWithin(weight ?? 1, maxWeight) ? [] : [fieldProblem(`The weight is 0 to ${maxWeight}`, ...path, 'weight')]),
    ]
  })
}

/** What is wrong with what a user says of an extension. */
export const feedbackProblems = (feedback: Given<number>): FieldProblem[] =>
  isWithin(feedback ?? 0, maxFeedback) ? [] : [fieldProblem(`The feedback is 0 to ${maxFeedback}`, 'input', 'feedback')]

/** NaN is within no bounds. */
const isWithin = (value: number, most: number): boolean => value >= 0 && value <= most

/** The mean of factors by their weight; null where nothing has weight. */
export function practicality(factors: readonly { readonly value: number; readonly weight: number }[]): number | null {
  const weights = factors.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return null
  return factors.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights
}

/** The mean of what was said; null until something was. */
export const meanFeedback = (sum: number, count: number): number | null => (count === 0 ? null : sum / count)
