// A client as the OpenID provider knows it.
import { timingSafeEqual } from 'node:crypto'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import type { AdapterPayload, ClientAuthMethod } from 'oidc-provider'
import { clientIdOf } from './client-ids.ts'
import { isGrantable, isOpenIdScope, openIdScopes } from './scopes.ts'
import type { OAuthClientRow } from './store.ts'

const grantTypes: Readonly<Record<string, string>> = {
  AUTHORIZATION_CODE: 'authorization_code',
  REFRESH_TOKEN: 'refresh_token',
  CLIENT_CREDENTIALS: 'client_credentials',
}

/** In place of its secret stands the hash. @param isBasic whether it sends its secret in the Authorization header */
export function clientMetadata(
  client: OAuthClientRow & { readonly secretHash: Uint8Array | null },
  isBasic: boolean,
): AdapterPayload {
  const { name, grants, redirectUris, scopes, secretHash } = client
  const hasConsent = grants.includes('AUTHORIZATION_CODE')
  const method: ClientAuthMethod = secretHash === null ? 'none' : isBasic ? 'client_secret_basic' : 'client_secret_post'
  return {
    client_id: clientIdOf(client),
    client_name: name,
    ...(secretHash === null ? {} : { client_secret: Buffer.from(secretHash).toString('base64url') }),
    token_endpoint_auth_method: method,
    grant_types: grants.map((grant) => grantTypes[grant]!),
    response_types: hasConsent ? ['code'] : [],
    redirect_uris: [...redirectUris],
    // Permissions that are gone are left out: no token can have them.
    scope: [...(hasConsent ? openIdScopes : []), ...scopes.filter((s) => isGrantable(s) && !isOpenIdScope(s))].join(
      ' ',
    ),
  } as AdapterPayload
}

/** Whether a secret is the one whose hash stands in the place of the client's. */
export function isSecretOf(stored: string | undefined, given: string): boolean {
  if (stored === undefined) return false
  const [a, b] = [Buffer.from(stored, 'base64url'), hashOfToken(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
