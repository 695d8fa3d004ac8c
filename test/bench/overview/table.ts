// The table of `pnpm bench overview`, with what is promised beside what was found.

import { quantile, tableOf } from '../table.ts'
import { bulkTenants } from './bulk.ts'
import { callers } from './callers.ts'
import { baselines, type Cost, ours, type Row } from './rows.ts'

/** How many times a baseline's CPU Quintet takes at most. */
const targets: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  [ours.embedded]: { [baselines.postgraphile]: 0.6, [baselines.mercurius]: 1.8 },
}

const sumOf = ({ node, postgres }: Cost): number => node + postgres
const middle = (values: readonly number[]): number => quantile(values, 0.5)

export function overviewTable(rows: readonly Row[], rounds: number, seconds: number): string {
  const others = rows.filter(({ name }) => !name.startsWith('Quintet'))
  const head = ['', 'CPU ms', 'Node', 'PostgreSQL', 'requests/s', 'p50 ms', 'p99 ms']
  const lines = rows.map(({ name, rounds, load }) => [
    name,
    ...[sumOf, ({ node }: Cost) => node, ({ postgres }: Cost) => postgres].map((of) =>
      middle(rounds.map(of)).toFixed(2),
    ),
    ((load.latencies.length * 1000) / load.milliseconds).toFixed(0),
    quantile(load.latencies, 0.5).toFixed(1),
    quantile(load.latencies, 0.99).toFixed(1),
  ])
  return [
    `Overview on one PostgreSQL with ${bulkTenants} tenants beside the demo's: ${callers} callers in as many tenants, ${rounds} rounds of`,
    `${seconds} s for each, in short turns. All answer the same. CPU per request, of Node's processes and of PostgreSQL's.`,
    '',
    tableOf([head, ...lines]),
    '',
    ...rows
      .filter(({ name }) => name.startsWith('Quintet'))
      .flatMap((own) => others.map((other) => ratioLine(own, other))),
    '',
  ].join('\n')
}

/** Round by round, so that both stand for the same seconds. */
function ratioLine(own: Row, other: Row): string {
  const ratios = own.rounds.map((cost, round) => sumOf(cost) / sumOf(other.rounds[round]!))
  const target = targets[own.name]?.[other.name]
  const ratio = middle(ratios)
  const kept = target === undefined ? '' : ` of at most ${target}: ${ratio <= target ? 'ok' : 'more'}`
  const all = ratios.map((each) => each.toFixed(2)).join(', ')
  return `${own.name} takes ${ratio.toFixed(2)} of ${other.name}${kept} (rounds: ${all})`
}
