// Acceptances of bids that race with other changes: each race has one outcome, and the ledger stays balanced.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { aLoanFixture, type LoanFixture } from './loan-fixture.ts'
import { eur } from './money-fixture.ts'

/** The time that the subgraph takes for now; the real one while it is null. */
let frozen: Date | null = null
let fixture: LoanFixture
beforeAll(async () => {
  fixture = await aLoanFixture({ clock: { now: () => frozen ?? new Date() }, wallClock: { now: () => new Date() } })
}, 120_000)
afterAll(() => fixture.drop())

const accept = (bidId: string, accountId: string, by: Envelope) =>
  fixture.call('acceptBid', { bidId, accountId, idempotencyKey: fixture.aKey() }, by)
const statusOf = async (applicationId: string) =>
  (await fixture.database.admin`select status from credit.applications where id = ${applicationId}`)[0]!.status
const bidsOf = async (applicationId: string) =>
  (
    await fixture.database.admin`select status from credit.bids where application_id = ${applicationId} order by id`
  ).map(({ status }) => status)
/** What is held for an application: nothing, or what was accepted. */
const heldOf = async (applicationId: string) => {
  const [row] = await fixture.database.admin`select coalesce(sum(h.amount_minor), 0)::int as held from credit.loans l
    join credit.holds h on h.tenant_id = l.tenant_id and h.id = l.hold_id and h.status = 'ACTIVE'
    where l.application_id = ${applicationId}`
  return row!.held
}

afterEach(async () => {
  frozen = null
  const { admin } = fixture.database
  const [sums] = await admin`select coalesce(sum(amount_minor), 0)::int as sum from credit.ledger_postings`
  expect(sums!.sum).toBe(0)
  const unequal =
    await admin`select b.id from credit.account_balances b where b.held_minor <> coalesce((select sum(amount_minor)
    from credit.holds h where h.tenant_id = b.tenant_id and h.account_id = b.id and h.status = 'ACTIVE'), 0)`
  expect([...unequal]).toEqual([])
})

it('a bid can be accepted a millisecond before it expires, and no longer when it expires', async () => {
  const lender = await fixture.aLender('punctual')
  const expiresAt = new Date(Date.now() + 3_600_000)
  const [late, inTime] = [await fixture.anOpenApplication(), await fixture.anOpenApplication()]
  const terms = { expiresAt: expiresAt.toISOString() }
  const [first, second] = [
    await fixture.bidOn(late.id, lender.member, terms),
    await fixture.bidOn(inTime.id, lender.member, terms),
  ]
  frozen = expiresAt
  expect(await accept(first.id, late.walletId, late.applicant)).toMatchObject({ code: 'BID_EXPIRED' })
  frozen = new Date(expiresAt.getTime() - 1)
  expect(await accept(second.id, inTime.walletId, inTime.applicant)).toMatchObject({ __typename: 'Loan' })
  expect([await heldOf(late.id), await heldOf(inTime.id)]).toEqual([0, 100_000])
})

it('a bid that is accepted and withdrawn at once ends up either accepted or withdrawn', async () => {
  const lender = await fixture.aLender('hesitant')
  for (let round = 0; round < 6; round++) {
    const { applicant, id, walletId } = await fixture.anOpenApplication()
    const bid = await fixture.bidOn(id, lender.member)
    const both = [
      () => accept(bid.id, walletId, applicant),
      () => fixture.call('withdrawBid', { bidId: bid.id }, lender.member),
    ]
    const outcomes = await Promise.all((round % 2 === 0 ? both : both.toReversed()).map((act) => act()))
    const isAccepted = outcomes.some(({ __typename }) => __typename === 'Loan')
    expect(outcomes.filter(({ code }) => code !== undefined)).toHaveLength(1)
    expect(await bidsOf(id)).toEqual([isAccepted ? 'ACCEPTED' : 'WITHDRAWN'])
    expect(await statusOf(id)).toBe(isAccepted ? 'ACCEPTED' : 'OFFERS_OPEN')
    expect(await heldOf(id)).toBe(isAccepted ? 100_000 : 0)
  }
})

it('an application whose bid is accepted while it is withdrawn and expires has one outcome', async () => {
  const lender = await fixture.aLender('patient')
  const { applicant, id, walletId } = await fixture.anOpenApplication()
  const bid = await fixture.bidOn(id, lender.member, {
    expiresAt: new Date(Date.now() + 90 * 86_400_000).toISOString(),
  })
  await fixture.later(14)
  // A job closes the next day while the applicant accepts and, in another window, withdraws.
  const [accepted, withdrawn] = await Promise.all([
    accept(bid.id, walletId, applicant),
    fixture.call('withdrawCreditApplication', { applicationId: id }, applicant),
    fixture.later(1),
  ])
  const ended = [accepted.__typename === 'Loan', withdrawn.__typename === 'CreditApplication'].filter(Boolean)
  expect(ended.length).toBeLessThanOrEqual(1)
  const status = accepted.__typename === 'Loan' ? 'ACCEPTED' : ended.length === 1 ? 'WITHDRAWN' : 'EXPIRED'
  expect(await statusOf(id)).toBe(status)
  expect(await heldOf(id)).toBe(status === 'ACCEPTED' ? 100_000 : 0)
})

it('a lender with funds for one loan makes only one of several that are accepted at once', async () => {
  const lender = await fixture.aLender('scarce', '1500.00')
  const asked = await Promise.all(Array.from({ length: 4 }, () => fixture.anOpenApplication()))
  const bids: string[] = []
  for (const { id } of asked) bids.push((await fixture.bidOn(id, lender.member)).id)
  const outcomes = await Promise.all(asked.map(({ applicant, walletId }, i) => accept(bids[i]!, walletId, applicant)))
  expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
    'Loan',
    'PROVIDER_FUNDS',
    'PROVIDER_FUNDS',
    'PROVIDER_FUNDS',
  ])
  expect(await fixture.balanceOf(lender.fundingId)).toEqual({ posted: '1500.00', held: '1000.00', available: '500.00' })
  // Those that were refused can be accepted when there is money again.
  const left = outcomes.findIndex(({ code }) => code === 'PROVIDER_FUNDS')
  await fixture.call('depositMoney', {
    accountId: lender.fundingId,
    amount: eur('500.00'),
    idempotencyKey: fixture.aKey(),
  })
  const { applicant, walletId } = asked[left]!
  expect(await accept(bids[left]!, walletId, applicant)).toMatchObject({ __typename: 'Loan' })
})
