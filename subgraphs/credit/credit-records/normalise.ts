// From a provider's score to one from 300 to 850. No score is moved into the range silently: what is outside is an error.
import { divideHalfEven } from '../rounding.ts'
import type { ScoreProviderRow } from '../score-providers/store.ts'

const lowest = 300
const highest = 850
/** Digits after the point of a provider's score that count. */
const scale = 100_000_000

const whole = (value: number): bigint => BigInt(Math.round(value * scale))

type Mapped = Pick<ScoreProviderRow, 'minimum' | 'maximum' | 'higherIsBetter' | 'mapping' | 'points'>

/** The score from 300 to 850; null where the provider's is outside its own range. */
export function normalised(provider: Mapped, score: number): number | null {
  const { minimum, maximum, higherIsBetter, mapping } = provider
  if (!(score >= minimum && score <= maximum)) return null
  if (mapping === 'PD') return ofProbability((score - minimum) / (maximum - minimum))
  const upward = higherIsBetter ? score : minimum + maximum - score
  if (mapping === 'PIECEWISE') return betweenPoints(provider.points, upward)
  return between({ from: minimum, to: lowest }, { from: maximum, to: highest }, upward)
}

type Point = ScoreProviderRow['points'][number]

function between(low: Point, high: Point, score: number): number {
  const above = BigInt(high.to - low.to) * (whole(score) - whole(low.from))
  return low.to + Number(divideHalfEven(above, whole(high.from) - whole(low.from)))
}

function betweenPoints(points: readonly Point[], score: number): number | null {
  const next = points.findIndex(({ from }) => from >= score)
  if (next < 0) return null
  if (points[next]!.from === score) return points[next]!.to
  return next === 0 ? null : between(points[next - 1]!, points[next]!, score)
}

/** 50 points double the odds, and odds of 1 bad to 19 good are 600. */
const factor = 50 / Math.LN2
const offset = 600 - factor * Math.log(19)

/** A probability of default on the scale of odds. Its ends have no odds, and lie at the ends of the range. */
function ofProbability(probability: number): number {
  const score = offset - factor * Math.log(probability / (1 - probability))
  return Math.min(highest, Math.max(lowest, Math.round(score)))
}
