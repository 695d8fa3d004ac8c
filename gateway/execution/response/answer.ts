// What a client gets: JSON text, and the little that doors must know of it.
import { errorCodes, refusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import type { Problem } from './object-completer.ts'
import type { Response } from './serialize.ts'

export interface Answer {
  /** The whole response as JSON. */
  readonly text: string
  /** Code of the first error, null without one. */
  readonly code: string | null
  /** False when the request was refused before anything was done: the response has no `data`. */
  readonly isExecuted: boolean
}

/** The answer to a request that is refused before anything is done. */
export const refusedAnswer = (errors: readonly GraphQLError[]): Answer => ({
  text: `{"errors":${JSON.stringify(errors)}}`,
  code: codeOf(errors[0]),
  isExecuted: false,
})

/**
 * The answer of an execution.
 * @param failures errors of subgraphs, at the client's paths
 * @param refused makes the error of a field that access refuses
 */
export function answerOf(
  { text, problems }: Response,
  failures: readonly GraphQLError[],
  refused: (path: Problem['path']) => GraphQLError,
): Answer {
  if (problems.length === 0 && failures.length === 0) return { text, code: null, isExecuted: true }
  const shown = failures.map(presentable)
  const untold = problems.filter(
    ({ path, message }) => message !== null && !shown.some((error) => isAtOrIn(error, path)),
  )
  const errors = [
    ...problems.flatMap(({ path, message }) => (message === null ? [refused(path)] : [])),
    ...shown,
    ...untold.map(({ path }) => refusal('INTERNAL_SERVER_ERROR', incomplete, path)),
  ]
  // Where Apollo's gateway puts what it did not report; who reads `errors` only must see it too.
  const hidden = untold.length === 0 ? '' : `,"extensions":${JSON.stringify({ valueCompletion: untold })}`
  if (errors.length === 0) return { text, code: null, isExecuted: true }
  return {
    text: `{"errors":${JSON.stringify(errors)},${text.slice(1, -1)}${hidden}}`,
    code: codeOf(errors[0]),
    isExecuted: true,
  }
}

const codeOf = (error: GraphQLError | undefined): string => String(error?.extensions.code ?? 'INTERNAL_SERVER_ERROR')

/** What metrics tell of something that ended with errors, or null without any: ok, or the code of the first. */
export const outcomeOf = (errors: readonly GraphQLError[] | null): string =>
  errors === null ? 'ok' : codeOf(errors[0])

const incomplete = 'This part could not be completed'

/** An error of a subgraph without what is not for clients: unknown codes, unknown messages, other extensions. */
function presentable({ message, path, extensions: { code, requestId } }: GraphQLError): GraphQLError {
  const isOurs = (errorCodes as readonly unknown[]).includes(code)
  const shown = requestId === undefined ? {} : { requestId }
  return new GraphQLError(isOurs ? message : incomplete, {
    path: path ?? null,
    extensions: { code: isOurs ? code : 'INTERNAL_SERVER_ERROR', ...shown },
  })
}

const isAtOrIn = ({ path }: GraphQLError, place: Problem['path']): boolean =>
  path !== undefined && place.every((segment, i) => path[i] === segment)
