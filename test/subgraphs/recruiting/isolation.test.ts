import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
let jobId: string
let candidateId: string
beforeAll(async () => {
  fixture = await openFixture()
  jobId = await fixture.jobOfSkills(2)
  candidateId = (await fixture.candidateWithSkills(jobId, 1)).candidateId
})
afterAll(() => fixture.end())

/** Statements as the runtime role, in a tenant or in none: row-level security alone. */
const within = <T>(tenantId: string | null, work: (sql: typeof fixture.database.admin) => Promise<T>): Promise<T> =>
  fixture.database.admin.begin(async (sql) => {
    await sql`set local role recruiting_runtime`
    if (tenantId !== null) await sql`select set_config('app.tenant_id', ${tenantId}, true)`
    return await work(sql as never)
  }) as Promise<T>

describe.each(['jobs', 'candidates', 'analyses', 'standings', 'streams', 'outbox'])('the table %s', (table) => {
  test('shows its rows to their tenant alone, and none without a tenant', async () => {
    const count = (tenantId: string | null) =>
      within(tenantId, async (sql) => (await sql.unsafe(`select * from recruiting.${table}`)).length)
    expect([await count(fixture.tenantId), await count(fixture.stranger.tenantId), await count(null)]).toEqual([
      1, 0, 0,
    ])
  })
})

test('an analysis cannot join the job of one tenant with the candidate of another', async () => {
  const { id: foreignId } = await fixture.addCandidate({}, fixture.stranger)
  const insert = (candidate: string) =>
    within(
      fixture.tenantId,
      (
        sql,
      ) => sql`insert into recruiting.analyses (tenant_id, job_id, candidate_id, policy, taxonomy, as_of, input_hash,
        inputs, trace, analyzed_by) values (${fixture.tenantId}, ${jobId}, ${candidate}, 'p', 't', '2026-05-10',
        ${'0'.repeat(64)}, '{}', '{}', ${randomUUID()})`,
    )
  await expect(insert(foreignId)).rejects.toMatchObject({ code: '23503' })
  await expect(insert(candidateId)).resolves.toHaveLength(0)
})
