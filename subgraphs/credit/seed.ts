// Demo data of credit: each applicant asks for a personal loan, and the tenant's agent scores them; each has a wallet with
// movements, and one has handed in a document that waits for its review. Lenders of one tenant bid, and lend.
// Each call carries a fixed idempotency key, so that a second run, or one after a crash, changes nothing twice.
import { setTimeout as pause } from 'node:timers/promises'
import {
  acme,
  type DemoPerson,
  type DemoTenant,
  demoId,
  demoTenants,
  identityCardOf,
  type SeedRun,
} from '@quintet/kit/demo/people.ts'
import { expectDone } from '@quintet/kit/demo/seeding.ts'
import { openCreditAccount } from './accounts/actions.ts'
import { createApplication, submitApplication } from './applications/actions.ts'
import { addDays } from './business-calendars/rules.ts'
import type { Context } from './context.ts'
import { requestRecord } from './credit-records/actions.ts'
import { fillRecord } from './credit-records/jobs.ts'
import { submitKycDocument } from './kyc/actions.ts'
import { depositMoney, transferMoney, withdrawMoney } from './ledger/actions.ts'
import { savePaymentGateway } from './payment-gateways/actions.ts'
import { saveSavingsPlan } from './savings-plans/actions.ts'
import { recordScore } from './scores/actions.ts'
import { seedLoans } from './seed-loans.ts'
import type { SaveSavingsPlanInput } from './types.gen.ts'

const category = 'personal-loan'

/** Amount, months and purpose of each applicant's request. */
const requests: readonly (readonly [string, number, string])[] = [
  ['12000.00', 36, 'A used electric car'],
  ['3500.00', 12, 'A new roof for the workshop'],
  ['8000.00', 24, 'Evening classes and a laptop'],
  ['25000.00', 60, 'Insulating the house'],
  ['1500.00', 6, 'A cargo bicycle'],
  ['18000.00', 48, 'A first recording studio'],
  ['5200.00', 18, 'Moving to another city'],
  ['9900.00', 30, 'A heat pump'],
  ['2750.00', 12, 'Dental treatment'],
  ['40000.00', 60, 'Rebuilding the barn'],
  ['6400.00', 24, 'Putting two loans into one'],
  ['700.00', 6, 'A sewing machine'],
]
const acmeScores = [91.25, 78.4, 84.75, 66.1, 97.5, 91.25, 54.05, 72.3, 88.9, 61.65, 79.99, 45.8]
const globexScores = [83.15, 92.6, 70.45, 58.2, 83.15, 96.05, 64.9, 49.75, 77.35, 88, 69.5, 73.8]

/** Of how many applicants a provider was asked. */
const recordedApplicants = 3

const euros = (amount: string) => ({ amount, currency: 'EUR' })
const shared = { currency: 'EUR', dayCount: 'ACT_365F', balanceMethod: 'END_OF_DAY', requiredTier: 0 } as const
const plans: readonly SaveSavingsPlanInput[] = [
  {
    ...shared,
    slug: 'easy-access',
    name: 'Easy access',
    kind: 'FLEXIBLE',
    annualRate: '1.5',
    compounding: 'MONTHLY',
    minimum: euros('10.00'),
    topUpsAllowed: true,
    earlyRule: 'FORBIDDEN',
  },
  {
    ...shared,
    slug: 'one-year',
    name: 'One year',
    kind: 'FIXED',
    annualRate: '3',
    compounding: 'QUARTERLY',
    termMonths: 12,
    minimum: euros('100.00'),
    topUpsAllowed: false,
    earlyRule: 'FORFEIT_DAYS',
    earlyForfeitDays: 30,
  },
]

/** Writes credit's share of the demo data; tenancy's must stand already. */
export async function seed(run: SeedRun<Context>): Promise<void> {
  for (const tenant of demoTenants) {
    await seedTenant(run, tenant, tenant === acme ? acmeScores : globexScores)
  }
  for (const tenant of demoTenants) {
    await run(tenant.owner, tenant, async (context) => {
      for (const plan of plans) expectMade(await saveSavingsPlan(context, plan))
      const gateway = { slug: 'local', name: 'Local', provider: 'LOCAL' } as const
      const id = demoId('c02', Number.parseInt(tenant.id.slice(-12), 16))
      expectMade(await savePaymentGateway(context, gateway, id))
      for (const { id: applicantId } of tenant.applicants.slice(0, recordedApplicants)) {
        const wanted = { applicantId, providerSlug: 'local', idempotencyKey: `demo record ${applicantId}` }
        const record = await requestRecord(context, wanted)
        expectDone('credit', record)
        // At once, so that nothing of the demo data changes later by itself.
        if ('providerSlug' in record) await fillRecord(context, record.id, 1, context.scope.write)
      }
    })
    await seedWallets(run, tenant)
  }
  await seedLoans(run, walletOf)
  for (const tenant of demoTenants) await seedReview(run, tenant)
}

