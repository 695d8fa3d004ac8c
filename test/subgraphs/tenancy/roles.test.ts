// Granting and revoking roles.

import { newId } from '@quintet/kit/slice/ids.ts'
import { isLastOwner, mayGrant } from '@quintet/tenancy/access/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { untilWaiting } from '../../support/database/database.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { powersOf } from '../../support/subjects.ts'
import { type Fixture, openFixture, roleText, type Tenant } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const all = ['owner', 'tenant_admin', 'manager', 'agent', 'member', 'viewer', 'provider']
const rolesOf = async (userId: string, tenant: Tenant) => (await fixture.grants(userId, tenant.id)).roles
const versionOf = async (tenant: Tenant) => (await fixture.grants(tenant.ownerId, tenant.id)).policyVersion

describe('granting a role', () => {
  it('answers with the changed membership, strongest role first', async () => {
    const tenant = await fixture.aTenant()
    const userId = await fixture.aMember(tenant)
    const outcome = await fixture.change('grantRole', { userId, role: 'manager' }, tenant.ownerId, tenant)
    expect(outcome).toEqual({
      __typename: 'Membership',
      id: outcome.id,
      user: { id: userId },
      roles: [
        { slug: 'manager', name: 'Manager' },
        { slug: 'member', name: 'Member' },
      ],
    })
  })

  it('raises the policy version, unless nothing changes', async () => {
    const tenant = await fixture.aTenant()
    const userId = await fixture.aMember(tenant)
    const before = await versionOf(tenant)
    await fixture.change('grantRole', { userId, role: 'agent' }, tenant.ownerId, tenant)
    expect(await versionOf(tenant)).toBe(before + 1)
    await fixture.change('grantRole', { userId, role: 'agent' }, tenant.ownerId, tenant)
    await fixture.change('revokeRole', { userId, role: 'viewer' }, tenant.ownerId, tenant)
    expect(await versionOf(tenant)).toBe(before + 1)
    await fixture.change('revokeRole', { userId, role: 'agent' }, tenant.ownerId, tenant)
    expect(await versionOf(tenant)).toBe(before + 2)
  })

  it.each(['nobody', 'platform_owner', '', 'Owner'])('named %j is NotFound', async (role) => {
    const tenant = await fixture.aTenant()
    const userId = await fixture.aMember(tenant)
    for (const field of ['grantRole', 'revokeRole'] as const) {
      expect(await fixture.change(field, { userId, role }, tenant.ownerId, tenant)).toMatchObject({
        __typename: 'NotFound',
        path: ['input', 'role'],
      })
    }
    expect(await rolesOf(userId, tenant)).toEqual(['member'])
  })

  it('is NotFound for a stranger, a member of another tenant, a former member and an invalid id', async () => {
    const [tenant, other] = [await fixture.aTenant(), await fixture.aTenant()]
    const former = await fixture.aMember(tenant)
    await fixture.leave(tenant, former)
    for (const userId of [newId(), await fixture.aMember(other), former, 'x', '', `${newId()}\0`]) {
      for (const field of ['grantRole', 'revokeRole'] as const) {
        expect(await fixture.change(field, { userId, role: 'member' }, tenant.ownerId, tenant)).toMatchObject({
          __typename: 'NotFound',
          path: ['input', 'userId'],
        })
      }
    }
  })
})

