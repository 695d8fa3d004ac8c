// OAuth clients of tenants, as administrators make and change them.
import { randomUUID } from 'node:crypto'
import { clientIdOf, clientKeyOf } from '@quintet/identity/oauth/client-ids.ts'
import { isRedirectUri } from '@quintet/identity/oauth/rules.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Person } from './fixture.ts'
import { type OAuthFixture, oauthOn, whole } from './oauth.ts'

let fixture: Fixture
let owner: Person
let oauth: OAuthFixture
beforeAll(async () => {
  fixture = await openFixture()
  owner = await fixture.aPerson()
  oauth = oauthOn(fixture, owner)
})
afterAll(() => fixture?.end())

describe('a new client', () => {
  it('has a secret that is shown once and stored only as a hash', async () => {
    const admin = oauth.anAdministrator()
    const idempotencyKey = randomUUID()
    const made = await oauth.create({ idempotencyKey }, admin)
    expect(made).toMatchObject({ secret: expect.stringMatching(/^[\w-]{43}$/), client: { ...whole, lastUsedAt: null } })
    expect(clientKeyOf(made.client.clientId)).toEqual({ tenantId: admin.tenantId, id: made.client.id })
    expect(await oauth.create({ idempotencyKey }, admin)).toEqual({ ...made, secret: null })
    const rows = await fixture.database
      .admin`select secret_hash as hash from identity.oauth_clients where id = ${made.client.id}`
    expect(Buffer.from(rows[0]!.hash)).toEqual(Buffer.from(hashOfToken(made.secret)))
    const answers = await fixture.database.admin`select answer::text as text from identity.idempotency_keys`
    expect(JSON.stringify(answers)).not.toContain(made.secret)
  })

  it('has no secret where it is public', async () => {
    expect(await oauth.create({ type: 'PUBLIC' }, oauth.anAdministrator())).toMatchObject({
      secret: null,
      client: { secretCreatedAt: null },
    })
  })

  it('may get tokens for itself only where it is confidential', async () => {
    const admin = oauth.anAdministrator()
    const machine = { grants: ['CLIENT_CREDENTIALS'], redirectUris: null }
    expect(await oauth.create(machine, admin)).toMatchObject({ client: { redirectUris: [] } })
    expect(await oauth.create({ ...machine, type: 'PUBLIC' }, admin)).toMatchObject({
      fields: [{ path: ['input', 'grants'] }],
    })
  })

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['no grant', { grants: [], redirectUris: [] }, 'grants'],
    ['refresh tokens without a grant that issues them', { grants: ['REFRESH_TOKEN'] }, 'grants'],
    ['no redirect URI', { redirectUris: [] }, 'redirectUris'],
    ['an invalid scope', { scopes: ['everything'] }, 'scopes'],
    ['a scope of an unknown resource', { scopes: ['credit.moonlight:read'] }, 'scopes'],
  ])('is refused with %s', async (_, input, field) => {
    expect(await oauth.create(input, oauth.anAdministrator())).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['input', field] }],
    })
  })

  it.each([[['platform.tenants:read']], [['platform.*:*']], [['credit.scores:write']], [['*.*:*']], [['*.*:read']]])(
    'is not given %s by an administrator who does not hold it',
    async (scopes) => {
      const admin = oauth.anAdministrator('identity.clients:write', 'credit.scores:read', 'platform.tenants:read')
      expect(await oauth.create({ scopes }, admin)).toMatchObject({ __typename: 'NotAllowed', code: 'SCOPE_TOO_WIDE' })
    },
  )

  it.each([[['*.*:*']], [['tenancy.documents:own', 'openid', 'email']], [['credit.*:read']]])(
    'is given %s by an owner',
    async (scopes) =>
      expect(await oauth.create({ scopes }, oauth.anAdministrator())).toMatchObject({ client: { scopes } }),
  )

  it('is refused when the tenant has 200, also of two at once', async () => {
    const admin = oauth.anAdministrator()
    await fixture.database
      .admin`insert into identity.oauth_clients (tenant_id, id, name, type, grants, redirect_uris, scopes,
      created_by, updated_at) select ${admin.tenantId}, gen_random_uuid(), 'Many', 'PUBLIC', '{}', '{}', '{}', ${owner.id},
      '2026-01-01' from generate_series(1, 199)`
    const outcomes = await Promise.all([oauth.create({}, admin), oauth.create({}, admin)])
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['LimitReached', 'OAuthClientSecret'])
  })

  it('needs the permission and a fresh proof of identity', async () => {
    const text = `mutation ($input: CreateOAuthClientInput!) { createOAuthClient(input: $input) { __typename } }`
    const without = oauth.anAdministrator('credit.scores:read')
    expect(await fixture.subgraph.refused(text, { input: whole }, without)).toEqual(['FORBIDDEN'])
    const admin = oauth.anAdministrator()
    const stale = { ...admin, viewer: { ...admin.viewer!, authTime: admin.viewer!.authTime - 601 } }
    expect(await fixture.subgraph.refused(text, { input: whole }, stale)).toEqual(['STEP_UP_REQUIRED'])
  })
})

