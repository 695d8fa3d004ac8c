// The status of users: set by themselves or by administrators, and what is removed once a deletion is final.
import { randomBytes, randomUUID } from 'node:crypto'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Person, password, service } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ isWorker: true })
})
afterAll(() => fixture.end())

/** The same caller, who has just proved who they are, by the clock of the fixture. */
const fresh = (envelope: Person['envelope']): Person['envelope'] => ({
  ...envelope,
  viewer: { ...envelope.viewer!, authTime: Math.floor(fixture.clock.now().getTime() / 1000) },
})
const account = 'status statusReason statusChangedAt statusChangedBy { id }'
const setOwn = (person: Person, status: string, reason?: string) =>
  fixture.change('setOwnStatus', `... on UserAccount { ${account} }`, { status, reason }, fresh(person.envelope))
const set = (envelope: Person['envelope'], userId: string, status: string, reason = 'asked for') =>
  fixture.change(
    'setUserStatus',
    `... on User { id userAccount { ${account} } }`,
    { userId, status, reason },
    fresh(envelope),
  )
const platform = async () =>
  envelopeOf({ userId: (await fixture.aPerson()).id, grants: ['platform.users:read', 'platform.users:write'] })
const signIn = ({ email }: Person) => fixture.call('signIn', { email, password })
const isLive = async ({ envelope }: Person) => {
  const text = 'query ($ids: [ID!]!) { sessionStates(ids: $ids) { isLive } }'
  const { sessionStates } = await fixture.subgraph.ask<{ sessionStates: { isLive: boolean }[] }>(
    text,
    { ids: [envelope.viewer!.sessionId] },
    service,
  )
  return sessionStates[0]!.isLive
}
const unendedSessions = ({ id }: Person) =>
  fixture.database.admin`select 1 from identity.sessions where user_id = ${id} and revoked_at is null`
const events = (name: string, { id }: Person) =>
  fixture.database
    .admin`select payload from identity.published_events where name = ${name} and payload ->> 'userId' = ${id} order by id`
const statusOf = async ({ id }: Person) =>
  (await fixture.database.admin`select status from identity.users where id = ${id}`)[0]!.status

describe('setOwnStatus', () => {
  it.each(['INACTIVE', 'DELETED'])('to %s ends all sessions, and prevents sign-in', async (status) => {
    const person = await fixture.aPerson()
    await signIn(person)
    const outcome = await setOwn(person, status, ' enough ')
    const at = fixture.clock.now().toISOString()
    const expected = { status, statusReason: 'enough', statusChangedAt: at, statusChangedBy: { id: person.id } }
    expect(outcome).toEqual({ __typename: 'UserAccount', ...expected })
    expect(await isLive(person)).toBe(false)
    expect(await unendedSessions(person)).toHaveLength(0)
    expect((await signIn(person)).code).toBe('INVALID_CREDENTIALS')
    expect(await events('identity.user.status_changed', person)).toEqual([
      { payload: { version: 1, userId: person.id, from: 'ACTIVE', to: status, since: null, at } },
    ])
  })

  it.each(['ACTIVE', 'SUSPENDED'])('to %s is refused', async (status) => {
    const person = await fixture.aPerson()
    expect(await setOwn(person, status)).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['input', 'status'] }],
    })
    expect(await statusOf(person)).toBe('ACTIVE')
  })

  it('names status and reason at once when both are wrong', async () => {
    const outcome = await setOwn(await fixture.aPerson(), 'SUSPENDED', 'x'.repeat(501))
    expect(outcome.fields.map(({ path }) => path[1])).toEqual(['status', 'reason'])
  })

  it('leaves no tenant without an owner who can sign in', async () => {
    const [owner, other] = [await fixture.aPerson(), await fixture.aPerson()]
    const tenantId = randomUUID()
    const own = { userId: owner.id, tenantId, otherOwnerIds: [] as string[] }
    fixture.ownerships.push(own)
    expect(await setOwn(owner, 'INACTIVE')).toMatchObject({ __typename: 'NotAllowed', code: 'LAST_OWNER' })
    expect(await isLive(owner)).toBe(true)
    own.otherOwnerIds.push(other.id)
    await set(await platform(), other.id, 'SUSPENDED')
    expect((await setOwn(owner, 'INACTIVE')).code).toBe('LAST_OWNER')
    await set(await platform(), other.id, 'ACTIVE')
    expect((await setOwn(owner, 'INACTIVE')).__typename).toBe('UserAccount')
  })

  it('lets only one of the last two owners go when both leave at once', async () => {
    const [one, two] = [await fixture.aPerson(), await fixture.aPerson()]
    const tenantId = randomUUID()
    fixture.ownerships.push(
      { userId: one.id, tenantId, otherOwnerIds: [two.id] },
      { userId: two.id, tenantId, otherOwnerIds: [one.id] },
    )
    const outcomes = await Promise.all([setOwn(one, 'DELETED'), setOwn(two, 'INACTIVE')])
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['NotAllowed', 'UserAccount'])
  })
})

