// Extensions of users: practicality, feedback, uses, and who sees them.
import { newId } from '@quintet/kit/slice/ids.ts'
import { practicality } from '@quintet/marketplace/extensions/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, service } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly priority: number
  readonly version: number
  readonly usageCount: number
  readonly lastUsedAt: string | null
  readonly feedbackScore: number | null
  readonly feedbackCount: number
  readonly practicality: number | null
  readonly factors: { name: string; value: number; weight: number }[]
  readonly code: string
  readonly fields: { path: string[] }[]
}
type User = ReturnType<typeof aUser>
const aUser = (tenantId = newId()) => envelopeOf({ userId: newId(), tenantId, grants: ['marketplace.*:inspect'] })
const card = `... on Extension { id type name description enabled priority metadata usageCount lastUsedAt feedbackScore
  feedbackCount practicality factors { name value weight } owner { id } version }`
const save = (user: User, input: object) =>
  fixture.change<Outcome>(user, 'saveExtension', { type: 'widget', name: 'Clock', ...input }, card)
const use = (user: User, extensionId: string, more: object = {}) =>
  fixture.change<Outcome>(user, 'recordExtensionUse', { extensionId, ...more }, card)
const pathsOf = ({ fields }: Outcome) => fields.map(({ path }) => path.join('.'))

