// Errors outside of result unions: a closed list of codes. All others become INTERNAL_SERVER_ERROR with the request's id.
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Logger } from '../process/log.ts'

export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'STEP_UP_REQUIRED',
  'SLOW_CONSUMER',
  'CURSOR_EXPIRED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'INTERNAL_SERVER_ERROR',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** An error that clients see as it is. */
export function refusal(code: ErrorCode, message: string, path?: readonly (string | number)[]): GraphQLError {
  return new GraphQLError(message, { extensions: { code }, path: path ?? null })
}

/** An error that is over after some seconds. */
export function refusedForNow(code: 'RATE_LIMITED' | 'UNAVAILABLE', message: string, retryAfter: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, retryAfter } })
}

export const unauthenticated = (path?: readonly (string | number)[]) =>
  refusal('UNAUTHENTICATED', 'Sign in first: send a valid bearer token', path)

/** @param requiredPermissions those that the schema names for the field; none where no permission helps */
export function forbidden(requiredPermissions: readonly string[], path?: readonly (string | number)[]): GraphQLError {
  const error = refusal('FORBIDDEN', 'Your roles in this tenant do not permit this', path)
  error.extensions.requiredPermissions = requiredPermissions
  return error
}

/** Until a second factor is enrolled, most of the API is closed to the session. */
export function secondFactorMissing(
  requiredPermissions: readonly string[],
  path?: readonly (string | number)[],
): GraphQLError {
  const error = refusal('FORBIDDEN', 'Your tenant demands a second factor: enrol one first', path)
  Object.assign(error.extensions, { reason: 'ENROL_SECOND_FACTOR', requiredPermissions })
  return error
}

/** The tenant accepts no requests from the caller's address. */
export function addressRefused(): GraphQLError {
  const error = refusal('FORBIDDEN', 'Your tenant does not accept requests from your address')
  error.extensions.reason = 'ADDRESS_REFUSED'
  return error
}

/** @param methods those that the caller may prove their identity with */
export function stepUpRequired(methods: readonly string[], path?: readonly (string | number)[]): GraphQLError {
  const message = 'Prove again who you are: call stepUp, then repeat this with the new access token'
  const error = refusal('STEP_UP_REQUIRED', message, path)
  error.extensions.methods = methods
  return error
}

/** The data of the caller's tenant lie in another region, whose processes answer. */
export function wrongRegion(region: string): GraphQLError {
  const error = refusal('UNAVAILABLE', 'The data of your tenant lie in another region: send the request there')
  error.extensions.region = region
  return error
}

/** A request that was refused as a whole, by an error that says why. */
export const refusedResult = (error: unknown): ExecutionResult => {
  if (error instanceof GraphQLError) return { data: null, errors: [error] }
  throw error
}

/** A service account is no person. Mutations answer it as a Problem. */
export function personNeeded(): GraphQLError {
  const error = refusal('FORBIDDEN', 'This needs a person: a service account cannot do it')
  error.extensions.reason = 'NO_PERSON'
  return error
}

export const isPersonNeeded = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && error.extensions.reason === 'NO_PERSON'

export const notFound = (what: string) => refusal('NOT_FOUND', `There is no such ${what}`)

/** The value of a lookup. Throws NOT_FOUND when it is null. */
export async function found<T>(what: string, lookup: Promise<T | null>): Promise<T> {
  const value = await lookup
  if (value === null) throw notFound(what)
  return value
}

export const badInput = (message: string) => refusal('BAD_USER_INPUT', message)

/** A subgraph is available and refuses this request by its HTTP status. It may answer another one. */
export class StatusRefusal extends GraphQLError {
  constructor(subgraph: string) {
    super(`${subgraph} does not answer at the moment; try again`, { extensions: { code: 'UNAVAILABLE' } })
  }
}

/** Codes of PostgreSQL and its driver for an unavailable server. */
const unavailableCodes =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|ETIMEDOUT|08|57P0|53|57014|25P03|55P03|40001|40P01)/

/** PostgreSQL's code of a write for a tenant who is being moved between databases: nothing was done. */
const tenantMoves = 'QT001'
const moveRetrySeconds = 1

/** Whether the work was refused because its tenant is being moved. It may be done again soon, perhaps elsewhere. */
export const isTenantMoving = (error: unknown): boolean =>
  error instanceof Error &&
  (Reflect.get(error, 'code') === tenantMoves || isTenantMoving(Reflect.get(error, 'originalError')))

/** The error as clients may see it. An error without one of our codes is logged and masked. */
export function presentable(error: GraphQLError, requestId: string, log: Logger): GraphQLError {
  if (codeOf(error) !== null) return error
  const cause = error.originalError ?? error
  if (isBadText(cause)) return recoded(error, 'BAD_USER_INPUT', 'Text must not contain NUL or half a surrogate pair')
  if (isTenantMoving(cause)) {
    const message = 'The tenant is being moved to another database: nothing was changed; try again'
    return recoded(error, 'UNAVAILABLE', message, { retryAfter: moveRetrySeconds })
  }
  if (isUnavailable(cause)) {
    log.warn({ requestId, error: cause.message, path: error.path }, 'database unavailable')
    return recoded(error, 'UNAVAILABLE', 'This part of the service does not answer at the moment; try again')
  }
  log.error({ requestId, path: error.path, stack: cause.stack }, 'unexpected error')
  return recoded(error, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side', { requestId })
}

/** The result with presentable errors. */
export function presentableResult(result: ExecutionResult, requestId: string, log: Logger): ExecutionResult {
  if (result.errors === undefined) return result
  // A result without data: graphql-js refused the variables, or no stream could be made.
  if (!('data' in result)) {
    const shown = (error: GraphQLError): GraphQLError =>
      error.path === undefined
        ? recoded(error, codeOf(error) ?? 'BAD_USER_INPUT', error.message)
        : presentable(error, requestId, log)
    return { errors: result.errors.map(shown) }
  }
  return { ...result, errors: result.errors.map((error) => presentable(error, requestId, log)) }
}

/** The error's code, if it is one of ours. */
function codeOf({ extensions: { code } }: GraphQLError): ErrorCode | null {
  return errorCodes.find((each) => each === code) ?? null
}

/**
 * PostgreSQL stores neither NUL nor half a surrogate pair. JSON is always ours, so its syntax can be wrong only by the
 * latter.
 */
function isBadText(error: Error): boolean {
  const code = String(Reflect.get(error, 'code'))
  return ['22021', '22P05'].includes(code) || (code === '22P02' && error.message.includes('type json'))
}

function isUnavailable(error: Error): boolean {
  const code = (error as { code?: unknown }).code
  return error.name === 'DeadlineError' || (typeof code === 'string' && unavailableCodes.test(code))
}

/** Whether a statement violated the unique index or key of this name. */
export const breaksUnique = (error: unknown, constraint: string): boolean =>
  error instanceof Error &&
  Reflect.get(error, 'code') === '23505' &&
  Reflect.get(error, 'constraint_name') === constraint

function recoded(error: GraphQLError, code: ErrorCode, message: string, more: object = {}): GraphQLError {
  return new GraphQLError(message, { path: error.path ?? null, extensions: { code, ...more } })
}
