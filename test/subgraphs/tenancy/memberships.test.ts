// Who is a member of which tenant: what members see, and what other subgraphs are given.
import { newId } from '@quintet/kit/slice/ids.ts'
import { changeCursor, pageCursor } from '@quintet/kit/slice/pages.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, service, type Tenant } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

type Fact = { userId: string; tenantId: string; isActive: boolean }
type Page = {
  nodes: { user: { id: string }; roles: { slug: string }[] }[]
  edges: { cursor: string; node: { user: { id: string } } }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}
const page = `nodes { user { id } roles { slug } } edges { cursor node { user { id } } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`
const membersText = `query ($first: Int, $after: String) { viewer { tenant { members(first: $first, after: $after) { ${page} } } } }`
const ownText = `query ($first: Int, $after: String) { viewer { memberships(first: $first, after: $after) { ${page} } } }`
type Args = { first?: number | null; after?: string | null }
const membersOf = async (tenant: Tenant, args: Args = {}, by = tenant.ownerId): Promise<Page> => {
  type Answer = { viewer: { tenant: { members: Page } } }
  return (await fixture.subgraph.ask<Answer>(membersText, args, await fixture.envelope(by, tenant))).viewer.tenant
    .members
}
const ids = ({ nodes }: Page) => nodes.map(({ user }) => user.id)

const factsText = `query ($userIds: [ID!]!, $tenantSlug: String, $tenantId: ID) {
  memberships(userIds: $userIds, tenantSlug: $tenantSlug, tenantId: $tenantId) { userId tenantId isActive } }`
const facts = async (variables: object) =>
  (await fixture.subgraph.ask<{ memberships: Fact[] }>(factsText, variables, service)).memberships

describe('members', () => {
  it('are listed page by page, once each, in the order of one large page', async () => {
    const tenant = await fixture.aTenant()
    const added = [tenant.ownerId]
    for (let i = 0; i < 22; i++) added.push(await fixture.aMember(tenant))
    const whole = await membersOf(tenant, { first: 100 })
    expect(ids(whole)).toEqual(added)
    expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false })
    for (const first of [1, 7, 23]) {
      const walked: string[] = []
      for (let after: string | null = null, more = true; more; ) {
        const next: Page = await membersOf(tenant, { first, after })
        expect(next.pageInfo.hasPreviousPage).toBe(after !== null)
        expect(next.edges.map(({ node }) => node.user.id)).toEqual(ids(next))
        expect([next.pageInfo.startCursor, next.pageInfo.endCursor]).toEqual([
          next.edges[0]!.cursor,
          next.edges.at(-1)!.cursor,
        ])
        walked.push(...ids(next))
        more = next.pageInfo.hasNextPage
        after = next.pageInfo.endCursor
      }
      expect(walked).toEqual(added)
    }
  })

  it('are 20 a page by default, and an empty page has no cursors', async () => {
    const tenant = await fixture.aTenant()
    for (let i = 0; i < 20; i++) await fixture.aMember(tenant)
    const first = await membersOf(tenant)
    expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([20, true])
    const last = await membersOf(tenant, { after: (await membersOf(tenant, { first: 21 })).pageInfo.endCursor })
    expect(last).toEqual({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    })
  })

  it('are listed with their roles, without those who have left', async () => {
    const tenant = await fixture.aTenant()
    const [former, agent] = [await fixture.aMember(tenant), await fixture.aMember(tenant, 'agent')]
    await fixture.leave(tenant, former)
    expect((await membersOf(tenant)).nodes).toEqual([
      { user: { id: tenant.ownerId }, roles: [{ slug: 'owner' }] },
      { user: { id: agent }, roles: [{ slug: 'agent' }] },
    ])
  })

  it.each<[string, () => Args]>([
    ['a size of zero', () => ({ first: 0 })],
    ['a negative size', () => ({ first: -1 })],
    ['a size over 100', () => ({ first: 101 })],
    ['an invalid cursor', () => ({ after: 'x' })],
    ['an empty cursor', () => ({ after: '' })],
    ['the cursor of a stream', () => ({ after: changeCursor('credit.scores', newId(), 1) })],
    ['the cursor of another list', () => ({ after: pageCursor(1, 'x') })],
    ['a cursor without a valid id', () => ({ after: pageCursor('x') })],
    ['a cursor with a number', () => ({ after: pageCursor(7) })],
  ])('with %s are BAD_USER_INPUT', async (_, args) => {
    const tenant = await fixture.aTenant()
    const envelope = await fixture.envelope(tenant.ownerId, tenant)
    expect(await fixture.subgraph.refused(membersText, args(), envelope)).toEqual(['BAD_USER_INPUT'])
    expect(await fixture.subgraph.refused(ownText, args(), envelope)).toEqual(['BAD_USER_INPUT'])
  })

  it('are FORBIDDEN without the permission, and NOT_FOUND for another tenant', async () => {
    const [tenant, other] = [await fixture.aTenant(), await fixture.aTenant()]
    const bare = envelopeOf({ userId: tenant.ownerId, tenantId: tenant.id })
    expect(await fixture.subgraph.refused(membersText, {}, bare)).toEqual(['FORBIDDEN'])
    // A member of both sees the other tenant, but its members only while active in it.
    await fixture.database
      .admin`insert into tenancy.memberships (tenant_id, user_id) values (${other.id}, ${tenant.ownerId})`
    const text = '{ viewer { memberships { nodes { tenant { slug members { nodes { id } } } } } } }'
    const envelope = await fixture.envelope(tenant.ownerId, tenant)
    expect(await fixture.subgraph.refused(text, {}, envelope)).toEqual(['NOT_FOUND'])
  })
})

