// What it costs to tell many subscribers the same: Quintet's sockets, graphql-ws as it comes, and the same bytes to all.
import { setTimeout as pause } from 'node:timers/promises'
import type { FanOutServer } from './children/fan-out-server.ts'
import { type Child, startChild } from './children.ts'
import { cpuOf } from './cpu.ts'
import { against, quantile, tableOf } from './table.ts'

const rounds = 5
const warmRounds = 1
const turns = 5
const settleMilliseconds = 1000
const servers: readonly FanOutServer[] = ['quintet', 'graphql-ws', 'raw ws']
/** Events that are published in one turn. */
const bursts = [1, 5] as const
type Burst = (typeof bursts)[number]

/** How many times the deliveries per CPU second of another, at least. */
const targets: Readonly<Record<string, Partial<Record<Burst, number>>>> = {
  'graphql-ws': { 1: 3, 5: 3 },
  'raw ws': { 1: 0.85, 5: 2 },
}

interface Stage {
  readonly name: FanOutServer
  readonly server: Child
  readonly clients: Child
  /** Bytes of memory for each subscriber who waits. */
  readonly memory: number
  readonly measured: Readonly<Record<Burst, { rates: number[]; middle: number[]; late: number[]; deliveries: number }>>
}

/** Measures all in alternating rounds of one run. */
export async function benchFanOut(sockets: number, seconds: number): Promise<string> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    // Subscribers first: they take the end of a server for a fault.
    for (const end of stops.splice(0).reverse()) await end()
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().finally(() => process.exit(1)))
  try {
    const stages: Stage[] = []
    for (const name of servers) stages.push(await open(name, sockets, stops))
    const [first, ...others] = await Promise.all(stages.map(({ clients }) => clients.ask<string>({ first: true })))
    others.forEach((text, i) => {
      if (text !== first) throw new Error(`${servers[i + 1]} says ${text}, and Quintet ${first}`)
    })
    for (let round = -warmRounds; round < rounds; round++) {
      for (const burst of bursts) await measure(stages, burst, sockets, seconds, round >= 0)
    }
    return table(stages, sockets, seconds, first?.length ?? 0)
  } finally {
    await stop()
  }
}

async function open(name: FanOutServer, sockets: number, stops: (() => Promise<unknown>)[]): Promise<Stage> {
  const server = await startChild('fan-out-server.ts', [name])
  stops.push(server.stop)
  const before = await server.ask<number>({ memory: true })
  const clients = await startChild('fan-out-clients.ts', [`${server.port}`, `${sockets}`])
  stops.push(clients.stop)
  // Until the last subscription has begun.
  await pause(settleMilliseconds)
  const memory = ((await server.ask<number>({ memory: true })) - before) / sockets
  const empty = () => ({ rates: [], middle: [], late: [], deliveries: 0 })
  const stage = { name, server, clients, memory, measured: { 1: empty(), 5: empty() } }
  await tell(stage, 1)
  await clients.ask({ published: [] })
  return stage
}

type Time = readonly [seconds: number, nanoseconds: number]

/** Publishes events in one turn; resolves when everybody has them, with the time. */
async function tell({ server, clients }: Stage, events: number): Promise<Time> {
  const [time] = await Promise.all([server.ask<Time>({ publish: events }), clients.ask({ expect: events })])
  return time
}

/** One round. All take short turns: what else the machine does then strikes all alike. */
async function measure(
  stages: readonly Stage[],
  burst: Burst,
  sockets: number,
  seconds: number,
  counts: boolean,
): Promise<void> {
  const begun = stages.map(({ server }) => ({ cpu: cpuOf([server.pid]), published: [] as Time[] }))
  for (let turn = 0; turn < turns; turn++) {
    for (const [i, stage] of stages.entries()) {
      const end = performance.now() + (seconds * 1000) / turns
      while (performance.now() < end) {
        const time = await tell(stage, burst)
        for (let event = 0; event < burst; event++) begun[i]!.published.push(time)
      }
    }
  }
  for (const [i, { server, clients, measured }] of stages.entries()) {
    const { cpu, published } = begun[i]!
    const cpuSeconds = (cpuOf([server.pid]) - cpu) / 1000
    const [middle, late] = await clients.ask<[number, number]>({ published })
    if (!counts) continue
    const found = measured[burst]
    const deliveries = published.length * sockets
    found.rates.push(deliveries / cpuSeconds)
    found.middle.push(middle)
    found.late.push(late)
    found.deliveries += deliveries
  }
}

function table(stages: readonly Stage[], sockets: number, seconds: number, bytes: number): string {
  const head = ['', 'deliveries', 'a CPU second', 'rounds', 'us each', 'p50 ms', 'p99 ms', 'Quintet does so many times']
  const thousands = (value: number): string => `${(value / 1000).toFixed(0)} k`
  const parts = bursts.map((burst) => {
    const own = stages[0]!.measured[burst].rates
    const lines = stages.map(({ name, measured }) => {
      const { rates, middle, late, deliveries } = measured[burst]
      const rate = quantile(rates, 0.5)
      return [
        name,
        thousands(deliveries),
        thousands(rate),
        `${thousands(Math.min(...rates))} to ${thousands(Math.max(...rates))}`,
        (1e6 / rate).toFixed(1),
        quantile(middle, 0.5).toFixed(1),
        quantile(late, 0.5).toFixed(1),
        name === 'quintet'
          ? ''
          : against(
              quantile(
                rates.map((other, round) => own[round]! / other),
                0.5,
              ),
              targets[name]?.[burst],
            ),
      ]
    })
    return `${burst === 1 ? 'one event at a time' : `${burst} events at a time`}\n${tableOf([head, ...lines])}\n`
  })
  const memory = stages.map((stage) => [stage.name, `${(stage.memory / 1024).toFixed(1)} kB`])
  return [
    `${sockets} subscribers of one board, messages of ${bytes} bytes, ${rounds} rounds of ${seconds} s for each, in short turns.`,
    'The next event is published when everybody has had the last. CPU is that of the server.',
    '',
    ...parts,
    tableOf([['memory', 'a subscriber'], ...memory]),
    '',
  ].join('\n')
}
