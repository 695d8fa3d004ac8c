// What an access token of an OAuth client is good for at this moment.
import type { Context } from '../context.ts'
import { clientIdOf } from './client-ids.ts'
import { accessTokenByHash } from './records-store.ts'
import { effectiveScopes } from './rules.ts'
import { clientWithSecret } from './store.ts'

/** A token that is known. */
export interface AccessTokenState {
  /** Whether it is good now. */
  readonly isLive: boolean
  /** OAuthClient.id. */
  readonly clientId: string
  /** The client_id of OAuth requests. */
  readonly publicClientId: string
  /** The consent that it came from; null for what a client got for itself. */
  readonly consentId: string | null
  /** For whom the client acts; null for a service account. */
  readonly userId: string | null
  readonly tenantId: string
  /** Permissions and patterns: what the token was given and its client still has. Those of OpenID Connect are none. */
  readonly scopes: readonly string[]
  readonly expiresAt: Date
  /** The SHA-256 thumbprint (RFC 7638) of the key that its bearer proves with each request; null for a token that is borne alone. */
  readonly thumbprint: string | null
}

/**
 * The state of an access token by its SHA-256; null where it is unknown or was taken back. When a client changes, the
 * access feed names its id as a session's that ended, and the consent's when that is taken back.
 */
export async function accessTokenState(
  { scope, clock }: Pick<Context, 'scope' | 'clock'>,
  tokenHash: Uint8Array,
): Promise<AccessTokenState | null> {
  const [token] = await scope.read(accessTokenByHash, { tokenHash, at: clock.now() })
  if (token === undefined || token.tenantId === null || token.clientId === null) return null
  const { tenantId, clientId } = token
  const [client] = await scope.as({ tenantId }).read(clientWithSecret, { id: clientId })
  if (client === undefined) return null
  return {
    clientId,
    publicClientId: clientIdOf(client),
    consentId: token.grantId,
    userId: token.userId,
    tenantId,
    scopes: effectiveScopes((token.scope ?? '').split(' ').filter(Boolean), client.scopes),
    expiresAt: token.expiresAt,
    isLive: token.isLive,
    thumbprint: token.thumbprint,
  }
}
