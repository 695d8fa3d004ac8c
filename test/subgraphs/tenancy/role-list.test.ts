// Roles can be listed, with what they permit.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardsOf, supergraphText } from '../../support/schema/access.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const statements: string[] = []
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ statements })
})
afterAll(() => fixture.end())

const text = `query ($representations: [_Any!]!, $first: Int, $after: String) { _entities(representations: $representations) {
  ... on Tenant { roles(first: $first, after: $after) { totalCount nodes { slug name scopes permissions }
    pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`
interface Page {
  readonly totalCount: number
  readonly nodes: { slug: string; scopes: string[]; permissions: string[] }[]
  readonly pageInfo: { hasNextPage: boolean; endCursor: string }
}
const variablesFor = (tenant: Tenant, args: object = {}) => ({
  representations: [{ __typename: 'Tenant', id: tenant.id }],
  ...args,
})
async function list(tenant: Tenant, args: object = {}): Promise<Page> {
  const envelope = await fixture.envelope(tenant.ownerId, tenant)
  statements.length = 0
  const answer = await fixture.subgraph.ask<{ _entities: [{ roles: Page }] }>(
    text,
    variablesFor(tenant, args),
    envelope,
  )
  return answer._entities[0].roles
}

describe("a tenant's roles", () => {
  it('are listed strongest first, with patterns and permissions, without those of the platform', async () => {
    const { nodes, totalCount } = await list(await fixture.aTenant())
    expect(nodes.map(({ slug }) => slug)).toEqual([
      'owner',
      'tenant_admin',
      'manager',
      'agent',
      'member',
      'viewer',
      'provider',
    ])
    expect(totalCount).toBe(7)
    expect(nodes[3]).toEqual({
      slug: 'agent',
      name: 'Agent',
      scopes: ['*.*:read', 'credit.*:inspect', 'recruiting.*:write'],
      permissions: ['credit.applications:review', 'credit.kyc:review', 'credit.scores:write'],
    })
    expect(statements.filter((each) => /role_permissions/.test(each))).toHaveLength(1)
  })

  it('are listed in pages', async () => {
    const tenant = await fixture.aTenant()
    const { nodes, pageInfo } = await list(tenant, { first: 4 })
    expect([nodes.length, pageInfo.hasNextPage]).toEqual([4, true])
    const next = await list(tenant, { first: 4, after: pageInfo.endCursor })
    expect(next.nodes.map(({ slug }) => slug)).toEqual(['member', 'viewer', 'provider'])
    expect(next.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  })

  it('are FORBIDDEN without tenancy.roles:read', async () => {
    const tenant = await fixture.aTenant()
    const member = await fixture.envelope(await fixture.aMember(tenant), tenant)
    expect(await fixture.subgraph.refused(text, variablesFor(tenant), member)).toEqual(['FORBIDDEN'])
  })

  it('are not shown to another tenant', async () => {
    const [tenant, other] = [await fixture.aTenant(), await fixture.aTenant()]
    const owner = await fixture.envelope(tenant.ownerId, tenant)
    expect(await fixture.subgraph.ask(text, variablesFor(other), owner)).toEqual({ _entities: [null] })
  })
})

describe('permissions', () => {
  const query = `query ($first: Int, $after: String) { permissions(first: $first, after: $after) { totalCount
    nodes { name description resource action } pageInfo { hasNextPage endCursor } } }`
  interface Answer {
    readonly permissions: {
      readonly totalCount: number
      readonly nodes: { name: string; resource: string; action: string }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
    }
  }

  it('are all that any field requires, each with those fields', async () => {
    const tenant = await fixture.aTenant()
    const owner = await fixture.envelope(tenant.ownerId, tenant)
    const page = async (after: string | null) =>
      (await fixture.subgraph.ask<Answer>(query, { first: 100, after }, owner)).permissions
    const first = await page(null)
    const nodes = [...first.nodes, ...(await page(first.pageInfo.endCursor)).nodes]
    const required = [...guardsOf(supergraphText).values()].flatMap(({ permissions: sets, policies }) =>
      [...(sets ?? []), ...(policies ?? [])].flat().filter((name) => name.includes(':')),
    )
    expect(nodes.map(({ name }) => name)).toEqual([...new Set(required)].sort())
    expect(first.totalCount).toBe(nodes.length)
    expect(nodes.find(({ name }) => name === 'credit.scores:read')).toEqual({
      name: 'credit.scores:read',
      description: expect.stringContaining('CreditApplication.score, Query.creditLeaderboard'),
      resource: 'credit.scores',
      action: 'read',
    })
  })

  it('are FORBIDDEN without tenancy.roles:read', async () => {
    const tenant = await fixture.aTenant()
    const member = await fixture.envelope(await fixture.aMember(tenant), tenant)
    expect(await fixture.subgraph.refused(query, {}, member)).toEqual(['FORBIDDEN'])
  })
})
