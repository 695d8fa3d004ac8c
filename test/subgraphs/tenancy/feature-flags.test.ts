import { newId } from '@quintet/kit/slice/ids.ts'
import { hasFlag } from '@quintet/tenancy/feature-flags/rules.ts'
import { shareOf } from '@quintet/tenancy/feature-flags/share.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

let fixture: Fixture
let tenant: Tenant
beforeAll(async () => {
  fixture = await openFixture()
  tenant = await fixture.aTenant()
})
afterAll(() => fixture.end())

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const setText = `mutation ($input: SetFeatureFlagInput!) { outcome: setFeatureFlag(input: $input) { ${problem}
  ... on FeatureFlag { key description isEnabled roles userIds percentage } } }`
const deleteText = `mutation ($input: DeleteFeatureFlagInput!) { outcome: deleteFeatureFlag(input: $input) { ${problem}
  ... on Deleted { id } } }`
interface Outcome {
  readonly __typename: string
  readonly code: string
  readonly fields: { path: string[] }[]
}
const ask = async (text: string, input: object) => {
  const by = await fixture.envelope(tenant.ownerId, tenant)
  return (await fixture.subgraph.ask<{ outcome: Outcome }>(text, { input }, by)).outcome
}
const flagsOf = async (userId: string, of = tenant) => {
  const text = '{ viewer { featureFlags { key isEnabled } } }'
  type Answer = { viewer: { featureFlags: { key: string; isEnabled: boolean }[] } }
  const { viewer } = await fixture.subgraph.ask<Answer>(text, {}, await fixture.envelope(userId, of))
  return Object.fromEntries(viewer.featureFlags.map(({ key, isEnabled }) => [key, isEnabled]))
}

describe('feature flags', () => {
  it('are on for all members, for named members, or for a role', async () => {
    const [agent, member] = [await fixture.aMember(tenant, 'agent'), await fixture.aMember(tenant)]
    await ask(setText, { key: 'all', isEnabled: true })
    await ask(setText, { key: 'off', isEnabled: false, userIds: [member] })
    await ask(setText, { key: 'agents', isEnabled: true, roles: ['agent'] })
    await ask(setText, { key: 'one', isEnabled: true, userIds: [member] })
    await ask(setText, { key: 'none', isEnabled: true, roles: [], userIds: [] })
    const same = { all: true, off: false, none: false }
    expect(await flagsOf(agent)).toEqual({ ...same, agents: true, one: false })
    expect(await flagsOf(member)).toEqual({ ...same, agents: false, one: true })
  })

  it('are replaced as a whole under their key', async () => {
    await ask(setText, { key: 'beta', isEnabled: true, description: 'New pages', percentage: 10 })
    expect(await ask(setText, { key: 'beta', isEnabled: false })).toEqual({
      __typename: 'FeatureFlag',
      key: 'beta',
      description: null,
      isEnabled: false,
      roles: null,
      userIds: null,
      percentage: null,
    })
  })

  it('stay within their tenant', async () => {
    const other = await fixture.aTenant()
    await ask(setText, { key: 'ours', isEnabled: true })
    expect(await flagsOf(other.ownerId, other)).toEqual({})
    const by = await fixture.envelope(other.ownerId, other)
    const text = '{ viewer { tenant { featureFlags { nodes { key } } } } }'
    expect(await fixture.subgraph.ask(text, {}, by)).toEqual({ viewer: { tenant: { featureFlags: { nodes: [] } } } })
    const { outcome } = await fixture.subgraph.ask<{ outcome: Outcome }>(deleteText, { input: { key: 'ours' } }, by)
    expect(outcome.__typename).toBe('NotFound')
  })

  it('are deleted once', async () => {
    await ask(setText, { key: 'short', isEnabled: true })
    expect(await ask(deleteText, { key: 'short' })).toEqual({ __typename: 'Deleted', id: 'short' })
    expect((await ask(deleteText, { key: 'short' })).__typename).toBe('NotFound')
  })

  it('are listed by key', async () => {
    const listed = await fixture.aTenant()
    const by = await fixture.envelope(listed.ownerId, listed)
    for (const key of ['b', 'a', 'c']) await fixture.subgraph.ask(setText, { input: { key, isEnabled: true } }, by)
    const text = '{ viewer { tenant { featureFlags(first: 2) { nodes { key } pageInfo { hasNextPage } } } } }'
    expect(await fixture.subgraph.ask(text, {}, by)).toEqual({
      viewer: { tenant: { featureFlags: { nodes: [{ key: 'a' }, { key: 'b' }], pageInfo: { hasNextPage: true } } } },
    })
  })
})

describe('a feature flag is refused', () => {
  it('with every field that breaks a rule', async () => {
    const refused = await ask(setText, { key: 'No Key', isEnabled: true, userIds: ['x'], percentage: 101 })
    expect(refused.fields.map(({ path }) => path[1])).toEqual(['key', 'userIds', 'percentage'])
    expect((await ask(setText, { key: 'x', isEnabled: true, roles: ['emperor'] })).fields).toEqual([
      { path: ['input', 'roles'] },
    ])
  })

  it('when the tenant has 200, while existing ones can be changed', async () => {
    await fixture.database.admin`insert into tenancy.feature_flags (tenant_id, key, is_enabled, updated_at)
      select ${tenant.id}, 'many-' || n, true, now() from generate_series(1, 200) n`
    expect(await ask(setText, { key: 'one-more', isEnabled: true })).toMatchObject({
      __typename: 'LimitReached',
      code: 'MAX_FEATURE_FLAGS',
    })
    expect((await ask(setText, { key: 'many-1', isEnabled: false })).__typename).toBe('FeatureFlag')
  })
})

describe('a share of members', () => {
  it('is near the percentage, grows with it, and differs from flag to flag', () => {
    const members = Array.from({ length: 4000 }, () => newId())
    const having = (key: string, percentage: number) =>
      members.filter((userId) => {
        const flag = { isEnabled: true, roles: null, userIds: null, percentage }
        return hasFlag(flag, { userId, roles: [], share: shareOf(key, userId) })
      })
    const [tenth, half] = [new Set(having('a', 10)), new Set(having('a', 50))]
    expect(tenth.size).toBeGreaterThan(300)
    expect(tenth.size).toBeLessThan(500)
    expect([...tenth].every((userId) => half.has(userId))).toBe(true)
    expect(having('a', 0)).toEqual([])
    expect(having('a', 100)).toHaveLength(members.length)
    expect(new Set([...having('b', 50)].filter((userId) => half.has(userId))).size).toBeLessThan(half.size * 0.7)
  })
})