describe('the right to grant and revoke roles', () => {
  const may: Record<string, string[]> = {
    owner: all,
    tenant_admin: ['tenant_admin', 'manager', 'agent', 'member', 'viewer', 'provider'],
  }
  it.each(Object.entries(may))('as %s covers exactly %s', async (giver, given) => {
    const tenant = await fixture.aTenant()
    const by = await fixture.aMember(tenant, giver)
    for (const role of all) {
      const userId = await fixture.aMember(tenant, 'member')
      const outcome = await fixture.change('grantRole', { userId, role }, by, tenant)
      expect([role, outcome.__typename]).toEqual([role, given.includes(role) ? 'Membership' : 'NotAllowed'])
      if (!given.includes(role)) expect(outcome).toMatchObject({ code: 'ROLE_TOO_STRONG', path: ['input', 'role'] })
      const taken = await fixture.change('revokeRole', { userId: tenant.ownerId, role }, by, tenant)
      expect(taken.code === 'ROLE_TOO_STRONG').toBe(!given.includes(role))
    }
  })

  it.each(['manager', 'agent', 'member', 'viewer', 'provider'])('as %s covers no role', async (role) => {
    const tenant = await fixture.aTenant()
    const by = await fixture.aMember(tenant, role)
    const envelope = await fixture.envelope(by, tenant)
    const input = { userId: by, role: 'owner' }
    for (const field of ['grantRole', 'revokeRole'] as const) {
      expect(await fixture.subgraph.refused(roleText(field), { input }, envelope)).toEqual(['FORBIDDEN'])
    }
    expect(await rolesOf(by, tenant)).toEqual([role])
  })

  it('does not reach into another tenant', async () => {
    const [tenant, other] = [await fixture.aTenant(), await fixture.aTenant()]
    const envelope = await fixture.envelope(other.ownerId, tenant)
    const input = { userId: tenant.ownerId, role: 'member' }
    expect(await fixture.subgraph.refused(roleText('grantRole'), { input }, envelope)).toEqual(['FORBIDDEN'])
    const bare = envelopeOf({ userId: other.ownerId, grants: ['*.*:*'] })
    expect(await fixture.subgraph.ask(roleText('grantRole'), { input }, bare)).toMatchObject({
      grantRole: { __typename: 'NotFound' },
    })
  })

  it.each([
    [['tenancy.*:*'], 'viewer', ['tenancy.members:read'], true],
    [['tenancy.members:read'], 'viewer', ['tenancy.*:read'], false],
    [['*.*:read', 'tenancy.roles:grant'], 'viewer', ['tenancy.*:read'], true],
    [['*.*:read'], 'viewer', ['tenancy.*:read'], false],
    [['tenancy.*:*'], 'viewer', ['*.*:*'], false],
    [['*.*:*'], 'owner', ['*.*:*'], true],
    [['*.*:read', 'tenancy.roles:*'], 'owner', [], false],
    [['a.b:c', 'tenancy.roles:grant'], 'x', ['a.b:c', 'a.b:d'], false],
  ])('with the grants %j covers the role %s with %j: %s', (grants, role, permissions, expected) => {
    expect(mayGrant(powersOf(grants), role, permissions)).toBe(expected)
  })
})

describe('a former administrator', () => {
  const tooStrong = { __typename: 'NotAllowed', code: 'ROLE_TOO_STRONG' }
  const losses: [string, (tenant: Tenant, userId: string) => Promise<unknown>][] = [
    [
      'their role is revoked',
      async (tenant, userId) => {
        await fixture.change('grantRole', { userId, role: 'manager' }, tenant.ownerId, tenant)
        await fixture.change('revokeRole', { userId, role: 'tenant_admin' }, tenant.ownerId, tenant)
      },
    ],
    ['they leave', (tenant, userId) => fixture.leave(tenant, userId)],
    [
      'the tenant is suspended',
      ({ id }) => fixture.database.admin`update tenancy.tenants set status = 'SUSPENDED' where id = ${id}`,
    ],
  ]
  it.each(losses)('grants and revokes nothing as soon as %s, even with an outdated envelope', async (_, lose) => {
    const tenant = await fixture.aTenant()
    const [by, other] = [await fixture.aMember(tenant, 'tenant_admin'), await fixture.aMember(tenant)]
    const envelope = await fixture.envelope(by, tenant)
    await lose(tenant, by)
    for (const role of ['tenant_admin', 'viewer', 'member']) {
      for (const field of ['grantRole', 'revokeRole'] as const) {
        const input = { userId: other, role }
        expect(await fixture.subgraph.ask(roleText(field), { input }, envelope)).toMatchObject({ [field]: tooStrong })
      }
    }
    expect(await rolesOf(other, tenant)).toEqual(['member'])
  })

  it('is one of two who revoke the role from each other at the same moment', async () => {
    const tenant = await fixture.aTenant()
    const pair = [await fixture.aMember(tenant, 'tenant_admin'), await fixture.aMember(tenant, 'tenant_admin')]
    const role = 'tenant_admin'
    const outcomes = await fixture.database.admin
      .begin(async (sql) => {
        await sql`select from tenancy.tenants where id = ${tenant.id} for update`
        const begun = pair.map((by, i) => fixture.change('revokeRole', { userId: pair[1 - i]!, role }, by, tenant))
        await untilWaiting(fixture.database.admin, 2)
        return { begun: Promise.all(begun) }
      })
      .then(({ begun }) => begun)
    expect(outcomes.map(({ code, __typename }) => code ?? __typename).sort()).toEqual(['Membership', 'ROLE_TOO_STRONG'])
    const left = await Promise.all(pair.map((userId) => rolesOf(userId, tenant)))
    expect(left.flat()).toEqual([role])
  })
})

