// A user's account: what the user sees of it and changes, what administrators see, and how a phone is proved.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMail } from '@quintet/kit/mail/open.ts'
import { openLetterBox } from '@quintet/kit/mail/outbox.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Person } from './fixture.ts'

const directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
let fixture: Fixture
beforeAll(async () => {
  const mail = await openMail({ smtpUrl: null, from: 'a@b.example', smsUrl: null }, directory, systemClock)
  fixture = await openFixture({ mail, isWorker: true })
})
afterAll(async () => {
  await fixture.end()
  rmSync(directory, { recursive: true })
})

const fields = `email emailVerifiedAt username phoneNumber phoneVerifiedAt address status statusReason statusChangedAt
  statusChangedBy { id } createdAt updatedAt lastLoginAt lastActivityAt loginCount failedAttempts lastFailedAt lockedUntil
  hasPassword totpEnabledAt totpLastUsedAt backupCodesLeft`
type Account = Record<string, unknown>
const accountOf = async (person: Person) =>
  (
    await fixture.subgraph.ask<{ viewer: { userAccount: Account } }>(
      `{ viewer { userAccount { ${fields} } } }`,
      {},
      person.envelope,
    )
  ).viewer.userAccount
const update = (person: Person, input: object) =>
  fixture.change(
    'updateUserAccount',
    '... on UserAccount { username phoneNumber address phoneVerifiedAt }',
    input,
    person.envelope,
  )
const phone = '+4930123456'

describe('viewer.userAccount', () => {
  it('shows every field of the account', async () => {
    const person = await fixture.aPerson()
    expect(await accountOf(person)).toEqual({
      email: person.email,
      emailVerifiedAt: null,
      username: null,
      phoneNumber: null,
      phoneVerifiedAt: null,
      address: null,
      status: 'ACTIVE',
      statusReason: null,
      statusChangedAt: null,
      statusChangedBy: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      lastLoginAt: null,
      lastActivityAt: null,
      loginCount: 0,
      failedAttempts: 0,
      lastFailedAt: null,
      lockedUntil: null,
      hasPassword: true,
      totpEnabledAt: null,
      totpLastUsedAt: null,
      backupCodesLeft: 0,
    })
    await fixture.call('signIn', { email: person.email, password: 'a wrong password for once' })
    expect(await accountOf(person)).toMatchObject({
      failedAttempts: 1,
      lastFailedAt: fixture.clock.now().toISOString(),
    })
    const { admin } = fixture.database
    const keys = { realm_id: platformRealmId, user_id: person.id }
    await admin`insert into identity.totp_secrets (realm_id, id, enabled_at) values (${platformRealmId}, ${person.id}, ${fixture.clock.now().toISOString()})`
    for (const slot of [1, 2])
      await admin`insert into identity.backup_codes ${admin({ ...keys, slot, code_hash: 'x' })}`
    await admin`update identity.backup_codes set used_at = now() where user_id = ${person.id} and slot = 1`
    await admin`update identity.users set password_hash = null, password_scheme = null where id = ${person.id}`
    expect(await accountOf(person)).toMatchObject({
      totpEnabledAt: fixture.clock.now().toISOString(),
      backupCodesLeft: 1,
      hasPassword: false,
    })
  })

  it('costs one statement, and one more for sealed fields', async () => {
    const person = await fixture.aPerson()
    await update(person, { phoneNumber: phone, address: 'A street' })
    const statements: string[] = []
    const process = await fixture.startAnother({ statements, isWorker: false })
    const ask = async (selection: string) => {
      statements.length = 0
      await process.ask(`{ viewer { userAccount { ${selection} } } }`, {}, person.envelope)
      return statements.length
    }
    expect(await ask('email status totpEnabledAt backupCodesLeft')).toBe(1)
    expect(await ask('email phoneNumber address')).toBe(2)
  })
})

