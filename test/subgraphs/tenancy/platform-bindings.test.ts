// Roles on the platform: who has them, who may give them, and that the platform always keeps an owner.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { AddressFact } from '@quintet/kit/slice/peers.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aClock, days } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
const clock = aClock()
const people: AddressFact[] = []
const peers = async ({ variables }: { variables?: unknown }) => {
  const { userIds = [] } = (variables ?? {}) as { userIds?: string[] }
  return { data: { addresses: people.filter(({ userId }) => userIds.includes(userId)) } }
}
let owner: string
beforeAll(async () => {
  fixture = await openFixture({ clock, peers })
})
afterAll(() => fixture.end())
beforeEach(async () => {
  await fixture.database.admin`delete from tenancy.platform_bindings`
  owner = await aPerson()
  await fixture.database.admin`insert into tenancy.platform_bindings (user_id, role, created_at)
    values (${owner}, 'platform_owner', ${new Date(clock.now().getTime() - days(1))})`
})

async function aPerson(): Promise<string> {
  const userId = newId()
  people.push({ userId, email: `${userId}@example.com`, isVerified: true })
  return userId
}

interface Outcome {
  readonly __typename: string
  readonly code?: string
  readonly path?: string[]
}
const text = (field: string) => `mutation ($input: RoleBindingInput!) { outcome: ${field}(input: $input) {
  __typename ... on Problem { code path } ... on PlatformBinding { user { id } role { slug permissions scopes } expiresAt revokedAt grantedBy { id } } } }`
const by = (userId: string, ...grants: string[]) =>
  envelopeOf({ userId, grants: grants.length > 0 ? grants : ['platform.*:*'] })
const change = async (field: 'grant' | 'revoke', input: object, caller = by(owner)) =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(text(`${field}PlatformRole`), { input }, caller)).outcome
const list = async () => {
  const query = '{ platformBindings { totalCount nodes { user { id } role { slug name } expiresAt } } }'
  type Answer = { platformBindings: { totalCount: number; nodes: { user: { id: string }; role: { slug: string } }[] } }
  const { platformBindings } = await fixture.subgraph.ask<Answer>(query, {}, by(owner))
  return platformBindings.nodes.map(({ user, role }) => `${user.id} ${role.slug}`)
}
const later = () => new Date(clock.now().getTime() + days(30)).toISOString()
const permissionsOf = async (userId: string) => (await fixture.grants(userId)).permissions

