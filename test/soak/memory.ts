// Whether memory is flat: what is in use over time, after the beginning. Of the heap that is what full collections leave:
// V8 lets them come the more seldom the longer it runs, so that samples taken in between tell of rubbish.
import type { Measures } from './gateway.ts'

export interface Sample extends Measures {
  /** Since the load began. */
  readonly milliseconds: number
}

export interface Trend {
  /** Medians of the first and the last third, in MB. */
  readonly first: number
  readonly last: number
  /** Least squares, in MB for each 10 minutes. */
  readonly slope: number
}

const mebibyte = 1024 * 1024
/** The least of so long a time counts: what comes and goes within it is not kept. */
const spanMilliseconds = 20_000
const warmShare = 0.2
/** A rise by less than both says nothing. */
const mostRise = 8
const mostShare = 0.1

/** How a measure went after the load had warmed up. */
export function trendOf(samples: readonly Sample[], measure: 'heap' | 'memory'): Trend {
  const end = samples.at(-1)?.milliseconds ?? 0
  const warm = samples.filter(({ milliseconds }) => milliseconds >= end * warmShare)
  const spans = Map.groupBy(warm, ({ milliseconds }) => Math.floor(milliseconds / spanMilliseconds))
  const floors = [...spans].map(([span, within]) => ({
    minutes: (span * spanMilliseconds) / 60_000,
    size: Math.min(...within.map((sample) => sample[measure] ?? Number.POSITIVE_INFINITY)) / mebibyte,
  }))
  const third = Math.max(1, Math.floor(floors.length / 3))
  const meanMinutes = mean(floors.map(({ minutes }) => minutes))
  const meanSize = mean(floors.map(({ size }) => size))
  const products = floors.map(({ minutes, size }) => (minutes - meanMinutes) * (size - meanSize))
  const squares = floors.map(({ minutes }) => (minutes - meanMinutes) ** 2)
  return {
    first: median(floors.slice(0, third).map(({ size }) => size)),
    last: median(floors.slice(-third).map(({ size }) => size)),
    slope: (mean(products) / mean(squares)) * 10,
  }
}

/** Whether a trend is flat: what the last third uses more than the first is little. */
export const isFlat = ({ first, last }: Trend): boolean => last - first < Math.max(mostRise, first * mostShare)

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
