// Members who are suspended, come back, are removed or leave.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, service, type Tenant } from './fixture.ts'

let fixture: Fixture
let tenant: Tenant
beforeAll(async () => {
  fixture = await openFixture()
  tenant = await fixture.aTenant()
})
afterAll(() => fixture.end())

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const member = '... on Membership { status metadata leftAt roles { slug } user { id } }'
const texts = {
  updateMember: `mutation ($input: UpdateMemberInput!) { outcome: updateMember(input: $input) { ${problem} ${member} } }`,
  removeMember: `mutation ($input: RemoveMemberInput!) { outcome: removeMember(input: $input) { ${problem} ${member} } }`,
}
const leaveText = `mutation { outcome: leaveTenant { ${problem} ${member.replace('metadata', '')} } }`
interface Outcome {
  readonly __typename: string
  readonly code: string
  readonly status: string
  readonly fields: { path: string[] }[]
}
const ask = async (field: keyof typeof texts, input: object, by = tenant.ownerId, of = tenant) =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field], { input }, await fixture.envelope(by, of))).outcome
const leave = async (by: string, of: Tenant) =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(leaveText, {}, await fixture.envelope(by, of))).outcome
const see = async (userId: string) => {
  const text = `query ($userId: ID!) { viewer { tenant { member(userId: $userId) { status leftAt bindings { role { slug } } } } } }`
  type Answer = { viewer: { tenant: { member: Outcome } } }
  const by = await fixture.envelope(tenant.ownerId, tenant)
  return (await fixture.subgraph.ask<Answer>(text, { userId }, by)).viewer.tenant.member
}
const eventsAbout = (userId: string) => fixture.database.admin<{ name: string }[]>`
  select name from tenancy.published_events where payload ->> 'userId' = ${userId} and name like 'tenancy.member.%' order by id`

describe('a suspended member', () => {
  it('keeps their roles, but has no permissions until they are active again', async () => {
    const userId = await fixture.aMember(tenant, 'agent')
    expect(await ask('updateMember', { userId, status: 'SUSPENDED' })).toMatchObject({ status: 'SUSPENDED' })
    expect(await see(userId)).toMatchObject({ status: 'SUSPENDED', bindings: [{ role: { slug: 'agent' } }] })
    expect(await fixture.grants(userId, tenant.id)).toMatchObject({ isMember: false, permissions: [] })
    await ask('updateMember', { userId, status: 'ACTIVE' })
    expect((await fixture.grants(userId, tenant.id)).permissions).toContain('credit.scores:write')
  })

  it('is reported as inactive to other services', async () => {
    const userId = await fixture.aMember(tenant)
    await ask('updateMember', { userId, status: 'SUSPENDED' })
    const text = `query ($ids: [ID!]!, $tenantId: ID) { memberships(userIds: $ids, tenantId: $tenantId) { isActive } }`
    expect(await fixture.subgraph.ask(text, { ids: [userId], tenantId: tenant.id }, service)).toEqual({
      memberships: [{ isActive: false }],
    })
  })
})

describe('the metadata of a member', () => {
  it('is replaced as a whole, and shown only with the permission to inspect members', async () => {
    const userId = await fixture.aMember(tenant)
    await ask('updateMember', { userId, metadata: { desk: 12 } })
    expect(await ask('updateMember', { userId, metadata: { floor: 3 } })).toMatchObject({ metadata: { floor: 3 } })
    const text = `query ($userId: ID!) { viewer { tenant { member(userId: $userId) { metadata } } } }`
    const viewer = await fixture.aMember(tenant, 'viewer')
    expect(await fixture.subgraph.refused(text, { userId }, await fixture.envelope(viewer, tenant))).toEqual([
      'FORBIDDEN',
    ])
    expect(await ask('updateMember', { userId, metadata: null })).toMatchObject({ metadata: {} })
  })

  it('is refused when it is not an object or is too large, as is the status LEFT', async () => {
    const userId = await fixture.aMember(tenant)
    const refused = await ask('updateMember', { userId, status: 'LEFT', metadata: [1] })
    expect(refused.fields.map(({ path }) => path[1])).toEqual(['status', 'metadata'])
    expect((await ask('updateMember', { userId, metadata: { x: 'x'.repeat(33_000) } })).__typename).toBe('InvalidInput')
  })
})

describe('a member who is removed or leaves', () => {
  it('loses all roles, and other subgraphs are notified', async () => {
    const [removed, leaving] = [await fixture.aMember(tenant, 'agent'), await fixture.aMember(tenant, 'agent')]
    expect(await ask('removeMember', { userId: removed })).toMatchObject({ status: 'LEFT', roles: [] })
    expect(await leave(leaving, tenant)).toMatchObject({ status: 'LEFT', roles: [] })
    for (const userId of [removed, leaving]) {
      expect(await see(userId)).toMatchObject({ status: 'LEFT', bindings: [] })
      expect(await fixture.grants(userId, tenant.id)).toMatchObject({ isMember: false, roles: [] })
      expect((await eventsAbout(userId)).map(({ name }) => name)).toEqual([
        'tenancy.member.joined',
        'tenancy.member.left',
      ])
    }
    expect((await ask('removeMember', { userId: removed })).__typename).toBe('NotFound')
  })

  it('is never the last owner, even of two who leave at once', async () => {
    const of = await fixture.aTenant()
    const last = { __typename: 'NotAllowed', code: 'LAST_OWNER' }
    expect(await leave(of.ownerId, of)).toMatchObject(last)
    expect(await ask('removeMember', { userId: of.ownerId }, of.ownerId, of)).toMatchObject(last)
    expect(await ask('updateMember', { userId: of.ownerId, status: 'SUSPENDED' }, of.ownerId, of)).toMatchObject(last)
    const second = await fixture.aMember(of, 'owner')
    const outcomes = await Promise.all([leave(of.ownerId, of), leave(second, of)])
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['Membership', 'NotAllowed'])
  })

  it('cannot be an owner when the caller is an administrator', async () => {
    const of = await fixture.aTenant()
    const [admin] = [await fixture.aMember(of, 'tenant_admin'), await fixture.aMember(of, 'owner')]
    const strong = { __typename: 'NotAllowed', code: 'ROLE_TOO_STRONG' }
    expect(await ask('removeMember', { userId: of.ownerId }, admin, of)).toMatchObject(strong)
    expect(await ask('updateMember', { userId: of.ownerId, status: 'SUSPENDED' }, admin, of)).toMatchObject(strong)
  })

  it('cannot be an owner when the caller is a former owner with an outdated envelope', async () => {
    const of = await fixture.aTenant()
    const former = await fixture.aMember(of, 'owner')
    const stale = await fixture.envelope(former, of)
    expect(await fixture.change('revokeRole', { userId: former, role: 'owner' }, of.ownerId, of)).toMatchObject({
      __typename: 'Membership',
    })
    await fixture.aMember(of, 'owner')
    const text =
      'mutation ($input: RemoveMemberInput!) { outcome: removeMember(input: $input) { __typename ... on Problem { code } } }'
    const answer = await fixture.subgraph.ask<{ outcome: object }>(text, { input: { userId: of.ownerId } }, stale)
    expect(answer.outcome).toEqual({ __typename: 'NotAllowed', code: 'ROLE_TOO_STRONG' })
  })

  it('cannot be a member of another tenant', async () => {
    const outsider = await fixture.aMember(await fixture.aTenant())
    expect((await ask('removeMember', { userId: outsider })).__typename).toBe('NotFound')
    expect((await ask('updateMember', { userId: outsider, metadata: {} })).__typename).toBe('NotFound')
  })
})
