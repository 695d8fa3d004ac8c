// The audit log as people read it: their own, their tenant's, and for auditors the platform's.
import { readFileSync } from 'node:fs'
import { shownEvents } from '@quintet/identity/security-audit/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { callerOf, type Fixture, openFixture, type Person, password } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

interface Entry {
  readonly id: string
  readonly event: string
  readonly severity: string
  readonly user: { id: string } | null
  readonly actor: { id: string } | null
  readonly details: Record<string, unknown>
}
type Page = { nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
const selection =
  'nodes { id at event severity details ipAddress device user { id } actor { id } } pageInfo { hasNextPage endCursor }'
const own = async ({ id: userId }: Person, args = '') =>
  (
    await fixture.subgraph.ask<{ viewer: { securityAudit: Page } }>(
      `{ viewer { securityAudit${args} { ${selection} } } }`,
      {},
      envelopeOf({ userId }),
    )
  ).viewer.securityAudit
const filters = '$userId: ID, $event: String, $severity: AuditSeverity, $first: Int, $after: String'
const passed = 'userId: $userId, event: $event, severity: $severity, first: $first, after: $after'
const tenantText = `query ($representations: [_Any!]!, ${filters}) { _entities(representations: $representations) {
  ... on Tenant { securityAudit(${passed}) { ${selection} } } } }`
const ofTenant = async (envelope: Person['envelope'], id: string, filter = {}) =>
  (
    await fixture.subgraph.ask<{ _entities: { securityAudit: Page }[] }>(
      tenantText,
      { representations: [{ __typename: 'Tenant', id }], ...filter },
      envelope,
    )
  )._entities[0]!.securityAudit.nodes
const allText = `query (${filters}) { securityAudit(${passed}) { ${selection} } }`
const ofAll = async (filter: object, grants = ['platform.audit:inspect']) =>
  (
    await fixture.subgraph.ask<{ securityAudit: Page }>(
      allText,
      filter,
      envelopeOf({ userId: (await fixture.aPerson()).id, grants }),
    )
  ).securityAudit
const namesOf = (entries: readonly Entry[]) => entries.map(({ event }) => event)

describe('viewer.securityAudit', () => {
  it('names the mutations that caused its entries, with IP address, device and actor', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const { envelope } = callerOf(
      await fixture.call('signIn', { email: person.email, password, tenantSlug: tenant.slug }),
    )
    await fixture.call('signIn', { email: person.email, password: 'not the right one at all' })
    const other = fixture.aTenant(person)
    await fixture.call('switchTenant', { tenantSlug: other.slug }, envelope)
    await fixture.signOut(envelope)
    await fixture.change('updateUserAccount', '', { username: `audited.${Date.now()}` }, envelope)
    const { nodes } = await own(person)
    expect(namesOf(nodes)).toEqual([
      'updateUserAccount',
      'signOut',
      'switchTenant',
      'signIn',
      'signIn',
      'signIn',
      'signUp',
    ])
    expect(nodes[0]).toMatchObject({
      severity: 'MEDIUM',
      details: { changed: 'username' },
      ipAddress: '192.0.2.1',
      device: 'vitest',
      user: { id: person.id },
      actor: { id: person.id },
    })
    expect(nodes[3]).toMatchObject({ details: { reason: 'WRONG_PASSWORD' }, actor: null })
  })

  it('shows a reused refresh token as refresh_reuse, and nothing of other users', async () => {
    const [person, other] = [await fixture.aPerson(), await fixture.aPerson()]
    const { refreshToken } = person.signedIn
    await fixture.call('refreshSession', { refreshToken })
    fixture.clock.move(11_000)
    await fixture.call('refreshSession', { refreshToken })
    const { nodes } = await own(person)
    expect(nodes[0]).toMatchObject({ event: 'refresh_reuse', severity: 'CRITICAL', actor: null })
    expect(namesOf((await own(other)).nodes)).toEqual(['signIn', 'signUp'])
  })

  it('comes in pages', async () => {
    const person = await fixture.aPerson()
    const page = await own(person, '(first: 1)')
    const rest = await own(person, `(first: 1, after: "${page.pageInfo.endCursor}")`)
    expect([...namesOf(page.nodes), ...namesOf(rest.nodes)]).toEqual(['signIn', 'signUp'])
    expect([page.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false])
  })
})

