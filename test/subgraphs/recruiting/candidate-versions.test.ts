import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fixture, type Outcome, openFixture } from './fixture.ts'

let fixture: Fixture
const clock = { now: () => new Date('2026-05-10T12:00:00Z') }
beforeAll(async () => {
  fixture = await openFixture({ clock })
})
afterAll(() => fixture.end())

const parts = `id name email version skills retainUntil jsonResume experience { title company start end }
  education { level completed field institution } languages { code level }`
const problems = '... on Problem { code message path } ... on InvalidInput { fields { path } }'
const mutation = (name: string) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  return `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { __typename ... on Candidate { ${parts} } ${problems} } }`
}
const pageText = `query ($id: ID!) { candidate(id: $id) { ${parts}
  versions(first: 20) { nodes { version at by { id } source } } } }`
type Candidate = Outcome & Record<'jsonResume', Record<string, unknown>> & { version: number; skills: string[] }
const call = async (name: string, input: object, envelope = fixture.agent): Promise<Candidate> =>
  (await fixture.ask<{ outcome: Candidate }>(mutation(name), { input }, envelope)).outcome
const page = async (id: string) =>
  (await fixture.ask<{ candidate: Candidate & { versions: { nodes: object[] } } }>(pageText, { id }, fixture.agent))
    .candidate

describe('updateCandidate', () => {
  test('writes a new version, and leaves fields that are not given unchanged', async () => {
    const { id } = await fixture.addCandidate({ languages: [{ code: 'DE-de', level: 'NATIVE' }] })
    const changed = await call('updateCandidate', { candidateId: id, version: 1, skills: [' Go '] })
    expect(changed).toMatchObject({ __typename: 'Candidate', id, version: 2, skills: ['Go'], name: 'Ida Noddack' })
    expect(await page(id)).toMatchObject({
      skills: ['Go'],
      languages: [{ code: 'de-DE', level: 'NATIVE' }],
      versions: {
        nodes: [{ version: 2, source: 'ENTERED', by: { id: fixture.agent.viewer!.userId } }, { version: 1 }],
      },
    })
  })

  test('refuses a wrong version, and changes nothing', async () => {
    const { id } = await fixture.addCandidate()
    const refused = await call('updateCandidate', { candidateId: id, version: 2, name: 'Other' })
    expect(refused).toMatchObject({ __typename: 'Conflict', code: 'VERSION' })
    expect(await page(id)).toMatchObject({ version: 1, name: 'Ida Noddack' })
  })

  test.each<[string, object, string[]]>([
    ['an invalid language tag', { languages: [{ code: 'no language' }] }, ['languages', '0', 'code']],
    ['an unknown level', { languages: [{ code: 'de', level: 'FLUENT' }] }, ['languages', '0', 'level']],
    ['no address', { email: 'x' }, ['email']],
    ['an empty name', { name: '' }, ['name']],
  ])('refuses: %s', async (_, more, path) => {
    const { id } = await fixture.addCandidate()
    const { fields } = await call('updateCandidate', { candidateId: id, version: 1, ...more })
    expect(fields.map((field) => field.path.slice(1))).toEqual([path])
  })

  test('leaves an analysis with the version that it measured', async () => {
    const { id: jobId } = await fixture.createJob()
    const { id } = await fixture.addCandidate({ skills: ['Python', 'Django'] })
    const first = await fixture.analyze({ jobId, candidateId: id })
    await call('updateCandidate', { candidateId: id, version: 1, skills: [] })
    const text = 'query ($id: ID!) { cvAnalysis(id: $id) { matchScore candidateVersion isReproduced } }'
    expect(await fixture.ask(text, { id: first.id }, fixture.agent)).toEqual({
      cvAnalysis: { matchScore: 100, candidateVersion: 1, isReproduced: true },
    })
    expect((await fixture.analyze({ jobId, candidateId: id })).matchScore).toBe(0)
  })
})

