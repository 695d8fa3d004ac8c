// The page at /sign-in, as a browser without script sends its forms. Chromium visits it in test/gateway/http/sign-in-page.test.ts.
import { randomUUID } from 'node:crypto'
import { nextUrl } from '@quintet/identity/sign-in-page/next.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenIdServer, startOpenIdServer } from '../../support/openid-server.ts'
import { aProvider } from './external.ts'
import { aPersonWithTotp, codeOf } from './factors.ts'
import { claimsOf, password } from './fixture.ts'
import { hostileTargets } from './hostile-targets.ts'
import { type MailFixture, openMailFixture } from './mailbox.ts'
import { oauthOn } from './oauth.ts'
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

const app = 'https://app.example.com'
let works: OpenIdServer
let fixture: MailFixture
let send: Send
beforeAll(async () => {
  works = await startOpenIdServer()
  const externalProviders = [aProvider(works.issuer, { clientSecret: works.clientSecret })]
  fixture = await openMailFixture({ accounts: { externalProviders, returnOrigins: [app] } })
  send = sendTo(fixture)
})
afterAll(async () => {
  await fixture?.end()
  await works?.stop()
})

const form = { 'content-type': 'application/x-www-form-urlencoded', origin: issuer }

async function opened(query: Record<string, string> = {}) {
  const browser = aBrowser(send)
  const address = `/sign-in?${new URLSearchParams(query)}`
  const page = await browser.visit(address)
  const submit = (from: Sent, fields: Record<string, string>, step = '', headers: object = {}) => {
    const init = { method: 'POST', headers: { ...form, ...headers }, body: formBody(from, fields, step) }
    return browser.visit(address, init)
  }
  return { browser, address, page, submit }
}

/** The address that a page opens by itself. */
const onwardOf = ({ text }: Sent): string => /content="0;url=([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''

const sessionsOf = async (userId: string): Promise<number> =>
  (await fixture.database.admin`select id from identity.sessions where user_id = ${userId} and revoked_at is null`)
    .length

