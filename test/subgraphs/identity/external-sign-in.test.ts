// Signing in with an account at another issuer: honest ones, and ones that lie.
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
/** An account of a person at the works. */
const anAccount = (more: object = {}) => ({
  sub: randomUUID(),
  email: `lise.${++count}@works.example`,
  email_verified: true,
  given_name: 'Lise',
  family_name: 'Meitner',
  ...more,
})
/** Goes to the works and back with an account. */
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
  it('makes a user with a verified address, and knows them again by issuer and subject', async () => {
    const account = anAccount()
    const first = await signIn(account)
    const claims = claimsOf(first.accessToken)
    expect(claims.acr).toBe('aal1')
    const user = await userOf(account.email)
    expect(user).toMatchObject({ id: claims.sub, password_hash: null, email_verified_at: expect.any(Date) })
    const again = await signIn({ ...account, email: 'lise@elsewhere.example', email_verified: false })
    expect(claimsOf(again.accessToken).sub).toBe(claims.sub)
  })

  it('sends the browser to the provider with state, nonce and PKCE, each another one every time', async () => {
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

  it('brings the browser back with what it came with, and a challenge for a minute and one use', async () => {
    const { location, setCookie, challenge, verifier } = await arrive(anAccount())
    expect(location.startsWith(`${returnTo}&challenge=`)).toBe(true)
    expect(setCookie).toMatch(/Max-Age=0; HttpOnly; SameSite=Lax/)
    expect((await complete(fixture, challenge, verifier)).__typename).toBe('SignedIn')
    expect(await complete(fixture, challenge, verifier)).toMatchObject({ code: 'TOKEN_INVALID' })
    const late = await arrive(anAccount())
    fixture.clock.move(60_000)
    expect(await complete(fixture, late.challenge, late.verifier)).toMatchObject({ code: 'TOKEN_INVALID' })
  })

  it('is completed by who began it alone: the challenge is worth nothing without the verifier', async () => {
    const { challenge, verifier } = await arrive(anAccount())
    for (let times = 0; times < 5; times++) {
      expect(await complete(fixture, challenge, randomUUID())).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    }
    expect(await complete(fixture, challenge, verifier)).toMatchObject({ code: 'TOKEN_INVALID' })
  })

  it('enters the tenant that was named, where the user is a member', async () => {
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

  it('tells a user who may not sign in no more than that', async () => {
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
    ['another issuer', { claims: { iss: 'https://issuer.example' } }],
    ['another client', { claims: { aud: 'another' } }],
    ['several clients and another party', { claims: { aud: ['quintet', 'another'], azp: 'another' } }],
    ['another nonce', { claims: { nonce: 'a guess' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['the past', { claims: { exp: 1_700_000_000 } }],
    ['no subject', { claims: { sub: undefined } }],
    ['a key that is not published', { foreignKey: true }],
    ['no signature', { unsigned: true }],
    ['an answer of another issuer', { iss: 'https://issuer.example' }],
  ])('is refused with an ID token of %s', async (_, lies) => {
    const account = anAccount()
    const { problem, challenge } = await arrive(account, lies)
    expect([problem, challenge]).toEqual(['PROVIDER_FAILED', null])
    expect(await userOf(account.email)).toBeUndefined()
  })

  it('cannot mix up providers: an answer counts on the path of the one that was asked', async () => {
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

  it('is told apart from a person who says no', async () => {
    const begun = await begin(fixture)
    const state = new URL(begun.url).searchParams.get('state')!
    const no = await comeBack(fixture, begun, new URLSearchParams({ error: 'access_denied', state }))
    expect(no.back('problem')).toBe('ACCESS_DENIED')
  })
})

describe('the start', () => {
  it('may send them back to an address of PUBLIC_URL', async () => {
    await begin(fixture, 'works', { returnTo: 'http://localhost:4000/back#here' })
  })

  it('needs the hash of a verifier', async () => {
    const query = new URLSearchParams({ returnTo, verifierHash: 'short' })
    expect((await visit(fixture, `/external/works/start?${query}`)).status).toBe(400)
  })

  it('knows no other provider or page, and says when one does not answer', async () => {
    const query = new URLSearchParams({ returnTo, verifierHash: 'a'.repeat(43) })
    for (const path of ['none/start', 'works/other', 'works', 'works/start/more']) {
      expect((await visit(fixture, `/external/${path}?${query}`)).status).toBe(404)
    }
    expect((await visit(fixture, `/external/gone/start?${query}`)).status).toBe(503)
  })
})

describe('LinkedIn', () => {
  it('knows neither nonce nor PKCE: state and cookie bind the answer, whose ID token is verified', async () => {
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

describe('GitHub', () => {
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

  it('is known by its number and its primary address', async () => {
    const who = account()
    const first = await (await arriveFrom(who)).outcome()
    const { sub } = claimsOf(first.accessToken)
    expect((await userOf(who.emails[1]!.email))?.id).toBe(sub)
    // A login can be taken by another when it was given up.
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

  it('gives nothing for a code of another visit', async () => {
    const [one, two] = [await begin(fixture, 'github'), await begin(fixture, 'github')]
    const query = github.approve(one.url, account())
    query.set('state', new URL(two.url).searchParams.get('state')!)
    expect((await comeBack(fixture, two, query, 'github')).back('problem')).toBe('PROVIDER_FAILED')
  })
})
