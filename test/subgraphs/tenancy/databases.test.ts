// Databases of tenants: registered, set up by a job, and given tenants.
import { auditIsolation, ownColumns } from '@quintet/drizzle/isolation/audit.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aClock, days } from '../../support/clock.ts'
import { withParts } from '../../support/database/database.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
/** No process runs its jobs. */
let idle: Fixture
let server: postgres.Sql
const clock = aClock()
const owner = newId()
const grants = ['platform.*:*']
const by = envelopeOf({ userId: owner, grants })
const made: { databases: string[]; roles: string[] } = { databases: [], roles: [] }

beforeAll(async () => {
  const mail = { canSend: () => true, async send() {}, close() {} }
  fixture = await openFixture({ clock, isWorker: true, mail })
  idle = await openFixture({ clock })
  for (const { database } of [fixture, idle]) {
    await database.admin`insert into tenancy.platform_bindings (user_id, role) values (${owner}, 'platform_owner')`
  }
  server = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await Promise.all([fixture.end(), idle.end()])
  for (const name of made.databases) await server.unsafe(`drop database if exists ${name} with (force)`)
  for (const name of made.roles) await server.unsafe(`drop role if exists ${name}`)
  await server.end()
})

async function anEmptyDatabase() {
  const name = `registered_${process.pid}_${made.databases.length}`
  await server.unsafe(`create database ${name}`)
  made.databases.push(name)
  const migrationUrl = withParts(inject('adminUrl'), { database: name })
  return { migrationUrl, url: withParts(migrationUrl, { user: `login_${name}`, password: 'a password' }) }
}

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly status: string
  readonly code: string
  readonly path: string[]
}
const problem = '__typename ... on Problem { code path message } ... on InvalidInput { fields { path } }'
const texts = {
  register: `mutation ($input: RegisterDatabaseInput!) { outcome: registerDatabase(input: $input) { ${problem}
    ... on TenantDatabase { id name kind status server region tier shardKey tenantCount errorMessage } } }`,
  status: `mutation ($input: SetDatabaseStatusInput!) { outcome: setDatabaseStatus(input: $input) { ${problem}
    ... on TenantDatabase { id status } } }`,
  move: `mutation ($input: MoveTenantInput!) { outcome: moveTenant(input: $input) { ${problem}
    ... on TenantMove { id status from { name } to { name } tables { name } startedAt completedAt } } }`,
  return: `mutation ($input: ReturnTenantInput!) { outcome: returnTenant(input: $input) { ${problem}
    ... on TenantMove { id status } } }`,
  provision: `mutation ($input: ProvisionTenantInput!) { outcome: provisionTenant(input: $input) { ${problem}
    ... on Tenant { id status placement { version database { name } } } } }`,
}
const ask = (field: keyof typeof texts, input: object, caller = by) => askOf(fixture, field, input, caller)
const askOf = async (of: Fixture, field: keyof typeof texts, input: object, caller = by) =>
  (await of.subgraph.ask<{ outcome: Outcome }>(texts[field], { input }, caller)).outcome

const listText =
  '{ databases(first: 50) { totalCount nodes { id name kind status server region tenantCount errorMessage } } }'
interface Listed {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly tenantCount: number
  readonly errorMessage: string | null
}
const list = async () => {
  const { databases } = await fixture.subgraph.ask<{ databases: { nodes: Listed[] } }>(listText, {}, by)
  return databases.nodes
}
const byName = async (name: string) => (await list()).find((each) => each.name === name)
const placementOf = async (id: string) => {
  const [found] = await fixture.subgraph
    .ask<{ tenants: { nodes: { id: string; placement: object }[] } }>(
      '{ tenants(first: 100) { nodes { id placement { version database { id name kind } } } } }',
      {},
      by,
    )
    .then(({ tenants }) => tenants.nodes.filter((each) => each.id === id))
  return found!.placement
}

let count = 0
async function aDatabase(more: object = {}) {
  const strings = await anEmptyDatabase()
  count += 1
  const input = { name: `second ${count}`, kind: 'SHARED', region: 'eu', ...strings, ...more }
  const outcome = await ask('register', input)
  return { input, outcome, strings }
}
const isActive = (name: string) =>
  expect.poll(async () => (await byName(name))?.status, { timeout: 30_000 }).toBe('ACTIVE')

