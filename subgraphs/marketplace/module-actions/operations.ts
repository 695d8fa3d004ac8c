// Actions that operations of the supergraph carry out.
/** What an action works with. */
export interface Given {
  /** What the run was given, or the source of a connector. */
  readonly input: Readonly<Record<string, unknown>>
  /** What the last completed step gave. */
  readonly previous: Readonly<Record<string, unknown>>
  readonly config: Readonly<Record<string, unknown>>
  /** The same in each try. */
  readonly effectKey: string
  /** The same in each try. */
  readonly startedAt: Date
}

export interface Operation {
  readonly subgraph: string
  /** The permissions that it needs. */
  readonly scopes: readonly string[]
  readonly text: string
  variables(given: Given): Readonly<Record<string, unknown>>
  /** What the action gives, from the field's payload. */
  output(payload: Readonly<Record<string, unknown>>, given: Given): Readonly<Record<string, unknown>>
}

const refusal = '... on Problem { message code } '
const daysToEnter = 14

/** A value of what came before, by the first of some names that has one. */
function foundIn({ input, previous }: Given, ...names: readonly string[]): unknown {
  for (const from of [previous, input]) {
    for (const name of names) if (from[name] !== undefined && from[name] !== null) return from[name]
  }
  return undefined
}

/** The scale of difficulties; another word is left to the rules of interviews. */
function difficultyOf({ config, previous }: Given): string | undefined {
  const level = String(config.difficulty_level ?? config.difficulty ?? previous.difficulty_level ?? '').toUpperCase()
  return ['EASY', 'MEDIUM', 'HARD'].includes(level) ? level : undefined
}

const operations: Readonly<Record<string, Operation>> = {
  'cv-analysis analyze_cv': {
    subgraph: 'recruiting',
    scopes: ['recruiting.analyses:write'],
    text: `mutation ($input: AnalyzeCandidateInput!) { done: analyzeCandidate(input: $input) {
      __typename ... on CvAnalysis { id matchScore } ${refusal}} }`,
    variables: (given) => ({
      input: {
        jobId: foundIn(given, 'job_id', 'jobId'),
        candidateId: foundIn(given, 'candidate_id', 'candidateId'),
        idempotencyKey: given.effectKey,
      },
    }),
    output: ({ id, matchScore }, given) => ({
      analysis_id: id,
      match_score: matchScore ?? null,
      job_id: foundIn(given, 'job_id', 'jobId'),
      candidate_id: foundIn(given, 'candidate_id', 'candidateId'),
    }),
  },
  'interview-simulation create_session': {
    subgraph: 'recruiting',
    scopes: ['recruiting.interviews:write'],
    text: `mutation ($input: ScheduleInterviewInput!) { done: scheduleInterview(input: $input) {
      __typename ... on InterviewScheduled { interview { id } } ${refusal}} }`,
    variables(given) {
      const analysisId = foundIn(given, 'analysis_id', 'analysisId')
      const subject =
        analysisId === undefined
          ? {
              jobId: foundIn(given, 'job_id', 'jobId'),
              candidateId: foundIn(given, 'candidate_id', 'candidateId'),
            }
          : { analysisId }
      const expiresAt = new Date(given.startedAt.getTime() + daysToEnter * 86_400_000).toISOString()
      const difficulty = difficultyOf(given)
      return {
        input: {
          ...subject,
          expiresAt,
          ...(difficulty === undefined ? {} : { difficulty }),
          idempotencyKey: given.effectKey,
        },
      }
    },
    output: ({ interview }, given) => ({
      interview_id: (interview as { id?: unknown } | null)?.id ?? null,
      job_id: foundIn(given, 'job_id', 'jobId'),
      candidate_id: foundIn(given, 'candidate_id', 'candidateId'),
    }),
  },
  'workflow approve': {
    subgraph: 'tenancy',
    scopes: ['tenancy.tasks:write'],
    text: `mutation ($input: CreateTaskInput!) { done: createTask(input: $input) { __typename ... on Task { id } ${refusal}} }`,
    variables: ({ input, previous, config, effectKey }) => ({
      input: {
        service: 'workflows',
        type: 'approval',
        payload: { title: config.title, input, prev_step: previous },
        idempotencyKey: effectKey,
      },
    }),
    output: ({ id }) => ({ task_id: id }),
  },
  'email-module send_invitation': {
    subgraph: 'recruiting',
    scopes: ['recruiting.candidates:read', 'recruiting.jobs:read'],
    text: `query ($candidateId: ID!, $jobId: ID!) {
      done: candidate(id: $candidateId) { name email } job(id: $jobId) { title } }`,
    variables: (given) => ({
      candidateId: foundIn(given, 'candidate_id', 'candidateId'),
      jobId: foundIn(given, 'job_id', 'jobId'),
    }),
    output: (_, given) => ({
      sent: true,
      template: given.config.template ?? 'interview_invite',
      candidate_id: foundIn(given, 'candidate_id', 'candidateId'),
      job_id: foundIn(given, 'job_id', 'jobId'),
    }),
  },
}

/** The operation of an action; null where an address carries it out, or nothing does. */
export const operationOf = (module: string, action: string): Operation | null =>
  Object.hasOwn(operations, `${module} ${action}`) ? operations[`${module} ${action}`]! : null
