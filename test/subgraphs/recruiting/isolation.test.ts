import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from './fixture.ts'

let stage: Stage
let jobId: string
let candidateId: string
beforeAll(async () => {
  stage = await openStage()
  jobId = await stage.jobOfSkills(2)
  candidateId = (await stage.candidateWithSkills(jobId, 1)).candidateId
})
afterAll(() => stage.end())

/** Statements as the runtime role, in a tenant or in none: the database's wall alone. */
const within = <T>(tenantId: string | null, work: (sql: typeof stage.database.admin) => Promise<T>): Promise<T> =>
  stage.database.admin.begin(async (sql) => {
    await sql`set local role recruiting_runtime`
    if (tenantId !== null) await sql`select set_config('app.tenant_id', ${tenantId}, true)`
    return await work(sql as never)
  }) as Promise<T>

describe.each(['jobs', 'candidates', 'analyses', 'standings', 'streams', 'outbox'])('%s', (table) => {
  test('shows its rows to their tenant alone, and none without a tenant', async () => {
    const count = (tenantId: string | null) =>
      within(tenantId, async (sql) => (await sql.unsafe(`select * from recruiting.${table}`)).length)
    expect([await count(stage.tenantId), await count(stage.stranger.tenantId), await count(null)]).toEqual([1, 0, 0])
  })
})

test('an analysis cannot join the job of one tenant with the candidate of another', async () => {
  const { id: foreignId } = await stage.addCandidate({}, stage.stranger)
  const insert = (candidate: string) =>
    within(
      stage.tenantId,
      (
        sql,
      ) => sql`insert into recruiting.analyses (tenant_id, job_id, candidate_id, policy, taxonomy, as_of, input_hash,
        inputs, trace, analyzed_by) values (${stage.tenantId}, ${jobId}, ${candidate}, 'p', 't', '2026-05-10',
        ${'0'.repeat(64)}, '{}', '{}', ${randomUUID()})`,
    )
  await expect(insert(foreignId)).rejects.toMatchObject({ code: '23503' })
  await expect(insert(candidateId)).resolves.toHaveLength(0)
})
