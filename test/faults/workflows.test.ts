// The process is killed in the middle of runs of workflows: all of them end after the next start, each effect once.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ChildQuintet, startChild } from '../support/quintet/child.ts'
import { type Json, operationText } from '../support/quintet/quintet.ts'

let directory: string
let quintet: ChildQuintet | undefined
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quintet-runs-'))
})
afterAll(async () => {
  await quintet?.stop()
  await rm(directory, { recursive: true, force: true, maxRetries: 20 })
})

async function ask(query: string, variables: object = {}, token?: string): Promise<Json> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const headers = { 'content-type': 'application/json', ...authorization }
  const answer = await fetch(quintet!.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  const { data, errors } = (await answer.json()) as Json
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}
const signIn = async (): Promise<string> =>
  (await ask(operationText('SignIn'), { input: { email: acme.owner.email, password: demoPassword } })).signIn
    .accessToken
const change = (token: string, field: string, input: object, payload: string): Promise<Json> => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`
  const query = `mutation ($input: ${type}) { done: ${field}(input: $input) { __typename ${payload} ... on Problem { message } } }`
  return ask(query, { input }, token).then(({ done }) => done)
}

interface Run {
  readonly id: string
  readonly status: string
  readonly steps: { readonly status: string; readonly output: { readonly analysis_id: string } | null }[]
}
const runsOf = async (token: string): Promise<Run[]> =>
  (
    await ask(
      '{ viewer { tenant { workflowRuns(workflowSlug: "killed", first: 100) { nodes { id status steps { status output } } } } } }',
      {},
      token,
    )
  ).viewer.tenant.workflowRuns.nodes
/** The number of the board's newest event: each analysis with a score makes one. */
async function newestEvent(token: string, jobId: string): Promise<number> {
  const query = 'query ($jobId: ID!) { jobLeaderboard(jobId: $jobId) { changesCursor } }'
  const { jobLeaderboard } = await ask(query, { jobId }, token)
  return JSON.parse(Buffer.from(jobLeaderboard.changesCursor, 'base64url').toString())[3]
}

describe('a Quintet that is killed in the middle of runs', { timeout: 180_000 }, () => {
  let jobId: string
  let before: number
  let begun: number

  it('has begun a run for each candidate', async () => {
    quintet = await startChild(directory)
    const token = await signIn()
    const { jobs, candidates } = (
      await ask('{ viewer { tenant { jobs { nodes { id } } candidates { nodes { id } } } } }', {}, token)
    ).viewer.tenant
    jobId = jobs.nodes[0].id
    before = await newestEvent(token, jobId)
    const analyze = { module: 'cv-analysis', action: 'analyze_cv' }
    const wait = { module: 'workflow', action: 'wait', config: { seconds: 1 } }
    const steps = [analyze, wait, analyze, wait, analyze].map((step, i) => ({ ...step, step: i + 1 }))
    await change(token, 'saveWorkflow', { slug: 'killed', name: 'Killed', steps }, '... on Workflow { id }')
    await change(token, 'publishWorkflow', { workflowSlug: 'killed', version: 1 }, '... on Workflow { id }')
    for (const { id } of candidates.nodes) {
      const input = { workflowSlug: 'killed', input: { jobId, candidateId: id }, idempotencyKey: id }
      expect(await change(token, 'runWorkflow', input, '... on WorkflowRun { id }')).toMatchObject({
        __typename: 'WorkflowRun',
      })
    }
    begun = candidates.nodes.length
    const done = async () =>
      (await runsOf(token)).flatMap(({ steps: of }) => of).filter(({ status }) => status === 'COMPLETED').length
    await expect.poll(done, { timeout: 60_000, interval: 5 }).toBeGreaterThan(begun)
    await quintet.kill()
  })

  it('ends all of them after the next start, each analysis made once', async () => {
    quintet = await startChild(directory)
    const token = await signIn()
    const ended = async () => (await runsOf(token)).filter(({ status }) => status === 'COMPLETED').length
    await expect.poll(ended, { timeout: 90_000, interval: 250 }).toBe(begun)
    const runs = await runsOf(token)
    expect(runs).toHaveLength(begun)
    const made = runs.flatMap(({ steps }) => steps.flatMap(({ output }) => output?.analysis_id ?? []))
    expect(new Set(made).size).toBe(begun * 3)
    expect(await newestEvent(token, jobId)).toBe(before + begun * 3)
  })
})
