// Visits to other issuers: where the browser is sent, and who the answer says it is.
import type { Clock } from '@quintet/kit/process/clock.ts'
import { type ExternalProvider, isLocal } from '@quintet/kit/process/external-providers.ts'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client'
import { githubAccount, githubUrl } from './github.ts'
import { type ClaimedAccount, namesOf } from './rules.ts'

/** What a visit is bound to. None of it is stored as it is. */
export interface Visit {
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

export interface Providers {
  readonly all: readonly ExternalProvider[]
  find(slug: string): ExternalProvider | undefined
  /** Where the browser is sent. Throws when the provider does not answer. */
  authorizationUrl(provider: ExternalProvider, visit: Visit): Promise<URL>
  /**
   * Who the provider's answer says it is. Throws unless the answer is this provider's, to this visit.
   * @param query of the callback
   */
  account(provider: ExternalProvider, query: URLSearchParams, visit: Visit): Promise<ClaimedAccount>
}

const timeoutSeconds = 10
/** Providers change their keys and addresses seldom. */
const metadataMilliseconds = 3_600_000

/** @param clock when what providers publish is asked for again */
export function createProviders(all: readonly ExternalProvider[], clock: Clock): Providers {
  const found = new Map<string, { readonly config: Promise<Configuration>; readonly at: number }>()
  const configOf = (provider: ExternalProvider): Promise<Configuration> => {
    const { slug, issuer, clientId, clientSecret } = provider
    const known = found.get(slug)
    if (known !== undefined && clock.now().getTime() - known.at < metadataMilliseconds) return known.config
    const url = new URL(issuer)
    const config = discovery(url, clientId, undefined, ClientSecretPost(clientSecret), {
      // The signature of an ID token is checked too, though it comes from the provider itself.
      execute: [enableNonRepudiationChecks, ...(isLocal(url) ? [allowInsecureRequests] : [])],
      timeout: timeoutSeconds,
    })
    found.set(slug, { config, at: clock.now().getTime() })
    config.catch(() => found.delete(slug))
    return config
  }
  return {
    all,
    find: (slug) => all.find((each) => each.slug === slug),
    async authorizationUrl(provider, visit) {
      const { redirectUri, state, nonce, codeVerifier } = visit
      const codeChallenge = await calculatePKCECodeChallenge(codeVerifier)
      if (provider.kind === 'github') return githubUrl(provider, visit, codeChallenge)
      const parameters: Record<string, string> = { redirect_uri: redirectUri, scope: 'openid email profile', state }
      if (isPlain(provider))
        Object.assign(parameters, {
          nonce,
          code_challenge: codeChallenge,
          code_challenge_method: 'S256',
        })
      return buildAuthorizationUrl(await configOf(provider), parameters)
    },
    async account(provider, query, visit) {
      const { redirectUri, state, nonce, codeVerifier } = visit
      if (provider.kind === 'github') return githubAccount(provider, query.get('code') ?? '', visit)
      const config = await configOf(provider)
      const url = new URL(redirectUri)
      url.search = query.toString()
      const bound = isPlain(provider) ? { expectedNonce: nonce, pkceCodeVerifier: codeVerifier } : {}
      const tokens = await authorizationCodeGrant(config, url, {
        expectedState: state,
        idTokenExpected: true,
        ...bound,
      })
      const claims: Readonly<Record<string, unknown>> = tokens.claims()!
      const subject = String(claims.sub)
      const needsMore = claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
      const more = needsMore ? await fetchUserInfo(config, tokens.access_token, subject) : {}
      return accountOf(provider, { ...more, ...claims })
    },
  }
}

/** LinkedIn knows neither nonce nor PKCE. There the state alone, of one browser, binds the answer. */
const isPlain = ({ kind }: ExternalProvider): boolean => kind !== 'linkedin'

/** An account from the claims of an ID token that was verified. */
export function accountOf(
  { kind }: Pick<ExternalProvider, 'kind'>,
  claims: Readonly<Record<string, unknown>>,
): ClaimedAccount {
  const email = typeof claims.email === 'string' && claims.email.trim() !== '' ? claims.email.trim() : null
  const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === 1 || value === '1'
  const account = {
    issuer: String(claims.iss),
    subject: String(claims.sub),
    email,
    isEmailVerified: isTrue(claims.email_verified),
    ...namesOf(claims),
  }
  if (kind !== 'azure') return account
  // The address of an Azure account is what its administrator wrote, and `sub` is another one for each client.
  const { tid, oid } = claims
  if (typeof tid !== 'string' || typeof oid !== 'string')
    throw new Error('Azure named no account: tid and oid are missing')
  return {
    ...account,
    issuer: `https://login.microsoftonline.com/${tid}`,
    subject: oid,
    isEmailVerified: isTrue(claims.xms_edov),
  }
}
