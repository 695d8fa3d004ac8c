// Loans with a new plan: who decides, what stays readable, and that neither the ledger nor what was paid changes.

import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLoanFixture, type LoanFixture } from './loan-fixture.ts'
import { eur } from './money-fixture.ts'

let fixture: LoanFixture
beforeAll(async () => {
  fixture = await aLoanFixture()
}, 120_000)
afterAll(() => fixture.drop())

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const propose = (loanId: string, by: Envelope, firstDueOn: string, more: object = {}) => {
  const terms = {
    loanId,
    nominalRate: '12',
    instalments: 12,
    firstDueOn,
    reason: 'Fewer hours',
    idempotencyKey: fixture.aKey(),
  }
  return fixture.call('proposeRestructuring', { ...terms, ...more }, by)
}
const answer = (restructuringId: string, accept: boolean, by: Envelope) =>
  fixture.call('answerRestructuring', { restructuringId, accept, idempotencyKey: fixture.aKey() }, by)
const repay = (loanId: string, fromAccountId: string, amount: string) =>
  fixture.call('repayLoan', { loanId, fromAccountId, amount: eur(amount), idempotencyKey: fixture.aKey() })
interface Seen {
  readonly loan: {
    readonly status: string
    readonly daysPastDue: number
    readonly nextDueOn: string
    readonly schedule: { dueOn: string; total: { amount: string }; paid: { amount: string } }[]
    readonly payoffQuote: { parts: { total: { amount: string } } }
    readonly planVersions: { number: number; status: string; instalments: { dueOn: string }[] }[]
  }
}
const seen = async (id: string) => {
  const text = `query ($id: ID!) { loan(id: $id) { status daysPastDue nextDueOn schedule { dueOn total { amount } paid { amount } }
    payoffQuote { parts { total { amount } } } planVersions { number status effectiveOn reason nominalRate
    instalments { dueOn total carried } } } }`
  return (await fixture.ask<Seen>(text, { id })).loan
}
const postings = async () =>
  (await fixture.database.admin`select count(*)::int as count from credit.ledger_postings`)[0]!.count

