// Candidates whose time is over are erased by a job: from rows, search, ranks and the store.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isStored } from './documents.ts'
import { type Fixture, openFixture } from './fixture.ts'

let now = new Date('2026-05-10T12:00:00Z')
const clock = { now: () => now }
const directory = mkdtempSync(join(tmpdir(), 'quintet-retention-'))
const store = openDirectoryStore({ directory, secret: Buffer.alloc(32, 7), publicUrl: 'http://127.0.0.1', clock })
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ clock, files: { store, serve: store.serve }, isWorker: true })
})
afterAll(async () => {
  await fixture.end()
  rmSync(directory, { recursive: true })
})

test('a candidate is erased everywhere after their retention ends, unless they agreed to stay', async () => {
  const all = fixture.as('*.*:*')
  const jobId = await fixture.jobOfSkills(1)
  const { candidateId: due } = await fixture.candidateWithSkills(jobId, 1, { name: 'Due' })
  const { candidateId: kept } = await fixture.candidateWithSkills(jobId, 1, { name: 'Kept' })
  const consent = 'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { __typename } }'
  const given = { purpose: 'TALENT_POOL', givenAt: now.toISOString(), expiresAt: '2027-05-01T00:00:00Z' }
  await fixture.ask(consent, { input: { candidateId: kept, ...given } }, all)
  // A CV of the due candidate, and one without a candidate.
  const [cv, loose] = [randomUUID(), randomUUID()]
  for (const [id, candidateId] of [
    [cv, due],
    [loose, null],
  ] as const) {
    await store.write(`cv-documents/${fixture.tenantId}/${id}`, Buffer.from('a copy'), 'text/plain')
    await fixture.database
      .admin`insert into recruiting.cv_documents (tenant_id, id, document_id, file_key, file_name, content_type,
      candidate_id, status, step, steps, flags, added_by, created_at, updated_at) values (${fixture.tenantId}, ${id}, ${randomUUID()},
      'documents/x', 'cv.txt', 'text/plain', ${candidateId}, 'FAILED', 'TEXT', '{}', '{}', ${fixture.agent.viewer!.userId}, ${now}, ${now})`
  }
  const search = 'query ($filter: CandidateFilterInput!) { searchCandidates(filter: $filter) { nodes { name } } }'
  const found = async () => {
    const filter = { skills: ['skill s1'] }
    const { searchCandidates } = await fixture.ask<{ searchCandidates: { nodes: { name: string }[] } }>(
      search,
      { filter },
      all,
    )
    return searchCandidates.nodes.map(({ name }) => name).sort()
  }
  expect(await found()).toEqual(['Due', 'Kept'])
  now = new Date('2026-11-11T00:30:00Z')
  // The clock has passed the day: the job that was scheduled with the candidate is due.
  await expect.poll(found, { timeout: 30_000 }).toEqual(['Kept'])
  expect((await fixture.leaderboard({ jobId })).nodes.map(({ candidate }) => candidate.name)).toEqual(['Kept'])
  const ranking = `query ($jobId: ID!) { candidateRanking(jobId: $jobId) { total } }`
  expect(await fixture.ask(ranking, { jobId }, all)).toEqual({ candidateRanking: { total: 1 } })
  for (const id of [cv, loose]) {
    await expect.poll(() => isStored(store, `cv-documents/${fixture.tenantId}/${id}`), { timeout: 30_000 }).toBe(false)
  }
  const [left] = await fixture.database.admin`select count(*)::int as count from recruiting.cv_documents`
  expect(left!.count).toBe(0)
})

test('a merged candidate is kept as long as the longer of the two retentions', async () => {
  const all = fixture.as('*.*:*')
  const { id: keepId } = await fixture.addCandidate({ email: 'old@mail.example' })
  now = new Date(now.getTime() + 100 * 86_400_000)
  const { id: mergeId } = await fixture.addCandidate({ email: 'new@mail.example' })
  const read = 'query ($id: ID!) { candidate(id: $id) { retainUntil } }'
  const until = async (id: string) =>
    (await fixture.ask<{ candidate: { retainUntil: string } }>(read, { id }, all)).candidate.retainUntil
  const later = await until(mergeId)
  expect((await until(keepId)) < later).toBe(true)
  const merge = `mutation ($input: MergeCandidatesInput!) { mergeCandidates(input: $input) { ... on Candidate { retainUntil } } }`
  expect(await fixture.ask(merge, { input: { keepId, mergeId } }, all)).toEqual({
    mergeCandidates: { retainUntil: later },
  })
  expect(await until(keepId)).toBe(later)
})

test('the personal data of a user includes what they did in recruiting', async () => {
  const { userId } = fixture.agent.viewer!
  const text = 'query ($people: [PersonInTenants!]!) { recruitingPersonalData(people: $people) { data } }'
  const people = [{ userId, tenantIds: [fixture.tenantId] }]
  const result = await fixture.ask<{ recruitingPersonalData: { data: string }[] }>(
    text,
    { people },
    serviceEnvelope('tenancy', 'test'),
  )
  const data = JSON.parse(result.recruitingPersonalData[0]!.data) as Record<string, unknown[]>
  expect(Object.keys(data).sort()).toEqual([
    'analyses',
    'analysisBatches',
    'answeredAppeals',
    'answeredInterviewContests',
    'appeals',
    'candidateExports',
    'candidateVersions',
    'consents',
    'cvDocuments',
    'decisions',
    'interviewReviews',
    'interviews',
    'jobVersions',
    'ownQuestionVersions',
    'policies',
    'reportShares',
    'reportViews',
  ])
  expect(data.jobVersions).toMatchObject([{ tenantId: fixture.tenantId, version: 1 }])
  expect(data.candidateVersions).toHaveLength(4)
})
