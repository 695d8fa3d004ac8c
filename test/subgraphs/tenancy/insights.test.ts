import { randomUUID } from 'node:crypto'
import { newId } from '@quintet/kit/slice/ids.ts'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

let fixture: Fixture
let tenant: Tenant
let owner: Envelope
beforeAll(async () => {
  fixture = await openFixture()
  tenant = await fixture.aTenant()
  owner = await fixture.envelope(tenant.ownerId, tenant)
})
afterAll(() => fixture.end())

const fields = `id user { id } version profileCompleteness interestScore createdAt updatedAt topics { id name description createdAt updatedAt
  subtopics { id name keyPoints resources createdAt updatedAt } }`
const patchText = `mutation ($input: PatchInsightsInput!) { outcome: patchInsights(input: $input) { __typename
  ... on UserInsights { ${fields} } ... on Problem { message code path } ... on InvalidInput { fields { path } } } }`
interface Subtopic {
  readonly id: string
  readonly name: string
  readonly keyPoints: string[]
  readonly resources: string[]
}
interface Insights {
  readonly __typename: string
  readonly id: string
  readonly code: string
  readonly version: number
  readonly profileCompleteness: number | null
  readonly topics: { id: string; name: string; description: string | null; subtopics: Subtopic[] }[]
  readonly fields: { path: string[] }[]
}
const patch = async (input: object, by: Envelope) =>
  (await fixture.subgraph.ask<{ outcome: Insights }>(patchText, { input }, by)).outcome
const own = async (by: Envelope) =>
  (
    await fixture.subgraph.ask<{ viewer: { insights: Insights | null } }>(
      `{ viewer { insights { ${fields} } } }`,
      {},
      by,
    )
  ).viewer.insights
const listed = async (by: Envelope, topic: string | null = null) => {
  const text = `query ($topic: String) { viewer { tenant { insights(topic: $topic, first: 100) { nodes { user { id } } } } } }`
  type Answer = { viewer: { tenant: { insights: { nodes: { user: { id: string } }[] } } } }
  const { viewer } = await fixture.subgraph.ask<Answer>(text, { topic }, by)
  return viewer.tenant.insights.nodes.map(({ user }) => user.id)
}
const aMember = async () => fixture.envelope(await fixture.aMember(tenant), tenant)

