// A loan from the bid to the last instalment, and every way in which a step is refused.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import { createApplication, draftInput, idOf, outcomeOf } from './fixture.ts'
import { aLoanFixture, type LoanFixture } from './loan-fixture.ts'
import { eur } from './money-fixture.ts'

let fixture: LoanFixture
beforeAll(async () => {
  fixture = await aLoanFixture()
}, 120_000)
afterAll(() => fixture.drop())

const accept = (bidId: string, accountId: string, by: Parameters<LoanFixture['call']>[2]) =>
  fixture.call('acceptBid', { bidId, accountId, idempotencyKey: fixture.aKey() }, by)
const repay = (loanId: string, fromAccountId: string, amount: string, by?: Parameters<LoanFixture['call']>[2]) =>
  fixture.call('repayLoan', { loanId, fromAccountId, amount: eur(amount), idempotencyKey: fixture.aKey() }, by)

describe('bids', () => {
  it('are listed best first, and a provider has only one that is active', async () => {
    const [first, second] = [await fixture.aLender('first'), await fixture.aLender('second')]
    const { applicant, id } = await fixture.anOpenApplication()
    const bid = await fixture.bidOn(id, first.member, { nominalRate: '12' })
    expect(bid).toMatchObject({ __typename: 'Bid', status: 'ACTIVE' })
    // How long the months are depends on the day.
    expect(Math.abs(Number(bid.apr) - 12)).toBeLessThan(0.5)
    const other = await fixture.bidOn(id, second.member, { nominalRate: '11', fees: eur('100.00') })
    expect(Number(other.apr)).toBeGreaterThan(40)
    expect(await fixture.bidOn(id, first.member)).toMatchObject({ code: 'ACTIVE_BID' })
    const better = await fixture.bidOn(id, second.member, { nominalRate: '10', supersedesId: other.id })
    expect(better).toMatchObject({ status: 'ACTIVE', supersedes: { id: other.id } })
    const seen = await fixture.seenBy<{ creditApplication: { bids: { nodes: { apr: string }[] } } }>(
      applicant,
      `creditApplication(id: "${id}") { bids { nodes { id status apr } } }`,
    )
    const rates = seen.creditApplication.bids.nodes.map(({ apr }) => Number(apr))
    expect(rates).toHaveLength(3)
    expect(rates).toEqual(rates.toSorted((a, b) => a - b))
  })

  it('are placed only by members of a provider, with terms in range', async () => {
    const lender = await fixture.aLender('careful')
    const { id } = await fixture.anOpenApplication()
    expect(await fixture.bidOn(id, { ...fixture.aMember(), grants: ['credit.bids:write'] })).toMatchObject({
      __typename: 'NotAllowed',
      code: 'NOT_PROVIDER',
    })
    for (const wrong of [
      { principal: eur('1.00') },
      { principal: { amount: '1000.00', currency: 'USD' } },
      { termMonths: 1 },
      { nominalRate: '1000.01' },
      { fees: eur('1000.00') },
      { expiresAt: '2020-01-01T00:00:00Z' },
    ]) {
      expect(await fixture.bidOn(id, lender.member, wrong)).toMatchObject({ __typename: 'InvalidInput' })
    }
  })

  it('are refused for an application that is not open for bids', async () => {
    const [late, winner] = [await fixture.aLender('late'), await fixture.aLender('early')]
    const asked = { ...draftInput, category: 'loan', amount: eur('1000.00'), termMonths: 6 }
    const draft = await outcomeOf(fixture, createApplication, asked, fixture.aMember())
    expect(draft).toMatchObject({ status: 'DRAFT' })
    const [withdrawn, taken] = [await fixture.anOpenApplication(), await fixture.anOpenApplication()]
    const withdrawal = { applicationId: withdrawn.id }
    expect(await fixture.call('withdrawCreditApplication', withdrawal, withdrawn.applicant)).toMatchObject({
      status: 'WITHDRAWN',
    })
    const { id: bidId } = await fixture.bidOn(taken.id, winner.member)
    expect(await accept(bidId, taken.walletId, taken.applicant)).toMatchObject({ __typename: 'Loan' })
    for (const { id } of [draft, withdrawn, taken]) {
      expect(await fixture.bidOn(id, late.member)).toMatchObject({ __typename: 'Conflict', code: 'OFFERS_CLOSED' })
    }
  })

  it('are not shown to another provider, even with the permission to inspect bids', async () => {
    const [mine, theirs] = [await fixture.aLender('mine'), await fixture.aLender('theirs')]
    const { id } = await fixture.anOpenApplication()
    await fixture.bidOn(id, theirs.member)
    const seen = await fixture.seenBy<{
      loanProvider: { bids: { nodes: object[] }; loanRequests: { nodes: object[] } }
    }>(
      mine.member,
      `loanProvider { slug bids { nodes { id } } loanRequests { nodes { applicationId category
        amount { amount } termMonths offersUntil ownBid { id } } } }`,
    )
    expect(seen.loanProvider.bids.nodes).toEqual([])
    expect(seen.loanProvider.loanRequests.nodes).toContainEqual(
      expect.objectContaining({ applicationId: id, category: 'loan', ownBid: null }),
    )
    const inspector = { ...mine.member, grants: ['credit.bids:inspect', 'credit.applications:read'] }
    const read = 'query ($id: ID!) { creditApplication(id: $id) { bids { nodes { id } } } }'
    expect(await fixture.ask(read, { id }, inspector)).toEqual({ creditApplication: { bids: { nodes: [] } } })
  })
})

