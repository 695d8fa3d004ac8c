// Which user an account at another issuer belongs to: what its address proves, and linking while signed in.
import { randomUUID } from 'node:crypto'
import { accountOf } from '@quintet/identity/external-identities/providers.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenIdServer, startOpenIdServer } from '../../support/openid-server.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { aProvider, begin, comeBack, complete, openExternalFixture, visit } from './external.ts'
import { anonymous, claimsOf, type Fixture, type Person, password } from './fixture.ts'
import { openMailFixture } from './mailbox.ts'

let works: OpenIdServer
let fixture: Fixture
beforeAll(async () => {
  works = await startOpenIdServer()
  const { issuer, clientSecret } = works
  fixture = await openExternalFixture([
    aProvider(issuer, { clientSecret }),
    aProvider(issuer, { clientSecret, slug: 'anywhere', name: 'Anywhere', domains: [] }),
  ])
})
afterAll(async () => {
  await fixture?.end()
  await works?.stop()
})

let count = 0
const anAddress = () => `hertha.${++count}@works.example`
const anAccount = (email: string | undefined, more: object = {}) => ({
  sub: randomUUID(),
  email,
  email_verified: true,
  name: 'Hertha Sponer',
  ...more,
})
async function arrive(account: Readonly<Record<string, unknown>>, slug = 'works', on = fixture) {
  const begun = await begin(on, slug)
  const answer = await comeBack(on, begun, works.approve(begun.url, account), slug)
  return { problem: answer.back('problem'), challenge: answer.back('challenge'), verifier: begun.verifier }
}
const verify = (person: Person) =>
  fixture.database.admin`update identity.users set email_verified_at = now() where id = ${person.id}`
const linksOf = (userId: string) =>
  fixture.database.admin`select provider, issuer, subject from identity.external_identities where user_id = ${userId}`
const signInByPassword = (email: string) => fixture.call('signIn', { email, password })

describe('an address', () => {
  it('links no account where the provider is not trusted for its domain or has not verified it', async () => {
    const email = anAddress()
    const person = await fixture.aPerson({ email })
    await verify(person)
    expect((await arrive(anAccount(email), 'anywhere')).problem).toBe('EMAIL_TAKEN')
    expect((await arrive(anAccount(email, { email_verified: false }))).problem).toBe('EMAIL_TAKEN')
    expect((await arrive(anAccount(email, { email_verified: undefined }))).problem).toBe('EMAIL_TAKEN')
    expect(await linksOf(person.id)).toEqual([])
  })

  it('links a verified user where the provider is trusted for its domain, and they keep their password', async () => {
    const email = anAddress()
    const person = await fixture.aPerson({ email })
    await verify(person)
    const account = anAccount(email)
    const { challenge, verifier } = await arrive(account)
    const outcome = await complete(fixture, challenge, verifier)
    expect(claimsOf(outcome.accessToken).sub).toBe(person.id)
    expect(await linksOf(person.id)).toEqual([{ provider: 'works', issuer: works.issuer, subject: account.sub }])
    expect((await signInByPassword(email)).__typename).toBe('SignedIn')
  })

  it('gives its owner the account that a squatter opened with it, and ends the access of the squatter', async () => {
    const email = anAddress()
    const squatter = await fixture.aPerson({ email })
    const again = await signInByPassword(email)
    const { challenge, verifier } = await arrive(anAccount(email))
    const outcome = await complete(fixture, challenge, verifier)
    expect(claimsOf(outcome.accessToken).sub).toBe(squatter.id)
    // Neither the password nor a session of the squatter counts any more.
    expect((await signInByPassword(email)).code).toBe('INVALID_CREDENTIALS')
    for (const { refreshToken } of [squatter.signedIn, again]) {
      expect((await fixture.call('refreshSession', { refreshToken })).__typename).not.toBe('SignedIn')
    }
    const [user] = await fixture.database
      .admin`select password_hash, email_verified_at from identity.users where id = ${squatter.id}`
    expect(user).toEqual({ password_hash: null, email_verified_at: expect.any(Date) })
    const events = await fixture.database.admin`select event from identity.audit_log where user_id = ${squatter.id}`
    expect(events.map(({ event }) => event)).toContain('identity.user.taken_over')
  })

  it('that is missing or invalid is refused as EMAIL_MISSING', async () => {
    expect((await arrive(anAccount(undefined))).problem).toBe('EMAIL_MISSING')
    expect((await arrive(anAccount('not an address'))).problem).toBe('EMAIL_MISSING')
  })

  it('that is unproven is verified by letter where sign-up demands it, answered alike if known or unknown', async () => {
    const { issuer, clientSecret } = works
    const strict = await openMailFixture({
      accounts: {
        signUp: 'verified',
        externalProviders: [aProvider(issuer, { clientSecret, domains: [] })],
        returnOrigins: ['https://app.example.com'],
      },
    })
    const [known, unknown] = [anAddress(), anAddress()]
    await strict.run('signUp', { email: known, password, firstName: 'Ida', lastName: 'Noddack' })
    await strict.lettersTo(known, 1)
    const account = anAccount(unknown)
    for (const each of [anAccount(known), account]) {
      expect((await arrive(each, 'works', strict)).problem).toBe('VERIFICATION_REQUIRED')
    }
    expect(await strict.lettersTo(known, 2)).toHaveLength(2)
    await strict.run('verifyEmail', { token: await strict.tokenTo(unknown) })
    const { challenge, verifier } = await arrive(account, 'works', strict)
    expect((await complete(strict, challenge, verifier)).__typename).toBe('SignedIn')
    await strict.end()
  })
})

