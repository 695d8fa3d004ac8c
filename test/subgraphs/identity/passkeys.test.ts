// Passkeys: registering them, signing in with them, and what a wrong one may not do.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAuthenticator } from '../../support/clients/authenticator.ts'
import { minutes } from '../../support/clock.ts'
import { aPersonWithTotp, call, codeOf, envelopeFor, loginsOf, register, signIn } from './factors.ts'
import { claimsOf, type Fixture, openFixture, type Person, password } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const wrong = { __typename: 'NotAllowed', code: 'INVALID_CREDENTIALS' }
const invalid = { __typename: 'NotAllowed', code: 'TOKEN_INVALID' }
const start = (input: object = {}) => call(fixture, 'startPasskeySignIn', input)
const complete = (challenge: string, response: object, more: object = {}) =>
  call(fixture, 'completeSignIn', { challenge, method: 'PASSKEY', response, ...more })
const handleOf = async ({ id }: Pick<Person, 'id'>) => {
  const [row] = await fixture.database.admin<{ handle: Uint8Array }[]>`
    select passkey_handle as handle from identity.users where id = ${id}`
  return Buffer.from(row!.handle)
}
const passkeysOf = async (person: Person) => {
  const text = '{ viewer { passkeys(first: 20) { nodes { id name transports isBackedUp createdAt lastUsedAt } } } }'
  const { viewer } = await fixture.subgraph.ask<{ viewer: { passkeys: { nodes: { id: string; name: string }[] } } }>(
    text,
    {},
    person.envelope,
  )
  return viewer.passkeys.nodes
}

describe('registering a passkey', () => {
  it('names the person by 32 random bytes, the same each time', async () => {
    const person = await fixture.aPerson()
    const first = await call(fixture, 'startPasskeyRegistration', null, person.envelope)
    const second = await call(fixture, 'startPasskeyRegistration', null, person.envelope)
    const [a, b] = [first, second].map(({ options }) => (options.user as { id: string }).id)
    expect(a).toBe(b)
    expect(Buffer.from(a!, 'base64url')).toHaveLength(32)
    expect(await handleOf(person)).toEqual(Buffer.from(a!, 'base64url'))
    expect(first.options).toMatchObject({ rp: { id: 'localhost' }, user: { name: person.email } })
    expect(first.challenge).not.toBe(first.options.challenge)
  })

  it('stores it, and lists it', async () => {
    const person = await fixture.aPerson()
    const { passkey } = await register(fixture, person, anAuthenticator(undefined, { isSynced: true }))
    const shown = { name: 'A key', transports: ['internal'], isBackedUp: true, lastUsedAt: null }
    expect(passkey).toMatchObject({ __typename: 'Passkey', ...shown })
    expect(await passkeysOf(person)).toEqual([
      { id: passkey.id, createdAt: fixture.clock.now().toISOString(), ...shown },
    ])
    const options = (await call(fixture, 'startPasskeyRegistration', null, person.envelope)).options
    expect(options.excludeCredentials).toHaveLength(1)
  })

  it('in two tabs at once works in both, and each challenge once', async () => {
    const person = await fixture.aPerson()
    const [a, b] = await Promise.all([1, 2].map(() => call(fixture, 'startPasskeyRegistration', null, person.envelope)))
    const send = (started: typeof a, key = anAuthenticator()) =>
      call(
        fixture,
        'registerPasskey',
        { challenge: started!.challenge, response: key.create(started!.options), name: 'Tab' },
        person.envelope,
      )
    expect((await send(a)).__typename).toBe('Passkey')
    const outcomes = await Promise.all([send(b), send(b)])
    expect(outcomes.map((outcome) => outcome.code ?? outcome.__typename).sort()).toEqual(['Passkey', 'TOKEN_INVALID'])
    expect(await send(b)).toMatchObject(invalid)
    expect(await passkeysOf(person)).toHaveLength(2)
  })

  it('refuses one that is already registered, for the same or another person', async () => {
    const person = await fixture.aPerson()
    const { authenticator } = await register(fixture, person)
    for (const who of [person, await fixture.aPerson()]) {
      const { passkey } = await register(fixture, who, authenticator)
      expect(passkey).toMatchObject({ __typename: 'Conflict', code: 'PASSKEY_EXISTS' })
    }
  })

  it.each([
    ['challenge', { challenge: 'another' }],
    ['origin', { origin: 'https://evil.example' }],
    ['rpId', { rpId: 'evil.example' }],
    ['type', { type: 'webauthn.get' }],
  ])('refuses an answer with a wrong %s', async (_, faults) => {
    const person = await fixture.aPerson()
    const { challenge, options } = await call(fixture, 'startPasskeyRegistration', null, person.envelope)
    const input = { challenge, response: anAuthenticator().create(options, faults), name: 'Wrong' }
    expect(await call(fixture, 'registerPasskey', input, person.envelope)).toMatchObject(invalid)
    expect(await passkeysOf(person)).toEqual([])
  })

  it('refuses a challenge of another person or another session, and one that is ten minutes old', async () => {
    const [person, other] = [await fixture.aPerson(), await fixture.aPerson()]
    const { challenge, options } = await call(fixture, 'startPasskeyRegistration', null, person.envelope)
    const input = { challenge, response: anAuthenticator().create(options), name: 'Late' }
    expect(await call(fixture, 'registerPasskey', input, other.envelope)).toMatchObject(invalid)
    const again = envelopeFor(await signIn(fixture, person))
    expect(await call(fixture, 'registerPasskey', input, again)).toMatchObject(invalid)
    fixture.clock.move(minutes(10))
    expect(await call(fixture, 'registerPasskey', input, person.envelope)).toMatchObject(invalid)
  })

  it('names every field that is wrong', async () => {
    const person = await fixture.aPerson()
    const input = { challenge: '', response: 'text', name: ' ' }
    const outcome = await call(fixture, 'registerPasskey', input, person.envelope)
    expect(outcome.fields.map(({ path }) => path.join('.'))).toEqual(['input.name', 'input.response'])
  })
})