describe('the page at /sign-in', () => {
  it('signs in with a session cookie, redirects to the requested address, and signs out', async () => {
    const person = await fixture.aPerson()
    const { browser, page, submit, address } = await opened({ next: '/orders?page=2#last' })
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^']+'; connect-src 'self'/)
    const done = await submit(page, { email: person.email, password })
    expect([done.status, done.headers.get('location')]).toEqual([303, `${issuer}/orders?page=2#last`])
    const [cookie] = done.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-quintet=[\w.-]+; Path=\/; Max-Age=\d+; HttpOnly; Secure; SameSite=Strict$/)
    const renewed = await browser.visit('/session/refresh', { method: 'POST' })
    expect(claimsOf(renewed.json.accessToken).sub).toBe(person.id)
    const again = await browser.visit(address)
    expect(again.text).toContain(`You are signed in as ${person.email}.`)
    expect(again.text).toContain(`href="${issuer}/orders?page=2#last"`)
    const before = await sessionsOf(person.id)
    const out = await submit(again, {}, 'sign-out')
    expect([out.status, out.headers.getSetCookie().join()]).toEqual([
      303,
      expect.stringMatching(/^__Host-quintet=;.*Max-Age=0/),
    ])
    expect(await sessionsOf(person.id)).toBe(before - 1)
    // Another tab sends what it shows.
    expect((await submit(again, {}, 'sign-out')).status).toBe(303)
    expect((await browser.visit(address)).text).toContain('name="password"')
  })

  it('ends the session that the browser had before', async () => {
    const [first, second] = [await fixture.aPerson(), await fixture.aPerson()]
    const { page, submit } = await opened()
    await submit(page, { email: first.email, password })
    const before = await sessionsOf(first.id)
    expect((await submit(page, { email: second.email, password })).status).toBe(303)
    expect(await sessionsOf(first.id)).toBe(before - 1)
  })

  it('asks for the second factor, and enters the tenant of its address', async () => {
    const person = await aPersonWithTotp(fixture)
    const tenant = fixture.aTenant(person)
    const { page, submit, browser } = await opened({ tenant: tenant.slug })
    const second = await submit(page, { email: person.email, password })
    const wrong = await submit(second, { code: '000000' })
    expect([wrong.status, wrong.text.includes('role="alert"')]).toEqual([400, true])
    expect((await submit(wrong, { code: codeOf(fixture, person.secret) })).status).toBe(303)
    const renewed = await browser.visit('/session/refresh', { method: 'POST' })
    expect(claimsOf(renewed.json.accessToken)).toMatchObject({ sub: person.id, tid: tenant.id, acr: 'aal2' })
  })

  it('says what is wrong, and keeps what was typed except the password', async () => {
    const person = await fixture.aPerson()
    const { page, submit } = await opened()
    const wrong = await submit(page, { email: person.email, password: 'no such password <b>' })
    expect([wrong.status, wrong.text.includes('role="alert"')]).toEqual([400, true])
    expect(wrong.text).toContain(`value="${person.email}"`)
    expect(wrong.text).not.toContain('no such password')
    const html = await submit(page, { email: '"><script>alert(1)</script>', password })
    expect(html.text).not.toContain('<script>alert')
  })

  it('signs up, and requests a letter for setting a new password', async () => {
    const email = `${randomUUID()}@people.example`
    const { browser, submit, address } = await opened()
    const page = await browser.visit(`${address}page=sign-up`)
    const weak = await submit(page, { email, password: 'short', firstName: 'Ida', lastName: 'Noddack' })
    expect([weak.status, weak.text.includes('value="Noddack"')]).toEqual([400, true])
    const done = await submit(weak, { email, password, firstName: 'Ida', lastName: 'Noddack' })
    expect([done.status, done.headers.get('location')]).toEqual([303, `${issuer}/sign-in`])
    const taken = await submit(page, { email, password, firstName: 'Ida', lastName: 'Noddack' })
    expect([taken.status, taken.text.includes('already in use')]).toEqual([400, true])
    const reset = await aBrowser(send).visit(`${address}page=reset`)
    expect(reset.text).toContain('name="step" value="reset"')
    const other = await opened()
    for (const each of [email, 'unknown@people.example']) {
      const asked = await other.submit(await other.browser.visit(`${address}page=reset`), { email: each })
      expect([asked.status, asked.text.includes('If the address has an account')]).toEqual([200, true])
    }
    const [letter] = await fixture.lettersTo(email, 2)
    expect(letter).toMatchObject({ subject: 'Choose a new password' })
  })

  it('signs in through a provider, only in the browser that began it', async () => {
    const account = { sub: randomUUID(), email: `${randomUUID()}@works.example`, email_verified: true }
    const { browser, page, submit, address } = await opened({ next: '/orders' })
    const leaving = await submit(page, { provider: 'works' }, 'external')
    const start = onwardOf(leaving)
    expect(start).toContain(`${issuer}/external/works/start?`)
    const sent = await browser.visit(start)
    const query = works.approve(sent.headers.get('location')!, account)
    const back = await browser.visit(`/external/works/callback?${query}`)
    const arrived = back.headers.get('location')!
    expect(arrived).toContain(`${issuer}/sign-in?next=`)
    // A challenge that is given to another browser does not sign it in.
    const victim = await opened()
    const refused = await victim.browser.visit(arrived)
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([400, []])
    const done = await browser.visit(arrived)
    expect([done.status, onwardOf(done)]).toEqual([200, `${issuer}/orders`])
    expect((await browser.visit(address)).text).toContain(`You are signed in as ${account.email}`)
    expect((await browser.visit('/sign-in?problem=EMAIL_TAKEN', { headers: { cookie: '' } })).status).toBe(200)
    expect((await victim.browser.visit('/sign-in?problem=EMAIL_TAKEN')).text).toContain('link the other account')
    for (const problem of ['constructor', '__proto__', 'unknown']) {
      const { status, text } = await victim.browser.visit(`/sign-in?problem=${problem}`)
      expect([problem, status, text.includes('did not say who you are')]).toEqual([problem, 200, true])
    }
    expect((await browser.visit(`${start}&tenant=%00`)).status).toBe(400)
  })

  it('leads back from a provider to the request of a client, and asks for consent there', async () => {
    const person = await fixture.aPerson()
    const oauth = oauthOn(fixture, person)
    const made = await oauth.create({ redirectUris: [redirectUri] }, oauth.anAdministrator())
    const { url } = await flowOf(await relyingParty(send, made), 'openid')
    const browser = aBrowser(send)
    const interaction = await begin(browser, url)
    const page = await browser.visit(interaction)
    expect(page.text).not.toContain('Create an account')
    const body = formBody(page, { provider: 'works' }, 'external')
    const leaving = await browser.visit(interaction, { method: 'POST', headers: form, body })
    const sent = await browser.visit(onwardOf(leaving))
    const account = { sub: randomUUID(), email: `${randomUUID()}@works.example`, email_verified: true }
    const query = works.approve(sent.headers.get('location')!, account)
    const arrived = (await browser.visit(`/external/works/callback?${query}`)).headers.get('location')!
    // Not a member of the client's tenant: they say so before a session is begun.
    expect((await browser.visit(arrived)).text).toContain('You are not a member')
    const [user] = await fixture.database.admin`select id from identity.users where email_norm = ${account.email}`
    const { tenantId } = fixture.members.find(({ userId }) => userId === person.id)!
    fixture.members.push({ userId: user!.id, tenantId, isActive: true })
    const again = await browser.visit(
      onwardOf(await browser.visit(interaction, { method: 'POST', headers: form, body })),
    )
    const approved = works.approve(again.headers.get('location')!, account)
    const back = (await browser.visit(`/external/works/callback?${approved}`)).headers.get('location')!
    expect(new URL(onwardOf(await browser.visit(back))).pathname).toBe(interaction)
    expect((await browser.visit(interaction)).text).toContain(`You are signed in as ${account.email}`)
  })

  it('refuses forms of other pages and other browsers, and does nothing', async () => {
    const person = await fixture.aPerson()
    const { page, submit } = await opened()
    const other = await opened()
    const before = await sessionsOf(person.id)
    const fields = { email: person.email, password }
    for (const refused of [
      await submit(page, fields, '', { origin: 'https://evil.example' }),
      await submit({ ...page, text: '' }, { step: 'password', ...fields }),
      await submit(other.page, fields),
      await submit(page, fields, '', { 'content-type': 'text/plain' }),
      await send('/sign-in', { method: 'POST', headers: form, body: formBody(page, fields) }),
    ]) {
      expect([refused.status, refused.headers.getSetCookie().join().includes('__Host-quintet=')]).toEqual([403, false])
    }
    expect(await sessionsOf(person.id)).toBe(before)
    expect((await submit(page, { step: 'no such step' })).status).toBe(400)
  })
})