describe('updateUserAccount', () => {
  it('sets, leaves and removes username, phone number and address', async () => {
    const person = await fixture.aPerson()
    const all = { username: 'ida.n_1-x', phoneNumber: phone, address: 'Unter den Linden 6\n10117 Berlin' }
    expect(await update(person, all)).toEqual({ __typename: 'UserAccount', ...all, phoneVerifiedAt: null })
    expect(await update(person, { username: ' Ida.N ' })).toMatchObject({ ...all, username: 'ida.n' })
    expect(await update(person, { username: null })).toMatchObject({ ...all, username: null })
    expect(await update(person, { address: null, phoneNumber: null })).toMatchObject({
      phoneNumber: null,
      address: null,
    })
  })

  it('seals phone number and address, each under a key of the user', async () => {
    const person = await fixture.aPerson()
    await update(person, { phoneNumber: phone, address: 'A secret street' })
    const rows = await fixture.database.admin`select * from identity.users where id = ${person.id}`
    const text = JSON.stringify(rows, (_, value: { type?: string; data?: number[] }) =>
      value?.type === 'Buffer' ? Buffer.from(value.data!).toString('latin1') : value,
    )
    expect(text).toContain(person.email)
    for (const secret of [phone, phone.slice(3), 'secret street']) expect(text).not.toContain(secret)
    const keys = await fixture.database
      .admin`select table_name from identity.record_keys where record_id = ${person.id}`
    expect(keys).toEqual([{ table_name: 'users' }])
  })

  it('names every field that is wrong, and changes nothing', async () => {
    const person = await fixture.aPerson()
    const outcome = await update(person, {
      username: 'Ida Noddack',
      phoneNumber: '030 123456',
      address: 'x'.repeat(501),
    })
    expect(outcome.fields.map(({ path }) => path)).toEqual([
      ['input', 'username'],
      ['input', 'phoneNumber'],
      ['input', 'address'],
    ])
    expect(await accountOf(person)).toMatchObject({ username: null, phoneNumber: null, address: null })
  })

  it.each(['ab', 'x'.repeat(51), 'ida@home', 'ida noddack', 'ída', ''])('refuses the username %j', async (username) => {
    expect(await update(await fixture.aPerson(), { username })).toMatchObject({
      fields: [{ path: ['input', 'username'] }],
    })
  })

  it('refuses a username that someone else has, also when two want it at once', async () => {
    const people = [await fixture.aPerson(), await fixture.aPerson()]
    const outcomes = await Promise.all(people.map((person) => update(person, { username: 'wanted' })))
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'UserAccount'])
    const refused = outcomes.find(({ __typename }) => __typename === 'Conflict')
    expect(refused).toMatchObject({ code: 'USERNAME_TAKEN', path: ['input', 'username'] })
  })

  it('is recorded in the audit log with only the names of the fields', async () => {
    const person = await fixture.aPerson()
    await update(person, { phoneNumber: phone, username: 'audited' })
    const [row] = await fixture.database.admin`select severity, details from identity.audit_log
      where user_id = ${person.id} and event = 'identity.account.updated'`
    expect(row).toEqual({ severity: 'MEDIUM', details: { changed: 'phoneNumber username' } })
  })
})

describe('User.userAccount', () => {
  const text = (selection: string) => `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on User { id userAccount { ${selection} } } } }`
  const see = (envelope: Person['envelope'], id: string, selection = 'email status totpEnabledAt') =>
    fixture.subgraph.running.execute(
      { query: text(selection), variables: { representations: [{ __typename: 'User', id }] } },
      envelope,
    )

  it('is visible with identity.people:inspect, only for members of the tenant', async () => {
    const [admin, member, stranger] = [await fixture.aPerson(), await fixture.aPerson(), await fixture.aPerson()]
    const tenant = fixture.aTenant(admin, member)
    const inspector = envelopeOf({ userId: admin.id, tenantId: tenant.id, grants: ['identity.people:inspect'] })
    const account = { email: member.email, status: 'ACTIVE', totpEnabledAt: null }
    expect((await see(inspector, member.id)).data).toEqual({ _entities: [{ id: member.id, userAccount: account }] })
    expect((await see(inspector, stranger.id)).data).toEqual({ _entities: [null] })
  })

  it.each([['*.*:read'], ['tenancy.members:read identity.people:write']])('is refused with %s', async (grants) => {
    const [person, member] = [await fixture.aPerson(), await fixture.aPerson()]
    const tenant = fixture.aTenant(person, member)
    const envelope = envelopeOf({ userId: person.id, tenantId: tenant.id, grants: grants.split(' ') })
    const { data, errors } = await see(envelope, member.id)
    expect(data).toEqual({ _entities: [{ id: member.id, userAccount: null }] })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
  })

  it('is visible to the platform for every user, except phone number and address', async () => {
    const [root, person] = [await fixture.aPerson(), await fixture.aPerson()]
    await update(person, { phoneNumber: phone, address: 'A street' })
    const platform = envelopeOf({ userId: root.id, grants: ['platform.users:read'] })
    const { data, errors } = await see(platform, person.id, 'email phoneNumber address')
    const account = { email: person.email, phoneNumber: null, address: null }
    expect(data).toEqual({ _entities: [{ id: person.id, userAccount: account }] })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })
})

