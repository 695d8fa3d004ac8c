// What candidates do with their token: once each, in order, in time.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelText, type InterviewFixture, openInterviewFixture } from './interview-fixture.ts'

let fixture: InterviewFixture
/** Ids of both tenants. */
const slugs: Record<string, string> = {}
beforeAll(async () => {
  fixture = await openInterviewFixture({ slugs })
  Object.assign(slugs, { fixture: fixture.tenantId, other: fixture.stranger.tenantId })
})
afterAll(() => fixture.end())

const begun = async (more: object = {}) => {
  const { token, interview } = await fixture.schedule(more)
  const question = await fixture.candidate('next', { token, consent: true })
  return { token, id: interview.id, question }
}

test('entering starts no clock; the first question needs consent once', async () => {
  const { token, interview } = await fixture.schedule({ language: 'de' })
  const view = await fixture.candidate('enter', { token })
  expect(view).toMatchObject({
    status: 'SCHEDULED',
    jobTitle: 'Backend Engineer',
    tenantName: 'The fixture',
    language: 'de',
    questions: 8,
    answered: 0,
    current: null,
  })
  expect(view.notice).toContain('Menschen')
  expect(await fixture.candidate('next', { token })).toMatchObject({
    __typename: 'NotAllowed',
    code: 'CONSENT_REQUIRED',
  })
  expect((await fixture.staffView(interview.id)).status).toBe('SCHEDULED')
  const question = await fixture.candidate('next', { token, consent: true })
  expect(question).toMatchObject({ __typename: 'AskedQuestion', number: 1 })
  expect(await fixture.candidate('enter', { token })).toMatchObject({
    status: 'IN_PROGRESS',
    current: { id: question.id },
  })
})

test('questions come one at a time, in order, and an open one comes again with its deadline', async () => {
  const { token, question } = await begun({ questions: 2 })
  fixture.later(10)
  expect(await fixture.candidate('next', { token })).toMatchObject({ id: question.id, deadline: question.deadline })
  expect(await fixture.candidate('answer', { token, questionId: question.id, text: 'First.' })).toMatchObject({
    answered: 1,
  })
  const second = await fixture.candidate('next', { token })
  expect(second.number).toBe(2)
  await fixture.candidate('answer', { token, questionId: second.id, text: 'Second.' })
  expect(await fixture.candidate('next', { token })).toMatchObject({ __typename: 'Conflict', code: 'NO_QUESTION' })
})

test('two tabs that ask at once get the same question', async () => {
  const { token } = await fixture.schedule()
  const both = await Promise.all([1, 2].map(() => fixture.candidate('next', { token, consent: true })))
  expect(both[0]).toEqual(both[1])
  expect(both[0]).toMatchObject({ number: 1 })
})

test('an answer is accepted at the limit and within five seconds after it, and no later', async () => {
  const atTheEnd = async (more: number) => {
    const { token, question } = await begun({ questions: 2 })
    fixture.later(question.timeLimitSeconds + more)
    return fixture.candidate('answer', { token, questionId: question.id, text: 'In time?' })
  }
  expect(await atTheEnd(0)).toMatchObject({ answered: 1 })
  expect(await atTheEnd(5)).toMatchObject({ answered: 1 })
  expect(await atTheEnd(6)).toMatchObject({ __typename: 'Conflict', code: 'TOO_LATE' })
})

test('a question whose time is over makes room for the next', async () => {
  const { token, question } = await begun({ questions: 2 })
  fixture.later(question.timeLimitSeconds + 6)
  expect(await fixture.candidate('next', { token })).toMatchObject({ number: 2 })
})

test('an accommodation extends the deadline and the length', async () => {
  const subject = await fixture.subject()
  const one = await fixture.schedule({ ...subject, accommodation: 1, questions: 1 })
  const two = await fixture.schedule({ ...subject, accommodation: 2, questions: 1 })
  expect(two.interview.durationMinutes).toBeGreaterThanOrEqual(one.interview.durationMinutes * 2 - 1)
  const { questions } = await fixture.staffView(two.interview.id)
  const asked = await fixture.candidate('next', { token: two.token, consent: true })
  expect(asked.timeLimitSeconds).toBe(questions[0]!.timeLimitSeconds * 2)
  expect(new Date(asked.deadline).getTime() - fixture.now().getTime()).toBe(asked.timeLimitSeconds * 1000)
})

