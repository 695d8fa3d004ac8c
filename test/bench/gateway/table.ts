// The tables of `pnpm bench gateway`, with what is promised beside what was found.

import { callers, costOf } from '../load-generator.ts'
import { against, quantile, tableOf } from '../table.ts'
import type { Access } from './access.ts'
import { type QueryName, queryNames } from './classic.ts'
import { ours, type Row } from './rows.ts'

type Form = keyof typeof ours

/** How many times Quintet's CPU a server takes at least; below 1 it may be the cheaper one. Tiny queries promise nothing. */
function targetOf(server: string, form: Form, query: QueryName): number | undefined {
  if (query === 'tiny') return undefined
  return targets[form][server]?.[query]
}

const both = (ratio: number) => ({ nested: ratio, flat: ratio })
const targets: Readonly<Record<Form, Readonly<Record<string, { nested: number; flat: number }>>>> = {
  inProcess: {
    'Apollo gateway': { nested: 8, flat: 5 },
    'Hive Gateway': both(10),
    'Hive, router-runtime': both(4),
    'ApolloServer, one schema': both(1),
    'yoga, one schema': both(1),
    'mercurius+jit, one schema': both(0.25),
  },
  overHttp: { 'Apollo gateway': both(3), 'Hive Gateway': both(4), 'Hive, router-runtime': both(1.3) },
}
/** What access may cost, as a share of the rest. */
const maxAccess = 0.03

interface Found {
  readonly rows: readonly Row[]
  readonly access: Access
  /** Bytes of each answer. */
  readonly sizes: Readonly<Record<QueryName, number>>
  readonly rounds: number
  readonly seconds: number
}

export function gatewayTables({ rows, access, sizes, rounds, seconds }: Found): string {
  const parts = [
    `The classic shop: ${callers} callers, ${rounds} rounds of ${seconds} s for each, in short turns; all answer the same.`,
    'CPU per request in the process of the server; ratios of it to Quintet by rounds, with the least that is promised.',
    '',
  ]
  for (const name of queryNames) {
    parts.push(`${name}, ${(sizes[name] / 1000).toFixed(1)} kB`, queryTable(rows, name), '')
  }
  parts.push(accessTable(access), '')
  return parts.join('\n')
}

function queryTable(rows: readonly Row[], query: QueryName): string {
  const head = ['', 'CPU ms', 'rounds', 'requests/s', 'p50 ms', 'p99 ms', 'to in process', 'to over HTTP']
  const lines = rows.map(({ name, measured }) => {
    const found = measured[query]
    const { latencies, milliseconds } = found
    const cost = costOf(found)
    const spread = [Math.min(...found.rounds), Math.max(...found.rounds)].map((value) => value.toFixed(3)).join('-')
    const isOwn = name.startsWith('Quintet')
    const ratio = (form: Form): string => {
      const times = quantile(ratiosTo(rows, ours[form], found.rounds, query), 0.5)
      return isOwn ? times.toFixed(2) : against(times, targetOf(name, form, query))
    }
    return [
      name,
      cost.toFixed(3),
      spread,
      ((latencies.length * 1000) / milliseconds).toFixed(0),
      quantile(latencies, 0.5).toFixed(2),
      quantile(latencies, 0.99).toFixed(2),
      ratio('inProcess'),
      ratio('overHttp'),
    ]
  })
  return tableOf([head, ...lines])
}

/** Round by round, so that both stand for the same minute. */
function ratiosTo(rows: readonly Row[], other: string, costs: readonly number[], query: QueryName): number[] {
  const { measured } = rows.find(({ name }) => name === other)!
  return costs.map((cost, round) => cost / measured[query].rounds[round]!)
}

function accessTable(access: Access): string {
  const lines = queryNames.map((name) => {
    const ratios = access[name]
    const percent = (share: number): string => `${((quantile(ratios, share) - 1) * 100).toFixed(1)} %`
    const isKept = name === 'tiny' ? '' : quantile(ratios, 0.5) - 1 <= maxAccess ? 'ok' : 'more'
    // Twice the standard error of a median, 1.253 sigma / sqrt(n), where half of all lie within 1.349 sigma.
    const error = (2 * 1.253 * (quantile(ratios, 0.75) - quantile(ratios, 0.25))) / 1.349 / Math.sqrt(ratios.length)
    const precision = `± ${(error * 100).toFixed(1)}`
    return [name, percent(0.5), precision, `${percent(0.25)} to ${percent(0.75)}`, `${ratios.length}`, isKept]
  })
  const head = ['access', 'median', 'precision', 'middle half', 'pairs', `at most ${maxAccess * 100} %`]
  return `Verified tokens and guarded fields, against the viewer in memory and none, in one process:\n${tableOf([head, ...lines])}`
}
