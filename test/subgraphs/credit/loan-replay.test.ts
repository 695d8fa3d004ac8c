// What payments do to a loan, whenever they come.
import { type LoanEvent, type LoanTerms, type NewTerms, totalOf } from '@quintet/credit/loans/parts.ts'
import { replay } from '@quintet/credit/loans/replay.ts'
import { scheduleOf, type Terms } from '@quintet/credit/loans/schedules.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const asked: Terms = {
  principalMinor: 100_00n,
  annualRate: '12',
  instalments: 6,
  startOn: '2024-01-01',
  firstDueOn: null,
  every: 'MONTH',
  dayCount: 'THIRTY_360',
  scheduleKind: 'ANNUITY',
  holidays: [],
}
const aLoan = (more: Partial<LoanTerms> = {}, terms: Partial<Terms> = {}): LoanTerms => ({
  ...asked,
  ...terms,
  plan: scheduleOf({ ...asked, ...terms }),
  allocation: ['PENALTY', 'FEE', 'INTEREST', 'PRINCIPAL'],
  allocationOrder: 'HORIZONTAL',
  surplus: 'NEXT_INSTALMENTS',
  lateFeeMinor: 0n,
  penaltyRate: null,
  graceDays: 0,
  ...more,
})
let ids = 0
const paid = (on: string, amountMinor: bigint): LoanEvent => ({ id: `p${++ids}`, on, amountMinor, waives: null })
const onTime = (loan: LoanTerms) =>
  loan.plan.map(({ dueOn, principalMinor, interestMinor }) => paid(dueOn, principalMinor + interestMinor))
const comparable = ({ allocations: _, ...state }: ReturnType<typeof replay>) => state

describe('a loan', () => {
  it('closes at zero when exactly what is due is paid', () => {
    const loan = aLoan({ lateFeeMinor: 5_00n, penaltyRate: '10' })
    const state = replay(loan, onTime(loan), '2025-01-01')
    expect(state).toMatchObject({ isSettled: true, daysPastDue: 0, nextDueOn: null })
    expect(totalOf(state.outstanding)).toBe(0n)
  })

  it('counts days past due from the oldest open instalment', () => {
    const loan = aLoan()
    expect(replay(loan, [], '2024-02-01').daysPastDue).toBe(0)
    expect(replay(loan, [], '2024-03-11')).toMatchObject({ daysPastDue: 39, nextDueOn: '2024-02-01' })
    expect(replay(loan, [paid('2024-03-01', 17_25n)], '2024-03-11')).toMatchObject({ daysPastDue: 10 })
  })

  it('charges a late fee once, after the days of grace, and not for what was paid within them', () => {
    const loan = aLoan({ lateFeeMinor: 5_00n, graceDays: 3 })
    expect(replay(loan, [], '2024-02-04').outstanding.PENALTY).toBe(0n)
    expect(replay(loan, [], '2024-02-05').outstanding.PENALTY).toBe(5_00n)
    expect(replay(loan, [], '2024-02-28').outstanding.PENALTY).toBe(5_00n)
    expect(replay(loan, [paid('2024-02-04', 17_25n)], '2024-02-28').outstanding.PENALTY).toBe(0n)
  })

  it('charges interest on what is overdue, day by day and rounded once', () => {
    const loan = aLoan({ penaltyRate: '36.5' })
    // 17.25 at a thousandth a day.
    expect(replay(loan, [], '2024-02-11').outstanding.PENALTY).toBe(17n)
    expect(replay(loan, [], '2024-02-21').outstanding.PENALTY).toBe(34n)
  })

  it('allocates a payment to the oldest instalment first, or to each part of all instalments', () => {
    const one = paid('2024-03-01', 18_00n)
    const horizontal = replay(aLoan(), [one], '2024-03-01').allocations.get(one.id)!
    expect(horizontal.allocated).toMatchObject({ INTEREST: 1_75n, PRINCIPAL: 16_25n })
    const two = paid('2024-03-01', 17_25n)
    const vertical = replay(aLoan({ allocationOrder: 'VERTICAL' }), [two], '2024-03-01').allocations.get(two.id)!
    expect(vertical.allocated).toMatchObject({ INTEREST: 1_84n, PRINCIPAL: 15_41n })
  })

  it('keeps what is paid ahead for the next instalments', () => {
    const early = paid('2024-01-15', 34_50n)
    const state = replay(aLoan(), [early], '2024-03-11')
    expect(state.allocations.get(early.id)).toMatchObject({ surplusMinor: 34_50n, leftMinor: 0n })
    expect(state).toMatchObject({ daysPastDue: 0, nextDueOn: '2024-04-01' })
  })

  it('applies a surplus to the principal and recomputes the plan where it reamortises', () => {
    const early = paid('2024-02-01', 57_25n)
    const state = replay(aLoan({ surplus: 'REAMORTISE' }), [early], '2024-02-01')
    expect(state.allocations.get(early.id)!.allocated).toMatchObject({ INTEREST: 1_00n, PRINCIPAL: 56_25n })
    expect(state.outstanding.PRINCIPAL).toBe(43_75n)
    const left = state.instalments.slice(1).map(({ demands, settled }) => Number(totalOf(demands) - totalOf(settled)))
    expect(Math.max(...left) - Math.min(...left)).toBeLessThanOrEqual(3)
  })

  it('leaves with the payer what exceeds the amount due', () => {
    const early = paid('2024-02-01', 20_00n)
    const { allocations } = replay(aLoan({ surplus: 'WALLET' }), [early], '2024-02-01')
    expect(allocations.get(early.id)).toMatchObject({ leftMinor: 2_75n })
  })

  it('does not demand what is waived', () => {
    const loan = aLoan({ lateFeeMinor: 5_00n })
    const waiver: LoanEvent = { id: 'w', on: '2024-02-10', amountMinor: 5_00n, waives: 'PENALTY' }
    expect(replay(loan, [waiver], '2024-02-10').outstanding.PENALTY).toBe(0n)
  })
})

