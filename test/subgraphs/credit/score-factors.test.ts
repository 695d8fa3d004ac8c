// Factors that credit knows by itself: loans, savings, documents and accounts, each a pure function of what is known on a day.
import { computeScore, inputsHashOf } from '@quintet/credit/scores/compute.ts'
import {
  ageFactor,
  type LoanFacts,
  repaymentFactor,
  savingsFactor,
  tierFactor,
  utilisationFactor,
} from '@quintet/credit/scores/factors.ts'
import { readInputs } from '@quintet/credit/scores/inputs.ts'
import { defaultModel } from '@quintet/credit/scoring-models/rules.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, saveCategoryOf } from './fixture.ts'
import { aLoanFixture, type LoanFixture } from './loan-fixture.ts'
import { eur } from './money-fixture.ts'

const loan = (paid: readonly (readonly [string, number])[], graceDays = 0): LoanFacts => ({
  principalMinor: 300n,
  graceDays,
  plan: ['2026-01-10', '2026-02-10', '2026-03-10'].map((dueOn) => ({ dueOn, principal: '100', interest: '10' })),
  paid: paid.map(([on, minor]) => ({ on, minor: `${minor}` })),
})

describe('repayments', () => {
  it('count the instalments that were paid in time', () => {
    const paid = loan([
      ['2026-01-10', 110],
      ['2026-02-12', 110],
      ['2026-03-10', 110],
    ])
    expect(repaymentFactor([paid], '2026-01-09')).toBeUndefined()
    expect(repaymentFactor([paid], '2026-01-10')).toBe(10_000)
    expect(repaymentFactor([paid], '2026-02-28')).toBe(5000)
    expect(repaymentFactor([paid], '2026-12-31')).toBe(6667)
    expect(repaymentFactor([{ ...paid, graceDays: 2 }], '2026-12-31')).toBe(10_000)
    expect(repaymentFactor([], '2026-12-31')).toBeUndefined()
  })
  it('of a restructured loan count the instalments of its present plan, also when they were paid in advance', () => {
    const [on, first] = ['2026-01-20', '2026-02-20']
    const plan = [first, '2026-03-20'].map((dueOn) => ({ dueOn, principal: '90', interest: '5', carried: '5' }))
    const replanned = (paid: readonly (readonly [string, number])[], more: Partial<LoanFacts> = {}): LoanFacts => ({
      ...loan(paid),
      replans: [{ on, plan }],
      ...more,
    })
    const factorOf = (facts: LoanFacts) => repaymentFactor([facts], first)
    expect(factorOf(replanned([['2026-01-11', 110]]))).toBe(0)
    expect(
      factorOf(
        replanned([
          ['2026-01-10', 110],
          [first, 100],
        ]),
      ),
    ).toBe(10_000)
    // On the day of the new plan, and before it: what is paid ahead waits for the next instalments, where the loan has it so.
    for (const early of [[[on, 100]], [['2026-01-10', 100]]] as const) {
      const facts = replanned([['2026-01-10', 110], ...early])
      expect(factorOf({ ...facts, surplus: 'NEXT_INSTALMENTS' })).toBe(10_000)
      expect(factorOf({ ...facts, surplus: 'REAMORTISE' })).toBe(5000)
    }
    // An instalment that was replanned within the days of grace was not missed.
    expect(factorOf(replanned([[first, 100]], { graceDays: 11 }))).toBeUndefined()
    expect(repaymentFactor([replanned([[first, 100]], { graceDays: 11 })], '2026-03-03')).toBe(10_000)
  })
  it('never lower the factor by paying more', () => {
    const payments = fc.array(fc.tuple(fc.constantFrom('2026-01-10', '2026-02-10', '2026-03-10'), fc.nat(200)))
    fc.assert(
      fc.property(payments, fc.nat(200), (paid, more) => {
        const before = repaymentFactor([loan(paid)], '2026-12-31')!
        expect(repaymentFactor([loan([...paid, ['2026-01-10', more]])], '2026-12-31')).toBeGreaterThanOrEqual(before)
        expect(before >= 0 && before <= 10_000).toBe(true)
      }),
    )
  })
})

describe('utilisation', () => {
  it('is the part of open loans that is paid back, and the best once all are repaid', () => {
    const on = '2026-01-31'
    expect(utilisationFactor([], on)).toBeUndefined()
    expect(utilisationFactor([loan([])], on)).toBe(0)
    expect(utilisationFactor([loan([['2026-01-10', 110]])], on)).toBe(3333)
    expect(utilisationFactor([loan([['2026-01-10', 310]]), loan([])], on)).toBe(0)
    expect(utilisationFactor([loan([['2026-01-10', 310]])], on)).toBe(10_000)
  })
})

describe('the factors of savings, tier and age', () => {
  it('count the months of the last twelve in which savings grew', () => {
    const months = (...saved: string[]) => saved.map((month) => ({ month, isSaved: true }))
    expect(savingsFactor([], '2026-11-29')).toBeUndefined()
    expect(savingsFactor(months('2026-11'), '2026-11-29')).toBe(10_000)
    expect(savingsFactor([...months('2026-10'), { month: '2026-11', isSaved: false }], '2026-11-29')).toBe(5000)
    expect(savingsFactor(months('2020-01', '2026-11'), '2026-11-29')).toBe(833)
  })
  it('place a tier among the tiers of the tenant', () => {
    const tiers = [[], ['A'], ['A', 'B']].map((requires, level) => ({ level, requires, limits: [] }))
    expect(tierFactor(tiers, [])).toBeUndefined()
    expect([['B'], ['A'], ['A', 'B']].map((approved) => tierFactor(tiers, approved))).toEqual([0, 5000, 10_000])
  })
  it('let an account gain value for five years', () => {
    expect(ageFactor(undefined, '2026-11-29')).toBeUndefined()
    expect(ageFactor('2026-11-29', '2026-11-29')).toBe(0)
    expect(ageFactor('2021-11-29', '2026-11-29')).toBe(10_000)
    expect(ageFactor('2000-01-01', '2026-11-29')).toBe(10_000)
  })
})

