// Comparisons of the interviewed candidates of a job.
import { randomUUID } from 'node:crypto'
import { compare } from '@quintet/recruiting/interview-comparisons/rules.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type InterviewFixture, openInterviewFixture, reviewText } from './interview-fixture.ts'

let fixture: InterviewFixture
beforeAll(async () => {
  fixture = await openInterviewFixture()
})
afterAll(() => fixture.end())

const text = `query ($jobId: ID!, $policy: String, $first: Int) { interviewComparison(jobId: $jobId, policy: $policy, first: $first) {
  policy otherPolicies total entries { rank interview { id candidate { id name } } blindCandidate { pseudonym skills }
    report { overallScore policy } evaluators competences { skill type questions score quotes } } } }`
interface Comparison {
  readonly policy: string
  readonly otherPolicies: string[]
  readonly total: number
  readonly entries: {
    rank: number | null
    interview: { id: string; candidate: { id: string; name: string } | null }
    blindCandidate: { pseudonym: string; skills: string[] }
    report: { overallScore: number; policy: string }
    evaluators: string[]
    competences: { skill: string | null; type: string; questions: number; score: number; quotes: string[] }[]
  }[]
}
const comparison = async (variables: object, envelope = fixture.agent) =>
  (await fixture.ask<{ interviewComparison: Comparison | null }>(text, variables, envelope)).interviewComparison

/** An interview in which the candidate answered only the first question, from its expected keywords; its id. */
async function interviewed(jobId: string, candidateId: string, answer: (keywords: string) => string): Promise<string> {
  const { token, interview } = await fixture.schedule({ jobId, candidateId, questions: 4 })
  const { expectedKeywords } = (await fixture.staffView(interview.id)).questions[0]!
  const keywords = expectedKeywords.map((keyword) => keyword.split('|')[0]).join(', then ')
  const { id: questionId } = await fixture.candidate('next', { token, consent: true })
  await fixture.candidate('answer', { token, questionId, text: answer(keywords) })
  await fixture.candidate('finish', { token })
  return interview.id
}
const policyText =
  'mutation ($input: SaveRecruitingPolicyInput!) { saveRecruitingPolicy(input: $input) { __typename } }'

it('an interview comparison is by competence and one version of the rules, without names in a blind review', async () => {
  const { jobId, candidateId } = await fixture.subject()
  expect(await comparison({ jobId })).toBeNull()
  const { id: other } = await fixture.addCandidate({ name: 'Otto Hahn', skills: ['Docker'] })
  const { id: late } = await fixture.addCandidate({ name: 'Lise Meitner', skills: [] })
  // An older interview of theirs does not count.
  await interviewed(jobId, candidateId, () => '')
  const good = await interviewed(
    jobId,
    candidateId,
    (keywords) => `In a project of 3 months I used the ${keywords}, and as a result it held.`,
  )
  const poor = await interviewed(jobId, other, () => 'No idea.')
  const found = (await comparison({ jobId }))!
  expect(found).toMatchObject({ policy: 'interview-1', otherPolicies: [], total: 2 })
  expect(found.entries.map(({ rank, interview }) => [rank, interview.id, interview.candidate?.name])).toEqual([
    [1, good, 'Ida Noddack'],
    [2, poor, 'Otto Hahn'],
  ])
  const [first] = found.entries
  expect(first!.evaluators).toEqual(['embedded'])
  expect(first!.competences.map(({ skill, type, questions }) => `${skill} ${type} ${questions}`)).toEqual([
    'PostgreSQL TECHNICAL 1',
    'Docker TECHNICAL 1',
    'null BEHAVIORAL 1',
    'null SITUATIONAL 1',
  ])
  const view = (await fixture.staffView(good)).questions[0]!.answer!
  expect(first!.competences[0]).toMatchObject({
    score: view.score,
    quotes: view.evidence.map((quote) => (quote as { quote: string }).quote),
  })
  expect(first!.competences[0]!.quotes.length).toBeGreaterThan(0)
  expect(first!.competences[1]).toMatchObject({ score: 0, quotes: [] })
  // The figures of a person count, and the report that they renew follows the policy of that time.
  await fixture.ask(
    policyText,
    { input: { minimumMonths: [], communicationWeight: 0, blindReview: true } },
    fixture.as('recruiting.*:*'),
  )
  await interviewed(jobId, late, () => 'Nothing.')
  const answerId = (await fixture.staffView(poor)).questions[0]!.answer!.id
  const figures = { relevance: 100, depth: 100, clarity: 100, reason: 'They know it' }
  await fixture.ask(reviewText, { input: { answerId, ...figures } }, fixture.agent)
  const now = (await comparison({ jobId }))!
  expect(now).toMatchObject({ policy: 'interview-1/1', otherPolicies: ['interview-1'], total: 2 })
  expect(now.entries.map(({ interview, evaluators }) => [interview.id, interview.candidate, evaluators])[0]).toEqual([
    poor,
    null,
    ['person'],
  ])
  expect(now.entries[0]!.blindCandidate.pseudonym).toMatch(/^Candidate [0-9A-F]{8}$/)
  expect(JSON.stringify(now)).not.toMatch(/Otto|Lise|Ida/)
  expect((await comparison({ jobId, policy: 'interview-1' }))!.entries.map(({ interview }) => interview.id)).toEqual([
    good,
  ])
  expect((await comparison({ jobId, first: 1 }))!.entries).toHaveLength(1)
  // An erased candidate is no longer compared.
  await fixture.ask(
    'mutation ($input: EraseCandidateInput!) { eraseCandidate(input: $input) { __typename } }',
    { input: { candidateId: other, reason: 'They asked for it' } },
    fixture.as('recruiting.*:*'),
  )
  expect((await comparison({ jobId }))!.total).toBe(1)
})

it('an interview comparison is refused for unknown jobs, sizes too large, and callers without the permission', async () => {
  const { jobId } = await fixture.subject()
  expect(await fixture.refused(text, { jobId }, fixture.stranger)).toEqual(['NOT_FOUND'])
  expect(await fixture.refused(text, { jobId: randomUUID() }, fixture.agent)).toEqual(['NOT_FOUND'])
  expect(await fixture.refused(text, { jobId: 'none' }, fixture.agent)).toEqual(['NOT_FOUND'])
  expect(await fixture.refused(text, { jobId, first: 51 }, fixture.agent)).toEqual(['BAD_USER_INPUT'])
  expect(await fixture.refused(text, { jobId }, fixture.as('recruiting.jobs:read'))).toEqual(['FORBIDDEN'])
})

it('an interview comparison gives equal scores the same rank, and puts those without a score last', () => {
  const one = (n: number, overallBp: number | null) => ({
    interviewId: `i${n}`,
    candidateId: `c${n}`,
    reportId: `r${n}`,
    policy: 'interview-1',
    overallBp,
    madeAt: new Date(n),
  })
  const { ranked } = compare([one(1, null), one(2, 50), one(3, 90), one(4, 50)], null)!
  expect(ranked.map(({ interviewId, rank }) => [interviewId, rank])).toEqual([
    ['i3', 1],
    ['i2', 2],
    ['i4', 2],
    ['i1', null],
  ])
})