describe('insights', () => {
  it('are created by the first patch, and changed by the ids of topics and subtopics', async () => {
    const by = await aMember()
    expect(await own(by)).toBeNull()
    const subtopics = [
      { name: 'Ownership', keyPoints: ['move'], resources: ['https://rust.example'] },
      { name: 'Traits' },
    ]
    const first = await patch({ version: 0, profileCompleteness: 40, topics: [{ name: ' Rust ', subtopics }] }, by)
    expect(first).toMatchObject({ version: 1, profileCompleteness: 40, topics: [{ name: 'Rust', description: null }] })
    const [rust] = first.topics
    const [ownership, traits] = rust!.subtopics
    const second = await patch(
      {
        version: 1,
        interestScore: 12.5,
        topics: [
          {
            id: rust!.id,
            description: 'A language',
            subtopics: [{ id: ownership!.id, keyPoints: ['move', 'borrow'] }],
          },
          { name: 'Go' },
        ],
        removeIds: [traits!.id],
      },
      by,
    )
    expect(second).toMatchObject({
      version: 2,
      profileCompleteness: 40,
      interestScore: 12.5,
      topics: [
        {
          id: rust!.id,
          name: 'Rust',
          description: 'A language',
          subtopics: [{ id: ownership!.id, keyPoints: ['move', 'borrow'], resources: ['https://rust.example'] }],
        },
        { name: 'Go', subtopics: [] },
      ],
    })
    expect(second.topics[0]!.subtopics).toHaveLength(1)
    expect(await own(by)).toMatchObject({ version: 2, topics: second.topics })
    const third = await patch({ version: 2, profileCompleteness: null, removeIds: [rust!.id] }, by)
    expect(third.topics.map(({ name }) => name)).toEqual(['Go'])
    expect(third.profileCompleteness).toBeNull()
  })

  it('are changed once from each version, even by several patches at once', async () => {
    const by = await aMember()
    const race = async (version: number) => {
      const inputs = Array.from({ length: 4 }, (_, i) => ({ version, topics: [{ name: `Topic ${i}` }] }))
      return (await Promise.all(inputs.map((input) => patch(input, by)))).map(({ code }) => code ?? 'patched').sort()
    }
    expect(await race(0)).toEqual(['VERSION', 'VERSION', 'VERSION', 'patched'])
    expect(await race(1)).toEqual(['VERSION', 'VERSION', 'VERSION', 'patched'])
    expect((await own(by))!.topics).toHaveLength(2)
    for (const version of [0, 1, 3, -1]) expect(await patch({ version }, by)).toMatchObject({ code: 'VERSION' })
  })

  it('accept only their own ids, and a patch with another id changes nothing', async () => {
    const [by, other] = [await aMember(), await aMember()]
    const { topics } = await patch({ version: 0, topics: [{ name: 'Mine', subtopics: [{ name: 'Part' }] }] }, by)
    const theirs = (await patch({ version: 0, topics: [{ name: 'Theirs', subtopics: [{ name: 'Part' }] }] }, other))
      .topics
    const missing = { __typename: 'NotFound' }
    const [mine, foreign] = [topics[0]!, theirs[0]!]
    for (const id of [newId(), 'x', foreign.id, mine.subtopics[0]!.id]) {
      expect(await patch({ version: 1, topics: [{ id, name: 'x' }] }, by)).toMatchObject(missing)
      if (id !== mine.subtopics[0]!.id) expect(await patch({ version: 1, removeIds: [id] }, by)).toMatchObject(missing)
    }
    const inside = [{ id: mine.id, subtopics: [{ id: foreign.subtopics[0]!.id, name: 'x' }] }]
    expect(await patch({ version: 1, topics: inside }, by)).toMatchObject(missing)
    expect(await own(by)).toMatchObject({ version: 1, topics: [{ name: 'Mine' }] })
  })

  it('of others are changed only with the permission, and exist only for members', async () => {
    const by = await aMember()
    const { userId } = by.viewer!
    expect(await patch({ version: 0, userId, topics: [{ name: 'Own' }] }, by)).toMatchObject({ version: 1 })
    const other = await aMember()
    expect(await patch({ version: 1, userId }, other)).toMatchObject({ __typename: 'NotAllowed' })
    expect(await patch({ version: 1, userId, interestScore: 1 }, owner)).toMatchObject({ version: 2 })
    expect(await patch({ version: 0, userId: newId() }, owner)).toMatchObject({ __typename: 'NotFound' })
    const machine: Envelope = {
      ...anonymousEnvelope(randomUUID(), null, null),
      client: newId(),
      tenantId: tenant.id,
      grants: ['tenancy.insights:*'],
    }
    expect(await patch({ version: 2, userId }, machine)).toMatchObject({ version: 3 })
    expect(await patch({ version: 0 }, machine)).toMatchObject({ code: 'NO_PERSON' })
  })

  it('are listed for those who may inspect them, by topic', async () => {
    const topic = newId()
    const [a, b] = [await aMember(), await aMember()]
    await patch({ version: 0, topics: [{ name: topic }] }, a)
    await patch({ version: 0, topics: [{ name: 'Else' }] }, b)
    expect(await listed(owner, topic)).toEqual([a.viewer!.userId])
    expect((await listed(owner)).slice(0, 2)).toEqual([b.viewer!.userId, a.viewer!.userId])
    const other = await fixture.aTenant()
    expect(await listed(await fixture.envelope(other.ownerId, other), topic)).toEqual([])
  })

  it('of one tenant are not shown in another', async () => {
    const by = await aMember()
    await patch({ version: 0, topics: [{ name: 'Here' }] }, by)
    const other = await fixture.aTenant()
    expect(await own(envelopeOf({ userId: by.viewer!.userId, tenantId: other.id }))).toBeNull()
    expect(await own(envelopeOf({ userId: by.viewer!.userId }))).toBeNull()
  })

  it('are open only to a client with their scope', async () => {
    const by = await aMember()
    await patch({ version: 0, topics: [{ name: 'Here' }] }, by)
    const text = '{ viewer { insights { version } } }'
    const aClientWith = (...scopes: string[]): Envelope => ({ ...by, client: newId(), scopes })
    expect(await own(aClientWith('tenancy.insights:own'))).toMatchObject({ version: 1 })
    expect(await fixture.subgraph.refused(text, {}, aClientWith('tenancy.insights:inspect'))).toEqual(['FORBIDDEN'])
    const denied = { ...aClientWith('tenancy.insights:own'), grants: [...by.grants, '-tenancy.insights:own'] }
    expect(await fixture.subgraph.refused(text, {}, denied)).toEqual(['FORBIDDEN'])
  })

  it('refuse a patch with every field that breaks a rule', async () => {
    const by = await aMember()
    const outcome = await patch(
      {
        version: 0,
        profileCompleteness: 101,
        interestScore: -1,
        topics: [{ description: 'nameless' }, { name: 'x', subtopics: [{ name: 'y', keyPoints: [''] }, {}] }],
      },
      by,
    )
    expect(outcome.fields.map(({ path }) => path.slice(1).join('.'))).toEqual([
      'topics.0.name',
      'topics.1.subtopics.0.keyPoints',
      'topics.1.subtopics.1.name',
      'profileCompleteness',
      'interestScore',
    ])
    const many = Array.from({ length: 201 }, (_, i) => ({ name: `Topic ${i}` }))
    expect(await patch({ version: 0, topics: many }, by)).toMatchObject({ code: 'MAX_INSIGHTS' })
    expect(await own(by)).toBeNull()
  })
})
