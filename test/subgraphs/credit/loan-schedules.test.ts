// Figures that others publish: schedules of Apache Fineract, rates of Regulation Z, Appendix J.
import { aprOf, type Payment, unitPeriods } from '@quintet/credit/loans/apr.ts'
import { type Planned, type ScheduleKind, scheduleOf, type Terms } from '@quintet/credit/loans/schedules.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const base: Terms = {
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
const interestOf = (plan: readonly Planned[]) => plan.map(({ interestMinor }) => Number(interestMinor))
const totalsOf = (plan: readonly Planned[]) =>
  plan.map(({ interestMinor, principalMinor }) => Number(interestMinor + principalMinor))

describe('a schedule', () => {
  it.each<[string, Partial<Terms>, number[], number, number]>([
    ['100.00 at 12 %, 30/360', {}, [100, 84, 67, 51, 34, 17], 1725, 1728],
    ['100.00 at 9.4822 %, 30/360', { annualRate: '9.4822' }, [79, 66, 53, 40, 27, 13], 1713, 1713],
    [
      '75.00 at 12.3 %, 30/360',
      { principalMinor: 75_00n, annualRate: '12.3', instalments: 5 },
      [77, 62, 47, 31, 16],
      1547,
      1545,
    ],
    ['100.00 at 12 %, ACT/365F', { dayCount: 'ACT_365F' }, [102, 80, 69, 50, 35, 17], 1725, 1728],
    [
      '331.77 at 10.65 %, ACT/ACT',
      {
        principalMinor: 331_77n,
        annualRate: '10.65',
        instalments: 5,
        startOn: '2023-12-12',
        dayCount: 'ACT_ACT_ISDA',
      },
      [300, 241, 170, 121, 59],
      6814,
      6812,
    ],
  ])('equals that of Apache Fineract: %s', (_, terms, interest, instalment, last) => {
    const plan = scheduleOf({ ...base, ...terms })
    expect(interestOf(plan)).toEqual(interest)
    expect(totalsOf(plan)).toEqual([...interest.slice(1).map(() => instalment), last])
  })

  it('has equal principals, and the rest in the last instalment', () => {
    const plan = scheduleOf({ ...base, principalMinor: 100_01n, scheduleKind: 'EQUAL_PRINCIPAL' })
    expect(plan.map(({ principalMinor }) => principalMinor)).toEqual([1666n, 1666n, 1666n, 1666n, 1666n, 1671n])
  })

  it('has interest only, and all principal in the last instalment', () => {
    const plan = scheduleOf({ ...base, scheduleKind: 'INTEREST_ONLY' })
    expect(totalsOf(plan)).toEqual([100, 100, 100, 100, 100, 10_100])
  })

  it('divides the principal where there is no interest', () => {
    const plan = scheduleOf({ ...base, annualRate: '0' })
    expect(totalsOf(plan)).toEqual([1667, 1667, 1667, 1667, 1667, 1665])
  })

  it('keeps the day of the month after a shorter month', () => {
    const plan = scheduleOf({ ...base, startOn: '2024-01-31', instalments: 3 })
    expect(plan.map(({ dueOn }) => dueOn)).toEqual(['2024-02-29', '2024-03-31', '2024-04-30'])
  })

  it('counts actual days in weekly periods, also under 30/360', () => {
    const weekly = scheduleOf({
      ...base,
      every: 'WEEK',
      principalMinor: 36_000_00n,
      instalments: 4,
      startOn: '2024-02-25',
    })
    expect(weekly[0]!.interestMinor).toBe(84_00n)
  })

  it('repays exactly what was lent, and never more than is left', () => {
    const kinds: ScheduleKind[] = ['ANNUITY', 'EQUAL_PRINCIPAL', 'INTEREST_ONLY']
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10_000_000_00n),
        fc.integer({ min: 0, max: 60_00 }),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(...kinds),
        fc.constantFrom('ACT_360', 'ACT_365F', 'ACT_ACT_ISDA', 'THIRTY_360', 'THIRTY_E_360', 'BUS_252'),
        fc.constantFrom('WEEK', 'TWO_WEEKS', 'MONTH', 'QUARTER'),
        (principalMinor, hundredths, instalments, scheduleKind, dayCount, every) => {
          const annualRate = (hundredths / 100).toFixed(2)
          const terms = { ...base, principalMinor, annualRate, instalments, scheduleKind } as Terms
          const plan = scheduleOf({ ...terms, dayCount, every } as Terms)
          let balance = principalMinor
          for (const each of plan) {
            expect(each.principalMinor >= 0n && each.interestMinor >= 0n).toBe(true)
            balance -= each.principalMinor
            expect(balance >= 0n).toBe(true)
          }
          expect(balance).toBe(0n)
        },
      ),
      { numRuns: 200 },
    )
  })
})

const payment = (on: string, amount: number, times = 1): Payment => ({
  on,
  amountMinor: BigInt(Math.round(amount * 100)),
  times,
})

describe('the annual percentage rate', () => {
  it.each<[string, Parameters<typeof aprOf>]>([
    ['9.69', [5000_00n, '1978-01-10', 'MONTH', [payment('1978-02-10', 230, 24)]]],
    ['11.82', [6000_00n, '1978-02-10', 'MONTH', [payment('1978-04-01', 200, 36)]]],
    ['8.97', [10_000_00n, '1978-05-23', 'QUARTER', [payment('1978-10-01', 385, 40)]]],
    ['14.96', [500_00n, '1978-03-20', 'WEEK', [payment('1978-04-21', 17.6, 30)]]],
    ['10.08', [5000_00n, '1978-01-10', 'MONTH', [payment('1978-02-10', 250), payment('1978-03-10', 230, 23)]]],
    ['12.22', [200_00n, '1978-04-03', 'TWO_WEEKS', [payment('1978-04-11', 9.5, 19), payment('1979-01-02', 30)]]],
  ])('is %s in the example of Appendix J', (rate, given) => {
    expect(aprOf(...given)).toBe(rate)
  })

  it('counts unit periods back from the later date', () => {
    expect(unitPeriods('MONTH', '1978-02-10', '1978-04-01')).toEqual({ whole: 1, part: 19 / 30 })
    expect(unitPeriods('QUARTER', '1978-05-23', '1978-10-01')).toEqual({ whole: 1, part: 39 / 90 })
  })

  it('is the nominal rate of equal periods without fees, and more with them', () => {
    const plan = scheduleOf({ ...base, principalMinor: 10_000_00n, instalments: 24 })
    const payments = plan.map(({ dueOn, ...each }) => ({
      on: dueOn,
      amountMinor: each.principalMinor + each.interestMinor,
      times: 1,
    }))
    expect(aprOf(10_000_00n, base.startOn, 'MONTH', payments)).toBe('12.00')
    expect(Number(aprOf(9_800_00n, base.startOn, 'MONTH', payments))).toBeGreaterThan(13)
  })

  it('is null when there is no principal', () => {
    expect(aprOf(0n, '2026-01-01', 'MONTH', [payment('2026-02-01', 1)])).toBeNull()
  })
})