describe('the database', () => {
  it('hides bids from the members of other loan providers, and refuses their changes', async () => {
    const [mine, theirs] = [await fixture.aLender('rival'), await fixture.aLender('competitor')]
    const { applicant, id } = await fixture.anOpenApplication()
    const own = await fixture.bidOn(id, mine.member)
    const other = await fixture.bidOn(id, theirs.member)
    const as = <T>(person: Envelope, work: (sql: postgres.TransactionSql) => Promise<T>) =>
      fixture.database.admin.begin(async (sql) => {
        await sql`select set_config('role', 'credit_runtime', true), set_config('app.tenant_id', ${fixture.tenantId}, true),
          set_config('app.user_id', ${idOf(person)}, true)`
        return work(sql)
      })
    const seenBy = (person: Envelope) =>
      as(person, async (sql) =>
        (await sql`select id from credit.bids where application_id = ${id}`).map((row) => row.id),
      )
    expect(await seenBy(mine.member)).toEqual([own.id])
    expect(await seenBy(theirs.member)).toEqual([other.id])
    for (const person of [applicant, fixture.agent])
      expect((await seenBy(person)).sort()).toEqual([own.id, other.id].sort())
    const change = (sql: postgres.TransactionSql) =>
      sql`update credit.bids set status = 'WITHDRAWN' where id = ${other.id} returning id`
    expect(await as(mine.member, change)).toHaveLength(0)
  })
})

