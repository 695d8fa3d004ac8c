// Which tenant a session is active in: signing in to one, returning to the last, switching to another.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, minutes } from '../../support/clock.ts'
import { untilWaiting } from '../../support/database/database.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { anonymous, callerOf, claimsOf, type Fixture, openFixture, type Person, password } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const signIn = (person: Person, tenantSlug?: string) =>
  fixture.call('signIn', { email: person.email, password, ...(tenantSlug === undefined ? {} : { tenantSlug }) })
const noSuchTenant = {
  __typename: 'NotFound',
  code: 'NOT_FOUND',
  message: 'You are not a member of such a tenant',
  path: ['input', 'tenantSlug'],
}
const leave = (person: Person, tenantId: string) => {
  const i = fixture.members.findIndex((fact) => fact.userId === person.id && fact.tenantId === tenantId)
  fixture.members[i] = { ...fixture.members[i]!, isActive: false }
}

describe('signing in', () => {
  it('enters the named tenant', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    expect(callerOf(await signIn(person, tenant.slug)).tid).toBe(tenant.id)
  })

  it('without a name returns to the tenant last used, or to none before the first', async () => {
    const person = await fixture.aPerson()
    const [one, two] = [fixture.aTenant(person), fixture.aTenant(person)]
    expect(callerOf(await signIn(person)).tid).toBeNull()
    await signIn(person, one.slug)
    expect(callerOf(await signIn(person)).tid).toBe(one.id)
    await fixture.call('switchTenant', { tenantSlug: two.slug }, person.envelope)
    expect(callerOf(await signIn(person)).tid).toBe(two.id)
  })

  it('without a name enters no tenant when the user has left the one last used', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    await signIn(person, tenant.slug)
    leave(person, tenant.id)
    expect(callerOf(await signIn(person)).tid).toBeNull()
  })

  it('answers alike for an unknown tenant, one of other users and one that the user has left', async () => {
    const person = await fixture.aPerson()
    const left = fixture.aTenant(person)
    leave(person, left.id)
    for (const slug of ['no-such-tenant', '', fixture.aTenant(await fixture.aPerson()).slug, left.slug]) {
      expect(await signIn(person, slug)).toEqual(noSuchTenant)
    }
  })

  it('reveals nothing about a tenant before the password is right', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    for (const tenantSlug of [tenant.slug, 'no-such-tenant']) {
      const outcome = await fixture.call('signIn', { email: person.email, password: 'not the right one', tenantSlug })
      expect(outcome.code).toBe('INVALID_CREDENTIALS')
    }
  })
})

