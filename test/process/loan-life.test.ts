// A loan from its application to its end, over months of CLOCK_OFFSET, by the operations of docs/loans.md.
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, expect, test, vi } from 'vitest'
import { textsOf } from '../support/documents/blocks.ts'
import { aDirectory, gql, removeAll, run, signIn } from './program.ts'

// Days are closed one after the other, by jobs.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 })
afterAll(removeAll)

const operations = new Map(textsOf('docs/loans.md', 'graphql').map((text) => [/\w+ (\w+)/.exec(text)![1]!, text]))
const directory = aDirectory()
const euros = (amount: string) => ({ amount, currency: 'EUR' })
const dayMilliseconds = 86_400_000
/** Days from today until a date. */
const daysUntil = (date: string) =>
  Math.round(
    (Date.parse(`${date}T00:00:00Z`) - Math.floor(Date.now() / dayMilliseconds) * dayMilliseconds) / dayMilliseconds,
  )

// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what a test looks at.
type Json = any
interface Visit {
  /** Runs an operation of the page, or another text, as a person; its data. */
  as(email: string, operation: string, variables?: object): Promise<Json>
  /** The outcome of a mutation of the page with an input. */
  does(email: string, operation: string, input: object): Promise<Json>
}

let keys = 0
const aKey = () => ({ idempotencyKey: `key ${++keys}` })

/** Quintet as it is some days from now. */
async function after<T>(days: number, work: (visit: Visit) => Promise<T>): Promise<T> {
  const program = await run({ directory, environment: { CLOCK_OFFSET: `${days}d` } })
  await program.ready
  const tokens = new Map<string, Promise<string>>()
  const as: Visit['as'] = async (email, operation, variables = {}) => {
    const token = tokens.get(email) ?? signIn(program.url, email, 'acme')
    tokens.set(email, token)
    const { data, errors } = await gql(program.url, operations.get(operation) ?? operation, variables, await token)
    expect(errors).toBeUndefined()
    return data
  }
  const found = await work({
    as,
    async does(email, operation, input) {
      const [outcome] = Object.values(await as(email, operation, { input })) as Json[]
      expect(outcome.code).toBeUndefined()
      return outcome
    },
  })
  process.kill(program.pid, 'SIGTERM')
  await program.ended
  return found
}

const [alan, grace, ada] = [acme.members[0]!.email, acme.agent.email, acme.owner.email]
const third = acme.applicants[0]!
const lenders = [...acme.lenders.map(({ email }) => email), third.email]
interface Instalment {
  readonly dueOn: string
  readonly total: { readonly amount: string }
  readonly paid: { readonly amount: string }
}
interface SeenLoan {
  readonly id: string
  readonly status: string
  readonly daysPastDue: number
  readonly schedule: readonly Instalment[]
  readonly payoffQuote: { readonly parts: { readonly total: { readonly amount: string } } }
}
const loanOf = async ({ as }: Visit): Promise<SeenLoan> => (await as(alan, 'BorrowerOverview')).viewer.loans.nodes[0]
const bound = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { code message } } }`
const idOf = (name: string, type: string, made: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ... on ${made} { id } ... on Problem { code message } } }`

