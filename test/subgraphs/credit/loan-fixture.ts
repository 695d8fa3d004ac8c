// A tenant with a lender, and applications that go through to loans.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { envelopeOf, type TestRuntime } from '../../support/quintet/subgraph.ts'
import { aCategory, createApplication, draftInput, idOf, outcomeOf, submitApplication } from './fixture.ts'
import { aMoneyFixture, eur, type MoneyFixture, type Outcome } from './money-fixture.ts'

const sum = '{ amount currency }'
const parts = `{ principal ${sum} interest ${sum} fees ${sum} penalties ${sum} total ${sum} }`
const application = `... on CreditApplication { id status approvals offersUntil scoreAtSubmission submittedAt
  reviewedBy { id } documents { documentId } history { from to reason actor { id } } }`
const bid = `... on Bid { id status apr nominalRate principal ${sum} fees ${sum} instalment ${sum} totalPayable ${sum}
  supersedes { id } provider { slug } }`
const loan = `... on Loan { id status principal ${sum} apr daysPastDue nextDueOn outstanding ${parts} changesCursor
  provider { slug } application { id } }`
const repayment = `... on Repayment { id businessDate status amount ${sum} allocated ${parts} surplus ${sum} }`
const charge = '... on Charge { id status loanId failure }'

export interface LoanFixture extends MoneyFixture {
  /** Reviews applications. */
  readonly agent: Envelope
  /** A lender with a member and these funds. */
  aLender(slug: string, funds?: string): Promise<{ member: Envelope; slug: string; fundingId: string }>
  /** The id of an approved application of a new member, who has a wallet. */
  anOpenApplication(change?: object): Promise<{ applicant: Envelope; id: string; walletId: string }>
  /** A bid with usual terms, except those that are given. */
  bidOn(applicationId: string, member: Envelope, more?: object): Promise<Outcome>
  /** A loan that was paid out. */
  aLoan(more?: object): Promise<Borrowed>
  /** What a query answers. */
  ask<T>(query: string, variables: object, by?: Envelope): Promise<T>
  /** What a person sees of their own. */
  seenBy<T>(person: Envelope, selection: string): Promise<T>
  /** Moves the business date on by days, and waits for them to be closed. */
  later(days: number): Promise<string>
}
interface Borrowed {
  readonly applicant: Envelope
  readonly applicationId: string
  readonly walletId: string
  readonly lender: { member: Envelope; slug: string; fundingId: string }
  readonly loanId: string
}

export async function aLoanFixture(options: TestRuntime = {}): Promise<LoanFixture> {
  const fixture = await aMoneyFixture(options, {
    decideCreditApplication: application,
    updateCreditApplication: application,
    claimCreditApplication: application,
    withdrawCreditApplication: application,
    contestCreditDecision: application,
    answerCreditContest: application,
    saveLoanProvider: '... on LoanProvider { id slug version categories }',
    placeBid: bid,
    withdrawBid: bid,
    acceptBid: loan,
    disburseLoan: loan,
    waiveLoan: loan,
    savePaymentGateway: '... on PaymentGateway { id }',
    startCharge: charge,
    refreshCharge: charge,
    proposeRestructuring: '... on LoanPlanVersion { id number status effectiveOn }',
    answerRestructuring: loan,
    writeOffLoan: loan,
    repayLoan: repayment,
    reverseRepayment: repayment,
  })
  const { call, aKey, subgraph, tenantId } = fixture
  const agent = { ...fixture.anAgent(), grants: ['*.*:read', 'credit.applications:review'] }
  await call('saveBusinessCalendar', { mode: 'MANUAL', timeZone: 'UTC', holidays: [] })
  let today = ''
  const ask: LoanFixture['ask'] = (query, variables, by = fixture.treasurer) => subgraph.ask(query, variables, by)
  const dateNow = async () => {
    const [row] = await fixture.database.admin`select business_date::text as day, closed_through::text as closed
      from credit.business_calendars where tenant_id = ${tenantId}`
    return row as unknown as { day: string; closed: string }
  }
  const shift = (date: string, days: number) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  today = (await dateNow()).day
  await aCategory(fixture, 'loan', { requiredTier: 0 })
  const aLender: LoanFixture['aLender'] = async (slug, funds = '100000.00') => {
    const member = envelopeOf({ userId: newId(), tenantId, grants: ['credit.bids:write', 'tenancy.tenants:read'] })
    fixture.memberships.push({ userId: idOf(member), tenantId, isActive: true })
    const saved = await call('saveLoanProvider', { slug, name: slug, memberIds: [idOf(member)], categories: ['loan'] })
    if (saved.__typename !== 'LoanProvider') throw new Error(JSON.stringify(saved))
    const account = { kind: 'PROVIDER_FUNDING', currency: 'EUR', loanProviderSlug: slug }
    const { id } = await call('openCreditAccount', account)
    if (funds !== '0') await call('depositMoney', { accountId: id, amount: eur(funds), idempotencyKey: aKey() })
    return { member, slug, fundingId: id }
  }
  const anOpenApplication: LoanFixture['anOpenApplication'] = async (change = {}) => {
    const { member: applicant, id: walletId } = await fixture.aWallet()
    const asked = { ...draftInput, category: 'loan', amount: eur('1000.00'), termMonths: 6, ...change }
    const { id } = await outcomeOf(fixture, createApplication, asked, applicant)
    await outcomeOf(fixture, submitApplication, { applicationId: id }, applicant)
    await call('claimCreditApplication', { applicationId: id }, agent)
    await call('decideCreditApplication', { applicationId: id, verdict: 'APPROVE', reason: 'Sound' }, agent)
    return { applicant, id, walletId }
  }
  const bidOn: LoanFixture['bidOn'] = (applicationId, member, more = {}) => {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
    const terms = { principal: eur('1000.00'), nominalRate: '12', termMonths: 6, expiresAt }
    return call('placeBid', { applicationId, ...terms, idempotencyKey: aKey(), ...more }, member)
  }
  let lenders = 0
  return {
    ...fixture,
    agent,
    ask,
    aLender,
    anOpenApplication,
    bidOn,
    async seenBy<T>(person: Envelope, selection: string) {
      const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Viewer { ${selection} } } }`
      const representations = [{ __typename: 'Viewer', id: idOf(person) }]
      return (await ask<{ _entities: [T] }>(text, { representations }, person))._entities[0]
    },
    async aLoan(more = {}) {
      const lender = await aLender(`lender-${++lenders}`)
      const { applicant, id: applicationId, walletId } = await anOpenApplication()
      const placed = await bidOn(applicationId, lender.member, more)
      const accepted = await call(
        'acceptBid',
        { bidId: placed.id, accountId: walletId, idempotencyKey: aKey() },
        applicant,
      )
      await call('disburseLoan', { loanId: accepted.id, idempotencyKey: aKey() }, lender.member)
      return { applicant, applicationId, walletId, lender, loanId: accepted.id }
    },
    async later(days) {
      today = shift((await dateNow()).day, days)
      await call('advanceBusinessDate', { to: today, idempotencyKey: aKey() })
      for (let tries = 0; tries < 300; tries++) {
        if ((await dateNow()).closed >= shift(today, -1)) return today
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error('The days were not closed')
    },
  }
}
