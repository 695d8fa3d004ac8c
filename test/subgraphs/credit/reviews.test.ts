// Decisions about applications, and the transitions of statuses in the rules and in the database.
import { nextStatuses, type Status, statusProblem } from '@quintet/credit/applications/rules.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aCategory,
  createApplication,
  draftInput,
  idOf,
  outcomeOf,
  record,
  saveCategoryOf,
  submitApplication,
} from './fixture.ts'
import { aLoanFixture, type LoanFixture } from './loan-fixture.ts'
import { eur } from './money-fixture.ts'

let fixture: LoanFixture
beforeAll(async () => {
  fixture = await aLoanFixture()
}, 120_000)
afterAll(() => fixture.drop())

const submitted = async (change: object = {}) => {
  const applicant = fixture.aMember()
  const { id } = await outcomeOf(fixture, createApplication, { ...draftInput, category: 'loan', ...change }, applicant)
  expect(await outcomeOf(fixture, submitApplication, { applicationId: id }, applicant)).toMatchObject({
    status: 'SUBMITTED',
  })
  return { applicant, id }
}
const claim = (applicationId: string, by = fixture.agent) =>
  fixture.call('claimCreditApplication', { applicationId }, by)
const decide = (applicationId: string, verdict: string, by = fixture.agent) =>
  fixture.call('decideCreditApplication', { applicationId, verdict, reason: 'Because' }, by)
const anotherAgent = () => ({ ...fixture.anAgent(), grants: ['credit.applications:review'] })

describe('a decision', () => {
  it('opens an application for bids, with its reason in the history', async () => {
    const { id } = await submitted()
    await claim(id)
    const opened = await decide(id, 'APPROVE')
    expect(opened).toMatchObject({ status: 'OFFERS_OPEN', approvals: 1, offersUntil: expect.any(String) })
    expect((opened.history as object[]).slice(-2)).toEqual([
      { from: 'UNDER_REVIEW', to: 'APPROVED', reason: 'Because', actor: { id: idOf(fixture.agent) } },
      { from: 'APPROVED', to: 'OFFERS_OPEN', reason: null, actor: null },
    ])
  })

  it('is made by the person who claimed the application, and never by the applicant', async () => {
    const { applicant, id } = await submitted()
    expect(await decide(id, 'APPROVE')).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    await claim(id)
    expect(await decide(id, 'APPROVE', anotherAgent())).toMatchObject({ code: 'NOT_REVIEWER' })
    const selfish = { ...applicant, grants: ['credit.applications:review', 'credit.applications:read'] }
    expect(await decide(id, 'APPROVE', selfish)).toMatchObject({ code: 'OWN_APPLICATION' })
    expect(await decide(id, 'REJECT')).toMatchObject({ status: 'REJECTED' })
    expect(await decide(newId(), 'REJECT')).toMatchObject({ __typename: 'NotFound' })
  })

  it('needs a second person above the threshold', async () => {
    await aCategory(fixture, 'large', { secondReviewAbove: eur('1000.00'), requiredTier: 0 })
    const { id } = await submitted({ category: 'large', amount: eur('1000.01') })
    await claim(id)
    expect(await decide(id, 'APPROVE')).toMatchObject({ status: 'UNDER_REVIEW', approvals: 1 })
    expect(await decide(id, 'APPROVE')).toMatchObject({ __typename: 'NotAllowed', code: 'SECOND_REVIEWER' })
    expect(await decide(id, 'APPROVE', anotherAgent())).toMatchObject({ status: 'OFFERS_OPEN', approvals: 2 })
    const small = await submitted({ category: 'large', amount: eur('1000.00') })
    await claim(small.id)
    expect(await decide(small.id, 'APPROVE')).toMatchObject({ status: 'OFFERS_OPEN', approvals: 1 })
  })

  it('can return an application to its applicant, who changes and submits it again', async () => {
    const { applicant, id } = await submitted()
    await claim(id)
    expect(await decide(id, 'REQUEST_INFORMATION')).toMatchObject({ status: 'DRAFT', reviewedBy: null })
    const update = (input: object, by = applicant) =>
      fixture.call('updateCreditApplication', { applicationId: id, ...input }, by)
    expect(await update({ termMonths: 1 })).toMatchObject({ __typename: 'InvalidInput' })
    expect(await update({ termMonths: 12 }, fixture.aMember())).toMatchObject({ __typename: 'NotFound' })
    expect(await update({ termMonths: 12 })).toMatchObject({ status: 'DRAFT' })
    expect(await update({ documentIds: ['none'] })).toMatchObject({ __typename: 'NotFound' })
    await outcomeOf(fixture, submitApplication, { applicationId: id }, applicant)
    expect(await update({ termMonths: 24 })).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  })
})

