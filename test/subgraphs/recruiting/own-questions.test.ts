// Questions that recruiters write themselves: versions, refusals, and their place in interviews.
import { randomUUID } from 'node:crypto'
import { tailor } from '@quintet/recruiting/interview-questions/rules.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type InterviewFixture, openInterviewFixture } from './interview-fixture.ts'

let fixture: InterviewFixture
beforeAll(async () => {
  fixture = await openInterviewFixture()
})
afterAll(() => fixture.end())

const card = `id version type skill difficulty language text expectedKeywords timeLimitSeconds retiredAt
  versions { version text expectedKeywords by { id } }`
const problem = '... on Problem { code } ... on InvalidInput { fields { path } }'
const saveText = `mutation ($input: SaveOwnQuestionInput!) { outcome: saveOwnQuestion(input: $input) {
  __typename ... on OwnQuestion { ${card} } ${problem} } }`
const retireText = `mutation ($input: RetireOwnQuestionInput!) { outcome: retireOwnQuestion(input: $input) {
  __typename ... on OwnQuestion { ${card} } ${problem} } }`

interface Saved {
  readonly __typename: string
  readonly id: string
  readonly code: string
  readonly version: number
  readonly retiredAt: string | null
  readonly fields: { path: string[] }[]
  readonly versions: { version: number; text: string; expectedKeywords: string[] }[]
}
const draft = {
  type: 'TECHNICAL',
  skill: 'Postgres',
  text: 'Which index of ours do you know?',
  expectedKeywords: ['GIN | GiST', 'bloom'],
  timeLimitSeconds: 90,
}
const save = async (input: object, envelope = fixture.agent) =>
  (await fixture.ask<{ outcome: Saved }>(saveText, { input: { ...draft, ...input } }, envelope)).outcome
const retire = async (questionId: string, envelope = fixture.agent) =>
  (await fixture.ask<{ outcome: Saved }>(retireText, { input: { questionId } }, envelope)).outcome
const listed = async (args: string, envelope = fixture.agent) => {
  const text = `{ _entities(representations: [{ __typename: "Tenant", id: "${envelope.tenantId}" }]) {
    ... on Tenant { ownQuestions${args} { nodes { id } } } } }`
  const { _entities } = await fixture.ask<{ _entities: { ownQuestions: { nodes: { id: string }[] } }[] }>(
    text,
    {},
    envelope,
  )
  return _entities[0]!.ownQuestions.nodes.map(({ id }) => id)
}

it('an interview asks the tenant’s question before those of the bank, in its newest version, until it is retired', async () => {
  const { jobId, candidateId } = await fixture.subject()
  const key = randomUUID()
  const saved = await save({ idempotencyKey: key })
  expect(saved).toMatchObject({ __typename: 'OwnQuestion', version: 1, skill: 'Postgres', language: 'en' })
  expect((await save({ idempotencyKey: key })).id).toBe(saved.id)
  const situational = await save({ type: 'SITUATIONAL', skill: null, text: 'What would you do on our Mondays?' })
  await save({ language: 'de', text: 'Welchen unserer Indexe kennen Sie?' })
  const asked = async () => {
    const { interview } = await fixture.schedule({ jobId, candidateId })
    return (await fixture.staffView(interview.id)).questions
  }
  const first = await asked()
  // The job requires PostgreSQL, which is the same skill.
  expect(first[0]).toMatchObject({
    skill: 'PostgreSQL',
    text: draft.text,
    expectedKeywords: ['GIN|GiST', 'bloom'],
    timeLimitSeconds: 90,
  })
  expect(first.filter(({ type }) => type === 'SITUATIONAL').map(({ text }) => text)[0]).toContain('our Mondays')
  expect(first.map(({ text }) => text).join()).not.toContain('unserer')
  const changed = await save({ questionId: saved.id, version: 1, text: 'Which index do you know best?' })
  expect(changed.versions.map(({ version, text }) => [version, text])).toEqual([
    [1, draft.text],
    [2, 'Which index do you know best?'],
  ])
  expect((await asked())[0]!.text).toBe('Which index do you know best?')
  expect(
    (await fixture.staffView((await fixture.schedule({ jobId, candidateId })).interview.id)).questions,
  ).toHaveLength(8)
  expect((await retire(saved.id)).retiredAt).toBe(fixture.now().toISOString())
  fixture.later(60)
  expect((await retire(saved.id)).retiredAt).not.toBe(fixture.now().toISOString())
  expect((await asked()).map(({ text }) => text)).not.toContain('Which index do you know best?')
  expect(await listed('(language: "en")')).toEqual([situational.id])
  expect(await listed('(isRetired: true)')).toEqual([saved.id])
  expect(await listed('', fixture.stranger)).toEqual([])
})

