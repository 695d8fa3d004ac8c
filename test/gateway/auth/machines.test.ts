// API keys as bearer tokens, over HTTP and WebSocket, through the whole of Quintet.
import { createHash, randomBytes } from 'node:crypto'
import { acme, type DemoPerson } from '@quintet/kit/demo/people.ts'
import { newApiKey } from '@quintet/kit/wire/api-keys.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Answer, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
beforeAll(async () => {
  quintet = await startTestQuintet()
})
afterAll(() => quintet?.stop())

const createText = `mutation ($input: CreateApiKeyInput!) { outcome: createApiKey(input: $input) {
  __typename ... on ApiKeySecret { secret apiKey { id } } ... on Problem { code message } } }`
async function aKey(input: object = {}, person: DemoPerson = acme.owner) {
  const { accessToken } = await quintet.session(person.email, 'acme')
  const whole = { name: 'a script', scopes: ['credit.*:read', 'tenancy.tenants:read'], ...input }
  const { data, errors } = await quintet.gql(createText, { input: whole }, accessToken)
  expect([errors, data?.outcome.__typename]).toEqual([undefined, 'ApiKeySecret'])
  return { secret: data.outcome.secret as string, id: data.outcome.apiKey.id as string, accessToken }
}
const me = '{ viewer { user { id } tenant { slug } permissions } }'
const codesOf = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code)
const ask = (secret: string, text = me) => quintet.gql(text, {}, secret)

describe('an API key', () => {
  it('acts for its creator in its tenant, with what its scopes leave of their permissions', async () => {
    const { secret } = await aKey()
    expect(await ask(secret)).toEqual({
      data: {
        viewer: {
          user: { id: acme.owner.id },
          tenant: { slug: 'acme' },
          permissions: ['credit.*:read', 'tenancy.tenants:read'],
        },
      },
    })
    expect(codesOf(await ask(secret, '{ viewer { tenant { jobs(first: 1) { nodes { id } } } } }'))).toEqual([
      'FORBIDDEN',
    ])
    expect(codesOf(await ask(secret, '{ viewer { sessions(first: 1) { nodes { id } } } }'))).toEqual(['FORBIDDEN'])
  })

  it('never passes a step-up, nor makes another key', async () => {
    const { secret } = await aKey({ scopes: ['*.*:*'] })
    const input = { input: { name: 'another', scopes: ['credit.*:read'] } }
    expect(codesOf(await quintet.gql(createText, input, secret))).toEqual(['FORBIDDEN'])
  })

  it('loses what its creator loses', async () => {
    const person = acme.applicants[4]!
    await quintet.admin`insert into tenancy.role_bindings (tenant_id, user_id, role, created_at)
      values (${acme.id}, ${person.id}, 'tenant_admin', now())`
    const { secret } = await aKey({ scopes: ['identity.*:*'] }, person)
    const text = '{ viewer { tenant { apiKeys(first: 1) { nodes { id } } } } }'
    expect((await ask(secret, text)).errors).toBeUndefined()
    const revoke = `mutation ($input: RoleBindingInput!) { outcome: revokeRole(input: $input) { __typename } }`
    const { accessToken } = await quintet.session(acme.owner.email, 'acme')
    await quintet.gql(revoke, { input: { userId: person.id, role: 'tenant_admin' } }, accessToken)
    await expect.poll(async () => codesOf(await ask(secret, text)), { timeout: 5000 }).toEqual(['FORBIDDEN'])
  })

  it('is refused within five seconds of its revocation, over HTTP and on an open socket', async () => {
    const { secret, id, accessToken } = await aKey()
    expect((await ask(secret)).errors).toBeUndefined()
    const closed = new Promise<number>((resolve) => {
      const client = createClient({
        url: quintet.wsUrl,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${secret}` },
        lazy: false,
        retryAttempts: 0,
        on: {
          connected: () => void quintet.gql(revokeText, { input: { apiKeyId: id } }, accessToken),
          closed: (event) => resolve((event as { code: number }).code),
        },
        onNonLazyError() {},
      })
      void client
    })
    const revokeText = 'mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { __typename } }'
    const begun = Date.now()
    expect(await closed).toBe(4401)
    await expect.poll(async () => codesOf(await ask(secret)), { timeout: 5000 }).toEqual(['UNAUTHENTICATED'])
    expect(Date.now() - begun).toBeLessThan(5000)
  })

  it('is refused from an address outside its ranges, over HTTP and WebSocket alike', async () => {
    const near = await aKey({ addresses: ['127.0.0.0/8', '::1'] })
    expect((await ask(near.secret)).errors).toBeUndefined()
    const far = await aKey({ addresses: ['192.0.2.0/24'] })
    expect(codesOf(await ask(far.secret))).toEqual(['UNAUTHENTICATED'])
    const code = await new Promise<number>((resolve) => {
      createClient({
        url: quintet.wsUrl,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${far.secret}` },
        lazy: false,
        retryAttempts: 0,
        on: { closed: (event) => resolve((event as { code: number }).code) },
        onNonLazyError() {},
      })
    })
    expect(code).toBe(4401)
  })

  it('is not accepted after its creator left, and is revoked then', async () => {
    const person = acme.applicants[5]!
    await quintet.admin`insert into tenancy.role_bindings (tenant_id, user_id, role, created_at)
      values (${acme.id}, ${person.id}, 'tenant_admin', now())`
    const { secret, id } = await aKey({}, person)
    expect((await ask(secret)).errors).toBeUndefined()
    const { accessToken } = await quintet.session(acme.owner.email, 'acme')
    const remove = 'mutation ($input: RemoveMemberInput!) { outcome: removeMember(input: $input) { __typename } }'
    await quintet.gql(remove, { input: { userId: person.id } }, accessToken)
    await expect.poll(async () => codesOf(await ask(secret)), { timeout: 5000 }).toEqual(['UNAUTHENTICATED'])
    const reason = async () =>
      (await quintet.admin`select revoke_reason as reason from identity.api_keys where id = ${id}`)[0]!.reason
    await expect.poll(reason, { timeout: 5000 }).toBe('member_left')
  })

  it('is recorded as used', async () => {
    const { secret, id } = await aKey()
    await ask(secret)
    const usedAt = async () =>
      (await quintet.admin`select last_used_at as at from identity.api_keys where id = ${id}`)[0]!.at
    await expect.poll(usedAt, { timeout: 5000 }).toBeInstanceOf(Date)
  })
})

