import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const saveText = `mutation ($input: SaveRecruitingPolicyInput!) { saveRecruitingPolicy(input: $input) { __typename
  ... on RecruitingPolicy { version minimumMonths { level months } blindReview evaluator }
  ... on Problem { code path } ... on InvalidInput { fields { path } } } }`
interface Saved {
  readonly __typename: string
  readonly code: string
  readonly version: number
  readonly fields: { path: string[] }[]
}
const all = () => fixture.as('*.*:*')
const save = async (input: object) =>
  (await fixture.ask<{ saveRecruitingPolicy: Saved }>(saveText, { input: { minimumMonths: [], ...input } }, all()))
    .saveRecruitingPolicy

describe('the policy of recruiting', () => {
  it('is saved in versions, each after the one that was read', async () => {
    const months = [{ level: 'MID', months: 12 }]
    expect(await save({ minimumMonths: months, retentionMonths: 12 })).toMatchObject({
      version: 1,
      minimumMonths: [
        { level: 'ENTRY', months: 0 },
        { level: 'MID', months: 12 },
        { level: 'SENIOR', months: 60 },
        { level: 'LEAD', months: 96 },
      ],
      evaluator: null,
    })
    expect(await save({})).toMatchObject({ __typename: 'Conflict', code: 'VERSION' })
    const both = await Promise.all([save({ version: 1 }), save({ version: 1 })])
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'RecruitingPolicy'])
    const { _entities } = await fixture.ask<{ _entities: object[] }>(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Tenant {
        recruitingPolicy { version retentionMonths communicationWeight } } } }`,
      { of: [{ __typename: 'Tenant', id: fixture.tenantId }] },
      all(),
    )
    expect(_entities).toEqual([{ recruitingPolicy: { version: 2, retentionMonths: 6, communicationWeight: 20 } }])
  })

  it.each([
    ['months that fall', { minimumMonths: [{ level: 'MID', months: 61 }] }, 'input.minimumMonths'],
    ['negative months', { minimumMonths: [{ level: 'MID', months: -1 }] }, 'input.minimumMonths.0.months'],
    ['a weight above 100', { communicationWeight: 101 }, 'input.communicationWeight'],
    ['no retention', { retentionMonths: 0 }, 'input.retentionMonths'],
    ['a private evaluator', { evaluator: { url: 'https://10.0.0.1', model: 'm' } }, 'input.evaluator.url'],
    [
      'an evaluator without a model',
      { evaluator: { url: 'https://ai.example.com', model: '' } },
      'input.evaluator.model',
    ],
  ])('refuses %s', async (_, input, path) => {
    const { __typename, fields } = await save({ version: 2, ...input })
    expect(__typename).toBe('InvalidInput')
    expect(fields.map((field) => field.path.join('.'))).toEqual([path])
  })

  it('sets the months of later analyses, and earlier ones keep theirs', async () => {
    const { id: jobId } = await fixture.createJob({ requiredSkills: [], experienceLevel: 'SENIOR' })
    const experience = [{ title: 'Developer', company: 'x', start: '2020-01', end: '2022-06' }]
    const { id: candidateId } = await fixture.addCandidate({ experience })
    const before = await fixture.analyze({ jobId, candidateId })
    await save({ version: 2, minimumMonths: [{ level: 'SENIOR', months: 30 }] })
    const after = await fixture.analyze({ jobId, candidateId })
    const read = async (id: string) =>
      (
        await fixture.ask<{ cvAnalysis: object }>(
          'query ($id: ID!) { cvAnalysis(id: $id) { matchScore policy isReproduced } }',
          { id },
          fixture.agent,
        )
      ).cvAnalysis
    expect(await read(before.id)).toEqual({ matchScore: 50, policy: 'match-1/2', isReproduced: true })
    expect(await read(after.id)).toEqual({ matchScore: 100, policy: 'match-1/3', isReproduced: true })
  })

  it('hides candidates in analyses from callers who may not identify them', async () => {
    await save({ version: 3, blindReview: true })
    const { id: jobId } = await fixture.createJob()
    const { id: candidateId } = await fixture.addCandidate()
    const { id } = await fixture.analyze({ jobId, candidateId })
    const text = 'query ($id: ID!) { cvAnalysis(id: $id) { candidate { name } blindCandidate { pseudonym } } }'
    const read = (by = fixture.agent) => fixture.ask<{ cvAnalysis: { candidate: object | null } }>(text, { id }, by)
    expect((await read()).cvAnalysis.candidate).toBeNull()
    expect((await read(all())).cvAnalysis.candidate).toEqual({ name: 'Ida Noddack' })
  })

  it('stores the secret of an evaluator encrypted, and does not keep it for another address', async () => {
    const evaluator = { url: 'https://ai.example.com/v1', model: 'judge', secret: 'sesame' }
    expect(await save({ version: 4, evaluator })).toMatchObject({ evaluator: 'judge at https://ai.example.com/v1' })
    await save({ version: 5, evaluator: { url: evaluator.url, model: 'other' } })
    await save({ version: 6, evaluator: { url: 'https://elsewhere.example.com', model: 'other' } })
    const rows = await fixture.database.admin<{ secret: Buffer | null }[]>`
      select sealed_evaluator_secret as secret from recruiting.recruiting_policies where number > 4 order by number`
    expect(rows.map(({ secret }) => secret !== null)).toEqual([true, true, false])
    expect(rows.some(({ secret }) => secret?.includes('sesame'))).toBe(false)
  })
})

describe('the table of skills', () => {
  const ask = <Data>(query: string) => fixture.ask<Data>(query, {}, fixture.agent)

  it('shows how names are normalised', async () => {
    const { normalizedSkills } = await ask<{ normalizedSkills: object[] }>(
      '{ normalizedSkills(names: ["python", "K8s", "Python 3.11", "Basket weaving", "!!"]) { name slug via } }',
    )
    expect(normalizedSkills).toEqual([
      { name: 'python', slug: 'python', via: 'EXACT' },
      { name: 'K8s', slug: 'kubernetes', via: 'ALIAS' },
      { name: 'Python 3.11', slug: 'python', via: 'WITHOUT_VERSION' },
      { name: 'Basket weaving', slug: 'custom:basket weaving', via: 'CUSTOM' },
      { name: '!!', slug: null, via: 'NONE' },
    ])
    const { skillTaxonomy } = await ask<{ skillTaxonomy: object }>('{ skillTaxonomy { version sources { name } } }')
    expect(skillTaxonomy).toMatchObject({
      version: 'skills-2',
      sources: [
        { name: 'Quintet' },
        { name: expect.stringMatching(/^ESCO/) },
        { name: expect.stringMatching(/^O\*NET/) },
      ],
    })
  })

  it('finds skills by the beginning of a word of any spelling, in pages', async () => {
    interface Page {
      skills: { nodes: { slug: string; related: string[] }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }
    }
    const { skills } = await ask<Page>('{ skills(search: "postgres") { nodes { slug name aliases implies related } } }')
    expect(skills.nodes).toContainEqual({
      slug: 'postgresql',
      name: 'postgresql',
      aliases: expect.arrayContaining(['postgres']),
      implies: expect.arrayContaining(['sql']),
      related: expect.arrayContaining(['mysql']),
    })
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { skills: page } = await ask<Page>(
        `{ skills(first: 100 ${after}) { nodes { slug } pageInfo { endCursor hasNextPage } } }`,
      )
      seen.push(...page.nodes.map(({ slug }) => slug))
      if (!page.pageInfo.hasNextPage) break
      after = `, after: "${page.pageInfo.endCursor}"`
    }
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(seen.length).toBeGreaterThan(250)
  })
})
