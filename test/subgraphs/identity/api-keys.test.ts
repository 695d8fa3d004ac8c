// API keys: which scopes they may get, what is shown once, and what ends them.
import { randomUUID } from 'node:crypto'
import { hashOfBearer, isApiKey, newApiKey } from '@quintet/kit/wire/api-keys.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../support/quintet/quintet.ts'
import { type Fixture, openFixture, type Person, service } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const fields =
  'id name prefix lastFour scopes addresses clientId createdBy { id } createdAt expiresAt lastUsedAt revokedAt'
const payload = `... on ApiKeySecret { secret apiKey { ${fields} } }`
interface Creator {
  readonly person: Person
  readonly envelope: Envelope
}

/** An owner in a tenant of their own. */
async function aCreator(grants: readonly string[] = ['*.*:*']): Promise<Creator> {
  const person = await fixture.aPerson()
  const { id: tenantId } = fixture.aTenant(person)
  const now = Math.floor(fixture.clock.now().getTime() / 1000)
  const viewer = { ...person.envelope.viewer!, authTime: now }
  return { person, envelope: { ...person.envelope, viewer, tenantId, grants } }
}
const create = (envelope: Envelope, input: object = {}) =>
  fixture.change(
    'createApiKey',
    payload,
    { name: 'nightly import', scopes: ['credit.*:read'], ...input },
    envelope,
  ) as Promise<Json>
const revoke = (envelope: Envelope, apiKeyId: string) =>
  fixture.change('revokeApiKey', '... on ApiKey { id revokedAt }', { apiKeyId }, envelope) as Promise<Json>
/** What a gateway learns about a key. */
const stateOf = async (secret: string) => {
  const text = `query ($hashes: [String!]!) {
    machineStates(hashes: $hashes) { id isLive userId clientId tenantId scopes grants addresses expiresAt } }`
  const { machineStates } = await fixture.subgraph.ask<{ machineStates: Json[] }>(
    text,
    { hashes: [hashOfBearer(secret)] },
    service,
  )
  return machineStates[0]
}