describe('factors in the database', () => {
  let fixture: LoanFixture
  beforeAll(async () => {
    fixture = await aLoanFixture()
  })
  afterAll(() => fixture.drop())

  it('are read as of a day, and give the same computed score each time', async () => {
    const { applicant, loanId, walletId } = await fixture.aLoan()
    const applicantId = idOf(applicant)
    await fixture.call(
      'repayLoan',
      { loanId, fromAccountId: walletId, amount: eur('200.00'), idempotencyKey: fixture.aKey() },
      applicant,
    )
    const asOf = await fixture.later(70)
    const { admin } = fixture.database
    const { tenantId } = fixture
    const savingsId = newId()
    const terms = {
      kind: 'FLEXIBLE',
      currency: 'EUR',
      annual_rate: '1',
      day_count: 'ACT_365F',
      balance_method: 'END_OF_DAY',
    }
    await admin`insert into credit.user_savings ${admin({
      ...terms,
      tenant_id: tenantId,
      id: savingsId,
      owner_id: applicantId,
      plan_slug: 'easy',
      compounding: 'MONTHLY',
      minimum_minor: 1,
      top_ups_allowed: true,
      early_rule: 'FORBIDDEN',
      account_id: walletId,
      wallet_id: walletId,
      status: 'ACTIVE',
      at_maturity: 'PAY_OUT',
      opened_on: asOf,
      accrued_through: asOf,
      accrued: 0,
      posted_minor: 0,
      updated_at: new Date(),
    })}`
    const [transaction] = await admin`select id from credit.ledger_transactions where tenant_id = ${tenantId} limit 1`
    await admin`insert into credit.savings_movements (tenant_id, savings_id, business_date, amount_minor, transaction_id)
      values (${tenantId}, ${savingsId}, ${asOf}, 500, ${transaction!.id})`
    for (const [level, requires] of [
      [0, []],
      [1, ['PASSPORT']],
      [2, ['PASSPORT', 'ADDRESS']],
    ] as [number, string[]][]) {
      await admin`insert into credit.account_tiers (tenant_id, level, name, requires, limits, updated_at)
        values (${tenantId}, ${level}, ${`Tier ${level}`}, ${requires}, '[]', ${new Date()})`
    }
    await admin`insert into credit.kyc_documents (tenant_id, owner_id, type, status, document_id, reviewed_by, reviewed_at)
      values (${tenantId}, ${applicantId}, 'PASSPORT', 'APPROVED', ${newId()}, ${newId()}, ${new Date()})`
    const scope = fixture.database.open('credit').scope({ tenantId, userId: null, realmId: platformRealmId })
    const inputsOn = async (day: string) =>
      (await scope.snapshot((reader) => readInputs(reader, [applicantId], day))).get(applicantId)!
    const inputs = await inputsOn(asOf)
    expect(inputs).toEqual({
      REPAYMENT: 5000,
      UTILISATION: expect.any(Number),
      SAVINGS: 10_000,
      KYC_TIER: 5000,
      ACCOUNT_AGE: expect.any(Number),
    })
    expect(inputs.UTILISATION).toBeGreaterThan(1000)
    expect(inputs.ACCOUNT_AGE).toBeGreaterThan(300)
    expect(await inputsOn('2020-01-01')).toEqual({})

    const scored = { isLoanProduct: false, scoreMode: 'COMPUTED', scoringModelSlug: 'standard' }
    await saveCategoryOf(fixture, { slug: 'standing', name: 'Standing', ...scored })
    const recompute =
      'mutation ($input: RecomputeCreditScoresInput!) { recomputeCreditScores(input: $input) { __typename } }'
    const day = new Date().toISOString().slice(0, 10)
    const stored = async () =>
      (
        await admin`select value_hundredths as value, inputs_hash as hash, contributions from credit.score_details
        where tenant_id = ${tenantId} and applicant_id = ${applicantId}`
      )[0]
    const input = { category: 'standing', asOf: day }
    await fixture.subgraph.ask(recompute, { input }, fixture.anAgent())
    await expect.poll(stored, { timeout: 30_000 }).toBeDefined()
    const known = await inputsOn(day)
    const computed = computeScore(defaultModel.weights, known)!
    const expected = {
      value: computed.valueHundredths,
      hash: inputsHashOf(defaultModel, day, known),
      contributions: computed.contributions,
    }
    expect(await stored()).toEqual(expected)
    const finished = () => admin`select 1 from credit.score_recomputations where status = 'DONE'`
    await fixture.subgraph.ask(recompute, { input }, fixture.anAgent())
    await expect.poll(async () => (await finished()).length, { timeout: 30_000 }).toBe(2)
    expect(await stored()).toEqual(expected)
    expect((await admin`select 1 from credit.score_history where tenant_id = ${tenantId}`).length).toBe(1)
  })
})