describe('the last owner', () => {
  const keeps = { __typename: 'NotAllowed', code: 'LAST_OWNER', path: ['input', 'role'] }

  it('keeps the role when they revoke it from themselves', async () => {
    const tenant = await fixture.aTenant()
    const take = () => fixture.change('revokeRole', { userId: tenant.ownerId, role: 'owner' }, tenant.ownerId, tenant)
    expect(await take()).toMatchObject(keeps)
    const userId = await fixture.aMember(tenant)
    await fixture.change('grantRole', { userId, role: 'owner' }, tenant.ownerId, tenant)
    expect((await take()).__typename).toBe('Membership')
    const last = await fixture.change('revokeRole', { userId, role: 'owner' }, userId, tenant)
    expect(last).toMatchObject(keeps)
  })

  it('keeps the role when an administrator, or an owner for an hour, revokes it', async () => {
    const tenant = await fixture.aTenant()
    const [admin, guest] = [await fixture.aMember(tenant, 'tenant_admin'), await fixture.aMember(tenant)]
    const forAnHour = { userId: guest, role: 'owner', expiresAt: new Date(Date.now() + minutes(60)).toISOString() }
    expect((await fixture.change('grantRole', forAnHour, tenant.ownerId, tenant)).__typename).toBe('Membership')
    const take = (by: string) => fixture.change('revokeRole', { userId: tenant.ownerId, role: 'owner' }, by, tenant)
    expect(await take(admin)).toMatchObject({ __typename: 'NotAllowed', code: 'ROLE_TOO_STRONG' })
    expect(await take(guest)).toMatchObject(keeps)
    expect(await rolesOf(tenant.ownerId, tenant)).toEqual(['owner'])
  })

  it('is the one who remains when the others have left', async () => {
    const tenant = await fixture.aTenant()
    await fixture.leave(tenant, await fixture.aMember(tenant, 'owner'))
    const input = { userId: tenant.ownerId, role: 'owner' }
    expect(await fixture.change('revokeRole', input, tenant.ownerId, tenant)).toMatchObject(keeps)
  })

  it('remains when two owners revoke their own role at the same moment', async () => {
    const tenant = await fixture.aTenant()
    const owners = [tenant.ownerId, await fixture.aMember(tenant, 'owner')]
    const outcomes = await fixture.database.admin
      .begin(async (sql) => {
        await sql`select from tenancy.role_bindings where tenant_id = ${tenant.id} for update`
        const begun = owners.map((userId) => fixture.change('revokeRole', { userId, role: 'owner' }, userId, tenant))
        await untilWaiting(fixture.database.admin, 2)
        return { begun: Promise.all(begun) }
      })
      .then(({ begun }) => begun)
    expect(outcomes.map((outcome) => outcome.code ?? outcome.__typename).sort()).toEqual(['LAST_OWNER', 'Membership'])
    const left = await Promise.all(owners.map((userId) => rolesOf(userId, tenant)))
    expect(left.flat()).toEqual(['owner'])
  })

  const lasting = (userId: string) => ({ userId, isLasting: true })
  const ending = (userId: string) => ({ userId, isLasting: false })
  it.each([
    ['a', [lasting('a')], true],
    ['a', [lasting('a'), lasting('b')], false],
    ['b', [lasting('a')], false],
    ['a', [lasting('a'), ending('b')], true],
    ['b', [lasting('a'), ending('b')], false],
  ])('is %s among %j: %s', (userId, owners, expected) => {
    expect(isLastOwner(userId, owners)).toBe(expected)
  })
})