const replanned = (on: string, more: Partial<NewTerms> = {}): LoanEvent => ({
  ...{ id: `r${++ids}`, on, amountMinor: 0n, waives: null },
  replan: { annualRate: '6', scheduleKind: 'ANNUITY', instalments: 12, firstDueOn: '2024-06-01', ...more },
})

describe('a restructured loan', () => {
  it('has nothing due but what its new plan says, and keeps what was paid', () => {
    const loan = aLoan({ lateFeeMinor: 5_00n })
    const first = paid('2024-02-01', 17_25n)
    const before = replay(loan, [first], '2024-04-10')
    expect(before).toMatchObject({ daysPastDue: 40, isCurrent: false })
    const state = replay(loan, [first, replanned('2024-04-10')], '2024-04-10')
    expect(state).toMatchObject({ daysPastDue: 0, isCurrent: true, nextDueOn: '2024-06-01', payoff: before.payoff })
    expect(state.instalments).toHaveLength(1 + 12)
    expect(state.instalments[0]!.settled).toMatchObject({ PRINCIPAL: 16_25n, INTEREST: 1_00n })
    // What was open beside the principal is due with the first: two late fees, and interest up to the day.
    expect(state.instalments[1]!.demands.PENALTY).toBe(10_00n)
    const principals = state.instalments.reduce((sum, { demands }) => sum + demands.PRINCIPAL, 0n)
    expect(principals).toBe(100_00n)
  })

  it('is late again by its new plan, and closes at zero when exactly that is paid', () => {
    const loan = aLoan({ penaltyRate: '10' })
    const events = [replanned('2024-03-15', { instalments: 3 })]
    expect(replay(loan, events, '2024-05-31').daysPastDue).toBe(0)
    expect(replay(loan, events, '2024-06-11').daysPastDue).toBe(10)
    const { instalments } = replay(loan, events, '2024-03-15')
    const all = [...events, ...instalments.map(({ dueOn, demands }) => paid(dueOn, totalOf(demands)))]
    expect(replay(loan, all, '2025-01-01')).toMatchObject({ isSettled: true, nextDueOn: null })
  })

  it('owes interest of a period that has begun, even when its principal is paid', () => {
    const loan = aLoan({ surplus: 'REAMORTISE' })
    const state = replay(loan, [paid('2024-01-16', 100_00n)], '2024-01-16')
    expect(state).toMatchObject({ isSettled: false, payoff: { PRINCIPAL: 0n, INTEREST: 50n } })
    expect(replay(loan, [paid('2024-01-16', 100_00n), paid('2024-02-01', 50n)], '2024-02-01').isSettled).toBe(true)
  })
})

const dayIn2024 = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10))
const anyLoan = fc
  .record({
    surplus: fc.constantFrom('NEXT_INSTALMENTS' as const, 'REAMORTISE' as const, 'WALLET' as const),
    allocationOrder: fc.constantFrom('HORIZONTAL' as const, 'VERTICAL' as const),
    lateFeeMinor: fc.constantFrom(0n, 2_00n),
    penaltyRate: fc.constantFrom(null, '10'),
    graceDays: fc.integer({ min: 0, max: 10 }),
    dayCount: fc.constantFrom('ACT_365F' as const, 'THIRTY_360' as const, 'ACT_ACT_ISDA' as const, 'ACT_360' as const),
    scheduleKind: fc.constantFrom('ANNUITY' as const, 'EQUAL_PRINCIPAL' as const, 'INTEREST_ONLY' as const),
  })
  .map(({ dayCount, scheduleKind, ...more }) => aLoan({ dayCount, scheduleKind, ...more }, { dayCount, scheduleKind }))
