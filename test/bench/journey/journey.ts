// The cost of Overview, a query through all five subgraphs: in one process, and through six.
import { cpuOf, cpuWithChildren } from '../cpu.ts'
import { type BenchForm, startApart, startEmbedded } from './forms.ts'
import { aCaller, type Caller } from './load.ts'

const callers = 16
const rounds = 4
const warmSeconds = 3

interface Measured {
  readonly form: BenchForm
  readonly caller: Caller
  readonly latencies: number[]
  /** Requests per second of each round. */
  readonly rates: number[]
  milliseconds: number
  /** CPU milliseconds of all rounds. */
  readonly cpu: { node: number; postgres: number }
}

/** Measures both forms in alternating rounds of one run, so that whatever else the machine does strikes both. */
export async function benchJourney(seconds: number): Promise<string> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((end) => end()))
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().finally(() => process.exit(1)))
  try {
    const measured: Measured[] = []
    for (const start of [startEmbedded, startApart]) {
      const form = await start()
      stops.push(form.stop)
      const caller = await aCaller(form.url, 'Overview')
      stops.push(caller.close)
      await caller.ask(callers, warmSeconds)
      measured.push({ form, caller, latencies: [], rates: [], milliseconds: 0, cpu: { node: 0, postgres: 0 } })
    }
    for (let round = 0; round < rounds; round++) for (const each of measured) await measure(each, seconds)
    return table(measured, seconds)
  } finally {
    await stop()
  }
}

async function measure(measured: Measured, seconds: number): Promise<void> {
  const { form, caller, latencies, rates, cpu } = measured
  const spent = () => ({ node: cpuOf(form.pids), postgres: cpuWithChildren(form.postgres) })
  const before = spent()
  const load = await caller.ask(callers, seconds)
  const after = spent()
  for (const latency of load.latencies) latencies.push(latency)
  rates.push((load.latencies.length * 1000) / load.milliseconds)
  measured.milliseconds += load.milliseconds
  cpu.node += after.node - before.node
  cpu.postgres += after.postgres - before.postgres
}

function table(measured: readonly Measured[], seconds: number): string {
  const heads = ['form       ', 'requests', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms/request', 'of it PostgreSQL']
  const rows = measured.map(({ form, latencies, milliseconds, cpu }) => {
    const sorted = latencies.toSorted((a, b) => a - b)
    const count = sorted.length
    const at = (share: number): string => (sorted[Math.ceil(count * share) - 1] ?? Number.NaN).toFixed(1)
    const cost = (part: number): string => (part / count).toFixed(2)
    const rate = ((count * 1000) / milliseconds).toFixed(0)
    return [form.name, `${count}`, rate, at(0.5), at(0.99), cost(cpu.node + cpu.postgres), cost(cpu.postgres)]
  })
  const aligned = (cell: string, i: number): string =>
    i === 0 ? cell.padEnd(heads[i]!.length) : cell.padStart(heads[i]!.length)
  const [one, apart] = measured as [Measured, Measured]
  const ratios = one.rates.map((rate, i) => rate / apart.rates[i]!)
  const middle = ratios.toSorted((a, b) => a - b)
  const median = (middle[1]! + middle[2]!) / 2
  return [
    `Overview as acme's agent: ${callers} callers, ${rounds} alternating rounds of ${seconds} s, every answer whole`,
    '',
    ...[heads, ...rows].map((cells) => cells.map(aligned).join('   ')),
    '',
    `embedded answers ${median.toFixed(2)} times as many as distributed (rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`,
    '',
  ].join('\n')
}
