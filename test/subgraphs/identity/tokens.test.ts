// Access tokens and the keys that sign them.
import { randomBytes } from 'node:crypto'
import { deriveKey, unseal } from '@quintet/kit/process/secrets.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { bodyText, getRoute } from '@quintet/kit/wire/routes.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aClock, days, minutes, seconds } from '../../support/clock.ts'
import type { TestSubgraph } from '../../support/quintet/subgraph.ts'
import { anonymous, claimsOf, type Fixture, headerOf, isSignedBy, openFixture, password } from './fixture.ts'

type Jwk = { kid: string; [part: string]: unknown }
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const published = async (subgraph: TestSubgraph<never> = fixture.subgraph as never) => {
  const anonymous = anonymousEnvelope('a request', null, null)
  const route = (await subgraph.running.answer(getRoute('/.well-known/jwks.json'), anonymous))!
  return { ...route, keys: (JSON.parse(await bodyText(route)) as { keys: Jwk[] }).keys }
}
const storedKeys = () => fixture.database.admin<{ id: string; sealed: string; public: object }[]>`
  select id, sealed_private_jwk as sealed, public_jwk as public from identity.signing_keys order by created_at, id`

describe('an access token', () => {
  it('names the user, session, tenant, authentication and expiry, and nothing else', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const now = Math.floor(fixture.clock.now().getTime() / 1000)
    const token = (await fixture.call('signIn', { email: person.email, password, tenantSlug: tenant.slug })).accessToken
    expect(claimsOf(token)).toEqual({
      iss: 'http://localhost:4000',
      aud: 'quintet',
      sub: person.id,
      sid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      tid: tenant.id,
      acr: 'aal1',
      amr: ['pwd'],
      auth_time: now,
      iat: now,
      exp: now + 900,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(token.length).toBeLessThan(2048)
  })

  it('is issued and expires by the wall clock, even where the clock of the application differs', async () => {
    const wallClock = aClock()
    const clock = aClock()
    clock.move(days(45))
    const moved = await fixture.startAnother({ clock, wallClock })
    const text =
      'mutation ($input: SignInInput!) { outcome: signIn(input: $input) { ... on SignedIn { accessToken } } }'
    const input = { email: (await fixture.aPerson()).email, password }
    const { outcome } = await moved.ask<{ outcome: { accessToken: string } }>(text, { input }, anonymous)
    const now = Math.floor(wallClock.now().getTime() / 1000)
    expect(claimsOf(outcome.accessToken)).toMatchObject({ iat: now, exp: now + 900 })
  })

  it('names no tenant where there is none', async () => {
    expect(claimsOf((await fixture.aPerson()).signedIn.accessToken)).not.toHaveProperty('tid')
  })

  it('is typed at+jwt, signed by ES256 with a key of the published set, and by no other', async () => {
    const token = (await fixture.aPerson()).signedIn.accessToken
    const { keys } = await published()
    const header = headerOf(token)
    expect(header).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: keys[0]!.kid })
    expect(isSignedBy(token, keys[0]!)).toBe(true)
    const [head, , signature] = token.split('.')
    const forged = Buffer.from(JSON.stringify({ ...claimsOf(token), sub: 'somebody else' })).toString('base64url')
    expect(isSignedBy([head, forged, signature].join('.'), keys[0]!)).toBe(false)
  })

  it('has an id of its own, and its expiry is returned to the client', async () => {
    const person = await fixture.aPerson()
    const all = await Promise.all([1, 2].map(() => fixture.call('signIn', { email: person.email, password })))
    expect(new Set(all.map(({ accessToken }) => claimsOf(accessToken).jti)).size).toBe(2)
    for (const { accessToken, expiresAt } of all) {
      expect(new Date(expiresAt).getTime()).toBe(claimsOf(accessToken).exp * 1000)
    }
  })
})

describe('the published keys', () => {
  it('are served to an unauthenticated caller, cacheable for a minute, without private parts', async () => {
    await fixture.aPerson()
    const { status, headers, keys } = await published()
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'public, max-age=60' })
    expect(keys).toEqual([
      {
        kty: 'EC',
        crv: 'P-256',
        alg: 'ES256',
        use: 'sig',
        x: expect.any(String),
        y: expect.any(String),
        kid: expect.any(String),
      },
    ])
  })

  it('are not served by another method or at another address', async () => {
    const unauthenticated = anonymousEnvelope('a request', null, null)
    expect(
      await fixture.subgraph.running.answer({ ...getRoute('/.well-known/jwks.json'), method: 'POST' }, unauthenticated),
    ).toBeNull()
    expect(await fixture.subgraph.running.answer(getRoute('/.well-known/jwks'), unauthenticated)).toBeNull()
  })
})

