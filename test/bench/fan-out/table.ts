// What `pnpm bench fan-out` prints: deliveries per CPU second, times of arrival, memory, and the targets.

import { against, quantile, tableOf } from '../table.ts'
import { type Burst, bursts, ours, type Row } from './rows.ts'

/** How many times the deliveries per CPU second of another, at least. */
const targets: Readonly<Record<string, Readonly<Record<Burst, number>>>> = {
  'graphql-ws, own ids': { 1: 3, 5: 3 },
  'raw ws': { 1: 0.85, 5: 2 },
  'raw ws, own ids': { 1: 0.85, 5: 2 },
}

const thousands = (value: number): string => `${(value / 1000).toFixed(0)} k`
/** Middle of the ratios round by round. */
const ratio = (own: readonly number[], others: readonly number[]): number =>
  quantile(
    others.map((other, round) => own[round]! / other),
    0.5,
  )

export function fanOutTables(rows: readonly Row[], sockets: number): string {
  const head = ['', 'deliveries', 'a CPU second', 'rounds', 'us each', 'p50 ms', 'p99 ms', ours.equal, ours.own]
  const parts = bursts.map((burst) => {
    const [equal = [], own = []] = [ours.equal, ours.own].map(
      (name) => rows.find((row) => row.name === name)?.measured[burst].rates,
    )
    const lines = rows.map(({ name, measured }) => {
      const { rates, middle, late, deliveries } = measured[burst]
      const rate = quantile(rates, 0.5)
      const target = targets[name]?.[burst]
      const isOwn = name === ours.equal || name === ours.own
      return [
        name,
        thousands(deliveries),
        thousands(rate),
        `${thousands(Math.min(...rates))} to ${thousands(Math.max(...rates))}`,
        (1e6 / rate).toFixed(1),
        quantile(middle, 0.5).toFixed(1),
        quantile(late, 0.5).toFixed(1),
        ...(isOwn ? ['', ''] : [against(ratio(equal, rates), target), against(ratio(own, rates), target)]),
      ]
    })
    return `${burst === 1 ? 'one event at a time' : `${burst} events at a time`}\n${tableOf([head, ...lines])}\n`
  })
  const memory = rows.map((row) => [row.name, `${(row.memory / 1024).toFixed(1)} kB`])
  return [`${sockets} subscribers`, '', ...parts, tableOf([['memory', 'a subscriber'], ...memory]), ''].join('\n')
}
