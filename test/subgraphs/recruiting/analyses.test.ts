import { createHash, randomUUID } from 'node:crypto'
import { type MatchCandidate, type MatchJob, scoreMatch } from '@quintet/recruiting/analyses/rules.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyzeText, type Fixture, type Outcome, openFixture } from './fixture.ts'

let fixture: Fixture
let today = '2026-05-10'
const clock = { now: () => new Date(`${today}T12:00:00Z`) }
beforeAll(async () => {
  fixture = await openFixture({ clock })
})
afterAll(() => fixture.end())

const analysisText = `query CvAnalysis($id: ID!) { cvAnalysis(id: $id) {
  matchScore rank policy taxonomy asOf inputHash createdAt flags job { id } candidate { id }
  requiredSkills { ratio weight } preferredSkills { ratio weight }
  experience { ratio weight months basis } education { ratio weight level }
  skillCredits { skill isRequired credit reason evidence suggestions } } }`
const senior = {
  requiredSkills: ['Python', 'Django', 'Kubernetes', 'AWS'],
  preferredSkills: ['React', 'GraphQL'],
  experienceLevel: 'SENIOR',
  educationLevel: 'BACHELOR',
}
const developer = {
  skills: ['python 3.11', 'django', 'reactjs', 'Photoshop', 'Kubernets'],
  experience: [{ title: 'Developer', company: 'Acorn', start: '2023-06' }],
  education: [{ level: 'BACHELOR', institution: 'A famous school' }],
}

async function aPair(job: object = senior, candidate: object = developer) {
  const [{ id: jobId }, { id: candidateId }] = await Promise.all([
    fixture.createJob(job),
    fixture.addCandidate(candidate),
  ])
  return { jobId, candidateId }
}

