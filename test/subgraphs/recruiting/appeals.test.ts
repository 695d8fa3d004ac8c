import { randomUUID } from 'node:crypto'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
let other: Envelope
beforeAll(async () => {
  fixture = await openFixture({ isWorker: true })
  other = envelopeOf({ userId: randomUUID(), tenantId: fixture.tenantId, grants: ['*.*:*'] })
})
afterAll(() => fixture.end())

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly code: string
}
const call = async (name: string, input: object, by = other): Promise<Outcome> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { __typename
    ... on Appeal { id reason outcome answer recordedBy { id } answeredBy { id } } ... on Problem { code } } }`
  return (await fixture.ask<{ outcome: Outcome }>(text, { input }, by)).outcome
}

test('an objection is answered once by a person who did not decide, changes no score, and is erased on request', async () => {
  const decider = fixture.as('*.*:*')
  const { id: jobId } = await fixture.createJob({ requiredSkills: ['Python', 'Rust'] })
  const { id: candidateId } = await fixture.addCandidate()
  const { id: analysisId, matchScore } = await fixture.analyze({ jobId, candidateId })
  const decide = 'mutation ($input: DecideCandidateInput!) { decideCandidate(input: $input) { __typename } }'
  await fixture.ask(decide, { input: { analysisId, verdict: 'REJECT', reason: 'No Rust' } }, decider)
  expect(await call('recordAppeal', { analysisId, reason: ' ' })).toMatchObject({ __typename: 'InvalidInput' })
  expect(await call('recordAppeal', { analysisId: randomUUID(), reason: 'x' })).toMatchObject({
    __typename: 'NotFound',
  })
  const appeal = await call('recordAppeal', { analysisId, reason: 'I have written Rust for years' })
  expect(appeal).toMatchObject({ outcome: null, answer: null, answeredBy: null })
  expect(await call('recordAppeal', { analysisId, reason: 'Again' })).toMatchObject({ code: 'OPEN_APPEAL' })
  const answer = { appealId: appeal.id, outcome: 'CHANGED', answer: 'You are right: please come' }
  expect(await call('answerAppeal', answer, decider)).toMatchObject({ __typename: 'NotAllowed', code: 'OWN_DECISION' })
  expect(await call('answerAppeal', answer)).toMatchObject({
    outcome: 'CHANGED',
    answeredBy: { id: other.viewer!.userId },
  })
  expect(await call('answerAppeal', answer)).toMatchObject({ __typename: 'Conflict', code: 'ANSWERED' })
  const query = 'query ($id: ID!) { cvAnalysis(id: $id) { matchScore } appeals(analysisId: $id) { reason answer } }'
  const seen = () => fixture.ask<object>(query, { id: analysisId }, other)
  expect(await seen()).toEqual({
    cvAnalysis: { matchScore },
    appeals: [{ reason: 'I have written Rust for years', answer: 'You are right: please come' }],
  })
  const erase = 'mutation ($input: EraseCandidateInput!) { eraseCandidate(input: $input) { __typename } }'
  await fixture.ask(erase, { input: { candidateId, reason: 'They asked' } }, other)
  expect(await seen()).toMatchObject({ appeals: [{ reason: 'erased', answer: 'erased' }] })
  // No objection is recorded for an erased candidate.
  expect(await call('recordAppeal', { analysisId, reason: 'Ada objects' })).toMatchObject({ __typename: 'NotFound' })
})

test('only one of two objections at once is accepted', async () => {
  const { id: jobId } = await fixture.createJob()
  const { id: candidateId } = await fixture.addCandidate()
  const { id: analysisId } = await fixture.analyze({ jobId, candidateId })
  let outcome: Outcome | null = null
  let sent: Promise<unknown> = Promise.resolve()
  await fixture.database.admin.begin(async (admin) => {
    // Like another request that has not committed yet.
    await admin`select from recruiting.candidates where id = ${candidateId} for update`
    await admin`insert into recruiting.appeals (tenant_id, analysis_id, reason, recorded_by)
      values (${fixture.tenantId}, ${analysisId}, 'First', ${randomUUID()})`
    sent = call('recordAppeal', { analysisId, reason: 'Second' }).then((answer) => {
      outcome = answer
    })
    await expect
      .poll(async () => {
        const [waiting] = await admin`select count(*)::int as count from pg_locks
          where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`
        return waiting!.count + (outcome === null ? 0 : 1)
      })
      .toBe(1)
  })
  await sent
  expect(outcome).toMatchObject({ __typename: 'Conflict', code: 'OPEN_APPEAL' })
})
