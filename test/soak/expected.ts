// The expected answer, part by part, and the mismatches of an actual one.
import type { SubgraphName } from './world.ts'

export interface Expected {
  /** The subgraph of the part, which may be null while that is unavailable. Null for a part that comes with its parent. */
  readonly owner: SubgraphName | null
  readonly value: unknown
}

/** An object, its parts in the order of the selection. */
export type Parts = ReadonlyMap<string, Expected>

export interface Answer {
  readonly data?: unknown
  readonly errors?: readonly Failure[]
}
interface Failure {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: { readonly code?: string }
}

/**
 * The mismatches of an answer: each part is equal, or it is null with UNAVAILABLE at exactly its path.
 * @param mayBeUnavailable whether a subgraph may have been unavailable
 */
export function mismatchesOf(
  answer: Answer,
  expected: Parts,
  mayBeUnavailable: (name: SubgraphName) => boolean,
): string[] {
  const { data, errors = [] } = answer
  const unmatched = new Map(errors.map((error) => [JSON.stringify(error.path), error]))
  const mismatches: string[] = unmatched.size === errors.length ? [] : ['Two errors have one path']
  const isMissing = (owner: SubgraphName | null, at: string): boolean => {
    const error = unmatched.get(at)
    if (error === undefined || owner === null) return false
    unmatched.delete(at)
    if (error.extensions?.code !== 'UNAVAILABLE') mismatches.push(JSON.stringify(error))
    else if (!error.message.startsWith(`${owner} `)) mismatches.push(`${at} is ${owner}’s: ${error.message}`)
    else if (!mayBeUnavailable(owner)) mismatches.push(`${at}: ${owner} was not unavailable`)
    return true
  }
  const compare = ({ owner, value }: Expected, actual: unknown, path: readonly (string | number)[]): void => {
    const at = JSON.stringify(path)
    if (actual === null && isMissing(owner, at)) return
    if (value instanceof Map) compareParts(value, actual, path)
    else if (Array.isArray(value)) {
      if (!Array.isArray(actual) || actual.length !== value.length) mismatches.push(`${at} is ${text(actual)}`)
      else for (const [i, each] of value.entries()) compare(each, actual[i], [...path, i])
    } else if (!Object.is(value, actual)) mismatches.push(`${at} is ${text(actual)}, not ${text(value)}`)
  }
  const compareParts = (parts: Parts, actual: unknown, path: readonly (string | number)[]): void => {
    const keys = isObject(actual) ? Object.keys(actual) : null
    if (keys?.join() !== [...parts.keys()].join()) mismatches.push(`${JSON.stringify(path)} is ${text(actual)}`)
    else for (const [key, part] of parts) compare(part, Reflect.get(Object(actual), key), [...path, key])
  }
  compareParts(expected, data, [])
  for (const [at, error] of unmatched) mismatches.push(`${at} is reported as missing and is there: ${text(error)}`)
  return mismatches
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const text = (value: unknown): string => (JSON.stringify(value) ?? 'not there').slice(0, 200)
