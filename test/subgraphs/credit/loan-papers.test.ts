// What borrowers keep of a loan: the plan as files, the calendar of what is due, and a notice at each step.
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { getRoute } from '@quintet/kit/wire/routes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLoanFixture, type LoanFixture } from './loan-fixture.ts'
import { eur } from './money-fixture.ts'

let fixture: LoanFixture
beforeAll(async () => {
  fixture = await aLoanFixture()
}, 120_000)
afterAll(() => fixture.drop())

const fetched = async (url: string) => {
  const { pathname, search } = new URL(url)
  const anyone = anonymousEnvelope(crypto.randomUUID(), null, null)
  return (await fixture.subgraph.running.answer(getRoute(pathname + search), anyone))!
}
interface Turned {
  readonly outcome: { readonly __typename: string; readonly calendarUrl: string | null }
}
const calendar = async (mutation: 'openLoanCalendar' | 'closeLoanCalendar', loanId: string, by = fixture.treasurer) => {
  const text = `mutation ($input: LoanCalendarInput!) { outcome: ${mutation}(input: $input) { __typename ... on Loan { calendarUrl } } }`
  return (await fixture.ask<Turned>(text, { input: { loanId } }, by)).outcome
}

describe('the plan of a loan', () => {
  it('can be downloaded by its borrower, with a link that cannot be altered', async () => {
    const { applicant, walletId, loanId } = await fixture.aLoan()
    await fixture.call('repayLoan', {
      loanId,
      fromAccountId: walletId,
      amount: eur('100.00'),
      idempotencyKey: fixture.aKey(),
    })
    type Seen = {
      loan: { csv: { url: string }; pdf: { url: string }; schedule: { dueOn: string; total: { amount: string } }[] }
    }
    const selection = `loan(id: "${loanId}") { csv: planDownload(format: CSV) { url } pdf: planDownload(format: PDF) { url }
      schedule { dueOn total { amount } } }`
    const { csv, pdf, schedule } = (await fixture.seenBy<Seen>(applicant, selection)).loan
    const lines = String((await fetched(csv.url)).body)
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(7)
    const cells = lines.map((line) => line.split(','))
    expect(cells[0]).toEqual('number due_on principal interest fees penalties total paid balance currency'.split(' '))
    expect(cells.slice(1).map((row) => [row[1], row[6]])).toEqual(
      schedule.map(({ dueOn, total }) => [dueOn, total.amount]),
    )
    expect(cells.at(-1)!.slice(8)).toEqual(['0.00', 'EUR'])
    const printed = await fetched(pdf.url)
    expect((printed.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
    expect(printed.headers['content-disposition']).toContain('.pdf')
    expect((await fetched(csv.url.replace('format=CSV', 'format=PDF'))).status).toBe(403)
    const other = await fixture.aLoan()
    expect((await fetched(csv.url.replace(loanId, other.loanId))).status).toBe(403)
  })

  it('is a calendar whose address is void once another is opened or it is closed', async () => {
    const { applicant, loanId } = await fixture.aLoan()
    const stranger = fixture.aMember()
    expect(await calendar('openLoanCalendar', loanId, stranger)).toMatchObject({ __typename: 'NotFound' })
    const first = (await calendar('openLoanCalendar', loanId, applicant)).calendarUrl!
    const feed = await fetched(first)
    expect(feed).toMatchObject({ status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' } })
    const text = String(feed.body)
    expect(text.match(/BEGIN:VEVENT\r\nUID:/g)).toHaveLength(6)
    expect(text).toMatch(/SUMMARY:Instalment 1 of 6: 1\d\d\.\d\d EUR\r\n/)
    expect(text).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\n/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const second = (await calendar('openLoanCalendar', loanId, applicant)).calendarUrl!
    expect((await fetched(first)).status).toBe(410)
    expect((await fetched(second)).status).toBe(200)
    const query = 'query ($id: ID!) { loan(id: $id) { calendarUrl } }'
    expect(await fixture.ask(query, { id: loanId })).toEqual({ loan: { calendarUrl: null } })
    expect(await calendar('closeLoanCalendar', loanId, applicant)).toMatchObject({ calendarUrl: null })
    expect((await fetched(second)).status).toBe(410)
  })
})

it('each step of a loan is notified once', async () => {
  const { walletId, loanId, applicationId } = await fixture.aLoan()
  const pay = (amount: string) =>
    fixture.call('repayLoan', { loanId, fromAccountId: walletId, amount: eur(amount), idempotencyKey: fixture.aKey() })
  await fixture.later(26)
  await fixture.later(10)
  const { id: repaymentId } = await pay('10.00')
  const reason = { reason: 'An error', idempotencyKey: fixture.aKey() }
  await fixture.call('reverseRepayment', { repaymentId, kind: 'REVERSAL', ...reason })
  await fixture.call('depositMoney', { accountId: walletId, amount: eur('500.00'), idempotencyKey: fixture.aKey() })
  await pay('1200.00')
  const notices = await fixture.database.admin`select payload->>'notice' as name from credit.published_events
    where name = 'credit.notice' and (payload->'data'->>'loanId' = ${loanId} or payload->'data'->>'applicationId' = ${applicationId})`
  expect(notices.map(({ name }) => name.replace('credit.', '')).sort()).toEqual([
    'application_approved',
    'application_submitted',
    'bid_accepted',
    'bid_placed',
    'instalment_due',
    'instalment_missed',
    'loan_closed',
    'loan_disbursed',
    ...['offers_opened', 'repayment_received', 'repayment_received', 'repayment_taken_back'],
  ])
})

it('a lender whose bid was not taken is notified once when another is accepted or the application ends', async () => {
  const [winner, loser] = [await fixture.aLender('winner'), await fixture.aLender('loser')]
  const [taken, withdrawn] = [await fixture.anOpenApplication(), await fixture.anOpenApplication()]
  const bid = await fixture.bidOn(taken.id, winner.member)
  await fixture.bidOn(taken.id, loser.member)
  await fixture.bidOn(withdrawn.id, loser.member)
  const accepted = { bidId: bid.id, accountId: taken.walletId, idempotencyKey: fixture.aKey() }
  expect(await fixture.call('acceptBid', accepted, taken.applicant)).toMatchObject({ __typename: 'Loan' })
  await fixture.call('withdrawCreditApplication', { applicationId: withdrawn.id }, withdrawn.applicant)
  const notices = await fixture.database
    .admin`select payload->'data'->>'applicationId' as id, payload->'userIds' as members
    from credit.published_events where name = 'credit.notice' and payload->>'notice' = 'credit.bid_ended'`
  const members = [loser.member.viewer!.userId]
  expect(notices.map((each) => ({ ...each }))).toEqual([
    { id: taken.id, members },
    { id: withdrawn.id, members },
  ])
})
