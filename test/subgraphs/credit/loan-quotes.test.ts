import { quoteOf } from '@quintet/credit/loan-quotes/quote.ts'
import { describe, expect, it } from 'vitest'

const eur = (amount: string) => ({ amount, currency: 'EUR' })
const terms = { principal: eur('100.00'), annualRate: '12', instalments: 6, startOn: '2024-01-01' }

describe('a quote', () => {
  it('has the schedule and the rate for given terms', () => {
    const quote = quoteOf(terms, [])
    expect(quote).toMatchObject({ instalmentMinor: 17_25n, totalMinor: 103_53n })
    if (typeof quote === 'string') throw new Error(quote)
    expect(Number(quote.apr)).toBeCloseTo(12, 1)
    expect(quote.schedule.map(({ dueOn }) => dueOn)[5]).toBe('2024-07-01')
  })

  it('has only the rate for given payments', () => {
    const given = {
      principal: eur('5000.00'),
      startOn: '1978-01-10',
      payments: [{ on: '1978-02-10', amount: '230.00', times: 24 }],
    }
    expect(quoteOf(given, [])).toEqual({
      currency: 'EUR',
      apr: '9.69',
      instalmentMinor: null,
      totalMinor: 5520_00n,
      schedule: [],
    })
  })

  it.each<[string, object]>([
    ['no instalments', { instalments: 0 }],
    ['601 instalments', { instalments: 601 }],
    ['a negative rate', { annualRate: '-1' }],
    ['no rate', { annualRate: undefined }],
    ['no principal', { principal: eur('0.00') }],
    ['fees of the whole principal', { fees: eur('100.00') }],
    ['fees in another currency', { fees: { amount: '1.00', currency: 'USD' } }],
    ['an instalment before the start', { firstDueOn: '2024-01-01' }],
    ['both a rate and payments', { payments: [{ on: '2024-02-01', amount: '1.00' }] }],
    [
      'too many payments',
      { annualRate: undefined, instalments: undefined, payments: [{ on: '2024-02-01', amount: '1.00', times: 601 }] },
    ],
  ])('is refused for %s', (_, wrong) => {
    expect(typeof quoteOf({ ...terms, ...wrong }, [])).toBe('string')
  })
})
