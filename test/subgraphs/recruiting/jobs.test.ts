import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aJob, createJobText, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const jobText = `query Job($id: ID!) { job(id: $id) {
  id title description requiredSkills preferredSkills experienceLevel educationLevel createdAt } }`
const tenantText = (selection: string) => `query Tenants($ids: [_Any!]!, $first: Int, $after: String) {
  _entities(representations: $ids) { ... on Tenant { jobs(first: $first, after: $after) ${selection} } } }`
const tenant = (id: string) => [{ __typename: 'Tenant', id }]
interface Page {
  _entities: [{ jobs: { nodes: { id: string; title: string }[]; pageInfo: Record<string, string | boolean> } }]
}

describe('createJob', () => {
  test('stores what is given, without spaces at the ends', async () => {
    const input = {
      title: '  Data Analyst ',
      description: 'Counts.\nThen explains.',
      requiredSkills: [' SQL ', 'Excel'],
      preferredSkills: ['Tableau'],
      experienceLevel: 'ENTRY',
      educationLevel: 'SHORT_CYCLE',
    }
    const { id, __typename, title } = await fixture.createJob(input)
    expect({ __typename, title }).toEqual({ __typename: 'Job', title: 'Data Analyst' })
    const { job } = await fixture.ask<{ job: object }>(jobText, { id }, fixture.agent)
    expect(job).toEqual({
      ...input,
      id,
      title: 'Data Analyst',
      requiredSkills: ['SQL', 'Excel'],
      createdAt: expect.stringMatching(/Z$/),
    })
  })

  test('needs no more than title, description and required skills', async () => {
    const { id } = await fixture.createJob({ requiredSkills: [], preferredSkills: null })
    const { job } = await fixture.ask<{ job: object }>(jobText, { id }, fixture.agent)
    expect(job).toMatchObject({
      requiredSkills: [],
      preferredSkills: [],
      experienceLevel: null,
      educationLevel: null,
    })
  })

  test.each([
    ['title', { title: '' }, ['input', 'title']],
    ['blank title', { title: ' \n ' }, ['input', 'title']],
    ['long title', { title: 'x'.repeat(201) }, ['input', 'title']],
    ['NUL in the title', { title: 'a\u0000b' }, ['input', 'title']],
    ['half a surrogate pair', { title: 'a\ud800' }, ['input', 'title']],
    ['description', { description: ' ' }, ['input', 'description']],
    ['long description', { description: 'x'.repeat(10_001) }, ['input', 'description']],
    ['empty skill', { requiredSkills: ['a', ' '] }, ['input', 'requiredSkills', '1']],
    ['long skill', { requiredSkills: ['x'.repeat(101)] }, ['input', 'requiredSkills', '0']],
    ['skill that names nothing', { preferredSkills: ['++'] }, ['input', 'preferredSkills', '0']],
    ['too many skills', { preferredSkills: Array(201).fill('a') }, ['input', 'preferredSkills']],
    ['empty key', { idempotencyKey: '' }, ['input', 'idempotencyKey']],
    ['long key', { idempotencyKey: 'x'.repeat(201) }, ['input', 'idempotencyKey']],
    ['NUL in the key', { idempotencyKey: 'a\u0000' }, ['input', 'idempotencyKey']],
  ])('refuses: %s', async (_, more, path) => {
    const refused = await fixture.createJob(more)
    expect(refused).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT', path })
    expect(refused.fields.map((field) => field.path)).toEqual([path])
  })

  test('names every offending field', async () => {
    const { fields } = await fixture.createJob({ title: '', description: '', requiredSkills: ['', 'ok', '?'] })
    expect(fields.map(({ path }) => path.join('.'))).toEqual([
      'input.title',
      'input.description',
      'input.requiredSkills.0',
      'input.requiredSkills.2',
    ])
  })

  test('accepts each length up to its limit, counted in characters', async () => {
    const job = { title: '🎺'.repeat(200), description: 'ü'.repeat(10_000), idempotencyKey: 'k'.repeat(200) }
    const lists = { requiredSkills: Array(200).fill('x'.repeat(100)), preferredSkills: Array(200).fill('y') }
    expect((await fixture.createJob({ ...job, ...lists })).__typename).toBe('Job')
  })

  test('refuses an unknown level as BAD_USER_INPUT', async () => {
    const input = aJob({ experienceLevel: 'GURU' })
    expect(await fixture.refused(createJobText, { input }, fixture.agent)).toEqual(['BAD_USER_INPUT'])
  })

  test('returns the same job for a repeated key, and a Conflict when the input differs', async () => {
    const [first, again] = await Promise.all([
      fixture.createJob({ idempotencyKey: 'once' }),
      fixture.createJob({ idempotencyKey: 'once' }),
    ])
    expect(again.id).toBe(first.id)
    expect(await fixture.createJob({ idempotencyKey: 'once', title: 'Other' })).toMatchObject({
      __typename: 'Conflict',
      code: 'IDEMPOTENCY_KEY_REUSED',
      path: ['input', 'idempotencyKey'],
    })
    expect((await fixture.createJob({ idempotencyKey: 'once' }, fixture.stranger)).id).not.toBe(first.id)
  })

  test('answers a repeated key with the first answer, even after the job has changed', async () => {
    const first = await fixture.createJob({ idempotencyKey: 'kept' })
    await fixture.database.admin`update recruiting.jobs set title = 'Renamed' where id = ${first.id}`
    expect(await fixture.createJob({ idempotencyKey: 'kept' })).toEqual(first)
  })
})

