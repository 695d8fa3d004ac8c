// The OpenID provider through the gateway: what is forwarded, and what its tokens are worth at /graphql.
import { createServer, type Server } from 'node:http'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { createClient } from 'graphql-ws'
import * as client from 'openid-client'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { hasChromium, startChromium } from '../../support/clients/chromium.ts'
import { aProofKey } from '../../support/clients/dpop.ts'
import { accessibilityFaults, expectNarrow } from '../../support/clients/pages.ts'
import { steadyPort } from '../../support/ports.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { type OAuthOverHttp, startOAuth } from './oauth-fixture.ts'

let quintet: OAuthOverHttp
let made: Json
let configuration: client.Configuration
let redirectUri: string
let party: Server
/** Where browsers came back to, newest last. */
const visits: string[] = []
beforeAll(async () => {
  quintet = await startOAuth()
  const port = await steadyPort()
  redirectUri = `http://127.0.0.1:${port}/back`
  party = createServer((request, response) => {
    visits.push(request.url!)
    response.end('<!doctype html><title>Back</title><p>Back')
  }).listen(port, '127.0.0.1')
  const grants = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS']
  const scopes = ['recruiting.jobs:read', 'tenancy.tenants:read']
  const input = { name: 'Ledger', type: 'CONFIDENTIAL', grants, redirectUris: [redirectUri], scopes }
  made = await quintet.aClient(input)
  configuration = await client.discovery(new URL(quintet.base), made.client.clientId, made.secret, undefined, {
    execute: [client.allowInsecureRequests],
  })
})
afterAll(async () => {
  party?.close()
  await quintet?.stop()
})

const scope = 'openid email recruiting.jobs:read'

async function flow() {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope,
    state: expectedState,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  return { url, checks: { pkceCodeVerifier, expectedState, idTokenExpected: true } }
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0]!)
    .filter((pair) => !pair.endsWith('='))

/** Tokens for acme's owner, without a browser. */
async function tokens() {
  const { url, checks } = await flow()
  const asked = await fetch(url, { redirect: 'manual' })
  const cookie = cookiesOf(asked).join('; ')
  const interaction = new URL(asked.headers.get('location')!, quintet.base)
  const shown = await fetch(interaction, { headers: { cookie, accept: 'application/json' } })
  expect(await shown.json()).toMatchObject({ client: { name: 'Ledger' }, tenant: { id: acme.id, slug: 'acme' } })
  const headers = { cookie, authorization: `Bearer ${quintet.owner}`, 'content-type': 'application/json' }
  const decided = await fetch(interaction, { method: 'POST', headers, body: '{"approve":true}' })
  const { redirectTo } = (await decided.json()) as { redirectTo: string }
  const resumed = await fetch(new URL(redirectTo, quintet.base), { headers: { cookie }, redirect: 'manual' })
  return client.authorizationCodeGrant(configuration, new URL(resumed.headers.get('location')!), checks)
}

describe('a relying party', () => {
  it('gets tokens of a user through the gateway, and learns who they are', async () => {
    const got = await tokens()
    const userInfo = await client.fetchUserInfo(configuration, got.access_token, acme.owner.id)
    expect(userInfo).toMatchObject({ sub: acme.owner.id, email: acme.owner.email })
  })

  it('gets no entry at /graphql by an ID token', async () => {
    const { id_token: idToken } = await tokens()
    const { body } = await quintet.graphql('{ viewer { id } }', {}, idToken)
    expect([body.data ?? null, body.errors[0].extensions.code]).toEqual([null, 'UNAUTHENTICATED'])
  })
})

describe('an access token of a client', () => {
  const jobs = '{ viewer { user { id } tenant { id jobs(first: 1) { nodes { id } } } } }'

  it('acts for its user at /graphql, and loses at once what its client loses, and all with the consent', async () => {
    const { access_token: token } = await tokens()
    const first = await quintet.graphql(jobs, {}, token)
    expect(first.body.errors).toBeUndefined()
    expect(first.body.data.viewer).toMatchObject({ user: { id: acme.owner.id }, tenant: { id: acme.id } })
    const codeOf = async () => (await quintet.graphql(jobs, {}, token)).body.errors?.[0].extensions.code
    const change = (scopes: string[]) =>
      quintet.graphql(
        'mutation ($input: UpdateOAuthClientInput!) { updateOAuthClient(input: $input) { __typename } }',
        { input: { clientId: made.client.id, scopes } },
        quintet.owner,
      )
    await change(['tenancy.tenants:read'])
    await expect.poll(codeOf, { timeout: 5000 }).toBe('FORBIDDEN')
    await change(['recruiting.jobs:read', 'tenancy.tenants:read'])
    await expect.poll(codeOf, { timeout: 5000 }).toBeUndefined()
    await client.tokenRevocation(configuration, token)
    await expect.poll(codeOf, { timeout: 5000 }).toBe('UNAUTHENTICATED')
  })
})

