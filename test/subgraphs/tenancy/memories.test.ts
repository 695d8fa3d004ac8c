// Memories of a member: they are found by their meaning or by their words, and by their owner only.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { fuse } from '@quintet/tenancy/memories/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock } from '../../support/clock.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const clock = aClock()
let fixture: Fixture
let tenant: Tenant
let owner: Envelope
beforeAll(async () => {
  fixture = await openFixture({ clock, isWorker: true })
  tenant = await fixture.aTenant()
  owner = await fixture.envelope(tenant.ownerId, tenant)
})
afterAll(() => fixture?.end())

const problem = '... on Problem { message code path } ... on InvalidInput { fields { path } }'
const mutation = (field: string, payload: string) =>
  `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { outcome: ${field}(input: $input) { __typename ${payload} ${problem} } }`
const texts: Readonly<Record<string, string>> = {
  createMemory: mutation('createMemory', '... on Memory { id namespace content importance isStale expiresAt }'),
  searchMemories: mutation(
    'searchMemories',
    '... on MemorySearch { id engine model results { score memory { id content } } }',
  ),
  deleteMemories: mutation('deleteMemories', '... on MemoriesDeleted { count }'),
}
interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly code: string
  readonly count: number
  readonly isStale: boolean
  readonly results: { score: number; memory: { id: string; content: string } }[]
  readonly fields: { path: string[] }[]
}
const ask = async (field: string, input: object, by = owner): Promise<Outcome> =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field]!, { input }, by)).outcome
const aMember = async () => fixture.envelope(await fixture.aMember(tenant), tenant)
const contents = ({ results }: Outcome) => results.map(({ memory }) => memory.content)
interface Listed {
  readonly memories: { nodes: { id: string; content: string; isStale: boolean }[] }
  readonly memorySearches: { nodes: { id: string; query: string; resultCount: number; engine: string }[] }
}
const listText = `query ($namespace: String) { viewer {
  memories(namespace: $namespace) { nodes { id content isStale } }
  memorySearches { nodes { id query resultCount engine } } } }`
const listed = async (by = owner, variables: object = {}): Promise<Listed> =>
  (await fixture.subgraph.ask<{ viewer: Listed }>(listText, variables, by)).viewer