describe('a query of the sign-in page', () => {
  it('is refused where next leads to another site or is invalid, before a user is signed in', async () => {
    const person = await fixture.aPerson()
    const { browser, page: good } = await opened()
    for (const next of hostileTargets(issuer)) {
      const address = `/sign-in?${new URLSearchParams({ next })}`
      const body = formBody(good, { email: person.email, password })
      for (const init of [{}, { method: 'POST', headers: form, body }]) {
        const { status, headers } = await browser.visit(address, init)
        const outcome = [next, status, headers.get('location'), headers.getSetCookie()]
        expect(outcome).toEqual([next, 400, null, []])
      }
    }
  })

  it('may have as next an address of an allowed origin', () => {
    const of = (next: string) => nextUrl(next, issuer, [issuer, app])?.href
    expect(of('/orders?x=1#y')).toBe(`${issuer}/orders?x=1#y`)
    expect(of('/.//evil.example')).toBe(`${issuer}//evil.example`)
    expect(of(`${app}/board`)).toBe(`${app}/board`)
    expect(of('/@evil.example')).toBe(`${issuer}/@evil.example`)
    expect(of('/%2f%2fevil.example')).toBe(`${issuer}/%2f%2fevil.example`)
  })

  it.each(['a/b', '../x', 'A', "x'", 'a\r\nb', 'a'.repeat(101), ''])(
    'is refused with the tenant %j',
    async (tenant) => {
      expect((await opened({ tenant })).page.status).toBe(400)
    },
  )
})