describe('setUserStatus', () => {
  it.each([
    ['ACTIVE', 'INACTIVE'],
    ['ACTIVE', 'SUSPENDED'],
    ['ACTIVE', 'DELETED'],
    ['INACTIVE', 'ACTIVE'],
    ['INACTIVE', 'DELETED'],
    ['SUSPENDED', 'ACTIVE'],
    ['SUSPENDED', 'DELETED'],
    ['DELETED', 'ACTIVE'],
  ])('changes %s to %s, and records the reason and who gave it', async (from, to) => {
    const [person, admin] = [await fixture.aPerson(), await platform()]
    await fixture.database.admin`update identity.users set status = ${from} where id = ${person.id}`
    const outcome = await set(admin, person.id, to)
    const by = { id: admin.viewer!.userId }
    const changed = {
      status: to,
      statusReason: 'asked for',
      statusChangedAt: fixture.clock.now().toISOString(),
      statusChangedBy: by,
    }
    expect(outcome).toEqual({ __typename: 'User', id: person.id, userAccount: changed })
    expect(await unendedSessions(person)).toHaveLength(to === 'ACTIVE' ? 1 : 0)
    const [entry] = await fixture.database.admin`select severity, actor_id, details from identity.audit_log
      where user_id = ${person.id} and event = 'identity.user.status_changed'`
    expect(entry).toEqual({ severity: 'HIGH', actor_id: by.id, details: { from, to, reason: 'asked for' } })
  })

  it.each([
    ['ACTIVE', 'ACTIVE'],
    ['INACTIVE', 'SUSPENDED'],
    ['SUSPENDED', 'INACTIVE'],
    ['DELETED', 'INACTIVE'],
    ['DELETED', 'SUSPENDED'],
  ])('does not change %s to %s', async (from, to) => {
    const person = await fixture.aPerson()
    await fixture.database.admin`update identity.users set status = ${from} where id = ${person.id}`
    const outcome = await set(await platform(), person.id, to)
    expect(outcome).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS', path: ['input', 'status'] })
    expect(await statusOf(person)).toBe(from)
  })

  it('is refused to administrators of a tenant for people of the platform, and finds no user of another tenant', async () => {
    const [admin, member, stranger] = [await fixture.aPerson(), await fixture.aPerson(), await fixture.aPerson()]
    const tenant = fixture.aTenant(admin, member)
    const envelope = envelopeOf({ userId: admin.id, tenantId: tenant.id, grants: ['*.*:*'] })
    const path = ['input', 'userId']
    expect(await set(envelope, member.id, 'SUSPENDED')).toMatchObject({
      __typename: 'NotAllowed',
      code: 'NOT_OWN_PEOPLE',
      path,
    })
    for (const id of [stranger.id, randomUUID(), 'no id']) {
      expect(await set(envelope, id, 'SUSPENDED')).toMatchObject({ __typename: 'NotFound', path })
    }
    expect(await Promise.all([member, stranger].map(statusOf))).toEqual(['ACTIVE', 'ACTIVE'])
  })

  it('is allowed to administrators of a tenant that has its own realm', async () => {
    const realmId = randomUUID()
    const [admin, member] = [await fixture.aPerson(), await fixture.aPerson()]
    const tenant = fixture.aTenant(admin, member)
    const { admin: sql } = fixture.database
    const [row] = await sql`select * from identity.users where id = ${member.id}`
    await sql`insert into identity.users ${sql({ ...row!, realm_id: realmId, id: randomUUID() } as never)}`
    const [copy] = await sql`select id from identity.users where realm_id = ${realmId}`
    fixture.members.push({ userId: copy!.id, tenantId: tenant.id, isActive: true })
    const envelope = { ...envelopeOf({ userId: admin.id, tenantId: tenant.id, grants: ['*.*:*'] }), realmId }
    const outcome = await set(envelope, copy!.id, 'SUSPENDED')
    expect(outcome).toMatchObject({ __typename: 'User', userAccount: { status: 'SUSPENDED' } })
    expect(await statusOf(member)).toBe('ACTIVE')
  })

  it('is refused for users with more rights on the platform, as are ending their sessions and resetting factors', async () => {
    const [owner, admin, equal] = [await fixture.aPerson(), await fixture.aPerson(), await fixture.aPerson()]
    const ofAdmin = ['platform.*:read', 'platform.users:write']
    fixture.platform[owner.id] = ['platform.*:*']
    fixture.platform[equal.id] = ['platform.*:read', '-platform.audit:inspect']
    const envelope = envelopeOf({ userId: admin.id, grants: ofAdmin })
    const refused = { __typename: 'NotAllowed', code: 'ROLE_TOO_STRONG', path: ['input', 'userId'] }
    expect(await set(envelope, owner.id, 'SUSPENDED')).toMatchObject(refused)
    const input = { userId: owner.id }
    const ended = await fixture.change('endUserSessions', '... on SessionsEnded { count }', input, fresh(envelope))
    expect(ended).toMatchObject(refused)
    const reset = { ...input, reason: 'asked for' }
    expect(await fixture.change('resetSecondFactor', '... on User { id }', reset, fresh(envelope))).toMatchObject(
      refused,
    )
    expect([await statusOf(owner), await isLive(owner)]).toEqual(['ACTIVE', true])
    expect(await set(envelope, equal.id, 'SUSPENDED')).toMatchObject({ __typename: 'User' })
    const strongest = envelopeOf({ userId: admin.id, grants: ['platform.*:*'] })
    expect(await set(strongest, owner.id, 'SUSPENDED')).toMatchObject({ __typename: 'User' })
  })

  it('does not suspend the last owner of a tenant', async () => {
    const owner = await fixture.aPerson()
    fixture.ownerships.push({ userId: owner.id, tenantId: randomUUID(), otherOwnerIds: [] })
    expect(await set(await platform(), owner.id, 'SUSPENDED')).toMatchObject({ code: 'LAST_OWNER' })
  })

  it.each([
    ['', 'reason'],
    ['x'.repeat(501), 'reason'],
  ])('needs a reason of 1 to 500 characters', async (reason, field) => {
    const outcome = await set(await platform(), (await fixture.aPerson()).id, 'SUSPENDED', reason)
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: ['input', field] }] })
  })

  it.each([['identity.people:inspect'], ['platform.users:read'], ['*.*:read'], ['tenancy.*:*']])(
    'is refused with %s',
    async (grant) => {
      const person = await fixture.aPerson()
      const tenant = fixture.aTenant(person)
      const envelope = envelopeOf({ userId: person.id, tenantId: tenant.id, grants: [grant] })
      const text = `mutation { setUserStatus(input: { userId: "${person.id}", status: SUSPENDED, reason: "x" }) { __typename } }`
      expect(await fixture.subgraph.refused(text, {}, envelope)).toEqual(['FORBIDDEN'])
    },
  )
})

