// The log of activity: every mutation that was done, for the person who did it and for those who may inspect the tenant.
import { newId, newIdAt } from '@quintet/kit/slice/ids.ts'
import type { RunningSubgraph } from '@quintet/kit/subgraph/definition.ts'
import { keepActivity } from '@quintet/tenancy/activity/jobs.ts'
import { noTenant } from '@quintet/tenancy/activity/store.ts'
import type { Context } from '@quintet/tenancy/context.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, days } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

let fixture: Fixture
let running: RunningSubgraph<Context> | undefined
beforeAll(async () => {
  // The events of tenancy are enough: those of other subgraphs arrive the same way.
  fixture = await openFixture({
    isWorker: true,
    peers: async (request, envelope) => {
      if (!request.query.includes('tenancyEvents'))
        return { data: { [/(\w+Events)\(after/.exec(request.query)![1]!]: [] } }
      return (await running?.execute(request, envelope)) ?? { data: { tenancyEvents: [] } }
    },
  })
  running = fixture.subgraph.running
})
afterAll(() => fixture.end())

type Entry = {
  id: string
  action: string
  details: object | null
  ipAddress: string
  device: string
  user: { id: string }
}
const entry = 'id at action details ipAddress device user { id } actor { id }'
const ownOf = async (userId: string): Promise<Entry[]> =>
  (
    await fixture.subgraph.ask<{ viewer: { activity: { nodes: Entry[] } } }>(
      `{ viewer { activity { nodes { ${entry} } } } }`,
      {},
      envelopeOf({ userId }),
    )
  ).viewer.activity.nodes
const inspect = { grants: ['tenancy.activity:inspect'] }
const tenantText = `query ($userId: ID, $action: String, $first: Int, $after: String) { viewer { tenant {
  activity(userId: $userId, action: $action, first: $first, after: $after) { nodes { ${entry} } pageInfo { hasNextPage endCursor } } } } }`
const ofTenant = async (tenant: Tenant, args: object = {}) => {
  const envelope = envelopeOf({ userId: tenant.ownerId, tenantId: tenant.id, ...inspect })
  type Answer = {
    viewer: { tenant: { activity: { nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } }
  }
  return (await fixture.subgraph.ask<Answer>(tenantText, args, envelope)).viewer.tenant.activity
}

describe('activity', () => {
  it('outside every tenant is shown only to the user who did it', async () => {
    const tenant = await fixture.aTenant()
    await expect.poll(() => ownOf(tenant.ownerId)).toHaveLength(1)
    expect((await ownOf(tenant.ownerId))[0]).toMatchObject({
      action: 'createTenant',
      details: { id: tenant.id },
      ipAddress: '192.0.2.1',
      device: 'vitest',
      user: { id: tenant.ownerId },
      actor: null,
    })
    expect(await ownOf(newId())).toEqual([])
    expect((await ofTenant(tenant)).nodes).toEqual([])
  })

  it('in a tenant is listed newest first, in pages, by user and by action, without refused mutations', async () => {
    const tenant = await fixture.aTenant()
    const member = await fixture.aMember(tenant)
    const admin = await fixture.aMember(tenant, 'tenant_admin')
    await fixture.change('grantRole', { userId: member, role: 'viewer' }, tenant.ownerId, tenant)
    await fixture.change('revokeRole', { userId: member, role: 'viewer' }, tenant.ownerId, tenant)
    await fixture.change('grantRole', { userId: member, role: 'agent' }, admin, tenant)
    const refused = await fixture.change('grantRole', { userId: newId(), role: 'agent' }, tenant.ownerId, tenant)
    expect(refused.__typename).not.toBe('Membership')
    const actions = async (args: object = {}) => (await ofTenant(tenant, args)).nodes.map(({ action }) => action)
    await expect.poll(actions).toEqual(['grantRole', 'revokeRole', 'grantRole'])
    expect(await actions({ userId: admin })).toEqual(['grantRole'])
    expect(await actions({ action: 'revokeRole' })).toEqual(['revokeRole'])
    expect(await actions({ action: 'revokeRole', userId: admin })).toEqual([])
    const first = await ofTenant(tenant, { first: 2 })
    expect(first.pageInfo.hasNextPage).toBe(true)
    const rest = await ofTenant(tenant, { first: 2, after: first.pageInfo.endCursor })
    expect(rest.nodes.map(({ action }) => action)).toEqual(['grantRole'])
    expect(new Set([...first.nodes, ...rest.nodes].map(({ id }) => id)).size).toBe(3)
  })

  it('in an impersonation names the impersonator beside the impersonated user', async () => {
    const tenant = await fixture.aTenant()
    const member = await fixture.aMember(tenant)
    const supporter = newId()
    const envelope = { ...(await fixture.envelope(tenant.ownerId, tenant)), actor: supporter }
    const text = 'mutation ($userId: ID!) { removeMember(input: { userId: $userId }) { __typename } }'
    await fixture.subgraph.ask(text, { userId: member }, envelope)
    await expect
      .poll(async () => (await ofTenant(tenant)).nodes)
      .toMatchObject([{ action: 'removeMember', user: { id: tenant.ownerId }, actor: { id: supporter } }])
    const [entry] = await fixture.database.admin`select actor_id, on_behalf_of_id from tenancy.audit_log
      where user_id = ${member} order by id desc limit 1`
    expect(entry).toEqual({ actor_id: supporter, on_behalf_of_id: tenant.ownerId })
  })

  it('of a tenant is shown only with the permission to inspect it, and is filtered only by a valid user id', async () => {
    const tenant = await fixture.aTenant()
    const without = envelopeOf({ userId: tenant.ownerId, tenantId: tenant.id, grants: ['tenancy.*:read'] })
    expect(await fixture.subgraph.refused(tenantText, {}, without)).toEqual(['FORBIDDEN'])
    const envelope = envelopeOf({ userId: tenant.ownerId, tenantId: tenant.id, ...inspect })
    expect(await fixture.subgraph.refused(tenantText, { userId: 'ada' }, envelope)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('the monthly partitions of the log', () => {
  it('are created ahead and dropped, keep each tenant’s retention, and are readable only through the log', async () => {
    const { admin } = fixture.database
    const [short, long] = [await fixture.aTenant(), await fixture.aTenant()]
    await admin`update tenancy.tenants set activity_retention_days = 30 where id = ${short.id}`
    await admin`update tenancy.tenants set activity_retention_days = 400 where id = ${long.id}`
    const clock = aClock()
    const context = { ...fixture.subgraph.running.contextFor(envelopeOf({ userId: short.ownerId })), clock }
    const keep = () => keepActivity(context, new AbortController().signal)
    const write = async (tenantId: string, action: string, at: Date) => {
      await admin`insert into tenancy.activities (tenant_id, id, user_id, action, at)
        values (${tenantId}, ${newIdAt(at)}, ${short.ownerId}, ${action}, ${at})`
    }
    const kept = async () =>
      (
        await admin`select action from tenancy.activities where user_id = ${short.ownerId} and action like 'day %' order by action`
      ).map(({ action }) => action)
    const parts = async () =>
      (
        await admin<{ name: string }[]>`select relname as name from pg_inherits join pg_class on oid = inhrelid
          where inhparent = 'tenancy.activities'::regclass order by 1`
      ).map(({ name }) => name)
    const start = clock.now().getTime()
    const dayOf = (day: number) => new Date(start + days(day))
    for (const day of [0, 29, 31]) await write(short.id, `day ${day} short`, dayOf(-day))
    for (const day of [31, 399, 401]) await write(long.id, `day ${day} long`, dayOf(-day))
    for (const day of [364, 366]) await write(noTenant, `day ${day} of no tenant`, dayOf(-day))
    // Beyond the partitions that exist.
    await write(long.id, 'day ahead long', dayOf(300))
    await keep()
    const expected = [
      'day 0 short',
      'day 29 short',
      'day 31 long',
      'day 364 of no tenant',
      'day 399 long',
      'day ahead long',
    ]
    expect(await kept()).toEqual(expected)
    const first = await parts()
    expect(first).toEqual(expect.arrayContaining(['activities_earlier', 'activities_later']))
    expect(first.length).toBeGreaterThanOrEqual(6)

    clock.move(days(300))
    await keep()
    await keep()
    expect(await kept()).toEqual(['day 31 long', 'day ahead long'])
    const nameOf = (at: Date) => `activities_${at.toISOString().slice(0, 7).replace('-', '_')}`
    expect(await parts()).toEqual(expect.arrayContaining([nameOf(dayOf(300)), nameOf(dayOf(385))]))
    const [ahead] =
      await admin`select tableoid::regclass::text as part from tenancy.activities where action = 'day ahead long'`
    expect(ahead).toEqual({ part: `tenancy.${nameOf(dayOf(300))}` })

    clock.move(days(500))
    await keep()
    expect(await kept()).toEqual([])
    expect(await parts()).not.toContain(nameOf(dayOf(0)))
    // A late entry still has a partition.
    await write(long.id, 'day late', dayOf(0))
    expect(await kept()).toEqual(['day late'])

    const refusal = /permission denied/
    for (const role of ['tenancy_runtime', 'tenancy_readonly', 'tenancy_job']) {
      for (const part of ['activities_later', nameOf(dayOf(800))]) {
        const read = admin.begin(async (sql) => {
          await sql.unsafe(`set local role ${role}; select set_config('app.tenant_id', '${long.id}', true)`)
          await sql.unsafe(`select 1 from tenancy.${part}`)
        })
        await expect(read).rejects.toThrow(refusal)
      }
    }
    const [plan] = await admin.begin(async (sql) => {
      await sql`select set_config('app.tenant_id', ${long.id}, true), set_config('enable_seqscan', 'off', true)`
      await sql`set local role tenancy_runtime`
      return sql`explain (format json) select id from tenancy.activities where tenant_id = ${long.id} order by id desc limit 2`
    })
    // The partitions are read one after the other, without a sort: a page stops when it is full.
    expect(JSON.stringify(plan)).not.toMatch(/Sort"|Merge Append/)
  })
})
