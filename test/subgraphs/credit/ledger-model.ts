// A naive model of wallets, holds and savings, and random operations that are done to it and to the ledger alike.
import { newId } from '@quintet/kit/slice/ids.ts'
import fc from 'fast-check'
import { expect } from 'vitest'
import { aMoneyFixture, eur, type MoneyFixture, type Outcome } from './money-fixture.ts'

type Member = Awaited<ReturnType<MoneyFixture['aWallet']>>
interface Wallet extends Member {
  posted: number
  held: number
}
interface Held {
  readonly id: string
  readonly wallet: number
  readonly amount: number
  isActive: boolean
}
interface Done {
  readonly id: string
  /** What it added to each wallet. */
  readonly lines: readonly (readonly [wallet: number, amount: number])[]
  readonly isReversible: boolean
  isReversed: boolean
}
interface Model {
  readonly wallets: Wallet[]
  readonly holds: Held[]
  readonly done: Done[]
  /** What is saved: one plan for each wallet, once it is opened. */
  readonly savings: Map<number, { readonly id: string; principal: number }>
}

const refused = (code: string) => ({ refused: code })
type Expected = { readonly refused: string } | { readonly lines: Done['lines'] } | null
const short = refused('INSUFFICIENT_FUNDS')
const invalid = refused('INVALID_INPUT')
const walletCount = 3

/** An operation: which one, the wallets or earlier results that it refers to, and an amount in cents. */
interface Step {
  readonly kind: (typeof kinds)[number]
  readonly a: number
  readonly b: number
  readonly cents: number
}
const kinds = [
  'deposit',
  'withdraw',
  'transfer',
  'hold',
  'capture',
  'release',
  'reverse',
  'openSavings',
  'topUp',
  'takeOut',
] as const
const aStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  a: fc.nat(walletCount - 1),
  b: fc.nat(walletCount - 1),
  // Small amounts, so that the balance is often just enough.
  cents: fc.integer({ min: 1, max: 5 }),
})
const text = (cents: number) => eur((cents / 100).toFixed(2))
const free = ({ posted, held }: Wallet): number => posted - held
const pick = <T>(list: readonly T[], i: number): T | undefined => list[i % Math.max(1, list.length)]
const oneHour = 3_600_000

/** The call that an operation makes, and the outcome that the model expects; null where it has nothing to act on. */
function meaning(model: Model, { kind, a, b, cents }: Step, expiresAt: string) {
  const [from, to] = [model.wallets[a]!, model.wallets[b]!]
  const amount = text(cents)
  const moved = (lines: Done['lines']) => ({ lines })
  const ifCovered = (available: number, outcome: Expected): Expected => (available >= cents ? outcome : short)
  const saved = model.savings.get(a)
  const hold = pick(model.holds, a + b)
  const undone = pick(model.done, a * walletCount + b)
  switch (kind) {
    case 'deposit':
      return { call: 'depositMoney', input: { accountId: from.id, amount }, expected: moved([[a, cents]]) }
    case 'withdraw':
      return {
        call: 'withdrawMoney',
        input: { accountId: from.id, amount },
        expected: ifCovered(free(from), moved([[a, -cents]])),
      }
    case 'transfer': {
      const expected =
        a === b
          ? invalid
          : ifCovered(
              free(from),
              moved([
                [a, -cents],
                [b, cents],
              ]),
            )
      return { call: 'transferMoney', input: { fromAccountId: from.id, toAccountId: to.id, amount }, expected }
    }
    case 'hold':
      return {
        call: 'placeHold',
        input: { accountId: from.id, amount, reason: 'A try', expiresAt },
        expected: ifCovered(free(from), moved([])),
      }
    case 'capture': {
      if (hold === undefined) return null
      const isWrong = hold.wallet === b || cents > hold.amount
      const expected = !hold.isActive
        ? refused('HOLD_RESOLVED')
        : isWrong
          ? invalid
          : moved([
              [hold.wallet, -cents],
              [b, cents],
            ])
      return { call: 'captureHold', input: { holdId: hold.id, toAccountId: to.id, amount }, expected }
    }
    case 'release':
      if (hold === undefined) return null
      return {
        call: 'releaseHold',
        input: { holdId: hold.id },
        expected: hold.isActive ? moved([]) : refused('HOLD_RESOLVED'),
      }
    case 'reverse': {
      if (undone === undefined) return null
      const lines = undone.lines.map(([wallet, amountBack]) => [wallet, -amountBack] as const)
      const isCovered = lines.every(([wallet, back]) => free(model.wallets[wallet]!) + back >= 0 || back > 0)
      const expected = !undone.isReversible
        ? refused('NOT_REVERSIBLE')
        : undone.isReversed
          ? refused('ALREADY_REVERSED')
          : isCovered
            ? moved(lines)
            : short
      return { call: 'reverseTransaction', input: { transactionId: undone.id, reason: 'A mistake' }, expected }
    }
    case 'openSavings':
      if (saved !== undefined) return null
      return {
        call: 'openSavings',
        input: { planSlug: 'model', accountId: from.id, amount },
        expected: ifCovered(free(from), moved([[a, -cents]])),
      }
    case 'topUp':
      if (saved === undefined) return null
      return {
        call: 'topUpSavings',
        input: { savingsId: saved.id, accountId: from.id, amount },
        expected: ifCovered(free(from), moved([[a, -cents]])),
      }
    case 'takeOut':
      if (saved === undefined) return null
      return {
        call: 'withdrawSavings',
        input: { savingsId: saved.id, accountId: from.id, amount },
        expected: ifCovered(saved.principal, moved([[a, cents]])),
      }
  }
}