describe('a token that is bound to a key of its client', () => {
  const ask = '{ viewer { permissions } }'
  async function bound() {
    const key = aProofKey()
    const url = `${quintet.base}/oauth/token`
    const credentials = Buffer.from(`${made.client.clientId}:${made.secret}`).toString('base64')
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, dpop: key.proof({ url }) },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'tenancy.tenants:read' }),
    })
    const { access_token: token, token_type: type } = (await answer.json()) as Record<string, string>
    expect(type).toBe('DPoP')
    return { key, token: token!, url: `${quintet.base}/graphql` }
  }
  const send = async (headers: Record<string, string>) => {
    const all = { 'content-type': 'application/json', ...headers }
    const answer = await fetch(`${quintet.base}/graphql`, {
      method: 'POST',
      headers: all,
      body: JSON.stringify({ query: ask }),
    })
    const { data, errors } = (await answer.json()) as Json
    return errors?.[0].extensions.code ?? data.viewer.permissions
  }
  const good = ['tenancy.tenants:read']

  it('is accepted with a proof for this request, once, and never by itself', async () => {
    const { key, token, url } = await bound()
    const authorization = `DPoP ${token}`
    const dpop = key.proof({ url, token })
    expect(await send({ authorization, dpop })).toEqual(good)
    const old = Math.floor(Date.now() / 1000) - 90
    const wrong: Record<string, Record<string, string>> = {
      'used before': { authorization, dpop },
      'no proof': { authorization },
      'borne alone': { authorization: `Bearer ${token}` },
      'borne beside a proof': { authorization: `Bearer ${token}`, dpop: key.proof({ url, token }) },
      'another key': { authorization, dpop: aProofKey().proof({ url, token }) },
      'another method': { authorization, dpop: key.proof({ url, token, method: 'GET' }) },
      'another address': { authorization, dpop: key.proof({ url: 'https://evil.example/graphql', token }) },
      'another path': { authorization, dpop: key.proof({ url: `${quintet.base}/oauth/token`, token }) },
      'another token': { authorization, dpop: key.proof({ url, token: 'another' }) },
      'no token': { authorization, dpop: key.proof({ url }) },
      'the past': { authorization, dpop: key.proof({ url, token, claims: { iat: old } }) },
      'the future': { authorization, dpop: key.proof({ url, token, claims: { iat: old + 3600 } }) },
      'no id': { authorization, dpop: key.proof({ url, token, claims: { jti: undefined } }) },
      'another type': { authorization, dpop: key.proof({ url, token, header: { typ: 'JWT' } }) },
      'no signature': {
        authorization,
        dpop: `${key
          .proof({ url, token, header: { alg: 'none' } })
          .split('.', 2)
          .join('.')}.`,
      },
      'no such key': {
        authorization,
        dpop: key.proof({ url, token, header: { jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' } } }),
      },
      'no JWT': { authorization, dpop: 'x' },
    }
    for (const [name, headers] of Object.entries(wrong)) {
      expect([name, await send(headers)]).toEqual([name, 'UNAUTHENTICATED'])
    }
    const again = key.proof({ url: `${url}?a=b#c`, token })
    expect(await send({ authorization, dpop: again })).toEqual(good)
    // What is bound to no key is not sent as if it were.
    const owner = quintet.owner
    expect(await send({ authorization: `DPoP ${owner}`, dpop: key.proof({ url, token: owner }) })).toBe(
      'UNAUTHENTICATED',
    )
  })

  it('opens a WebSocket with a proof, and none without', async () => {
    const { key, token, url } = await bound()
    const open = (more: object) =>
      new Promise<string>((resolve) => {
        const socket = createClient({
          url: url.replace('http', 'ws'),
          webSocketImpl: WebSocket,
          connectionParams: { authorization: `DPoP ${token}`, ...more },
          lazy: false,
          retryAttempts: 0,
          on: {
            connected: () => void socket.dispose(),
            closed: (event) => resolve(String((event as { code: number }).code)),
          },
          onNonLazyError() {},
        })
      })
    const dpop = key.proof({ url, token, method: 'GET' })
    expect([await open({ dpop }), await open({ dpop }), await open({})]).toEqual(['1000', '4401', '4401'])
  })
})

describe('a request for a route of the provider', () => {
  it('is refused by a method that is not its own, and with a large body', async () => {
    expect((await fetch(`${quintet.base}/oauth/token`)).status).toBe(405)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const large = await fetch(`${quintet.base}/oauth/token`, { method: 'POST', headers, body: 'x'.repeat(20_000) })
    expect(large.status).toBe(413)
  })
})

describe.skipIf(!hasChromium)('the page in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser?.close())

  it.each([
    { colorScheme: 'light', width: 320 },
    { colorScheme: 'dark', width: 390 },
  ] as const)(
    'works without script, by keyboard alone, in $colorScheme at $width px',
    async ({ colorScheme, width }) => {
      const { url, checks } = await flow()
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 700 },
        javaScriptEnabled: false,
      })
      const page = await context.newPage()
      await page.goto(url.href)
      // The browser gives the first field the focus a moment after the page is there.
      await page.locator('input:focus').waitFor()
      await page.keyboard.type(acme.owner.email)
      await page.keyboard.press('Tab')
      await page.keyboard.type(demoPassword)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Allow Ledger?' }).waitFor()
      await expectNarrow(page, width)
      do await page.keyboard.press('Tab')
      while ((await page.locator('button:focus').count()) === 0)
      await page.keyboard.press('Enter')
      await page.waitForURL(`${redirectUri}**`)
      const got = await client.authorizationCodeGrant(configuration, new URL(page.url()), checks)
      expect(got.claims()!.sub).toBe(acme.owner.id)
      await context.close()
    },
  )

  it.each(['light', 'dark'] as const)('has no fault of accessibility in %s', async (colorScheme) => {
    const { url } = await flow()
    const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 700 }, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(url.href)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByLabel('E-mail address or username').fill(acme.owner.email)
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByLabel('E-mail address or username').fill(acme.owner.email)
    await page.getByLabel('Password').fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Allow Ledger?' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await context.close()
  })
})