it('an invalid question is refused, and the stored one stays unchanged', async () => {
  const wrong = async (input: object) => (await save(input)).fields.map(({ path }) => path.slice(1).join('.'))
  expect(await wrong({ skill: null, text: 'Too short', language: 'fr', timeLimitSeconds: 29 })).toEqual([
    'skill',
    'language',
    'text',
    'timeLimitSeconds',
  ])
  expect(await wrong({ skill: '...' })).toEqual(['skill'])
  expect(await wrong({ type: 'BEHAVIORAL', timeLimitSeconds: 1_801 })).toEqual(['skill', 'timeLimitSeconds'])
  expect(await wrong({ expectedKeywords: ['a', 'A', 'b|', '', 'x'.repeat(101)] })).toEqual(
    [1, 2, 3, 4].map((i) => `expectedKeywords.${i}`),
  )
  expect(await wrong({ expectedKeywords: Array.from({ length: 21 }, (_, i) => `k${i}`) })).toEqual(['expectedKeywords'])
  const { id } = await save({})
  expect(await wrong({ questionId: id })).toEqual(['version'])
  expect(await save({ questionId: id, version: 7 })).toMatchObject({ __typename: 'Conflict', code: 'VERSION' })
  expect(await save({ questionId: randomUUID(), version: 1 })).toMatchObject({ __typename: 'NotFound' })
  expect(await save({ questionId: id, version: 1 }, fixture.stranger)).toMatchObject({ __typename: 'NotFound' })
  expect(await retire(id, fixture.stranger)).toMatchObject({ __typename: 'NotFound' })
  await retire(id)
  expect(await save({ questionId: id, version: 1 })).toMatchObject({ __typename: 'Conflict', code: 'RETIRED' })
  expect(await fixture.refused(saveText, { input: draft }, fixture.as('*.*:read'))).toEqual(['FORBIDDEN'])
  const rows = await fixture.database.admin`select text, version from recruiting.own_questions where id = ${id}`
  expect(rows).toMatchObject([{ text: draft.text, version: 1 }])
})

it('a tenant has at most 1,000 questions in use', async () => {
  const { admin } = fixture.database
  await admin`insert into recruiting.own_questions (tenant_id, type, language, text, expected_keywords, time_limit_seconds)
    select ${fixture.tenantId}, 'BEHAVIORAL', 'de', 'Frage Nummer ' || n, '[]', 60 from generate_series(1, 1000) n`
  expect(await save({})).toMatchObject({ __typename: 'LimitReached', code: 'TOO_MANY_QUESTIONS' })
  await admin`delete from recruiting.own_questions where text like 'Frage Nummer%'`
})

it('an interview asks only the requested types, and is refused where there are too few questions', async () => {
  const types = async (input: object) => {
    const { interview } = await fixture.schedule(input)
    return (await fixture.staffView(interview.id)).questions.map(({ type }) => type[0]).join('')
  }
  expect(await types({ questions: 3, types: ['TECHNICAL'] })).toBe('TTT')
  expect(await types({ questions: 6, types: ['SITUATIONAL', 'TECHNICAL'] })).toBe('TTTTSS')
  expect(await types({ questions: 5 })).toBe('TTTBS')
  const refused = async (input: object) => (await fixture.schedule(input)).fields.map(({ path }) => path.at(-1))
  expect(await refused({ types: [] })).toEqual(['types'])
  const { id: jobId } = await fixture.createJob({ requiredSkills: [] })
  const { id: candidateId } = await fixture.addCandidate()
  expect(await refused({ jobId, candidateId, questions: 30, types: ['TECHNICAL'] })).toEqual(['questions'])
})

it('a question with a difficulty is asked only in interviews of that difficulty', () => {
  const one = (difficulty: 'EASY' | 'HARD' | null) => ({
    id: randomUUID(),
    version: 1,
    type: 'TECHNICAL' as const,
    skill: 'Docker',
    difficulty,
    text: `A question that is ${difficulty}`,
    expectedKeywords: [],
    timeLimitSeconds: 60,
  })
  const skills = [{ name: 'Docker', isRequired: true, halves: 0 }] as never
  const base = { seed: 's', skills, count: 2, level: 'MID', language: 'en', types: ['TECHNICAL'] } as const
  const sources = (difficulty: 'EASY' | 'HARD', own: ReturnType<typeof one>[]) =>
    tailor({ ...base, difficulty, own }).map(({ source }) => source)
  const [easy, any] = [one('EASY'), one(null)]
  expect(sources('EASY', [easy, any]).toSorted()).toEqual([`own-${easy.id}@1`, `own-${any.id}@1`].toSorted())
  expect(sources('HARD', [easy, any])[0]).toBe(`own-${any.id}@1`)
  expect(sources('HARD', [easy])).not.toContain(`own-${easy.id}@1`)
})
