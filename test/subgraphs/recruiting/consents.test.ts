import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fixture, type Outcome, openFixture } from './fixture.ts'

let fixture: Fixture
let now = new Date('2026-05-10T12:00:00Z')
beforeAll(async () => {
  fixture = await openFixture({ clock: { now: () => now } })
})
afterAll(() => fixture.end())

const consentText = `mutation ($input: RecordConsentInput!) { outcome: recordConsent(input: $input) { __typename
  ... on Candidate { id retainUntil consents { purpose givenAt expiresAt withdrawnAt evidence } }
  ... on Problem { code path } ... on InvalidInput { fields { path } } } }`
interface Recorded extends Outcome {
  readonly retainUntil: string
  readonly consents: object[]
}
const record = async (input: object): Promise<Recorded> =>
  (await fixture.ask<{ outcome: Recorded }>(consentText, { input }, fixture.agent)).outcome
const found = async (name: string) => {
  const text = 'query ($filter: CandidateFilterInput!) { searchCandidates(filter: $filter) { nodes { id } } }'
  const variables = { filter: { text: name } }
  return (await fixture.ask<{ searchCandidates: { nodes: { id: string }[] } }>(text, variables, fixture.agent))
    .searchCandidates.nodes
}
const ranked = async (jobId: string) => {
  const text = 'query ($jobId: ID!) { candidateRanking(jobId: $jobId, first: 100) { edges { node { id } } } }'
  const { candidateRanking } = await fixture.ask<{ candidateRanking: { edges: { node: { id: string } }[] } }>(
    text,
    { jobId },
    fixture.agent,
  )
  return candidateRanking.edges.map(({ node }) => node.id)
}

describe('recordConsent', () => {
  test('keeps the newest consent of a purpose, and a withdrawal remembers when it was given', async () => {
    const { id } = await fixture.addCandidate()
    const givenAt = '2026-05-01T00:00:00.000Z'
    const expiresAt = '2027-05-01T00:00:00.000Z'
    const given = await record({ candidateId: id, purpose: 'TALENT_POOL', givenAt, expiresAt, evidence: ' a form ' })
    expect(given).toMatchObject({
      retainUntil: '2027-05-01',
      consents: [{ purpose: 'TALENT_POOL', givenAt, expiresAt, withdrawnAt: null, evidence: 'a form' }],
    })
    const { consents } = await record({ candidateId: id, purpose: 'TALENT_POOL' })
    expect(consents).toEqual([
      { purpose: 'TALENT_POOL', givenAt, expiresAt, withdrawnAt: now.toISOString(), evidence: null },
    ])
  })

  test('excludes candidates from search while TALENT_POOL is withdrawn or has expired', async () => {
    const { id } = await fixture.addCandidate({ name: 'Poolside' })
    expect(await found('poolside')).toEqual([{ id }])
    await record({ candidateId: id, purpose: 'TALENT_POOL' })
    expect(await found('poolside')).toEqual([])
    await record({ candidateId: id, purpose: 'TALENT_POOL', givenAt: now, expiresAt: '2026-06-01T00:00:00Z' })
    expect(await found('poolside')).toEqual([{ id }])
    const before = now
    now = new Date('2026-06-02T00:00:00Z')
    expect(await found('poolside')).toEqual([])
    now = before
  })

  test('excludes candidates without AUTOMATED_ANALYSIS from rankings, leaderboards and new analyses', async () => {
    const { id: jobId } = await fixture.createJob()
    const { id } = await fixture.addCandidate()
    await fixture.analyze({ jobId, candidateId: id })
    await record({ candidateId: id, purpose: 'AUTOMATED_ANALYSIS' })
    expect((await fixture.leaderboard({ jobId })).nodes).toEqual([])
    expect(await ranked(jobId)).not.toContain(id)
    expect(await fixture.analyze({ jobId, candidateId: id })).toMatchObject({
      __typename: 'NotAllowed',
      code: 'CONSENT_WITHDRAWN',
    })
    await record({ candidateId: id, purpose: 'AUTOMATED_ANALYSIS', givenAt: now })
    expect(await ranked(jobId)).toContain(id)
    expect((await fixture.analyze({ jobId, candidateId: id })).__typename).toBe('CvAnalysis')
  })

  test.each<[string, object, string]>([
    ['given in the future', { givenAt: '2026-05-10T12:00:01Z' }, 'givenAt'],
    ['an end before it was given', { givenAt: '2026-05-10T12:00:00Z', expiresAt: '2026-05-10T12:00:00Z' }, 'expiresAt'],
    ['an end of a withdrawn consent', { expiresAt: '2027-05-10T12:00:00Z' }, 'expiresAt'],
    ['a long text', { evidence: 'x'.repeat(501) }, 'evidence'],
  ])('refuses: %s', async (_, more, field) => {
    const { id } = await fixture.addCandidate()
    const { fields } = await record({ candidateId: id, purpose: 'APPLICATION', ...more })
    expect(fields).toEqual([{ path: ['input', field] }])
  })
})
