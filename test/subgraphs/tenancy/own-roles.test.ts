// Roles that a tenant makes for itself: what they permit and deny, who may make them, and until when members have them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock } from '../../support/clock.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const clock = aClock()
let fixture: Fixture
let tenant: Tenant
beforeAll(async () => {
  fixture = await openFixture({ clock })
  tenant = await fixture.aTenant()
})
afterAll(() => fixture.end())

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const role = `slug name description scopes permissions policies { effect resource action } isDefault isSystem`
const texts = {
  createRole: `mutation ($input: CreateRoleInput!) { outcome: createRole(input: $input) { ${problem} ... on Role { ${role} } } }`,
  updateRole: `mutation ($input: UpdateRoleInput!) { outcome: updateRole(input: $input) { ${problem} ... on Role { ${role} } } }`,
  deleteRole: `mutation ($input: DeleteRoleInput!) { outcome: deleteRole(input: $input) { ${problem} ... on Deleted { id } } }`,
  grantRole: `mutation ($input: RoleBindingInput!) { outcome: grantRole(input: $input) { ${problem}
    ... on Membership { bindings { role { slug name } expiresAt grantedBy { id } } } } }`,
  revokeRole: `mutation ($input: RoleBindingInput!) { outcome: revokeRole(input: $input) { ${problem}
    ... on Membership { bindings { role { slug } expiresAt } } } }`,
}
interface Outcome {
  readonly __typename: string
  readonly code: string
  readonly path: string[]
  readonly fields: { path: string[] }[]
  readonly bindings: { role: { slug: string }; expiresAt: string | null }[]
}
const ask = async (field: keyof typeof texts, input: object, by = tenant.ownerId, of = tenant) =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field], { input }, await fixture.envelope(by, of))).outcome
const permissionsOf = async (userId: string) => (await fixture.grants(userId, tenant.id)).permissions
const whyMayI = async (permission: string, userId: string) => {
  const text = `query ($permission: String!) { viewer { whyMayI(permission: $permission) {
    isAllowed missing decidedBy { effect source pattern level role { slug name } expiresAt } } } }`
  const by = await fixture.envelope(userId, tenant)
  return (await fixture.subgraph.ask<{ viewer: { whyMayI: unknown } }>(text, { permission }, by)).viewer.whyMayI
}
let count = 0
const aRole = async (content: object = {}) => {
  const slug = `role_${++count}`
  expect((await ask('createRole', { slug, name: `Role ${count}`, ...content })).__typename).toBe('Role')
  return slug
}