describe('a service account', () => {
  const clientText = `mutation ($input: CreateOAuthClientInput!) { outcome: createOAuthClient(input: $input) {
    __typename ... on OAuthClientSecret { client { id } } ... on Problem { code message } } }`
  async function aClient(scopes: string[], grants = ['CLIENT_CREDENTIALS']) {
    const { accessToken } = await quintet.session(acme.owner.email, 'acme')
    const redirectUris = grants.includes('AUTHORIZATION_CODE') ? ['https://partner.example/back'] : []
    const input = { name: 'a partner', type: 'CONFIDENTIAL', grants, scopes, redirectUris }
    const { data } = await quintet.gql(clientText, { input }, accessToken)
    return { clientId: data.outcome.client.id as string, accessToken }
  }

  const aToken = (token: string, clientId: string, seconds: number) =>
    quintet.admin`insert into identity.oauth_records (realm_id, kind, key_hash, tenant_id, client_id, payload, expires_at)
      values (${platformRealmId}, 'ClientCredentials', ${createHash('sha256').update(token).digest()}, ${acme.id}, ${clientId},
        ${quintet.admin.json({ scope: 'credit.scores:read recruiting.*:read' })}, now() + ${seconds} * interval '1 second')`

  it('is no user, and has the permissions that the scopes of its client and of the key both cover', async () => {
    const { clientId } = await aClient(['credit.*:read', 'recruiting.*:*'])
    const { secret } = await aKey({ clientId, scopes: ['recruiting.jobs:read', 'credit.scores:read'] })
    const { data, errors } = await ask(secret)
    expect(errors).toBeUndefined()
    const { permissions, ...viewer } = data.viewer
    expect(viewer).toEqual({ user: null, tenant: { slug: 'acme' } })
    expect(permissions.sort()).toEqual(['credit.scores:read', 'recruiting.jobs:read'])
    const jobs = await ask(secret, '{ viewer { tenant { jobs(first: 2) { nodes { title } } } } }')
    expect([jobs.errors, jobs.data.viewer.tenant.jobs.nodes]).toEqual([undefined, expect.any(Array)])
  })

  it('gets NO_PERSON from a mutation that needs a person', async () => {
    const { clientId } = await aClient(['credit.*:*'])
    const { secret } = await aKey({ clientId, scopes: ['credit.*:*'] })
    const text = `mutation ($input: RecordCreditScoreInput!) { outcome: recordCreditScore(input: $input) {
      __typename ... on Problem { code } } }`
    const input = { applicantId: acme.applicants[0]!.id, category: 'personal-loan', value: 70 }
    const { data, errors } = await quintet.gql(text, { input }, secret)
    expect([errors, data?.outcome]).toEqual([undefined, { __typename: 'NotAllowed', code: 'NO_PERSON' }])
  })

  it('loses a scope with its client within five seconds, and everything when that is deleted', async () => {
    const { clientId, accessToken } = await aClient(['recruiting.*:read', 'credit.*:read'])
    const { secret } = await aKey({ clientId, scopes: ['recruiting.*:read', 'credit.*:read'] })
    const permissions = async () => (await ask(secret)).data?.viewer?.permissions?.sort()
    expect(await permissions()).toEqual(['credit.*:read', 'recruiting.*:read'])
    const update = `mutation ($input: UpdateOAuthClientInput!) { updateOAuthClient(input: $input) { __typename } }`
    await quintet.gql(update, { input: { clientId, scopes: ['credit.*:read'] } }, accessToken)
    await expect.poll(permissions, { timeout: 5000 }).toEqual(['credit.*:read'])
    const remove = `mutation ($input: OAuthClientIdInput!) { deleteOAuthClient(input: $input) { __typename } }`
    await quintet.gql(remove, { input: { clientId } }, accessToken)
    const keys = await quintet.admin`select revoke_reason from identity.api_keys where client_id = ${clientId}`
    expect(keys).toEqual([{ revoke_reason: 'client_deleted' }])
    await expect.poll(async () => codesOf(await ask(secret)), { timeout: 5000 }).toEqual(['UNAUTHENTICATED'])
  })

  it('gives its keys no scope beyond its own, and does not exist for a client without client credentials', async () => {
    const { clientId, accessToken } = await aClient(['credit.*:read'])
    const input = { name: 'too much', scopes: ['recruiting.*:read'], clientId }
    expect((await quintet.gql(createText, { input }, accessToken)).data.outcome.code).toBe('SCOPE_TOO_WIDE')
    const other = await aClient(['credit.*:read'], ['AUTHORIZATION_CODE'])
    const wrong = { name: 'no account', scopes: ['credit.*:read'], clientId: other.clientId }
    expect((await quintet.gql(createText, { input: wrong }, accessToken)).data.outcome.__typename).toBe('NotFound')
  })

  it('is also authenticated by an OAuth token', async () => {
    const { clientId } = await aClient(['credit.*:read'])
    const token = randomBytes(32).toString('base64url')
    await aToken(token, clientId, 600)
    expect(await ask(token)).toEqual({
      data: { viewer: { user: null, tenant: { slug: 'acme' }, permissions: ['credit.scores:read'] } },
    })
  })

  it('is not limited for sending an expired token, which is no guess', async () => {
    const { clientId } = await aClient(['credit.*:read'])
    const token = randomBytes(32).toString('base64url')
    await aToken(token, clientId, -600)
    const codes: string[] = []
    for (let times = 0; times < 25; times++) codes.push(...codesOf(await ask(token)))
    expect(codes).toEqual(Array(25).fill('UNAUTHENTICATED'))
  })
})

describe('wrong keys', () => {
  it('are refused, and asked about no more than twenty times a minute from one address', async () => {
    // Jobs, and reports of keys that were used, send statements of their own meanwhile.
    const questions = () => quintet.statements.filter((text) => /^identity: select .*secret_hash/s.test(text)).length
    const before = questions()
    const typed = newApiKey(acme.owner.id).slice(0, -1)
    expect(codesOf(await ask(typed))).toEqual(['UNAUTHENTICATED'])
    // Its form is wrong: no query is sent.
    expect(questions()).toBe(before)
    const good = await aKey()
    expect((await ask(good.secret)).errors).toBeUndefined()
    expect(questions()).toBeGreaterThan(before)
    const codes: string[] = []
    for (let times = 0; times < 30; times++) codes.push(...codesOf(await ask(newApiKey(acme.owner.id))))
    expect(new Set(codes.slice(0, 15))).toEqual(new Set(['UNAUTHENTICATED']))
    expect(codes.at(-1)).toBe('RATE_LIMITED')
    // Who has a good key goes on.
    expect((await ask(good.secret)).errors).toBeUndefined()
  })
})
