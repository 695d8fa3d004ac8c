// The soak: mixed load on a gateway whose subgraphs are killed, whose supergraph is replaced, whose subscribers come and go.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '../support/random.ts'
import { createCallers } from './callers.ts'
import { openCrowd } from './crowd.ts'
import { injectFaults, swapSupergraphs } from './faults.ts'
import { createFindings, type Findings } from './findings.ts'
import { type Measures, type SoakedGateway, startGateway } from './gateway.ts'
import { readEntries } from './journal.ts'
import type { Sample } from './memory.ts'
import { startSubgraphs } from './subgraphs.ts'
import { createSupergraphs } from './supergraphs.ts'
import { createTimeline } from './timeline.ts'
import { aTopic } from './topics.ts'
import { cursorOf, partitions } from './world.ts'

export interface SoakSettings {
  readonly seconds: number
  readonly seed: number
  /** Subscribers, connected or not. */
  readonly subscribers: number
  readonly queriesPerSecond: number
  readonly recordsPerSecond: number
  /** Replacements of the supergraph, evenly spaced. */
  readonly swaps: number
  /** Called with each step. */
  readonly log?: (line: string) => void
  readonly signal?: AbortSignal
}

export interface Soaked {
  readonly findings: Findings
  readonly latencies: readonly number[]
  readonly samples: readonly Sample[]
  /** Length of the load. */
  readonly seconds: number
  /** Why it ended early; null when it did not. */
  readonly cutShort: string | null
  /** After the last subscriber has left. */
  readonly end: Measures & { readonly upstreamSockets: number }
}

/** Pending requests at a time. On a busy machine fewer are sent. */
const maxPending = 40
const sampleMilliseconds = 2_000
const settleMilliseconds = 60_000

/** Runs the load and checks every answer and event. Rejects only when the soak itself fails. */
export async function soak(settings: SoakSettings): Promise<Soaked> {
  const { seconds, seed, subscribers, log = () => {}, signal } = settings
  const findings = createFindings()
  const directory = await mkdtemp(join(tmpdir(), 'quintet-soak-'))
  const journalFile = join(directory, 'journal')
  const file = join(directory, 'supergraph.graphql')
  const over = new AbortController()
  const wait = (milliseconds: number) => pause(milliseconds, undefined, { signal: over.signal }).catch(() => {})
  const stops: (() => Promise<unknown>)[] = [() => rm(directory, { recursive: true, force: true })]
  let cutShort: string | null = null
  signal?.addEventListener('abort', () => {
    cutShort ??= 'interrupted'
    over.abort()
  })
  try {
    const subgraphs = await startSubgraphs(journalFile, (milliseconds) => pause(milliseconds))
    stops.push(subgraphs.stop)
    const supergraphs = createSupergraphs(file, subgraphs.addresses)
    const timeline = createTimeline(supergraphs.first)
    subgraphs.follow(timeline)
    await supergraphs.write(supergraphs.first.sdl)
    const gateway = await startGateway(file)
    stops.push(gateway.stop)

    const randomFor = (part: number) => createRandom(seed + part)
    const callers = createCallers(gateway.origin, timeline, findings, randomFor(0))
    stops.push(callers.close)
    // Queries select known entries.
    await callers.record()
    const topicRandom = randomFor(1)
    const crowd = openCrowd({
      origin: gateway.origin,
      size: subscribers,
      random: randomFor(2),
      findings,
      over: over.signal,
      wait,
      newTopic: (isHeavy) => aTopic(topicRandom, { timeline, intent: callers.intent }, isHeavy),
    })
    const pending = new Set<Promise<void>>()
    const repeat = async (perSecond: number, work: () => Promise<void>): Promise<void> => {
      const begin = Date.now()
      for (let i = 0; !over.signal.aborted; i++) {
        await wait(Math.max(0, begin + (i * 1000) / perSecond - Date.now()))
        if (pending.size >= maxPending) {
          findings.count('not sent: too many pending')
          continue
        }
        const working = work()
        pending.add(working)
        void working.finally(() => pending.delete(working))
      }
    }
    const samples: Sample[] = []
    const began = Date.now()
    const sample = async (): Promise<void> => {
      while (!over.signal.aborted) {
        samples.push({ milliseconds: Date.now() - began, ...(await gateway.measure()) })
        await wait(sampleMilliseconds)
      }
    }
    const fixture = { ...settings, subgraphs, supergraphs, timeline, gateway, findings, wait, over: over.signal, log }
    const going = [
      repeat(settings.queriesPerSecond, callers.query),
      repeat(settings.recordsPerSecond, callers.record),
      sample(),
      injectFaults(fixture, randomFor(3)),
      swapSupergraphs(fixture, randomFor(4)),
    ].map((work) =>
      work.catch((error: unknown) => {
        cutShort ??= String(error)
        over.abort()
      }),
    )
    await wait(seconds * 1000)
    over.abort()
    const lasted = (Date.now() - began) / 1000
    log('the load ends')
    await Promise.all(going)
    await Promise.all(pending)
    log('the load has ended; every subscriber connects and receives the rest')
    await crowd.connectAll()
    for (const subscriber of await stillBehind(crowd, callers.record, () => readEntries(journalFile).length)) {
      findings.violation(`has not received the last: ${subscriber}`)
    }
    compare(journalFile, callers, crowd, findings)
    crowd.leave()
    const end = await emptied(gateway, subgraphs.sockets, findings)
    if (!gateway.isRunning()) findings.violation(`the gateway ended: ${gateway.output().slice(-5_000)}`)
    return { findings, latencies: callers.latencies, samples, seconds: lasted, cutShort, end }
  } finally {
    over.abort()
    for (const stop of stops.reverse()) await stop()
  }
}

