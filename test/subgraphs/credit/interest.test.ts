import {
  addMonths,
  type DayCount,
  divideHalfEven,
  isBusinessDay,
  yearFraction,
} from '@quintet/credit/savings/day-counts.ts'
import {
  accruedText,
  type InterestTerms,
  type Movement,
  replay,
  roundedInterest,
} from '@quintet/credit/savings/interest.ts'
import { nextDue } from '@quintet/credit/savings/rules.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const asNumber = (convention: DayCount, from: string, to: string): number => {
  const { upper, lower } = yearFraction(convention, from, to)
  return Number(upper) / Number(lower)
}

describe('a fraction of a year', () => {
  it.each([
    ['2003-11-01', '2004-05-01', 0.497724380567],
    ['1999-07-01', '2000-07-01', 1.0013773486],
    ['2003-07-15', '2004-01-15', 0.504004790778],
  ] as const)('from %s to %s is as ISDA published it under ACT/ACT', (from, to, fraction) => {
    expect(asNumber('ACT_ACT_ISDA', from, to)).toBeCloseTo(fraction, 11)
  })

  it('counts months of 30 days, and business days', () => {
    expect(asNumber('THIRTY_360', '2024-01-31', '2024-02-29')).toBeCloseTo(29 / 360, 12)
    expect(asNumber('THIRTY_E_360', '2024-01-31', '2024-03-31')).toBeCloseTo(60 / 360, 12)
    expect(asNumber('THIRTY_E_360_ISDA', '2024-01-31', '2024-02-29')).toBeCloseTo(30 / 360, 12)
    expect(asNumber('ACT_360', '2024-01-01', '2024-12-31')).toBeCloseTo(365 / 360, 12)
    // A week has five business days; the first of May is a holiday where the calendar says so.
    expect(yearFraction('BUS_252', '2026-04-27', '2026-05-04', ['2026-05-01'])).toEqual({ upper: 4n, lower: 252n })
    expect(isBusinessDay('2026-11-29', [])).toBe(false)
  })
})

describe('due dates', () => {
  it('keep their day of the month, or are the last day of a shorter month', () => {
    expect([1, 2, 3].map((months) => addMonths('2026-01-31', months))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
    expect(addMonths('2023-12-31', 2)).toBe('2024-02-29')
    expect(nextDue('2026-01-31', 'MONTH', '2026-02-28')).toBe('2026-03-31')
    expect(nextDue('2026-01-01', 'TWO_WEEKS', '2026-01-15')).toBe('2026-01-29')
  })
})

it('division rounds halves to the even number', () => {
  expect([5n, 15n, -5n, -15n, 14n, 16n].map((value) => divideHalfEven(value, 10n))).toEqual([0n, 2n, 0n, -2n, 1n, 2n])
})

const terms: InterestTerms = {
  annualRate: '3.65',
  dayCount: 'ACT_365F',
  balanceMethod: 'END_OF_DAY',
  compounding: 'MONTHLY',
}
const savings = (more: Partial<InterestTerms> = {}, maturesOn: string | null = null) => ({
  terms: { ...terms, ...more },
  openedOn: '2026-01-01',
  maturesOn,
  holidays: [],
})
const opening = { businessDate: '2026-01-01', amountMinor: 100_000n }

describe('interest', () => {
  it('on 1,000.00 at 3.65 % is 0.10 a day, and is posted at the end of the month', () => {
    const days = replay(savings(), [opening], '2026-02-28')
    expect(accruedText(days[0]!.accrued)).toBe('10.0000000000')
    expect(
      days.filter(({ dayPostedMinor }) => dayPostedMinor > 0n).map((day) => [day.businessDate, day.dayPostedMinor]),
    ).toEqual([
      ['2026-01-31', 310n],
      // 28 days on 1,003.10.
      ['2026-02-28', 281n],
    ])
  })

  it('of one year is 36.50 under four day counts, and 37.01 under ACT/360', () => {
    const year = (dayCount: DayCount) => {
      const days = replay(savings({ dayCount, compounding: 'AT_MATURITY' }, '2027-01-01'), [opening], '2026-12-31')
      return days.at(-1)!.postedMinor
    }
    for (const dayCount of ['ACT_365F', 'ACT_ACT_ISDA', 'THIRTY_360', 'THIRTY_E_360'] as const) {
      expect([dayCount, year(dayCount)]).toEqual([dayCount, 3650n])
    }
    expect(year('ACT_360')).toBe(3701n)
  })

  it('uses the lowest balance of a day, or the average, where the plan says so', () => {
    const first = (balanceMethod: InterestTerms['balanceMethod']) =>
      accruedText(replay(savings({ balanceMethod }), [opening], '2026-01-01')[0]!.accrued)
    expect([first('END_OF_DAY'), first('MINIMUM'), first('AVERAGE')]).toEqual([
      '10.0000000000',
      '0.0000000000',
      '5.0000000000',
    ])
  })

  it('ends with the term', () => {
    const days = replay(savings({}, '2026-01-11'), [opening], '2026-03-01')
    expect(days.at(-1)).toMatchObject({ businessDate: '2026-01-10', dayPostedMinor: 100n })
  })

  it('that is posted is the accrued interest rounded, whatever the order of deposits', () => {
    const movement = fc.record({
      day: fc.integer({ min: 0, max: 80 }),
      amountMinor: fc.bigInt({ min: 1n, max: 10_000_000n }),
    })
    const rate = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2))
    const compounding = fc.constantFrom('DAILY', 'MONTHLY', 'QUARTERLY', 'AT_MATURITY' as const)
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 8 }), rate, compounding, (moved, annualRate, how) => {
        const dated: Movement[] = moved.map(({ day, amountMinor }) => ({
          businessDate: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
          amountMinor,
        }))
        const of = savings({ annualRate, compounding: how as 'DAILY' }, '2026-04-01')
        const days = replay(of, dated, '2026-03-31')
        expect(days.at(-1)!.postedMinor).toBe(roundedInterest(days.at(-1)!.accrued))
        expect(replay(of, dated.toReversed(), '2026-03-31')).toEqual(days)
      }),
      { numRuns: 200, interruptAfterTimeLimit: 20_000 },
    )
  })
})
