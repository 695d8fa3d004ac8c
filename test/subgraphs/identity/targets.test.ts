// Every page and route that redirects a browser: none leads it to another site, or lets a header be injected.
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../support/quintet/quintet.ts'
import { aProvider } from './external.ts'
import { type Fixture, openFixture, type Person } from './fixture.ts'
import { hostileTargets } from './hostile-targets.ts'
import { type OAuthFixture, oauthOn } from './oauth.ts'
import {
  aBrowser,
  begin,
  decide,
  flowOf,
  issuer,
  redirectUri,
  relyingParty,
  type Send,
  type Sent,
  sendTo,
} from './oauth-browser.ts'

const app = 'https://app.example.com'
let fixture: Fixture
let owner: Person
let oauth: OAuthFixture
let send: Send
let made: Json
let configuration: client.Configuration
beforeAll(async () => {
  // Never called: refusals come before any request to the provider.
  const externalProviders = [aProvider('http://127.0.0.1:1', { slug: 'works' })]
  fixture = await openFixture({ accounts: { externalProviders, returnOrigins: [app] } })
  owner = await fixture.aPerson()
  oauth = oauthOn(fixture, owner)
  send = sendTo(fixture)
  made = await oauth.create({ redirectUris: [redirectUri] }, oauth.anAdministrator())
  configuration = await relyingParty(send, made)
})
afterAll(() => fixture?.end())

/** A refusal shows a page of Quintet, and redirects nowhere. */
const expectRefused = (target: string, { status, headers, text }: Sent) => {
  expect([target, status, headers.get('location')]).toEqual([target, 400, null])
  expect(text).not.toMatch(/href="[^"]*evil|<script>alert/)
}

describe('a hostile address', () => {
  it('is refused as a redirect URI, in a request and at registration', async () => {
    const admin = oauth.anAdministrator()
    for (const target of hostileTargets(new URL(redirectUri).origin)) {
      const { url } = await flowOf(configuration, 'openid', { redirect_uri: target })
      expectRefused(target, await aBrowser(send).visit(url.href))
      // One that is a plain address may be registered, whatever its owner.
      if (/^https?:\/\/[a-z.]+(:\d+)?\/$/.test(target)) continue
      const refused = await oauth.change('createOAuthClient', clientWith(target), admin)
      expect([target, refused.__typename]).toEqual([target, 'InvalidInput'])
    }
  })

  it('is refused as a redirect after signing out, as is the redirect URI of the client', async () => {
    const { idToken, browser } = await signedIn()
    for (const target of [...hostileTargets(issuer), redirectUri]) {
      const query = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: target })
      // An empty parameter is none.
      if (target !== '') expectRefused(target, await browser.visit(`/oauth/logout?${query}`))
    }
  })

  it('is refused as the address to return to from a provider', async () => {
    for (const target of hostileTargets(app)) {
      const query = new URLSearchParams({ returnTo: target, verifierHash: 'a'.repeat(43) })
      expectRefused(target, await send(`/external/works/start?${query}`))
      const { code, __typename } = await fixture.change(
        'startExternalLink',
        '... on ExternalLinkStarted { url }',
        { provider: 'works', returnTo: target },
        owner.envelope,
      )
      expect([target, code ?? __typename]).toEqual([target, 'INVALID_INPUT'])
    }
  })
})

const clientWith = (redirectUri: string) => ({
  name: 'Ledger',
  type: 'CONFIDENTIAL',
  grants: ['AUTHORIZATION_CODE'],
  scopes: ['credit.scores:read'],
  redirectUris: [redirectUri],
})

describe('what a client or a provider sends', () => {
  it('injects no header and no markup into an answer', async () => {
    const state = 'a\r\nset-cookie: b=c\r\n\r\n<script>alert(1)</script>'
    const { url } = await flowOf(configuration, 'openid', { state })
    url.searchParams.set('response_type', 'token')
    const { headers, text } = await aBrowser(send).visit(url.href)
    expect(headers.getSetCookie().join()).not.toContain('b=c')
    expect(`${headers.get('location')}${text}`).not.toMatch(/[\r\n]set-cookie|<script>alert/)
    for (const path of ['/external/works/callback', '/sign-in', '/oauth/logout', '/oauth/authorize']) {
      for (const name of ['error', 'problem', 'state', 'challenge', 'page', 'client_id', 'error_description']) {
        const answer = await send(`${path}?${new URLSearchParams({ [name]: state })}`)
        expect(answer.headers.getSetCookie().join()).not.toContain('b=c')
        expect([path, name, answer.headers.get('location')]).toEqual([path, name, null])
        expect(answer.text).not.toContain('<script>alert')
      }
    }
  })
})

/** A browser in which the owner allowed the client something. */
async function signedIn() {
  const browser = aBrowser(send)
  const { url, checks } = await flowOf(configuration, 'openid credit.scores:read')
  const back = await decide(browser, await begin(browser, url), owner)
  const tokens = await client.authorizationCodeGrant(configuration, back, checks)
  return { browser, tokens, idToken: tokens.id_token! }
}

describe('/oauth/logout', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const guardIn = ({ text }: Sent): string => /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? ''

  it('asks first, accepts only its own form, and ends the session of this browser', async () => {
    const { browser, tokens, idToken } = await signedIn()
    const asked = await browser.visit(`/oauth/logout?id_token_hint=${idToken}`)
    expect([asked.status, asked.text.includes('Ledger asks you to sign out')]).toEqual([200, true])
    expect(asked.headers.get('content-security-policy')).toContain("default-src 'none'")
    const confirm = (from: ReturnType<typeof aBrowser>, xsrf: string, more = {}) =>
      from.visit('/oauth/logout/confirm', {
        method: 'POST',
        headers,
        body: new URLSearchParams({ xsrf, ...more }).toString(),
      })
    const other = await signedIn()
    for (const refused of [
      await confirm(browser, '', { logout: 'yes' }),
      await confirm(browser, 'a guess', { logout: 'yes' }),
      await confirm(other.browser, guardIn(asked), { logout: 'yes' }),
    ]) {
      expect(refused.status).toBe(400)
    }
    expect(browser.cookies.has('quintet-oauth')).toBe(true)
    const again = await browser.visit(`/oauth/logout?id_token_hint=${idToken}`)
    const done = await confirm(browser, guardIn(again), { logout: 'yes' })
    expect([done.status, new URL(done.headers.get('location')!, issuer).pathname]).toEqual([
      303,
      '/oauth/logout/success',
    ])
    expect((await browser.visit(done.headers.get('location')!)).text).toContain('You are signed out')
    expect(browser.cookies.has('quintet-oauth')).toBe(false)
    const out = await aBrowser(send).visit(`/oauth/logout?id_token_hint=${idToken}`)
    expect([out.status, out.text.includes('You are signed out'), out.text.includes('<script')]).toEqual([
      200,
      true,
      false,
    ])
    // The tokens of the client end with the consent, not with the session.
    expect(await oauth.stateOf(tokens.access_token)).not.toBeNull()
  })
})
