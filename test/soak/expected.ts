// What an answer must be, part by part, and what is wrong with one.
import type { SubgraphName } from './world.ts'

export interface Expected {
  /** Whose part it is: it may be null when he is away. Null for what comes with the part above it. */
  readonly owner: SubgraphName | null
  readonly value: unknown
}

/** An object, its parts in the order in which they were asked for. */
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
 * What is wrong with an answer: it is whole and equal, or a part is null with UNAVAILABLE at exactly its path.
 * @param mayBeAway whether a subgraph may have been found away
 */
export function wrongsOf(answer: Answer, expected: Parts, mayBeAway: (name: SubgraphName) => boolean): string[] {
  const { data, errors = [] } = answer
  const untold = new Map(errors.map((error) => [JSON.stringify(error.path), error]))
  const wrongs: string[] = untold.size === errors.length ? [] : ['Two errors stand at one place']
  const isMissing = (owner: SubgraphName | null, place: string): boolean => {
    const error = untold.get(place)
    if (error === undefined || owner === null) return false
    untold.delete(place)
    if (error.extensions?.code !== 'UNAVAILABLE') wrongs.push(JSON.stringify(error))
    else if (!error.message.startsWith(`${owner} `)) wrongs.push(`${place} is ${owner}’s: ${error.message}`)
    else if (!mayBeAway(owner)) wrongs.push(`${place}: ${owner} was not away`)
    return true
  }
  const compare = ({ owner, value }: Expected, actual: unknown, path: readonly (string | number)[]): void => {
    const place = JSON.stringify(path)
    if (actual === null && isMissing(owner, place)) return
    if (value instanceof Map) compareParts(value, actual, path)
    else if (Array.isArray(value)) {
      if (!Array.isArray(actual) || actual.length !== value.length) wrongs.push(`${place} is ${text(actual)}`)
      else for (const [i, each] of value.entries()) compare(each, actual[i], [...path, i])
    } else if (!Object.is(value, actual)) wrongs.push(`${place} is ${text(actual)}, not ${text(value)}`)
  }
  const compareParts = (parts: Parts, actual: unknown, path: readonly (string | number)[]): void => {
    const keys = isObject(actual) ? Object.keys(actual) : null
    if (keys?.join() !== [...parts.keys()].join()) wrongs.push(`${JSON.stringify(path)} is ${text(actual)}`)
    else for (const [key, part] of parts) compare(part, Reflect.get(Object(actual), key), [...path, key])
  }
  compareParts(expected, data, [])
  for (const [place, error] of untold) wrongs.push(`${place} is told to be missing and is not: ${text(error)}`)
  return wrongs
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const text = (value: unknown): string => (JSON.stringify(value) ?? 'not there').slice(0, 200)