describe('a person’s own memberships', () => {
  it('are those in all tenants, oldest first, without ended ones', async () => {
    const [one, two, three] = [await fixture.aTenant(), await fixture.aTenant(), await fixture.aTenant()]
    const userId = await fixture.aMember(one, 'agent')
    for (const { id } of [two, three]) {
      // With ids of this process, as the first has: PostgreSQL's may be older, since other tests move the clock here.
      await fixture.database.admin`
        insert into tenancy.memberships (tenant_id, id, user_id) values (${id}, ${newId()}, ${userId})`
    }
    await fixture.leave(two, userId)
    const text = '{ viewer { memberships { nodes { roles { slug } tenant { id } user { id } } } } }'
    for (const envelope of [envelopeOf({ userId }), await fixture.envelope(userId, three)]) {
      expect(await fixture.subgraph.ask(text, {}, envelope)).toEqual({
        viewer: {
          memberships: {
            nodes: [
              { roles: [{ slug: 'agent' }], tenant: { id: one.id }, user: { id: userId } },
              { roles: [], tenant: { id: three.id }, user: { id: userId } },
            ],
          },
        },
      })
    }
  })
})

describe('a membership by its reference', () => {
  const text =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Membership { user { id } } } }'
  it('is found by its user and by those who may read members, and by no one else', async () => {
    const [tenant, other] = [await fixture.aTenant(), await fixture.aTenant()]
    const userId = await fixture.aMember(tenant)
    const [row] = await fixture.database.admin`select id from tenancy.memberships where user_id = ${userId}`
    const representations = [row!.id, newId(), 'x'].map((id) => ({ __typename: 'Membership', id }))
    const see = async (envelope: ReturnType<typeof envelopeOf>) =>
      (await fixture.subgraph.ask<{ _entities: unknown[] }>(text, { representations }, envelope))._entities
    const found = [{ user: { id: userId } }, null, null]
    expect(await see(envelopeOf({ userId }))).toEqual(found)
    expect(await see(await fixture.envelope(tenant.ownerId, tenant))).toEqual(found)
    const none = [null, null, null]
    expect(await see(envelopeOf({ userId: tenant.ownerId, tenantId: tenant.id }))).toEqual(none)
    expect(await see(await fixture.envelope(other.ownerId, other))).toEqual(none)
  })
})

describe('membership facts for other subgraphs', () => {
  it('are given by slug or by id, for present and former members only', async () => {
    const [tenant, other] = [await fixture.aTenant(), await fixture.aTenant()]
    const [present, former] = [await fixture.aMember(tenant), await fixture.aMember(tenant)]
    await fixture.leave(tenant, former)
    const userIds = [present, former, newId(), other.ownerId, 'x', present]
    const expected = [
      { userId: present, tenantId: tenant.id, isActive: true },
      { userId: former, tenantId: tenant.id, isActive: false },
    ].sort((a, b) => (a.userId < b.userId ? -1 : 1))
    for (const named of [{ tenantSlug: tenant.slug }, { tenantId: tenant.id }]) {
      const found = await facts({ userIds, ...named })
      expect(found.sort((a, b) => (a.userId < b.userId ? -1 : 1))).toEqual(expected)
    }
  })

  it('of an unknown tenant are empty', async () => {
    const userIds = [(await fixture.aTenant()).ownerId]
    for (const tenantSlug of ['no-such-tenant', '', 'NUL\0', 'x'.repeat(1000)]) {
      expect(await facts({ userIds, tenantSlug })).toEqual([])
    }
    expect(await facts({ userIds, tenantId: newId() })).toEqual([])
  })

  it('need a tenant, and are given to services only', async () => {
    const tenant = await fixture.aTenant()
    const variables = { userIds: [tenant.ownerId], tenantId: tenant.id }
    expect(await fixture.subgraph.refused(factsText, { userIds: [] }, service)).toEqual(['BAD_USER_INPUT'])
    const mighty = await fixture.envelope(tenant.ownerId, tenant)
    expect(await fixture.subgraph.refused(factsText, variables, mighty)).toEqual(['FORBIDDEN'])
  })
})
