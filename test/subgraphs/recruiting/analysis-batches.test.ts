import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { untilWaiting } from '../../support/database/database.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ isWorker: true })
})
afterAll(() => fixture.end())

const card = 'id status total measured skipped progress errorCode job { id }'
interface Batch {
  readonly __typename: string
  readonly id: string
  readonly code: string
  readonly status: string
  readonly measured: number
}
const start = async (input: object): Promise<Batch> => {
  const text = `mutation ($input: AnalyzeCandidatesInput!) { outcome: analyzeCandidates(input: $input) { __typename
    ... on AnalysisBatch { ${card} } ... on Problem { code } } }`
  return (await fixture.ask<{ outcome: Batch }>(text, { input }, fixture.agent)).outcome
}
const batchOf = async (id: string): Promise<Batch> =>
  (
    await fixture.ask<{ analysisBatch: Batch }>(
      `query ($id: ID!) { analysisBatch(id: $id) { ${card} } }`,
      { id },
      fixture.agent,
    )
  ).analysisBatch
async function ended(id: string): Promise<Batch> {
  await expect.poll(async () => (await batchOf(id)).status, { timeout: 30_000 }).toMatch(/DONE|FAILED/)
  return batchOf(id)
}

test('a batch measures all candidates against a job, each once, and reports its progress', async () => {
  const jobId = await fixture.jobOfSkills(3)
  const ids: string[] = []
  for (let n = 0; n < 45; n++) {
    const skills = Array.from({ length: n % 4 }, (_, i) => `skill s${i + 1}`)
    ids.push((await fixture.addCandidate({ skills, name: `Person ${n}` })).id)
  }
  const input = { jobId, idempotencyKey: randomUUID() }
  const batch = await start(input)
  expect(batch).toMatchObject({ status: 'QUEUED', measured: 0, job: { id: jobId } })
  expect((await start(input)).id).toBe(batch.id)
  expect(await ended(batch.id)).toMatchObject({ status: 'DONE', total: 45, measured: 45, skipped: 0, progress: 1 })
  const board = await fixture.leaderboard({ jobId, first: 100 })
  expect(board.nodes.map(({ candidate }) => candidate.id).sort()).toEqual(ids.sort())
  const [{ count }] = await fixture.database.admin.unsafe<[{ count: number }]>(
    `select count(*)::int from recruiting.analyses where job_id = '${jobId}'`,
  )
  expect(count).toBe(45)
})

test('a run that was overtaken by another writes nothing, and continues where that one stopped', async () => {
  const jobId = await fixture.jobOfSkills(1)
  const ids: string[] = []
  for (let n = 0; n < 25; n++) ids.push((await fixture.addCandidate({ skills: ['beekeeping', 'skill s1'] })).id)
  const id = await fixture.database.admin.begin(async (sql) => {
    // The run waits with its first analysis while the row says that twenty are done.
    await sql.unsafe('lock table recruiting.analyses in exclusive mode')
    const batch = await start({ jobId, filter: { skills: ['beekeeping'] } })
    const other = postgres(fixture.database.adminUrl, { max: 1, onnotice: () => {} })
    await untilWaiting(other, 1)
    await other.end()
    const done = { measured: 20, last_candidate: ids.sort()[19]!, up_to: ids.at(-1)!, total: 25, status: 'RUNNING' }
    await sql`update recruiting.analysis_batches set ${sql(done)} where id = ${batch.id}`
    return batch.id
  })
  expect(await ended(id)).toMatchObject({ status: 'DONE', total: 25, measured: 25 })
  const [{ count }] = await fixture.database.admin.unsafe<[{ count: number }]>(
    `select count(*)::int from recruiting.analyses where job_id = '${jobId}'`,
  )
  expect(count).toBe(5)
})

test('a batch leaves out candidates who withdrew consent, and is refused for a job that is not open', async () => {
  const jobId = await fixture.jobOfSkills(1)
  const { id: candidateId } = await fixture.addCandidate({ skills: ['falconry'] })
  const all = fixture.as('*.*:*')
  const consent = 'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { __typename } }'
  const withdrawn = { purpose: 'AUTOMATED_ANALYSIS' }
  await fixture.ask(consent, { input: { candidateId, ...withdrawn } }, all)
  const { id } = await start({ jobId, filter: { skills: ['falconry'] } })
  expect(await ended(id)).toMatchObject({ status: 'DONE', total: 0, measured: 0 })
  const close = 'mutation ($input: UpdateJobInput!) { updateJob(input: $input) { __typename } }'
  await fixture.ask(close, { input: { jobId, version: 1, status: 'CLOSED' } }, all)
  expect(await start({ jobId })).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  expect(await start({ jobId: randomUUID() })).toMatchObject({ __typename: 'NotFound' })
  expect(await start({ jobId, filter: {} })).toMatchObject({ __typename: 'InvalidInput' })
})