describe('a role of the tenant’s own', () => {
  it('permits what it holds, by pattern, by permission and by policy', async () => {
    const made = await ask('createRole', {
      slug: 'reviewer',
      name: ' Reviewer ',
      description: 'Reviews what comes in',
      scopes: ['recruiting.*:read'],
      permissions: ['credit.scores:read'],
      policies: [
        { effect: 'ALLOW', resource: 'modules', action: 'read' },
        { effect: 'DENY', resource: 'recruiting.candidates', action: '*' },
      ],
    })
    expect(made).toEqual({
      __typename: 'Role',
      slug: 'reviewer',
      name: 'Reviewer',
      description: 'Reviews what comes in',
      scopes: ['recruiting.*:read'],
      permissions: ['credit.scores:read'],
      policies: [
        { effect: 'ALLOW', resource: 'modules', action: 'read' },
        { effect: 'DENY', resource: 'recruiting.candidates', action: '*' },
      ],
      isDefault: false,
      isSystem: false,
    })
    const member = await fixture.aMember(tenant, 'viewer')
    expect((await ask('grantRole', { userId: member, role: 'reviewer' })).bindings).toEqual([
      { role: { slug: 'viewer', name: 'Viewer' }, expiresAt: null, grantedBy: null },
      { role: { slug: 'reviewer', name: 'Reviewer' }, expiresAt: null, grantedBy: { id: tenant.ownerId } },
    ])
    expect(await permissionsOf(member)).toEqual(
      expect.arrayContaining([
        'recruiting.*:read',
        'credit.scores:read',
        '*.modules:read',
        '-recruiting.candidates:*',
        'tenancy.*:read',
      ]),
    )
  })

  it('overrides with a denial what another role permits, and whyMayI names it', async () => {
    const denying = await aRole({ policies: [{ effect: 'DENY', resource: 'credit.scores', action: 'write' }] })
    const agent = await fixture.aMember(tenant, 'agent')
    const why = { effect: 'ALLOW', level: 'TENANT', expiresAt: null }
    expect(await whyMayI('credit.scores:write', agent)).toEqual({
      isAllowed: true,
      missing: [],
      decidedBy: [
        { ...why, source: 'PERMISSION', pattern: 'credit.scores:write', role: { slug: 'agent', name: 'Agent' } },
      ],
    })
    await ask('grantRole', { userId: agent, role: denying })
    expect(await whyMayI('credit.scores:write', agent)).toMatchObject({
      isAllowed: false,
      missing: ['credit.scores:write'],
      decidedBy: [{ effect: 'DENY', source: 'POLICY', pattern: 'credit.scores:write', role: { slug: denying } }],
    })
    expect(await whyMayI('marketplace.licences:write', agent)).toEqual({
      isAllowed: false,
      missing: ['marketplace.licences:write'],
      decidedBy: [],
    })
  })

  it('changes for all its members at once', async () => {
    const slug = await aRole({ scopes: ['credit.*:read'] })
    const member = await fixture.aMember(tenant)
    await ask('grantRole', { userId: member, role: slug })
    const { policyVersion } = await fixture.grants(member, tenant.id)
    await ask('updateRole', { role: slug, scopes: ['recruiting.*:write'], name: 'Another' })
    const after = await fixture.grants(member, tenant.id)
    expect(after.permissions).toContain('recruiting.*:write')
    expect(after.permissions).not.toContain('credit.*:read')
    expect(after.policyVersion).toBeGreaterThan(policyVersion)
  })

  it('is deleted when no member has it', async () => {
    const slug = await aRole()
    const member = await fixture.aMember(tenant)
    await ask('grantRole', { userId: member, role: slug })
    expect(await ask('deleteRole', { role: slug })).toMatchObject({ __typename: 'Conflict', code: 'ROLE_IN_USE' })
    await ask('revokeRole', { userId: member, role: slug })
    expect(await ask('deleteRole', { role: slug })).toEqual({ __typename: 'Deleted', id: slug })
    expect((await ask('deleteRole', { role: slug })).__typename).toBe('NotFound')
  })

  it('is listed after the roles that every tenant has, and does not exist in another tenant', async () => {
    const slug = await aRole()
    const slugsOf = async (of: Tenant) => {
      const text = '{ viewer { tenant { roles(first: 100) { nodes { slug isSystem isDefault } } } } }'
      type Answer = { viewer: { tenant: { roles: { nodes: { slug: string; isSystem: boolean }[] } } } }
      return (await fixture.subgraph.ask<Answer>(text, {}, await fixture.envelope(of.ownerId, of))).viewer.tenant.roles
        .nodes
    }
    const nodes = await slugsOf(tenant)
    expect(nodes.slice(0, 2).map((node) => node.slug)).toEqual(['owner', 'tenant_admin'])
    expect(nodes.find((node) => node.slug === slug)).toEqual({ slug, isSystem: false, isDefault: false })
    const other = await fixture.aTenant()
    expect((await slugsOf(other)).every((node) => node.isSystem)).toBe(true)
    expect((await ask('updateRole', { role: slug, name: 'Mine' }, other.ownerId, other)).__typename).toBe('NotFound')
    const outsider = await fixture.aMember(other)
    expect((await ask('grantRole', { userId: outsider, role: slug }, other.ownerId, other)).__typename).toBe('NotFound')
  })

  it('can be the default of new members, until it is deleted', async () => {
    const of = await fixture.aTenant()
    const made = await ask('createRole', { slug: 'guest', name: 'Guest', isDefault: true }, of.ownerId, of)
    expect(made).toMatchObject({ isDefault: true })
    const byDefault = async () => {
      const [row] = await fixture.database.admin<{ role: string }[]>`
        select default_role as role from tenancy.tenants where id = ${of.id}`
      return row!.role
    }
    expect(await byDefault()).toBe('guest')
    await ask('deleteRole', { role: 'guest' }, of.ownerId, of)
    expect(await byDefault()).toBe('member')
  })
})

