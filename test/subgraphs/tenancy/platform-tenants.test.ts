// Tenants as operators of the platform list them, plan them and stop them.
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const platform = () => envelopeOf({ userId: newId(), grants: ['platform.*:*'] })
const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const texts = {
  setTenantPlan: `mutation ($input: SetTenantPlanInput!) { outcome: setTenantPlan(input: $input) { ${problem}
    ... on Tenant { id tier maxUsers features externalId } } }`,
  setTenantStatus: `mutation ($input: SetTenantStatusInput!) { outcome: setTenantStatus(input: $input) { ${problem}
    ... on Tenant { id status statusReason statusChangedAt } } }`,
}
interface Outcome {
  readonly __typename: string
  readonly code: string
  readonly fields: { path: string[] }[]
}
const ask = async (field: keyof typeof texts, input: object, by = platform()) =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field], { input }, by)).outcome
type Page = {
  tenants: { nodes: { slug: string; tier: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}
const list = async (variables: object) => {
  const text = `query ($status: TenantStatus, $search: String, $first: Int, $after: String) {
    tenants(status: $status, search: $search, first: $first, after: $after) {
      nodes { slug name status tier region externalId } pageInfo { hasNextPage endCursor } } }`
  return (await fixture.subgraph.ask<Page>(text, variables, platform())).tenants
}
const slugs = async (variables: object) => (await list(variables)).nodes.map(({ slug }) => slug)

describe('the list of tenants', () => {
  it('shows all of them, newest first, page by page', async () => {
    const made = [await fixture.aTenant(), await fixture.aTenant(), await fixture.aTenant()]
      .map(({ slug }) => slug)
      .reverse()
    const first = await list({ first: 2 })
    expect(first.nodes.map(({ slug }) => slug)).toEqual(made.slice(0, 2))
    expect(await slugs({ first: 1, after: first.pageInfo.endCursor })).toEqual(made.slice(2))
  })

  it('shows features as JSON, and times as text', async () => {
    const { id, slug } = await fixture.aTenant()
    await ask('setTenantPlan', { tenantId: id, features: { seats: 5 } })
    const text = 'query ($search: String) { tenants(search: $search) { nodes { features createdAt } } }'
    type Answer = { tenants: { nodes: { features: object; createdAt: string }[] } }
    const { tenants } = await fixture.subgraph.ask<Answer>(text, { search: slug }, platform())
    expect(tenants.nodes).toEqual([{ features: { seats: 5 }, createdAt: expect.stringMatching(/^\d{4}-.*Z$/) }])
  })

  it('is filtered by status, and by the beginning of a slug, a name or an external id', async () => {
    const [one, other] = [await fixture.aTenant(), await fixture.aTenant()]
    const named = await fixture.createTenant({ name: 'Zinnia Works', slug: 'found-by-name' })
    await ask('setTenantPlan', { tenantId: one.id, externalId: 'Crm_17' })
    await ask('setTenantStatus', { tenantId: other.id, status: 'INACTIVE', reason: 'asked for it' })
    expect(await slugs({ search: 'crm_' })).toEqual([one.slug])
    expect(await slugs({ search: 'crm%' })).toEqual([])
    expect(await slugs({ search: one.slug.toUpperCase() })).toContain(one.slug)
    expect(await slugs({ search: 'zinnia w' })).toEqual([named.slug])
    expect(await slugs({ search: 'works' })).toEqual([])
    expect(await slugs({ status: 'INACTIVE' })).toEqual([other.slug])
  })

  it('is refused without the permission, whatever the caller may do in a tenant', async () => {
    const tenant = await fixture.aTenant()
    const owner = await fixture.envelope(tenant.ownerId, tenant)
    expect(await fixture.subgraph.refused('{ tenants { nodes { id } } }', {}, owner)).toEqual(['FORBIDDEN'])
    for (const [field, input] of [
      ['setTenantPlan', { tenantId: tenant.id, tier: 'PRO' }],
      ['setTenantStatus', { tenantId: tenant.id, status: 'ACTIVE', reason: 'x' }],
    ] as const) {
      expect(await fixture.subgraph.refused(texts[field], { input }, owner)).toEqual(['FORBIDDEN'])
    }
  })
})

describe('a plan', () => {
  it('changes what is given, and leaves the rest', async () => {
    const tenant = await fixture.aTenant()
    const features = { seats: 5 }
    expect(await ask('setTenantPlan', { tenantId: tenant.id, tier: 'PRO', maxUsers: 1, features })).toEqual({
      __typename: 'Tenant',
      id: tenant.id,
      tier: 'PRO',
      maxUsers: 1,
      features,
      externalId: null,
    })
    expect(await ask('setTenantPlan', { tenantId: tenant.id, maxUsers: null })).toMatchObject({
      tier: 'PRO',
      maxUsers: null,
      features,
    })
  })

  it('is refused with every field that breaks a rule, for a taken external id, and for an unknown tenant', async () => {
    const [one, other] = [await fixture.aTenant(), await fixture.aTenant()]
    const refused = await ask('setTenantPlan', {
      tenantId: one.id,
      tier: null,
      maxUsers: 0,
      features: [],
      externalId: ' ',
    })
    expect(refused.fields.map(({ path }) => path[1])).toEqual(['tier', 'maxUsers', 'features', 'externalId'])
    await ask('setTenantPlan', { tenantId: one.id, externalId: 'twice' })
    expect(await ask('setTenantPlan', { tenantId: other.id, externalId: 'twice' })).toMatchObject({
      __typename: 'Conflict',
      code: 'EXTERNAL_ID_TAKEN',
    })
    for (const tenantId of [newId(), 'x']) {
      expect((await ask('setTenantPlan', { tenantId, tier: 'PRO' })).__typename).toBe('NotFound')
    }
  })
})

describe('a tenant', () => {
  it.each(['INACTIVE', 'SUSPENDED'])(
    'that is %s gives its owner no permissions until it is active again',
    async (status) => {
      const tenant = await fixture.aTenant()
      const before = await fixture.grants(tenant.ownerId, tenant.id)
      const reason = 'Invoices were not paid'
      expect(await ask('setTenantStatus', { tenantId: tenant.id, status, reason })).toMatchObject({
        status,
        statusReason: reason,
      })
      const stopped = await fixture.grants(tenant.ownerId, tenant.id)
      expect(stopped).toMatchObject({ isMember: false, permissions: [] })
      expect(stopped.policyVersion).toBeGreaterThan(before.policyVersion)
      const changes = await fixture.database.admin`select 1 from tenancy.access_changes where tenant_id = ${tenant.id}`
      expect(changes).toHaveLength(1)
      await ask('setTenantStatus', { tenantId: tenant.id, status: 'ACTIVE', reason: 'paid' })
      expect((await fixture.grants(tenant.ownerId, tenant.id)).permissions).toEqual(['*.*:*'])
    },
  )

  it('is not set to DELETED by hand, nor without a reason, nor to ACTIVE while it is being deleted', async () => {
    const tenant = await fixture.aTenant()
    const refused = await ask('setTenantStatus', { tenantId: tenant.id, status: 'DELETED', reason: '' })
    expect(refused.fields.map(({ path }) => path[1])).toEqual(['status', 'reason'])
    await fixture.database.admin`update tenancy.tenants set status = 'PENDING_DELETION' where id = ${tenant.id}`
    expect(await ask('setTenantStatus', { tenantId: tenant.id, status: 'ACTIVE', reason: 'x' })).toMatchObject({
      __typename: 'Conflict',
      code: 'WRONG_STATUS',
    })
  })
})
