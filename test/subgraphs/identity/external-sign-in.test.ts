// Signing in with an account at another issuer, honest or hostile.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitHubServer, startGitHubServer } from '../../support/github-server.ts'
import { type Lies, type OpenIdServer, startOpenIdServer } from '../../support/openid-server.ts'
import { aProvider, begin, comeBack, complete, openExternalFixture, returnTo, visit } from './external.ts'
import { claimsOf, type Fixture } from './fixture.ts'

let [works, other]: OpenIdServer[] = []
let github: GitHubServer
let fixture: Fixture
beforeAll(async () => {
  works = await startOpenIdServer()
  other = await startOpenIdServer()
  github = await startGitHubServer('secret of GitHub')
  const ofServer = ({ issuer, clientSecret }: OpenIdServer) => ({ issuer, clientSecret })
  fixture = await openExternalFixture([
    aProvider(works.issuer, ofServer(works)),
    aProvider(other.issuer, { ...ofServer(other), slug: 'other', domains: [], trustMfa: true }),
    aProvider(github.issuer, { slug: 'github', kind: 'github', clientSecret: 'secret of GitHub', domains: [] }),
    aProvider(other.issuer, { ...ofServer(other), slug: 'linkedin', kind: 'linkedin', domains: [] }),
    aProvider('http://127.0.0.1:1', { slug: 'gone' }),
  ])
})
afterAll(async () => {
  await fixture?.end()
  await Promise.all([works, other, github].map((each) => each?.stop()))
})

let count = 0
/** An account of a person at the provider. */
const anAccount = (more: object = {}) => ({
  sub: randomUUID(),
  email: `lise.${++count}@works.example`,
  email_verified: true,
  given_name: 'Lise',
  family_name: 'Meitner',
  ...more,
})
/** Goes to the provider and back with an account. */
async function arrive(account: Readonly<Record<string, unknown>>, lies: Lies = {}) {
  const begun = await begin(fixture)
  const answer = await comeBack(fixture, begun, works!.approve(begun.url, account, lies))
  return { ...answer, verifier: begun.verifier, challenge: answer.back('challenge'), problem: answer.back('problem') }
}
const signIn = async (account: Readonly<Record<string, unknown>>) => {
  const { challenge, verifier } = await arrive(account)
  return complete(fixture, challenge, verifier)
}
const userOf = async (email: string) =>
  (await fixture.database.admin`select * from identity.users where email_norm = ${email}`)[0]