/** How often an identity card is looked for, a second apart: tenancy may be writing its demo data at the same time. */
const looks = 10

/** A document that waits for its review. There is none where there is no file store. */
function seedReview(run: SeedRun<Context>, tenant: DemoTenant): Promise<void> {
  const { owner, documentId } = identityCardOf(tenant)
  return run(owner, tenant, async (context) => {
    for (
      let look = 1;
      (await context.peers.documentFacts({ tenantId: tenant.id, ids: [documentId] })).length === 0;
      look++
    ) {
      if (look === looks) return
      await pause(1_000)
    }
    const card = { type: 'NATIONAL_ID', number: 'DEMO-2718', country: 'FR', documentId } as const
    expectDone('credit', await submitKycDocument(context, { ...card, idempotencyKey: 'demo identity card' }))
  })
}

/** The wallet of an applicant. */
const walletOf = ({ id }: DemoPerson): string => demoId('c03', Number.parseInt(id.slice(-12), 16))

/** Pay of three months, rent, and what applicants lend each other. */
async function seedWallets(run: SeedRun<Context>, tenant: DemoTenant): Promise<void> {
  const { owner, applicants } = tenant
  const wallet = (i: number) => walletOf(applicants[i % applicants.length]!)
  await run(owner, tenant, async (context) => {
    for (const [i, { id: ownerId }] of applicants.entries()) {
      const opening = { currency: 'EUR', ownerId, idempotencyKey: `demo wallet ${i + 1}` }
      const { createdAt } = expectDone('credit', await openCreditAccount(context, opening, wallet(i)))
      // Days before the wallet was opened, so that a second run on a later day asks for the same.
      const openedOn = createdAt.toISOString().slice(0, 10)
      for (const [n, days] of [-61, -31, -1].entries()) {
        const pay = { amount: euros(`${1800 + 150 * i}.00`), memo: 'Pay', businessDate: addDays(openedOn, days) }
        const key = { idempotencyKey: `demo pay ${i + 1}.${n + 1}` }
        expectDone('credit', await depositMoney(context, { accountId: wallet(i), ...pay, ...key }))
      }
    }
  })
  for (const [i, applicant] of applicants.entries()) {
    await run(applicant, tenant, async (context) => {
      const rent = { accountId: wallet(i), amount: euros(`${640 + 25 * i}.00`), memo: 'Rent' }
      expectDone('credit', await withdrawMoney(context, { ...rent, idempotencyKey: 'demo rent' }))
      const dinner = { fromAccountId: wallet(i), toAccountId: wallet(i + 1), amount: euros(`${18 + i}.40`) }
      expectDone('credit', await transferMoney(context, { ...dinner, memo: 'Dinner', idempotencyKey: 'demo dinner' }))
    })
  }
}

/** What is saved under a key of its own carries no idempotency key: it is there after a second run. */
function expectMade(outcome: object): void {
  if (Reflect.get(outcome, 'code') !== 'ALREADY_EXISTS') expectDone('credit', outcome)
}

async function seedTenant(run: SeedRun<Context>, tenant: DemoTenant, scores: readonly number[]): Promise<void> {
  for (const [i, applicant] of tenant.applicants.entries()) {
    // Applicants of the other tenant ask for the same things in another order.
    const [amount, termMonths, purpose] = requests[tenant === acme ? i : requests.length - 1 - i]!
    const draft = { category, amount: { amount, currency: 'EUR' }, termMonths, purpose, idempotencyKey: 'demo draft' }
    const id = demoId('c01', Number.parseInt(applicant.id.slice(-12), 16))
    await run(applicant, tenant, async (context) => {
      expectDone('credit', await createApplication(context, draft, id))
      expectDone('credit', await submitApplication(context, { applicationId: id, idempotencyKey: 'demo submission' }))
    })
  }
  await run(tenant.agent, tenant, async (context) => {
    for (const [i, applicant] of tenant.applicants.entries()) {
      const idempotencyKey = `demo score ${i + 1}`
      const score = { category, applicantId: applicant.id, value: scores[i]!, idempotencyKey }
      expectDone('credit', await recordScore(context, score))
    }
  })
}
