import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCandidate, addCandidateText, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
const clock = { now: () => new Date('2026-05-10T12:00:00Z') }
beforeAll(async () => {
  fixture = await openFixture({ clock })
})
afterAll(() => fixture.end())

const candidateText = `query Candidate($id: ID!) { candidate(id: $id) { name email skills createdAt
  experience { title company start end } education { level completed field institution end } } }`
const tenantText = `query Tenants($ids: [_Any!]!, $first: Int, $after: String) { _entities(representations: $ids) {
  ... on Tenant { candidates(first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } } } }`
const role = (more: object = {}) => ({ title: 'Developer', company: 'Acorn', start: '2020-01', ...more })

describe('addCandidate', () => {
  test('stores what is given, without spaces at the ends', async () => {
    const { id, __typename } = await fixture.addCandidate({
      name: ' Ida Noddack ',
      skills: [' Python', 'C++'],
      experience: [role({ end: '2022' }), role({ title: 'Lead', start: '2022' })],
      education: [
        { level: 'MASTER' },
        { level: 'DOCTORATE', completed: false, field: ' Chemistry ', institution: '', end: '2031-07' },
      ],
    })
    expect(__typename).toBe('Candidate')
    expect(await fixture.ask(candidateText, { id }, fixture.agent)).toEqual({
      candidate: {
        name: 'Ida Noddack',
        email: 'ida@mail.example',
        skills: ['Python', 'C++'],
        createdAt: clock.now().toISOString(),
        experience: [
          { title: 'Developer', company: 'Acorn', start: '2020-01', end: '2022' },
          { title: 'Lead', company: 'Acorn', start: '2022', end: null },
        ],
        education: [
          { level: 'MASTER', completed: true, field: null, institution: null, end: null },
          { level: 'DOCTORATE', completed: false, field: 'Chemistry', institution: null, end: '2031-07' },
        ],
      },
    })
  })

  test.each<[string, object, string]>([
    ['empty name', { name: ' ' }, 'name'],
    ['long name', { name: 'x'.repeat(201) }, 'name'],
    ['no address', { email: 'ida' }, 'email'],
    ['no dot', { email: 'ida@mail' }, 'email'],
    ['two @', { email: 'ida@@mail.example' }, 'email'],
    ['NUL in the address', { email: 'ida\0@mail.example' }, 'email'],
    ['half a surrogate pair in the address', { email: 'ida\ud83e@mail.example' }, 'email'],
    ['an invisible character in the address', { email: 'ida\u200b@mail.example' }, 'email'],
    ['half a surrogate pair in the name', { name: 'ida\ud83e' }, 'name'],
    ['a space', { email: 'ida n@mail.example' }, 'email'],
    ['nothing between dots', { email: 'ida@mail..example' }, 'email'],
    ['long address', { email: `${'i'.repeat(242)}@mail.example` }, 'email'],
    ['empty skill', { skills: [''] }, 'skills.0'],
    ['too many skills', { skills: Array(201).fill('a') }, 'skills'],
    ['too many roles', { experience: Array(201).fill(role()) }, 'experience'],
    ['empty title', { experience: [role({ title: '' })] }, 'experience.0.title'],
    ['long company', { experience: [role({ company: 'x'.repeat(201) })] }, 'experience.0.company'],
    ['no date', { experience: [role({ start: 'May 2020' })] }, 'experience.0.start'],
    ['month 13', { experience: [role({ start: '2020-13' })] }, 'experience.0.start'],
    ['empty end', { experience: [role({ end: '' })] }, 'experience.0.end'],
    ['end before start', { experience: [role({ end: '2019-12' })] }, 'experience.0.end'],
    ['next month', { experience: [role({ start: '2026-06' })] }, 'experience.0.start'],
    ['too many degrees', { education: Array(201).fill({ level: 'NONE' }) }, 'education'],
    ['long field', { education: [{ level: 'NONE', field: 'x'.repeat(201) }] }, 'education.0.field'],
    ['long institution', { education: [{ level: 'NONE', institution: 'x'.repeat(201) }] }, 'education.0.institution'],
    ['end of a degree', { education: [{ level: 'NONE', end: 'soon' }] }, 'education.0.end'],
    ['empty key', { idempotencyKey: ' ' }, 'idempotencyKey'],
  ])('refuses: %s', async (_, more, path) => {
    const refused = await fixture.addCandidate(more)
    expect(refused).toMatchObject({ __typename: 'InvalidInput', path: ['input', ...path.split('.')] })
    expect(refused.fields).toHaveLength(1)
  })

  test('names every offending field, in order', async () => {
    const experience = [role(), role({ title: '', start: 'x', end: '2020-00' }), role({ start: '2027' })]
    const { fields } = await fixture.addCandidate({ name: '', email: '', skills: ['?'], experience })
    expect(fields.map(({ path }) => path.slice(1).join('.'))).toEqual([
      'name',
      'email',
      'skills.0',
      'experience.1.title',
      'experience.1.start',
      'experience.1.end',
      'experience.2.start',
    ])
  })

  test('accepts the present month, and lengths up to their limits', async () => {
    const { __typename } = await fixture.addCandidate({
      name: 'x'.repeat(200),
      email: `${'i'.repeat(241)}@mail.example`,
      experience: [role({ start: '2026-05', end: '2026-05' })],
    })
    expect(__typename).toBe('Candidate')
  })

  test('returns the same candidate for a repeated key, and a Conflict when the input differs', async () => {
    const first = await fixture.addCandidate({ idempotencyKey: 'once' })
    expect((await fixture.addCandidate({ idempotencyKey: 'once' })).id).toBe(first.id)
    expect((await fixture.addCandidate({ idempotencyKey: 'once', name: 'Other' })).__typename).toBe('Conflict')
  })

  test('answers a repeated key with the first answer, even after the candidate has changed', async () => {
    const first = await fixture.addCandidate({ idempotencyKey: 'kept' })
    await fixture.database.admin`update recruiting.candidates set name = 'Renamed' where id = ${first.id}`
    expect(await fixture.addCandidate({ idempotencyKey: 'kept' })).toEqual(first)
  })

  test('does not use up the key of a refused call', async () => {
    expect((await fixture.addCandidate({ idempotencyKey: 'second try', name: '' })).__typename).toBe('InvalidInput')
    expect((await fixture.addCandidate({ idempotencyKey: 'second try' })).__typename).toBe('Candidate')
  })
})