async function ownNames(user: User, filter = ''): Promise<string[]> {
  const text = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Viewer { extensions${filter} { nodes { name } } } } }`
  const of = [{ __typename: 'Viewer', id: user.viewer!.userId }]
  const answer = await fixture.subgraph.ask<{ _entities: [{ extensions: { nodes: { name: string }[] } }] }>(
    text,
    { of },
    user,
  )
  return answer._entities[0].extensions.nodes.map(({ name }) => name)
}
async function tenantNames(user: User, filter = ''): Promise<string[]> {
  const { extensions } = await fixture.ofTenant<{ extensions: { nodes: { name: string }[] } }>(
    user,
    `extensions${filter} { nodes { name } }`,
  )
  return extensions.nodes.map(({ name }) => name)
}

describe('practicality', () => {
  it('is the weighted mean of the factors', () => {
    expect(practicality([])).toBeNull()
    expect(practicality([{ value: 7, weight: 0 }])).toBeNull()
    expect(
      practicality([
        { value: 10, weight: 1 },
        { value: 4, weight: 2 },
        { value: 1, weight: 0 },
      ]),
    ).toBe(6)
  })
})

describe('saveExtension', () => {
  it('creates an extension, and changes it only from the version that was read', async () => {
    const user = aUser()
    const factors = [
      { name: 'speed', value: 8 },
      { name: 'cost', value: 2, weight: 3 },
    ]
    const made = await save(user, { factors, metadata: { colour: 'blue' } })
    expect(made).toMatchObject({
      __typename: 'Extension',
      enabled: true,
      priority: 0,
      metadata: { colour: 'blue' },
      usageCount: 0,
      lastUsedAt: null,
      feedbackScore: null,
      feedbackCount: 0,
      practicality: 3.5,
      owner: { id: user.viewer!.userId },
      version: 1,
    })
    expect(made.factors).toEqual([
      { name: 'cost', value: 2, weight: 3 },
      { name: 'speed', value: 8, weight: 1 },
    ])
    expect(await save(user, {})).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_EXISTS' })
    expect(await save(user, { version: 2 })).toMatchObject({ __typename: 'Conflict', code: 'VERSION' })
    expect(await save(user, { version: 1, priority: 5 })).toMatchObject({
      id: made.id,
      priority: 5,
      version: 2,
      practicality: null,
      factors: [],
    })
    expect(await save(user, { name: 'Other', version: 1 })).toMatchObject({ __typename: 'NotFound' })
  })

  it('lets each user have an extension of the same name', async () => {
    const [one, other] = [aUser(), aUser()]
    expect((await save(one, {})).__typename).toBe('Extension')
    expect((await save(other, {})).__typename).toBe('Extension')
    expect((await save(aUser(one.tenantId!), {})).__typename).toBe('Extension')
  })

  it('names every field that breaks a rule', async () => {
    const user = aUser()
    const factors = [
      { name: 'speed', value: 11 },
      { name: 'speed', value: 0, weight: -1 },
    ]
    const refused = await save(user, { name: ' ', type: '', priority: 1001, metadata: [], factors })
    expect(pathsOf(refused)).toEqual([
      'input.name',
      'input.type',
      'input.priority',
      'input.metadata',
      'input.factors.0.value',
      'input.factors.1.name',
      'input.factors.1.value',
      'input.factors.1.weight',
    ])
    expect(await ownNames(user)).toEqual([])
  })

  it('stores no invalid weight or feedback, even by direct SQL', async () => {
    const user = aUser()
    const { id } = await save(user, { factors: [{ name: 'speed', value: 8 }] })
    for (const weight of ['NaN', 'Infinity', '-1']) {
      const write = fixture.database.admin`update marketplace.practicality_factors set weight = ${weight}::float8
        where extension_id = ${id}`
      await expect(write, weight).rejects.toThrow(/practicality_factors_weight/)
    }
    const write = fixture.database.admin`update marketplace.extensions set feedback_sum = 'NaN', feedback_count = 1
      where id = ${id}`
    await expect(write).rejects.toThrow(/extensions_feedback/)
  })
})

describe('recordExtensionUse', () => {
  it('counts each use, and once under an idempotency key', async () => {
    const user = aUser()
    const { id } = await save(user, {})
    await Promise.all([use(user, id), use(user, id), use(user, id, { feedback: 5 })])
    expect(await use(user, id, { feedback: 2, idempotencyKey: 'again' })).toMatchObject({
      usageCount: 4,
      lastUsedAt: fixture.clock.now().toISOString(),
      feedbackScore: 3.5,
      feedbackCount: 2,
      version: 1,
    })
    expect(await use(user, id, { feedback: 2, idempotencyKey: 'again' })).toMatchObject({ usageCount: 4 })
    expect(await use(user, id, { feedback: 0 })).toMatchObject({ usageCount: 5, feedbackCount: 3 })
  })

  it('refuses a disabled extension, one of another user, and feedback out of range', async () => {
    const user = aUser()
    const { id } = await save(user, { enabled: false })
    expect(await use(user, id)).toMatchObject({ __typename: 'NotAllowed', code: 'EXTENSION_DISABLED' })
    await save(user, { version: 1 })
    for (const feedback of [-0.1, 5.1]) expect(pathsOf(await use(user, id, { feedback }))).toEqual(['input.feedback'])
    expect((await use(aUser(user.tenantId!), id)).__typename).toBe('NotFound')
    expect((await use(user, newId())).__typename).toBe('NotFound')
    expect(await use(user, id)).toMatchObject({ usageCount: 1, feedbackCount: 0 })
  })
})

describe('lists of extensions', () => {
  it('show users their own, and the tenant all of them by priority', async () => {
    const user = aUser()
    const other = aUser(user.tenantId!)
    await save(user, { name: 'low', priority: -3 })
    await save(user, { name: 'high', priority: 9, type: 'theme' })
    await save(other, { name: 'off', enabled: false })
    await save(other, { name: 'plain' })
    expect(await ownNames(user)).toEqual(['high', 'low'])
    expect(await ownNames(user, '(type: "widget")')).toEqual(['low'])
    expect(await ownNames(other, '(enabled: false)')).toEqual(['off'])
    expect(await tenantNames(user)).toEqual(['high', 'off', 'plain', 'low'])
    expect(await tenantNames(user, '(enabled: true)')).toEqual(['high', 'plain', 'low'])
    expect(await tenantNames(aUser())).toEqual([])
  })

  it('are part of the export of a person', async () => {
    const user = aUser()
    await save(user, { name: 'mine' })
    const text = 'query ($people: [PersonInTenants!]!) { marketplacePersonalData(people: $people) { data } }'
    const people = [{ userId: user.viewer!.userId, tenantIds: [user.tenantId] }]
    const answer = await fixture.subgraph.ask<{ marketplacePersonalData: { data: string }[] }>(
      text,
      { people },
      service,
    )
    expect(JSON.parse(answer.marketplacePersonalData[0]!.data)).toMatchObject({ extensions: [{ name: 'mine' }] })
  })
})
