// Scores of providers on the scale from 300 to 850.
import { normalised } from '@quintet/credit/credit-records/normalise.ts'
import { divideHalfEven } from '@quintet/credit/rounding.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const linear = { minimum: 300, maximum: 850, higherIsBetter: true, mapping: 'LINEAR', points: [] } as const
const steps = {
  minimum: 0,
  maximum: 100,
  higherIsBetter: true,
  mapping: 'PIECEWISE',
  points: [
    { from: 10, to: 300 },
    { from: 50, to: 580 },
    { from: 90, to: 850 },
  ],
} as const

describe('a linear score', () => {
  it.each([
    // Equifax, VantageScore 1 and 2, PLUS, Experian National Equivalency.
    [280, 850, 280, 300],
    [280, 850, 850, 850],
    [280, 850, 565, 575],
    [501, 990, 501, 300],
    [501, 990, 990, 850],
    [330, 830, 580, 575],
    [360, 840, 600, 575],
    // 300 + 550 / 4 = 437.5 goes to the even neighbour, as 712.5 does.
    [0, 4, 1, 438],
    [0, 4, 3, 712],
  ])('of %i to %i: %d is %i', (minimum, maximum, score, expected) => {
    expect(normalised({ ...linear, minimum, maximum }, score)).toBe(expected)
  })

  it('is inverted where lower is better', () => {
    const golf = { ...linear, minimum: 0, maximum: 550, higherIsBetter: false }
    expect([0, 550, 120].map((score) => normalised(golf, score))).toEqual([850, 300, 730])
  })

  it('outside the range is null, and is not clamped', () => {
    for (const score of [299.99, 850.01, -1, Number.NaN, Infinity]) expect(normalised(linear, score)).toBeNull()
  })
})

describe('a piecewise score', () => {
  it('is in proportion between its points, and null beyond them', () => {
    expect([10, 30, 50, 70, 90].map((score) => normalised(steps, score))).toEqual([300, 440, 580, 715, 850])
    expect([9, 91].map((score) => normalised(steps, score))).toEqual([null, null])
  })
})

describe('a probability of default', () => {
  const pd = { ...linear, minimum: 0, maximum: 1, mapping: 'PD' } as const
  it('is 600 at odds of 1 to 19, and 50 points more for half the odds', () => {
    expect(normalised(pd, 1 / 20)).toBe(600)
    expect(normalised(pd, 1 / 39)).toBe(650)
    expect(normalised(pd, 2 / 21)).toBe(550)
    expect(normalised({ ...pd, maximum: 100 }, 5)).toBe(600)
  })

  it('at odds of 1 to 1 is 388, and at probabilities 0 and 1 the best and the worst score', () => {
    expect([0.5, 0, 1].map((probability) => normalised(pd, probability))).toEqual([388, 850, 300])
  })
})

describe('every mapping', () => {
  it('stays in the range and never falls where the score rises', () => {
    const mapped = fc.constantFrom(linear, steps, { ...linear, minimum: 0, maximum: 1000 })
    fc.assert(
      fc.property(
        mapped,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (each, a, b) => {
          const at = (share: number) => normalised(each, each.minimum + share * (each.maximum - each.minimum))
          const [low, high] = [at(Math.min(a, b)), at(Math.max(a, b))]
          for (const score of [low, high]) if (score !== null) expect(score >= 300 && score <= 850).toBe(true)
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high)
        },
      ),
    )
  })
})

describe('division', () => {
  it('rounds to the nearest whole number, and halves to the even one', () => {
    const pairs = [
      [5n, 2n, 2n],
      [7n, 2n, 4n],
      [-5n, 2n, -2n],
      [-7n, 2n, -4n],
      [8n, 3n, 3n],
      [7n, 3n, 2n],
      [0n, 3n, 0n],
    ] as const
    for (const [dividend, divisor, quotient] of pairs) expect(divideHalfEven(dividend, divisor)).toBe(quotient)
  })
})
