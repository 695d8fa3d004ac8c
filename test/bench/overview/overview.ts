// The cost of Overview, a query through all five subgraphs, beside servers with GraphQL in front of the
// same tables: one over the same row-level security, one over none.

import { installBaselines } from '../baselines.ts'
import { cpuOf, cpuOfServer } from '../cpu.ts'
import { startForms } from './forms.ts'
import { profiled, profileRows } from './profile.ts'
import { baselineRows, ownRows, type Row } from './rows.ts'
import { overviewTable } from './table.ts'

const rounds = 9
const turns = 4
const warmSeconds = 8

export interface OverviewOptions {
  /** Of each round. */
  readonly seconds: number
  /** Measures Quintet only. */
  readonly own: boolean
  /** Where Quintet's processes spend their time, instead of the table. */
  readonly profile: boolean
}

/** Measures all in alternating rounds of one run, so that whatever else the machine does strikes all. */
export async function benchOverview({ seconds, own, profile }: OverviewOptions): Promise<string> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().finally(() => process.exit(1)))
  try {
    const isAlone = own || profile
    if (!isAlone) await installBaselines(['postgraphile', 'mercurius'])
    const forms = await startForms(stops, profile ? profiled : {})
    const rows = await ownRows(forms, stops)
    if (!isAlone) rows.push(...(await baselineRows(forms.adminUrl, rows[0]!, stops)))
    for (const { crowd } of rows) await crowd.ask(warmSeconds, { latencies: [], milliseconds: 0 })
    if (profile) return await profileRows(rows, seconds)
    for (let round = 0; round < rounds; round++) await measure(rows, forms.postgres, seconds)
    return overviewTable(rows, rounds, seconds)
  } finally {
    await stop()
  }
}

/** One round. All take short turns: what else the machine does then strikes all alike. */
async function measure(rows: readonly Row[], server: number, seconds: number): Promise<void> {
  const begun = rows.map(({ pids, load }) => ({
    node: cpuOf(Object.values(pids)),
    count: load.latencies.length,
    postgres: 0,
  }))
  for (let turn = 0; turn < turns; turn++) {
    const order = rows.map((row, i) => ({ row, of: begun[i]! }))
    for (const { row, of } of turn % 2 === 0 ? order : order.reverse()) {
      const before = cpuOfServer(server)
      await row.crowd.ask(seconds / turns, row.load)
      // The server works for one of them at a time.
      of.postgres += cpuOfServer(server) - before
    }
  }
  rows.forEach(({ pids, load, rounds }, i) => {
    const { node, count, postgres } = begun[i]!
    const requests = load.latencies.length - count
    rounds.push({ node: (cpuOf(Object.values(pids)) - node) / requests, postgres: postgres / requests })
  })
}