describe('createApiKey', () => {
  it('shows a key of 256 bits that gateways find by its hash', async () => {
    const { person, envelope } = await aCreator()
    const { secret, apiKey } = await create(envelope, { name: ' nightly import ' })
    expect(isApiKey(secret)).toBe(true)
    expect(apiKey).toMatchObject({
      name: 'nightly import',
      lastFour: secret.slice(-4),
      scopes: ['credit.*:read'],
      addresses: null,
      clientId: null,
      createdBy: { id: person.id },
      lastUsedAt: null,
      revokedAt: null,
    })
    expect(secret.startsWith(`${apiKey.prefix}_`)).toBe(true)
    expect(await stateOf(secret)).toEqual({
      id: apiKey.id,
      isLive: true,
      userId: person.id,
      clientId: apiKey.id,
      tenantId: envelope.tenantId,
      scopes: ['credit.*:read'],
      grants: null,
      addresses: null,
      expiresAt: null,
    })
    expect(await stateOf(newApiKey(apiKey.id))).toBeNull()
  })

  it('stores neither the key nor its plain hash', async () => {
    const { envelope } = await aCreator()
    const { secret, apiKey } = await create(envelope, { idempotencyKey: 'a key' })
    const [row] = await fixture.database.admin`
      select row_to_json(k)::text as text, secret_hash as hash from identity.api_keys k where id = ${apiKey.id}`
    const answers = await fixture.database.admin`select answer::text as text from identity.idempotency_keys`
    for (const text of [row!.text, ...answers.map((each) => each.text)])
      expect(text).not.toContain(secret.slice(41, 84))
    expect(row!.hash).not.toBe(hashOfBearer(secret))
  })

  it('shows the key once: a repeated request gets the same API key without it', async () => {
    const { envelope } = await aCreator()
    const first = await create(envelope, { idempotencyKey: 'once' })
    const again = await create(envelope, { idempotencyKey: 'once' })
    expect(again).toEqual({ ...first, secret: null })
  })

  it.each([
    ['a permission that the creator lacks', ['recruiting.jobs:write']],
    ['a pattern that the creator holds only in part', ['credit.*:*']],
    ['all permissions', ['*.*:*']],
    ['a permission of the platform', ['platform.tenants:read']],
    ['all permissions of the platform', ['platform.*:*']],
  ])('refuses %s', async (_, scopes) => {
    const { envelope } = await aCreator(['credit.*:read', 'identity.keys:*', 'platform.*:*'])
    expect(await create(envelope, { scopes })).toMatchObject({
      __typename: 'NotAllowed',
      code: 'SCOPE_TOO_WIDE',
      path: ['input', 'scopes'],
    })
  })

  it('accepts an :own scope, for which the creator needs no permission', async () => {
    const { envelope } = await aCreator(['identity.keys:*'])
    const { apiKey } = await create(envelope, { scopes: ['tenancy.documents:own'] })
    expect(apiKey.scopes).toEqual(['tenancy.documents:own'])
  })

  it.each([
    ['name', { name: ' ' }],
    ['scopes', { scopes: [] }],
    ['scopes', { scopes: ['credit.scores:erase'] }],
    ['scopes', { scopes: ['credit'] }],
    ['expiresAt', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['addresses', { addresses: [] }],
    ['addresses', { addresses: ['192.0.2.1/24'] }],
    ['addresses', { addresses: ['010.0.0.1'] }],
    ['addresses', { addresses: ['example.com'] }],
    ['clientId', { clientId: 'nightly' }],
  ])('refuses an input with invalid %s: %j', async (field, input) => {
    const { envelope } = await aCreator()
    const outcome = await create(envelope, input)
    expect([outcome.__typename, outcome.fields?.map(({ path }: { path: string[] }) => path)]).toEqual([
      'InvalidInput',
      [['input', field]],
    ])
  })

  it('answers NotFound for a service account that does not exist', async () => {
    const { envelope } = await aCreator()
    expect(await create(envelope, { clientId: randomUUID() })).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'clientId'],
    })
  })

  it('refuses a caller who is not a member, as after an emergency entry', async () => {
    const { envelope } = await aCreator()
    expect(await create({ ...envelope, tenantId: randomUUID() })).toMatchObject({ code: 'NOT_A_MEMBER' })
  })

  it('needs a fresh proof of identity and the permission', async () => {
    const { envelope } = await aCreator()
    const text = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename } }'
    const input = { input: { name: 'x', scopes: ['credit.*:read'] } }
    const stale = { ...envelope, viewer: { ...envelope.viewer!, authTime: 0, methods: ['PASSWORD' as const] } }
    expect(await fixture.subgraph.refused(text, input, stale)).toEqual(['STEP_UP_REQUIRED'])
    expect(await fixture.subgraph.refused(text, input, { ...envelope, grants: ['credit.*:*'] })).toEqual(['FORBIDDEN'])
    // A key cannot create keys.
    expect(await fixture.subgraph.refused(text, input, { ...envelope, client: randomUUID() })).toEqual(['FORBIDDEN'])
  })

  it('stops at 200 valid keys, also for parallel requests', async () => {
    const { person, envelope } = await aCreator()
    await fixture.database.admin`
      insert into identity.api_keys (realm_id, tenant_id, created_by_id, name, last_four, secret_hash, scopes, created_at)
      select ${envelope.realmId}, ${envelope.tenantId}, ${person.id}, 'key', 'abcd', gen_random_uuid()::text, '{}', now()
      from generate_series(1, 199)`
    const outcomes = await Promise.all([1, 2, 3].map(() => create(envelope)))
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      'ApiKeySecret',
      'LimitReached',
      'LimitReached',
    ])
    const made = outcomes.find(({ __typename }) => __typename === 'ApiKeySecret')
    await revoke(envelope, made.apiKey.id)
    expect((await create(envelope)).__typename).toBe('ApiKeySecret')
  })
})