describe('a redirect URI', () => {
  it.each([
    'https://a.example/back',
    'https://a.example',
    'https://a.example:8443/?x=1',
    'http://127.0.0.1:4000/x',
    'http://[::1]/',
    'http://localhost/',
  ])('may be %s', (uri) => expect(isRedirectUri(uri)).toBe(true))

  it.each([
    'http://a.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'com.example.app:/back',
    'https://a.example/#x',
    'https://user:secret@a.example/',
    'https://a.example/\r\nset-cookie: x=1',
    'https://a.example/%0d%0a/../..',
    'https://a.example\\@evil.example/',
    'https://A.example/',
    'https:a.example/',
    '//a.example/',
    '/back',
    '',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://0x7f.1/',
    'https://a.example/ x',
    'https://a.example/*\u0000',
    `https://a.example/${'x'.repeat(2000)}`,
  ])('may not be %j', (uri) => expect(isRedirectUri(uri)).toBe(false))
})

describe('a client_id', () => {
  it('has exactly one valid form', () => {
    const clientId = clientIdOf({ tenantId: randomUUID(), id: randomUUID() })
    const other = `${clientId.slice(0, -1)}${clientId.endsWith('B') ? 'C' : 'B'}`
    expect(clientKeyOf(clientId)).not.toBeNull()
    expect([other, `${clientId}=`, clientId.slice(1), '', 'x'.repeat(43)].map(clientKeyOf)).toEqual(Array(5).fill(null))
  })
})

