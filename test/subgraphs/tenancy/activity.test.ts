// The log of activity: every mutation that was done, for the person who did it and for those who may inspect the tenant.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { RunningSubgraph } from '@quintet/kit/subgraph/definition.ts'
import type { Context } from '@quintet/tenancy/context.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { openStage, type Stage, type Tenant } from './fixture.ts'

let stage: Stage
let running: RunningSubgraph<Context> | undefined
beforeAll(async () => {
  // Its own events are enough: those of the others come the same way.
  stage = await openStage({
    isWorker: true,
    peers: async (request, envelope) => {
      if (!request.query.includes('tenancyEvents'))
        return { data: { [/(\w+Events)\(after/.exec(request.query)![1]!]: [] } }
      return (await running?.execute(request, envelope)) ?? { data: { tenancyEvents: [] } }
    },
  })
  running = stage.subgraph.running
})
afterAll(() => stage.end())

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
    await stage.subgraph.ask<{ viewer: { activity: { nodes: Entry[] } } }>(
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
  return (await stage.subgraph.ask<Answer>(tenantText, args, envelope)).viewer.tenant.activity
}

describe('activity', () => {
  it('outside every tenant is shown to the person alone', async () => {
    const tenant = await stage.aTenant()
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

  it('in a tenant is shown newest first, by page, by person and by action; refused mutations are not', async () => {
    const tenant = await stage.aTenant()
    const member = await stage.aMember(tenant)
    const admin = await stage.aMember(tenant, 'tenant_admin')
    await stage.change('grantRole', { userId: member, role: 'viewer' }, tenant.ownerId, tenant)
    await stage.change('revokeRole', { userId: member, role: 'viewer' }, tenant.ownerId, tenant)
    await stage.change('grantRole', { userId: member, role: 'agent' }, admin, tenant)
    const refused = await stage.change('grantRole', { userId: newId(), role: 'agent' }, tenant.ownerId, tenant)
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

  it('within an impersonation names who acted, beside the person in whose name it was done', async () => {
    const tenant = await stage.aTenant()
    const member = await stage.aMember(tenant)
    const supporter = newId()
    const envelope = { ...(await stage.envelope(tenant.ownerId, tenant)), actor: supporter }
    const text = 'mutation ($userId: ID!) { removeMember(input: { userId: $userId }) { __typename } }'
    await stage.subgraph.ask(text, { userId: member }, envelope)
    await expect
      .poll(async () => (await ofTenant(tenant)).nodes)
      .toMatchObject([{ action: 'removeMember', user: { id: tenant.ownerId }, actor: { id: supporter } }])
    const [entry] = await stage.database.admin`select actor_id, on_behalf_of_id from tenancy.audit_log
      where user_id = ${member} order by id desc limit 1`
    expect(entry).toEqual({ actor_id: supporter, on_behalf_of_id: tenant.ownerId })
  })

  it('of a tenant needs the permission to inspect it, and an id names a person', async () => {
    const tenant = await stage.aTenant()
    const without = envelopeOf({ userId: tenant.ownerId, tenantId: tenant.id, grants: ['tenancy.*:read'] })
    expect(await stage.subgraph.refused(tenantText, {}, without)).toEqual(['FORBIDDEN'])
    const envelope = envelopeOf({ userId: tenant.ownerId, tenantId: tenant.id, ...inspect })
    expect(await stage.subgraph.refused(tenantText, { userId: 'ada' }, envelope)).toEqual(['BAD_USER_INPUT'])
  })
})