test('a loan goes from an application to its last instalment: in time, late and early', async () => {
  const begun = await after(0, async (visit) => {
    const { does } = visit
    // A third lender, beside those of the demo data.
    await does(ada, bound('grantRole', 'RoleBindingInput'), { userId: third.id, role: 'provider' })
    const provider = {
      slug: 'mill-lending',
      name: 'Mill Lending',
      memberIds: [third.id],
      categories: ['personal-loan'],
    }
    await does(ada, bound('saveLoanProvider', 'SaveLoanProviderInput'), provider)
    const funding = { kind: 'PROVIDER_FUNDING', currency: 'EUR', loanProviderSlug: 'mill-lending' }
    const account = await does(ada, idOf('openCreditAccount', 'OpenCreditAccountInput', 'CreditAccount'), funding)
    const funds = { accountId: account.id, amount: euros('5000.00'), ...aKey() }
    await does(ada, bound('depositMoney', 'DepositMoneyInput'), funds)
    const wallet = await does(alan, idOf('openCreditAccount', 'OpenCreditAccountInput', 'CreditAccount'), {
      currency: 'EUR',
    })

    const input = { category: 'personal-loan', amount: euros('1200.00'), termMonths: 6, purpose: 'A telescope' }
    const { id: applicationId } = await does(alan, 'Apply', input)
    expect(await does(alan, 'Submit', { applicationId })).toMatchObject({ status: 'SUBMITTED' })
    expect(await does(grace, 'Claim', { applicationId })).toMatchObject({ status: 'UNDER_REVIEW' })
    const verdict = { applicationId, verdict: 'APPROVE', reason: 'A steady income' }
    expect(await does(grace, 'Decide', verdict)).toMatchObject({ status: 'OFFERS_OPEN' })
    for (const [index, nominalRate] of ['12', '9', '15'].entries()) {
      const expiresAt = new Date(Date.now() + 7 * dayMilliseconds).toISOString()
      const terms = { applicationId, principal: euros('1200.00'), nominalRate, termMonths: 6, expiresAt }
      await does(lenders[index]!, 'Bid', { ...terms, ...aKey() })
    }
    const { viewer } = await visit.as(alan, 'BorrowerOverview')
    const bids = viewer.creditApplications.nodes[0].bids.nodes
    expect(bids.map((bid: Json) => bid.provider.name)).toEqual(['Orchard Bank', 'Harbour Credit', 'Mill Lending'])
    const acceptance = { bidId: bids[0].id, accountId: wallet.id, ...aKey() }
    const { id: loanId } = await does(alan, 'Accept', acceptance)
    expect(await does(lenders[1]!, 'PayOut', { loanId, ...aKey() })).toMatchObject({ status: 'DISBURSED' })
    return { loanId, walletId: wallet.id as string, loan: await loanOf(visit) }
  })
  const { loanId, walletId } = begun
  const { schedule } = begun.loan
  expect(schedule).toHaveLength(6)
  const payment = (amount: string) => ({ loanId, fromAccountId: walletId, amount: euros(amount), ...aKey() })

  // In time: on the day itself.
  await after(daysUntil(schedule[0]!.dueOn), async (visit) => {
    await visit.does(alan, 'Repay', payment(schedule[0]!.total.amount))
    const loan = await loanOf(visit)
    expect(loan).toMatchObject({ status: 'REPAYING', daysPastDue: 0 })
    expect(loan.schedule[0]!.paid).toEqual(schedule[0]!.total)
  })

  // Late: the days are closed by jobs, and the borrower is notified.
  await after(daysUntil(schedule[1]!.dueOn) + 10, async (visit) => {
    await expect.poll(async () => (await loanOf(visit)).daysPastDue, { timeout: 300_000, interval: 2_000 }).toBe(10)
    const notices = '{ viewer { notifications(first: 50) { nodes { subject } } } }'
    const subjects = async () =>
      (await visit.as(alan, notices)).viewer.notifications.nodes.map(({ subject }: Json) => subject)
    await expect.poll(subjects, { timeout: 60_000 }).toContain('An instalment of your loan is past due')
    expect(await subjects()).toContain('An instalment of your loan is due soon')
    await visit.does(alan, 'Repay', payment(schedule[1]!.total.amount))
    expect(await loanOf(visit)).toMatchObject({ status: 'REPAYING', daysPastDue: 0 })
  })

  // Early: all that is left, before the third instalment, through a gateway.
  await after(daysUntil(schedule[2]!.dueOn) - 5, async (visit) => {
    const { payoffQuote } = await loanOf(visit)
    const { amount } = payoffQuote.parts.total
    const left = schedule.slice(2).reduce((sum, { total }) => sum + Number(total.amount), 0)
    expect(Number(amount)).toBeLessThan(left)
    const charge = { gatewaySlug: 'local', accountId: walletId, loanId, amount: euros(amount), ...aKey() }
    const { id: chargeId } = await visit.does(alan, 'Charge', charge)
    await visit.does(alan, bound('refreshCharge', 'RefreshChargeInput'), { chargeId })
    const closed = await loanOf(visit)
    expect(closed).toMatchObject({ status: 'CLOSED', payoffQuote: { parts: { total: { amount: '0.00' } } } })
    const { viewer } = await visit.as(alan, 'BorrowerOverview')
    expect(viewer.creditApplications.nodes[0].history.map(({ to }: Json) => to)).toEqual(
      'DRAFT SUBMITTED UNDER_REVIEW APPROVED OFFERS_OPEN ACCEPTED DISBURSED REPAYING CLOSED'.split(' '),
    )
    // The lender has what it lent, and the interest; every transaction of the ledger is balanced.
    const paid = Number(schedule[0]!.total.amount) + Number(schedule[1]!.total.amount) + Number(amount)
    const accounts = `{ viewer { tenant { creditAccounts(kind: PROVIDER_FUNDING, first: 10) { nodes { balance {
      posted { amount } held { amount } } } } } } }`
    const balances = (await visit.as(ada, accounts)).viewer.tenant.creditAccounts.nodes.map(
      ({ balance }: Json) => balance,
    )
    expect(balances).toContainEqual({
      posted: { amount: (50_000 - 1_200 + paid).toFixed(2) },
      held: { amount: '0.00' },
    })
    const { id } = await visit.does(ada, idOf('verifyLedger', 'VerifyLedgerInput', 'LedgerVerification'), aKey())
    const verification = async () =>
      (await visit.as(ada, 'query ($id: ID!) { ledgerVerification(id: $id) { isIntact } }', { id })).ledgerVerification
        .isIntact
    await expect.poll(verification, { timeout: 120_000 }).toBe(true)
  })
})
