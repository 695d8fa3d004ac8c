// The OpenID provider against openid-client: what a relying party gets, and what it is refused.
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../support/quintet/quintet.ts'
import { claimsOf, type Fixture, headerOf, isSignedBy, openFixture, type Person } from './fixture.ts'
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
  sendTo,
  tokensFor,
} from './oauth-browser.ts'

let fixture: Fixture
let owner: Person
let oauth: OAuthFixture
let send: Send
let made: Json
let configuration: client.Configuration
beforeAll(async () => {
  fixture = await openFixture()
  owner = await fixture.aPerson()
  oauth = oauthOn(fixture, owner)
  send = sendTo(fixture)
  made = await aClient()
  configuration = await relyingParty(send, made)
})
afterAll(() => fixture?.end())

const scopes = ['credit.scores:read', 'recruiting.jobs:read']
const aClient = (input: object = {}): Promise<Json> =>
  oauth.create({ redirectUris: [redirectUri], scopes, ...input }, oauth.anAdministrator())
const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('discovery', () => {
  it('answers the same at both addresses, and lists only what is offered', async () => {
    const [openId, oauth2] = await Promise.all(
      ['openid-configuration', 'oauth-authorization-server'].map((name) => send(`/.well-known/${name}`)),
    )
    expect(openId!.json).toEqual(oauth2!.json)
    expect(openId!.json).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      revocation_endpoint: `${issuer}/oauth/revoke`,
      introspection_endpoint: `${issuer}/oauth/introspect`,
      userinfo_endpoint: `${issuer}/oauth/userinfo`,
      end_session_endpoint: `${issuer}/oauth/logout`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    })
    expect(openId!.json.dpop_signing_alg_values_supported).toContain('ES256')
  })

  it('names no other host, whatever the Host header says', async () => {
    const { text } = await send('/.well-known/openid-configuration', { headers: { host: 'evil.example' } })
    expect(text).not.toContain('evil')
  })
})