describe('tenant.securityAudit', () => {
  it('shows only what happened in the tenant, filtered by person, event and severity', async () => {
    const [admin, member] = [await fixture.aPerson(), await fixture.aPerson()]
    const tenant = fixture.aTenant(admin, member)
    const elsewhere = fixture.aTenant(member)
    const enter = (person: Person, slug: string) =>
      fixture.call('signIn', { email: person.email, password, tenantSlug: slug })
    await enter(admin, tenant.slug)
    const { envelope } = callerOf(await enter(member, tenant.slug))
    await enter(member, elsewhere.slug)
    await fixture.signOut(envelope)
    const inspector = envelopeOf({ userId: admin.id, tenantId: tenant.id, grants: ['identity.audit:inspect'] })
    expect(namesOf(await ofTenant(inspector, tenant.id))).toEqual(['signOut', 'signIn', 'signIn'])
    expect(namesOf(await ofTenant(inspector, tenant.id, { userId: admin.id }))).toEqual(['signIn'])
    expect(namesOf(await ofTenant(inspector, tenant.id, { event: 'signOut' }))).toEqual(['signOut'])
    expect(await ofTenant(inspector, tenant.id, { event: 'identity.session.ended' })).toEqual([])
    expect(await ofTenant(inspector, tenant.id, { severity: 'CRITICAL' })).toEqual([])
    expect(await ofTenant(inspector, tenant.id, { severity: 'LOW', event: 'signIn', userId: member.id })).toHaveLength(
      1,
    )
  })

  it.each([['*.*:read'], ['identity.*:read'], ['tenancy.*:*']])(
    'is refused with %s, and is not found for another tenant',
    async (grant) => {
      const person = await fixture.aPerson()
      const [tenant, other] = [fixture.aTenant(person), fixture.aTenant(person)]
      const refused = (grants: string[], id: string) =>
        fixture.subgraph.refused(
          tenantText,
          { representations: [{ __typename: 'Tenant', id }] },
          envelopeOf({ userId: person.id, tenantId: tenant.id, grants }),
        )
      expect(await refused([grant], tenant.id)).toEqual(['FORBIDDEN'])
      expect(await refused(['identity.audit:inspect'], other.id)).toEqual(['NOT_FOUND'])
    },
  )
})

describe('securityAudit', () => {
  it('shows what happened in all tenants and outside them', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const { envelope } = callerOf(
      await fixture.call('signIn', { email: person.email, password, tenantSlug: tenant.slug }),
    )
    await fixture.signOut(envelope)
    expect(namesOf((await ofAll({ userId: person.id })).nodes)).toEqual(['signOut', 'signIn', 'signIn', 'signUp'])
    const { nodes } = await ofAll({ event: 'signOut', first: 1 })
    expect(nodes).toMatchObject([{ event: 'signOut', user: { id: person.id } }])
    expect(new Set((await ofAll({ severity: 'CRITICAL' })).nodes.map(({ severity }) => severity))).toEqual(
      new Set(['CRITICAL']),
    )
    const page = await ofAll({ userId: person.id, first: 3 })
    expect(namesOf((await ofAll({ userId: person.id, after: page.pageInfo.endCursor })).nodes)).toEqual(['signUp'])
  })

  it.each([['*.*:*'], ['identity.audit:inspect'], ['platform.*:read']])('is refused with %s', async (grant) => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const envelope = envelopeOf({ userId: person.id, tenantId: tenant.id, grants: [grant] })
    expect(await fixture.subgraph.refused(allText, {}, envelope)).toEqual(['FORBIDDEN'])
  })
})

it('every event of the audit log has a name to show', () => {
  const source = readFileSync(new URL('../../../subgraphs/identity/audit.ts', import.meta.url), 'utf8')
  const events = [...source.matchAll(/^ {2}'(identity\.[\w.]+)':/gm)].map(([, event]) => event!)
  expect(events.length).toBeGreaterThan(15)
  expect(events.filter((event) => !(event in shownEvents))).toEqual([])
})
