import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ licensed: ['email-module'] })
})
afterAll(() => fixture.end())

it('an analysis is refused without a licence of cv-analysis, and its key stays free', async () => {
  const [{ id: jobId }, { id: candidateId }] = await Promise.all([fixture.createJob(), fixture.addCandidate()])
  const refused = await fixture.analyze({ jobId, candidateId, idempotencyKey: 'once' })
  expect(refused).toMatchObject({ __typename: 'NotAllowed', code: 'LICENCE_REQUIRED' })
  expect(
    await fixture.database.admin`select 1 from recruiting.idempotency_keys where operation = 'analyzeCandidate'`,
  ).toEqual([])
})
