import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Stage } from './fixture.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ licensed: ['email-module'] })
})
afterAll(() => stage.end())

it('analyses nothing for a tenant without a licence of cv-analysis, and leaves the key free', async () => {
  const [{ id: jobId }, { id: candidateId }] = await Promise.all([stage.createJob(), stage.addCandidate()])
  const refused = await stage.analyze({ jobId, candidateId, idempotencyKey: 'once' })
  expect(refused).toMatchObject({ __typename: 'NotAllowed', code: 'LICENCE_REQUIRED' })
  expect(
    await stage.database.admin`select 1 from recruiting.idempotency_keys where operation = 'analyzeCandidate'`,
  ).toEqual([])
})