describe('a phone number', () => {
  const request = async ({ envelope }: Person) => {
    const payload = '... on PhoneVerificationRequested { phoneNumber expiresAt } ... on Problem { code }'
    const query = `mutation { outcome: requestPhoneVerification { __typename ${payload} } }`
    return (await fixture.subgraph.ask<{ outcome: Record<string, unknown> }>(query, {}, envelope)).outcome
  }
  const verify = (person: Person, code: string) =>
    fixture.change('verifyPhone', '... on PhoneVerified { phoneNumber verifiedAt }', { code }, person.envelope)
  const sent = async (to: string) =>
    (await openLetterBox(directory, systemClock).letters()).filter((letter) => letter.to === to)
  const codeTo = async (to: string, count = 1) => {
    await expect.poll(async () => (await sent(to)).length, { interval: 20, timeout: 10_000 }).toBe(count)
    return /\d{6}/.exec((await sent(to))[0]!.text)![0]
  }
  const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  let numbers = 0
  const aPhone = async () => {
    const person = await fixture.aPerson()
    const number = `+49301000${String(++numbers).padStart(3, '0')}`
    await update(person, { phoneNumber: number })
    return { person, number }
  }

  it('is proved by the code that was sent to it, once', async () => {
    const { person, number } = await aPhone()
    expect(await request(person)).toEqual({
      __typename: 'PhoneVerificationRequested',
      phoneNumber: number,
      expiresAt: new Date(fixture.clock.now().getTime() + minutes(10)).toISOString(),
    })
    const code = await codeTo(number)
    const both = await Promise.all([verify(person, code), verify(person, code)])
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['NotAllowed', 'PhoneVerified'])
    expect(await accountOf(person)).toMatchObject({ phoneVerifiedAt: fixture.clock.now().toISOString() })
    expect(await request(person)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    await update(person, { phoneNumber: '+49301999999' })
    expect(await accountOf(person)).toMatchObject({ phoneVerifiedAt: null })
  })

  it('is not proved by a guess, and after five not even by the code', async () => {
    const { person, number } = await aPhone()
    await request(person)
    const code = await codeTo(number)
    const guesses = await Promise.all(Array.from({ length: 8 }, () => verify(person, other(code))))
    expect(new Set(guesses.map((guess) => guess.code))).toEqual(new Set(['TOKEN_INVALID']))
    expect((await verify(person, code)).code).toBe('TOKEN_INVALID')
    const [row] = await fixture.database
      .admin`select tries from identity.mailed_tokens where user_id = ${person.id} and purpose = 'VERIFY_PHONE'`
    expect(row).toEqual({ tries: 5 })
  })

  it.each([
    ['ten minutes later', () => fixture.clock.move(600_000)],
    ['once the number was changed', (person: Person) => update(person, { phoneNumber: '+49301888888' })],
    ['once another code was sent', (person: Person) => request(person)],
  ])('is not proved by a code %s', async (_, happens) => {
    const { person, number } = await aPhone()
    await request(person)
    const code = await codeTo(number)
    await happens(person)
    expect((await verify(person, code)).code).toBe('TOKEN_INVALID')
    expect(await accountOf(person)).toMatchObject({ phoneVerifiedAt: null })
  })

  it('is not proved by the code of another user, nor by an invalid code', async () => {
    const [one, two] = [await aPhone(), await aPhone()]
    await Promise.all([request(one.person), request(two.person)])
    const code = await codeTo(one.number)
    expect((await verify(two.person, code)).code).toBe('TOKEN_INVALID')
    expect(await verify(one.person, '12 456')).toMatchObject({ fields: [{ path: ['input', 'code'] }] })
    expect((await verify(one.person, code)).__typename).toBe('PhoneVerified')
  })

  it('gets ten codes a day at most, and none where there is no number', async () => {
    const { person } = await aPhone()
    for (let i = 0; i < 10; i++) await request(person)
    expect(await request(person)).toMatchObject({ __typename: 'LimitReached', code: 'CODES_PER_DAY' })
    expect(await request(await fixture.aPerson())).toMatchObject({ __typename: 'Conflict', code: 'NO_PHONE_NUMBER' })
  })

  it('and its codes are not readable in the database', async () => {
    const { person, number } = await aPhone()
    await request(person)
    const code = await codeTo(number)
    const rows = await fixture.database
      .admin`select encode(token_hash, 'hex') as hash, email from identity.mailed_tokens where user_id = ${person.id} and purpose = 'VERIFY_PHONE'`
    const plain = createHash('sha256').update(code).digest('hex')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ email: null })
    expect(rows[0]!.hash).not.toBe(plain)
  })
})
