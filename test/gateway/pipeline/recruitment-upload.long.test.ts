// The pipeline of recruiting as users see it, over HTTP alone: a CV is uploaded and read, measured and invited by the workflow;
// the candidate takes the interview by the link of the letter; its report is compared, shared and objected to.
import { createHash } from 'node:crypto'
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pdfOf } from '../../subgraphs/recruiting/documents.ts'
import { linkInLetter } from '../../support/clients/letters.ts'
import { steadyPort } from '../../support/ports.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let base: string
let owner: string
let agent: string
beforeAll(async () => {
  const port = await steadyPort()
  base = `http://localhost:${port}`
  quintet = await startTestQuintet({}, { PORT: `${port}` })
  owner = await quintet.signIn(acme.owner.email, 'acme')
  agent = await quintet.signIn(acme.agent.email, 'acme')
})
afterAll(() => quintet?.stop())

/** The outcome of a mutation. */
async function call(field: string, payload: string, input: object, token?: string): Promise<Json> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) {
    __typename ... on ${payload} ... on Problem { message code } ... on InvalidInput { fields { path message } } } }`
  const { data, errors } = await quintet.gql(text, { input }, token)
  expect(errors).toBeUndefined()
  return data.outcome
}

/** What a query finds, once it is as meant. */
async function eventually(text: string, variables: object, isMeant: (data: Json) => boolean): Promise<Json> {
  let found: Json
  const look = async () => {
    found = (await quintet.gql(text, variables, owner)).data
    return isMeant(found)
  }
  await expect.poll(look, { timeout: 60_000 }).toBe(true)
  return found
}

const cvOf = (name: string, email: string, skills: string) =>
  pdfOf([
    [
      name,
      email,
      'Skills',
      skills,
      'Experience',
      'Backend Engineer, Analytical Engines Ltd',
      'January 2015 - March 2024',
      'Built and ran services for accounting.',
      'Education',
      'BSc Mathematics, University of London, 2014',
    ],
  ])

/** The candidate of a CV that was uploaded and read. */
async function candidateOf(content: Uint8Array): Promise<string> {
  const file = { fileName: 'cv.pdf', contentType: 'application/pdf', size: content.length }
  const sha256 = createHash('sha256').update(content).digest('hex')
  const link = await call(
    'createUpload',
    'Upload { documentId url headers { name value } }',
    {
      type: 'RESUME',
      ...file,
      sha256,
    },
    owner,
  )
  const headers = Object.fromEntries(link.headers.map((each: Json) => [each.name, each.value]))
  expect((await fetch(link.url, { method: 'PUT', headers, body: Buffer.from(content) })).status).toBeLessThan(300)
  const { documentId } = link
  await call('completeUpload', 'Document { id }', { documentId }, owner)
  const document = 'query ($id: ID!) { document(id: $id) { status } }'
  await eventually(document, { id: documentId }, (data) => data.document?.status === 'AVAILABLE')
  const { id } = await call('addCvDocument', 'CvDocument { id }', { documentId, idempotencyKey: newId() }, owner)
  const reading = 'query ($id: ID!) { cvDocument(id: $id) { status candidate { id } } }'
  const { cvDocument } = await eventually(reading, { id }, (data) => data.cvDocument?.status === 'DONE')
  return cvDocument.candidate.id
}

/** The run of the workflow for a candidate, once it has ended. */
async function runFor(jobId: string, candidateId: string): Promise<Json> {
  const input = { workflowSlug: 'ai-recruitment-pipeline', input: { jobId, candidateId }, idempotencyKey: newId() }
  const { id } = await call('runWorkflow', 'WorkflowRun { id }', input, owner)
  const text = 'query ($id: ID!) { workflowRun(id: $id) { status outcome steps { step status output } } }'
  const ended = ['COMPLETED', 'FAILED', 'CANCELLED']
  return (await eventually(text, { id }, (data) => ended.includes(data.workflowRun.status))).workflowRun
}

it('the recruitment pipeline leads from an uploaded CV to a report, and stops for a candidate who does not fit', {
  timeout: 300_000,
}, async () => {
  const { id: jobId } = await call(
    'createJob',
    'Job { id }',
    {
      title: 'Backend Engineer for Engines',
      description: 'Builds services.',
      requiredSkills: ['Python', 'PostgreSQL', 'Docker'],
      idempotencyKey: newId(),
    },
    owner,
  )
  const email = 'ada.pipeline@mail.example'
  const fitting = await candidateOf(cvOf('Ada Lovelace', email, 'Python, PostgreSQL, Docker'))
  const other = await candidateOf(cvOf('Charles Babbage', 'charles.pipeline@mail.example', 'Woodwork, Brass'))
  const stopped = await runFor(jobId, other)
  expect(stopped).toMatchObject({ status: 'COMPLETED', outcome: 'STOPPED' })
  const run = await runFor(jobId, fitting)
  expect(run).toMatchObject({ status: 'COMPLETED', outcome: 'DONE' })
  const interviewId = run.steps[1].output.interview_id

  // The candidate has the letter, and no account.
  const link = await linkInLetter(base, email, (_, each) => each.includes('/interview#'))
  expect(link.startsWith(`${base}/interview#`)).toBe(true)
  const token = link.slice(link.indexOf('#') + 1)
  const view = await call('enterInterview', 'CandidateInterview { jobTitle questions answered }', { token })
  expect(view).toMatchObject({ jobTitle: 'Backend Engineer for Engines', answered: 0 })
  for (let number = 1; number <= view.questions; number += 1) {
    const asked = await call('nextInterviewQuestion', 'AskedQuestion { id number }', { token, consent: true })
    expect(asked.number).toBe(number)
    const text = `In my project I tested it first. It took 3 weeks, and as a result it became ${number} times faster.`
    await call('answerInterviewQuestion', 'CandidateInterview { answered }', { token, questionId: asked.id, text })
  }
  expect(await call('finishInterview', 'CandidateInterview { status }', { token })).toMatchObject({
    status: 'COMPLETED',
  })

  const text = `query ($id: ID!, $jobId: ID!) { interview(id: $id) { status analysis { matchScore } candidate { id }
    report { overallScore isReproduced download { url } } }
    interviewComparison(jobId: $jobId) { total entries { rank interview { id } } } }`
  const { data } = await quintet.gql(text, { id: interviewId, jobId }, owner)
  expect(data.interview).toMatchObject({ status: 'COMPLETED', candidate: { id: fitting } })
  expect(data.interview.report.isReproduced).toBe(true)
  expect(data.interview.report.overallScore).toBeGreaterThan(0)
  expect(data.interviewComparison).toMatchObject({ total: 1, entries: [{ rank: 1, interview: { id: interviewId } }] })
  const file = await fetch(data.interview.report.download.url)
  expect((await file.text()).slice(0, 5)).toBe('%PDF-')
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const shared = await call('shareInterviewReport', 'InterviewReportShared { url }', { interviewId, expiresAt }, owner)
  const opened = await fetch(shared.url)
  expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf'])

  const explained = await call('explainInterview', 'InterviewExplanation { summary points }', { token })
  expect(explained.points.length).toBeGreaterThan(view.questions)
  await call('contestInterview', 'InterviewExplanation { contest { text } }', { token, text: 'I can do more.' })
  const answer = { interviewId, verdict: 'UPHELD', answer: 'It was read again.' }
  const answered = await call('answerInterviewContest', 'Interview { contest { verdict } }', answer, agent)
  // The workflow acts for the agent of the demo, who published it.
  const judged =
    answered.code === 'SAME_PERSON'
      ? await call('answerInterviewContest', 'Interview { contest { verdict } }', answer, owner)
      : answered
  expect(judged.contest).toEqual({ verdict: 'UPHELD' })
  const seen = 'query ($id: ID!) { interview(id: $id) { reportViews { nodes { way } } } }'
  const views = (await quintet.gql(seen, { id: interviewId }, owner)).data.interview.reportViews.nodes
  expect(new Set(views.map(({ way }: Json) => way))).toEqual(new Set(['API', 'COMPARISON', 'PDF', 'SHARE']))
})
