// How candidates learn the result of their interview and object to it, with their token alone.
import { randomUUID } from 'node:crypto'
import type { Letter } from '@quintet/kit/mail/letter.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type InterviewFixture, openInterviewFixture, reviewText } from './interview-fixture.ts'

const letters: Letter[] = []
const mail = {
  canSend: () => true,
  async send(letter: Letter) {
    letters.push(letter)
  },
  close() {},
}
let fixture: InterviewFixture
beforeAll(async () => {
  fixture = await openInterviewFixture({ mail, isWorker: true })
})
afterAll(() => fixture.end())

const problem = '... on Problem { code path } ... on InvalidInput { fields { path } }'
const card = `__typename ... on InterviewExplanation { jobTitle tenantName language summary points rules contestUntil
  contest { text verdict answer answeredById } } ${problem}`
const texts = {
  explain: `mutation ($input: ExplainInterviewInput!) { outcome: explainInterview(input: $input) { ${card} } }`,
  contest: `mutation ($input: ContestInterviewInput!) { outcome: contestInterview(input: $input) { ${card} } }`,
}
const answerText = `mutation ($input: AnswerInterviewContestInput!) { outcome: answerInterviewContest(input: $input) {
  __typename ... on Interview { id contest { text verdict answer answeredById } } ${problem} } }`
interface Outcome {
  readonly __typename: string
  readonly code: string
  readonly language: string
  readonly summary: string
  readonly points: string[]
  readonly rules: string
  readonly contestUntil: string
  readonly contest: { text: string; verdict: string | null; answer: string | null; answeredById: string | null } | null
}
let address = 0
const candidate = async (operation: keyof typeof texts, input: object): Promise<Outcome> => {
  address += 1
  const envelope = anonymousEnvelope(randomUUID(), `198.51.100.${address % 250}`, 'vitest')
  return (await fixture.ask<{ outcome: Outcome }>(texts[operation], { input }, envelope)).outcome
}
const another = () =>
  envelopeOf({ userId: randomUUID(), tenantId: fixture.tenantId, grants: ['*.*:read', 'recruiting.*:write'] })
const answer = async (interviewId: string, more: object = {}, envelope = another()) => {
  const input = { interviewId, verdict: 'UPHELD', answer: 'We read it again.', ...more }
  return (await fixture.ask<{ outcome: Outcome }>(answerText, { input }, envelope)).outcome
}

async function finished(more: object = {}) {
  const { jobId } = await fixture.subject()
  const { id: candidateId } = await fixture.addCandidate({ email: `${randomUUID()}@mail.example`, skills: ['Python'] })
  const { token, interview } = await fixture.schedule({ jobId, candidateId, questions: 2, ...more })
  const { id: questionId } = await fixture.candidate('next', { token, consent: true })
  await fixture.candidate('answer', { token, questionId, text: 'A test, then a second test.' })
  await fixture.candidate('finish', { token })
  return { token, id: interview.id, jobId, candidateId }
}

it('a candidate gets the scores explained in the language of the interview, even after the link has expired', async () => {
  const { token, id } = await finished({ language: 'de' })
  fixture.later(2 * 86_400)
  expect(await fixture.candidate('enter', { token })).toMatchObject({ __typename: 'NotFound' })
  const explained = await candidate('explain', { token })
  const { report, questions } = await fixture.staffView(id)
  expect(explained).toMatchObject({ language: 'de', rules: 'interview-1', contest: null })
  expect(explained.summary).toContain('1 von 2 Fragen')
  expect(explained.points[0]).toContain(`${report!.overallScore.toFixed(2)} von 100`)
  expect(explained.points.at(-2)).toContain(questions[0]!.text)
  expect(explained.points.at(-2)).toContain(questions[0]!.answer!.feedback)
  expect(explained.points.at(-1)).toContain('nicht beantwortet')
  const answerId = questions[0]!.answer!.id
  await fixture.ask(
    reviewText,
    { input: { answerId, relevance: 9, depth: 8, clarity: 7, reason: 'Not so' } },
    fixture.agent,
  )
  const renewed = await candidate('explain', { token })
  expect(renewed.points.at(-2)).toContain('von einem Menschen bewertet')
  expect(renewed.points.join()).not.toContain('Not so')
})

