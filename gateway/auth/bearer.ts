// The Authorization header: its bearer token and the claims in it.
import type { MaybePromise } from '../sources/maybe-promise.ts'
import type { Claims, TokenFault, Viewers } from './viewers.ts'

/** The token of `Bearer <token>`. Empty for any other scheme, and no token is empty. */
export const bearerOf = (authorization: string): string =>
  /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization.trim())?.[1] ?? ''

/** The claims of an Authorization header; null without one. */
export function claimsOf(
  viewers: Viewers,
  authorization: string | undefined,
  connection: object | undefined,
  clientIp: string | null,
): MaybePromise<Claims | null | TokenFault> {
  if (authorization === undefined || authorization.trim() === '') return null
  return viewers.verify(bearerOf(authorization), connection, clientIp)
}
