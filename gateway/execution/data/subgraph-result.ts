// Checks the shape of what a subgraph answered once, so that the code behind need not. A broken subgraph breaks its own
// part of the response only.
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type Data, isObject } from './objects.ts'
import type { ResponsePath } from './paths.ts'

export interface SubgraphResult {
  readonly data: Data | null
  readonly errors: readonly SubgraphError[]
}

export interface SubgraphError {
  readonly message: string
  /** Undefined where the error has no valid path. */
  readonly path: ResponsePath | undefined
  readonly extensions: Readonly<Record<string, unknown>>
}

/** How many errors of one fetch a client gets: after so many the rest adds nothing. */
export const maxErrors = 100

/** A subgraph's answer as a result; null where it is no object. A result without data and errors becomes an error. */
export function readResult(answer: unknown, subgraph: string, limit = maxErrors): SubgraphResult | null {
  if (!isObject(answer)) return null
  const data = isObject(answer.data) ? answer.data : null
  const errors = errorsOf(answer as ExecutionResult, limit)
  if (data !== null || errors.length > 0) return { data, errors }
  return {
    data,
    errors: [{ message: `${subgraph} returned neither data nor errors`, path: undefined, extensions: {} }],
  }
}

const none: readonly SubgraphError[] = []

/** The errors of a result, up to a limit. */
export function errorsOf({ errors }: { readonly errors?: unknown }, limit = maxErrors): readonly SubgraphError[] {
  if (errors === undefined || errors === null) return none
  return Array.isArray(errors) ? errors.slice(0, limit).map(readError) : [readError(errors)]
}

function readError(error: unknown): SubgraphError {
  const { message, path, extensions } = (isObject(error) ? error : {}) as Partial<GraphQLFormattedError>
  return {
    message: typeof message === 'string' ? message : 'An error without a message',
    path: Array.isArray(path) && path.every(isSegment) ? path : undefined,
    extensions: isObject(extensions) ? extensions : {},
  }
}

const isSegment = (segment: unknown): boolean =>
  typeof segment === 'string' || (Number.isInteger(segment) && Number(segment) >= 0)

/** An error of a subgraph at a path of the response. */
export const errorAt = (
  { message, extensions }: Pick<SubgraphError, 'message' | 'extensions'>,
  path: ResponsePath | undefined,
): GraphQLError => new GraphQLError(message, { extensions, path: path ?? null })
