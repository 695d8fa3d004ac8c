// What the audit log says of sign-ins and sessions, and what it must not hold.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, callerOf, claimsOf, type Fixture, openFixture, type Person, password } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const nil = '00000000-0000-0000-0000-000000000000'
const entriesOf = ({ id }: Pick<Person, 'id'>) =>
  fixture.database
    .admin`select event, severity, tenant_id, user_id, actor_id, target_type, target_id, details, client_ip, user_agent
    from identity.audit_log where user_id = ${id} order by id`
const last = async (person: Pick<Person, 'id'>) => (await entriesOf(person)).at(-1)

describe('the audit log', () => {
  it('says who signed up, and that a session was started', async () => {
    const person = await fixture.aPerson()
    const common = { user_id: person.id, actor_id: person.id, tenant_id: nil, severity: 'LOW', client_ip: '192.0.2.1' }
    const { sid } = claimsOf(person.signedIn.accessToken)
    expect(await entriesOf(person)).toMatchObject([
      { ...common, event: 'identity.user.created' },
      { ...common, event: 'identity.session.started', target_type: 'Session', target_id: sid, user_agent: 'vitest' },
    ])
  })

  it('says in which tenant a session was started, by password or from another session', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const input = { email: person.email, password, tenantSlug: tenant.slug }
    const { envelope, sid } = callerOf(await fixture.call('signIn', input))
    const started = { event: 'identity.session.started', tenant_id: tenant.id }
    expect(await last(person)).toMatchObject({ ...started, target_id: sid, details: { from: null } })
    const other = fixture.aTenant(person)
    await fixture.call('switchTenant', { tenantSlug: other.slug }, envelope)
    expect(await last(person)).toMatchObject({ ...started, tenant_id: other.id, details: { from: sid } })
  })

  it('says that a session was ended, and by whom', async () => {
    const person = await fixture.aPerson()
    await fixture.signOut(person.envelope)
    expect(await last(person)).toMatchObject({
      event: 'identity.session.ended',
      actor_id: person.id,
      target_id: claimsOf(person.signedIn.accessToken).sid,
      details: { reason: 'signed_out' },
    })
  })

  it('records as critical that a refresh token was used twice, and which sessions ended with its session', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    await fixture.call('switchTenant', { tenantSlug: tenant.slug }, person.envelope)
    const { refreshToken } = person.signedIn
    await fixture.call('refreshSession', { refreshToken })
    fixture.clock.move(11_000)
    await fixture.call('refreshSession', { refreshToken })
    const common = { actor_id: null, details: { reason: 'refresh_reuse' } }
    expect((await entriesOf(person)).slice(-2)).toMatchObject([
      { ...common, event: 'identity.session.reused', severity: 'CRITICAL', tenant_id: nil },
      { ...common, event: 'identity.session.ended', severity: 'LOW', tenant_id: tenant.id },
    ])
  })

  it.each([
    ['WRONG_PASSWORD', async () => {}, 'not the right one at all'],
    [
      'LOCKED',
      async ({ email }: Person) => {
        for (let i = 0; i < 5; i++) await fixture.call('signIn', { email, password: 'not the right one at all' })
      },
      password,
    ],
    [
      'NOT_ACTIVE',
      ({ id }: Person) => fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${id}`,
      password,
    ],
  ])('says why a sign-in was refused: %s', async (reason, prepare, tried) => {
    const person = await fixture.aPerson()
    await prepare(person)
    const outcome = await fixture.call('signIn', { email: person.email, password: tried })
    expect(outcome.code).toBe('INVALID_CREDENTIALS')
    const refused = { event: 'identity.sign_in.refused', actor_id: null, tenant_id: nil, details: { reason } }
    expect(await last(person)).toMatchObject(refused)
  })

  it('says that a right password was refused for a tenant of which the user is no member', async () => {
    const person = await fixture.aPerson()
    await fixture.call('signIn', { email: person.email, password, tenantSlug: fixture.aTenant().slug })
    expect(await last(person)).toMatchObject({
      event: 'identity.sign_in.refused',
      details: { reason: 'NOT_A_MEMBER' },
    })
  })

  it('says that an unknown address was tried, but not which', async () => {
    const typed = 'my password by mistake@people.example'
    for (const email of [typed, 'i\0da@people.example']) await fixture.call('signIn', { email, password })
    const rows = await fixture.database
      .admin`select * from identity.audit_log where details ->> 'reason' = 'UNKNOWN_ADDRESS'`
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain('mistake')
  })

  it('is written with the same statements for a known and for an unknown address', async () => {
    const person = await fixture.aPerson()
    const statements: string[] = []
    const process = await fixture.startAnother({ statements })
    const askedFor = async (email: string) => {
      statements.length = 0
      const query = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }`
      await process.ask(query, { input: { email, password: 'not the right one at all' } }, anonymous)
      return [...statements]
    }
    const known = await askedFor(person.email)
    expect(await askedFor('unknown@people.example')).toEqual(known)
  })

  it('holds no token and no password', async () => {
    const person = await fixture.aPerson()
    await fixture.call('signIn', { email: person.email, password: 'not the right one at all' })
    const { accessToken, refreshToken } = await fixture.call('signIn', { email: person.email, password })
    const text = JSON.stringify(await fixture.database.admin`select * from identity.audit_log`)
    for (const secret of [password, 'not the right one', accessToken, refreshToken, refreshToken.split('.')[2]!]) {
      expect(text).not.toContain(secret)
    }
  })

  it('is chained while a worker runs', async () => {
    const person = await fixture.aPerson()
    await fixture.startAnother({ isWorker: true })
    for (const end = Date.now() + 15_000; Date.now() < end; ) {
      const rows = await fixture.database.admin`select sequence from identity.audit_log where user_id = ${person.id}`
      if (rows.every(({ sequence }) => sequence !== null)) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('Nothing chained the entries')
  })
})