describe('analyzeCandidate', () => {
  test('returns the score of the specification, with its explanation', async () => {
    const pair = await aPair()
    const analysis = await fixture.analyze(pair)
    expect(analysis).toEqual({
      __typename: 'CvAnalysis',
      id: expect.any(String),
      matchScore: 57,
      rank: 1,
      skillMatches: {
        matched: ['Python', 'Django', 'React'],
        partial: [],
        missing: ['Kubernetes', 'AWS', 'GraphQL'],
        extra: ['Photoshop', 'Kubernets'],
      },
    })
    const { cvAnalysis } = await fixture.ask<{ cvAnalysis: object }>(analysisText, { id: analysis.id }, fixture.agent)
    expect(cvAnalysis).toMatchObject({
      matchScore: 57,
      rank: 1,
      policy: 'match-1',
      asOf: '2026-05-10',
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      createdAt: '2026-05-10T12:00:00.000Z',
      flags: [],
      job: { id: pair.jobId },
      candidate: { id: pair.candidateId },
      requiredSkills: { ratio: 50, weight: 50 },
      preferredSkills: { ratio: 50, weight: 20 },
      experience: { ratio: 60, weight: 20, months: 36, basis: 'DATES' },
      education: { ratio: 100, weight: 10, level: 6 },
    })
    expect(cvAnalysis).toHaveProperty('skillCredits.0', {
      skill: 'Python',
      isRequired: true,
      credit: 1,
      reason: 'EXACT',
      evidence: ['python 3.11'],
      suggestions: [],
    })
    const misspelt = { skill: 'Kubernetes', credit: 0, reason: 'NONE', evidence: [], suggestions: ['Kubernets'] }
    expect(cvAnalysis).toHaveProperty('skillCredits.2', { ...misspelt, isRequired: true })
  })

  test('returns a score with two decimals', async () => {
    const job = { requiredSkills: ['python', 'sql', 'excel'], experienceLevel: 'ENTRY' }
    expect(await fixture.analyze(await aPair(job, { skills: ['python', 'sql'] }))).toMatchObject({ matchScore: 76.18 })
  })

  test('lists a skill with half a credit as a partial match', async () => {
    const job = { requiredSkills: ['PostgreSQL'] }
    const { matchScore, skillMatches } = await fixture.analyze(await aPair(job, { skills: ['MySQL'] }))
    expect({ matchScore, partial: skillMatches.partial }).toEqual({ matchScore: 50, partial: ['PostgreSQL'] })
  })

  test('gives no score and no rank for a job without requirements', async () => {
    const pair = await aPair({ requiredSkills: [] })
    const analysis = await fixture.analyze(pair)
    expect(analysis).toMatchObject({ __typename: 'CvAnalysis', matchScore: null, rank: null })
    expect(await fixture.ask(analysisText, { id: analysis.id }, fixture.agent)).toMatchObject({
      cvAnalysis: { flags: ['NOT_SCORABLE'], requiredSkills: { ratio: null, weight: 0 } },
    })
    expect((await fixture.leaderboard({ jobId: pair.jobId })).nodes).toEqual([])
  })

  test('gives a score of 0 a rank', async () => {
    const pair = await aPair({ requiredSkills: ['COBOL'] })
    expect(await fixture.analyze(pair)).toMatchObject({ matchScore: 0, rank: 1 })
  })

  test('replaces the first analysis on the leaderboard by the second, and leaves it unchanged', async () => {
    const pair = await aPair()
    const first = await fixture.analyze(pair)
    today = '2028-05-10'
    const second = await fixture.analyze(pair)
    today = '2026-05-10'
    expect([first.matchScore, second.matchScore]).toEqual([57, 65])
    expect(second.id).not.toBe(first.id)
    const read = async ({ id }: Outcome) =>
      (await fixture.ask<{ cvAnalysis: object }>(analysisText, { id }, fixture.agent)).cvAnalysis
    expect(await read(first)).toMatchObject({ matchScore: 57, rank: null, asOf: '2026-05-10' })
    expect(await read(second)).toMatchObject({ matchScore: 65, rank: 1, asOf: '2028-05-10' })
    const { edges } = await fixture.leaderboard({ jobId: pair.jobId })
    expect(edges.map(({ node }) => node.id)).toEqual([second.id])
  })

  test('makes one analysis and one event for a repeated key, also when both calls come at once', async () => {
    const input = { ...(await aPair()), idempotencyKey: 'once' }
    const [first, again] = await Promise.all([fixture.analyze(input), fixture.analyze(input)])
    expect(again).toEqual(first)
    const [row] = await fixture.database.admin`select
      (select count(*)::int from recruiting.analyses where job_id = ${input.jobId}) as analyses,
      (select count(*)::int from recruiting.outbox where key = ${input.jobId}) as events`
    expect(row).toEqual({ analyses: 1, events: 1 })
    const { candidateId } = await aPair()
    expect(await fixture.analyze({ ...input, candidateId })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  test('answers a repeated key with the rank at that time, even after others rank higher or replace it', async () => {
    const jobId = await fixture.jobOfSkills(2)
    const { id: candidateId } = await fixture.addCandidate({ skills: ['skill s1'] })
    const input = { jobId, candidateId, idempotencyKey: 'rank' }
    const first = await fixture.analyze(input)
    expect(first.rank).toBe(1)
    await fixture.candidateWithSkills(jobId, 2)
    expect(await fixture.analyze(input)).toEqual(first)
    await fixture.analyze({ jobId, candidateId })
    expect(await fixture.analyze(input)).toEqual(first)
  })

  test.each(['jobId', 'candidateId'])(
    'answers NotFound for a %s that is unknown, no id or of another tenant',
    async (name) => {
      const pair = await aPair()
      const foreign =
        name === 'jobId' ? fixture.createJob({}, fixture.stranger) : fixture.addCandidate({}, fixture.stranger)
      for (const id of [randomUUID(), 'nonsense', '', (await foreign).id]) {
        const path = ['input', name]
        expect(await fixture.analyze({ ...pair, [name]: id })).toMatchObject({
          __typename: 'NotFound',
          code: 'NOT_FOUND',
          path,
        })
      }
    },
  )

  test('refuses an empty key, and frees the key of a refused call', async () => {
    const pair = await aPair()
    const path = ['input', 'idempotencyKey']
    expect(await fixture.analyze({ ...pair, idempotencyKey: '' })).toMatchObject({ __typename: 'InvalidInput', path })
    await fixture.analyze({ ...pair, jobId: randomUUID(), idempotencyKey: 'again' })
    expect(await fixture.analyze({ ...pair, idempotencyKey: 'again' })).toMatchObject({ __typename: 'CvAnalysis' })
  })

  test('needs recruiting.analyses:write; reading one needs recruiting.analyses:read', async () => {
    const input = await aPair()
    const writer = fixture.as('recruiting.jobs:*', 'recruiting.candidates:*', 'recruiting.analyses:read')
    expect(await fixture.refused(analyzeText, { input }, writer)).toEqual(['FORBIDDEN'])
    const { id } = await fixture.analyze(input)
    const reader = fixture.as('recruiting.jobs:*', 'recruiting.candidates:*', 'recruiting.analyses:write')
    expect(await fixture.refused(analysisText, { id }, reader)).toEqual(['FORBIDDEN'])
    for (const other of [id, 'nonsense'])
      expect(await fixture.refused(analysisText, { id: other }, fixture.stranger)).toEqual(['NOT_FOUND'])
  })

  test('needs the permission also for an analysis that is resolved by reference', async () => {
    const { id } = await fixture.analyze(await aPair())
    const text =
      'query Analyses($ids: [_Any!]!) { _entities(representations: $ids) { ... on CvAnalysis { matchScore } } }'
    const variables = { ids: [{ __typename: 'CvAnalysis', id }] }
    expect(await fixture.ask(text, variables, fixture.agent)).toEqual({ _entities: [{ matchScore: 57 }] })
    expect(await fixture.ask(text, variables, fixture.stranger)).toEqual({ _entities: [null] })
    expect(await fixture.refused(text, variables, fixture.as('recruiting.jobs:read'))).toEqual(['FORBIDDEN'])
  })
})

describe('a stored analysis', () => {
  interface Stored {
    inputs: { job: MatchJob; candidate: MatchCandidate }
    trace: { scoreBp: number | null }
    as_of: string
    score_bp: number | null
    input_hash: string
    analyzed_by: string
  }
  const stored = () => fixture.database.admin<
    Stored[]
  >`select inputs, trace, as_of::text, score_bp, input_hash, analyzed_by
    from recruiting.analyses where tenant_id = ${fixture.tenantId}`

  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value)
        .sort()
        .map(([key, part]) => [key, sorted(part)]),
    )
  }

  test('can be recomputed from its inputs to the same trace, score and hash', async () => {
    await fixture.analyze(await aPair({ requiredSkills: [] }, { skills: [] }))
    const rows = await stored()
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) {
      const match = scoreMatch(row.inputs.job, row.inputs.candidate, row.as_of)
      expect(match).toEqual(row.trace)
      expect(match.scoreBp).toBe(row.score_bp)
      const hash = createHash('sha256')
        .update(JSON.stringify(sorted(row.inputs)))
        .digest('hex')
      expect(hash).toBe(row.input_hash)
      expect(row.analyzed_by).toBe(fixture.agent.viewer?.userId)
    }
  })

  test('contains neither name nor address nor school, and equal inputs have the same hash', async () => {
    const { jobId, candidateId } = await aPair()
    const twin = await fixture.addCandidate({
      ...developer,
      name: 'Otto Other',
      email: 'otto@mail.example',
      education: [{ level: 'BACHELOR', institution: 'Another school' }],
    })
    await fixture.analyze({ jobId, candidateId })
    await fixture.analyze({ jobId, candidateId: twin.id })
    const rows = await fixture.database.admin<Stored[]>`select * from recruiting.analyses where job_id = ${jobId}`
    expect(new Set(rows.map((row) => row.input_hash)).size).toBe(1)
    expect(JSON.stringify(rows.map((row) => [row.inputs, row.trace]))).not.toMatch(/Ida|Otto|mail|school/)
  })

  test.each([
    'update recruiting.analyses set score_bp = 10000',
    'delete from recruiting.analyses',
    'truncate recruiting.analyses cascade',
  ])('cannot be changed by any role: %s', async (text) => {
    await fixture.analyze(await aPair())
    const before = await stored()
    const attempt = (role: string) =>
      fixture.database.admin.begin(async (sql) => {
        await sql.unsafe(`set local role ${role}; set local app.tenant_id = '${fixture.tenantId}'`)
        await sql.unsafe(text)
      })
    await expect(attempt('recruiting_runtime')).rejects.toMatchObject({ code: '42501' })
    await expect(attempt('recruiting_job')).rejects.toMatchObject({ code: '42501' })
    await expect(attempt('recruiting_owner')).rejects.toMatchObject({ code: '55000' })
    await expect(fixture.database.admin.unsafe(text)).rejects.toMatchObject({ code: '55000' })
    expect(await stored()).toEqual(before)
  })
})
