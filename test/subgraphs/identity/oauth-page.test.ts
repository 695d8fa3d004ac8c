// The sign-in and consent page of an interaction, as a browser without script sends its forms.
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../support/quintet/quintet.ts'
import { aPersonWithTotp, codeOf } from './factors.ts'
import { type Fixture, openFixture, type Person, password } from './fixture.ts'
import { type OAuthFixture, oauthOn } from './oauth.ts'
import {
  aBrowser,
  begin,
  flowOf,
  formBody,
  issuer,
  redirectUri,
  relyingParty,
  type Send,
  type Sent,
  sendTo,
} from './oauth-browser.ts'

let fixture: Fixture
let owner: Person
let oauth: OAuthFixture
let send: Send
let made: Json
let configuration: client.Configuration
let tenantId: string
beforeAll(async () => {
  fixture = await openFixture()
  owner = await fixture.aPerson()
  oauth = oauthOn(fixture, owner)
  send = sendTo(fixture)
  const admin = oauth.anAdministrator()
  tenantId = admin.tenantId!
  made = await oauth.create({ name: 'Ledger <b>', redirectUris: [redirectUri] }, admin)
  configuration = await relyingParty(send, made)
})
afterAll(() => fixture?.end())

const html = { accept: 'text/html' }
const form = { 'content-type': 'application/x-www-form-urlencoded', origin: issuer }

async function opened(scope = 'openid credit.scores:read', more: object = {}) {
  const browser = aBrowser(send)
  const { url, checks } = await flowOf(configuration, scope, more)
  const interaction = await begin(browser, url)
  const page = await browser.visit(interaction, { headers: html })
  const submit = (from: Sent, fields: Record<string, string | string[]>, headers: object = {}) =>
    browser.visit(interaction, { method: 'POST', headers: { ...form, ...headers }, body: formBody(from, fields) })
  return { browser, checks, interaction, page, submit }
}

async function signedIn(person: Pick<Person, 'email'> = owner, ...request: Parameters<typeof opened>) {
  const flow = await opened(...request)
  const answer = await flow.submit(flow.page, { email: person.email, password })
  expect(answer.status).toBe(303)
  return { ...flow, consent: await flow.browser.visit(flow.interaction, { headers: html }) }
}

