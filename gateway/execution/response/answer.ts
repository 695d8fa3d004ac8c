// The response to a client: its JSON text, and what the transports need to know of it.
import { errorCodes, refusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import type { NullCause, RefusedField } from './object-completer.ts'
import type { SerializedData } from './serialize.ts'

export interface Answer {
  /** The whole response as JSON. */
  readonly text: string
  /** The code of the first error; null without one. */
  readonly code: string | null
  /** False when the request was refused before its execution began: the response has no `data`. */
  readonly isExecuted: boolean
  /** After how many seconds the request may be repeated, where it was refused as a whole for now. */
  readonly retryAfter?: number
  /** Where the data of the caller's tenant lie, when that is another region and nothing was answered. */
  readonly region?: string
}

/** The answer to a request that is refused before its execution begins. */
export const refusedAnswer = (errors: readonly GraphQLError[]): Answer => ({
  text: `{"errors":${JSON.stringify(errors)}}`,
  code: codeOf(errors[0]),
  isExecuted: false,
})

/** Codes of subgraphs that clients see, with their messages, beside ours; `*` stands for all. */
export type SubgraphErrorCodes = ReadonlySet<string>

export interface AnswerSettings {
  /** Makes the error of a field that access refuses. */
  refused(field: RefusedField, path: NullCause['path']): GraphQLError
  readonly subgraphErrorCodes: SubgraphErrorCodes
}

/**
 * The answer of an execution.
 * @param subgraphErrors at the client's paths
 */
export function answerOf(
  { text, data, causes }: SerializedData,
  subgraphErrors: readonly GraphQLError[],
  { refused, subgraphErrorCodes }: AnswerSettings,
): Answer {
  if (causes.length === 0 && subgraphErrors.length === 0) return { text, code: null, isExecuted: true }
  const isFirst = firstAtEachNull(data)
  const refusals = causes.flatMap((cause) => (cause.message === null ? [refused(cause, cause.path)] : []))
  const presented = subgraphErrors.map((error) => presentable(error, subgraphErrorCodes))
  const explained = [...refusals, ...presented].filter(({ path }) => isFirst(path))
  const unexplained = causes.filter(({ path, message }) => message !== null && isFirst(path))
  const errors = [...explained, ...unexplained.map(({ path }) => refusal('INTERNAL_SERVER_ERROR', incomplete, path))]
  // Apollo's gateway reports these here only. Clients that read nothing but `errors` must see them too.
  const completion = unexplained.length === 0 ? '' : `,"extensions":${JSON.stringify({ valueCompletion: unexplained })}`
  const answer = {
    text: `{"errors":${JSON.stringify(errors)},${text.slice(1, -1)}${completion}}`,
    code: codeOf(errors[0]),
    isExecuted: true,
  }
  const retryAfter = isEmpty(data) ? retryAfterOf(errors) : null
  const region = isEmpty(data) ? regionOf(errors) : null
  return { ...answer, ...(retryAfter === null ? {} : { retryAfter }), ...(region === null ? {} : { region }) }
}

/** The region that all errors name; null where one of them names none. */
function regionOf(errors: readonly GraphQLError[]): string | null {
  const regions = new Set(errors.map(({ extensions }) => extensions.region))
  const [region] = regions
  return regions.size === 1 && typeof region === 'string' ? region : null
}

/** Whether the data holds nothing but nulls. */
const isEmpty = (data: unknown): boolean =>
  data === null || (typeof data === 'object' && Object.values(data).every((value) => value === null))

/** The longest time that errors name after which their cause is over; null where one of them names none. */
export function retryAfterOf(errors: readonly GraphQLError[]): number | null {
  const seconds = errors.map(({ extensions }) => extensions.retryAfter)
  return seconds.every((each) => typeof each === 'number') ? Math.max(...seconds) : null
}

/** Whether an error is the first that explains its null. Several fields may propagate theirs to the same parent. */
function firstAtEachNull(data: unknown): (path: NullCause['path'] | undefined) => boolean {
  const explained = new Set<string>()
  return (path) => {
    const position = path === undefined ? null : nullOn(path, data)
    if (position === null) return true
    const key = JSON.stringify(position)
    if (explained.has(key)) return false
    explained.add(key)
    return true
  }
}

/** The position of the null on a path through the data of a response; null without one. */
function nullOn(path: NullCause['path'], data: unknown): NullCause['path'] | null {
  let value = data
  for (const [depth, segment] of path.entries()) {
    if (value === null) return path.slice(0, depth)
    if (typeof value !== 'object' || !Object.hasOwn(value, segment)) return null
    value = (value as Record<string | number, unknown>)[segment]
  }
  return value === null ? path : null
}

const codeOf = (error: GraphQLError | undefined): string => String(error?.extensions.code ?? 'INTERNAL_SERVER_ERROR')

/** The outcome that metrics count: ok, or the code of the first error. */
export const outcomeOf = (errors: readonly GraphQLError[] | null): string =>
  errors === null ? 'ok' : codeOf(errors[0])

const incomplete = 'This part could not be completed'

/** An error of a subgraph without what clients must not see: messages with unknown codes, and extensions. */
function presentable(error: GraphQLError, codes: SubgraphErrorCodes): GraphQLError {
  const { message, path, extensions } = error
  const { code, requestId, requiredPermissions, reason, methods, retryAfter, region } = extensions
  const shows = isShown(code, codes)
  const shown = {
    ...(requestId === undefined ? {} : { requestId }),
    ...(code === 'FORBIDDEN' && isListOfTexts(requiredPermissions) ? { requiredPermissions } : {}),
    ...(isTemporary(code) && typeof retryAfter === 'number' ? { retryAfter } : {}),
    ...(code === 'UNAVAILABLE' && typeof region === 'string' ? { region } : {}),
    ...(code === 'FORBIDDEN' && typeof reason === 'string' ? { reason } : {}),
    ...(code === 'STEP_UP_REQUIRED' && isListOfTexts(methods) ? { methods } : {}),
  }
  return new GraphQLError(shows ? message : incomplete, {
    path: path ?? null,
    extensions: { code: shows ? code : 'INTERNAL_SERVER_ERROR', ...shown },
  })
}

/** Whether clients see errors with a code of a subgraph. */
export const isShown = (code: unknown, codes: SubgraphErrorCodes): boolean =>
  typeof code === 'string' &&
  ((errorCodes as readonly unknown[]).includes(code) || codes.has(code) || (codes.has('*') && code !== ''))

const isTemporary = (code: unknown): boolean => code === 'RATE_LIMITED' || code === 'UNAVAILABLE'

const isListOfTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')