describe('switching tenants', () => {
  it('begins a session of its own in the other tenant while the present one goes on', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const switched = await fixture.call('switchTenant', { tenantSlug: tenant.slug }, person.envelope)
    const { sub, sid, tid } = callerOf(switched)
    expect([sub, tid]).toEqual([person.id, tenant.id])
    expect(sid).not.toBe(person.envelope.viewer!.sessionId)
    for (const { refreshToken } of [person.signedIn, switched]) {
      expect((await fixture.call('refreshSession', { refreshToken })).__typename).toBe('SignedIn')
    }
    const renewed = await fixture.call('refreshSession', { refreshToken: switched.refreshToken })
    expect(callerOf(renewed).tid).toBe(tenant.id)
  })

  it('answers alike for an unknown tenant, one of other users and one that the user has left', async () => {
    const person = await fixture.aPerson()
    const left = fixture.aTenant(person)
    leave(person, left.id)
    for (const tenantSlug of ['no-such-tenant', '', fixture.aTenant(await fixture.aPerson()).slug, left.slug]) {
      expect(await fixture.call('switchTenant', { tenantSlug }, person.envelope)).toEqual(noSuchTenant)
    }
  })

  it('keeps the time and the level of the authentication', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const authTime = Math.floor(fixture.clock.now().getTime() / 1000) - 3600
    await fixture.database.admin`update identity.sessions set acr = 'aal2', authenticated_at = to_timestamp(${authTime})
      where user_id = ${person.id}`
    const switched = await fixture.call('switchTenant', { tenantSlug: tenant.slug }, person.envelope)
    expect(claimsOf(switched.accessToken)).toMatchObject({ acr: 'aal2', auth_time: authTime })
  })

  it('extends nothing: the new session also ends seven days after the sign-in', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    fixture.clock.move(days(5))
    const { refreshToken } = await fixture.call('switchTenant', { tenantSlug: tenant.slug }, person.envelope)
    fixture.clock.move(days(2) - 1)
    const renewed = await fixture.call('refreshSession', { refreshToken })
    expect(renewed.__typename).toBe('SignedIn')
    fixture.clock.move(1)
    const ended = await fixture.call('refreshSession', { refreshToken: renewed.refreshToken })
    expect(ended.code).toBe('INVALID_REFRESH_TOKEN')
  })

  it('differs from signing in, which authenticates anew even with a token of an older session', async () => {
    const person = await fixture.aPerson()
    const now = Math.floor(fixture.clock.now().getTime() / 1000)
    const viewer = { ...person.envelope.viewer!, acr: 'aal2', authTime: now - 86_400 }
    const signedIn = await fixture.call('signIn', { email: person.email, password }, { ...person.envelope, viewer })
    expect(claimsOf(signedIn.accessToken)).toMatchObject({ acr: 'aal1', auth_time: now })
  })

  const switchText = 'mutation ($input: SwitchTenantInput!) { switchTenant(input: $input) { __typename } }'
  const tracesOf = (person: Person) => fixture.database.admin`
    select count(*)::int as sessions, max(last_tenant_id::text) as entered
    from identity.users join identity.sessions on user_id = users.id where users.id = ${person.id}`
  const ends: [string, (person: Person) => Promise<unknown>][] = [
    ['was signed out', ({ envelope }) => fixture.signOut(envelope)],
    [
      'was stolen',
      async ({ signedIn: { refreshToken } }) => {
        await fixture.call('refreshSession', { refreshToken })
        fixture.clock.move(minutes(1))
        await fixture.call('refreshSession', { refreshToken })
      },
    ],
    ['has expired', async () => fixture.clock.move(days(7))],
    [
      'belongs to a suspended user',
      ({ id }) => fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${id}`,
    ],
  ]
  it.each(ends)('is refused with a session that %s, and leaves nothing behind', async (_, end) => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    await end(person)
    const input = { tenantSlug: tenant.slug }
    expect(await fixture.subgraph.refused(switchText, { input }, person.envelope)).toEqual(['UNAUTHENTICATED'])
    expect(await tracesOf(person)).toEqual([{ sessions: 1, entered: null }])
  })

  it('is refused with the session of another user, and with one that does not exist', async () => {
    const person = await fixture.aPerson()
    const input = { tenantSlug: fixture.aTenant(person).slug }
    const { sessionId } = (await fixture.aPerson()).envelope.viewer!
    for (const id of [sessionId, randomUUID()]) {
      const envelope = envelopeOf({ userId: person.id, sessionId: id })
      expect(await fixture.subgraph.refused(switchText, { input }, envelope)).toEqual(['UNAUTHENTICATED'])
    }
    expect(await tracesOf(person)).toEqual([{ sessions: 1, entered: null }])
  })

  it.each([
    ['session is ended', 'update identity.sessions set revoked_at = now() where user_id = $1'],
    ['user is suspended', `update identity.users set status = 'SUSPENDED' where id = $1`],
  ])('waits while its %s, and is then refused', async (_, text) => {
    const person = await fixture.aPerson()
    const input = { tenantSlug: fixture.aTenant(person).slug }
    const refused = await fixture.database.admin
      .begin(async (sql) => {
        await sql.unsafe(text, [person.id])
        const begun = fixture.subgraph.refused(switchText, { input }, person.envelope)
        await untilWaiting(fixture.database.admin, 1)
        return { begun }
      })
      .then(({ begun }) => begun)
    expect(refused).toEqual(['UNAUTHENTICATED'])
  })

  it('and signing out are refused to an unauthenticated caller', async () => {
    const text = 'mutation { switchTenant(input: { tenantSlug: "x" }) { __typename } signOut { __typename } }'
    const unauthenticated = { ...(await fixture.aPerson()).envelope, viewer: null }
    expect(await fixture.subgraph.refused(text, {}, unauthenticated)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
  })
})

describe('when tenancy does not answer', () => {
  it('signing in to a tenant is unavailable, and signing in to none still works', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const withoutTenancy = await fixture.startAnother({ peers: async () => ({ errors: [], data: null }) })
    const ask = (tenantSlug: string | null) =>
      withoutTenancy.running.execute(
        {
          query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
          variables: { input: { email: person.email, password, tenantSlug } },
        },
        { ...person.envelope, viewer: null, requestId: randomUUID() },
      )
    expect((await ask(tenant.slug)).errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE'])
    expect((await ask(null)).data?.signIn).toEqual({ __typename: 'SignedIn' })
  })

  it('a right password is not counted as a failure, and locks no one out', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const withoutTenancy = await fixture.startAnother({ peers: async () => ({ errors: [], data: null }) })
    const input = { email: person.email, password, tenantSlug: tenant.slug }
    const text = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
    for (let i = 0; i < 5; i++)
      expect(await withoutTenancy.refused(text, { input }, anonymous)).toEqual(['UNAVAILABLE'])
    expect((await signIn(person, tenant.slug)).__typename).toBe('SignedIn')
  })
})
