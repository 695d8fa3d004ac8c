// Errors as clients see them: whatever is thrown, and the refusals of requests that do not run.
import type { Logger } from '@quintet/kit/process/log.ts'
import { addressRefused, presentable, refusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import type { TokenFault } from '../auth/viewers.ts'
import { isShown, type SubgraphErrorCodes } from '../execution/response/answer.ts'
import { InvalidDocument } from '../operations/operations.ts'

const noCodes: SubgraphErrorCodes = new Set()

/**
 * Any thrown value as errors for clients. An unexpected one is logged under the request's id, and masked.
 * @param codes of subgraphs that clients see beside ours
 */
export function clientErrors(
  error: unknown,
  requestId: string,
  log: Logger,
  codes: SubgraphErrorCodes = noCodes,
): readonly GraphQLError[] {
  if (error instanceof InvalidDocument) return error.all
  if (error instanceof GraphQLError && typeof error.extensions.code === 'string') {
    const { message, path, extensions } = error
    // Our own errors may say more.
    if (codes.size > 0 && !isShown(extensions.code, noCodes) && isShown(extensions.code, codes)) {
      return [new GraphQLError(message, { path: path ?? null, extensions: { code: extensions.code } })]
    }
    return [presentable(error, requestId, log)]
  }
  const cause = error instanceof Error ? error : new Error(String(error))
  return [presentable(new GraphQLError(cause.message, { originalError: cause }), requestId, log)]
}

export const invalidToken = (fault: TokenFault): GraphQLError =>
  fault === 'address'
    ? addressRefused()
    : refusal(
        'UNAUTHENTICATED',
        fault === 'expired'
          ? 'Access token expired: refresh the session'
          : 'Access token invalid or session ended: sign in again',
      )

export const subscriptionOverHttp = (): GraphQLError =>
  refusal(
    'BAD_USER_INPUT',
    'Subscriptions need WebSocket (graphql-transport-ws) or Accept: text/event-stream, on the same path',
  )