describe('a role is refused', () => {
  it('with every field that breaks a rule', async () => {
    const refused = await ask('createRole', {
      slug: 'No',
      name: '',
      scopes: ['*'],
      permissions: ['credit.nothing:read'],
      policies: [{ effect: 'ALLOW', resource: 'a.b.c', action: 'read' }],
    })
    expect(refused.fields.map(({ path }) => path[1])).toEqual(['slug', 'name', 'scopes', 'permissions', 'policies'])
  })

  it.each([
    { scopes: ['platform.*:*'] },
    { permissions: ['platform.jobs:read'] },
    { policies: [{ effect: 'ALLOW', resource: 'platform.tenants', action: 'write' }] },
  ])('when it names the platform: %j', async (content) => {
    expect((await ask('createRole', { slug: 'sneaky', name: 'x', ...content })).__typename).toBe('InvalidInput')
  })

  it('when its slug is taken', async () => {
    for (const slug of ['owner', await aRole()]) {
      expect(await ask('createRole', { slug, name: 'x' })).toMatchObject({ __typename: 'Conflict', code: 'SLUG_TAKEN' })
    }
  })

  it('for changes and deletion when it is built in', async () => {
    for (const field of ['updateRole', 'deleteRole'] as const) {
      expect(await ask(field, { role: 'member' })).toMatchObject({ __typename: 'NotAllowed', code: 'SYSTEM_ROLE' })
    }
  })

  it('when it permits more than its maker may do, or drops a denial that binds them', async () => {
    const maker = await fixture.aMember(tenant)
    const denied = { effect: 'DENY', resource: 'credit.scores', action: 'write' }
    const slug = await aRole({
      scopes: ['tenancy.roles:*', 'credit.*:*'],
      policies: [denied],
    })
    await ask('grantRole', { userId: maker, role: slug })
    const strong = { __typename: 'NotAllowed', code: 'ROLE_TOO_STRONG' }
    const make = (content: object) => ask('createRole', { slug: `by_maker_${++count}`, name: 'x', ...content }, maker)
    expect(await make({ scopes: ['recruiting.*:*'] })).toMatchObject(strong)
    // A part of what the pattern covers is denied to them.
    expect(await make({ scopes: ['credit.*:*'] })).toMatchObject(strong)
    expect(await make({ permissions: ['credit.scores:write'] })).toMatchObject(strong)
    expect((await make({ permissions: ['credit.scores:read'] })).__typename).toBe('Role')
    expect(await ask('updateRole', { role: slug, policies: [] }, maker)).toMatchObject(strong)
    expect(await ask('revokeRole', { userId: maker, role: slug }, maker)).toMatchObject({ __typename: 'NotAllowed' })
  })

  it('when the tenant has 200', async () => {
    const of = await fixture.aTenant()
    await fixture.database.admin`insert into tenancy.tenant_roles (tenant_id, slug, name, scopes, permissions)
      select ${of.id}, 'many_' || n, 'x', '{}', '{}' from generate_series(1, 200) n`
    expect(await ask('createRole', { slug: 'more', name: 'x' }, of.ownerId, of)).toMatchObject({
      __typename: 'LimitReached',
      code: 'MAX_ROLES',
    })
  })
})

describe('a role with an expiry', () => {
  it('permits until its expiry, and not at the instant itself', async () => {
    const member = await fixture.aMember(tenant)
    const end = new Date(clock.now().getTime() + 60_000)
    const granted = await ask('grantRole', { userId: member, role: 'agent', expiresAt: end.toISOString() })
    expect(granted.bindings.find((binding) => binding.role.slug === 'agent')?.expiresAt).toBe(end.toISOString())
    expect(await permissionsOf(member)).toContain('credit.scores:write')
    clock.move(59_000)
    expect(await permissionsOf(member)).toContain('credit.scores:write')
    clock.move(1000)
    expect(await permissionsOf(member)).not.toContain('credit.scores:write')
    expect((await fixture.grants(member, tenant.id)).roles).toEqual(['member'])
  })

  it('has the expiry of its last grant', async () => {
    const member = await fixture.aMember(tenant)
    const end = new Date(clock.now().getTime() + 60_000).toISOString()
    await ask('grantRole', { userId: member, role: 'viewer', expiresAt: end })
    const again = await ask('grantRole', { userId: member, role: 'viewer' })
    expect(again.bindings.find((binding) => binding.role.slug === 'viewer')?.expiresAt).toBeNull()
  })

  it('is refused when the expiry is past', async () => {
    const member = await fixture.aMember(tenant)
    const refused = await ask('grantRole', { userId: member, role: 'viewer', expiresAt: clock.now().toISOString() })
    expect(refused.fields).toEqual([{ path: ['input', 'expiresAt'] }])
  })
})
