// Interviews as recruiters schedule them and candidates take them, against a recruiting subgraph of its own.
import { randomUUID } from 'node:crypto'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { aClock, seconds } from '../../support/clock.ts'
import { type Fixture, openFixture } from './fixture.ts'

const problem = '... on Problem { code path } ... on InvalidInput { fields { path message } }'
const card = `id status difficulty language expiresAt startedAt finishedAt durationMinutes accommodation answered
  job { id } candidate { id } analysis { id }`
const view = `status jobTitle tenantName language notice hasConsented questions answered expiresAt
  current { id number type text timeLimitSeconds deadline }`
export const scheduleText = `mutation ($input: ScheduleInterviewInput!) { outcome: scheduleInterview(input: $input) {
  __typename ... on InterviewScheduled { token url interview { ${card} } } ${problem} } }`
export const cancelText = `mutation ($input: CancelInterviewInput!) { outcome: cancelInterview(input: $input) {
  __typename ... on Interview { ${card} } ${problem} } }`
export const reviewText = `mutation ($input: ReviewInterviewAnswerInput!) { outcome: reviewInterviewAnswer(input: $input) {
  __typename ... on InterviewAnswer { id score relevance needsReview machine { score relevance }
    review { figures { score } reason } } ${problem} } }`
const interviewText = `query ($id: ID!) { interview(id: $id) { ${card} cancelReason
  report { policy technicalScore behavioralScore communicationScore overallScore needsReview reviewed isReproduced createdAt }
  questions { id number type text skill origin expectedKeywords timeLimitSeconds askedAt deadline
    answer { id text receivedAt score relevance depth clarity feedback flags needsReview evidence { quote start end }
      evaluator { name version model isFallback } } } } }`
const sessionTexts = {
  enter: `mutation ($input: EnterInterviewInput!) { outcome: enterInterview(input: $input) {
    __typename ... on CandidateInterview { ${view} } ${problem} } }`,
  next: `mutation ($input: NextInterviewQuestionInput!) { outcome: nextInterviewQuestion(input: $input) {
    __typename ... on AskedQuestion { id number type text timeLimitSeconds deadline } ${problem} } }`,
  answer: `mutation ($input: AnswerInterviewQuestionInput!) { outcome: answerInterviewQuestion(input: $input) {
    __typename ... on CandidateInterview { ${view} } ${problem} } }`,
  finish: `mutation ($input: FinishInterviewInput!) { outcome: finishInterview(input: $input) {
    __typename ... on CandidateInterview { ${view} } ${problem} } }`,
}

interface Asked {
  readonly id: string
  readonly number: number
  readonly timeLimitSeconds: number
  readonly deadline: string
}
/** What any of the operations may answer. */
export interface Answered extends Asked {
  readonly __typename: string
  readonly code: string
  readonly path: string[] | null
  readonly fields: { path: string[] }[]
  readonly status: string
  readonly token: string
  readonly url: string
  readonly interview: {
    id: string
    status: string
    difficulty: string
    durationMinutes: number
    analysis: { id: string } | null
  }
  readonly jobTitle: string
  readonly tenantName: string
  readonly notice: string
  readonly questions: number
  readonly answered: number
  readonly current: Asked | null
  readonly score: number
  readonly relevance: number
  readonly needsReview: boolean
  readonly machine: { score: number; relevance: number }
}
interface StaffView {
  readonly id: string
  readonly status: string
  readonly answered: number
  readonly finishedAt: string | null
  readonly report: {
    policy: string
    technicalScore: number | null
    behavioralScore: number | null
    communicationScore: number
    overallScore: number
    needsReview: boolean
    reviewed: number
    isReproduced: boolean
  } | null
  readonly questions: {
    id: string
    number: number
    type: 'TECHNICAL' | 'BEHAVIORAL' | 'SITUATIONAL'
    text: string
    skill: string | null
    origin: string
    expectedKeywords: string[]
    timeLimitSeconds: number
    answer: {
      id: string
      text: string
      score: number
      relevance: number
      depth: number
      clarity: number
      flags: string[]
      needsReview: boolean
      evaluator: { name: string; isFallback: boolean }
      evidence: object[]
      feedback: string
    } | null
  }[]
}

type Operation = keyof typeof sessionTexts

export interface InterviewFixture extends Fixture {
  /** Moves the subgraph's clock on. */
  later(count: number): void
  now(): Date
  schedule(more?: object, envelope?: Envelope): Promise<Answered>
  /** A candidate's operation, from an address. */
  candidate(operation: Operation, input: object, address?: string): Promise<Answered>
  staffView(id: string, envelope?: Envelope): Promise<StaffView>
  /** A job and a candidate who lacks one of its skills. */
  subject(): Promise<{ jobId: string; candidateId: string }>
}

export async function openInterviewFixture(options: Parameters<typeof openFixture>[0] = {}): Promise<InterviewFixture> {
  const clock = aClock()
  const fixture = await openFixture({ clock, ...options })
  let address = 0
  const subject = async () => {
    const { id: jobId } = await fixture.createJob({
      requiredSkills: ['Python', 'PostgreSQL'],
      preferredSkills: ['Docker'],
    })
    const { id: candidateId } = await fixture.addCandidate({ skills: ['Python'] })
    return { jobId, candidateId }
  }
  return {
    ...fixture,
    later: (count) => clock.move(seconds(count)),
    now: clock.now,
    subject,
    async schedule(more = {}, envelope = fixture.agent) {
      const named = 'analysisId' in more || 'jobId' in more || 'candidateId' in more ? {} : await subject()
      const expiresAt = new Date(clock.now().getTime() + 86_400_000).toISOString()
      const input = { expiresAt, ...named, ...more }
      return (await fixture.ask<{ outcome: Answered }>(scheduleText, { input }, envelope)).outcome
    },
    async candidate(operation, input, from) {
      address += 1
      const envelope = anonymousEnvelope(randomUUID(), from ?? `198.51.100.${address % 250}`, 'vitest')
      return (await fixture.ask<{ outcome: Answered }>(sessionTexts[operation], { input }, envelope)).outcome
    },
    staffView: async (id, envelope = fixture.agent) =>
      (await fixture.ask<{ interview: StaffView }>(interviewText, { id }, envelope)).interview,
  }
}