const resume = (more: object = {}) => ({
  basics: { name: 'Ada Example', email: 'ada@people.example', phone: '555' },
  work: [
    { name: 'Acorn', position: 'Developer', startDate: '2019-03-01', endDate: '2021-06' },
    { company: 'Old form', position: 'Lead', startDate: '2022' },
    { name: 'Undated', position: 'Tester' },
  ],
  education: [{ institution: 'A school', area: 'Physics', studyType: 'Master of Science', endDate: '2018-09-30' }],
  skills: [{ name: 'Web', keywords: ['HTML', 'CSS', 'HTML'] }, { name: '' }],
  languages: [
    { language: 'Deutsch', fluency: 'Native speaker' },
    { language: 'French', fluency: 'B2' },
    { language: '?' },
  ],
  ...more,
})

describe('importCandidate', () => {
  test('reads JSON Resume, and writes the same again', async () => {
    const imported = await call('importCandidate', { resume: resume() })
    expect(imported).toMatchObject({
      name: 'Ada Example',
      email: 'ada@people.example',
      retainUntil: '2026-11-10',
      skills: ['Web', 'HTML', 'CSS'],
      experience: [
        { title: 'Developer', company: 'Acorn', start: '2019-03', end: '2021-06' },
        { title: 'Lead', company: 'Old form', start: '2022', end: null },
        { title: 'Tester', company: 'Undated', start: '', end: null },
      ],
      education: [{ level: 'MASTER', completed: true, field: 'Physics', institution: 'A school' }],
      languages: [
        { code: 'de', level: 'NATIVE' },
        { code: 'fr', level: 'B2' },
      ],
    })
    const again = await call('importCandidate', { resume: imported.jsonResume })
    expect(again.jsonResume).toEqual(imported.jsonResume)
    expect(again.id).not.toBe(imported.id)
  })

  test('writes a new version of a given candidate', async () => {
    const { id } = await fixture.addCandidate()
    expect(await call('importCandidate', { resume: resume(), candidateId: id })).toMatchObject({ id, version: 2 })
    expect((await page(id)).versions.nodes).toMatchObject([{ source: 'IMPORTED' }, { source: 'ENTERED' }])
  })

  test.each<[string, unknown, string[]]>([
    ['a text', 'CV', []],
    ['no basics', {}, []],
    ['no name', resume({ basics: { email: 'a@people.example' } }), ['basics', 'name']],
    ['no address', resume({ basics: { name: 'A' } }), ['basics', 'email']],
    ['work that is no list', resume({ work: {} }), ['work']],
  ])('refuses: %s', async (_, given, path) => {
    const { fields } = await call('importCandidate', { resume: given })
    expect(fields.map((field) => field.path)).toEqual([['input', 'resume', ...path]])
  })

  test('refuses more roles than a candidate may have', async () => {
    const work = Array(3_000).fill({ name: 'A', position: 'B', startDate: '2020' })
    expect((await call('importCandidate', { resume: resume({ work }) })).__typename).toBe('InvalidInput')
  })
})

