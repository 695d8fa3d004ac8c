// What the audit log records about tenants, members and their roles.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const entriesOf = ({ id }: Pick<Tenant, 'id'>) =>
  fixture.database.admin`select event, severity, user_id, actor_id, target_type, target_id, details
    from tenancy.audit_log where tenant_id = ${id} order by id`

it('the audit log records who created a tenant', async () => {
  const tenant = await fixture.aTenant()
  expect(await entriesOf(tenant)).toEqual([
    {
      event: 'tenancy.tenant.created',
      severity: 'MEDIUM',
      user_id: tenant.ownerId,
      actor_id: tenant.ownerId,
      target_type: 'Tenant',
      target_id: tenant.id,
      details: { slug: tenant.slug },
    },
  ])
})

it('the audit log records who joined a tenant, and with which role', async () => {
  const tenant = await fixture.aTenant()
  const member = await fixture.aMember(tenant, 'agent')
  expect((await entriesOf(tenant)).slice(1)).toMatchObject([
    { event: 'tenancy.member.joined', user_id: member },
    { event: 'tenancy.role.granted', user_id: member, target_type: 'Role', target_id: 'agent' },
  ])
})

it('the audit log records who granted or revoked which role of which member, once for each change', async () => {
  const tenant = await fixture.aTenant()
  const member = await fixture.aMember(tenant)
  const input = { userId: member, role: 'agent' }
  for (const field of ['grantRole', 'grantRole', 'revokeRole', 'revokeRole'] as const) {
    await fixture.change(field, input, tenant.ownerId, tenant)
  }
  const common = { severity: 'HIGH', user_id: member, actor_id: tenant.ownerId, target_id: 'agent' }
  expect((await entriesOf(tenant)).slice(3)).toMatchObject([
    { ...common, event: 'tenancy.role.granted' },
    { ...common, event: 'tenancy.role.revoked' },
  ])
})

it('the audit log records no refused change', async () => {
  const tenant = await fixture.aTenant()
  await fixture.change('revokeRole', { userId: tenant.ownerId, role: 'owner' }, tenant.ownerId, tenant)
  expect(await entriesOf(tenant)).toHaveLength(1)
})

it('a change that cannot be recorded in the audit log is not made', async () => {
  const tenant = await fixture.aTenant()
  const member = await fixture.aMember(tenant)
  const before = await fixture.grants(member, tenant.id)
  const { admin } = fixture.database
  await admin`revoke insert on tenancy.audit_log from tenancy_runtime`
  try {
    const granting = fixture.change('grantRole', { userId: member, role: 'agent' }, tenant.ownerId, tenant)
    await expect(granting).rejects.toThrow()
  } finally {
    await admin`grant insert on tenancy.audit_log to tenancy_runtime`
  }
  expect(await fixture.grants(member, tenant.id)).toEqual(before)
})
