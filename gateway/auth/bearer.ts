// The Authorization header: its token and the claims in it.
import type { MaybePromise } from '../sources/maybe-promise.ts'
import type { SentProof } from './dpop.ts'
import type { Claims, RequestFacts, TokenFault, Viewers } from './viewers.ts'

/** The token of `Bearer <token>`. Empty for any other scheme, and no token is empty. */
export const bearerOf = (authorization: string): string =>
  /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization.trim())?.[1] ?? ''

/** The token of `DPoP <token>`, which is bound to a key of its client. Empty for any other scheme. */
const boundTokenOf = (authorization: string): string =>
  /^DPoP +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization.trim())?.[1] ?? ''

/** The claims of an Authorization header; null without one. @param proof what came beside a token of the scheme DPoP */
export function claimsOf(
  viewers: Viewers,
  authorization: string | undefined,
  { connection, clientIp }: Pick<RequestFacts, 'connection' | 'clientIp'>,
  proof: SentProof | undefined,
): MaybePromise<Claims | null | TokenFault> {
  if (authorization === undefined || authorization.trim() === '') return null
  const bound = boundTokenOf(authorization)
  return bound === '' || proof === undefined
    ? viewers.verify(bearerOf(authorization), connection, clientIp)
    : viewers.verify(bound, connection, clientIp, proof)
}
