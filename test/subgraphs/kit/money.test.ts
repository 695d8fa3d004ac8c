import { decimalText, isCurrency, minorUnits } from '@quintet/kit/slice/money.ts'
import { scalars } from '@quintet/kit/subgraph/scalars.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

// ISO 4217's digits after the point, where they are not two or where Intl says otherwise.
const exponents: Record<string, number> = {
  EUR: 2,
  USD: 2,
  HUF: 2,
  IDR: 2,
  IRR: 2,
  LBP: 2,
  ALL: 2,
  MRU: 2,
  JPY: 0,
  KRW: 0,
  ISK: 0,
  VND: 0,
  UGX: 0,
  CLP: 0,
  PYG: 0,
  UYI: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}
const currencies = Object.keys(exponents)

describe('an amount', () => {
  it('comes back from its text as it was, in every currency', () => {
    const amounts = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    fc.assert(
      fc.property(amounts, fc.constantFrom(...currencies), (amountMinor, currency) => {
        expect(minorUnits(decimalText({ amountMinor, currency }), currency)).toBe(amountMinor)
      }),
    )
  })

  it.each(Object.entries(exponents))('in %s has %i digits after the point', (currency, exponent) => {
    const text = decimalText({ amountMinor: 1n, currency })
    expect(text).toBe(exponent === 0 ? '1' : `0.${'1'.padStart(exponent, '0')}`)
    expect(minorUnits(`0.${'0'.repeat(exponent)}1`, currency)).toBeNull()
    expect(minorUnits('1', currency)).toBe(10n ** BigInt(exponent))
  })

  it.each([
    ['2500', 'EUR', 250000n],
    ['2500.5', 'EUR', 250050n],
    ['2500.50', 'EUR', 250050n],
    ['2500.50000', 'EUR', 250050n],
    ['0.005', 'EUR', null],
    ['0.005', 'KWD', 5n],
    ['-0.01', 'EUR', -1n],
    ['-0.00', 'EUR', 0n],
    ['007', 'EUR', 700n],
    ['1.0', 'JPY', 1n],
    ['1.5', 'JPY', null],
    ['9007199254740993.01', 'EUR', 900719925474099301n],
    ['1e3', 'EUR', null],
    ['1,5', 'EUR', null],
    ['.5', 'EUR', null],
    ['5.', 'EUR', null],
    ['+5', 'EUR', null],
    [' 5', 'EUR', null],
    ['5\n', 'EUR', null],
    ['٥', 'EUR', null],
    ['', 'EUR', null],
    ['5', 'XXX', null],
    ['5', 'eur', null],
  ])('%j %s is %s minor units', (text, currency, minor) => {
    expect(minorUnits(text, currency)).toBe(minor)
  })
})

describe('the list of currencies', () => {
  it.each(currencies)('contains %s', (code) => expect(isCurrency(code)).toBe(true))
  it.each(['XXX', 'XAU', 'XTS', 'DEM', 'HRK', 'eur', 'EURO', '', 'toString', '__proto__'])(
    'does not contain %j',
    (code) => {
      expect(isCurrency(code)).toBe(false)
    },
  )
})

describe('the scalars', () => {
  it.each(['0', '-1', '2500.00', '999999999999999999.12345678'])('Decimal takes %s', (text) => {
    expect(scalars.Decimal.parseValue(text)).toBe(text)
  })
  it.each(['', 'x', '1e3', '+1', '1.', '.1', '1,0', ' 1', '1\n', '1234567890123456789', '1.123456789', 'NaN', 1, null])(
    'Decimal refuses %j',
    (value) => {
      expect(() => scalars.Decimal.parseValue(value)).toThrow(/exact decimal text/)
    },
  )
  it.each(['XXX', 'eur', '', 7])('CurrencyCode refuses %j', (value) => {
    expect(() => scalars.CurrencyCode.parseValue(value)).toThrow(/ISO 4217/)
  })
  it('DateTime is written in UTC', () => {
    expect(scalars.DateTime.serialize(new Date('2026-05-01T12:00:00+02:00'))).toBe('2026-05-01T10:00:00.000Z')
    expect(scalars.DateTime.parseValue('2026-05-01T12:00:00+02:00')).toEqual(new Date('2026-05-01T10:00:00Z'))
    expect(() => scalars.DateTime.parseValue('yesterday')).toThrow()
  })
})
