// What the gateway costs on the classic shop, beside others over the same subgraphs and servers that federate nothing.
import { isDeepStrictEqual } from 'node:util'
import { hasNative, installBaselines } from '../baselines.ts'
import { cpuOf } from '../cpu.ts'
import { createLoadGenerator, nothingYet } from '../load-generator.ts'
import { measureAccess } from './access.ts'
import { type QueryName, queries, queryNames } from './classic.ts'
import { profileOf } from './profile.ts'
import { type Row, serversOf } from './rows.ts'
import { gatewayTables } from './table.ts'

/** Many, so that a minute with other work on the machine hardly moves the median. */
const rounds = 8
const warmSeconds = 1.5
const turns = 20
const native = hasNative ? (['grafbase'] as const) : []

export interface GatewayOptions {
  readonly seconds: number
  /** Measures Quintet only. */
  readonly own: boolean
  /** Where Quintet's rows spend their time, instead of tables. */
  readonly profile: boolean
}

/** Measures all in alternating rounds of one run, so that whatever else the machine does strikes all. */
export async function benchGateway({ seconds, own, profile }: GatewayOptions): Promise<string> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((end) => end()))
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().finally(() => process.exit(1)))
  try {
    const isOwn = own || profile
    if (!isOwn) await installBaselines(['apollo', 'hive', 'mercurius', 'yoga', ...native])
    const rows: Row[] = []
    const { starters, pair } = await serversOf(isOwn, stops)
    for (const [name, start, tokens] of starters) {
      const child = await start()
      stops.push(child.stop)
      const load = createLoadGenerator(child.port, tokens)
      stops.push(load.close)
      const measured = { nested: nothingYet(), flat: nothingYet(), tiny: nothingYet() }
      rows.push({ name, child, load, measured })
    }
    const sizes = await compareAnswers(rows)
    for (const { load } of rows) for (const name of queryNames) await load.ask(queries[name], warmSeconds, nothingYet())
    if (profile) return await profileOf(rows, seconds)
    for (let round = 0; round < rounds; round++) {
      for (const name of queryNames) await measure(rows, name, seconds)
    }
    const child = await pair.start()
    stops.push(child.stop)
    const access = await measureAccess(child, pair.tokens)
    return gatewayTables({ rows, access, sizes, rounds, seconds })
  } finally {
    await stop()
  }
}

/** Rejects when the servers answer differently; the lengths of the answers. */
async function compareAnswers(rows: readonly Row[]): Promise<Readonly<Record<QueryName, number>>> {
  const sizes = { nested: 0, flat: 0, tiny: 0 }
  for (const name of queryNames) {
    const [first, ...others] = await Promise.all(rows.map(({ load }) => load.answer(queries[name])))
    others.forEach((answer, i) => {
      if (!isDeepStrictEqual(answer, first)) throw new Error(`${rows[i + 1]!.name} answers ${name} otherwise`)
    })
    sizes[name] = JSON.stringify({ data: first }).length
  }
  return sizes
}

/** One round of a query. All take short turns: what else the machine does then strikes all alike. */
async function measure(rows: readonly Row[], name: QueryName, seconds: number): Promise<void> {
  const begun = rows.map(({ child, measured }) => ({
    cpu: cpuOf([child.pid]),
    count: measured[name].latencies.length,
  }))
  for (let turn = 0; turn < turns; turn++) {
    for (const { load, measured } of turn % 2 === 0 ? rows : rows.toReversed()) {
      await load.ask(queries[name], seconds / turns, measured[name])
    }
  }
  rows.forEach(({ child, measured }, i) => {
    const { cpu, count } = begun[i]!
    const { latencies, rounds } = measured[name]
    rounds.push((cpuOf([child.pid]) - cpu) / (latencies.length - count))
  })
}
