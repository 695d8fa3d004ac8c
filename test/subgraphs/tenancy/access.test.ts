// What roles permit, and the grants that gateways are given.

import { newId } from '@quintet/kit/slice/ids.ts'
import { permits } from '@quintet/kit/wire/powers.ts'
import { accessTable } from '@quintet/schema/access.ts'
import { loadSubgraphSdl, subgraphNames } from '@quintet/schema/load.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

/** The permissions of each seeded role, in full. Those of tenant_admin are tested by what they leave out. */
const seeded: Record<string, string> = {
  owner: '*.*:*',
  manager: '*.*:read recruiting.*:* marketplace.licences:*',
  agent:
    '*.*:read credit.*:inspect credit.applications:review credit.kyc:review credit.scores:write recruiting.*:write',
  member:
    'tenancy.tenants:read tenancy.members:read marketplace.*:read recruiting.jobs:read credit.applications:create ' +
    'tenancy.buckets:read tenancy.categories:read tenancy.channels:read tenancy.tasks:read tenancy.templates:read',
  viewer: 'tenancy.*:read marketplace.*:read recruiting.jobs:read',
}
const demanded = [
  ...new Set(
    subgraphNames
      .flatMap((name) => [...accessTable(loadSubgraphSdl(name)).values()])
      .flatMap(({ scopes }) => (scopes ?? []).flat()),
  ),
]

describe('the seeded role', () => {
  it.each(Object.entries(seeded))('%s has exactly its expected permissions', async (role, permissions) => {
    const tenant = await fixture.aTenant()
    const granted = await fixture.grants(await fixture.aMember(tenant, role), tenant.id)
    expect(granted.permissions).toEqual(permissions.split(' ').sort())
    expect(granted.roles).toEqual([role])
  })

  it('tenant_admin permits all that fields of a tenant require, except deleting the tenant and making owners', async () => {
    const tenant = await fixture.aTenant()
    const { permissions } = await fixture.grants(await fixture.aMember(tenant, 'tenant_admin'), tenant.id)
    expect(demanded.length).toBeGreaterThan(10)
    const never = ['tenancy.tenants:delete', 'tenancy.owners:grant', 'platform.tenants:write']
    // Permissions of the platform are granted by no tenant.
    const inTenant = demanded.filter((scope) => !scope.startsWith('platform.') && !never.includes(scope))
    expect(inTenant.filter((scope) => !permits(permissions, scope))).toEqual([])
    expect(demanded.filter((scope) => scope.startsWith('platform.') && permits(permissions, scope))).toEqual([])
    const more = ['tenancy.tenants:write', 'tenancy.members:write', 'credit.loans:anything', 'identity.users:suspend']
    expect(more.filter((scope) => !permits(permissions, scope))).toEqual([])
    expect(never.filter((scope) => permits(permissions, scope))).toEqual([])
  })

  it('is one of four on the platform or of seven in tenants', async () => {
    const rows = await fixture.database.admin`select slug, level from tenancy.roles order by level, position`
    expect(rows.map(({ slug, level }) => `${level} ${slug}`)).toEqual([
      ...['platform_owner', 'platform_admin', 'support', 'auditor'].map((slug) => `platform ${slug}`),
      ...['owner', 'tenant_admin', 'manager', 'agent', 'member', 'viewer', 'provider'].map((slug) => `tenant ${slug}`),
    ])
  })
})

describe('grants', () => {
  it('are the union of the permissions of all roles in the tenant, each once', async () => {
    const tenant = await fixture.aTenant()
    const userId = await fixture.aMember(tenant, 'viewer')
    for (const role of ['agent', 'manager']) await fixture.change('grantRole', { userId, role }, tenant.ownerId, tenant)
    const { permissions, roles } = await fixture.grants(userId, tenant.id)
    const all = ['viewer', 'agent', 'manager'].flatMap((role) => seeded[role]!.split(' '))
    expect([...permissions].sort()).toEqual([...new Set(all)].sort())
    expect(permissions).toHaveLength(new Set(all).size)
    expect([...roles].sort()).toEqual(['agent', 'manager', 'viewer'])
  })

  it('of one tenant do not apply in another', async () => {
    const [here, there] = [await fixture.aTenant(), await fixture.aTenant()]
    expect(await fixture.grants(here.ownerId, there.id)).toMatchObject({ permissions: [], roles: [], isMember: false })
  })

  it.each([
    ['a stranger', async () => newId()],
    [
      'a former member',
      async (tenant: Awaited<ReturnType<Fixture['aTenant']>>) => {
        const userId = await fixture.aMember(tenant, 'manager')
        await fixture.leave(tenant, userId)
        return userId
      },
    ],
  ])('of %s are empty', async (_, aPerson) => {
    const tenant = await fixture.aTenant()
    const granted = await fixture.grants(await aPerson(tenant), tenant.id)
    expect(granted).toMatchObject({ permissions: [], isMember: false })
  })

  it('of an owner are empty while the tenant is suspended, and are back when it is active again', async () => {
    const tenant = await fixture.aTenant()
    const set = (status: string) =>
      fixture.database.admin`update tenancy.tenants set status = ${status} where id = ${tenant.id}`
    await set('SUSPENDED')
    expect(await fixture.grants(tenant.ownerId, tenant.id)).toMatchObject({ permissions: [], isMember: false })
    await set('ACTIVE')
    expect(await fixture.grants(tenant.ownerId, tenant.id)).toMatchObject({ permissions: ['*.*:*'], isMember: true })
  })

  it('in a tenant that does not exist are empty', async () => {
    const granted = { permissions: [], roles: [], policyVersion: 0, isMember: false }
    expect(await fixture.grants((await fixture.aTenant()).ownerId, newId())).toEqual(granted)
  })

  it('without a tenant are those on the platform', async () => {
    const userId = newId()
    await fixture.database
      .admin`insert into tenancy.platform_bindings (user_id, role) values (${userId}, 'platform_owner')`
    expect(await fixture.grants(userId)).toEqual({
      permissions: ['platform.*:*'],
      roles: ['platform_owner'],
      policyVersion: 0,
      isMember: true,
    })
    expect(await fixture.grants((await fixture.aTenant()).ownerId)).toMatchObject({ permissions: [], isMember: true })
  })

  it('are given to services only', async () => {
    const tenant = await fixture.aTenant()
    const text = 'query ($userId: ID!) { grants(userId: $userId) { permissions } }'
    const mighty = envelopeOf({ userId: tenant.ownerId, tenantId: tenant.id, grants: ['*.*:*'] })
    expect(await fixture.subgraph.refused(text, { userId: tenant.ownerId }, mighty)).toEqual(['FORBIDDEN'])
  })
})
