// Demo data of lending: two loan providers, an application that both have bid for, and a loan that is being repaid.
import { acme, type DemoPerson, demoId, type SeedRun } from '@quintet/kit/demo/people.ts'
import { expectDone } from '@quintet/kit/demo/seeding.ts'
import { openCreditAccount } from './accounts/actions.ts'
import { claimApplication, decideApplication } from './applications/reviews.ts'
import { placeBid } from './bids/actions.ts'
import type { Context } from './context.ts'
import { depositMoney } from './ledger/actions.ts'
import { saveLoanProvider } from './loan-providers/actions.ts'
import { acceptBid, disburseLoan } from './loans/actions.ts'
import { repayLoan } from './loans/repayments.ts'

const category = 'personal-loan'
const day = 86_400_000
/** So long the bids can be accepted: as long as those of a new application. */
const bidDays = 14

const numberOf = ({ id }: DemoPerson): number => Number.parseInt(id.slice(-12), 16)
const euros = (amount: string) => ({ amount, currency: 'EUR' })

interface Lender {
  readonly slug: string
  readonly name: string
  readonly person: DemoPerson
}
const lenders: readonly Lender[] = [
  { slug: 'harbour-credit', name: 'Harbour Credit', person: acme.lenders[0]! },
  { slug: 'orchard-bank', name: 'Orchard Bank', person: acme.lenders[1]! },
]

/** An application of an applicant, and the terms that each lender offers for it. */
interface Offered {
  readonly applicant: DemoPerson
  readonly principal: string
  readonly termMonths: number
  readonly rates: readonly string[]
}
const open: Offered = { applicant: acme.applicants[6]!, principal: '5200.00', termMonths: 18, rates: ['7.9', '8.4'] }
const repaid: Offered = { applicant: acme.applicants[8]!, principal: '2750.00', termMonths: 12, rates: ['6.5'] }

const applicationOf = ({ applicant }: Offered): string => demoId('c01', numberOf(applicant))
const bidId = (offered: Offered, lender: number): string => demoId('c06', numberOf(offered.applicant) * 10 + lender)
const loanId = demoId('c07', numberOf(repaid.applicant))

/** Writes the lending of the first tenant; its applications and wallets must stand already. @param walletOf ids of wallets */
export async function seedLoans(run: SeedRun<Context>, walletOf: (person: DemoPerson) => string): Promise<void> {
  await run(acme.owner, acme, async (context) => {
    for (const [n, { slug, name, person }] of lenders.entries()) {
      const provider = { slug, name, memberIds: [person.id], categories: [category] }
      const saved = await saveLoanProvider(context, provider, demoId('c04', n + 1))
      if (Reflect.get(saved, 'code') !== 'ALREADY_EXISTS') expectDone('credit', saved)
      const accountId = demoId('c05', n + 1)
      const account = { kind: 'PROVIDER_FUNDING', currency: 'EUR', loanProviderSlug: slug } as const
      expectDone('credit', await openCreditAccount(context, { ...account, idempotencyKey: `demo ${slug}` }, accountId))
      const funds = { accountId, amount: euros('50000.00'), memo: 'To lend', idempotencyKey: `demo funds ${slug}` }
      expectDone('credit', await depositMoney(context, funds))
    }
  })
  for (const offered of [open, repaid]) await seedBids(run, offered)
  const accountId = walletOf(repaid.applicant)
  await run(repaid.applicant, acme, async (context) => {
    const acceptance = { bidId: bidId(repaid, 0), accountId, idempotencyKey: 'demo acceptance' }
    expectDone('credit', await acceptBid(context, acceptance, loanId))
  })
  await run(lenders[0]!.person, acme, async (context) => {
    expectDone('credit', await disburseLoan(context, { loanId, idempotencyKey: 'demo disbursement' }))
  })
  await run(repaid.applicant, acme, async (context) => {
    const payment = { loanId, fromAccountId: accountId, amount: euros('100.00'), idempotencyKey: 'demo repayment' }
    expectDone('credit', await repayLoan(context, payment))
  })
}

/** Approves an application, and has lenders bid for it. */
async function seedBids(run: SeedRun<Context>, offered: Offered): Promise<void> {
  const applicationId = applicationOf(offered)
  const approvedAt = await run(acme.agent, acme, async (context) => {
    expectDone(
      'credit',
      await claimApplication(context, { applicationId, idempotencyKey: `demo claim ${applicationId}` }),
    )
    const verdict = { applicationId, verdict: 'APPROVE', reason: 'Income and history are in order' } as const
    const approval = { ...verdict, idempotencyKey: `demo approval ${applicationId}` }
    return expectDone('credit', await decideApplication(context, approval)).updatedAt
  })
  for (const [n, nominalRate] of offered.rates.entries()) {
    await run(lenders[n]!.person, acme, async (context) => {
      const terms = { principal: euros(offered.principal), nominalRate, termMonths: offered.termMonths }
      // From the approval on, so that a second run asks for the same.
      const expiresAt = new Date(approvedAt.getTime() + bidDays * day)
      const bid = { applicationId, ...terms, expiresAt, idempotencyKey: `demo bid ${applicationId}` }
      expectDone('credit', await placeBid(context, bid, bidId(offered, n)))
    })
  }
}
