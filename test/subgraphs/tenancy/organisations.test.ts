// What a tenant shows of itself, and how it is changed.
import { newId } from '@quintet/kit/slice/ids.ts'
import { mergePatch } from '@quintet/tenancy/tenants/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

let fixture: Fixture
let tenant: Tenant
beforeAll(async () => {
  fixture = await openFixture()
  tenant = await fixture.aTenant()
})
afterAll(() => fixture.end())

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const wholeText = `{ viewer { tenant { slug status statusReason tier maxUsers memberCount region features settings
  branding { logoUrl colors } onboardingStatus activityRetentionDays externalId } } }`
const updateText = `mutation ($input: UpdateTenantInput!) { outcome: updateTenant(input: $input) { ${problem}
  ... on Tenant { name settings branding { logoUrl colors } onboardingStatus activityRetentionDays } } }`

interface Outcome {
  readonly __typename: string
  readonly fields: { path: string[] }[]
}
const update = async (input: object, envelope?: ReturnType<typeof envelopeOf>) => {
  const by = envelope ?? (await fixture.envelope(tenant.ownerId, tenant))
  return (await fixture.subgraph.ask<{ outcome: Outcome }>(updateText, { input }, by)).outcome
}
const whole = async (envelope?: ReturnType<typeof envelopeOf>) =>
  fixture.subgraph.ask<{ viewer: { tenant: Record<string, unknown> } }>(
    wholeText,
    {},
    envelope ?? (await fixture.envelope(tenant.ownerId, tenant)),
  )

describe('a tenant', () => {
  it('shows its plan, its status and its settings to its owner', async () => {
    const fresh = await fixture.aTenant()
    await fixture.aMember(fresh)
    const { viewer } = await whole(await fixture.envelope(fresh.ownerId, fresh))
    expect(viewer.tenant).toEqual({
      slug: fresh.slug,
      status: 'ACTIVE',
      statusReason: null,
      tier: 'FREE',
      maxUsers: null,
      memberCount: 2,
      region: null,
      features: {},
      settings: {},
      branding: { logoUrl: null, colors: {} },
      onboardingStatus: 'PENDING',
      activityRetentionDays: 365,
      externalId: null,
    })
  })

  it('shows no more than slug, status and branding to members who are active in another tenant', async () => {
    const other = await fixture.aTenant()
    const text = `{ viewer { memberships { nodes { tenant { slug status branding { logoUrl } settings } } } } }`
    // The owner of one is also a member of the other, which is not the active one. Ids of one maker are in order.
    await fixture.database
      .admin`insert into tenancy.memberships (tenant_id, id, user_id) values (${tenant.id}, ${newId()}, ${other.ownerId})`
    const by = await fixture.envelope(other.ownerId, other)
    expect(await fixture.subgraph.refused(text, {}, by)).toEqual(['NOT_FOUND'])
    const shown = await fixture.subgraph.ask(text.replace('settings', ''), {}, by)
    const looks = { status: 'ACTIVE', branding: { logoUrl: null } }
    expect(shown).toEqual({
      viewer: {
        memberships: {
          nodes: [{ tenant: { slug: other.slug, ...looks } }, { tenant: { slug: tenant.slug, ...looks } }],
        },
      },
    })
  })
})

describe('changing a tenant', () => {
  it('changes what is given, and leaves the rest', async () => {
    const first = await update({
      name: '  Brass & Sons ',
      logoUrl: 'https://brass.example/logo.svg',
      colors: { primary: '#1a2B3c' },
      settings: { theme: { density: 'high', dark: true }, locale: 'de' },
      activityRetentionDays: 30,
    })
    expect(first).toEqual({
      __typename: 'Tenant',
      name: 'Brass & Sons',
      settings: { theme: { density: 'high', dark: true }, locale: 'de' },
      branding: { logoUrl: 'https://brass.example/logo.svg', colors: { primary: '#1a2B3c' } },
      onboardingStatus: 'PENDING',
      activityRetentionDays: 30,
    })
    expect(await update({ settings: { theme: { dark: null }, locale: 'fr' } })).toMatchObject({
      name: 'Brass & Sons',
      settings: { theme: { density: 'high' }, locale: 'fr' },
    })
  })

  it('clears fields that are null, and resets the retention of the log to a year', async () => {
    await update({ logoUrl: 'https://brass.example/logo.svg', colors: { primary: '#000000' }, settings: { a: 1 } })
    expect(await update({ logoUrl: null, colors: null, settings: null, activityRetentionDays: null })).toMatchObject({
      settings: {},
      branding: { logoUrl: null, colors: {} },
      activityRetentionDays: 365,
    })
  })

  it('names every field that breaks a rule, and changes nothing', async () => {
    const before = await whole()
    const refused = await update({
      name: '',
      logoUrl: 'http://brass.example/logo.svg',
      colors: { primary: 'red' },
      settings: ['x'],
      activityRetentionDays: 0,
    })
    expect(refused.__typename).toBe('InvalidInput')
    expect(refused.fields.map(({ path }) => path[1])).toEqual([
      'name',
      'logoUrl',
      'colors',
      'settings',
      'activityRetentionDays',
    ])
    expect((await update({ name: null })).__typename).toBe('InvalidInput')
    expect((await update({ settings: { text: 'x'.repeat(33_000) } })).fields).toEqual([{ path: ['input', 'settings'] }])
    expect(await whole()).toEqual(before)
  })

  it('lets the onboarding status only move forward', async () => {
    expect(await update({ onboardingStatus: 'COMPLETED' })).toMatchObject({ onboardingStatus: 'COMPLETED' })
    expect((await update({ onboardingStatus: 'IN_PROGRESS' })).fields).toEqual([
      { path: ['input', 'onboardingStatus'] },
    ])
  })

  it('is refused without the permission', async () => {
    const member = await fixture.aMember(tenant)
    const by = await fixture.envelope(member, tenant)
    expect(await fixture.subgraph.refused(updateText, { input: { name: 'Mine' } }, by)).toEqual(['FORBIDDEN'])
  })

  it('loses none of many concurrent changes', async () => {
    await update({ settings: null })
    await Promise.all(Array.from({ length: 8 }, (_, i) => update({ settings: { [`key${i}`]: i } })))
    const { viewer } = await whole()
    expect(Object.keys(viewer.tenant.settings as object)).toHaveLength(8)
  })
})

describe('JSON Merge Patch', () => {
  // The examples of RFC 7396, appendix A.
  const examples: [unknown, unknown, unknown][] = [
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ]
  it.each(examples)('turns %j by %j into %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result)
  })
  it('treats __proto__ as an ordinary key', () => {
    const patch = JSON.parse('{"__proto__": {"isAdmin": true}}') as object
    const merged = mergePatch({}, patch) as Record<string, unknown>
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
    expect(Object.getOwnPropertyNames(merged)).toEqual(['__proto__'])
  })
})