describe('a deleted user', () => {
  const scrubbed =
    ({ id }: Person) =>
    async () =>
      (await fixture.database.admin`select scrubbed_at from identity.users where id = ${id}`)[0]!.scrubbed_at !== null

  it('keeps their address until their personal data is removed, and then nothing of it', async () => {
    const person = await fixture.aPerson()
    const payload = '... on User { id }'
    await fixture.change('updateProfile', payload, { bio: 'unforgettable', skills: ['chess'] }, person.envelope)
    await fixture.change(
      'updateUserAccount',
      '',
      { username: 'forget.me', phoneNumber: '+4930777777', address: 'A street' },
      person.envelope,
    )
    await fixture.change('setPreference', '', { key: 'theme', value: 'dark' }, person.envelope)
    await fixture.change('updateEmailPreferences', '', { newsletter: true }, person.envelope)
    await setOwn(person, 'DELETED', 'a private reason')
    const again = { email: person.email, password, firstName: 'Ida', lastName: 'Noddack' }
    expect((await fixture.call('signUp', again)).code).toBe('EMAIL_TAKEN')
    fixture.clock.move(days(29))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await scrubbed(person)()).toBe(false)
    const { admin } = fixture.database
    // A row in each table of theirs, which does not end by itself.
    const [hash, expires_at] = [randomBytes(32), '2099-01-01T00:00:00Z']
    const client = { tenant_id: person.id, client_id: person.id }
    const aKey = { credential_id: person.id, public_key: hash, counter: 0, transports: ['usb'], name: 'A key' }
    const rows = {
      mailed_tokens: { purpose: 'VERIFY_EMAIL', token_hash: hash, expires_at },
      login_history: { outcome: 'SUCCESS', method: 'PASSWORD', at: fixture.clock.now() },
      passkeys: { ...aKey, is_backup_eligible: false, is_backed_up: false },
      backup_codes: { slot: 1, code_hash: 'a hash' },
      remembered_devices: { token_hash: hash, expires_at },
      challenges: { kind: 'SIGN_IN', token_hash: hash, expires_at },
      external_identities: { provider: 'azure', issuer: 'https://issuer.example', subject: person.id },
      external_attempts: { provider: 'azure', purpose: 'LINK', return_to: 'https://a.example/', expires_at },
      oauth_consents: { ...client, client_name: 'A client', scopes: ['credit.scores:read'] },
      oauth_records: { ...client, kind: 'Grant', key_hash: hash, payload: admin.json({}), expires_at },
    }
    for (const [table, row] of Object.entries(rows)) {
      const whole = { realm_id: platformRealmId, user_id: person.id, ...row }
      await admin`insert into ${admin(`identity.${table}`)} ${admin(whole as never)}`
    }
    await admin`insert into identity.totp_secrets (realm_id, id) values (${platformRealmId}, ${person.id})`
    fixture.clock.move(days(1))
    await expect.poll(scrubbed(person), { timeout: 15_000 }).toBe(true)
    const [user] =
      await admin`select email, username, password_hash, sealed_phone_number, sealed_address, status_reason, status
      from identity.users where id = ${person.id}`
    const nothing = {
      username: null,
      password_hash: null,
      sealed_phone_number: null,
      sealed_address: null,
      status_reason: null,
    }
    expect(user).toEqual({ ...nothing, email: `${person.id}@deleted.invalid`, status: 'DELETED' })
    const [profile] =
      await admin`select first_name, last_name, bio, skills from identity.profiles where id = ${person.id}`
    expect(profile).toEqual({ first_name: '', last_name: '', bio: null, skills: null })
    for (const table of ['preferences', ...Object.keys(rows)]) {
      expect(await admin.unsafe(`select 1 from identity.${table} where user_id = $1`, [person.id]), table).toHaveLength(
        0,
      )
    }
    expect(await admin`select 1 from identity.email_preferences where id = ${person.id}`).toHaveLength(0)
    expect(await admin`select 1 from identity.totp_secrets where id = ${person.id}`).toHaveLength(0)
    expect(
      await admin`select 1 from identity.sessions where user_id = ${person.id} and (client_ip is not null or user_agent is not null)`,
    ).toHaveLength(0)
    const [key] = await admin`select wrapped_key, erased_at from identity.record_keys where record_id = ${person.id}`
    expect(key).toMatchObject({ wrapped_key: null, erased_at: expect.anything() })
    const audit = await admin`select event from identity.audit_log where user_id = ${person.id}`
    expect(audit.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['identity.user.created', 'identity.user.scrubbed']),
    )
    expect(await events('identity.user.scrub_due', person)).toHaveLength(1)
    // The address is free, and the former user cannot be restored.
    const fresh = await fixture.call('signUp', again)
    expect(fresh.__typename).toBe('SignedIn')
    expect(await set(await platform(), person.id, 'ACTIVE')).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('who returns in time is kept, and a later deletion has its own deadline', async () => {
    const [person, admin] = [await fixture.aPerson(), await platform()]
    await setOwn(person, 'DELETED')
    fixture.clock.move(days(10))
    expect((await set(admin, person.id, 'ACTIVE')).__typename).toBe('User')
    expect((await signIn(person)).__typename).toBe('SignedIn')
    fixture.clock.move(days(10))
    await set(admin, person.id, 'DELETED')
    fixture.clock.move(days(15))
    await expect
      .poll(
        async () =>
          (
            await fixture.database
              .admin`select 1 from identity.job_requests where start_after <= ${fixture.clock.now().toISOString()}`
          ).length,
        { timeout: 15_000 },
      )
      .toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await scrubbed(person)()).toBe(false)
    fixture.clock.move(days(15))
    await expect.poll(scrubbed(person), { timeout: 15_000 }).toBe(true)
  })
})