test('a repeated answer changes nothing; another one, or one to a question that is not open, is a conflict', async () => {
  const { token, id, question } = await begun()
  const answer = (text: string, questionId = question.id) => fixture.candidate('answer', { token, questionId, text })
  expect(await answer('Mine.')).toMatchObject({ answered: 1 })
  fixture.later(3_600)
  expect(await answer('Mine.')).toMatchObject({ answered: 1 })
  expect(await answer('Another.')).toMatchObject({ __typename: 'Conflict' })
  const { questions } = await fixture.staffView(id)
  expect(await answer('Ahead.', questions[3]!.id)).toMatchObject({ __typename: 'Conflict', code: 'NOT_OPEN' })
  expect(await answer('Foreign.', (await begun()).question.id)).toMatchObject({ __typename: 'NotFound' })
  expect(await answer('Unknown.', randomUUID())).toMatchObject({ __typename: 'NotFound' })
  expect(await answer('x'.repeat(10_001), questions[1]!.id)).toMatchObject({ __typename: 'InvalidInput' })
})

test('wrong, foreign, changed, late and cancelled tokens are refused alike', async () => {
  const { token } = await fixture.schedule()
  const foreign = `${'A'.repeat(21)}${token.slice(21)}`
  const changed = `${token.slice(0, -2)}${token.endsWith('A') ? 'BA' : 'AA'}`
  const refusals: object[] = []
  /** The statements of each refusal: the work that it makes. */
  const works: string[] = []
  const enter = async (wrong: string) => {
    fixture.statements.length = 0
    refusals.push(await fixture.candidate('enter', { token: wrong }))
    works.push(fixture.statements.join('\n'))
  }
  for (const wrong of ['', 'guess', 'x'.repeat(64), foreign, changed]) await enter(wrong)
  const { token: gone, interview } = await fixture.schedule()
  await fixture.ask(cancelText, { input: { interviewId: interview.id } }, fixture.agent)
  await enter(gone)
  fixture.later(90_000)
  await enter(token)
  expect(new Set(works).size).toBe(1)
  for (const operation of ['next', 'finish'] as const) refusals.push(await fixture.candidate(operation, { token }))
  refusals.push(await fixture.candidate('answer', { token, questionId: randomUUID(), text: 'Late.' }))
  expect(new Set(refusals.map((each) => JSON.stringify(each))).size).toBe(1)
  expect(refusals[0]).toMatchObject({ __typename: 'NotFound', path: ['input', 'token'] })
})

test('an address has 20 wrong tokens a minute; right ones are not counted', async () => {
  const { token } = await fixture.schedule()
  const address = '203.0.113.77'
  for (let i = 0; i < 25; i += 1) {
    expect(await fixture.candidate('enter', { token }, address)).toMatchObject({ __typename: 'CandidateInterview' })
  }
  for (let i = 0; i < 20; i += 1) {
    expect(await fixture.candidate('enter', { token: 'wrong' }, address)).toMatchObject({ __typename: 'NotFound' })
  }
  await expect(fixture.candidate('enter', { token: 'wrong' }, address)).rejects.toThrow('Too many attempts')
  await expect(fixture.candidate('enter', { token }, address)).rejects.toThrow('Too many attempts')
  expect(await fixture.candidate('enter', { token }, '203.0.113.78')).toMatchObject({
    __typename: 'CandidateInterview',
  })
  fixture.later(4)
  expect(await fixture.candidate('enter', { token }, address)).toMatchObject({ __typename: 'CandidateInterview' })
  fixture.later(60)
  for (let i = 0; i < 20; i += 1) await fixture.candidate('enter', { token: 'wrong' }, address)
  await expect(fixture.candidate('enter', { token: 'wrong' }, address)).rejects.toThrow('Too many attempts')
})

