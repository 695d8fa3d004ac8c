// Computed scores: worked examples, and what holds for all of them.
import {
  bureauFactor,
  computeScore,
  inputsHashOf,
  reasonsOf,
  type ScoreInputs,
} from '@quintet/credit/scores/compute.ts'
import { defaultModel, factors, type Weights } from '@quintet/credit/scoring-models/rules.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const { weights } = defaultModel
const value = fc.integer({ min: 0, max: 10_000 })
const inputsOf = fc.record(Object.fromEntries(factors.map((factor) => [factor, value])), { requiredKeys: [] })
/** Weights of some factors that make 10,000. */
const anyWeights = fc
  .uniqueArray(fc.constantFrom(...factors), { minLength: 1 })
  .chain((some) =>
    fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: some.length, maxLength: some.length }).map((raw) => {
      const sum = raw.reduce((all, each) => all + each, 0)
      const floors = raw.map((each) => Math.max(1, Math.floor((each * 10_000) / sum)))
      floors[0]! += 10_000 - floors.reduce((all, each) => all + each, 0)
      return Object.fromEntries(some.map((factor, i) => [factor, floors[i]!])) as Weights
    }),
  )
  .filter((each) => Object.values(each).every((weight) => weight > 0))

describe('a computed score', () => {
  it('of a bureau score of 730 alone is 78.18', () => {
    const bureau = bureauFactor([730])!
    expect(bureau).toBe(7818)
    const score = computeScore(weights, { BUREAU: bureau })!
    expect(score.valueHundredths).toBe(7818)
    expect(score.contributions).toEqual([{ factor: 'BUREAU', value: 7818, weight: 10_000, pointHundredths: 7818 }])
  })

  it('uses the mean of several bureaus', () => {
    expect(bureauFactor([300, 850])).toBe(5000)
    expect(bureauFactor([730, 731, 731])).toBe(7830)
    expect(bureauFactor([])).toBeUndefined()
  })

  it('spreads the weight of unknown factors over the known ones', () => {
    // (3500 * 8000 + 500 * 10000) / 4000 = 8250
    const { valueHundredths, contributions } = computeScore(weights, { BUREAU: 8000, KYC_TIER: 10_000 })!
    expect(valueHundredths).toBe(8250)
    expect(contributions.map(({ weight, pointHundredths }) => [weight, pointHundredths])).toEqual([
      [8750, 7000],
      [1250, 1250],
    ])
  })

  it('is rounded to the even value when two are equally near', () => {
    const half: Weights = { BUREAU: 5000, SAVINGS: 5000 }
    expect(computeScore(half, { BUREAU: 1, SAVINGS: 0 })!.valueHundredths).toBe(0)
    expect(computeScore(half, { BUREAU: 3, SAVINGS: 0 })!.valueHundredths).toBe(2)
  })

  it('is null when no factor is known', () => {
    expect(computeScore(weights, {})).toBeNull()
    expect(computeScore({ BUREAU: 10_000 }, { SAVINGS: 1 })).toBeNull()
  })

  it('is from 0 to 100, and is the sum of its contributions', () => {
    fc.assert(
      fc.property(anyWeights, inputsOf, (some, inputs) => {
        const score = computeScore(some, inputs)
        if (score === null) return
        expect(score.valueHundredths >= 0 && score.valueHundredths <= 10_000).toBe(true)
        const sum = (of: 'weight' | 'pointHundredths') => score.contributions.reduce((all, each) => all + each[of], 0)
        expect([sum('weight'), sum('pointHundredths')]).toEqual([10_000, score.valueHundredths])
      }),
    )
  })

  it('never falls when a factor rises', () => {
    fc.assert(
      fc.property(anyWeights, inputsOf, fc.constantFrom(...factors), value, value, (some, inputs, factor, a, b) => {
        const at = (level: number) => computeScore(some, { ...inputs, [factor]: level })?.valueHundredths ?? 0
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)))
      }),
    )
  })

  it('and its hash are the same for the same inputs in any order', () => {
    fc.assert(
      fc.property(inputsOf, (inputs) => {
        const turned = Object.fromEntries(Object.entries(inputs).reverse()) as ScoreInputs
        expect(computeScore(weights, turned)).toEqual(computeScore(weights, inputs))
        expect(inputsHashOf(defaultModel, '2026-11-29', turned)).toBe(inputsHashOf(defaultModel, '2026-11-29', inputs))
      }),
    )
  })

  it('has another hash for another day, version or input', () => {
    const hashes = [
      inputsHashOf(defaultModel, '2026-11-29', { BUREAU: 1 }),
      inputsHashOf(defaultModel, '2026-11-30', { BUREAU: 1 }),
      inputsHashOf({ ...defaultModel, version: 2 }, '2026-11-29', { BUREAU: 1 }),
      inputsHashOf(defaultModel, '2026-11-29', { BUREAU: 2 }),
      inputsHashOf(defaultModel, '2026-11-29', { SAVINGS: 1 }),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('reasons', () => {
  it('are the four factors that cost most, without those at their best', () => {
    const inputs = { BUREAU: 9000, REPAYMENT: 10_000, UTILISATION: 0, SAVINGS: 5000, KYC_TIER: 2000, ACCOUNT_AGE: 0 }
    const { contributions } = computeScore(weights, inputs)!
    expect(reasonsOf(contributions).map(({ code }) => code)).toEqual([
      'LOW_UTILISATION',
      'LOW_ACCOUNT_AGE',
      'LOW_SAVINGS',
      'LOW_KYC_TIER',
    ])
  })
})