describe('a submission', () => {
  it('keeps the applicant’s score of that time', async () => {
    const applicant = fixture.aMember()
    await record(fixture, fixture.anAgent(), 87.5, idOf(applicant))
    const asked = { ...draftInput, category: 'personal-loan' }
    const { id } = await outcomeOf(fixture, createApplication, asked, applicant)
    await outcomeOf(fixture, submitApplication, { applicationId: id }, applicant)
    await record(fixture, fixture.anAgent(), 12, idOf(applicant))
    expect(await fixture.seenBy(applicant, `creditApplication(id: "${id}") { scoreAtSubmission }`)).toEqual({
      creditApplication: { scoreAtSubmission: 87.5 },
    })
  })

  it('needs the tier of the category', async () => {
    await aCategory(fixture, 'guarded', { requiredTier: 2 })
    const applicant = fixture.aMember()
    const { id } = await outcomeOf(fixture, createApplication, { ...draftInput, category: 'guarded' }, applicant)
    expect(await outcomeOf(fixture, submitApplication, { applicationId: id }, applicant)).toMatchObject({
      __typename: 'NotAllowed',
      code: 'TIER_TOO_LOW',
    })
  })
})

describe('the conventions of a category', () => {
  const base = {
    slug: 'conventions',
    name: 'Conventions',
    isLoanProduct: true,
    minimum: eur('1.00'),
    maximum: eur('2.00'),
    minimumMonths: 1,
    maximumMonths: 2,
  }
  it.each<[string, object]>([
    ['allocation', { allocation: ['PENALTY', 'PENALTY', 'INTEREST', 'PRINCIPAL'] }],
    ['allocation', { allocation: ['PENALTY'] }],
    ['lateFee', { lateFee: { amount: '1.00', currency: 'USD' } }],
    ['penaltyRate', { penaltyRate: '1000.5' }],
    ['graceDays', { graceDays: -1 }],
    ['defaultAfterDays', { defaultAfterDays: 0 }],
    ['offersDays', { offersDays: 0 }],
  ])('are refused for a wrong %s', async (field, wrong) => {
    expect(await saveCategoryOf(fixture, { ...base, ...wrong })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', field],
    })
  })
})

describe('application statuses', () => {
  const all = Object.keys(nextStatuses) as Status[]
  it('have the same transitions in the rules and in the database', async () => {
    const rows = await fixture.database.admin`select from_status, to_status from credit.application_status_steps`
    const inDatabase = rows.map(({ from_status, to_status }) => `${from_status} ${to_status}`).sort()
    const inRules = all.flatMap((from) => nextStatuses[from].map((to) => `${from} ${to}`)).sort()
    expect(inDatabase).toEqual(inRules)
  })

  it('change only by a transition, in the rules and in the database', async () => {
    const { id } = await submitted()
    const { admin } = fixture.database
    for (const from of all) {
      for (const to of all) {
        if (from === to) continue
        expect(statusProblem({ status: from }, to) === null).toBe(nextStatuses[from].includes(to))
        const moved = admin.begin(async (sql) => {
          await sql`set local session_replication_role = replica`
          await sql`update credit.applications set status = ${from}, version = 1 where id = ${id}`
          await sql`set local session_replication_role = origin`
          await sql`update credit.applications set status = ${to}, version = 2 where id = ${id}`
          throw new Error('rolled back')
        })
        const message = nextStatuses[from].includes(to) ? 'rolled back' : 'cannot go from'
        await expect(moved).rejects.toThrow(message)
      }
    }
  })
})
