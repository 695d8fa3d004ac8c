// The report of a soak as text.
import { quantile, tableOf } from '../bench/table.ts'
import { isFlat, trendOf } from './memory.ts'
import type { Soaked, SoakSettings } from './soak.ts'

/** A trend over less time proves nothing. */
const minSeconds = 300

/** The problems of a soak: violations, and memory that grows, if it took long enough to tell. */
export function problemsOf({ findings, samples, seconds, cutShort }: Soaked): string[] {
  const rising = (['heap', 'memory'] as const).filter((measure) => !isFlat(trendOf(samples, measure)))
  return [
    ...(cutShort === null ? [] : [`cut short: ${cutShort}`]),
    ...findings.violations,
    ...(findings.total() > findings.violations.length ? [`${findings.total()} violations in all`] : []),
    ...(seconds >= minSeconds ? rising.map((measure) => `${measure} is not flat`) : []),
  ]
}

/** The report of a soak. */
export function reportOf(soaked: Soaked, settings: SoakSettings): string {
  const { findings, latencies, samples, seconds, end } = soaked
  const { seed, subscribers } = settings
  const sizes = (['heap', 'memory'] as const).map((measure) => {
    const { first, last, slope } = trendOf(samples, measure)
    return [
      measure === 'heap' ? 'heap after full collections' : 'resident',
      ...[first, last, slope].map((size) => size.toFixed(1)),
    ]
  })
  const problems = problemsOf(soaked)
  const largest = (measure: 'sockets' | 'upstreams') => `${Math.max(...samples.map((sample) => sample[measure]))}`
  return [
    `Soaked for ${(seconds / 60).toFixed(1)} minutes with ${subscribers} subscribers, seed ${seed}`,
    tableOf([['event', 'times'], ...findings.counts('').map(([name, times]) => [name, `${times}`])]),
    tableOf([
      ['answers', 'p50 ms', 'p99 ms', 'max ms'],
      [`${latencies.length}`, ...[0.5, 0.99, 1].map((share) => quantile(latencies, share).toFixed(1))],
    ]),
    tableOf([
      ['gateway', 'max', 'at the end'],
      ['sockets and streams', largest('sockets'), `${end.sockets}`],
      ['upstreams', largest('upstreams'), `${end.upstreams}`],
      ['sockets to subgraphs', '', `${end.upstreamSockets}`],
    ]),
    tableOf([['MB', 'first third', 'last third', 'slope in 10 minutes'], ...sizes]),
    problems.length === 0 ? 'no wrong answer, no event lost or sent twice' : `VIOLATIONS\n${problems.join('\n')}`,
    '',
  ].join('\n\n')
}
