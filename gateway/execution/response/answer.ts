// The response to a client: its JSON text, and what the transports need to know of it.
import { errorCodes, refusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import type { NullCause } from './object-completer.ts'
import type { SerializedData } from './serialize.ts'

export interface Answer {
  /** The whole response as JSON. */
  readonly text: string
  /** The code of the first error; null without one. */
  readonly code: string | null
  /** False when the request was refused before its execution began: the response has no `data`. */
  readonly isExecuted: boolean
}

/** The answer to a request that is refused before its execution begins. */
export const refusedAnswer = (errors: readonly GraphQLError[]): Answer => ({
  text: `{"errors":${JSON.stringify(errors)}}`,
  code: codeOf(errors[0]),
  isExecuted: false,
})

/**
 * The answer of an execution.
 * @param subgraphErrors at the client's paths
 * @param refused makes the error of a field that access refuses
 */
export function answerOf(
  { text, causes }: SerializedData,
  subgraphErrors: readonly GraphQLError[],
  refused: (path: NullCause['path']) => GraphQLError,
): Answer {
  if (causes.length === 0 && subgraphErrors.length === 0) return { text, code: null, isExecuted: true }
  const presented = subgraphErrors.map(presentable)
  const unexplained = causes.filter(
    ({ path, message }) => message !== null && !presented.some((error) => isAtOrBelow(error, path)),
  )
  const errors = [
    ...causes.flatMap(({ path, message }) => (message === null ? [refused(path)] : [])),
    ...presented,
    ...unexplained.map(({ path }) => refusal('INTERNAL_SERVER_ERROR', incomplete, path)),
  ]
  // Apollo's gateway reports these here only. Clients that read nothing but `errors` must see them too.
  const completion = unexplained.length === 0 ? '' : `,"extensions":${JSON.stringify({ valueCompletion: unexplained })}`
  if (errors.length === 0) return { text, code: null, isExecuted: true }
  return {
    text: `{"errors":${JSON.stringify(errors)},${text.slice(1, -1)}${completion}}`,
    code: codeOf(errors[0]),
    isExecuted: true,
  }
}

const codeOf = (error: GraphQLError | undefined): string => String(error?.extensions.code ?? 'INTERNAL_SERVER_ERROR')

/** The outcome that metrics count: ok, or the code of the first error. */
export const outcomeOf = (errors: readonly GraphQLError[] | null): string =>
  errors === null ? 'ok' : codeOf(errors[0])

const incomplete = 'This part could not be completed'

/** An error of a subgraph without what clients must not see: messages with unknown codes, and extensions. */
function presentable({ message, path, extensions: { code, requestId } }: GraphQLError): GraphQLError {
  const isOurs = (errorCodes as readonly unknown[]).includes(code)
  const shown = requestId === undefined ? {} : { requestId }
  return new GraphQLError(isOurs ? message : incomplete, {
    path: path ?? null,
    extensions: { code: isOurs ? code : 'INTERNAL_SERVER_ERROR', ...shown },
  })
}

const isAtOrBelow = ({ path }: GraphQLError, ancestor: NullCause['path']): boolean =>
  path !== undefined && ancestor.every((segment, i) => path[i] === segment)