describe('an acceptance', () => {
  it('is made once among many at once, and holds the funds of one lender', async () => {
    const lenders = [await fixture.aLender('race-1'), await fixture.aLender('race-2')]
    const { applicant, id, walletId } = await fixture.anOpenApplication()
    const bids = await Promise.all(lenders.map(({ member }) => fixture.bidOn(id, member)))
    const outcomes = await Promise.all([...bids, ...bids].map((bid) => accept(bid.id, walletId, applicant)))
    expect(outcomes.filter(({ __typename }) => __typename === 'Loan')).toHaveLength(1)
    for (const { __typename, code } of outcomes) {
      if (__typename !== 'Loan') expect(code).toBe('BID_TAKEN')
    }
    const held = await Promise.all(lenders.map(({ fundingId }) => fixture.balanceOf(fundingId)))
    expect(held.map(({ held: amount }) => amount).sort()).toEqual(['0.00', '1000.00'])
    // The lender finds the loan that came of its bid.
    const taken = outcomes.findIndex(({ __typename }) => __typename === 'Loan') % 2
    const own = 'loanProvider { bids { nodes { id loanId } } }'
    expect(await fixture.seenBy(lenders[taken]!.member, own)).toEqual({
      loanProvider: {
        bids: {
          nodes: [{ id: bids[taken]!.id, loanId: outcomes.find(({ __typename }) => __typename === 'Loan')!.id }],
        },
      },
    })
  })

  it('is refused without funds, for an expired bid, and for a bid that was withdrawn', async () => {
    const poor = await fixture.aLender('poor', '999.99')
    const { applicant, id, walletId } = await fixture.anOpenApplication()
    const bid = await fixture.bidOn(id, poor.member)
    expect(await accept(bid.id, walletId, applicant)).toMatchObject({ __typename: 'Conflict', code: 'PROVIDER_FUNDS' })
    expect(await accept(bid.id, walletId, fixture.aMember())).toMatchObject({ __typename: 'NotFound' })
    await fixture.call('withdrawBid', { bidId: bid.id }, poor.member)
    expect(await accept(bid.id, walletId, applicant)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    const late = await fixture.bidOn(id, poor.member, { principal: eur('500.00') })
    await fixture.database.admin.begin(async (sql) => {
      await sql`alter table credit.bids disable trigger keeps_terms`
      await sql`update credit.bids set expires_at = '2026-01-01' where id = ${late.id}`
      await sql`alter table credit.bids enable trigger keeps_terms`
    })
    expect(await accept(late.id, walletId, applicant)).toMatchObject({ __typename: 'Conflict', code: 'BID_EXPIRED' })
  })
})

describe('a loan', () => {
  it('is paid out once, less the fees, and repaid in full', async () => {
    const { applicant, walletId, lender, loanId } = await fixture.aLoan({ fees: eur('20.00') })
    expect(await fixture.balanceOf(walletId)).toMatchObject({ posted: '980.00' })
    expect(await fixture.balanceOf(lender.fundingId)).toMatchObject({ posted: '99020.00', held: '0.00' })
    expect(await fixture.call('disburseLoan', { loanId, idempotencyKey: fixture.aKey() }, lender.member)).toMatchObject(
      {
        __typename: 'Conflict',
        code: 'WRONG_STATUS',
      },
    )
    await fixture.call('depositMoney', { accountId: walletId, amount: eur('500.00'), idempotencyKey: fixture.aKey() })
    const seen = async () => {
      const shown = `loan(id: "${loanId}") { status schedule { number total { amount } } payoffQuote { on parts { total { amount } } } }`
      type Loan = { status: string; schedule: object[]; payoffQuote: { parts: { total: { amount: string } } } }
      return (await fixture.seenBy<{ loan: Loan }>(applicant, shown)).loan
    }
    const before = await seen()
    expect(before.schedule).toHaveLength(6)
    expect(before.payoffQuote.parts.total.amount).toBe('1000.00')
    await fixture.later(35)
    const first = await repay(loanId, walletId, '172.55', applicant)
    expect(first).toMatchObject({ __typename: 'Repayment', status: 'APPLIED' })
    const present = await seen()
    expect(present.status).toBe('REPAYING')
    const last = await repay(loanId, walletId, '1200.00', applicant)
    expect(last).toMatchObject({ amount: present.payoffQuote.parts.total })
    expect(await seen()).toMatchObject({ status: 'CLOSED', payoffQuote: { parts: { total: { amount: '0.00' } } } })
  })

  it('is open again when the repayment that closed it is reversed', async () => {
    const { applicant, walletId, loanId } = await fixture.aLoan()
    const paid = await repay(loanId, walletId, '1000.00', applicant)
    expect(paid).toMatchObject({ allocated: { principal: { amount: '1000.00' } } })
    expect(await repay(loanId, walletId, '1.00', applicant)).toMatchObject({ code: 'WRONG_STATUS' })
    const reverse = () =>
      fixture.call('reverseRepayment', {
        repaymentId: paid.id,
        kind: 'REVERSAL',
        reason: 'An error',
        idempotencyKey: fixture.aKey(),
      })
    expect(await reverse()).toMatchObject({ __typename: 'Repayment', status: 'REVERSED' })
    expect(await reverse()).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_REVERSED' })
    expect(await fixture.balanceOf(walletId)).toMatchObject({ posted: '1000.00' })
    const query = 'query ($id: ID!) { loan(id: $id) { status outstanding { principal { amount } } } }'
    expect(await fixture.ask(query, { id: loanId })).toEqual({
      loan: { status: 'REPAYING', outstanding: { principal: { amount: '1000.00' } } },
    })
  })

  it('is in default after too many days, is cured by paying what is due, and can be written off', async () => {
    const { applicant, walletId, loanId } = await fixture.aLoan()
    const query = 'query ($id: ID!) { loan(id: $id) { status daysPastDue outstanding { total { amount } } } }'
    const seen = async () => (await fixture.ask<{ loan: { status: string } }>(query, { id: loanId })).loan
    const writeOff = () => fixture.call('writeOffLoan', { loanId, reason: 'Lost', idempotencyKey: fixture.aKey() })
    await fixture.later(40)
    expect(await seen()).toMatchObject({ status: 'REPAYING' })
    expect(await writeOff()).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    await fixture.later(90)
    expect(await seen()).toMatchObject({ status: 'DEFAULTED' })
    await repay(loanId, walletId, '700.00', applicant)
    expect(await seen()).toMatchObject({ status: 'REPAYING', daysPastDue: 0 })
    await fixture.later(200)
    expect(await seen()).toMatchObject({ status: 'DEFAULTED' })
    expect(await writeOff()).toMatchObject({ __typename: 'Loan', status: 'CLOSED' })
    expect(await seen()).toMatchObject({ status: 'CLOSED', outstanding: { total: { amount: '0.00' } } })
  })

  it('is repaid and seen by its borrower, and by others only with the permission', async () => {
    const { walletId, loanId } = await fixture.aLoan()
    const other = await fixture.aWallet('100.00')
    expect(await repay(loanId, other.id, '10.00', other.member)).toMatchObject({ __typename: 'NotFound' })
    expect(await repay(loanId, other.id, '10.00')).toMatchObject({ __typename: 'NotFound' })
    expect(await repay(loanId, walletId, '10.00')).toMatchObject({ __typename: 'Repayment' })
    await expect(fixture.seenBy(other.member, `loan(id: "${loanId}") { id }`)).rejects.toThrow()
    const waive = (part: string, amount: string) =>
      fixture.call('waiveLoan', {
        loanId,
        part,
        amount: eur(amount),
        reason: 'Kindness',
        idempotencyKey: fixture.aKey(),
      })
    expect(await waive('PENALTY', '0.01')).toMatchObject({ __typename: 'InvalidInput' })
    expect(await waive('PRINCIPAL', '100.00')).toMatchObject({
      __typename: 'Loan',
      outstanding: { principal: { amount: '900.00' } },
    })
  })
})

describe('a charge for a loan', () => {
  it('repays the loan once, and leaves in the wallet what the loan does not need', async () => {
    const { applicant, walletId, loanId } = await fixture.aLoan()
    await fixture.call('savePaymentGateway', { slug: 'local', name: 'Local', provider: 'LOCAL' })
    const start = (amount: string, more: object = {}, by = applicant) => {
      const to = {
        gatewaySlug: 'local',
        accountId: walletId,
        loanId,
        amount: eur(amount),
        idempotencyKey: fixture.aKey(),
      }
      return fixture.call('startCharge', { ...to, ...more }, by)
    }
    expect(await start('1.00', {}, fixture.aMember())).toMatchObject({ __typename: 'NotFound' })
    expect(await start('1.00', { accountId: null, amount: null, gatewaySlug: null })).toMatchObject({
      __typename: 'InvalidInput',
    })
    const [first, second] = [await start('600.00'), await start('600.00')]
    expect(first).toMatchObject({ status: 'PENDING', loanId })
    const refresh = (chargeId: string) => fixture.call('refreshCharge', { chargeId }, applicant)
    for (let i = 0; i < 2; i++) expect(await refresh(first.id)).toMatchObject({ status: 'SUCCEEDED' })
    expect(await fixture.balanceOf(walletId)).toMatchObject({ posted: '1000.00' })
    expect(await refresh(second.id)).toMatchObject({ status: 'SUCCEEDED' })
    // Of the second one the loan takes the rest.
    expect(await fixture.balanceOf(walletId)).toMatchObject({ posted: '1200.00' })
    const query = 'query ($id: ID!) { loan(id: $id) { status repayments { nodes { amount { amount } } } } }'
    const amounts = ['400.00', '600.00'].map((amount) => ({ amount: { amount } }))
    expect(await fixture.ask(query, { id: loanId })).toEqual({
      loan: { status: 'CLOSED', repayments: { nodes: amounts } },
    })
    expect(await start('1.00')).toMatchObject({ code: 'WRONG_STATUS' })
  })
})

describe('the subscription to a loan', () => {
  it('notifies its borrower of each repayment once, and refuses others', async () => {
    const { applicant, walletId, loanId } = await fixture.aLoan()
    const text = `subscription ($id: ID!, $after: String) { loanChanged(loanId: $id, after: $after) {
      cursor repayment { status amount { amount } } loan { id } } }`
    type Event = { loanChanged: { cursor: string; repayment: { amount: { amount: string } } } }
    await expect(eventsOf(fixture.subgraph, text, { id: loanId }, fixture.aMember())).rejects.toThrow()
    const events = await eventsOf<Event>(fixture.subgraph, text, { id: loanId }, applicant)
    const received = take(events, 2)
    await repay(loanId, walletId, '1.00', applicant)
    await repay(loanId, walletId, '2.00', applicant)
    const changes = (await received).map(({ data }) => data!.loanChanged)
    expect(changes.map(({ repayment }) => repayment.amount.amount)).toEqual(['1.00', '2.00'])
    await events.return?.()
    const later = await eventsOf<Event>(fixture.subgraph, text, { id: loanId, after: changes[0]!.cursor }, applicant)
    const [next] = await take(later, 1)
    expect(next!.data!.loanChanged.cursor).toBe(changes[1]!.cursor)
    await later.return?.()
  })
})

describe('an application', () => {
  it('expires when no bid is accepted in time, and takes no bids from then on', async () => {
    const { applicant, id } = await fixture.anOpenApplication()
    const { member } = await fixture.aLender('tardy')
    await fixture.later(15)
    expect(await fixture.seenBy(applicant, `creditApplication(id: "${id}") { status }`)).toEqual({
      creditApplication: { status: 'EXPIRED' },
    })
    expect(await fixture.bidOn(id, member)).toMatchObject({ code: 'OFFERS_CLOSED' })
  })
})