describe('a role on the platform', () => {
  it('is granted with an expiry, listed, granted again without one, and revoked', async () => {
    const userId = await aPerson()
    const expiresAt = later()
    expect(await change('grant', { userId, role: 'support', expiresAt })).toEqual({
      __typename: 'PlatformBinding',
      user: { id: userId },
      role: {
        slug: 'support',
        permissions: ['platform.tenants:read', 'platform.users:impersonate', 'platform.users:read'],
        scopes: [],
      },
      expiresAt,
      revokedAt: null,
      grantedBy: { id: owner },
    })
    expect(await list()).toEqual([`${userId} support`, `${owner} platform_owner`])
    expect(await permissionsOf(userId)).toContain('platform.users:impersonate')
    expect(await change('grant', { userId, role: 'support' })).toMatchObject({ expiresAt: null })
    expect(await change('revoke', { userId, role: 'support' })).toMatchObject({
      __typename: 'PlatformBinding',
      revokedAt: clock.now().toISOString(),
    })
    expect(await permissionsOf(userId)).toEqual([])
    expect(await change('revoke', { userId, role: 'support' })).toMatchObject({ __typename: 'NotFound' })
  })

  it('notifies gateways of changes, and is recorded in the audit log', async () => {
    const userId = await aPerson()
    await change('grant', { userId, role: 'auditor' })
    await change('grant', { userId, role: 'auditor' })
    await change('revoke', { userId, role: 'auditor' })
    const { admin } = fixture.database
    const notified = await admin`select tenant_id from tenancy.access_changes where user_id = ${userId}`
    expect(notified).toEqual([{ tenant_id: null }, { tenant_id: null }])
    const events =
      await admin`select event, severity, actor_id from tenancy.audit_log where user_id = ${userId} order by id`
    expect(events).toEqual([
      { event: 'tenancy.platform_role.granted', severity: 'CRITICAL', actor_id: owner },
      { event: 'tenancy.platform_role.revoked', severity: 'HIGH', actor_id: owner },
    ])
  })

  it('is refused for unknown users and roles, for roles of tenants, and with an expiry in the past', async () => {
    const userId = await aPerson()
    for (const id of [newId(), 'x']) {
      expect(await change('grant', { userId: id, role: 'support' })).toMatchObject({
        __typename: 'NotFound',
        path: ['input', 'userId'],
      })
      expect(await change('revoke', { userId: id, role: 'support' })).toMatchObject({ __typename: 'NotFound' })
    }
    for (const role of ['owner', 'nothing', '']) {
      for (const field of ['grant', 'revoke'] as const) {
        expect(await change(field, { userId, role })).toMatchObject({ __typename: 'NotFound', path: ['input', 'role'] })
      }
    }
    const expiresAt = clock.now().toISOString()
    expect(await change('grant', { userId, role: 'support', expiresAt })).toMatchObject({ __typename: 'InvalidInput' })
    expect(await list()).toEqual([`${owner} platform_owner`])
  })

  it('is not granted by a caller who holds less', async () => {
    const userId = await aPerson()
    const admin = await aPerson()
    await change('grant', { userId: admin, role: 'platform_admin' })
    const few = by(owner, 'platform.roles:grant')
    expect(await change('grant', { userId, role: 'support' }, few)).toMatchObject({ code: 'ROLE_TOO_STRONG' })
    // The database checks for itself, whatever the gateway still believes.
    for (const former of [by(admin), by(newId())]) {
      expect(await change('grant', { userId, role: 'support' }, former)).toMatchObject({ code: 'ROLE_TOO_STRONG' })
      expect(await change('revoke', { userId: owner, role: 'platform_owner' }, former)).toMatchObject({
        code: 'ROLE_TOO_STRONG',
      })
    }
    const without = by(admin, 'platform.*:read', 'platform.tenants:write')
    expect(
      await fixture.subgraph.refused(text('grantPlatformRole'), { input: { userId, role: 'support' } }, without),
    ).toEqual(['FORBIDDEN'])
  })
})

describe('the last platform owner', () => {
  it('cannot lose the role, nor be given an expiry', async () => {
    const other = await aPerson()
    const role = 'platform_owner'
    const temporary = { userId: other, role, expiresAt: later() }
    expect(await change('grant', temporary)).toMatchObject({ __typename: 'PlatformBinding' })
    for (const [field, input] of [
      ['revoke', { userId: owner, role }],
      ['grant', { ...temporary, userId: owner }],
    ] as const) {
      expect(await change(field, input)).toMatchObject({ __typename: 'NotAllowed', code: 'LAST_OWNER' })
    }
    await change('grant', { userId: other, role })
    expect(await change('revoke', { userId: owner, role })).toMatchObject({ __typename: 'PlatformBinding' })
  })

  it('keeps the role when two owners revoke it from each other at once', async () => {
    const role = 'platform_owner'
    for (let round = 0; round < 5; round += 1) {
      const other = await aPerson()
      await change('grant', { userId: other, role })
      const outcomes = await Promise.all([
        change('revoke', { userId: other, role }, by(owner)),
        change('revoke', { userId: owner, role }, by(other)),
      ])
      expect(outcomes.filter(({ __typename }) => __typename === 'PlatformBinding')).toHaveLength(1)
      const [left] = await fixture.database.admin<{ user_id: string }[]>`select user_id from tenancy.platform_bindings`
      owner = left!.user_id
    }
  })
})