describe('a code', () => {
  it('is exchanged for an ID token signed by a published key and an opaque access token', async () => {
    const { tokens, back } = await tokensFor(send, configuration, owner, `openid profile email ${scopes.join(' ')}`)
    expect(back.searchParams.get('iss')).toBe(issuer)
    expect(tokens.access_token).toMatch(/^[\w-]{43}$/)
    expect(tokens.claims()).toMatchObject({
      iss: issuer,
      aud: made.client.clientId,
      sub: owner.id,
      acr: 'aal1',
      amr: ['pwd'],
    })
    const { keys } = (await send('/.well-known/jwks.json')).json
    expect(keys.some((key: object) => isSignedBy(tokens.id_token!, key))).toBe(true)
    expect(await oauth.stateOf(tokens.access_token)).toMatchObject({
      userId: owner.id,
      scopes,
      clientId: made.client.id,
    })
    const userInfo = await client.fetchUserInfo(configuration, tokens.access_token, owner.id)
    expect(userInfo).toMatchObject({ sub: owner.id, email: owner.email, name: 'Ida Noddack' })
    const [consent] = await oauth.consentsOf(owner.envelope)
    expect(consent).toMatchObject({ client: { name: 'Ledger' }, scopes: ['openid', 'profile', 'email', ...scopes] })
    expect(consent.lastUsedAt).not.toBeNull()
  })

  it('leaves no token, code or secret in the database', async () => {
    const { tokens, back } = await tokensFor(send, configuration, owner, `openid ${scopes[0]}`)
    const rows = await fixture.database.admin`select r::text as text from identity.oauth_records r`
    const all = rows.map(({ text }) => text).join('\n')
    for (const secret of [
      tokens.access_token,
      tokens.refresh_token!,
      back.searchParams.get('code')!,
      tokens.id_token!,
      made.secret,
    ]) {
      expect(secret.length).toBeGreaterThan(40)
      expect(all).not.toContain(secret)
    }
  })

  it('works for one minute', async () => {
    const exchangedAfter = async (milliseconds: number) => {
      const browser = aBrowser(send)
      const { url, checks } = await flowOf(configuration, scopes[0]!)
      const back = await decide(browser, await begin(browser, url), owner)
      fixture.clock.move(milliseconds)
      return client.authorizationCodeGrant(configuration, back, checks)
    }
    expect((await exchangedAfter(59_000)).access_token).toMatch(/./)
    await expect(exchangedAfter(60_000)).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('works once: a second use revokes the tokens of the first', async () => {
    const { tokens, back, checks } = await tokensFor(send, configuration, owner, scopes[0]!)
    expect(await oauth.stateOf(tokens.access_token)).not.toBeNull()
    await expect(client.authorizationCodeGrant(configuration, back, checks)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    expect(await oauth.stateOf(tokens.access_token)).toBeNull()
    await expect(client.refreshTokenGrant(configuration, tokens.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    const events = await fixture.database
      .admin`select 1 from identity.audit_log where event = 'identity.consent.reused'`
    expect(events).toHaveLength(1)
  })

  it('that is used twice at the same time works at most once, and leaves no valid token', async () => {
    const browser = aBrowser(send)
    const { url, checks } = await flowOf(configuration, scopes[0]!)
    const back = await decide(browser, await begin(browser, url), owner)
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => client.authorizationCodeGrant(configuration, back, checks)),
    )
    const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(done.length).toBeLessThanOrEqual(1)
    for (const { access_token } of done) expect(await oauth.stateOf(access_token)).toBeNull()
  })

  it('is refused to another client, with another verifier and with another redirect URI', async () => {
    const other = await relyingParty(send, await aClient())
    const attempts: ((back: URL, checks: Json) => Promise<unknown>)[] = [
      (back, checks) => client.authorizationCodeGrant(other, back, checks),
      (back, checks) =>
        client.authorizationCodeGrant(configuration, back, {
          ...checks,
          pkceCodeVerifier: client.randomPKCECodeVerifier(),
        }),
      (back, checks) =>
        client.authorizationCodeGrant(configuration, new URL(back.href.replace('/back', '/other')), checks),
    ]
    for (const attempt of attempts) {
      const browser = aBrowser(send)
      const { url, checks } = await flowOf(configuration, scopes[0]!)
      const back = await decide(browser, await begin(browser, url), owner)
      await expect(attempt(back, checks)).rejects.toMatchObject({ error: 'invalid_grant' })
    }
  })

  it('is refused by the client when the answer names another issuer', async () => {
    const browser = aBrowser(send)
    const { url, checks } = await flowOf(configuration, scopes[0]!)
    const back = await decide(browser, await begin(browser, url), owner)
    back.searchParams.set('iss', 'https://evil.example')
    await expect(client.authorizationCodeGrant(configuration, back, checks)).rejects.toThrow()
  })
})

describe('an authorization request', () => {
  const errorOf = async (change: Record<string, string | null>) => {
    const { url } = await flowOf(configuration, scopes[0]!)
    for (const [name, value] of Object.entries(change)) {
      if (value === null) url.searchParams.delete(name)
      else url.searchParams.set(name, value)
    }
    const answer = await send(`${url.pathname}${url.search}`)
    const location = answer.headers.get('location')
    return { answer, to: location === null ? null : new URL(location, issuer) }
  }

  it.each([
    ['without PKCE', { code_challenge: null, code_challenge_method: null }, 'invalid_request'],
    ['with plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for an implicit flow', { response_type: 'id_token token' }, 'unsupported_response_type'],
    ['for an ID token alone', { response_type: 'id_token' }, 'unsupported_response_type'],
    ['for a scope that the client lacks', { scope: 'openid credit.applications:read' }, 'invalid_scope'],
    ['for a scope of the platform', { scope: 'platform.tenants:read' }, 'invalid_scope'],
    ['without a prompt', { prompt: 'none' }, 'login_required'],
  ])('%s is refused', async (_, change, error) => {
    const { to } = await errorOf(change)
    expect(to!.href.startsWith(redirectUri)).toBe(true)
    const parameters = new URLSearchParams(to!.hash === '' ? to!.search : to!.hash.slice(1))
    expect([parameters.get('error'), parameters.get('iss')]).toEqual([error, issuer])
  })

  it.each([
    'https://ledger.example/back/',
    'https://ledger.example/back?x=1',
    'https://ledger.example/back#x',
    'https://ledger.example/Back',
    'https://ledger.example:443/back',
    'https://ledger.example.evil.example/back',
    'https://ledger.example@evil.example/back',
    'https://evil.example/https://ledger.example/back',
    'https://ledger.example/back/../evil',
    'https://ledger.example/back%0d%0aset-cookie:%20x=1',
    'https://ledger.example/back\r\nset-cookie: x=1',
    '//ledger.example/back',
    'javascript:alert(1)',
    'http://ledger.example/back',
    '',
  ])('with the redirect URI %j is refused without a redirect', async (uri) => {
    const { answer, to } = await errorOf({ redirect_uri: uri })
    expect([answer.status, to]).toEqual([400, null])
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('set-cookie') ?? '').not.toContain('x=1')
    expect(answer.text).not.toMatch(/at .*\.js|node_modules|<script/)
  })

  it('of an unknown client is refused without a redirect, and its text is escaped', async () => {
    const { answer, to } = await errorOf({ client_id: '<script>alert(1)</script>' })
    expect([answer.status, to]).toEqual([400, null])
    expect(answer.text).not.toContain('<script>')
  })
})

describe('a refresh token', () => {
  it('is replaced at each use; using an old one ends the grant', async () => {
    const { tokens } = await tokensFor(send, configuration, owner, `openid ${scopes.join(' ')}`)
    const next = await client.refreshTokenGrant(configuration, tokens.refresh_token!, { scope: scopes[0]! })
    expect(next.refresh_token).not.toBe(tokens.refresh_token)
    expect(await oauth.stateOf(next.access_token)).toMatchObject({ scopes: [scopes[0]] })
    await expect(client.refreshTokenGrant(configuration, tokens.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    expect([await oauth.stateOf(tokens.access_token), await oauth.stateOf(next.access_token)]).toEqual([null, null])
  })

  it('is refused while the user is not active, and once they revoke the consent', async () => {
    const person = await fixture.aPerson()
    fixture.members.push({ userId: person.id, tenantId: tenantOf(made), isActive: true })
    const { tokens } = await tokensFor(send, configuration, person, scopes[0]!)
    await fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${person.id}`
    await expect(client.refreshTokenGrant(configuration, tokens.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await fixture.database.admin`update identity.users set status = 'ACTIVE' where id = ${person.id}`
    const [consent] = await oauth.consentsOf(person.envelope)
    await oauth.change('revokeOAuthConsent', { consentId: consent.id }, person.envelope)
    await expect(client.refreshTokenGrant(configuration, tokens.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
})

const tenantOf = ({ client: { clientId } }: Json): string => {
  const hex = Buffer.from(clientId, 'base64url').subarray(0, 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

describe('a service account', () => {
  it('gets a token for itself, without a user and within its scopes', async () => {
    const machine = await aClient({ grants: ['CLIENT_CREDENTIALS'], redirectUris: [] })
    for (const authentication of [client.ClientSecretBasic(machine.secret), client.ClientSecretPost(machine.secret)]) {
      const party = await relyingParty(send, machine, authentication)
      const tokens = await client.clientCredentialsGrant(party, { scope: scopes[0]! })
      expect(await oauth.stateOf(tokens.access_token)).toMatchObject({
        userId: null,
        consentId: null,
        scopes: [scopes[0]],
      })
      for (const scope of ['credit.applications:read', 'platform.tenants:read', '*.*:*']) {
        await expect(client.clientCredentialsGrant(party, { scope })).rejects.toMatchObject({ error: 'invalid_scope' })
      }
    }
  })

  it('is refused with a wrong secret, with an old one and without one', async () => {
    const machine = await aClient({ grants: ['CLIENT_CREDENTIALS'], redirectUris: [] })
    const wrong = await relyingParty(send, { ...machine, secret: 'x'.repeat(43) })
    await expect(client.clientCredentialsGrant(wrong)).rejects.toMatchObject({ error: 'invalid_client' })
    const body = `grant_type=client_credentials&client_id=${machine.client.clientId}`
    expect((await send('/oauth/token', { method: 'POST', headers: form, body })).json.error).toBe('invalid_client')
    await fixture.database
      .admin`update identity.oauth_clients set secret_hash = ${Buffer.alloc(32)} where id = ${machine.client.id}`
    await expect(client.clientCredentialsGrant(await relyingParty(send, machine))).rejects.toMatchObject({
      error: 'invalid_client',
    })
  })
})

describe('a public client', () => {
  it('gets tokens by PKCE alone', async () => {
    const open = await aClient({ type: 'PUBLIC' })
    const { tokens } = await tokensFor(send, await relyingParty(send, open), owner, scopes[0]!)
    expect(await oauth.stateOf(tokens.access_token)).toMatchObject({ userId: owner.id })
  })
})

describe('DPoP', () => {
  it('binds a token to a key: it is accepted with a proof, and refused as a bearer token', async () => {
    const keys = await client.randomDPoPKeyPair('ES256')
    const DPoP = client.getDPoPHandle(configuration, keys)
    const { tokens } = await tokensFor(send, configuration, owner, 'openid', { DPoP })
    expect(tokens.token_type).toBe('dpop')
    expect(await client.fetchUserInfo(configuration, tokens.access_token, owner.id, { DPoP })).toMatchObject({
      sub: owner.id,
    })
    const asBearer = await send('/oauth/userinfo', { headers: { authorization: `Bearer ${tokens.access_token}` } })
    expect([asBearer.status, await oauth.stateOf(tokens.access_token)]).toEqual([401, null])
  })
})

describe('tokens that share the issuer', () => {
  it('are told apart: a user’s access token is not accepted as a client’s, nor an ID token as a user’s', async () => {
    const { tokens } = await tokensFor(send, configuration, owner, 'openid')
    const person = owner.signedIn.accessToken
    expect([headerOf(person).typ, claimsOf(person).aud]).toEqual(['at+jwt', 'quintet'])
    expect([headerOf(tokens.id_token!).typ, claimsOf(tokens.id_token!).aud]).not.toEqual(['at+jwt', 'quintet'])
    expect((await send('/oauth/userinfo', { headers: { authorization: `Bearer ${person}` } })).status).toBe(401)
    expect((await send(`/oauth/logout?id_token_hint=${person}`)).status).toBe(400)
    const browser = aBrowser(send)
    const interaction = await begin(browser, (await flowOf(configuration, 'openid')).url)
    const headers = { authorization: `Bearer ${tokens.id_token}` }
    const refused = await browser.visit(interaction, { method: 'POST', headers, body: '{"approve":true}' })
    expect(refused.status).toBe(401)
  })
})
