// A recruiting subgraph on its own database, two tenants, and the operations that clients rely on.
import { randomUUID } from 'node:crypto'
import type { Files } from '@quintet/kit/files/open.ts'
import type { Mail } from '@quintet/kit/mail/open.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import type { Context } from '@quintet/recruiting/context.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'

const problem = '... on Problem { message code path } ... on InvalidInput { fields { path message } }'

export const createJobText = `mutation CreateJob($input: CreateJobInput!) {
  createJob(input: $input) { __typename ... on Job { id title } ${problem} } }`
export const addCandidateText = `mutation AddCandidate($input: AddCandidateInput!) {
  addCandidate(input: $input) { __typename ... on Candidate { id name } ${problem} } }`
export const analyzeText = `mutation AnalyzeCandidate($input: AnalyzeCandidateInput!) {
  analyzeCandidate(input: $input) { __typename
    ... on CvAnalysis { id matchScore rank skillMatches { matched partial missing extra } } ${problem} } }`
export const leaderboardText = `query JobLeaderboard($jobId: ID!, $first: Int, $after: String) {
  jobLeaderboard(jobId: $jobId, first: $first, after: $after) {
    changesCursor nodes { rank matchScore candidate { id name } } edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
export const changedText = `subscription JobLeaderboardChanged($jobId: ID!, $after: String) {
  jobLeaderboardChanged(jobId: $jobId, after: $after) { cursor analysis { matchScore rank candidate { id name } } } }`

export interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly code: string
  readonly path: string[] | null
  readonly fields: { path: string[]; message: string }[]
  readonly matchScore: number | null
  readonly rank: number | null
  readonly title: string
  readonly name: string
  readonly skillMatches: Record<'matched' | 'partial' | 'missing' | 'extra', string[]>
}
interface LeaderboardPage {
  readonly changesCursor: string
  readonly nodes: { rank: number; matchScore: number; candidate: { id: string; name: string } }[]
  readonly edges: { cursor: string; node: { id: string } }[]
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}
export interface Change {
  readonly jobLeaderboardChanged: {
    cursor: string
    analysis: { matchScore: number; rank: number; candidate: { id: string; name: string } }
  }
}

export const aJob = (more: object = {}) => ({
  title: 'Backend Engineer',
  description: 'Builds services.',
  requiredSkills: ['Python', 'Django'],
  ...more,
})
export const aCandidate = (more: object = {}) => ({
  name: 'Ida Noddack',
  email: 'ida@mail.example',
  skills: ['Python'],
  ...more,
})

export interface Fixture extends TestSubgraph<Context> {
  readonly database: TestDatabase
  readonly statements: string[]
  readonly tenantId: string
  /** A member of the tenant who may read everything and write in recruiting. */
  readonly agent: Envelope
  /** A member of another tenant with all permissions. */
  readonly stranger: Envelope
  /** The same member with other permissions. */
  as(...grants: string[]): Envelope
  createJob(more?: object, envelope?: Envelope): Promise<Outcome>
  addCandidate(more?: object, envelope?: Envelope): Promise<Outcome>
  analyze(input: object, envelope?: Envelope): Promise<Outcome>
  leaderboard(variables: object, envelope?: Envelope): Promise<LeaderboardPage>
  /** A job that asks for `count` skills, s1 and so on. */
  jobOfSkills(count: number): Promise<string>
  /** A candidate with the first `count` of those skills, measured against the job. */
  candidateWithSkills(jobId: string, count: number, more?: object): Promise<{ candidateId: string; analysis: Outcome }>
  end(): Promise<void>
}

const skills = (count: number) => Array.from({ length: count }, (_, i) => `skill s${i + 1}`)

/** `clock`: the clock of the subgraph; the system's unless given. */
export async function openFixture(
  options: {
    clock?: Clock
    deaf?: boolean
    files?: Files
    isWorker?: boolean
    mail?: Mail
    peers?: Executor
    licensed?: readonly string[]
    /** Ids of tenants by their slugs. */
    slugs?: Readonly<Record<string, string>>
  } = {},
): Promise<Fixture> {
  const database = await cloneDatabase()
  const statements: string[] = []
  const tenantId = randomUUID()
  const subgraph = await startSubgraph(recruiting, database, { statements, slugs: { fixture: tenantId }, ...options })
  const userId = randomUUID()
  const as = (...grants: string[]) => envelopeOf({ userId, tenantId, grants })
  const agent = as('*.*:read', 'recruiting.*:write')
  const stranger = envelopeOf({ userId: randomUUID(), tenantId: randomUUID(), grants: ['*.*:*'] })
  const fixture: Fixture = {
    ...subgraph,
    database,
    statements,
    tenantId,
    agent,
    stranger,
    as,
    createJob: async (more, envelope = agent) =>
      (await subgraph.ask<{ createJob: Outcome }>(createJobText, { input: aJob(more) }, envelope)).createJob,
    addCandidate: async (more, envelope = agent) =>
      (await subgraph.ask<{ addCandidate: Outcome }>(addCandidateText, { input: aCandidate(more) }, envelope))
        .addCandidate,
    analyze: async (input, envelope = agent) =>
      (await subgraph.ask<{ analyzeCandidate: Outcome }>(analyzeText, { input }, envelope)).analyzeCandidate,
    leaderboard: async (variables, envelope = agent) =>
      (await subgraph.ask<{ jobLeaderboard: LeaderboardPage }>(leaderboardText, variables, envelope)).jobLeaderboard,
    jobOfSkills: async (count) => (await fixture.createJob({ requiredSkills: skills(count) })).id,
    async candidateWithSkills(jobId, count, more) {
      const { id: candidateId } = await fixture.addCandidate({ skills: skills(count), ...more })
      return { candidateId, analysis: await fixture.analyze({ jobId, candidateId }) }
    },
    async end() {
      await subgraph.close()
      await database.drop()
    },
  }
  return fixture
}