describe('a restructuring', () => {
  it('that demands more needs the borrower’s consent, cures the loan, and does not touch the ledger', async () => {
    const { applicant, lender, walletId, loanId } = await fixture.aLoan()
    await repay(loanId, walletId, '100.00')
    const today = await fixture.later(130)
    const before = await seen(loanId)
    expect(before).toMatchObject({ status: 'DEFAULTED' })
    const first = dayAfter(today, 20)
    const stranger = await fixture.aLender('another', '0')
    const posted = await postings()
    expect(await propose(loanId, stranger.member, first)).toMatchObject({ __typename: 'NotFound' })
    for (const wrong of [{ firstDueOn: today }, { instalments: 0 }, { nominalRate: '1001' }, { reason: '' }]) {
      expect(await propose(loanId, lender.member, first, wrong)).toMatchObject({ __typename: 'InvalidInput' })
    }
    const dropped = await propose(loanId, lender.member, first, { instalments: 6 })
    const proposed = await propose(loanId, lender.member, first)
    expect(proposed).toMatchObject({ __typename: 'LoanPlanVersion', number: 3, status: 'PROPOSED' })
    expect(await seen(loanId)).toMatchObject({ status: 'DEFAULTED', payoffQuote: before.payoffQuote })
    expect(await answer(proposed.id, true, fixture.aMember())).toMatchObject({ __typename: 'NotFound' })
    expect(await answer(dropped.id, true, applicant)).toMatchObject({ code: 'WRONG_STATUS' })
    // Of two answers at once one counts.
    const answers = await Promise.all([answer(proposed.id, true, applicant), answer(proposed.id, true, applicant)])
    expect(answers.map((each) => each.code ?? each.status).sort()).toEqual(['REPAYING', 'WRONG_STATUS'])
    const after = await seen(loanId)
    expect(after).toMatchObject({
      status: 'REPAYING',
      daysPastDue: 0,
      nextDueOn: first,
      payoffQuote: before.payoffQuote,
    })
    expect(after.planVersions.map(({ number, status }) => [number, status])).toEqual([
      [1, 'APPLIED'],
      [2, 'SUPERSEDED'],
      [3, 'APPLIED'],
    ])
    expect(after.planVersions[0]!.instalments).toHaveLength(6)
    expect(after.planVersions[2]!.instalments).toHaveLength(12)
    expect(await postings()).toBe(posted)
    await fixture.later(25)
    expect(await seen(loanId)).toMatchObject({ status: 'REPAYING', daysPastDue: 5 })
  })

  it('that demands no more is applied by the lender alone, and one that demands more may be declined', async () => {
    const { applicant, lender, walletId, loanId } = await fixture.aLoan()
    const { nextDueOn } = await seen(loanId)
    const easier = { nominalRate: '6', instalments: 6, firstDueOn: dayAfter(nextDueOn, 1) }
    expect(await propose(loanId, lender.member, nextDueOn, easier)).toMatchObject({ status: 'APPLIED', number: 2 })
    expect(await seen(loanId)).toMatchObject({ nextDueOn: easier.firstDueOn })
    const dearer = await propose(loanId, lender.member, nextDueOn, { nominalRate: '6.5', instalments: 6 })
    expect(dearer).toMatchObject({ status: 'PROPOSED' })
    expect(await answer(dearer.id, false, applicant)).toMatchObject({ __typename: 'Loan', status: 'DISBURSED' })
    expect(await answer(dearer.id, true, applicant)).toMatchObject({ code: 'WRONG_STATUS' })
    expect((await seen(loanId)).planVersions.map(({ status }) => status)).toEqual(['APPLIED', 'APPLIED', 'DECLINED'])
    await repay(loanId, walletId, '1000.00')
    expect(await propose(loanId, lender.member, nextDueOn)).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('is recomputed when an earlier repayment is reversed, as if that had never been made', async () => {
    const [paidTwice, paidOnce] = [await fixture.aLoan(), await fixture.aLoan()]
    const { id: repaymentId } = await repay(paidTwice.loanId, paidTwice.walletId, '200.00')
    for (const { loanId, walletId } of [paidTwice, paidOnce]) await repay(loanId, walletId, '150.00')
    const today = await fixture.later(40)
    for (const { loanId, lender, applicant } of [paidTwice, paidOnce]) {
      const { id } = await propose(loanId, lender.member, dayAfter(today, 30))
      expect(await answer(id, true, applicant)).toMatchObject({ __typename: 'Loan' })
    }
    await fixture.later(35)
    for (const { loanId, walletId } of [paidTwice, paidOnce]) await repay(loanId, walletId, '50.00')
    const reason = { reason: 'An error', idempotencyKey: fixture.aKey() }
    await fixture.call('reverseRepayment', { repaymentId, kind: 'CHARGEBACK', ...reason })
    const [one, other] = [await seen(paidTwice.loanId), await seen(paidOnce.loanId)]
    expect({ ...one, planVersions: [] }).toEqual({ ...other, planVersions: [] })
    const kept = await fixture.database
      .admin`select principal_open_minor, interest_open_minor, penalty_open_minor, days_past_due,
      next_due_on from credit.loans where id in (${paidTwice.loanId}, ${paidOnce.loanId})`
    expect(kept[0]).toEqual(kept[1])
  })

  it('keeps its terms in the database', async () => {
    const { lender, loanId } = await fixture.aLoan()
    const { nextDueOn } = await seen(loanId)
    const { id } = await propose(loanId, lender.member, dayAfter(nextDueOn, 3))
    const { admin } = fixture.database
    const change = (set: string) => admin.unsafe(`update credit.loan_restructurings set ${set} where id = '${id}'`)
    await expect(change("nominal_rate = '1'")).rejects.toThrow(/keeps its terms/)
    await expect(admin`delete from credit.loan_restructurings where id = ${id}`).rejects.toThrow(/written once/)
    await change("status = 'DECLINED'")
    await expect(change("status = 'PROPOSED'")).rejects.toThrow(/keeps its terms/)
  })
})