describe('an API key', () => {
  it('is invalid once it is revoked, and gateways are notified', async () => {
    const { envelope } = await aCreator()
    const { secret, apiKey } = await create(envelope)
    expect(await revoke(envelope, apiKey.id)).toMatchObject({ id: apiKey.id, revokedAt: expect.any(String) })
    expect(await stateOf(secret)).toMatchObject({ isLive: false })
    const changes = await fixture.database.admin`select 1 from identity.access_changes where session_id = ${apiKey.id}`
    expect(changes).toHaveLength(1)
    expect(await revoke(envelope, apiKey.id)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  })

  it('can be neither listed nor revoked from another tenant', async () => {
    const [{ envelope }, other] = [await aCreator(), await aCreator()]
    const { secret, apiKey } = await create(envelope)
    expect(await revoke(other.envelope, apiKey.id)).toMatchObject({ __typename: 'NotFound' })
    expect(await stateOf(secret)).toMatchObject({ isLive: true })
    const text = `query ($id: ID!) { _entities(representations: [{ __typename: "Tenant", id: $id }]) {
      ... on Tenant { apiKeys(first: 5) { nodes { id createdBy { id } } } } } }`
    const list = async ({ envelope }: Creator) =>
      (await fixture.subgraph.ask<Json>(text, { id: envelope.tenantId }, envelope))._entities[0].apiKeys.nodes
    expect(await list(other)).toEqual([])
  })

  it('expires', async () => {
    const { envelope } = await aCreator()
    const expiresAt = new Date(fixture.clock.now().getTime() + 60_000)
    const { secret } = await create(envelope, { expiresAt })
    expect(await stateOf(secret)).toMatchObject({ isLive: true, expiresAt: expiresAt.toISOString() })
    fixture.clock.move(60_000)
    expect(await stateOf(secret)).toMatchObject({ isLive: false })
  })

  it('is not accepted while its creator may not sign in', async () => {
    const { person, envelope } = await aCreator()
    const { secret } = await create(envelope)
    const setStatus = (status: string) =>
      fixture.database.admin`update identity.users set status = ${status} where id = ${person.id}`
    await setStatus('SUSPENDED')
    expect(await stateOf(secret)).toMatchObject({ isLive: false })
    await setStatus('ACTIVE')
    expect(await stateOf(secret)).toMatchObject({ isLive: true })
  })

  it('is recorded as used at most once a minute', async () => {
    const { envelope } = await aCreator()
    const { apiKey } = await create(envelope)
    const used = async () => {
      await fixture.subgraph.ask('mutation ($ids: [ID!]!) { machinesUsed(ids: $ids) }', { ids: [apiKey.id] }, service)
      const [row] = await fixture.database
        .admin`select last_used_at as at from identity.api_keys where id = ${apiKey.id}`
      return row!.at.getTime()
    }
    const first = await used()
    fixture.clock.move(59_000)
    expect(await used()).toBe(first)
    fixture.clock.move(1_000)
    expect(await used()).toBe(first + 60_000)
  })

  it('is still found after the root secret was replaced', async () => {
    const { envelope } = await aCreator()
    const { secret } = await create(envelope)
    const [secretNow, before] = [Buffer.alloc(32, 9), Buffer.alloc(32, 7)]
    const another = await fixture.startAnother({ secret: secretNow, previousSecrets: [before] })
    const text = 'query ($hashes: [String!]!) { machineStates(hashes: $hashes) { isLive } }'
    expect(await another.ask(text, { hashes: [hashOfBearer(secret)] }, service)).toEqual({
      machineStates: [{ isLive: true }],
    })
  })
})

describe('a service account', () => {
  it('may not update a profile, and has no user as its viewer', async () => {
    const { envelope } = await aCreator()
    const asService = { ...envelope, viewer: null, client: randomUUID() }
    const text = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename ... on Problem { code } } }`
    // Clients are refused a person's own data before the mutation asks for a person.
    expect(await fixture.subgraph.refused(text, { input: {} }, asService)).toEqual(['FORBIDDEN'])
    const { viewer } = await fixture.subgraph.ask<Json>('{ viewer { user { id } } }', {}, asService)
    expect(viewer).toEqual({ user: null })
  })
})