describe('permissions', () => {
  test('createJob needs recruiting.jobs:write', async () => {
    const input = aJob()
    expect(
      await fixture.refused(createJobText, { input }, fixture.as('*.*:read', 'recruiting.candidates:write')),
    ).toEqual(['FORBIDDEN'])
    expect(await fixture.refused(createJobText, { input }, { ...fixture.agent, viewer: null })).toEqual([
      'UNAUTHENTICATED',
    ])
  })

  test('job and Tenant.jobs need recruiting.jobs:read', async () => {
    const { id } = await fixture.createJob()
    const other = fixture.as('recruiting.candidates:read', 'recruiting.*:write')
    expect(await fixture.refused(jobText, { id }, other)).toEqual(['FORBIDDEN'])
    expect(await fixture.refused(tenantText('{ nodes { id } }'), { ids: tenant(fixture.tenantId) }, other)).toEqual([
      'FORBIDDEN',
    ])
  })

  test('an unknown job, text that is no id and a job of another tenant are NOT_FOUND alike', async () => {
    const { id } = await fixture.createJob({}, fixture.stranger)
    for (const other of [id, randomUUID(), 'nonsense', ''])
      expect(await fixture.refused(jobText, { id: other }, fixture.agent)).toEqual(['NOT_FOUND'])
  })

  test('a job that is resolved by reference needs the permission too, and shows nothing to another tenant', async () => {
    const { id } = await fixture.createJob()
    const text = 'query Jobs($ids: [_Any!]!) { _entities(representations: $ids) { ... on Job { title } } }'
    const variables = { ids: [{ __typename: 'Job', id }] }
    expect(await fixture.ask(text, variables, fixture.agent)).toEqual({ _entities: [{ title: 'Backend Engineer' }] })
    expect(await fixture.ask(text, variables, fixture.stranger)).toEqual({ _entities: [null] })
    expect(await fixture.refused(text, variables, fixture.as('tenancy.*:read'))).toEqual(['FORBIDDEN'])
  })
})

describe('Tenant.jobs', () => {
  test('pages newest first, without gaps or repetitions', async () => {
    const own = { ...fixture.agent, tenantId: randomUUID() }
    const titles = ['one', 'two', 'three', 'four', 'five']
    for (const title of titles) await fixture.createJob({ title }, own)
    const seen: string[] = []
    let after: unknown = null
    do {
      const text = tenantText(
        '{ nodes { id title } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } }',
      )
      const page = await fixture.ask<Page>(text, { ids: tenant(own.tenantId), first: 2, after }, own)
      const { nodes, pageInfo } = page._entities[0].jobs
      expect(pageInfo.hasPreviousPage).toBe(seen.length > 0)
      seen.push(...nodes.map(({ title }) => title))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toEqual(titles.toReversed())
  })

  test.each([
    ['first 0', { first: 0 }],
    ['first 101', { first: 101 }],
    ['an invalid cursor', { after: 'x' }],
  ])('refuses %s', async (_, args) => {
    const variables = { ids: tenant(fixture.tenantId), ...args }
    expect(await fixture.refused(tenantText('{ nodes { id } }'), variables, fixture.agent)).toEqual(['BAD_USER_INPUT'])
  })

  test('answers for the active tenant alone', async () => {
    const variables = { ids: tenant(fixture.tenantId) }
    expect(await fixture.refused(tenantText('{ nodes { id } }'), variables, fixture.stranger)).toEqual(['NOT_FOUND'])
  })
})
