import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
let id: string
beforeAll(async () => {
  fixture = await openFixture()
  const { id: jobId } = await fixture.createJob({
    requiredSkills: ['PostgreSQL', 'Python', 'Kubernetes'],
    preferredSkills: ['React'],
    experienceLevel: 'MID',
    educationLevel: 'MASTER',
  })
  const { id: candidateId } = await fixture.addCandidate({
    skills: ['MySQL', 'python 3.11'],
    experience: [{ title: 'Developer', company: 'Rheinwerk', start: '2020-01', end: '2020-12' }],
    education: [{ level: 'BACHELOR', field: 'Physics', institution: 'Münster' }],
  })
  id = (await fixture.analyze({ jobId, candidateId })).id
})
afterAll(() => fixture.end())

const read = async <Analysis>(selection: string, by = fixture.agent, of = id) =>
  (
    await fixture.ask<{ cvAnalysis: Analysis }>(
      `query ($id: ID!) { cvAnalysis(id: $id) { ${selection} } }`,
      { id: of },
      by,
    )
  ).cvAnalysis

describe('an analysis', () => {
  it('explains its score step by step', async () => {
    const { matchScore, trace } = await read<{ matchScore: number; trace: { part: string; weight: number }[] }>(
      'matchScore trace { step part ratio weight note }',
    )
    expect(trace).toEqual([
      { step: 1, part: 'REQUIRED_SKILLS', ratio: 50, weight: 50, note: '1 of 3 matched, 1 by half, 1 missing' },
      { step: 2, part: 'PREFERRED_SKILLS', ratio: 0, weight: 20, note: '0 of 1 matched, 0 by half, 1 missing' },
      { step: 3, part: 'EXPERIENCE', ratio: 50, weight: 20, note: '12 months of 24, read from dates' },
      {
        step: 4,
        part: 'EDUCATION',
        ratio: 50,
        weight: 10,
        note: 'Level 6 of the European Qualifications Framework, of 7',
      },
      {
        step: 5,
        part: 'TOTAL',
        ratio: matchScore,
        weight: 100,
        note: 'The mean of the ratios by their weights 50, 20, 20 and 10, rounded down',
      },
    ])
    expect(matchScore).toBe(40)
  })

  it('recommends what would raise the score', async () => {
    const { recommendations } = await read<{ recommendations: object[] }>('recommendations { kind skill text }')
    expect(recommendations).toEqual([
      { kind: 'LEARN_REQUIRED', skill: 'Kubernetes', text: 'The job requires Kubernetes' },
      { kind: 'DEEPEN', skill: 'PostgreSQL', text: 'MySQL earns half of PostgreSQL: learn what differs' },
      { kind: 'EXPERIENCE', skill: null, text: 'The job asks for 12 more months of experience' },
      {
        kind: 'EDUCATION',
        skill: null,
        text: 'The job asks for level 7 of the European Qualifications Framework, the candidate has 6',
      },
      { kind: 'LEARN_PREFERRED', skill: 'React', text: 'React would help' },
    ])
  })

  it('shows the candidate without name, school and employer', async () => {
    const { blindCandidate } = await read<{ blindCandidate: { pseudonym: string } }>(
      'blindCandidate { pseudonym skills experience { title months } education { level field } languages { code } }',
    )
    expect(blindCandidate).toEqual({
      pseudonym: expect.stringMatching(/^Candidate [0-9A-F]{8}$/),
      skills: ['MySQL', 'python 3.11'],
      experience: [{ title: 'Developer', months: 12 }],
      education: [{ level: 'BACHELOR', field: 'Physics' }],
      languages: [],
    })
    expect(JSON.stringify(blindCandidate)).not.toMatch(/Noddack|Münster|Rheinwerk/)
  })

  it.each([
    ['en', 'You meet 40.00 of 100 points of what the job “Backend Engineer” asks for.', 'a person decides'],
    [
      'de',
      'Sie erfüllen 40.00 von 100 Punkten dessen, was die Stelle „Backend Engineer“ verlangt.',
      'Mensch entscheidet',
    ],
    ['fr', 'Vous atteignez 40.00 points sur 100', 'une personne décide'],
    ['es', 'Cumple 40.00 de 100 puntos', 'decide una persona'],
    ['it', 'Soddisfa 40.00 punti su 100', 'decide una persona'],
  ])('is explained in %s', async (language, summary, person) => {
    const { explanation } = await read<{ explanation: { language: string; summary: string; points: string[] } }>(
      `explanation(language: "${language}") { language summary points download { url } }`,
    )
    expect(explanation).toMatchObject({ language, summary: expect.stringContaining(summary), download: null })
    expect(explanation.points.join(' ')).toContain('Kubernetes')
    expect(explanation.points.at(-1)).toContain(person)
  })

  it('is explained in no other language', async () => {
    const text = `query ($id: ID!) { cvAnalysis(id: $id) { explanation(language: "tlh") { summary } } }`
    expect(await fixture.refused(text, { id }, fixture.agent)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('decideCandidate', () => {
  const text = `mutation ($input: DecideCandidateInput!) { decideCandidate(input: $input) { __typename
    ... on CvAnalysis { matchScore decisions { verdict reason decidedBy { id } } } ... on Problem { code path } } }`
  const decide = async (input: object, by = fixture.agent) =>
    (await fixture.ask<{ decideCandidate: object }>(text, { input: { analysisId: id, reason: 'x', ...input } }, by))
      .decideCandidate

  it('keeps all decisions, newest first, and changes no score', async () => {
    await decide({ verdict: 'HOLD', reason: ' Ask again ' })
    const decidedBy = { id: fixture.agent.viewer!.userId }
    expect(await decide({ verdict: 'ADVANCE', reason: 'Convincing' })).toEqual({
      __typename: 'CvAnalysis',
      matchScore: 40,
      decisions: [
        { verdict: 'ADVANCE', reason: 'Convincing', decidedBy },
        { verdict: 'HOLD', reason: 'Ask again', decidedBy },
      ],
    })
    const kept = fixture.database.admin`update recruiting.decisions set verdict = 'REJECT'`
    await expect(kept).rejects.toThrow('never changed')
  })

  it('needs a reason and an analysis of the tenant', async () => {
    expect(await decide({ verdict: 'REJECT', reason: ' ' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'reason'],
    })
    expect(await decide({ verdict: 'REJECT' }, fixture.stranger)).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'analysisId'],
    })
  })
})
