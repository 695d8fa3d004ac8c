// GitHub: plain OAuth 2, and an API for who it is. There is no ID token.
import type { ExternalProvider } from '@quintet/kit/process/external-providers.ts'
import { type ClaimedAccount, namesOf } from './rules.ts'

const timeoutMilliseconds = 10_000

interface Visit {
  readonly redirectUri: string
  readonly state: string
  readonly codeVerifier: string
}

export function githubUrl(provider: ExternalProvider, { redirectUri, state }: Visit, codeChallenge: string): URL {
  const url = new URL(`${provider.issuer}/login/oauth/authorize`)
  const parameters = {
    response_type: 'code',
    client_id: provider.clientId,
    redirect_uri: redirectUri,
    scope: 'read:user user:email',
    state,
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url
}

/** The account that a code is of. Throws when GitHub does not say it. */
export async function githubAccount(
  { issuer, clientId, clientSecret }: ExternalProvider,
  code: string,
  { redirectUri, codeVerifier }: Visit,
): Promise<ClaimedAccount> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: clientId,
    client_secret: clientSecret,
    code,
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
  })
  const granted = await json(`${issuer}/login/oauth/access_token`, { method: 'POST', body }, null)
  const { access_token: token } = granted as { access_token?: unknown }
  // A wrong code is answered with 200 and an error.
  if (typeof token !== 'string') throw new Error('GitHub gave no token')
  const api = issuer === 'https://github.com' ? 'https://api.github.com' : `${issuer}/api/v3`
  const user = (await json(`${api}/user`, {}, token)) as Readonly<Record<string, unknown>>
  // The login can be given up and taken by others; the number cannot.
  if (!Number.isSafeInteger(user.id) || Number(user.id) <= 0) throw new Error('GitHub named no account')
  const addresses = await json(`${api}/user/emails`, {}, token)
  const primary = Array.isArray(addresses) ? addresses.find((each) => each?.primary === true) : undefined
  const email = typeof primary?.email === 'string' ? primary.email : null
  const isEmailVerified = email !== null && primary.verified === true
  return { issuer, subject: String(user.id), email, isEmailVerified, ...namesOf(user) }
}

async function json(url: string, init: RequestInit, token: string | null): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'quintet' }
  if (token !== null) headers.authorization = `Bearer ${token}`
  const signal = AbortSignal.timeout(timeoutMilliseconds)
  const response = await fetch(url, { ...init, headers, signal, redirect: 'error' })
  if (!response.ok) throw new Error(`GitHub answered ${response.status}`)
  return response.json()
}
