// What a subgraph answers, in the shape of a result: a broken one breaks its own part, and nothing behind has to doubt.
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type Data, isObject } from './objects.ts'
import type { Place } from './paths.ts'

export interface Received {
  readonly data: Data | null
  readonly errors: readonly Failure[]
}

export interface Failure {
  readonly message: string
  /** Undefined where the error names no place that could be one. */
  readonly path: Place | undefined
  readonly extensions: Readonly<Record<string, unknown>>
}

/** A client that sees so many errors of one fetch sees that the rest failed too. Of a fetch for many events each has as many. */
export const mostErrors = 100

/** The answer as far as it is one; null where it is none at all. What has neither data nor errors fails. */
export function received(answer: unknown, subgraph: string, most = mostErrors): Received | null {
  if (!isObject(answer)) return null
  const data = isObject(answer.data) ? answer.data : null
  const errors = failuresIn(answer as ExecutionResult, most)
  if (data !== null || errors.length > 0) return { data, errors }
  return { data, errors: [{ message: `${subgraph} answers neither data nor errors`, path: undefined, extensions: {} }] }
}

const none: readonly Failure[] = []

/** The errors of an answer, the first of very many. */
export function failuresIn({ errors }: { readonly errors?: unknown }, most = mostErrors): readonly Failure[] {
  if (errors === undefined || errors === null) return none
  return Array.isArray(errors) ? errors.slice(0, most).map(failureOf) : [failureOf(errors)]
}

function failureOf(error: unknown): Failure {
  const { message, path, extensions } = (isObject(error) ? error : {}) as Partial<GraphQLFormattedError>
  return {
    message: typeof message === 'string' ? message : 'An error without a message',
    path: Array.isArray(path) && path.every(isSegment) ? path : undefined,
    extensions: isObject(extensions) ? extensions : {},
  }
}

const isSegment = (segment: unknown): boolean =>
  typeof segment === 'string' || (Number.isInteger(segment) && Number(segment) >= 0)

/** An error of a subgraph at a place of the response. */
export const atPlace = ({ message, extensions }: Pick<Failure, 'message' | 'extensions'>, path: Place | undefined) =>
  new GraphQLError(message, { extensions, path: path ?? null })
