import { randomUUID } from 'node:crypto'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
let approver: Envelope
beforeAll(async () => {
  fixture = await openFixture()
  approver = envelopeOf({ userId: randomUUID(), tenantId: fixture.tenantId, grants: ['recruiting.*:*'] })
  const text = 'mutation ($input: SaveRecruitingPolicyInput!) { saveRecruitingPolicy(input: $input) { __typename } }'
  await fixture.ask(text, { input: { minimumMonths: [], jobApproval: true } }, approver)
})
afterAll(() => fixture.end())

interface Outcome {
  readonly __typename: string
  readonly code: string
  readonly id: string
  readonly status: string
  readonly version: number
}
const call = async (name: string, input: object, by = fixture.agent): Promise<Outcome> => {
  const text = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { outcome: ${name}(input: $input) { __typename
    ... on Job { id status version returnReason approvedAt submittedBy { id } approvedBy { id } } ... on Problem { code } } }`
  return (await fixture.ask<{ outcome: Outcome }>(text, { input }, by)).outcome
}
const make = () => call('createJob', { title: 'Tester', description: 'Tests.', requiredSkills: ['Python'] })
/** A job that another person has approved. */
async function approved(): Promise<Outcome> {
  const { id: jobId } = await make()
  await call('submitJob', { jobId, version: 1 })
  return call('decideJob', { jobId, version: 2, isApproved: true }, approver)
}

describe('where the policy asks for approvals', () => {
  it('a job is a draft that opens only when another person has approved it', async () => {
    const job = await make()
    expect(job).toMatchObject({ status: 'DRAFT', version: 1, approvedBy: null })
    const jobId = job.id
    const required = { __typename: 'Conflict', code: 'APPROVAL_REQUIRED' }
    expect(await call('updateJob', { jobId, version: 1, status: 'OPEN' })).toMatchObject(required)
    expect(await call('decideJob', { jobId, version: 1, isApproved: true }, approver)).toMatchObject({
      code: 'WRONG_STATUS',
    })
    expect(await call('submitJob', { jobId, version: 1 })).toMatchObject({ status: 'AWAITING_APPROVAL', version: 2 })
    expect(await call('updateJob', { jobId, version: 2, status: 'OPEN' })).toMatchObject(required)
    expect(await call('submitJob', { jobId, version: 2 })).toMatchObject({ code: 'WRONG_STATUS' })
    const own = { ...approver, viewer: fixture.agent.viewer }
    expect(await call('decideJob', { jobId, version: 2, isApproved: true }, own)).toMatchObject({
      __typename: 'NotAllowed',
      code: 'OWN_SUBMISSION',
    })
    const { id: candidateId } = await fixture.addCandidate()
    expect(await fixture.analyze({ jobId, candidateId })).toMatchObject({ code: 'WRONG_STATUS' })
    expect(await call('decideJob', { jobId, version: 1, isApproved: true }, approver)).toMatchObject({
      code: 'VERSION',
    })
    expect(await call('decideJob', { jobId, version: 2, isApproved: true }, approver)).toMatchObject({
      status: 'OPEN',
      version: 3,
      submittedBy: { id: fixture.agent.viewer!.userId },
      approvedBy: { id: approver.viewer!.userId },
    })
    expect((await fixture.analyze({ jobId, candidateId })).matchScore).toBe(100)
  })

  it('a job that is returned is a draft with a reason', async () => {
    const { id: jobId } = await make()
    await call('submitJob', { jobId, version: 1 })
    expect(await call('decideJob', { jobId, version: 2, isApproved: false }, approver)).toMatchObject({
      __typename: 'InvalidInput',
    })
    expect(
      await call('decideJob', { jobId, version: 2, isApproved: false, reason: 'No budget' }, approver),
    ).toMatchObject({
      status: 'DRAFT',
      returnReason: 'No budget',
      approvedBy: null,
    })
  })

  it('a pause needs no new approval; a changed job does, even after it was closed or paused', async () => {
    const { id: jobId } = await approved()
    const update = (version: number, more: object) => call('updateJob', { jobId, version, ...more })
    expect(await update(3, { status: 'PAUSED' })).toMatchObject({ status: 'PAUSED' })
    expect(await update(4, { status: 'OPEN', title: 'Tester' })).toMatchObject({ status: 'OPEN' })
    expect(await update(5, { requiredSkills: ['COBOL'] })).toMatchObject({
      status: 'AWAITING_APPROVAL',
      approvedBy: null,
    })
    expect(await update(6, { status: 'OPEN' })).toMatchObject({ code: 'APPROVAL_REQUIRED' })
    for (const [i, status] of ['CLOSED', 'PAUSED'].entries()) {
      expect(await update(6 + i, { status })).toMatchObject({ status, version: 7 + i })
      expect(await update(7 + i, { status: 'OPEN' })).toMatchObject({ code: 'APPROVAL_REQUIRED' })
    }
    // No interview is scheduled for a job that is not approved.
    const { id: candidateId } = await fixture.addCandidate()
    const day = new Date(Date.now() + 86_400_000).toISOString()
    const schedule = `mutation ($input: ScheduleInterviewInput!) { outcome: scheduleInterview(input: $input) {
      __typename ... on Problem { code } } }`
    const input = { jobId, candidateId, expiresAt: day }
    expect(await fixture.ask(schedule, { input }, fixture.agent)).toEqual({
      outcome: { __typename: 'Conflict', code: 'APPROVAL_REQUIRED' },
    })
    const other = await approved()
    expect(await call('updateJob', { jobId: other.id, version: 3, status: 'OPEN', title: 'X' })).toMatchObject({
      code: 'APPROVAL_REQUIRED',
    })
  })

  it('a decision needs recruiting.jobs:approve', async () => {
    const { id: jobId } = await make()
    const text = 'mutation ($input: DecideJobInput!) { decideJob(input: $input) { __typename } }'
    expect(await fixture.refused(text, { input: { jobId, version: 1, isApproved: true } }, fixture.agent)).toEqual([
      'FORBIDDEN',
    ])
  })
})