describe('a memory', () => {
  it('is found by its meaning, and the search is recorded', async () => {
    const member = await aMember()
    for (const content of ['The dentist drilled a cavity', 'We bought a home with a garden', 'The train was late']) {
      await ask('createMemory', { content }, member)
    }
    const found = await ask('searchMemories', { query: 'buying a house', limit: 2 }, member)
    expect(found).toMatchObject({ __typename: 'MemorySearch', engine: 'EXACT', model: 'glove-100d' })
    expect(contents(found)[0]).toBe('We bought a home with a garden')
    expect(found.results).toHaveLength(2)
    const { memorySearches } = await listed(member)
    expect(memorySearches.nodes).toEqual([{ id: found.id, query: 'buying a house', resultCount: 2, engine: 'EXACT' }])
  })

  it('is stored once in a namespace, with the latest values', async () => {
    const member = await aMember()
    const first = await ask('createMemory', { content: 'Once', importance: 0.1 }, member)
    expect(await ask('createMemory', { content: 'Once', importance: 0.9 }, member)).toMatchObject({
      id: first.id,
      importance: 0.9,
    })
    const other = await ask('createMemory', { content: 'Once', namespace: 'work' }, member)
    expect(other.id).not.toBe(first.id)
    expect((await listed(member, { namespace: 'work' })).memories.nodes.map(({ id }) => id)).toEqual([other.id])
    const found = await ask('searchMemories', { query: 'once', namespace: 'work' }, member)
    expect(found.results.map(({ memory }) => memory.id)).toEqual([other.id])
  })

  it('is visible to its owner only', async () => {
    const [a, b] = [await aMember(), await aMember()]
    const { id } = await ask('createMemory', { content: 'A secret plan' }, a)
    expect((await ask('searchMemories', { query: 'A secret plan' }, b)).results).toEqual([])
    expect((await listed(b)).memories.nodes).toEqual([])
    expect(await ask('deleteMemories', { ids: [id] }, b)).toMatchObject({ __typename: 'NotFound' })
    expect((await listed(a)).memories.nodes).toHaveLength(1)
  })

  it('is deleted by its owner, by id or by namespace', async () => {
    const member = await aMember()
    const { id } = await ask('createMemory', { content: 'One' }, member)
    for (const content of ['Two', 'Three']) await ask('createMemory', { content, namespace: 'work' }, member)
    expect(await ask('deleteMemories', { ids: [id, id] }, member)).toMatchObject({ count: 1 })
    expect(await ask('deleteMemories', { ids: [id] }, member)).toMatchObject({ __typename: 'NotFound' })
    expect(await ask('deleteMemories', { namespace: 'work' }, member)).toMatchObject({ count: 2 })
    expect((await listed(member)).memories.nodes).toEqual([])
  })

  it('is hidden from the instant of its expiry, and removed by a job', async () => {
    const member = await aMember()
    const expiresAt = new Date(clock.now().getTime() + 60_000).toISOString()
    await ask('createMemory', { content: 'For a minute', expiresAt }, member)
    clock.move(59_999)
    expect((await listed(member)).memories.nodes).toHaveLength(1)
    clock.move(1)
    expect((await listed(member)).memories.nodes).toEqual([])
    expect((await ask('searchMemories', { query: 'For a minute' }, member)).results).toEqual([])
    const rows = () => fixture.database.admin`select 1 from tenancy.memory_entries where content = 'For a minute'`
    await expect.poll(async () => (await rows()).length, { timeout: 20_000, interval: 50 }).toBe(0)
  })

  it('of another model is found by its words only, until a job has renewed its vector', async () => {
    const member = await aMember()
    const { id } = await ask('createMemory', { content: 'Repairs of bicycles' }, member)
    await fixture.database
      .admin`update tenancy.memory_entries set model = 'another', embedding = '\\x00' where id = ${id}`
    expect((await listed(member)).memories.nodes).toMatchObject([{ isStale: true }])
    const found = await ask('searchMemories', { query: 'who repairs my bike?' }, member)
    expect(found.results).toMatchObject([{ score: 0, memory: { id } }])
    await expect
      .poll(async () => (await listed(member)).memories.nodes, { timeout: 20_000, interval: 50 })
      .toMatchObject([{ isStale: false }])
    const again = await ask('searchMemories', { query: 'who repairs my bike?' }, member)
    expect(again.results[0]!.score).toBeGreaterThan(0.3)
  })

  it('is not searched among more than 20,000: the search is refused', async () => {
    const member = await aMember()
    const userId = member.viewer!.userId
    await fixture.database.admin`insert into tenancy.memory_entries
      (tenant_id, user_id, namespace, content, content_hash, importance, model, embedding)
      select ${tenant.id}, ${userId}, 'many', 'Entry ' || n, int4send(n), 0.5, 'glove-100d', decode(repeat('00', 400), 'hex')
      from generate_series(1, 20001) as n`
    const refused = { __typename: 'LimitReached', code: 'TOO_MANY_MEMORIES' }
    expect(await ask('searchMemories', { query: 'anything' }, member)).toMatchObject(refused)
    await ask('createMemory', { content: 'One of few' }, member)
    const found = await ask('searchMemories', { query: 'anything', namespace: 'default' }, member)
    expect(contents(found)).toEqual(['One of few'])
  })

  it.each([
    ['createMemory', { content: ' ' }, 'content'],
    ['createMemory', { content: 'x', namespace: '' }, 'namespace'],
    ['createMemory', { content: 'x', importance: 1.1 }, 'importance'],
    ['createMemory', { content: 'x', metadata: [1] }, 'metadata'],
    ['createMemory', { content: 'x', expiresAt: '2001-01-01T00:00:00Z' }, 'expiresAt'],
    ['searchMemories', { query: '' }, 'query'],
    ['searchMemories', { query: 'x', limit: 101 }, 'limit'],
    ['searchMemories', { query: 'x', minScore: -2 }, 'minScore'],
    ['deleteMemories', { ids: [] }, 'ids'],
    ['deleteMemories', {}, undefined],
    ['deleteMemories', { ids: ['x'], namespace: 'default' }, undefined],
  ])('%s refuses %j', async (field, input, named) => {
    const refused = await ask(field, input)
    expect(refused.__typename).toBe('InvalidInput')
    expect(refused.fields[0]!.path.slice(1)).toEqual(named === undefined ? [] : [named])
  })

  it('below the minimum score is left out', async () => {
    const member = await aMember()
    await ask('createMemory', { content: 'The orchestra plays a symphony' }, member)
    expect((await ask('searchMemories', { query: 'concert music', minScore: 0.2 }, member)).results).toHaveLength(1)
    expect((await ask('searchMemories', { query: 'concert music', minScore: 0.99 }, member)).results).toEqual([])
  })
})

describe('the fusion of several rankings', () => {
  const of = (...ids: string[]) => ids.map((id) => ({ id, importance: 0.5 }))
  it('puts first what ranks high in both', () => {
    expect(fuse([of('a', 'b', 'c'), of('b', 'd')])).toEqual(['b', 'a', 'd', 'c'])
  })

  it('lets importance decide only between neighbours', () => {
    const important = { id: 'z', importance: 1 }
    expect(fuse([[...of('a'), important]])).toEqual(['z', 'a'])
    expect(fuse([[...of('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'), important]])[0]).toBe('a')
  })
})