describe('the registry of databases', () => {
  it('begins with the first database, in which a new tenant is placed', async () => {
    const tenant = await fixture.aTenant()
    expect(await byName('home')).toMatchObject({ id: homeDatabaseId, kind: 'SHARED', status: 'ACTIVE', server: null })
    expect((await byName('home'))!.tenantCount).toBeGreaterThan(0)
    expect(await placementOf(tenant.id)).toEqual({
      version: 1,
      database: { id: homeDatabaseId, name: 'home', kind: 'SHARED' },
    })
  })

  it('registers a database, whose tables a job creates, and shows its connection strings to no one', async () => {
    const { input, outcome, strings } = await aDatabase({ tier: 'PRO', shardKey: 'a', idempotencyKey: 'once' })
    const { port } = new URL(strings.url)
    expect(outcome).toMatchObject({
      __typename: 'TenantDatabase',
      status: 'PROVISIONING',
      server: `${new URL(strings.url).hostname}:${port}`,
      region: 'eu',
      tier: 'PRO',
      shardKey: 'a',
      tenantCount: 0,
    })
    expect(await ask('register', input)).toMatchObject({ id: outcome.id })
    await isActive(input.name)
    const made = postgres(strings.url, { max: 1 })
    try {
      const subgraphs = await made`select nspname from pg_namespace where nspname in ('credit', 'recruiting', 'tenancy')
        and has_schema_privilege(oid, 'usage') order by 1`
      expect(subgraphs.map(({ nspname }) => nspname)).toEqual(['credit', 'recruiting'])
    } finally {
      await made.end()
    }
    const admin = postgres(strings.migrationUrl, { max: 1 })
    const { holes, objects } = await auditIsolation(admin, ownColumns).finally(() => admin.end())
    expect(holes).toEqual([])
    expect(objects).toBeGreaterThan(50)
    const everything = await fixture.database.admin`select to_jsonb(d)::text as row from tenancy.tenant_databases d
      union all select to_jsonb(a)::text from tenancy.audit_log a union all select to_jsonb(k)::text from tenancy.idempotency_keys k`
    expect(JSON.stringify(everything)).not.toContain('a password')
    expect(await ask('register', { ...input, idempotencyKey: 'again' })).toMatchObject({ code: 'NOT_EMPTY' })
  })

  it('refuses unreachable databases, invalid connection strings, taken names, and callers without permission', async () => {
    const strings = await anEmptyDatabase()
    const input = { name: 'refused', kind: 'SHARED', region: 'eu', ...strings }
    const closed = withParts(strings.url, {}).replace(/:\d+\//, ':1/')
    const before = await list()
    expect(await ask('register', { ...input, migrationUrl: closed })).toMatchObject({
      code: 'NOT_REACHABLE',
      path: ['input', 'migrationUrl'],
    })
    expect(await ask('register', { ...input, url: closed })).toMatchObject({
      code: 'NOT_REACHABLE',
      path: ['input', 'url'],
    })
    // Administrators without the rights that they need.
    const limited = `limited_${process.pid}`
    await server.unsafe(`create role ${limited} login password 'limited'`)
    made.roles.push(limited)
    const migrationUrl = withParts(strings.migrationUrl, { user: limited, password: 'limited' })
    const refusalOf = async () => (await ask('register', { ...input, migrationUrl })).code
    expect(await refusalOf()).toBe('NOT_ADMINISTRATOR')
    await server.unsafe(`alter role ${limited} createrole bypassrls`)
    expect(await refusalOf()).toBe('CANNOT_MOVE_TENANTS')
    expect(await ask('register', { ...input, url: 'http://example.com', region: ' ' })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['input', 'url'] }, { path: ['input', 'region'] }],
    })
    expect(await ask('register', { ...input, name: 'home' })).toMatchObject({ code: 'NAME_TAKEN' })
    // The database itself checks the permission of the user.
    const other = envelopeOf({ userId: newId(), grants })
    expect(await ask('register', input, other)).toMatchObject({ __typename: 'NotAllowed' })
    expect(await ask('status', { databaseId: homeDatabaseId, status: 'DECOMMISSIONING' }, other)).toMatchObject({
      __typename: 'NotAllowed',
    })
    expect(await list()).toEqual(before)
  })

  it('archives only databases without tenants', async () => {
    const { input, outcome } = await aDatabase()
    await isActive(input.name)
    const { id } = await ask('provision', {
      name: 'Initech',
      slug: 'initech',
      ownerEmail: 'owner@initech.example',
      databaseId: outcome.id,
    })
    expect(await placementOf(id)).toMatchObject({ version: 1, database: { id: outcome.id } })
    expect(await byName(input.name)).toMatchObject({ tenantCount: 1 })
    expect(await ask('status', { databaseId: outcome.id, status: 'ARCHIVED' })).toMatchObject({
      code: 'DATABASE_IN_USE',
    })
    expect(await ask('status', { databaseId: homeDatabaseId, status: 'ARCHIVED' })).toMatchObject({
      code: 'DATABASE_IN_USE',
    })
    expect(await ask('status', { databaseId: newId(), status: 'ARCHIVED' })).toMatchObject({ __typename: 'NotFound' })
    expect(await ask('status', { databaseId: outcome.id, status: 'DECOMMISSIONING' })).toMatchObject({
      status: 'DECOMMISSIONING',
    })
    const late = { name: 'Late', slug: 'late-one', ownerEmail: 'owner@late.example', databaseId: outcome.id }
    expect(await ask('provision', late)).toMatchObject({ __typename: 'NotFound', path: ['input', 'databaseId'] })
    const deleted = (at: Date) =>
      fixture.database
        .admin`update tenancy.tenants set status = 'DELETED', status_changed_at = ${at.toISOString()} where id = ${id}`
    await deleted(clock.now())
    expect(await ask('status', { databaseId: outcome.id, status: 'ARCHIVED' })).toMatchObject({
      code: 'DATABASE_IN_USE',
    })
    await deleted(new Date(clock.now().getTime() - days(2)))
    expect(await ask('status', { databaseId: outcome.id, status: 'ARCHIVED' })).toMatchObject({ status: 'ARCHIVED' })
    const free = await aDatabase()
    await isActive(free.input.name)
    expect(await ask('status', { databaseId: free.outcome.id, status: 'ARCHIVED' })).toMatchObject({
      status: 'ARCHIVED',
    })
  })
})