test('a token of one tenant opens nothing in another: no interview, no question and no report', async () => {
  const [{ id: jobId }, { id: candidateId }] = await Promise.all([
    fixture.createJob({}, fixture.stranger),
    fixture.addCandidate({}, fixture.stranger),
  ])
  const { token: theirs, interview } = await fixture.schedule({ jobId, candidateId }, fixture.stranger)
  const { token, question } = await begun()
  const bytes = (of: string) => Buffer.from(of, 'base64url')
  /** The tenant of one token before the secret of another. */
  const mixed = (tenant: string, secret: string) =>
    Buffer.concat([bytes(tenant).subarray(0, 16), bytes(secret).subarray(16)]).toString('base64url')
  expect(mixed(token, token)).toBe(token)
  for (const wrong of [mixed(theirs, token), mixed(token, theirs)]) {
    for (const [operation, more] of [
      ['enter', {}],
      ['next', { consent: true }],
      ['answer', { questionId: question.id, text: 'Mine.' }],
      ['finish', {}],
    ] as const) {
      expect(await fixture.candidate(operation, { token: wrong, ...more })).toMatchObject({
        __typename: 'NotFound',
        path: ['input', 'token'],
      })
    }
  }
  expect(await fixture.candidate('enter', { token: theirs })).toMatchObject({ tenantName: 'The other', answered: 0 })
  const { id: questionId } = await fixture.candidate('next', { token: theirs, consent: true })
  expect(await fixture.candidate('answer', { token, questionId, text: 'Theirs.' })).toMatchObject({
    __typename: 'NotFound',
    path: ['input', 'questionId'],
  })
  await fixture.candidate('finish', { token: theirs })
  expect((await fixture.staffView(interview.id, fixture.stranger)).report).not.toBeNull()
  // Nor do the people of the first tenant find it.
  const shown = '{ questions { text } report { overallScore } }'
  const byId = `query ($id: ID!) { interview(id: $id) ${shown} }`
  expect(await fixture.refused(byId, { id: interview.id }, fixture.agent)).toEqual(['NOT_FOUND'])
  const byReference = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Interview ${shown} } }`
  const of = [{ __typename: 'Interview', id: interview.id }]
  expect(await fixture.ask(byReference, { of }, fixture.agent)).toEqual({ _entities: [null] })
})

test('the report counts unanswered questions as 0, and finishing twice changes nothing', async () => {
  const { token, id, question } = await begun({ questions: 4 })
  expect(await fixture.candidate('finish', { token: (await fixture.schedule()).token })).toMatchObject({
    __typename: 'Conflict',
    code: 'WRONG_STATUS',
  })
  await fixture.candidate('answer', {
    token,
    questionId: question.id,
    text: 'We measured it for 3 months in a project, and as a result it became 20 percent faster for each customer.',
  })
  expect(await fixture.candidate('finish', { token })).toMatchObject({
    status: 'COMPLETED',
    answered: 1,
    current: null,
  })
  expect(await fixture.candidate('finish', { token })).toMatchObject({ status: 'COMPLETED' })
  expect(await fixture.candidate('next', { token })).toMatchObject({ code: 'NO_QUESTION' })
  const { report, questions } = await fixture.staffView(id)
  const [first] = questions
  expect(report).toMatchObject({ policy: 'interview-1', behavioralScore: 0, reviewed: 0, isReproduced: true })
  expect(report!.technicalScore).toBe(Math.floor((first!.answer!.score * 100) / 2) / 100)
  expect(report!.communicationScore).toBe(Math.floor((first!.answer!.clarity * 100) / 4) / 100)
  const events = await fixture.database.admin`select payload from recruiting.published_events
    where name = 'recruiting.interview.completed' and payload->>'interview_id' = ${id}`
  expect(events).toMatchObject([{ payload: { overall_score: report!.overallScore } }])
})
