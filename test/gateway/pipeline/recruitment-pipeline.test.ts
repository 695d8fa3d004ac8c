// The demo's workflow from end to end: three steps in three subgraphs, with the rights of the one who published it.
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let owner: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  owner = await quintet.signIn(acme.owner.email, 'acme')
})
afterAll(() => quintet?.stop())

const card = 'id status outcome error output steps { step status attempts error output }'
const begin = `mutation ($input: RunWorkflowInput!) { runWorkflow(input: $input) {
  __typename ... on WorkflowRun { ${card} } ... on Problem { code message } } }`
const ended = ['COMPLETED', 'FAILED', 'CANCELLED']

/** Runs the workflow for a candidate of the demo; the run when it has ended. */
async function runFor(candidateId: string, jobId: string): Promise<Json> {
  const input = { workflowSlug: 'ai-recruitment-pipeline', input: { jobId, candidateId }, idempotencyKey: newId() }
  const { data } = await quintet.gql(begin, { input }, owner)
  const { id } = data.runWorkflow
  expect(data.runWorkflow.status).toBe('QUEUED')
  const text = `query ($id: ID!) { workflowRun(id: $id) { ${card} } }`
  for (let tries = 0; tries < 300; tries++) {
    const { workflowRun } = (await quintet.gql(text, { id }, owner)).data
    if (ended.includes(workflowRun.status)) return workflowRun
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The run does not end')
}

it('the recruitment pipeline invites a candidate who fits, and stops for one who does not', async () => {
  const pairs = await quintet.admin`select distinct on (candidate_id, job_id) candidate_id, job_id, score_bp
    from recruiting.analyses a where tenant_id = ${acme.id}
      and exists (select from recruiting.jobs j where j.tenant_id = a.tenant_id and j.id = a.job_id and j.status = 'OPEN')`
  const good = pairs.find(({ score_bp }) => score_bp >= 7_000)!
  const poor = pairs.find(({ score_bp }) => score_bp !== null && score_bp < 7_000)!
  const done = await runFor(good.candidate_id, good.job_id)
  expect(done).toMatchObject({ status: 'COMPLETED', outcome: 'DONE', error: null })
  expect(done.steps.map(({ status }: Json) => status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED'])
  const [interview] =
    await quintet.admin`select * from recruiting.interviews where id = ${done.steps[1].output.interview_id}`
  expect(interview).toMatchObject({ tenant_id: acme.id, candidate_id: good.candidate_id })
  const stopped = await runFor(poor.candidate_id, poor.job_id)
  expect(stopped).toMatchObject({ status: 'COMPLETED', outcome: 'STOPPED', error: null })
  expect(stopped.steps.map(({ status }: Json) => status)).toEqual(['COMPLETED', 'SKIPPED', 'SKIPPED'])
}, 120_000)
