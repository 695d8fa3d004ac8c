// The OpenID provider: oidc-provider over our tables, our keys and our pages.
import { deriveKey } from '@quintet/kit/process/secrets.ts'
import { type Configuration, interactionPolicy, Provider } from 'oidc-provider'
import { accountOf } from './account.ts'
import { RecordAdapter } from './adapter.ts'
import { isSecretOf } from './client-metadata.ts'
import { errorPage, signedOutPage, signOutPage } from './provider-pages.ts'
import { grantableScopes, platformScopes } from './scopes.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** For how many seconds each is good. A refresh token is replaced at each use, and all of them end when the first does. */
const seconds = {
  AccessToken: 15 * minute,
  AuthorizationCode: minute,
  ClientCredentials: hour,
  IdToken: 15 * minute,
  Interaction: 10 * minute,
  RefreshToken: 30 * day,
  Grant: 31 * day,
  Session: hour,
}

/** Each request asks who the user is and for their consent: no session of the provider stands in for either. */
function policy(): interactionPolicy.DefaultPolicy {
  const { Check, base } = interactionPolicy
  const prompts = base()
  const ask = (prompt: 'login' | 'consent') =>
    prompts
      .get(prompt)!
      .checks.add(
        new Check(`${prompt}_each_time`, `${prompt} is asked for each time`, `${prompt}_required`, ({ oidc }) =>
          oidc.result?.[prompt] === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
        ),
      )
  ask('login')
  ask('consent')
  return prompts
}

interface Parts {
  readonly issuer: string
  readonly secret: Uint8Array
  readonly previousSecrets: readonly Uint8Array[]
}

function configurationOf({ issuer, secret, previousSecrets }: Parts, keys: Configuration['jwks']): Configuration {
  const isSecure = issuer.startsWith('https:')
  const cookieKey = (root: Uint8Array) =>
    Buffer.from(deriveKey(root, 'cookies of the OpenID provider')).toString('base64url')
  const prefix = isSecure ? '__Secure-' : ''
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, signed: true, overwrite: true } as const
  const { pathname } = new URL(issuer)
  return {
    adapter: RecordAdapter,
    allowOmittingSingleRegisteredRedirectUri: false,
    jwks: keys!,
    findAccount: accountOf,
    acrValues: ['aal1', 'aal2'],
    claims: {
      iss: null,
      sid: null,
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      profile: ['name', 'given_name', 'family_name', 'picture', 'locale', 'zoneinfo', 'updated_at'],
      email: ['email', 'email_verified'],
    },
    clientBasedCORS: () => false,
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    cookies: {
      keys: [secret, ...previousSecrets].map(cookieKey),
      names: {
        session: `${prefix}quintet-oauth`,
        interaction: `${prefix}quintet-oauth-interaction`,
        resume: `${prefix}quintet-oauth-resume`,
      },
      long: cookie,
      short: cookie,
    },
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
      dPoPSigningAlgValues: ['ES256', 'Ed25519'],
    },
    expiresWithSession: () => false,
    features: {
      claimsParameter: { enabled: false },
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: true },
      introspection: {
        enabled: true,
        // A client learns of its own tokens alone.
        allowedPolicy: (_, client, token) => token.clientId === client.clientId,
      },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: true, logoutSource: signOutPage, postLogoutSuccessSource: signedOutPage },
      userinfo: { enabled: true },
    },
    interactions: {
      policy: policy(),
      url: (_, { uid }) => `${pathname.replace(/\/$/, '')}/oauth/interaction/${uid}`,
    },
    // Whose client asked for offline_access decided on it; others decided when the client was registered.
    issueRefreshToken: async ({ oidc }, client) =>
      client.grantTypeAllowed('refresh_token') &&
      !(oidc.entities.Grant?.getRejectedOIDCScope() ?? '').split(' ').includes('offline_access'),
    pkce: { required: () => true },
    renderError: errorPage,
    responseTypes: ['code'],
    rotateRefreshToken: true,
    routes: {
      authorization: '/oauth/authorize',
      end_session: '/oauth/logout',
      introspection: '/oauth/introspect',
      jwks: '/.well-known/jwks.json',
      revocation: '/oauth/revoke',
      token: '/oauth/token',
      userinfo: '/oauth/userinfo',
    },
    scopes: [...grantableScopes(), ...platformScopes()],
    subjectTypes: ['public'],
    ttl: {
      ...seconds,
      RefreshToken: ({ oidc }) => oidc.entities.RotatedRefreshToken?.remainingTTL ?? seconds.RefreshToken,
    },
  }
}

/** The OpenID provider with the keys that stand now. */
export type ProviderOf = () => Promise<Provider>

/** @param privateJwks the keys, that which signs first */
export function createProvider(parts: Parts, privateJwks: () => Promise<readonly object[]>): ProviderOf {
  let made: { readonly keys: string; readonly provider: Provider } | undefined
  return async () => {
    const keys = await privateJwks()
    const names = keys.map((key) => (key as { kid: string }).kid).join(' ')
    if (made?.keys !== names) {
      const provider = new Provider(parts.issuer, configurationOf(parts, { keys: keys as never }))
      // Behind a gateway: the scheme is told by a header, which request.ts sets.
      provider.proxy = true
      provider.Client.prototype.compareClientSecret = function compareClientSecret(given: string) {
        return isSecretOf(this.clientSecret, given)
      }
      made = { keys: names, provider }
    }
    return made.provider
  }
}