describe('signing in with a passkey', () => {
  it('needs no username: the options list no passkeys, and the session has two factors', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const { authenticator } = await register(fixture, person)
    const { challenge, options } = await start({ tenantSlug: tenant.slug })
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(options.allowCredentials ?? []).toEqual([])
    const outcome = await complete(challenge, authenticator.get(options))
    expect(claimsOf(outcome.accessToken)).toMatchObject({
      sub: person.id,
      tid: tenant.id,
      acr: 'aal2',
      amr: ['pop', 'mfa'],
    })
    expect(await loginsOf(fixture, person)).toEqual([{ outcome: 'SUCCESS', method: 'PASSKEY', reason: null }])
  })

  it('works once for each challenge, also at the same moment', async () => {
    const { authenticator } = await register(fixture, await fixture.aPerson())
    const { challenge, options } = await start()
    const other = await fixture.startAnother()
    const each = [fixture.subgraph, other, fixture.subgraph, other]
    // All connections are open, so that none comes late.
    await Promise.all(each.map((subgraph) => call(fixture, 'startPasskeySignIn', {}, undefined, subgraph)))
    const input = { challenge, method: 'PASSKEY', response: authenticator.get(options) }
    const outcomes = await Promise.all(
      each.map((subgraph) => call(fixture, 'completeSignIn', input, undefined, subgraph)),
    )
    expect(outcomes.filter(({ __typename }) => __typename === 'SignedIn')).toHaveLength(1)
    expect(await complete(challenge, authenticator.get(options))).toMatchObject(invalid)
  })

  it.each([
    ['a wrong signature', { isForged: true }],
    ['a wrong challenge', { challenge: 'another' }],
    ['a wrong origin', { origin: 'https://evil.example' }],
    ['a wrong rpId', { rpId: 'evil.example' }],
    ['a wrong type', { type: 'webauthn.create' }],
    ['no user verification', { isUserVerified: false }],
    ['a wrong user handle', { userHandle: Buffer.alloc(32, 1).toString('base64url') }],
    ['no user handle', { userHandle: null }],
  ])('refuses an answer with %s, and records it', async (_, faults) => {
    const person = await fixture.aPerson()
    const { authenticator } = await register(fixture, person)
    const { challenge, options } = await start()
    expect(await complete(challenge, authenticator.get(options, faults))).toMatchObject(wrong)
    expect(await loginsOf(fixture, person)).toEqual([{ outcome: 'FAILED', method: 'PASSKEY', reason: 'WRONG_PASSKEY' }])
    // A right answer to the same challenge is still taken.
    expect((await complete(challenge, authenticator.get(options))).__typename).toBe('SignedIn')
  })

  it('refuses a passkey with the user handle of another person', async () => {
    const [person, other] = [await fixture.aPerson(), await fixture.aPerson()]
    const { authenticator } = await register(fixture, person)
    await register(fixture, other)
    const { challenge, options } = await start()
    const userHandle = (await handleOf(other)).toString('base64url')
    expect(await complete(challenge, authenticator.get(options, { userHandle }))).toMatchObject(wrong)
  })

  it('refuses a passkey that is not registered, or was deleted', async () => {
    const person = await fixture.aPerson()
    const { authenticator, passkey } = await register(fixture, person)
    const { challenge, options } = await start()
    const stranger = anAuthenticator()
    stranger.create({ challenge: '', rp: { id: 'localhost' }, user: { id: 'a' } })
    expect(await complete(challenge, stranger.get(options))).toMatchObject(wrong)
    const deleted = await call(fixture, 'deletePasskey', { passkeyId: passkey.id }, person.envelope)
    expect(deleted).toMatchObject({ __typename: 'Deleted', id: passkey.id })
    expect(await complete(challenge, authenticator.get(options))).toMatchObject(wrong)
  })

  it('refuses a signature counter that has not grown, unless one of the counters is 0', async () => {
    const { authenticator } = await register(fixture, await fixture.aPerson())
    const signInAt = async (counter: number) => {
      const { challenge, options } = await start()
      return (await complete(challenge, authenticator.get(options, { counter }))).code ?? 'SignedIn'
    }
    expect(await signInAt(7)).toBe('SignedIn')
    expect(await signInAt(7)).toBe('INVALID_CREDENTIALS')
    expect(await signInAt(6)).toBe('INVALID_CREDENTIALS')
    expect(await signInAt(8)).toBe('SignedIn')
    expect(await signInAt(0)).toBe('SignedIn')
    expect(await signInAt(0)).toBe('SignedIn')
    expect(await signInAt(3)).toBe('SignedIn')
  })

  it('works with a synced passkey, whose counter is always 0', async () => {
    const { authenticator } = await register(
      fixture,
      await fixture.aPerson(),
      anAuthenticator(undefined, { isSynced: true }),
    )
    for (let i = 0; i < 2; i++) {
      const { challenge, options } = await start()
      expect((await complete(challenge, authenticator.get(options))).__typename).toBe('SignedIn')
    }
  })

  it('works while the password is locked after 50 wrong ones at once', async () => {
    const person = await fixture.aPerson()
    const { authenticator } = await register(fixture, person)
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        fixture.call('signIn', { email: person.email, password: `a wrong password ${i}` }),
      ),
    )
    const [row] = await fixture.database.admin`
      select failed_attempts as failed from identity.users where id = ${person.id}`
    expect(row!.failed).toBe(5)
    expect(await signIn(fixture, person)).toMatchObject(wrong)
    const { challenge, options } = await start()
    expect((await complete(challenge, authenticator.get(options))).__typename).toBe('SignedIn')
  })

  it('is refused to a person who is suspended', async () => {
    const person = await fixture.aPerson()
    const { authenticator } = await register(fixture, person)
    await fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${person.id}`
    const { challenge, options } = await start()
    expect(await complete(challenge, authenticator.get(options))).toMatchObject(wrong)
  })
})

describe('a passkey as the second factor', () => {
  const aPersonWithBoth = async () => {
    const person = await aPersonWithTotp(fixture)
    return { ...person, ...(await register(fixture, person)) }
  }

  it('completes a sign-in that began with the password, once', async () => {
    const person = await aPersonWithBoth()
    const first = await signIn(fixture, person)
    expect(first.methods).toEqual(['TOTP', 'BACKUP_CODE', 'PASSKEY'])
    const { challenge, options } = await start({ challenge: first.challenge })
    expect(options.allowCredentials).toMatchObject([{ id: person.authenticator.id }])
    const response = person.authenticator.get(options, { isUserVerified: false, userHandle: null })
    const outcome = await complete(challenge, response)
    expect(claimsOf(outcome.accessToken)).toMatchObject({ acr: 'aal2', amr: ['pwd', 'pop', 'mfa'] })
    // The first challenge is used up with it.
    const code = codeOf(fixture, person.secret)
    const again = await call(fixture, 'completeSignIn', { challenge: first.challenge, method: 'TOTP', code })
    expect(again).toMatchObject(invalid)
    expect(await start({ challenge: first.challenge })).toMatchObject(invalid)
  })

  it('of another person is refused', async () => {
    const person = await aPersonWithBoth()
    const { authenticator } = await register(fixture, await fixture.aPerson())
    const first = await signIn(fixture, person)
    const { challenge, options } = await start({ challenge: first.challenge })
    expect(await complete(challenge, authenticator.get(options))).toMatchObject(wrong)
  })

  it('steps a session up, with a challenge of its own', async () => {
    const person = await aPersonWithBoth()
    fixture.clock.move(minutes(11))
    const { challenge, options } = await start()
    const response = person.authenticator.get(options)
    const input = { method: 'PASSKEY', challenge, response }
    const other = await fixture.aPerson()
    expect(await call(fixture, 'stepUp', input, other.envelope)).toMatchObject(wrong)
    const outcome = await call(
      fixture,
      'stepUp',
      { ...input, response: person.authenticator.get(options) },
      person.envelope,
    )
    expect(claimsOf(outcome.accessToken)).toMatchObject({ sid: claimsOf(person.signedIn.accessToken).sid, acr: 'aal2' })
    expect(await call(fixture, 'stepUp', input, person.envelope)).toMatchObject(invalid)
    const first = await signIn(fixture, person)
    const second = await start({ challenge: first.challenge })
    const mixed = { method: 'PASSKEY', challenge: second.challenge, response: person.authenticator.get(second.options) }
    expect(await call(fixture, 'stepUp', mixed, person.envelope)).toMatchObject(invalid)
  })
})

describe('a registered passkey', () => {
  it('can be renamed or deleted by no one but its owner', async () => {
    const [person, other] = [await fixture.aPerson(), await fixture.aPerson()]
    const { passkey } = await register(fixture, person)
    const input = { passkeyId: passkey.id, name: ' My phone ' }
    expect(await call(fixture, 'updatePasskey', input, other.envelope)).toMatchObject({ __typename: 'NotFound' })
    expect(await call(fixture, 'updatePasskey', input, person.envelope)).toMatchObject({ name: 'My phone' })
    const nameless = await call(fixture, 'updatePasskey', { ...input, name: '' }, person.envelope)
    expect(nameless.fields.map(({ path }) => path.join('.'))).toEqual(['input.name'])
    expect(await call(fixture, 'deletePasskey', { passkeyId: passkey.id }, other.envelope)).toMatchObject({
      __typename: 'NotFound',
    })
  })

  it('cannot be deleted where it is the only way to sign in, also by two deletions at once', async () => {
    const person = await fixture.aPerson()
    const keys = [await register(fixture, person), await register(fixture, person)]
    await fixture.database.admin`
      update identity.users set password_hash = null, password_scheme = null where id = ${person.id}`
    const outcomes = await Promise.all(
      keys.map(({ passkey }) => call(fixture, 'deletePasskey', { passkeyId: passkey.id }, person.envelope)),
    )
    expect(outcomes.map((outcome) => outcome.code ?? outcome.__typename).sort()).toEqual([
      'Deleted',
      'LAST_SIGN_IN_METHOD',
    ])
    const [left] = await passkeysOf(person)
    expect(await signIn(fixture, { email: person.email }, { password })).toMatchObject(wrong)
    // An account at a provider that is not configured lets no one in.
    await fixture.database
      .admin`insert into identity.external_identities (realm_id, user_id, provider, issuer, subject, created_at)
      values (${person.envelope.realmId}, ${person.id}, 'gone', 'https://gone.example', ${person.id}, now())`
    expect(await call(fixture, 'deletePasskey', { passkeyId: left!.id }, person.envelope)).toMatchObject({
      code: 'LAST_SIGN_IN_METHOD',
    })
  })
})
