// Scheduling interviews, cancelling them, and what staff see of them.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import {
  type Answered,
  cancelText,
  type InterviewFixture,
  openInterviewFixture,
  scheduleText,
} from './interview-fixture.ts'

let fixture: InterviewFixture
beforeAll(async () => {
  fixture = await openInterviewFixture()
})
afterAll(() => fixture.end())

const cancel = async (input: object) =>
  (await fixture.ask<{ outcome: Answered }>(cancelText, { input }, fixture.agent)).outcome

test('an interview for an analysis asks about its gaps first, half of it technical', async () => {
  const { jobId, candidateId } = await fixture.subject()
  const { id: analysisId } = await fixture.analyze({ jobId, candidateId })
  const { __typename, interview } = await fixture.schedule({ analysisId })
  expect(__typename).toBe('InterviewScheduled')
  expect(interview).toMatchObject({ status: 'SCHEDULED', difficulty: 'MEDIUM', analysis: { id: analysisId } })
  const { questions } = await fixture.staffView(interview.id)
  expect(questions.map(({ type }) => type)).toEqual([
    ...Array<string>(4).fill('TECHNICAL'),
    ...Array<string>(2).fill('BEHAVIORAL'),
    ...Array<string>(2).fill('SITUATIONAL'),
  ])
  expect(questions.slice(0, 3).map(({ skill, origin }) => `${skill} ${origin}`)).toEqual([
    'PostgreSQL MISSING_REQUIRED',
    'Docker MISSING_PREFERRED',
    'Python MATCHED_REQUIRED',
  ])
  expect(new Set(questions.map(({ text }) => text)).size).toBe(8)
  for (const { expectedKeywords, text } of questions) {
    expect(expectedKeywords.length).toBeGreaterThan(0)
    expect(text).not.toContain('{')
  }
})

test('an interview is hard for a match above 80, not for 80, unless a difficulty is chosen', async () => {
  const five = ['s1', 's2', 's3', 's4', 's5'].map((name) => `skill ${name}`)
  const { id: jobId } = await fixture.createJob({ requiredSkills: five })
  const difficultyOf = async (skills: string[], more: object = {}) => {
    const { id: candidateId } = await fixture.addCandidate({ skills })
    const { id: analysisId } = await fixture.analyze({ jobId, candidateId })
    return (await fixture.schedule({ analysisId, ...more })).interview.difficulty
  }
  expect(await difficultyOf(five.slice(0, 4))).toBe('MEDIUM')
  expect(await difficultyOf(five)).toBe('HARD')
  expect(await difficultyOf(five, { difficulty: 'EASY' })).toBe('EASY')
})

test('a repeated key returns the same token, of which only the hash is stored', async () => {
  const input = {
    ...(await fixture.subject()),
    idempotencyKey: randomUUID(),
    expiresAt: new Date(fixture.now().getTime() + 3_600_000).toISOString(),
  }
  const first = await fixture.schedule(input)
  const again = await fixture.schedule(input)
  expect(again).toEqual(first)
  expect(first.url).toBe(`http://localhost:4000/interview#${first.token}`)
  const { admin } = fixture.database
  for (const table of ['interviews', 'idempotency_keys', 'job_requests', 'published_events', 'outbox']) {
    const rows = await admin<{ row: string }[]>`select t::text as row from ${admin(`recruiting.${table}`)} t`
    for (const { row } of rows) expect(row).not.toContain(first.token)
  }
})

test('invalid input is reported for each field, and nothing is written', async () => {
  const subject = await fixture.subject()
  const refused = async (more: object) => {
    const { __typename, fields } = await fixture.schedule({ ...subject, ...more })
    expect(__typename).toBe('InvalidInput')
    return fields.map(({ path }) => path.at(-1))
  }
  const day = (count: number) => new Date(fixture.now().getTime() + count * 86_400_000).toISOString()
  expect(await refused({ analysisId: randomUUID() })).toEqual(['analysisId'])
  expect(await refused({ candidateId: null })).toEqual(['analysisId'])
  expect(await refused({ expiresAt: day(-1), language: 'tlh', questions: 0, accommodation: 1.25 })).toEqual([
    'expiresAt',
    'language',
    'questions',
    'accommodation',
  ])
  expect(await refused({ expiresAt: day(91), questions: 31 })).toEqual(['expiresAt', 'questions'])
  const { admin } = fixture.database
  expect(await admin`select 1 from recruiting.interviews where candidate_id = ${subject.candidateId}`).toEqual([])
})