describe('the page of an interaction', () => {
  it('asks for a sign-in, then for consent, and leads back with a code', async () => {
    const { page, consent, submit, browser, checks } = await signedIn()
    expect(page.text).toContain('Ledger &lt;b&gt; asks for access to The tenant-')
    expect(page.text).not.toContain('<b>')
    expect(consent.text).toContain('Allow Ledger &lt;b&gt;?')
    expect(consent.headers.get('content-security-policy')).toContain("form-action 'self' https://ledger.example;")
    const decided = await submit(consent, { decision: 'allow', scope: ['openid', 'credit.scores:read'] })
    expect(decided.status).toBe(303)
    const back = new URL((await browser.visit(decided.headers.get('location')!)).headers.get('location')!)
    const tokens = await client.authorizationCodeGrant(configuration, back, checks)
    expect(await oauth.stateOf(tokens.access_token)).toMatchObject({ userId: owner.id, scopes: ['credit.scores:read'] })
    const remaining = await fixture.database.admin`select 1 from identity.sessions where user_id = ${owner.id}
      and revoked_at is null and id <> ${owner.envelope.viewer!.sessionId}`
    expect(remaining).toHaveLength(0)
  })

  it('gives the client what was allowed and no more', async () => {
    const { consent, submit, browser, checks } = await signedIn()
    const decided = await submit(consent, { decision: 'allow', scope: ['openid', 'credit.applications:read'] })
    const back = new URL((await browser.visit(decided.headers.get('location')!)).headers.get('location')!)
    const tokens = await client.authorizationCodeGrant(configuration, back, checks)
    expect([tokens.scope, (await oauth.stateOf(tokens.access_token))!.scopes]).toEqual(['openid', []])
  })

  it('gives a refresh token where the user allows one, and announces one that was not asked for', async () => {
    for (const kept of [['offline_access'], []]) {
      const { consent, submit, browser, checks } = await signedIn(owner, 'openid offline_access', { prompt: 'consent' })
      expect(consent.text).toContain('>Keep access while you are away<')
      const decided = await submit(consent, { decision: 'allow', scope: ['openid', ...kept] })
      const back = new URL((await browser.visit(decided.headers.get('location')!)).headers.get('location')!)
      const tokens = await client.authorizationCodeGrant(configuration, back, checks)
      expect(typeof tokens.refresh_token).toBe(kept.length > 0 ? 'string' : 'undefined')
    }
    expect((await signedIn()).consent.text).toContain('It keeps its access while you are away')
  })

  it('tells the client of a refusal', async () => {
    const { consent, submit, browser } = await signedIn()
    const decided = await submit(consent, { decision: 'refuse' })
    const back = new URL((await browser.visit(decided.headers.get('location')!)).headers.get('location')!)
    expect([back.searchParams.get('error'), back.searchParams.get('iss')]).toEqual(['access_denied', issuer])
  })

  it('asks for the second factor where there is one, also as a backup code', async () => {
    const person = await aPersonWithTotp(fixture)
    fixture.members.push({ userId: person.id, tenantId, isActive: true })
    for (const proof of [
      { code: codeOf(fixture, person.secret) },
      { code: person.backupCodes[0]!, method: 'BACKUP_CODE' },
    ]) {
      const { page, submit, browser, interaction } = await opened()
      const second = await submit(page, { email: person.email, password })
      expect(second.text).toContain('Code of your authenticator app')
      const wrong = await submit(second, { code: '000000' })
      expect([wrong.status, wrong.text.includes('role="alert"')]).toEqual([400, true])
      expect((await submit(wrong, proof)).status).toBe(303)
      expect((await browser.visit(interaction, { headers: html })).text).toContain(`signed in as ${person.email}`)
    }
  })

  it('says the same of a wrong password and an unknown address', async () => {
    const { page, submit } = await opened()
    const wrong = await submit(page, { email: owner.email, password: 'something else altogether' })
    const unknown = await submit(page, { email: 'unknown@people.example', password })
    expect([wrong.status, wrong.text.replace(owner.email, 'unknown@people.example')]).toEqual([400, unknown.text])
  })

  it('lets another user sign in instead', async () => {
    const { consent, submit, browser, interaction } = await signedIn()
    expect((await submit(consent, { decision: 'other' })).status).toBe(303)
    expect((await browser.visit(interaction, { headers: html })).text).toContain('name="password"')
  })

  it('refuses forms of other pages, and those without its CSRF token', async () => {
    const { page, submit, consent } = await signedIn()
    const other = await opened()
    for (const attempt of [
      submit(page, { email: owner.email, password }, { origin: 'https://evil.example' }),
      submit({ ...page, text: '' }, { step: 'password', email: owner.email, password }),
      submit(other.page, { email: owner.email, password }),
      submit({ ...consent, text: '' }, { step: 'consent', decision: 'allow' }),
    ]) {
      expect((await attempt).status).toBe(403)
    }
  })

  it('is shown only to the browser that the request came from', async () => {
    const { interaction } = await opened()
    expect((await send(interaction, { headers: html })).status).toBe(404)
    const other = await opened()
    expect((await other.browser.visit(interaction, { headers: html })).status).toBe(404)
    expect(
      (await other.browser.visit(interaction, { method: 'POST', headers: form, body: 'step=consent' })).status,
    ).toBe(403)
  })

  it('keeps its cookies from scripts and other sites', async () => {
    const browser = aBrowser(send)
    const { url } = await flowOf(configuration, 'openid')
    const asked = await browser.visit(url.href)
    for (const line of asked.headers.getSetCookie()) expect(line).toMatch(/httponly/i)
    for (const line of asked.headers.getSetCookie()) expect(line).toMatch(/samesite=lax/i)
    const interaction = asked.headers.get('location')!
    const page = await browser.visit(interaction, { headers: html })
    const body = formBody(page, { email: owner.email, password })
    const answer = await browser.visit(interaction, { method: 'POST', headers: form, body })
    expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Strict/)
  })
})

describe('a program that drives an interaction', () => {
  const json = { accept: 'application/json' }

  it('learns which client asks for which scopes in which tenant', async () => {
    const { browser, interaction } = await opened('openid credit.scores:read')
    const { json: asked } = await browser.visit(interaction, { headers: json })
    expect(asked).toEqual({
      client: { clientId: made.client.clientId, name: 'Ledger <b>' },
      scopes: ['openid', 'credit.scores:read'],
      tenant: { id: tenantId, slug: expect.stringMatching(/^tenant-/), name: expect.stringMatching(/^The tenant-/) },
    })
  })

  it('is refused without a session, without membership and for more than was asked', async () => {
    const { browser, interaction } = await opened()
    const stranger = await fixture.aPerson()
    const post = async (token: string | null, body: object) => {
      const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
      const headers = { 'content-type': 'application/json', ...authorization }
      return (await browser.visit(interaction, { method: 'POST', headers, body: JSON.stringify(body) })).status
    }
    const token = owner.signedIn.accessToken
    expect([
      await post(null, { approve: true }),
      await post('nonsense', { approve: true }),
      await post(stranger.signedIn.accessToken, { approve: true }),
      await post(token, { approve: 'yes' }),
      await post(token, { approve: true, scopes: ['credit.applications:read'] }),
    ]).toEqual([401, 401, 403, 400, 400])
    await fixture.database.admin`update identity.sessions set actor_id = ${stranger.id} where user_id = ${owner.id}`
    expect(await post(token, { approve: true })).toBe(403)
    await fixture.database.admin`update identity.sessions set actor_id = null where user_id = ${owner.id}`
    // The policy of the client's tenant applies to the session.
    const index = fixture.members.findIndex((member) => member.userId === owner.id && member.tenantId === tenantId)
    const member = fixture.members[index]!
    fixture.members[index] = { ...member, terms: { requireMFA: true } }
    expect(await post(token, { approve: true })).toBe(403)
    fixture.members[index] = member
    expect(await post(token, { approve: true })).toBe(200)
  })
})