describe('mergeCandidates', () => {
  test('adds what only the merged one has, redirects the merged id, and removes it from the leaderboards', async () => {
    const { id: jobId } = await fixture.createJob()
    const role = { title: 'Developer', company: 'Acorn', start: '2020-01' }
    const kept = await fixture.addCandidate({ skills: ['Python'], experience: [role] })
    const merged = await fixture.addCandidate({
      name: 'I. Noddack',
      skills: ['python', 'Django'],
      experience: [role, { ...role, start: '2016', end: '2018' }],
      languages: [{ code: 'it' }],
    })
    for (const candidateId of [kept.id, merged.id]) await fixture.analyze({ jobId, candidateId })
    const outcome = await call('mergeCandidates', { keepId: kept.id, mergeId: merged.id })
    expect(outcome).toMatchObject({
      id: kept.id,
      name: 'Ida Noddack',
      version: 2,
      skills: ['Python', 'Django'],
      experience: [role, { start: '2016' }],
      languages: [{ code: 'it' }],
    })
    expect((await page(merged.id)).id).toBe(kept.id)
    const { nodes } = await fixture.leaderboard({ jobId })
    expect(nodes.map(({ candidate }) => candidate.id)).toEqual([kept.id])
    // An analysis of the merged id measures the kept candidate.
    const again = await fixture.analyze({ jobId, candidateId: merged.id })
    expect(again.matchScore).toBe(100)
    expect((await fixture.leaderboard({ jobId })).nodes).toHaveLength(1)
    const third = await fixture.addCandidate({ name: 'Third' })
    await call('mergeCandidates', { keepId: third.id, mergeId: kept.id })
    expect((await page(merged.id)).id).toBe(third.id)
  })

  test('refuses the same candidate twice, and an unknown one', async () => {
    const one = await fixture.addCandidate()
    const other = await fixture.addCandidate()
    expect(await call('mergeCandidates', { keepId: one.id, mergeId: one.id })).toMatchObject({
      __typename: 'InvalidInput',
    })
    expect(await call('mergeCandidates', { keepId: randomUUID(), mergeId: one.id })).toMatchObject({
      path: ['input', 'keepId'],
    })
    await call('mergeCandidates', { keepId: one.id, mergeId: other.id })
    expect((await call('mergeCandidates', { keepId: other.id, mergeId: one.id })).__typename).toBe('InvalidInput')
  })

  test('is suggested for candidates who may be one person, with the reasons', async () => {
    const own = { ...fixture.agent, tenantId: randomUUID() }
    const same = { name: 'Ida N', email: 'IDA@mail.example' }
    for (const more of [{}, {}, { email: 'other@mail.example' }, same, { name: 'Else', email: 'else@mail.example' }]) {
      await fixture.addCandidate(more, own)
    }
    const text = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Tenant {
      duplicateCandidates { nodes { reasons candidates { name email } } } } } }`
    const { _entities } = await fixture.ask<{
      _entities: [{ duplicateCandidates: { nodes: { reasons: string[]; candidates: object[] }[] } }]
    }>(text, { ids: [{ __typename: 'Tenant', id: own.tenantId }] }, own)
    const { nodes } = _entities[0].duplicateCandidates
    expect(nodes.map(({ reasons, candidates }) => [reasons.join(), candidates.length])).toEqual([
      ['SAME_EMAIL', 3],
      ['SAME_NAME', 3],
    ])
  })
})

test.each(['updated', 'merged'])('a candidate who is %s during their erasure stays erased', async (what) => {
  const all = fixture.as('*.*:*')
  const [{ id: candidateId }, { id: keepId }] = [
    await fixture.addCandidate({ name: 'Gone', email: 'gone@mail.example' }),
    await fixture.addCandidate({ name: 'Here', email: 'here@mail.example' }),
  ]
  const call = (name: string, input: object) =>
    fixture.ask(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
      { input },
      all,
    )
  let both: Promise<unknown[]> = Promise.resolve([])
  await fixture.database.admin.begin(async (admin) => {
    const waiting = async () => {
      const [row] = await admin`with first as (select distinct pid from pg_locks
          where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))
        select count(distinct pid)::int as count from pg_locks where not granted
          and (pid in (select pid from first) or pg_blocking_pids(pid) && (select array_agg(pid) from first))`
      return row!.count
    }
    await admin`select from recruiting.candidates where id = ${candidateId} for update`
    const erased = call('eraseCandidate', { candidateId, reason: 'They asked' })
    await expect.poll(waiting).toBe(1)
    const second =
      what === 'updated'
        ? call('updateCandidate', { candidateId, version: 1, name: 'Gone again' })
        : call('mergeCandidates', { keepId, mergeId: candidateId })
    both = Promise.all([erased, second])
    await expect.poll(waiting).toBe(2)
  })
  await both
  const left = await fixture.database.admin`select name from recruiting.candidates where id = ${candidateId}
    union all select content->>'name' from recruiting.candidate_versions where candidate_id = ${candidateId}`
  expect(left.map(({ name }) => name)).toEqual(['erased'])
  const [{ email, skills } = {}] = await fixture.database
    .admin`select email, skills from recruiting.candidates where id = ${keepId}`
  const [{ count } = {}] = await fixture.database
    .admin`select count(*)::int as count from recruiting.candidate_versions where candidate_id = ${keepId}`
  expect([email, skills, count]).toEqual(['here@mail.example', expect.any(Array), 1])
  await call('eraseCandidate', { candidateId: keepId, reason: 'A test' })
})