describe('a change of a client', () => {
  it('applies to its live tokens at once', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({ scopes: ['credit.*:*', 'recruiting.jobs:read'] }, admin)
    const { token } = await oauth.aConsent(client, admin.tenantId!, ['credit.*:*', 'recruiting.jobs:read'])
    expect(await oauth.stateOf(token)).toMatchObject({
      scopes: ['credit.*:*', 'recruiting.jobs:read'],
      userId: owner.id,
    })
    const changed = await oauth.change('updateOAuthClient', { clientId: client.id, scopes: ['*.*:read'] }, admin)
    expect(changed).toMatchObject({ scopes: ['*.*:read'], name: 'Ledger', redirectUris: whole.redirectUris })
    expect((await oauth.stateOf(token))!.scopes).toEqual(['credit.*:read', 'recruiting.jobs:read'])
    const notifications = await fixture.database
      .admin`select 1 from identity.access_changes where session_id = ${client.id}`
    expect(notifications).toHaveLength(1)
  })

  it('cannot give it scopes that the caller lacks, but may keep those that it has', async () => {
    const { client } = await oauth.create({ scopes: ['recruiting.jobs:read'] }, oauth.anAdministrator())
    const key = clientKeyOf(client.clientId)!
    const lesser = { ...oauth.anAdministrator('identity.clients:write', 'credit.scores:read'), tenantId: key.tenantId }
    const change = (scopes: string[]) => oauth.change('updateOAuthClient', { clientId: client.id, scopes }, lesser)
    expect(await change(['recruiting.jobs:read', 'credit.scores:read'])).toMatchObject({ __typename: 'OAuthClient' })
    expect(await change(['recruiting.jobs:write'])).toMatchObject({ code: 'SCOPE_TOO_WIDE' })
  })

  it('is refused for a client of another tenant, and with invalid input', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({}, admin)
    for (const clientId of [client.id, client.clientId, randomUUID()]) {
      const outcomes = [
        await oauth.change('updateOAuthClient', { clientId, name: 'Mine' }, oauth.anAdministrator()),
        await oauth.change('rotateOAuthClientSecret', { clientId: clientId }, oauth.anAdministrator()),
        await oauth.change('deleteOAuthClient', { clientId: clientId }, oauth.anAdministrator()),
      ]
      for (const outcome of outcomes) expect(outcome).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'clientId'] })
    }
    for (const [field, value] of Object.entries({ name: null, redirectUris: [], scopes: ['x'] })) {
      expect(await oauth.change('updateOAuthClient', { clientId: client.id, [field]: value }, admin)).toMatchObject({
        fields: [{ path: ['input', field] }],
      })
    }
    expect(await oauth.clientsOf(admin)).toMatchObject([{ ...whole, id: client.id }])
  })

  it('in its secret or redirect URIs is refused to a caller who lacks its scopes', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({ scopes: ['credit.scores:read'] }, admin)
    const few = { ...admin, grants: ['identity.*:*'] }
    const redirectUris = ['https://elsewhere.example/back']
    expect(await oauth.change('rotateOAuthClientSecret', { clientId: client.id }, few)).toMatchObject({
      code: 'SCOPE_TOO_WIDE',
    })
    expect(await oauth.change('updateOAuthClient', { clientId: client.id, redirectUris }, few)).toMatchObject({
      code: 'SCOPE_TOO_WIDE',
    })
    expect(await oauth.change('updateOAuthClient', { clientId: client.id, name: 'Renamed' }, few)).toMatchObject({
      name: 'Renamed',
    })
  })

  it('or its creation is refused to a caller who is not a member, as after an emergency entry', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({}, admin)
    const guest = await fixture.aPerson()
    const outsider = { ...admin, viewer: { ...admin.viewer!, userId: guest.id } }
    for (const outcome of [
      await oauth.create({}, outsider),
      await oauth.change('updateOAuthClient', { clientId: client.id, name: 'Theirs' }, outsider),
      await oauth.change('rotateOAuthClientSecret', { clientId: client.id }, outsider),
    ]) {
      expect(outcome).toMatchObject({ __typename: 'NotAllowed', code: 'NOT_A_MEMBER' })
    }
  })

  it('can replace the secret of a confidential client, but not of a public one', async () => {
    const admin = oauth.anAdministrator()
    const { client, secret } = await oauth.create({}, admin)
    fixture.clock.move(1000)
    const rotated = await oauth.change('rotateOAuthClientSecret', { clientId: client.id }, admin)
    expect(rotated.secret).toMatch(/^[\w-]{43}$/)
    expect(rotated.secret).not.toBe(secret)
    expect(rotated.client.secretCreatedAt).not.toBe(client.secretCreatedAt)
    // What is stored is the hash of the new one alone.
    const [row] = await fixture.database
      .admin`select secret_hash as hash from identity.oauth_clients where id = ${client.id}`
    expect(Buffer.from(row!.hash)).toEqual(Buffer.from(hashOfToken(rotated.secret)))
    const { client: open } = await oauth.create({ type: 'PUBLIC' }, admin)
    expect(await oauth.change('rotateOAuthClientSecret', { clientId: open.id }, admin)).toMatchObject({
      __typename: 'NotAllowed',
      code: 'PUBLIC_CLIENT',
    })
  })
})
