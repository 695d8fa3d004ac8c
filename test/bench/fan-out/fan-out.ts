// The cost of one event to many subscribers: Quintet, graphql-ws, and a server that writes the same bytes to all.
import { join } from 'node:path'
import { hasNative, installBaselines, profiles } from '../baselines.ts'
import type { ProfileQuestion } from '../profile.ts'
import { type Burst, bursts, openRows, type Row } from './rows.ts'
import { fanOutTables } from './table.ts'

/** Many, so that a minute with other work on the machine hardly moves the median. */
const rounds = 9
const warmRounds = 1
const turns = 5

export interface FanOutOptions {
  /** How many subscribers, one table for each. */
  readonly sockets: readonly number[]
  readonly seconds: number
  /** Measures Quintet only. */
  readonly own: boolean
  /** Where Quintet spends its time, instead of tables. */
  readonly profile: boolean
}

/** Measures all in alternating rounds of one run. */
export async function benchFanOut({ sockets, seconds, own, profile }: FanOutOptions): Promise<string> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    // Subscribers first: they take the end of a server for a fault.
    for (const end of stops.splice(0).reverse()) await end()
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().finally(() => process.exit(1)))
  const parts: string[] = []
  try {
    if (hasNative && !own && !profile) await installBaselines(['bun'])
    for (const count of sockets) {
      const rows = await openRows(count, own || profile, stops)
      await compareEvents(rows)
      for (let round = -warmRounds; round < (profile ? 0 : rounds); round++) {
        for (const burst of bursts) await measure(rows, burst, count, seconds, round >= 0)
      }
      parts.push(profile ? await profileOf(rows, count, seconds) : fanOutTables(rows, count))
      await stop()
    }
  } finally {
    await stop()
  }
  if (profile) return parts.join('\n')
  return [
    `Subscribers of one board, ${rounds} rounds of ${seconds} s for each server, in short turns. The next event is published when`,
    'every client has had the last. CPU is that of the server; the last columns are the ratio of Quintet to the others in',
    'one CPU second. Clients call their operation 1, or by ids of their own as graphql-ws does in its client.',
    '',
    ...parts,
  ].join('\n')
}

/** Rejects when servers send different events. */
async function compareEvents(rows: readonly Row[]): Promise<void> {
  for (const row of rows) await publish(row, 1)
  const [first, ...others] = await Promise.all(rows.map(({ clients }) => clients.ask<string>({ first: true })))
  others.forEach((text, i) => {
    if (text !== first) throw new Error(`${rows[i + 1]!.name} sends ${text}, and ${rows[0]!.name} ${first}`)
  })
  for (const { clients } of rows) await clients.ask({ published: [] })
}

type Time = readonly [seconds: number, nanoseconds: number]

/**
 * Publishes events in one turn; resolves with the time when every client has them. A server whose clock is another gives no
 * time: that of the command stands for it.
 */
async function publish({ server, clients }: Row, events: number): Promise<Time> {
  const sent = process.hrtime()
  const [time] = await Promise.all([server.ask<Time | null>({ publish: events }), clients.ask({ expect: events })])
  return time ?? sent
}

/** Publishes events for some seconds; the time of each. */
async function tellFor(row: Row, burst: Burst, seconds: number): Promise<Time[]> {
  const published: Time[] = []
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    const time = await publish(row, burst)
    for (let event = 0; event < burst; event++) published.push(time)
  }
  return published
}

async function cpuSecondsOf({ server }: Row): Promise<number> {
  const { user, system } = await server.ask<NodeJS.CpuUsage>({ cpu: true })
  return (user + system) / 1e6
}

/** One round. All take short turns: what else the machine does then strikes all alike. */
async function measure(
  rows: readonly Row[],
  burst: Burst,
  sockets: number,
  seconds: number,
  counts: boolean,
): Promise<void> {
  const begun = rows.map(() => ({ cpuSeconds: 0, published: [] as Time[] }))
  for (let turn = 0; turn < turns; turn++) {
    for (const [i, row] of rows.entries()) {
      // Of its own turns alone: what a server does while others are measured, such as pinging, would be counted twice.
      const before = await cpuSecondsOf(row)
      begun[i]!.published.push(...(await tellFor(row, burst, seconds / turns)))
      const after = await cpuSecondsOf(row)
      begun[i]!.cpuSeconds += after - before
    }
  }
  for (const [i, { clients, measured }] of rows.entries()) {
    const { cpuSeconds, published } = begun[i]!
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

/** Profiles each row; the files can be opened in a browser's developer tools. */
async function profileOf(rows: readonly Row[], sockets: number, seconds: number): Promise<string> {
  const parts: string[] = []
  for (const row of rows) {
    const ask = (question: ProfileQuestion) => row.server.ask<string>(question)
    for (const burst of bursts) {
      const file = join(
        profiles,
        `${row.name} ${sockets} by ${burst}.cpuprofile`.replaceAll(/[ ,]+/g, '-').toLowerCase(),
      )
      await ask({ profile: null })
      await tellFor(row, burst, seconds * 3)
      parts.push(`${row.name}, ${sockets} subscribers, ${burst} at a time: ${file}`, await ask({ profile: file }), '')
    }
  }
  return parts.join('\n')
}
