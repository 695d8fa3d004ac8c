import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aJob, createJobText, openStage, type Stage } from './fixture.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.end())

const jobText = `query Job($id: ID!) { job(id: $id) {
  id title description requiredSkills preferredSkills experienceLevel educationLevel createdAt } }`
const tenantText = (selection: string) => `query Tenants($ids: [_Any!]!, $first: Int, $after: String) {
  _entities(representations: $ids) { ... on Tenant { jobs(first: $first, after: $after) ${selection} } } }`
const tenant = (id: string) => [{ __typename: 'Tenant', id }]
interface Page {
  _entities: [{ jobs: { nodes: { id: string; title: string }[]; pageInfo: Record<string, string | boolean> } }]
}

describe('createJob', () => {
  test('keeps what it was given, without spaces at the ends', async () => {
    const input = {
      title: '  Data Analyst ',
      description: 'Counts.\nThen explains.',
      requiredSkills: [' SQL ', 'Excel'],
      preferredSkills: ['Tableau'],
      experienceLevel: 'ENTRY',
      educationLevel: 'SHORT_CYCLE',
    }
    const { id, __typename, title } = await stage.createJob(input)
    expect({ __typename, title }).toEqual({ __typename: 'Job', title: 'Data Analyst' })
    const { job } = await stage.ask<{ job: object }>(jobText, { id }, stage.agent)
    expect(job).toEqual({
      ...input,
      id,
      title: 'Data Analyst',
      requiredSkills: ['SQL', 'Excel'],
      createdAt: expect.stringMatching(/Z$/),
    })
  })

  test('needs no more than title, description and required skills', async () => {
    const { id } = await stage.createJob({ requiredSkills: [], preferredSkills: null })
    const { job } = await stage.ask<{ job: object }>(jobText, { id }, stage.agent)
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
    const refused = await stage.createJob(more)
    expect(refused).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT', path })
    expect(refused.fields.map((field) => field.path)).toEqual([path])
  })

  test('names every offending field', async () => {
    const { fields } = await stage.createJob({ title: '', description: '', requiredSkills: ['', 'ok', '?'] })
    expect(fields.map(({ path }) => path.join('.'))).toEqual([
      'input.title',
      'input.description',
      'input.requiredSkills.0',
      'input.requiredSkills.2',
    ])
  })

  test('takes each length up to its limit, counted in characters', async () => {
    const job = { title: '🎺'.repeat(200), description: 'ü'.repeat(10_000), idempotencyKey: 'k'.repeat(200) }
    const lists = { requiredSkills: Array(200).fill('x'.repeat(100)), preferredSkills: Array(200).fill('y') }
    expect((await stage.createJob({ ...job, ...lists })).__typename).toBe('Job')
  })

  test('an unknown level is no input at all', async () => {
    const input = aJob({ experienceLevel: 'GURU' })
    expect(await stage.refused(createJobText, { input }, stage.agent)).toEqual(['BAD_USER_INPUT'])
  })

  test('same key and input: the same job; same key, other input: Conflict', async () => {
    const [first, again] = await Promise.all([
      stage.createJob({ idempotencyKey: 'once' }),
      stage.createJob({ idempotencyKey: 'once' }),
    ])
    expect(again.id).toBe(first.id)
    expect(await stage.createJob({ idempotencyKey: 'once', title: 'Other' })).toMatchObject({
      __typename: 'Conflict',
      code: 'IDEMPOTENCY_KEY_REUSED',
      path: ['input', 'idempotencyKey'],
    })
    expect((await stage.createJob({ idempotencyKey: 'once' }, stage.stranger)).id).not.toBe(first.id)
  })

  test('a repeated key gives the job as it was first answered', async () => {
    const first = await stage.createJob({ idempotencyKey: 'kept' })
    await stage.database.admin`update recruiting.jobs set title = 'Renamed' where id = ${first.id}`
    expect(await stage.createJob({ idempotencyKey: 'kept' })).toEqual(first)
  })
})

describe('who may', () => {
  test('createJob needs recruiting.jobs:write', async () => {
    const input = aJob()
    expect(await stage.refused(createJobText, { input }, stage.as('*.*:read', 'recruiting.candidates:write'))).toEqual([
      'FORBIDDEN',
    ])
    expect(await stage.refused(createJobText, { input }, { ...stage.agent, viewer: null })).toEqual(['UNAUTHENTICATED'])
  })

  test('job and Tenant.jobs need recruiting.jobs:read', async () => {
    const { id } = await stage.createJob()
    const other = stage.as('recruiting.candidates:read', 'recruiting.*:write')
    expect(await stage.refused(jobText, { id }, other)).toEqual(['FORBIDDEN'])
    expect(await stage.refused(tenantText('{ nodes { id } }'), { ids: tenant(stage.tenantId) }, other)).toEqual([
      'FORBIDDEN',
    ])
  })

  test('an unknown job, no id at all and one of another tenant are alike', async () => {
    const { id } = await stage.createJob({}, stage.stranger)
    for (const other of [id, randomUUID(), 'nonsense', ''])
      expect(await stage.refused(jobText, { id: other }, stage.agent)).toEqual(['NOT_FOUND'])
  })

  test('joined by its key a job needs a permission too, and shows nothing to strangers', async () => {
    const { id } = await stage.createJob()
    const text = 'query Jobs($ids: [_Any!]!) { _entities(representations: $ids) { ... on Job { title } } }'
    const variables = { ids: [{ __typename: 'Job', id }] }
    expect(await stage.ask(text, variables, stage.agent)).toEqual({ _entities: [{ title: 'Backend Engineer' }] })
    expect(await stage.ask(text, variables, stage.stranger)).toEqual({ _entities: [null] })
    expect(await stage.refused(text, variables, stage.as('tenancy.*:read'))).toEqual(['FORBIDDEN'])
  })
})

describe('Tenant.jobs', () => {
  test('pages newest first, without gaps or repetitions', async () => {
    const own = { ...stage.agent, tenantId: randomUUID() }
    const titles = ['one', 'two', 'three', 'four', 'five']
    for (const title of titles) await stage.createJob({ title }, own)
    const seen: string[] = []
    let after: unknown = null
    do {
      const text = tenantText(
        '{ nodes { id title } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } }',
      )
      const page = await stage.ask<Page>(text, { ids: tenant(own.tenantId), first: 2, after }, own)
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
    ['a cursor of nothing', { after: 'x' }],
  ])('refuses %s', async (_, args) => {
    const variables = { ids: tenant(stage.tenantId), ...args }
    expect(await stage.refused(tenantText('{ nodes { id } }'), variables, stage.agent)).toEqual(['BAD_USER_INPUT'])
  })

  test('answers for the active tenant alone', async () => {
    const variables = { ids: tenant(stage.tenantId) }
    expect(await stage.refused(tenantText('{ nodes { id } }'), variables, stage.stranger)).toEqual(['NOT_FOUND'])
  })
})