describe('a sign-in with an account at another issuer', () => {
  it('creates a user with a verified address, and recognizes them by issuer and subject', async () => {
    const account = anAccount()
    const first = await signIn(account)
    const claims = claimsOf(first.accessToken)
    expect(claims.acr).toBe('aal1')
    const user = await userOf(account.email)
    expect(user).toMatchObject({ id: claims.sub, password_hash: null, email_verified_at: expect.any(Date) })
    const again = await signIn({ ...account, email: 'lise@elsewhere.example', email_verified: false })
    expect(claimsOf(again.accessToken).sub).toBe(claims.sub)
  })

  it('sends the browser to the provider with a new state, nonce and PKCE challenge each time', async () => {
    const [one, two] = [await begin(fixture), await begin(fixture)]
    const asked = [one, two].map(({ url }) => new URL(url).searchParams)
    for (const query of asked) {
      expect(query.get('code_challenge_method')).toBe('S256')
      expect(query.get('redirect_uri')).toBe('http://localhost:4000/external/works/callback')
      expect(query.get('response_type')).toBe('code')
    }
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[0]!.get(name)).toMatch(/^[\w-]{43}$/)
      expect(asked[0]!.get(name)).not.toBe(asked[1]!.get(name))
    }
    expect(one.cookie).not.toBe(two.cookie)
  })

  it('brings the browser back to its return address with a challenge for a minute and one use', async () => {
    const { location, setCookie, challenge, verifier } = await arrive(anAccount())
    expect(location.startsWith(`${returnTo}&challenge=`)).toBe(true)
    expect(setCookie).toMatch(/Max-Age=0; HttpOnly; SameSite=Lax/)
    expect((await complete(fixture, challenge, verifier)).__typename).toBe('SignedIn')
    expect(await complete(fixture, challenge, verifier)).toMatchObject({ code: 'TOKEN_INVALID' })
    const late = await arrive(anAccount())
    fixture.clock.move(60_000)
    expect(await complete(fixture, late.challenge, late.verifier)).toMatchObject({ code: 'TOKEN_INVALID' })
  })

  it('cannot be completed without the right verifier, and five wrong ones void the challenge', async () => {
    const { challenge, verifier } = await arrive(anAccount())
    for (let times = 0; times < 5; times++) {
      expect(await complete(fixture, challenge, randomUUID())).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    }
    expect(await complete(fixture, challenge, verifier)).toMatchObject({ code: 'TOKEN_INVALID' })
  })

  it('enters the named tenant where the user is a member', async () => {
    const account = anAccount()
    const { sub } = claimsOf((await signIn(account)).accessToken)
    const { id, slug } = fixture.aTenant({ id: sub } as never)
    const tenantOf = async (tenant: string) => {
      const begun = await begin(fixture, 'works', { tenant })
      const answer = await comeBack(fixture, begun, works!.approve(begun.url, account))
      return complete(fixture, answer.back('challenge'), begun.verifier)
    }
    expect((await tenantOf(slug)).session.tenantId).toBe(id)
    expect(await tenantOf('no-such-tenant')).toMatchObject({ __typename: 'NotFound' })
  })

  it('counts as two factors where the provider is trusted with both', async () => {
    const begun = await begin(fixture, 'other')
    const answer = await comeBack(fixture, begun, other!.approve(begun.url, anAccount()), 'other')
    const { accessToken } = await complete(fixture, answer.back('challenge'), begun.verifier)
    expect(claimsOf(accessToken).acr).toBe('aal2')
  })

  it('refuses a suspended user like wrong credentials', async () => {
    const account = anAccount()
    const { sub } = claimsOf((await signIn(account)).accessToken)
    const waiting = await arrive(account)
    await fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${sub}`
    expect(await complete(fixture, waiting.challenge, waiting.verifier)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    expect((await arrive(account)).problem).toBe('INVALID_CREDENTIALS')
  })
})

describe('a hostile issuer or browser', () => {
  it.each<[string, Lies]>([
    ['an ID token of another issuer', { claims: { iss: 'https://issuer.example' } }],
    ['an ID token for another client', { claims: { aud: 'another' } }],
    ['an ID token for several clients and another party', { claims: { aud: ['quintet', 'another'], azp: 'another' } }],
    ['an ID token with another nonce', { claims: { nonce: 'a guess' } }],
    ['an ID token without a nonce', { claims: { nonce: undefined } }],
    ['an expired ID token', { claims: { exp: 1_700_000_000 } }],
    ['an ID token without a subject', { claims: { sub: undefined } }],
    ['an ID token signed by an unpublished key', { foreignKey: true }],
    ['an unsigned ID token', { unsigned: true }],
    ['an answer of another issuer', { iss: 'https://issuer.example' }],
  ])('is refused with %s', async (_, lies) => {
    const account = anAccount()
    const { problem, challenge } = await arrive(account, lies)
    expect([problem, challenge]).toEqual(['PROVIDER_FAILED', null])
    expect(await userOf(account.email)).toBeUndefined()
  })

  it('cannot mix up providers: an answer counts only on the path of the provider that was asked', async () => {
    const begun = await begin(fixture)
    const query = works!.approve(begun.url, anAccount())
    expect((await comeBack(fixture, begun, query, 'other')).status).toBe(400)
    // The visit is not spent by that.
    expect((await comeBack(fixture, begun, query)).back('challenge')).not.toBeNull()
  })

  it('cannot answer twice', async () => {
    const begun = await begin(fixture)
    const answers = await Promise.all(
      [1, 2, 3].map(() => comeBack(fixture, begun, works!.approve(begun.url, anAccount()))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 400, 400])
  })

  it('cannot sign another browser in: the answer needs the cookie of the one that began', async () => {
    const [attacker, victim] = [await begin(fixture), await begin(fixture)]
    const query = works!.approve(attacker.url, anAccount())
    for (const cookie of ['', victim.cookie, attacker.cookie.replace(/=.*/, '=guess')]) {
      const { status, location } = await comeBack(fixture, { cookie }, query)
      expect([status, location]).toEqual([400, ''])
    }
  })

  it('comes too late after ten minutes', async () => {
    const begun = await begin(fixture)
    fixture.clock.move(600_000)
    expect((await comeBack(fixture, begun, works!.approve(begun.url, anAccount()))).status).toBe(400)
  })

  it('is distinguished from a user who denies access', async () => {
    const begun = await begin(fixture)
    const state = new URL(begun.url).searchParams.get('state')!
    const no = await comeBack(fixture, begun, new URLSearchParams({ error: 'access_denied', state }))
    expect(no.back('problem')).toBe('ACCESS_DENIED')
  })
})

describe('the start of a sign-in', () => {
  it('may name an address of PUBLIC_URL to return to', async () => {
    await begin(fixture, 'works', { returnTo: 'http://localhost:4000/back#here' })
  })

  it('needs the hash of a verifier', async () => {
    const query = new URLSearchParams({ returnTo, verifierHash: 'short' })
    expect((await visit(fixture, `/external/works/start?${query}`)).status).toBe(400)
  })

  it('answers 404 for unknown providers and pages, and 503 where a provider does not answer', async () => {
    const query = new URLSearchParams({ returnTo, verifierHash: 'a'.repeat(43) })
    for (const path of ['none/start', 'works/other', 'works', 'works/start/more']) {
      expect((await visit(fixture, `/external/${path}?${query}`)).status).toBe(404)
    }
    expect((await visit(fixture, `/external/gone/start?${query}`)).status).toBe(503)
  })
})

describe('a sign-in with LinkedIn', () => {
  it('uses neither nonce nor PKCE: state and cookie bind the answer, and its ID token is verified', async () => {
    const visitOf = async (lies: Lies = {}, cookie?: string) => {
      const begun = await begin(fixture, 'linkedin')
      const query = other!.approve(begun.url, { ...anAccount(), email_verified: true }, lies)
      const answer = await comeBack(fixture, { cookie: cookie ?? begun.cookie }, query, 'linkedin')
      return { begun, answer }
    }
    const { begun, answer } = await visitOf()
    const asked = new URL(begun.url).searchParams
    expect([asked.has('nonce'), asked.has('code_challenge'), asked.get('state')?.length]).toEqual([false, false, 43])
    expect((await complete(fixture, answer.back('challenge'), begun.verifier)).__typename).toBe('SignedIn')
    expect((await visitOf({}, begun.cookie)).answer.status).toBe(400)
    for (const lies of [
      { foreignKey: true },
      { claims: { aud: 'another' } },
      { claims: { iss: 'https://x.example' } },
    ]) {
      expect((await visitOf(lies)).answer.back('problem')).toBe('PROVIDER_FAILED')
    }
  })
})

describe('a GitHub account', () => {
  const account = (more: object = {}) => ({
    id: 583_231 + ++count,
    login: 'lise',
    name: 'Lise Meitner',
    emails: [
      { email: `other.${count}@people.example`, primary: false, verified: true },
      { email: `lise.${count}@people.example`, primary: true, verified: true },
    ],
    ...more,
  })
  const arriveFrom = async (who: ReturnType<typeof account>) => {
    const begun = await begin(fixture, 'github')
    const answer = await comeBack(fixture, begun, github.approve(begun.url, who), 'github')
    return { answer, outcome: () => complete(fixture, answer.back('challenge'), begun.verifier) }
  }

  it('is identified by its number, and has its primary address', async () => {
    const who = account()
    const first = await (await arriveFrom(who)).outcome()
    const { sub } = claimsOf(first.accessToken)
    expect((await userOf(who.emails[1]!.email))?.id).toBe(sub)
    // A login can be taken by another user after it was given up.
    const renamed = await (await arriveFrom({ ...who, login: 'ida' })).outcome()
    expect(claimsOf(renamed.accessToken).sub).toBe(sub)
    const taker = await arriveFrom(account({ login: 'lise' }))
    expect(claimsOf((await taker.outcome()).accessToken).sub).not.toBe(sub)
  })

  it.each([
    ['a name in place of the number', { id: 'lise' }, 'PROVIDER_FAILED'],
    ['no addresses', { emails: [] }, 'EMAIL_MISSING'],
  ])('is refused with %s', async (_, more, problem) => {
    const { answer } = await arriveFrom(account(more))
    expect(answer.back('problem')).toBe(problem)
  })

  it('is refused with a code of another visit', async () => {
    const [one, two] = [await begin(fixture, 'github'), await begin(fixture, 'github')]
    const query = github.approve(one.url, account())
    query.set('state', new URL(two.url).searchParams.get('state')!)
    expect((await comeBack(fixture, two, query, 'github')).back('problem')).toBe('PROVIDER_FAILED')
  })
})