describe('permissions', () => {
  test('addCandidate needs recruiting.candidates:write', async () => {
    const envelope = fixture.as('*.*:read', 'recruiting.jobs:write', 'recruiting.analyses:write')
    expect(await fixture.refused(addCandidateText, { input: aCandidate() }, envelope)).toEqual(['FORBIDDEN'])
  })

  test('candidate and Tenant.candidates need recruiting.candidates:read', async () => {
    const { id } = await fixture.addCandidate()
    const envelope = fixture.as('recruiting.jobs:read', 'recruiting.analyses:read', 'recruiting.*:write')
    const ids = [{ __typename: 'Tenant', id: fixture.tenantId }]
    expect(await fixture.refused(candidateText, { id }, envelope)).toEqual(['FORBIDDEN'])
    expect(await fixture.refused(tenantText, { ids }, envelope)).toEqual(['FORBIDDEN'])
  })

  test('an unknown candidate, text that is no id and a candidate of another tenant are NOT_FOUND alike', async () => {
    const { id } = await fixture.addCandidate({}, fixture.stranger)
    for (const other of [id, randomUUID(), 'nonsense'])
      expect(await fixture.refused(candidateText, { id: other }, fixture.agent)).toEqual(['NOT_FOUND'])
  })

  test('a candidate that is resolved by reference needs the permission too', async () => {
    const { id } = await fixture.addCandidate()
    const text = 'query Candidates($ids: [_Any!]!) { _entities(representations: $ids) { ... on Candidate { email } } }'
    const variables = { ids: [{ __typename: 'Candidate', id }] }
    expect(await fixture.ask(text, variables, fixture.agent)).toEqual({ _entities: [{ email: 'ida@mail.example' }] })
    expect(await fixture.ask(text, variables, fixture.stranger)).toEqual({ _entities: [null] })
    expect(await fixture.refused(text, variables, fixture.as('recruiting.jobs:read'))).toEqual(['FORBIDDEN'])
  })
})

test('Tenant.candidates pages newest first and answers for the active tenant alone', async () => {
  const own = { ...fixture.agent, tenantId: randomUUID() }
  for (const name of ['one', 'two', 'three']) await fixture.addCandidate({ name }, own)
  const ids = [{ __typename: 'Tenant', id: own.tenantId }]
  interface Page {
    _entities: [{ candidates: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }]
  }
  const page = async (after: string | null) =>
    (await fixture.ask<Page>(tenantText, { ids, first: 2, after }, own))._entities[0].candidates
  const first = await page(null)
  const second = await page(first.pageInfo.endCursor)
  expect([...first.nodes, ...second.nodes].map(({ name }) => name)).toEqual(['three', 'two', 'one'])
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false])
  expect(await fixture.refused(tenantText, { ids }, fixture.agent)).toEqual(['NOT_FOUND'])
})
