// A computed score: a pure function of a model's version and of what is known of an applicant on a day.
import { createHash } from 'node:crypto'
import type { Contribution } from '@quintet/drizzle/credit/scores.ts'
import { divideHalfEven } from '../rounding.ts'
import { type Factor, factors, type Weights, wholeWeight } from '../scoring-models/rules.ts'

/** What is known of an applicant: each factor from 0 to 10,000, the best. What is unknown is left out. */
export type ScoreInputs = Readonly<Partial<Record<Factor, number>>>

export interface ComputedScore {
  readonly valueHundredths: number
  readonly contributions: readonly Contribution[]
}

/**
 * The score of inputs; null where nothing is known that counts. What is unknown weighs nothing, and the rest as much more.
 */
export function computeScore(weights: Weights, inputs: ScoreInputs): ComputedScore | null {
  const counted = factors.flatMap((factor) => {
    const [weight, value] = [weights[factor], inputs[factor]]
    return weight === undefined || value === undefined ? [] : [{ factor, weight, value }]
  })
  const total = counted.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return null
  // A factor is in hundredths of a score already: 10,000 is 100.00.
  const points = counted.map(({ weight, value }) => weight * value)
  const valueHundredths = Number(divideHalfEven(BigInt(points.reduce((sum, each) => sum + each, 0)), BigInt(total)))
  const shownWeights = shares(
    counted.map(({ weight }) => weight * wholeWeight),
    total,
    wholeWeight,
  )
  const shownPoints = shares(points, total, valueHundredths)
  const contributions = counted.map(({ factor, value }, i) => {
    return { factor, value, weight: shownWeights[i]!, pointHundredths: shownPoints[i]! }
  })
  return { valueHundredths, contributions }
}

/** Whole numbers near parts / total that make `sum`: what rounding leaves over goes to those that lost most by it. */
function shares(parts: readonly number[], total: number, sum: number): number[] {
  const floors = parts.map((part) => Math.floor(part / total))
  const missing = sum - floors.reduce((all, each) => all + each, 0)
  const byLoss = parts.map((part, i) => ({ i, loss: part % total })).sort((a, b) => b.loss - a.loss || a.i - b.i)
  for (const { i } of byLoss.slice(0, missing)) floors[i]! += 1
  return floors
}

const texts: Readonly<Record<Factor, string>> = {
  BUREAU: 'What bureaus say of the applicant',
  REPAYMENT: 'How repayments were made',
  UTILISATION: 'How much of the credit on offer is in use',
  SAVINGS: 'How the applicant saves',
  KYC_TIER: 'How far the applicant has proved their identity',
  ACCOUNT_AGE: 'How long the applicant has had an account',
}
const maxReasons = 4

export interface ScoreReason {
  readonly code: string
  readonly factor: Factor
  readonly text: string
}

/** The factors that cost most, the most costly first. One at its best costs nothing. */
export function reasonsOf(contributions: readonly Contribution[]): ScoreReason[] {
  return contributions
    .map(({ factor, value, weight }) => ({ factor: factor as Factor, cost: (10_000 - value) * weight }))
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => b.cost - a.cost || factors.indexOf(a.factor) - factors.indexOf(b.factor))
    .slice(0, maxReasons)
    .map(({ factor }) => ({ code: `LOW_${factor}`, factor, text: texts[factor] }))
}

/** SHA-256 of all that a score is computed from, in hexadecimal: equal hashes mean equal scores. */
export function inputsHashOf(model: { slug: string; version: number }, asOf: string, inputs: ScoreInputs): string {
  const known = factors.flatMap((factor) => (inputs[factor] === undefined ? [] : [[factor, inputs[factor]]]))
  return createHash('sha256')
    .update(JSON.stringify([model.slug, model.version, asOf, known]))
    .digest('hex')
}

/** The bureau's factor: the mean of scores from 300 to 850; undefined without any. */
export function bureauFactor(scores: readonly number[]): number | undefined {
  if (scores.length === 0) return undefined
  const above = scores.reduce((sum, score) => sum + (score - 300), 0)
  return Number(divideHalfEven(BigInt(above) * 10_000n, BigInt(550 * scores.length)))
}
