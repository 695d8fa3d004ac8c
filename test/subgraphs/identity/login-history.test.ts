// Sign-ins as users and administrators see them, and where they came from.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlaces } from '@quintet/identity/login-history/places.ts'
import { loginMonths } from '@quintet/identity/login-history/store.ts'
import { keepMonths } from '@quintet/kit/subgraph/retention.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf, silent } from '../../support/quintet/subgraph.ts'
import { anonymous, type Fixture, openFixture, type Person, password } from './fixture.ts'
import { geoDatabase } from './geo-database.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const fields = 'at outcome failureReason method ipAddress device location { country city } user { id }'
let count = 0
/** Inserts a sign-in; later ones have higher ids. */
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
  await fixture.database.admin`insert into identity.login_history ${fixture.database.admin(row)}`
  return id
}
type Page = { nodes: { id: string; user: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
const own = async ({ id }: Person, args = '') =>
  (
    await fixture.subgraph.ask<{ viewer: { loginHistory: Page } }>(
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
    await fixture.subgraph.ask<{ _entities: { loginHistory: Page }[] }>(text, variables, envelope)
  )._entities[0]!.loginHistory.nodes.map(({ id }) => id)
}

describe('viewer.loginHistory', () => {
  it('shows every field of a sign-in, newest first', async () => {
    const person = await fixture.aPerson()
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

  it('shows no sign-ins of other users, and comes in pages', async () => {
    const [person, other] = [await fixture.aPerson(), await fixture.aPerson()]
    const ids = [await aLogin(person), await aLogin(other), await aLogin(person), await aLogin(person)]
    const page = await own(person, '(first: 2)')
    expect(page.nodes.map(({ id }) => id)).toEqual([ids[3], ids[2]])
    const rest = await own(person, `(first: 1, after: "${page.pageInfo.endCursor}")`)
    expect(rest.nodes.map(({ id }) => id)).toEqual([ids[0]])
  })
})

describe('tenant.loginHistory', () => {
  it('shows sign-ins to the tenant, filtered by person and outcome', async () => {
    const [admin, member] = [await fixture.aPerson(), await fixture.aPerson()]
    const tenant = fixture.aTenant(admin, member)
    const elsewhere = fixture.aTenant(member)
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

  it('is refused without identity.audit:inspect, for another tenant, and for an invalid id', async () => {
    const person = await fixture.aPerson()
    const [tenant, other] = [fixture.aTenant(person), fixture.aTenant(person)]
    const refused = (envelope: Person['envelope'], id: string, filter = {}) =>
      fixture.subgraph.refused(text, { representations: [{ __typename: 'Tenant', id }], ...filter }, envelope)
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
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'

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

  it('are unknown for every address where the file is not a database, and people still sign in', async () => {
    const broken = join(directory, 'broken.mmdb')
    writeFileSync(broken, 'no database at all')
    expect(await (await openPlaces(broken, silent)).placeOf('192.0.2.1')).toBeNull()
    const process = await fixture.startAnother({ accounts: { geoDatabase: broken } })
    const person = await fixture.aPerson()
    const signedIn = await process.ask(query, { input: { email: person.email, password } }, anonymous)
    expect(signedIn).toEqual({ signIn: { __typename: 'SignedIn' } })
    expect((await own(person)).nodes).toMatchObject([{ outcome: 'SUCCESS', ipAddress: '192.0.2.1', location: null }])
  })

  it('are read again from a changed file, and stay as they were while it is damaged', async () => {
    const changing = join(directory, 'changing.mmdb')
    const of = (country: string) => geoDatabase('192.0.2.0', 24, { country: { iso_code: country } })
    writeFileSync(changing, of('DE'))
    const errors: unknown[] = []
    const log = { ...silent, error: (details: unknown) => void errors.push(details) }
    const { placeOf } = await openPlaces(changing, log, 0)
    expect(await placeOf('192.0.2.1')).toMatchObject({ country: 'DE' })
    writeFileSync(changing, of('FR').subarray(0, 20))
    expect(await placeOf('192.0.2.1')).toMatchObject({ country: 'DE' })
    expect(errors).toMatchObject([{ path: changing }])
    rmSync(changing)
    expect(await placeOf('192.0.2.1')).toMatchObject({ country: 'DE' })
    writeFileSync(changing, Buffer.concat([of('FR'), of('FR')]))
    expect(await placeOf('192.0.2.1')).toMatchObject({ country: 'FR' })
    expect(errors).toHaveLength(2)
    // The tree and the metadata can be read, but not what the tree leads to.
    const damaged = of('IT')
    writeFileSync(changing, damaged.fill(0, damaged.indexOf('iso_code') - 10, damaged.indexOf('iso_code') + 10))
    expect(await placeOf('192.0.2.1')).toBeNull()
    expect(errors).toHaveLength(3)
  })

  it('are shown in the login history', async () => {
    writeFileSync(
      path,
      geoDatabase('192.0.2.0', 24, { country: { iso_code: 'DE' }, city: { names: { en: 'Berlin' } } }),
    )
    const process = await fixture.startAnother({ accounts: { geoDatabase: path } })
    const person = await fixture.aPerson()
    const attempts = [password, 'not the right one at all']
    for (const attempt of attempts)
      await process.ask(query, { input: { email: person.email, password: attempt } }, anonymous)
    const place = { location: { country: 'DE', city: 'Berlin' }, ipAddress: '192.0.2.1', method: 'PASSWORD' }
    expect((await own(person)).nodes).toMatchObject([
      { ...place, outcome: 'FAILED', failureReason: 'WRONG_PASSWORD' },
      { ...place, outcome: 'SUCCESS' },
    ])
  })

  it('fail at startup where the file cannot be read', async () => {
    await expect(openPlaces(join(directory, 'none.mmdb'), silent)).rejects.toThrow(/GEO_DATABASE/)
    await expect(openFixture({ accounts: { geoDatabase: join(directory, 'none.mmdb') } })).rejects.toThrow(
      /GEO_DATABASE/,
    )
  })
})

describe('monthly partitions of the login history', () => {
  const at = new Date('2031-05-10T00:00:00Z')
  /** A row with an id of that time. */
  const idOf = (time: string) =>
    `${Date.parse(time)
      .toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-')}-7000-8000-00000000000a`
  const keep = (to: Date) =>
    keepMonths(fixture.database.admin, { subgraph: 'identity', table: 'login_history', months: loginMonths, at: to })
  const months = async () =>
    (
      await fixture.database.admin<{ name: string }[]>`
        select inhrelid::regclass::text as name from pg_inherits where inhparent = 'identity.login_history'::regclass order by 1`
    ).map(({ name }) => name.replace('identity.login_history_', ''))

  it('come with the migration, are made ahead, take the rows that were early, and are dropped when too old', async () => {
    expect((await months()).at(-1)).toBe('rest')
    expect((await months()).length).toBeGreaterThanOrEqual(4)
    const person = await fixture.aPerson()
    const [early, old] = [idOf('2031-06-30T23:59:59.999Z'), idOf('2029-04-30T23:59:59Z')]
    for (const id of [early, old]) await aLogin(person, { id })
    await keep(at)
    await keep(at)
    expect(await months()).toEqual(['2031_05', '2031_06', '2031_07', 'rest'])
    const { admin } = fixture.database
    const stored = await admin`
      select tableoid::regclass::text as part, id from identity.login_history where user_id = ${person.id}`
    expect(stored).toEqual([{ part: 'identity.login_history_2031_06', id: early }])
    expect((await own(person)).nodes.map(({ id }) => id)).toEqual([early])
    await keep(new Date('2033-07-01T00:00:00Z'))
    expect(await months()).toEqual(['2031_07', '2033_07', '2033_08', '2033_09', 'rest'])
    expect((await own(person)).nodes).toEqual([])
  })

  it('can be read only through their table, and made only by jobs', async () => {
    const as = (role: string, text: string) =>
      fixture.database.admin.begin(async (sql) => {
        await sql.unsafe(`set local role identity_${role}`)
        await sql.unsafe(text)
      })
    for (const role of ['runtime', 'readonly', 'job']) {
      await expect(as(role, 'select 1 from identity.login_history_2033_07')).rejects.toThrow('permission denied')
    }
    const make = "select identity.keep_months('login_history', '2031-05-10', '2029-05-01')"
    for (const role of ['runtime', 'readonly']) await expect(as(role, make)).rejects.toThrow('permission denied')
    await expect(as('job', make.replace('login_history', 'users'))).rejects.toThrow('is no table by months')
    await as('job', make)
  })
})
