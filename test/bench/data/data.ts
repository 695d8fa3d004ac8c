// The cost of the data path: the reads of one Overview, with the tenant's scope in front of each, with a transaction
// around each fetch, and without isolation, as a role that bypasses row-level security.
import { performance } from 'node:perf_hooks'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import type { Identity } from '@quintet/drizzle/client/statement.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import postgres from 'postgres'
import { cpuWithChildren } from '../cpu.ts'
import { type Overview, recordOverview } from '../overview/reads.ts'

const callers = 16
const rounds = 6
/** For transactions of each subgraph: what the server's limit leaves for three forms at once. */
const connections = 6

interface Form {
  readonly name: string
  scope(subgraph: string, identity: Identity): Reader & { close(): Promise<void> }
  close(): Promise<unknown>
}

function isolated(name: string, { url, adminUrl }: Overview, reads: 'statement' | 'transaction'): Form {
  const databases = new Map<string, Database>(
    subgraphNames.map((subgraph) => [
      subgraph,
      openDatabase({ subgraph, url, directUrl: adminUrl, reads, connections }),
    ]),
  )
  return {
    name,
    scope: (subgraph, identity) => databases.get(subgraph)!.scope(identity),
    close: () => Promise.all([...databases.values()].map((database) => database.close())),
  }
}

/** The same statements by a superuser, whom row-level security does not concern. */
function bare({ adminUrl }: Overview): Form {
  const options = { max: 4, fetch_types: false, onnotice: () => {} }
  const pools = new Map(subgraphNames.map((subgraph) => [subgraph, postgres(adminUrl, options)]))
  return {
    name: 'no isolation',
    scope: (subgraph, identity) => ({
      async read(statement, values) {
        const parameters = statement.bind({ ...values, ...identity }) as never[]
        const rows = await pools
          .get(subgraph as never)!
          .unsafe(statement.text, parameters, { prepare: true })
          .values()
        return rows.map((row) => statement.row(row))
      },
      close: async () => {},
    }),
    close: () => Promise.all([...pools.values()].map((sql) => sql.end({ timeout: 2 }))),
  }
}

/** Rows of one Overview. */
async function readAll({ steps }: Overview, form: Form): Promise<number> {
  let rows = 0
  for (const step of steps) {
    await Promise.all(
      step.map(async ({ subgraph, identity, waves }) => {
        const scope = form.scope(subgraph, identity)
        for (const wave of waves) {
          const answers = await Promise.all(wave.map(([statement, values]) => scope.read(statement, values)))
          rows += answers.reduce((sum, answer) => sum + answer.length, 0)
        }
        // As a subgraph does: the answer does not wait for it.
        scope.close().catch(() => {})
      }),
    )
  }
  return rows
}

interface Measured {
  readonly form: Form
  readonly latencies: number[]
  /** CPU microseconds of an Overview, in each round. */
  readonly node: number[]
  readonly server: number[]
}

/** Measures the forms in alternating rounds of one run. */
export async function benchData(seconds: number): Promise<string> {
  const overview = await recordOverview()
  const forms = [
    isolated('scope in front', overview, 'statement'),
    isolated('transaction', overview, 'transaction'),
    bare(overview),
  ]
  try {
    const expected = await readAll(overview, forms[0]!)
    const measured = forms.map((form): Measured => ({ form, latencies: [], node: [], server: [] }))
    for (const each of measured) await measure(overview, each, 1, expected)
    for (const each of measured) for (const list of [each.latencies, each.node, each.server]) list.length = 0
    for (let round = 0; round < rounds; round++) {
      for (const each of measured) await measure(overview, each, seconds, expected)
    }
    return table(overview, measured, seconds)
  } finally {
    await Promise.all(forms.map((form) => form.close()))
    await overview.stop()
  }
}

async function measure(overview: Overview, measured: Measured, seconds: number, expected: number): Promise<void> {
  const spent = () => {
    const { user, system } = process.cpuUsage()
    return { node: user + system, server: cpuWithChildren(overview.postgres) * 1000 }
  }
  const before = spent()
  const end = performance.now() + seconds * 1000
  let count = 0
  const caller = async (): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now()
      if ((await readAll(overview, measured.form)) !== expected)
        throw new Error(`${measured.form.name}: rows are missing`)
      measured.latencies.push(performance.now() - sent)
      count++
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  const after = spent()
  measured.node.push((after.node - before.node) / count)
  measured.server.push((after.server - before.server) / count)
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}

function table({ steps }: Overview, measured: readonly Measured[], seconds: number): string {
  const fetches = steps.flat()
  const statements = fetches.flatMap(({ waves }) => waves.flat()).length
  const sums = measured.map(({ node, server }) => node.map((each, i) => each + server[i]!))
  const bareSums = sums.at(-1)!
  const heads = [
    'form           ',
    'Overviews',
    'p50 ms',
    'p99 ms',
    'node us',
    'PostgreSQL us',
    'sum us',
    'to no isolation',
  ]
  const rows = measured.map(({ form, latencies, node, server }, i) => {
    const sorted = latencies.toSorted((a, b) => a - b)
    const at = (share: number): string => sorted[Math.ceil(sorted.length * share) - 1]!.toFixed(1)
    const ratio = median(sums[i]!.map((sum, round) => sum / bareSums[round]!))
    const costs = [median(node), median(server), median(sums[i]!)].map((cost) => cost.toFixed(0))
    return [form.name, `${sorted.length}`, at(0.5), at(0.99), ...costs, ratio.toFixed(2)]
  })
  const aligned = (cell: string, i: number): string =>
    i === 0 ? cell.padEnd(heads[i]!.length) : cell.padStart(heads[i]!.length)
  const ratios = sums[0]!.map((sum, round) => sum / sums[1]![round]!)
  return [
    `The reads of Overview as acme's agent: ${fetches.length} fetches, ${statements} statements, ${callers} callers, ${rounds} alternating rounds of ${seconds} s`,
    '',
    ...[heads, ...rows].map((cells) => cells.map(aligned).join('   ')),
    '',
    `scope in front costs ${median(ratios).toFixed(2)} of a transaction (rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`,
    '',
  ].join('\n')
}
