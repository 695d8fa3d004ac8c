// Visits of a browser to an issuer on this machine and back.
import { createHash, randomUUID } from 'node:crypto'
import type { ExternalProvider } from '@quintet/kit/process/external-providers.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { anonymous, type Fixture, openFixture } from './fixture.ts'

export const returnTo = 'https://app.example.com/back?from=here'

export const aProvider = (issuer: string, more: Partial<ExternalProvider> = {}): ExternalProvider => ({
  slug: 'works',
  kind: 'oidc',
  name: 'Works',
  issuer,
  clientId: 'quintet',
  clientSecret: 'secret',
  trustMfa: false,
  domains: ['works.example'],
  ...more,
})

export const openExternalFixture = (
  externalProviders: readonly ExternalProvider[],
  more: object = {},
): Promise<Fixture> =>
  openFixture({ accounts: { externalProviders, returnOrigins: ['https://app.example.com'], ...more } })

const hashOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

export interface Answer {
  readonly status: number
  readonly location: string
  readonly setCookie: string
  readonly body: string
  /** A parameter that the browser comes back with. */
  back(name: 'challenge' | 'problem'): string | null
}

export async function visit(fixture: Fixture, path: string, cookie = ''): Promise<Answer> {
  const headers = cookie === '' ? {} : { cookie }
  const request = { method: 'GET' as const, path, headers, body: Buffer.alloc(0) }
  const answer = (await fixture.subgraph.running.answer(request, anonymous)) as RouteResponse
  const { location = '', 'set-cookie': setCookie = '' } = answer.headers as Record<string, string>
  return {
    status: answer.status,
    location,
    setCookie,
    body: String(answer.body ?? ''),
    back: (name) => (location === '' ? null : new URL(location).searchParams.get(name)),
  }
}

export interface Begun {
  readonly verifier: string
  /** Where the browser was sent. */
  readonly url: string
  readonly cookie: string
}

/** A browser that was sent to the provider. */
export async function begin(
  fixture: Fixture,
  slug = 'works',
  more: Readonly<Record<string, string>> = {},
): Promise<Begun> {
  const verifier = randomUUID()
  const query = new URLSearchParams({ returnTo, verifierHash: hashOf(verifier), ...more })
  const { status, location, setCookie } = await visit(fixture, `/external/${slug}/start?${query}`)
  if (status !== 302) throw new Error(`start answered ${status}`)
  return { verifier, url: location, cookie: setCookie.split(';')[0]! }
}

export const comeBack = (fixture: Fixture, { cookie }: Pick<Begun, 'cookie'>, query: URLSearchParams, slug = 'works') =>
  visit(fixture, `/external/${slug}/callback?${query}`, cookie)

const completeText = `mutation ($input: CompleteSignInInput!) { outcome: completeSignIn(input: $input) {
  __typename ... on SignedIn { accessToken session { id tenantId } } ... on SecondFactorRequired { challenge methods }
  ... on Problem { code path } } }`
export const complete = async (fixture: Fixture, challenge: string | null, code: string): Promise<Json> =>
  (await fixture.subgraph.ask<Json>(completeText, { input: { challenge, method: 'EXTERNAL', code } }, anonymous))
    .outcome