describe('an Azure account', () => {
  const claims = {
    iss: 'https://login.microsoftonline.com/9f/v2.0',
    sub: 'pairwise',
    tid: '9f',
    oid: '31',
    email: 'ceo@works.example',
  }
  it('is identified by tenant and object, and its address proves nothing unless its domain is verified', () => {
    expect(accountOf({ kind: 'azure' }, { ...claims, email_verified: true })).toMatchObject({
      issuer: 'https://login.microsoftonline.com/9f',
      subject: '31',
      isEmailVerified: false,
    })
    expect(accountOf({ kind: 'azure' }, { ...claims, xms_edov: '1' }).isEmailVerified).toBe(true)
  })
  it('is refused without its object', () => {
    expect(() => accountOf({ kind: 'azure' }, { ...claims, oid: undefined })).toThrow('tid and oid')
  })
})

describe('linking', () => {
  const startText = `mutation ($input: StartExternalLinkInput!) { outcome: startExternalLink(input: $input) {
    __typename ... on ExternalLinkStarted { url expiresAt } ... on Problem { code path } } }`
  const completeText = `mutation ($input: CompleteExternalLinkInput!) { outcome: completeExternalLink(input: $input) {
    __typename ... on ExternalIdentity { id provider email createdAt } ... on Problem { code path } } }`
  const unlinkText = `mutation ($input: UnlinkExternalIdentityInput!) { outcome: unlinkExternalIdentity(input: $input) {
    __typename ... on Deleted { id } ... on Problem { code path } } }`
  const run = async (text: string, input: object, envelope: Envelope): Promise<Json> =>
    (await fixture.subgraph.ask<Json>(text, { input }, fresh(envelope))).outcome
  const fresh = (envelope: Envelope): Envelope => ({
    ...envelope,
    viewer: { ...envelope.viewer!, authTime: Math.floor(fixture.clock.now().getTime() / 1000) },
  })
  const start = (envelope: Envelope, input: object = {}) =>
    run(startText, { provider: 'works', returnTo: 'https://app.example.com/settings', ...input }, envelope)
  /** Follows the url of a start to the provider and back; the challenge. */
  async function follow(url: string, account: Readonly<Record<string, unknown>>): Promise<string | null> {
    const opened = await visit(fixture, url.replace('http://localhost:4000', ''))
    const cookie = opened.setCookie.split(';')[0]!
    const answer = await comeBack(fixture, { cookie }, works.approve(opened.location, account))
    return answer.back('challenge')
  }
  async function linked(person: Person, account: Readonly<Record<string, unknown>>) {
    const { url } = await start(person.envelope)
    return run(completeText, { challenge: await follow(url, account) }, person.envelope)
  }

  it('adds an account to the caller, who signs in with it from then on', async () => {
    const person = await fixture.aPerson()
    const account = anAccount('private@elsewhere.example', { email_verified: false })
    expect(await linked(person, account)).toMatchObject({ provider: 'works', email: 'private@elsewhere.example' })
    const { challenge, verifier } = await arrive(account)
    expect(claimsOf((await complete(fixture, challenge, verifier)).accessToken).sub).toBe(person.id)
    const text = '{ viewer { externalIdentities(first: 20) { nodes { id provider email createdAt lastUsedAt } } } }'
    const { viewer } = await fixture.subgraph.ask<Json>(text, {}, person.envelope)
    expect(viewer.externalIdentities.nodes).toMatchObject([{ provider: 'works', lastUsedAt: expect.any(String) }])
  })

  it('cannot be completed by another person or by another session', async () => {
    const [victim, attacker] = [await fixture.aPerson(), await fixture.aPerson()]
    const { url } = await start(attacker.envelope)
    // The victim opens the attacker's URL with an account of their own.
    const challenge = await follow(url, anAccount(undefined))
    expect(await run(completeText, { challenge }, victim.envelope)).toMatchObject({ code: 'TOKEN_INVALID' })
    const elsewhere = { ...attacker.envelope, viewer: { ...attacker.envelope.viewer!, sessionId: randomUUID() } }
    expect(await run(completeText, { challenge }, elsewhere)).toMatchObject({ code: 'TOKEN_INVALID' })
  })

  it('is not a sign-in: its challenge signs no one in', async () => {
    const person = await fixture.aPerson()
    const { url } = await start(person.envelope)
    const challenge = await follow(url, anAccount(undefined))
    expect(await complete(fixture, challenge, 'anything')).toMatchObject({ code: 'TOKEN_INVALID' })
  })

  it('opens its URL once, and for its own provider only', async () => {
    const { url } = await start((await fixture.aPerson()).envelope)
    const path = url.replace('http://localhost:4000', '')
    const statuses = await Promise.all([1, 2, 3].map(async () => (await visit(fixture, path)).status))
    expect(statuses.sort()).toEqual([302, 400, 400])
    const other = await start((await fixture.aPerson()).envelope)
    expect(
      (await visit(fixture, other.url.replace('http://localhost:4000', '').replace('works', 'anywhere'))).status,
    ).toBe(400)
  })

  it('refuses an account that another user has linked', async () => {
    const account = anAccount(undefined)
    await linked(await fixture.aPerson(), account)
    expect(await linked(await fixture.aPerson(), account)).toMatchObject({
      __typename: 'Conflict',
      code: 'IDENTITY_TAKEN',
      path: ['input', 'challenge'],
    })
  })

  it('refuses return addresses and providers that are not configured', async () => {
    const { envelope } = await fixture.aPerson()
    expect(await start(envelope, { returnTo: 'https://evil.example/' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'returnTo'],
    })
    expect(await start(envelope, { provider: 'none' })).toMatchObject({ __typename: 'NotFound' })
  })

  it('can be undone, except for the last way to sign in', async () => {
    const person = await fixture.aPerson()
    const first = await linked(person, anAccount(undefined))
    expect(await run(unlinkText, { identityId: first.id }, person.envelope)).toEqual({
      __typename: 'Deleted',
      id: first.id,
    })
    expect(await run(unlinkText, { identityId: first.id }, person.envelope)).toMatchObject({ __typename: 'NotFound' })
    const [one, two] = [await linked(person, anAccount(undefined)), await linked(person, anAccount(undefined))]
    await fixture.database
      .admin`update identity.users set password_hash = null, password_scheme = null where id = ${person.id}`
    const outcomes = await Promise.all([one, two].map(({ id }) => run(unlinkText, { identityId: id }, person.envelope)))
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'Deleted',
      'LAST_SIGN_IN_METHOD',
    ])
  })
})

