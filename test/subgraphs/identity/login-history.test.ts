// Sign-ins as users and administrators see them, and where they came from.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlaces } from '@quintet/identity/login-history/places.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf, silent } from '../../support/quintet/subgraph.ts'
import { anonymous, openStage, type Person, password, type Stage } from './fixture.ts'
import { geoDatabase } from './geo-database.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.end())

const fields = 'at outcome failureReason method ipAddress device location { country city } user { id }'
let count = 0
/** A sign-in as it lies in the table; the later ones have higher ids. */
async function aLogin({ id: userId }: Person, more: Record<string, unknown> = {}): Promise<string> {
  const id = `0190ffff-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`
  const row = {
    realm_id: platformRealmId,
    id,
    user_id: userId,
    outcome: 'SUCCESS',
    method: 'PASSWORD',
    client_ip: '192.0.2.9',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    at: '2026-11-28T10:00:00.000Z',
    ...more,
  }
  await stage.database.admin`insert into identity.login_history ${stage.database.admin(row)}`
  return id
}
type Page = { nodes: { id: string; user: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
const own = async ({ id }: Person, args = '') =>
  (
    await stage.subgraph.ask<{ viewer: { loginHistory: Page } }>(
      `{ viewer { loginHistory${args} { nodes { id ${fields} } pageInfo { hasNextPage endCursor } } } }`,
      {},
      envelopeOf({ userId: id }),
    )
  ).viewer.loginHistory
const text = `query ($representations: [_Any!]!, $userId: ID, $outcome: LoginOutcome) { _entities(representations: $representations) {
  ... on Tenant { loginHistory(userId: $userId, outcome: $outcome) { nodes { id user { id } } } } } }`
const inspector = ({ id: userId }: Person, tenantId: string, grants = ['identity.audit:inspect']) =>
  envelopeOf({ userId, tenantId, grants })
const ofTenant = async (envelope: Person['envelope'], tenantId: string, filter = {}) => {
  const variables = { representations: [{ __typename: 'Tenant', id: tenantId }], ...filter }
  return (
    await stage.subgraph.ask<{ _entities: { loginHistory: Page }[] }>(text, variables, envelope)
  )._entities[0]!.loginHistory.nodes.map(({ id }) => id)
}

describe('viewer.loginHistory', () => {
  it('tells everything of a sign-in, newest first', async () => {
    const person = await stage.aPerson()
    const first = await aLogin(person)
    const second = await aLogin(person, {
      outcome: 'FAILED',
      failure_reason: 'WRONG_CODE',
      method: 'TOTP',
      user_agent: null,
      country: 'DE',
      city: 'Berlin',
    })
    const common = { at: '2026-11-28T10:00:00.000Z', ipAddress: '192.0.2.9', user: { id: person.id } }
    expect((await own(person)).nodes.slice(0, 2)).toEqual([
      {
        ...common,
        id: second,
        outcome: 'FAILED',
        failureReason: 'WRONG_CODE',
        method: 'TOTP',
        device: null,
        location: { country: 'DE', city: 'Berlin' },
      },
      {
        ...common,
        id: first,
        outcome: 'SUCCESS',
        failureReason: null,
        method: 'PASSWORD',
        device: 'Firefox on Linux',
        location: null,
      },
    ])
  })

  it('shows no one else, and comes in pages', async () => {
    const [person, other] = [await stage.aPerson(), await stage.aPerson()]
    const ids = [await aLogin(person), await aLogin(other), await aLogin(person), await aLogin(person)]
    const page = await own(person, '(first: 2)')
    expect(page.nodes.map(({ id }) => id)).toEqual([ids[3], ids[2]])
    const rest = await own(person, `(first: 1, after: "${page.pageInfo.endCursor}")`)
    expect(rest.nodes.map(({ id }) => id)).toEqual([ids[0]])
  })
})

describe('tenant.loginHistory', () => {
  it('shows sign-ins into the tenant, of one person or with one outcome', async () => {
    const [admin, member] = [await stage.aPerson(), await stage.aPerson()]
    const tenant = stage.aTenant(admin, member)
    const elsewhere = stage.aTenant(member)
    const inside = { tenant_id: tenant.id }
    const ids = [
      await aLogin(member, inside),
      await aLogin(member, { ...inside, outcome: 'FAILED', failure_reason: 'WRONG_PASSWORD' }),
      await aLogin(admin, inside),
    ]
    await aLogin(member, { tenant_id: elsewhere.id })
    await aLogin(member)
    const envelope = inspector(admin, tenant.id)
    expect(await ofTenant(envelope, tenant.id)).toEqual([ids[2], ids[1], ids[0]])
    expect(await ofTenant(envelope, tenant.id, { userId: member.id })).toEqual([ids[1], ids[0]])
    expect(await ofTenant(envelope, tenant.id, { outcome: 'FAILED' })).toEqual([ids[1]])
    expect(await ofTenant(envelope, tenant.id, { outcome: 'FAILED', userId: admin.id })).toEqual([])
  })

  it('is refused without identity.audit:inspect, for another tenant, and for what is no id', async () => {
    const person = await stage.aPerson()
    const [tenant, other] = [stage.aTenant(person), stage.aTenant(person)]
    const refused = (envelope: Person['envelope'], id: string, filter = {}) =>
      stage.subgraph.refused(text, { representations: [{ __typename: 'Tenant', id }], ...filter }, envelope)
    for (const grants of [[], ['*.*:read'], ['identity.audit:read'], ['tenancy.*:*']]) {
      expect(await refused(inspector(person, tenant.id, grants), tenant.id)).toEqual(['FORBIDDEN'])
    }
    expect(await refused(inspector(person, tenant.id), other.id)).toEqual(['NOT_FOUND'])
    expect(await refused(inspector(person, tenant.id), randomUUID())).toEqual(['NOT_FOUND'])
    expect(await refused(inspector(person, tenant.id), tenant.id, { userId: 'x' })).toEqual(['BAD_USER_INPUT'])
  })
})

describe('places', () => {
  const directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
  const path = join(directory, 'city.mmdb')
  afterAll(() => rmSync(directory, { recursive: true }))

  it('come from a MaxMind database, for the addresses that it knows', async () => {
    writeFileSync(
      path,
      geoDatabase('192.0.2.0', 24, { country: { iso_code: 'DE' }, city: { names: { en: 'Berlin', de: 'Berlin' } } }),
    )
    const { placeOf } = await openPlaces(path, silent)
    expect(await placeOf('192.0.2.77')).toEqual({ country: 'DE', city: 'Berlin' })
    for (const address of ['192.0.3.1', 'no address', '', null]) expect(await placeOf(address)).toBeNull()
  })

  it('may have a country and no city', async () => {
    writeFileSync(path, geoDatabase('198.51.100.0', 24, { country: { iso_code: 'FR' } }))
    expect(await (await openPlaces(path, silent)).placeOf('198.51.100.1')).toEqual({ country: 'FR', city: null })
  })

  it('are known of no address where the file is no database, and sign-in goes on', async () => {
    writeFileSync(path, 'no database at all')
    expect(await (await openPlaces(path, silent)).placeOf('192.0.2.1')).toBeNull()
  })

  it('stand in the history of sign-ins', async () => {
    writeFileSync(
      path,
      geoDatabase('192.0.2.0', 24, { country: { iso_code: 'DE' }, city: { names: { en: 'Berlin' } } }),
    )
    const process = await stage.startAnother({ accounts: { geoDatabase: path } })
    const person = await stage.aPerson()
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
    const attempts = [password, 'not the right one at all']
    for (const attempt of attempts)
      await process.ask(query, { input: { email: person.email, password: attempt } }, anonymous)
    const place = { location: { country: 'DE', city: 'Berlin' }, ipAddress: '192.0.2.1', method: 'PASSWORD' }
    expect((await own(person)).nodes).toMatchObject([
      { ...place, outcome: 'FAILED', failureReason: 'WRONG_PASSWORD' },
      { ...place, outcome: 'SUCCESS' },
    ])
  })

  it('are refused at the start where the file cannot be read', async () => {
    await expect(openPlaces(join(directory, 'none.mmdb'), silent)).rejects.toThrow(/GEO_DATABASE/)
    await expect(openStage({ accounts: { geoDatabase: join(directory, 'none.mmdb') } })).rejects.toThrow(/GEO_DATABASE/)
  })
})