it('an objection is accepted once, and answered by a person who had no part in the result', async () => {
  const { token, id, jobId, candidateId } = await finished()
  const text = 'My second answer was cut off.'
  expect(await candidate('contest', { token, text })).toMatchObject({ contest: { text, verdict: null, answer: null } })
  expect(await candidate('contest', { token, text })).toMatchObject({ contest: { text } })
  expect(await candidate('contest', { token, text: 'And more' })).toMatchObject({ code: 'ALREADY_CONTESTED' })
  const list = `{ _entities(representations: [{ __typename: "Tenant", id: "${fixture.tenantId}" }]) {
    ... on Tenant { interviews(isContested: true) { nodes { id } } } } }`
  const open = async () =>
    (
      await fixture.ask<{ _entities: { interviews: { nodes: { id: string }[] } }[] }>(list, {}, fixture.agent)
    )._entities[0]!.interviews.nodes.map((node) => node.id)
  expect(await open()).toEqual([id])
  // Neither the person who scheduled it, nor a reviewer, nor a person who decided about the candidate may answer.
  expect(await answer(id, {}, fixture.agent)).toMatchObject({ __typename: 'NotAllowed', code: 'SAME_PERSON' })
  const [reviewer, decider] = [another(), another()]
  const answerId = (await fixture.staffView(id)).questions[0]!.answer!.id
  await fixture.ask(reviewText, { input: { answerId, relevance: 1, depth: 1, clarity: 1, reason: 'Poor' } }, reviewer)
  expect(await answer(id, {}, reviewer)).toMatchObject({ code: 'SAME_PERSON' })
  const { id: analysisId } = await fixture.analyze({ jobId, candidateId })
  const decide = 'mutation ($input: DecideCandidateInput!) { decideCandidate(input: $input) { __typename } }'
  await fixture.ask(decide, { input: { analysisId, verdict: 'HOLD', reason: 'Wait' } }, decider)
  expect(await answer(id, {}, decider)).toMatchObject({ code: 'SAME_PERSON' })
  expect(await answer(id, {}, fixture.stranger)).toMatchObject({ __typename: 'NotFound' })
  expect((await answer(id, { answer: '' })).__typename).toBe('InvalidInput')
  expect(
    await fixture.refused(
      answerText,
      { input: { interviewId: id, verdict: 'UPHELD', answer: 'x' } },
      fixture.as('*.*:read'),
    ),
  ).toEqual(['FORBIDDEN'])
  const judge = another()
  const reply = { verdict: 'CHANGED', answer: 'You are right: it is held again.' }
  expect(await answer(id, reply, judge)).toMatchObject({ contest: { ...reply, answeredById: judge.viewer!.userId } })
  expect(await answer(id, reply)).toMatchObject({ __typename: 'Conflict', code: 'ANSWERED' })
  expect(await open()).toEqual([])
  // The candidate sees the answer, and not who gave it.
  expect(await candidate('explain', { token })).toMatchObject({ contest: { text, ...reply, answeredById: null } })
  await expect.poll(() => letters.filter(({ subject }) => subject === 'The answer to your objection').length).toBe(1)
  expect(letters.find(({ subject }) => subject === 'The answer to your objection')!.text).toContain(token)
  expect(letters.map((letter) => letter.text).join()).not.toContain(reply.answer)
})

it('a person who decided about the candidate before a merge may not answer the objection', async () => {
  const { token, id, jobId, candidateId } = await finished()
  const decider = another()
  const { id: analysisId } = await fixture.analyze({ jobId, candidateId })
  const decide = 'mutation ($input: DecideCandidateInput!) { decideCandidate(input: $input) { __typename } }'
  await fixture.ask(decide, { input: { analysisId, verdict: 'HOLD', reason: 'Wait' } }, decider)
  const { id: keepId } = await fixture.addCandidate({ email: `${randomUUID()}@mail.example` })
  const merge = 'mutation ($input: MergeCandidatesInput!) { mergeCandidates(input: $input) { __typename } }'
  expect(await fixture.ask(merge, { input: { keepId, mergeId: candidateId } }, fixture.agent)).toEqual({
    mergeCandidates: { __typename: 'Candidate' },
  })
  await candidate('contest', { token, text: 'Look again.' })
  expect(await answer(id, {}, decider)).toMatchObject({ code: 'SAME_PERSON' })
  expect(await answer(id)).toMatchObject({ __typename: 'Interview' })
})

it('an objection that is sent during the erasure of its candidate is not stored', async () => {
  const { token, id } = await finished()
  let sent: Promise<Outcome> | null = null
  await fixture.database.admin.begin(async (admin) => {
    // Like an erasure that has not committed yet.
    await admin`update recruiting.interviews set token_hash = null where id = ${id}`
    sent = candidate('contest', { token, text: 'My name is Ada.' })
    await expect
      .poll(async () => {
        const [waiting] = await admin`select count(*)::int as count from pg_locks
          where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`
        return waiting!.count
      })
      .toBe(1)
  })
  expect(await sent).toMatchObject({ __typename: 'NotFound' })
  const [left] = await fixture.database
    .admin`select count(*)::int as count from recruiting.interview_contests where interview_id = ${id}`
  expect(left!.count).toBe(0)
})

it('an invalid token, and a call too early or too late, are refused alike', async () => {
  const { token: early } = await fixture.schedule()
  const { token: late } = await finished()
  const none = await candidate('explain', { token: 'guess' })
  expect(none).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', 'token'] })
  expect(await candidate('explain', { token: early })).toEqual(none)
  expect(await candidate('contest', { token: early, text: 'Too early' })).toEqual(none)
  expect((await candidate('contest', { token: late, text: '' })).__typename).toBe('InvalidInput')
  const { token: unbegun, interview } = await fixture.schedule()
  fixture.later(60 * 86_400 + 1)
  await expect.poll(async () => (await fixture.staffView(interview.id)).status, { timeout: 15_000 }).toBe('EXPIRED')
  expect(await candidate('explain', { token: unbegun })).toEqual(none)
  expect(await candidate('explain', { token: late })).toEqual(none)
  expect(await candidate('contest', { token: late, text: 'Too late' })).toEqual(none)
  expect(await answer(interview.id)).toMatchObject({ __typename: 'Conflict', code: 'NOT_CONTESTED' })
})
