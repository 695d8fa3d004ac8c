// The deletion of a tenant: requested, cancelled, and done when the grace period is over.
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aClock, days } from '../../support/clock.ts'
import { type Fixture, openFixture, service, type Tenant } from './fixture.ts'

let fixture: Fixture
const clock = aClock()
beforeAll(async () => {
  fixture = await openFixture({ clock, isWorker: true })
})
afterAll(() => fixture.end())

const shown = 'id status deletion { requestedAt requestedBy { id } scheduledAt }'
const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const texts = {
  request: `mutation ($input: RequestTenantDeletionInput!) { outcome: requestTenantDeletion(input: $input) { ${problem} ... on Tenant { ${shown} } } }`,
  cancel: `mutation { outcome: cancelTenantDeletion { ${problem} ... on Tenant { ${shown} } } }`,
}
interface Outcome {
  readonly __typename: string
  readonly code?: string
  readonly fields?: { path: string[] }[]
}
/** The owner, freshly authenticated. */
const ownerOf = async (tenant: Tenant) => {
  const envelope = await fixture.envelope(tenant.ownerId, tenant)
  return { ...envelope, viewer: { ...envelope.viewer!, authTime: clock.now().getTime() / 1000 } }
}
const ask = async (field: keyof typeof texts, tenant: Tenant, input: object = {}): Promise<Outcome> => {
  const envelope = await ownerOf(tenant)
  return (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field], { input }, envelope)).outcome
}
const statusOf = async ({ id }: Tenant): Promise<string> => {
  const [row] = await fixture.database.admin<{ status: string }[]>`select status from tenancy.tenants where id = ${id}`
  return row!.status
}
const isMember = async ({ id, ownerId }: Tenant) => (await fixture.grants(ownerId, id)).isMember
const inDays = (count: number) => new Date(clock.now().getTime() + days(count)).toISOString()

describe('a request for deletion', () => {
  it('is shown, and the owner still has access', async () => {
    const tenant = await fixture.aTenant()
    expect(await ask('request', tenant, { slug: tenant.slug })).toEqual({
      __typename: 'Tenant',
      id: tenant.id,
      status: 'PENDING_DELETION',
      deletion: {
        requestedAt: clock.now().toISOString(),
        requestedBy: { id: tenant.ownerId },
        scheduledAt: inDays(7),
      },
    })
    expect(await isMember(tenant)).toBe(true)
    const text = 'query ($u: ID!, $t: ID) { grants(userId: $u, tenantId: $t) { isEnding } }'
    expect(await fixture.subgraph.ask(text, { u: tenant.ownerId, t: tenant.id }, service)).toEqual({
      grants: { isEnding: true },
    })
  })

  it('is refused for another slug, for days out of range, a second time, and without the permission', async () => {
    const tenant = await fixture.aTenant()
    const other = await fixture.aTenant()
    for (const [input, path] of [
      [{ slug: other.slug }, ['input', 'slug']],
      [{ slug: tenant.slug.toUpperCase() }, ['input', 'slug']],
      [{ slug: tenant.slug, graceDays: 31 }, ['input', 'graceDays']],
      [{ slug: tenant.slug, graceDays: -1 }, ['input', 'graceDays']],
    ] as const) {
      expect(await ask('request', tenant, input)).toMatchObject({ __typename: 'InvalidInput', fields: [{ path }] })
    }
    expect(await ask('request', tenant, { slug: 'x', graceDays: 99 })).toMatchObject({
      fields: [{ path: ['input', 'slug'] }, { path: ['input', 'graceDays'] }],
    })
    expect(await statusOf(tenant)).toBe('ACTIVE')
    expect(await ask('cancel', tenant)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    await ask('request', tenant, { slug: tenant.slug, graceDays: 30 })
    expect(await ask('request', tenant, { slug: tenant.slug })).toMatchObject({ code: 'WRONG_STATUS' })
    const admin = await fixture.aMember(other, 'tenant_admin')
    const envelope = await fixture.envelope(admin, other)
    expect(await fixture.subgraph.refused(texts.request, { input: { slug: other.slug } }, envelope)).toEqual([
      'FORBIDDEN',
    ])
  })

  it('can be cancelled, and then nothing is deleted', async () => {
    const tenant = await fixture.aTenant()
    await ask('request', tenant, { slug: tenant.slug, graceDays: 1 })
    expect(await ask('cancel', tenant)).toMatchObject({ __typename: 'Tenant', status: 'ACTIVE', deletion: null })
    await ask('request', tenant, { slug: tenant.slug, graceDays: 3 })
    clock.move(days(2))
    await jobsAreDone()
    expect(await statusOf(tenant)).toBe('PENDING_DELETION')
  })
})

/** Waits until no requested job is due. */
const jobsAreDone = () =>
  vi.waitFor(async () => {
    const due = await fixture.database.admin`select 1 from tenancy.job_requests where start_after <= ${clock.now()}`
    expect(due).toHaveLength(0)
  }, 20_000)

describe('the deletion', () => {
  it('ends the tenant when it is due, notifies other subgraphs, and keeps the audit log', async () => {
    const [tenant, other] = [await fixture.aTenant(), await fixture.aTenant()]
    await ask('request', tenant, { slug: tenant.slug, graceDays: 0 })
    await vi.waitFor(async () => expect(await statusOf(tenant)).toBe('DELETED'), 20_000)
    expect([await isMember(tenant), await isMember(other)]).toEqual([false, true])
    const { admin } = fixture.database
    expect(
      await admin`select payload ->> 'version' as v from tenancy.published_events
        where name = 'tenancy.tenant.deletion_due' and tenant_id = ${tenant.id}`,
    ).toEqual([{ v: '1' }])
    const log = await admin<{ event: string }[]>`select event from tenancy.audit_log where tenant_id = ${tenant.id}`
    expect(log.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['tenancy.tenant.deletion_requested', 'tenancy.tenant.deleted']),
    )
  })
})

describe('while a deletion is pending', () => {
  it('the tenant can be read but not changed, and other tenants can be created', async () => {
    const tenant = await fixture.aTenant()
    const envelope = { ...(await fixture.envelope(tenant.ownerId, tenant)), isTenantEnding: true }
    const text = `mutation ($input: UpdateTenantInput!) { outcome: updateTenant(input: $input) { ${problem} } }`
    const { outcome } = await fixture.subgraph.ask<{ outcome: Outcome }>(text, { input: { name: 'New' } }, envelope)
    expect(outcome).toMatchObject({ __typename: 'Conflict', code: 'TENANT_ENDING' })
    expect(await fixture.subgraph.ask('{ viewer { tenant { name } } }', {}, envelope)).toMatchObject({
      viewer: { tenant: { name: expect.not.stringMatching('New') } },
    })
    const made = `mutation ($input: CreateTenantInput!) { outcome: createTenant(input: $input) { ${problem} } }`
    const input = { slug: `made-${newId().slice(-12)}`, name: 'Made' }
    const answer = await fixture.subgraph.ask<{ outcome: Outcome }>(made, { input }, envelope)
    expect(answer.outcome.__typename).toBe('Tenant')
  })
})
