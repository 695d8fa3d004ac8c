// The trend of memory after the beginning of a soak. The heap is measured after full collections,
// as samples in between contain garbage.
import type { Measures } from './gateway.ts'

export interface Sample extends Measures {
  /** Since the beginning of the load. */
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
/** The least sample of each span counts, as memory that is released within it is not kept. */
const spanMilliseconds = 20_000
const warmShare = 0.2
/** A rise by less than either is flat. */
const maxRise = 8
const maxShare = 0.1

/** The trend of a measure after the warm-up. */
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

/** Whether the last third uses little more than the first. */
export const isFlat = ({ first, last }: Trend): boolean => last - first < Math.max(maxRise, first * maxShare)

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