const somePayments = fc
  .array(fc.tuple(dayIn2024, fc.bigInt(1n, 40_00n)), { maxLength: 6 })
  .map((all) => all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([on, amount]) => paid(on, amount)))

const someTerms = fc.record({
  annualRate: fc.constantFrom('0', '3.5', '24'),
  scheduleKind: fc.constantFrom('ANNUITY' as const, 'EQUAL_PRINCIPAL' as const, 'INTEREST_ONLY' as const),
  instalments: fc.integer({ min: 1, max: 24 }),
})
const laterThan = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
/** Payments until a day, another plan on it, and payments after. */
const someHistory = fc
  .tuple(somePayments, dayIn2024, someTerms, fc.integer({ min: 1, max: 60 }))
  .map(([payments, day, terms, ahead]) => {
    const replan = replanned(day, { ...terms, firstDueOn: laterThan(day, ahead) })
    const before = payments.filter(({ on }) => on <= day)
    return { before, replan, day, all: [...before, replan, ...payments.filter(({ on }) => on > day)] }
  })

describe('any loan that is restructured', () => {
  it('owes as much as before on that day, and closes at zero on any later one', () => {
    fc.assert(
      fc.property(
        anyLoan,
        someHistory,
        fc.integer({ min: 0, max: 500 }),
        (loan, { before, replan, day, all }, days) => {
          const owed = totalOf(replay(loan, before, day).payoff)
          expect(totalOf(replay(loan, [...before, replan], day).payoff)).toBe(owed)
          const later = laterThan(day, days)
          const until = all.filter(({ on }) => on <= later)
          const payoff = totalOf(replay(loan, until, later).payoff)
          const closed = replay(loan, [...until, paid(later, payoff)], later)
          expect(closed.isSettled).toBe(true)
          expect(totalOf(closed.payoff)).toBe(0n)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('demands its principal once, and never owes less than nothing', () => {
    fc.assert(
      fc.property(anyLoan, someHistory, (loan, { all }) => {
        const state = replay(loan, all, '2026-06-01')
        const principal = state.instalments.reduce((sum, { demands }) => sum + demands.PRINCIPAL, 0n)
        expect(principal).toBe(loan.principalMinor)
        for (const part of [...Object.values(state.outstanding), ...Object.values(state.payoff)]) {
          expect(part >= 0n).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('any loan', () => {
  it('closes at zero on any day when its payoff is paid', () => {
    fc.assert(
      fc.property(anyLoan, somePayments, dayIn2024, (loan, payments, day) => {
        const before = payments.filter(({ on }) => on <= day)
        const payoff = totalOf(replay(loan, before, day).payoff)
        const closed = replay(loan, [...before, paid(day, payoff)], day)
        expect(closed.isSettled).toBe(true)
        expect(totalOf(closed.payoff)).toBe(0n)
      }),
      { numRuns: 300 },
    )
  })

  it('ends in the same state in any order of payments on one day', () => {
    fc.assert(
      fc.property(
        anyLoan,
        somePayments,
        dayIn2024,
        fc.array(fc.bigInt(1n, 60_00n), { maxLength: 4 }),
        (loan, payments, day, amounts) => {
          // What a wallet keeps was not paid: it cannot be paid by another order either.
          fc.pre(loan.surplus !== 'WALLET')
          const before = payments.filter(({ on }) => on <= day)
          const whenPaid = (order: readonly bigint[]) =>
            comparable(replay(loan, [...before, ...order.map((amount) => paid(day, amount))], '2025-03-01'))
          expect(whenPaid(amounts.toReversed())).toEqual(whenPaid(amounts))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never takes more than was paid, and never owes less than nothing', () => {
    fc.assert(
      fc.property(anyLoan, somePayments, (loan, payments) => {
        const state = replay(loan, payments, '2025-03-01')
        for (const { id, amountMinor } of payments) {
          const { allocated, surplusMinor, leftMinor } = state.allocations.get(id)!
          expect(totalOf(allocated) + surplusMinor + leftMinor).toBe(amountMinor)
        }
        for (const part of Object.values(state.outstanding)) expect(part >= 0n).toBe(true)
        for (const part of Object.values(state.payoff)) expect(part >= 0n).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