describe('externalProviders', () => {
  it('lists the configured providers with their start URLs', async () => {
    const { externalProviders } = await fixture.subgraph.ask<Json>(
      '{ externalProviders { slug name startUrl } }',
      {},
      anonymous,
    )
    expect(externalProviders).toEqual([
      { slug: 'works', name: 'Works', startUrl: 'http://localhost:4000/external/works/start' },
      { slug: 'anywhere', name: 'Anywhere', startUrl: 'http://localhost:4000/external/anywhere/start' },
    ])
  })
})

describe('an account that was opened with the address of another person', () => {
  it('cannot be entered by the linked account once the owner of the address has reset the password', async () => {
    const { issuer, clientSecret } = works
    const open = await openMailFixture({
      accounts: {
        externalProviders: [aProvider(issuer, { clientSecret, domains: [] })],
        returnOrigins: ['https://app.example.com'],
      },
    })
    const email = anAddress()
    const account = anAccount(email, { email_verified: false })
    const opened = await arrive(account, 'works', open)
    expect((await complete(open, opened.challenge, opened.verifier)).__typename).toBe('SignedIn')
    // So that the letter with the link is the newest.
    await open.settled()
    await open.run('requestPasswordReset', { email })
    const set = await open.run('resetPassword', {
      token: await open.tokenTo(email, 2),
      password: 'nine copper kettles in the rain',
    })
    expect(set.__typename).toBe('PasswordChanged')
    expect((await arrive(account, 'works', open)).problem).toBe('EMAIL_TAKEN')
    await open.end()
  })
})
