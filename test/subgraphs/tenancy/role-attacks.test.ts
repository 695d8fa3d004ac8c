// What members try in order to get more than they were given, or to take from others what is theirs.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, minutes } from '../../support/clock.ts'
import { untilWaiting } from '../../support/database/database.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const clock = aClock()
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ clock })
})
afterAll(() => fixture.end())

const problem = '__typename ... on Problem { message code path }'
const textOf = (field: string, payload: string) => {
  const type = /^(grant|revoke)Role$/.test(field)
    ? 'RoleBindingInput'
    : `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  return `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { ${problem} ... on ${payload} { __typename } } }`
}
interface Outcome {
  readonly __typename: string
  readonly code: string
}
const payloads: Readonly<Record<string, string>> = { createRole: 'Role', updateRole: 'Role', deleteRole: 'Deleted' }
const ask = async (field: string, input: object, tenant: Tenant, by = tenant.ownerId) => {
  const text = textOf(field, payloads[field] ?? 'Membership')
  return (await fixture.subgraph.ask<{ outcome: Outcome }>(text, { input }, await fixture.envelope(by, tenant))).outcome
}

describe('a role named like one of the platform', () => {
  const slugs = ['platform_owner', 'platform_admin', 'support', 'auditor']

  it.each(slugs)('cannot be made: %s', async (slug) => {
    const tenant = await fixture.aTenant()
    const made = await ask('createRole', { slug, name: 'Mine' }, tenant)
    expect(made).toMatchObject({ __typename: 'Conflict', code: 'SLUG_TAKEN' })
  })

  it.each(slugs)('gives no permission of the platform where it exists already: %s', async (slug) => {
    const tenant = await fixture.aTenant()
    await fixture.database.admin`insert into tenancy.tenant_roles (tenant_id, id, slug, name, scopes, permissions)
      values (${tenant.id}, ${randomUUID()}, ${slug}, 'Mine', '{recruiting.*:read}', '{}')`
    await ask('grantRole', { userId: tenant.ownerId, role: slug }, tenant)
    const { permissions } = await fixture.grants(tenant.ownerId, tenant.id)
    expect(permissions).toContain('recruiting.*:read')
    expect(permissions.filter((each) => each.startsWith('platform.'))).toEqual([])
  })
})

describe('a role that becomes stronger while it is granted', () => {
  it('is checked as it is after the change', async () => {
    const tenant = await fixture.aTenant()
    const admin = await fixture.aMember(tenant, 'tenant_admin')
    await ask('createRole', { slug: 'weak', name: 'Weak', scopes: ['recruiting.*:read'] }, tenant)
    const { begun } = await fixture.database.admin.begin(async (sql) => {
      await sql`select from tenancy.tenants where id = ${tenant.id} for update`
      const granting = ask('grantRole', { userId: admin, role: 'weak' }, tenant, admin)
      await untilWaiting(fixture.database.admin, 1)
      await sql`update tenancy.tenant_roles set scopes = '{*.*:*}' where tenant_id = ${tenant.id}`
      return { begun: granting }
    })
    expect(await begun).toMatchObject({ code: 'ROLE_TOO_STRONG' })
  })
})

describe('a role that denies', () => {
  const policies = [{ effect: 'DENY', resource: 'tenancy.roles', action: '*' }]

  it('is granted to an owner by another owner, but not by an administrator', async () => {
    const tenant = await fixture.aTenant()
    const admin = await fixture.aMember(tenant, 'tenant_admin')
    const other = await fixture.aMember(tenant, 'owner')
    await ask('createRole', { slug: 'trap', name: 'Trap', policies }, tenant, admin)
    const trap = { userId: other, role: 'trap' }
    expect(await ask('grantRole', trap, tenant, admin)).toMatchObject({ code: 'ROLE_TOO_STRONG' })
    expect(await ask('grantRole', trap, tenant)).toMatchObject({ __typename: 'Membership' })
  })

  it('is not made by an administrator from a role that an owner has', async () => {
    const tenant = await fixture.aTenant()
    const admin = await fixture.aMember(tenant, 'tenant_admin')
    await ask('createRole', { slug: 'trap', name: 'Trap' }, tenant, admin)
    await ask('grantRole', { userId: tenant.ownerId, role: 'trap' }, tenant, admin)
    const changed = await ask('updateRole', { role: 'trap', policies }, tenant, admin)
    expect(changed).toMatchObject({ code: 'ROLE_TOO_STRONG' })
  })
})

describe('the last active owner', () => {
  it('cannot be removed where the other one is suspended', async () => {
    const tenant = await fixture.aTenant()
    const other = await fixture.aMember(tenant, 'owner')
    await ask('updateMember', { userId: other, status: 'SUSPENDED' }, tenant)
    expect(await ask('removeMember', { userId: tenant.ownerId }, tenant)).toMatchObject({ code: 'LAST_OWNER' })
  })

  it('keeps the role, without an expiry, where the role of the other one expires', async () => {
    const tenant = await fixture.aTenant()
    const other = await fixture.aMember(tenant)
    const expiresAt = new Date(clock.now().getTime() + minutes(5))
    await ask('grantRole', { userId: other, role: 'owner', expiresAt }, tenant)
    const own = { userId: tenant.ownerId, role: 'owner' }
    for (const input of [own, { ...own, expiresAt }]) {
      const field = 'expiresAt' in input ? 'grantRole' : 'revokeRole'
      expect(await ask(field, input, tenant)).toMatchObject({ code: 'LAST_OWNER' })
    }
  })
})