describe('the signing key', () => {
  beforeEach(() => fixture.database.admin`delete from identity.signing_keys`)

  it('is made once by processes that start at the same moment', async () => {
    const processes = await Promise.all([1, 2, 3, 4].map(() => fixture.startAnother()))
    const sets = await Promise.all(processes.map(async (each) => (await published(each as never)).keys))
    expect(await storedKeys()).toHaveLength(1)
    expect(new Set(sets.map((keys) => keys.map(({ kid }) => kid).join())).size).toBe(1)
  })

  it('is stored sealed in the database, and only the root secret opens it', async () => {
    const secret = randomBytes(32)
    await published((await fixture.startAnother({ secret })) as never)
    const [key] = await storedKeys()
    const row = JSON.stringify(key) + Buffer.from(key!.sealed, 'base64').toString('latin1')
    expect(row).not.toMatch(/"d"/)
    expect(key!.public).not.toHaveProperty('d')
    const opened = unseal([deriveKey(secret, 'signing keys at rest')], key!.id, key!.sealed)
    const { d } = JSON.parse(opened) as { d: string }
    expect(row.includes(d)).toBe(false)
    expect(() => unseal([deriveKey(randomBytes(32), 'signing keys at rest')], key!.id, key!.sealed)).toThrow()
    // Reported at startup, as no one could sign in.
    const other = fixture.startAnother({ secret: randomBytes(32) })
    await expect(other).rejects.toThrow(/was sealed under another QUINTET_SECRET/)
  })

  it('cannot be opened in another row', async () => {
    const secret = randomBytes(32)
    await published((await fixture.startAnother({ secret })) as never)
    await fixture.database.admin`update identity.signing_keys set id = gen_random_uuid()`
    await expect(fixture.startAnother({ secret })).rejects.toThrow(/was sealed under another QUINTET_SECRET/)
  })

  it('signs for 90 days, and stays published for a day more, so that its tokens stay valid', async () => {
    const subgraph = await fixture.startAnother()
    const text = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }'
    const person = await fixture.aPerson()
    const token = async () => {
      const input = { email: person.email, password }
      const { signIn } = await subgraph.ask<{ signIn: { accessToken: string } }>(text, { input }, person.envelope)
      return signIn.accessToken
    }
    const kids = async () => (await published(subgraph as never)).keys.map(({ kid }) => kid)
    const first = await token()
    const firstKid = headerOf(first).kid as string
    expect(await kids()).toEqual([firstKid])

    fixture.clock.move(days(90) - minutes(2))
    const lastOfFirst = await token()
    expect(headerOf(lastOfFirst).kid).toBe(firstKid)

    fixture.clock.move(minutes(4))
    expect(headerOf(await token()).kid).toBe(firstKid)
    fixture.clock.move(minutes(2))
    const second = await token()
    const secondKid = headerOf(second).kid as string
    expect(secondKid).not.toBe(firstKid)
    expect(await kids()).toEqual([secondKid, firstKid])
    const { keys } = await published(subgraph as never)
    expect(isSignedBy(lastOfFirst, keys[1]!)).toBe(true)
    expect(isSignedBy(second, keys[0]!)).toBe(true)

    fixture.clock.move(days(1))
    expect(await kids()).toEqual([secondKid])
  })

  it('signs only once every process publishes it', async () => {
    const person = await fixture.aPerson()
    const text = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }'
    const input = { email: person.email, password }
    const processes = [await fixture.startAnother(), await fixture.startAnother()]
    const kidsOf = async (each: (typeof processes)[0]) => (await published(each as never)).keys.map(({ kid }) => kid)
    const signingKid = async (each: (typeof processes)[0]) => {
      const { signIn } = await each.ask<{ signIn: { accessToken: string } }>(text, { input }, person.envelope)
      return headerOf(signIn.accessToken).kid as string
    }
    const firstKid = await signingKid(processes[0]!)
    // One process has just read its set when it is time for another key, which the other process makes.
    fixture.clock.move(days(90) - seconds(1))
    expect(await kidsOf(processes[0]!)).toEqual([firstKid])
    fixture.clock.move(seconds(1))
    expect(await kidsOf(processes[1]!)).toHaveLength(2)
    for (let passed = 0; passed < 180; passed += 10) {
      for (const each of processes) {
        const kid = await signingKid(each)
        for (const listed of await Promise.all(processes.map(kidsOf))) expect(listed, `${passed} s on`).toContain(kid)
      }
      fixture.clock.move(seconds(10))
    }
    for (const each of processes) expect(await signingKid(each)).not.toBe(firstKid)
  })

  it('stays published for a day after the next was made, however late that was', async () => {
    const kids = async () => (await published((await fixture.startAnother()) as never)).keys.map(({ kid }) => kid)
    const [firstKid] = await kids()
    fixture.clock.move(days(91) - seconds(1))
    const [secondKid] = await kids()
    fixture.clock.move(days(1) - 1)
    expect(await kids()).toEqual([secondKid, firstKid])
    fixture.clock.move(1)
    expect(await kids()).toEqual([secondKid])
  })

  it('is read again after a failure to read it, which keeps no connection', async () => {
    const subgraph = await fixture.startAnother()
    await fixture.database.admin`revoke select on identity.signing_keys from identity_runtime, identity_readonly`
    for (let i = 0; i < 12; i++) expect(await published(subgraph as never)).toMatchObject({ status: 500 })
    await fixture.database.admin`grant select on identity.signing_keys to identity_runtime, identity_readonly`
    expect((await published(subgraph as never)).keys).toHaveLength(1)
  })
})
