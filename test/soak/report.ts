// What a soak found, for people.
import { quantile, tableOf } from '../bench/table.ts'
import { isFlat, trendOf } from './memory.ts'
import type { Soaked, SoakSettings } from './soak.ts'

/** Over less time a trend says nothing. */
const leastSeconds = 300

/** What may not be: violations, and memory that grows where the soak was long enough to tell. */
export function faultsOf({ findings, samples, seconds, cutShort }: Soaked): string[] {
  const rising = (['heap', 'memory'] as const).filter((measure) => !isFlat(trendOf(samples, measure)))
  return [
    ...(cutShort === null ? [] : [`cut short: ${cutShort}`]),
    ...findings.violations,
    ...(findings.total() > findings.violations.length ? [`${findings.total()} violations in all`] : []),
    ...(seconds >= leastSeconds ? rising.map((measure) => `${measure} is not flat`) : []),
  ]
}

/** The report of a soak. */
export function reportOf(soaked: Soaked, settings: SoakSettings): string {
  const { findings, latencies, samples, seconds, end } = soaked
  const { seed, people } = settings
  const sizes = (['heap', 'memory'] as const).map((measure) => {
    const { first, last, slope } = trendOf(samples, measure)
    return [
      measure === 'heap' ? 'heap after full collections' : 'resident',
      ...[first, last, slope].map((size) => size.toFixed(1)),
    ]
  })
  const faults = faultsOf(soaked)
  const most = (measure: 'sockets' | 'upstreams') => `${Math.max(...samples.map((sample) => sample[measure]))}`
  return [
    `Soaked for ${(seconds / 60).toFixed(1)} minutes with ${people} people, seed ${seed}`,
    tableOf([['what', 'times'], ...findings.counts('').map(([what, times]) => [what, `${times}`])]),
    tableOf([
      ['answers', 'p50 ms', 'p99 ms', 'most ms'],
      [`${latencies.length}`, ...[0.5, 0.99, 1].map((share) => quantile(latencies, share).toFixed(1))],
    ]),
    tableOf([
      ['gateway', 'most', 'at the end'],
      ['sockets and streams', most('sockets'), `${end.sockets}`],
      ['upstreams', most('upstreams'), `${end.upstreams}`],
      ['sockets to subgraphs', '', `${end.upstreamSockets}`],
    ]),
    tableOf([['MB', 'first third', 'last third', 'slope in 10 minutes'], ...sizes]),
    faults.length === 0 ? 'no wrong answer, nothing lost or doubled' : `VIOLATIONS\n${faults.join('\n')}`,
    '',
  ].join('\n\n')
}