/** Compares the journal with the acknowledged mutations and the received events. */
function compare(
  journalFile: string,
  { acknowledged, intent }: ReturnType<typeof createCallers>,
  crowd: ReturnType<typeof openCrowd>,
  findings: Findings,
): void {
  const entries = readEntries(journalFile)
  findings.count('entries', entries.length)
  for (const [i, { sequence, key, value, port }] of entries.entries()) {
    const intended = intent(key)
    const isIntended = sequence === i + 1 && intended?.value === value && intended.port === port
    if (!isIntended) findings.violation(`entry ${i + 1} is ${sequence} ${key}`)
    const received = crowd.received.get(sequence)
    if (received !== undefined && received !== key)
      findings.violation(`entry ${sequence} is ${key} and was received as ${received}`)
  }
  if (new Set(entries.map(({ key }) => key)).size !== entries.length)
    findings.violation('a mutation was executed twice')
  for (const [key, sequence] of acknowledged) {
    if (entries[sequence - 1]?.key !== key) findings.violation(`${key} was acknowledged as ${cursorOf(sequence)}`)
  }
  for (const sequence of crowd.received.keys()) {
    if (entries[sequence - 1] === undefined) findings.violation(`${cursorOf(sequence)} was received and is not there`)
  }
}

/** Subscribers without the last event. More are recorded meanwhile, for those that have none yet. */
async function stillBehind(
  crowd: ReturnType<typeof openCrowd>,
  record: () => Promise<void>,
  latest: () => number,
): Promise<string[]> {
  let polls = 0
  return settled(async () => {
    if (polls++ % 50 === 0) for (let i = 0; i < partitions; i++) await record()
    return crowd.behind(latest())
  })
}

/** What the gateway holds without subscribers. */
async function emptied(
  gateway: SoakedGateway,
  upstreamSockets: () => Promise<number>,
  findings: Findings,
): Promise<Soaked['end']> {
  const look = async () => ({ ...(await gateway.measure()), upstreamSockets: await upstreamSockets() })
  const leftIn = ({ sockets, subscriptions, upstreams, upstreamSockets: own }: Soaked['end']): string[] =>
    Object.entries({ sockets, subscriptions, upstreams, 'sockets to subgraphs': own }).flatMap(([name, count]) =>
      count === 0 ? [] : [`${count} ${name} are left`],
    )
  for (const left of await settled(async () => leftIn(await look()))) findings.violation(left)
  return look()
}

/** The rest of a list once it is empty or the time is over. */
async function settled(look: () => string[] | Promise<string[]>): Promise<string[]> {
  for (const end = Date.now() + settleMilliseconds; ; await pause(100)) {
    const left = await look()
    if (left.length === 0 || Date.now() > end) return left
  }
}