describe('a move', () => {
  it('is queued for a job, one at a time for each tenant, and can be undone before it begins', async () => {
    const [outcome] = await idle.database.admin<{ id: string }[]>`insert into tenancy.tenant_databases
      (name, kind, status, url, migration_url) values ('alone', 'DEDICATED', 'ACTIVE', 'a', 'b') returning id`
    const ask = (field: keyof typeof texts, input: object) => askOf(idle, field, input)
    const tenant = await idle.aTenant()
    const wanted = { tenantId: tenant.id, databaseId: outcome!.id }
    expect(await ask('move', { ...wanted, databaseId: homeDatabaseId })).toMatchObject({ code: 'ALREADY_THERE' })
    expect(await ask('move', { ...wanted, tenantId: newId() })).toMatchObject({ __typename: 'NotFound' })
    expect(await ask('move', { ...wanted, databaseId: newId() })).toMatchObject({ __typename: 'NotFound' })
    const moved = await ask('move', { ...wanted, idempotencyKey: 'a move' })
    expect(moved).toMatchObject({
      status: 'QUEUED',
      from: { name: 'home' },
      to: { name: 'alone' },
      tables: [],
      startedAt: null,
    })
    expect(await ask('move', { ...wanted, idempotencyKey: 'a move' })).toMatchObject({ id: moved.id })
    expect(await ask('move', wanted)).toMatchObject({ code: 'MOVE_RUNNING' })
    expect(await ask('status', { databaseId: outcome!.id, status: 'ARCHIVED' })).toMatchObject({
      code: 'DATABASE_IN_USE',
    })
    expect(await ask('return', { moveId: newId() })).toMatchObject({ __typename: 'NotFound' })
    expect(await ask('return', { moveId: moved.id })).toMatchObject({ id: moved.id, status: 'RETURNED' })
    expect(await ask('return', { moveId: moved.id })).toMatchObject({ code: 'WRONG_STATUS' })
    const text = 'query ($id: ID!) { tenantMove(id: $id) { id status completedAt errorMessage } }'
    const { tenantMove } = await idle.subgraph.ask<{ tenantMove: object }>(text, { id: moved.id }, by)
    expect(tenantMove).toEqual({
      id: moved.id,
      status: 'RETURNED',
      completedAt: clock.now().toISOString(),
      errorMessage: null,
    })
  })
})