/** Applies to the model what the ledger has done. */
function apply(model: Model, { kind, a, b, cents }: Step, lines: Done['lines'], { id }: Outcome): void {
  for (const [wallet, amount] of lines) model.wallets[wallet]!.posted += amount
  const hold = pick(model.holds, a + b)
  const undone = pick(model.done, a * walletCount + b)
  switch (kind) {
    case 'hold':
      model.holds.push({ id, wallet: a, amount: cents, isActive: true })
      model.wallets[a]!.held += cents
      return
    case 'capture':
    case 'release':
      hold!.isActive = false
      model.wallets[hold!.wallet]!.held -= hold!.amount
      if (kind === 'capture') model.done.push({ id, lines, isReversible: true, isReversed: false })
      return
    case 'reverse':
      undone!.isReversed = true
      model.done.push({ id, lines, isReversible: false, isReversed: false })
      return
    case 'openSavings':
      model.savings.set(a, { id, principal: cents })
      return
    case 'topUp':
    case 'takeOut':
      model.savings.get(a)!.principal += kind === 'topUp' ? cents : -cents
      return
    default:
      model.done.push({ id, lines, isReversible: true, isReversed: false })
  }
}

const outcomeOf = ({ __typename, code }: Outcome): string =>
  __typename === 'InvalidInput' ? 'INVALID_INPUT' : (code ?? 'done')

/** Runs random operations on new wallets, and compares each outcome and the final balances. */
async function runOnce(fixture: MoneyFixture, steps: readonly Step[]): Promise<void> {
  const opened = await Promise.all(Array.from({ length: walletCount }, () => fixture.aWallet('0.08')))
  const wallets = opened.map((each): Wallet => ({ ...each, posted: 8, held: 0 }))
  const model: Model = { wallets, holds: [], done: [], savings: new Map() }
  const expiresAt = new Date(Date.now() + oneHour).toISOString()
  for (const step of steps) {
    const meant = meaning(model, step, expiresAt)
    if (meant === null || meant.expected === null) continue
    const { call, input, expected } = meant
    const by = /Savings$/.test(call) ? model.wallets[step.a]!.member : fixture.treasurer
    const outcome = await fixture.call(call, { ...input, idempotencyKey: newId() }, by)
    expect([call, outcomeOf(outcome)]).toEqual([call, 'refused' in expected ? expected.refused : 'done'])
    if ('lines' in expected) apply(model, step, expected.lines, outcome)
  }
  const ids = wallets.map(({ id }) => id)
  const rows = await fixture.database.admin<{ id: string; posted: number; held: number; sum: number }[]>`
    select b.id, posted_minor::int as posted, held_minor::int as held,
      (select coalesce(sum(amount_minor), 0)::int from credit.ledger_postings p where p.account_id = b.id) as sum
    from credit.account_balances b where b.id = any(${ids})`
  const found = new Map(rows.map((row) => [row.id, row]))
  for (const { id, posted, held } of wallets) expect(found.get(id)).toEqual({ id, posted, held, sum: posted })
  for (const [wallet, { principal }] of model.savings) {
    const [row] = await fixture.database.admin`
      select posted_minor::int as principal from credit.account_balances b
        join credit.accounts a on a.id = b.id and a.kind = 'SAVINGS_PRINCIPAL'
      where a.owner_id = ${model.wallets[wallet]!.member.viewer!.userId}`
    expect(row).toEqual({ principal })
  }
}

/** Compares the ledger with the model in `runs` runs of up to `most` operations each, within `seconds`. */
export async function compareWithModel(runs: number, most: number, seconds: number): Promise<void> {
  const savings = '... on UserSavings { id }'
  const fixture = await aMoneyFixture(
    {},
    {
      saveSavingsPlan: '... on SavingsPlan { slug }',
      openSavings: savings,
      topUpSavings: savings,
      withdrawSavings: savings,
    },
  )
  try {
    const plan = {
      slug: 'model',
      name: 'A plan',
      kind: 'FLEXIBLE',
      currency: 'EUR',
      annualRate: '0',
      dayCount: 'ACT_365F',
      balanceMethod: 'END_OF_DAY',
      compounding: 'DAILY',
      minimum: eur('0.01'),
      topUpsAllowed: true,
      earlyRule: 'FORBIDDEN',
      requiredTier: 0,
    }
    expect(await fixture.call('saveSavingsPlan', plan)).toMatchObject({ __typename: 'SavingsPlan' })
    const property = fc.asyncProperty(fc.array(aStep, { minLength: 2, maxLength: most, size: 'max' }), (steps) =>
      runOnce(fixture, steps),
    )
    // A failure is reported even when shrinking it takes long.
    await fc.assert(property, { numRuns: runs, interruptAfterTimeLimit: seconds * 1_000, markInterruptAsFailure: true })
  } finally {
    await fixture.drop()
  }
}