test('unknown jobs, candidates and analyses are NotFound, a closed job is a Conflict, withdrawn consent NotAllowed', async () => {
  const { jobId, candidateId } = await fixture.subject()
  expect(await fixture.schedule({ jobId, candidateId: randomUUID() })).toMatchObject({ __typename: 'NotFound' })
  expect(await fixture.schedule({ jobId: randomUUID(), candidateId })).toMatchObject({ __typename: 'NotFound' })
  expect(await fixture.schedule({ analysisId: randomUUID() })).toMatchObject({ __typename: 'NotFound' })
  expect(await fixture.schedule({ jobId, candidateId }, fixture.stranger)).toMatchObject({ __typename: 'NotFound' })
  await fixture.ask(
    'mutation ($input: UpdateJobInput!) { updateJob(input: $input) { __typename } }',
    { input: { jobId, version: 1, status: 'CLOSED' } },
    fixture.agent,
  )
  expect(await fixture.schedule({ jobId, candidateId })).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  const other = await fixture.subject()
  await fixture.ask(
    'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { __typename } }',
    { input: { candidateId: other.candidateId, purpose: 'AUTOMATED_ANALYSIS' } },
    fixture.agent,
  )
  expect(await fixture.schedule(other)).toMatchObject({ __typename: 'NotAllowed', code: 'CONSENT_WITHDRAWN' })
})

test('scheduling needs the permission and a licence of interview-simulation', async () => {
  const input = { ...(await fixture.subject()), expiresAt: new Date(fixture.now().getTime() + 3_600_000).toISOString() }
  expect(await fixture.refused(scheduleText, { input }, fixture.as('*.*:read'))).toEqual(['FORBIDDEN'])
  const unlicensed = await openInterviewFixture({ licensed: ['cv-analysis'] })
  try {
    expect(await unlicensed.schedule()).toMatchObject({ __typename: 'NotAllowed', code: 'LICENCE_REQUIRED' })
  } finally {
    await unlicensed.end()
  }
})

test('a cancelled interview cannot be entered with its token, nor cancelled again', async () => {
  const { token, interview } = await fixture.schedule()
  expect(await fixture.candidate('enter', { token })).toMatchObject({ __typename: 'CandidateInterview' })
  expect(await cancel({ interviewId: interview.id, reason: 'Filled' })).toMatchObject({ status: 'CANCELLED' })
  expect(await fixture.candidate('enter', { token })).toMatchObject({ __typename: 'NotFound' })
  expect(await cancel({ interviewId: interview.id })).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  expect(await cancel({ interviewId: randomUUID() })).toMatchObject({ __typename: 'NotFound' })
  expect(await cancel({ interviewId: 'no id' })).toMatchObject({ __typename: 'NotFound' })
})

test('the list of interviews is filtered by job and status', async () => {
  const subject = await fixture.subject()
  const { interview: one } = await fixture.schedule(subject)
  const { interview: two } = await fixture.schedule(subject)
  await cancel({ interviewId: two.id })
  const text = `query ($jobId: ID, $status: InterviewStatus) { _entities(representations: [{ __typename: "Tenant", id: "${fixture.tenantId}" }]) {
    ... on Tenant { interviews(jobId: $jobId, status: $status) { nodes { id } } } } }`
  const list = async (variables: object) => {
    const { _entities } = await fixture.ask<{ _entities: { interviews: { nodes: { id: string }[] } }[] }>(
      text,
      variables,
      fixture.agent,
    )
    return _entities[0]!.interviews.nodes.map(({ id }) => id)
  }
  expect(await list({ jobId: subject.jobId })).toEqual([two.id, one.id])
  expect(await list({ jobId: subject.jobId, status: 'SCHEDULED' })).toEqual([one.id])
  expect(await list({ jobId: randomUUID() })).toEqual([])
})

test('a recruiter follows an interview live and resumes by its cursor', async () => {
  const { token, interview } = await fixture.schedule()
  const text = `subscription ($id: ID!, $after: String) { interviewChanged(interviewId: $id, after: $after) {
    cursor interview { status answered } } }`
  const cursorText = 'query ($id: ID!) { interview(id: $id) { changesCursor } }'
  const { interview: before } = await fixture.ask<{ interview: { changesCursor: string } }>(
    cursorText,
    interview,
    fixture.agent,
  )
  const variables = { id: interview.id, after: before.changesCursor }
  const stream = await eventsOf<{ interviewChanged: { interview: { status: string } } }>(
    fixture as never,
    text,
    variables,
    fixture.agent,
  )
  const { id: questionId } = await fixture.candidate('next', { token, consent: true })
  await fixture.candidate('answer', { token, questionId, text: 'One answer.' })
  const events = await take(stream, 2)
  expect(events.map(({ data }) => data?.interviewChanged.interview)).toMatchObject([
    { status: 'IN_PROGRESS' },
    { status: 'IN_PROGRESS', answered: 1 },
  ])
  await stream.return?.()
})
