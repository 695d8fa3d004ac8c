// The audit log as people read it: their own, their tenant's, and for auditors the platform's.
import { readFileSync } from 'node:fs'
import { shownEvents } from '@quintet/identity/security-audit/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { openStage, type Person, password, type Stage, standingOf } from './fixture.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.end())

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
    await stage.subgraph.ask<{ viewer: { securityAudit: Page } }>(
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
    await stage.subgraph.ask<{ _entities: { securityAudit: Page }[] }>(
      tenantText,
      { representations: [{ __typename: 'Tenant', id }], ...filter },
      envelope,
    )
  )._entities[0]!.securityAudit.nodes
const allText = `query (${filters}) { securityAudit(${passed}) { ${selection} } }`
const ofAll = async (filter: object, grants = ['platform.audit:inspect']) =>
  (
    await stage.subgraph.ask<{ securityAudit: Page }>(
      allText,
      filter,
      envelopeOf({ userId: (await stage.aPerson()).id, grants }),
    )
  ).securityAudit
const namesOf = (entries: readonly Entry[]) => entries.map(({ event }) => event)

describe('viewer.securityAudit', () => {
  it('names the mutations that did it, with address, program and actor', async () => {
    const person = await stage.aPerson()
    const tenant = stage.aTenant(person)
    const { envelope } = standingOf(
      await stage.call('signIn', { email: person.email, password, tenantSlug: tenant.slug }),
    )
    await stage.call('signIn', { email: person.email, password: 'not the right one at all' })
    const other = stage.aTenant(person)
    await stage.call('switchTenant', { tenantSlug: other.slug }, envelope)
    await stage.signOut(envelope)
    await stage.change('updateUserAccount', '', { username: `audited.${Date.now()}` }, envelope)
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

  it('says refresh_reuse, and shows nothing of anyone else', async () => {
    const [person, other] = [await stage.aPerson(), await stage.aPerson()]
    const { refreshToken } = person.signedIn
    await stage.call('refreshSession', { refreshToken })
    stage.clock.move(11_000)
    await stage.call('refreshSession', { refreshToken })
    const { nodes } = await own(person)
    expect(nodes[0]).toMatchObject({ event: 'refresh_reuse', severity: 'CRITICAL', actor: null })
    expect(namesOf((await own(other)).nodes)).toEqual(['signIn', 'signUp'])
  })

  it('comes in pages', async () => {
    const person = await stage.aPerson()
    const page = await own(person, '(first: 1)')
    const rest = await own(person, `(first: 1, after: "${page.pageInfo.endCursor}")`)
    expect([...namesOf(page.nodes), ...namesOf(rest.nodes)]).toEqual(['signIn', 'signUp'])
    expect([page.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false])
  })
})

describe('tenant.securityAudit', () => {
  it('shows what happened in the tenant alone, by person, event and severity', async () => {
    const [admin, member] = [await stage.aPerson(), await stage.aPerson()]
    const tenant = stage.aTenant(admin, member)
    const elsewhere = stage.aTenant(member)
    const enter = (person: Person, slug: string) =>
      stage.call('signIn', { email: person.email, password, tenantSlug: slug })
    await enter(admin, tenant.slug)
    const { envelope } = standingOf(await enter(member, tenant.slug))
    await enter(member, elsewhere.slug)
    await stage.signOut(envelope)
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
    'is refused with %s, and found for no other tenant',
    async (grant) => {
      const person = await stage.aPerson()
      const [tenant, other] = [stage.aTenant(person), stage.aTenant(person)]
      const refused = (grants: string[], id: string) =>
        stage.subgraph.refused(
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
  it('shows what happened in all tenants and in none', async () => {
    const person = await stage.aPerson()
    const tenant = stage.aTenant(person)
    const { envelope } = standingOf(
      await stage.call('signIn', { email: person.email, password, tenantSlug: tenant.slug }),
    )
    await stage.signOut(envelope)
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
    const person = await stage.aPerson()
    const tenant = stage.aTenant(person)
    const envelope = envelopeOf({ userId: person.id, tenantId: tenant.id, grants: [grant] })
    expect(await stage.subgraph.refused(allText, {}, envelope)).toEqual(['FORBIDDEN'])
  })
})

it('every event of the audit log has a name that people read', () => {
  const source = readFileSync(new URL('../../../subgraphs/identity/audit.ts', import.meta.url), 'utf8')
  const events = [...source.matchAll(/^ {2}'(identity\.[\w.]+)':/gm)].map(([, event]) => event!)
  expect(events.length).toBeGreaterThan(15)
  expect(events.filter((event) => !(event in shownEvents))).toEqual([])
})
