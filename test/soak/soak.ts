// The soak: mixed load on a gateway whose subgraphs are killed, whose supergraph is replaced, whose hearers come and go.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '../support/random.ts'
import { createCallers } from './callers.ts'
import { openCrowd } from './crowd.ts'
import { breakThings, swapSupergraphs } from './faults.ts'
import { createFindings, type Findings } from './findings.ts'
import { type Measures, type SoakedGateway, startGateway } from './gateway.ts'
import { readEntries } from './journal.ts'
import type { Sample } from './memory.ts'
import { startSubgraphs } from './subgraphs.ts'
import { createSupergraphs } from './supergraphs.ts'
import { createTimeline } from './timeline.ts'
import { aTopic } from './topics.ts'
import { cursorOf, lanes } from './world.ts'

export interface SoakSettings {
  readonly seconds: number
  readonly seed: number
  /** People who hear, there or away. */
  readonly people: number
  readonly questionsPerSecond: number
  readonly recordsPerSecond: number
  /** Times that the supergraph is replaced, as evenly as can be. */
  readonly swaps: number
  /** Told what goes on. */
  readonly say?: (line: string) => void
  readonly signal?: AbortSignal
}

export interface Soaked {
  readonly findings: Findings
  readonly latencies: readonly number[]
  readonly samples: readonly Sample[]
  /** Since the load began until it ended. */
  readonly seconds: number
  /** Why it ended before its time; null when it did not. */
  readonly cutShort: string | null
  /** After the last hearer has left. */
  readonly end: Measures & { readonly upstreamSockets: number }
}

/** Questions under way at a time; a machine that is busy otherwise is asked less often. */
const mostPending = 40
const sampleMilliseconds = 2_000
const settleMilliseconds = 60_000

/** Soaks for some time and looks at everything. Rejects only when the soak itself fails. */
export async function soak(settings: SoakSettings): Promise<Soaked> {
  const { seconds, seed, people, say = () => {}, signal } = settings
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

    const randomFor = (what: number) => createRandom(seed + what)
    const callers = createCallers(gateway.origin, timeline, findings, randomFor(0))
    stops.push(callers.close)
    // Questions ask for entries that are known.
    await callers.record()
    const topicRandom = randomFor(1)
    const crowd = openCrowd({
      origin: gateway.origin,
      size: people,
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
        if (pending.size >= mostPending) {
          findings.count('not asked: too many under way')
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
    const stage = { ...settings, subgraphs, supergraphs, timeline, gateway, findings, wait, over: over.signal, say }
    const going = [
      repeat(settings.questionsPerSecond, callers.ask),
      repeat(settings.recordsPerSecond, callers.record),
      sample(),
      breakThings(stage, randomFor(3)),
      swapSupergraphs(stage, randomFor(4)),
    ].map((work) =>
      work.catch((error: unknown) => {
        cutShort ??= String(error)
        over.abort()
      }),
    )
    await wait(seconds * 1000)
    over.abort()
    const lasted = (Date.now() - began) / 1000
    say('the load ends')
    await Promise.all(going)
    await Promise.all(pending)
    say('the load has ended; everybody comes back and hears the rest')
    await crowd.gather()
    for (const who of await stillBehind(crowd, callers.record, () => readEntries(journalFile).length)) {
      findings.violation(`has not heard the last: ${who}`)
    }
    compare(journalFile, callers, crowd, findings)
    crowd.disperse()
    const end = await emptied(gateway, subgraphs.sockets, findings)
    if (!gateway.isRunning()) findings.violation(`the gateway ended: ${gateway.output().slice(-5_000)}`)
    return { findings, latencies: callers.latencies, samples, seconds: lasted, cutShort, end }
  } finally {
    over.abort()
    for (const stop of stops.reverse()) await stop()
  }
}

/** The journal against what was acknowledged and what was heard. */
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
    const isMeant = sequence === i + 1 && intended?.value === value && intended.port === port
    if (!isMeant) findings.violation(`entry ${i + 1} is ${sequence} ${key}`)
    const heard = crowd.heard.get(sequence)
    if (heard !== undefined && heard !== key)
      findings.violation(`entry ${sequence} is ${key} and was heard as ${heard}`)
  }
  if (new Set(entries.map(({ key }) => key)).size !== entries.length) findings.violation('a mutation was done twice')
  for (const [key, sequence] of acknowledged) {
    if (entries[sequence - 1]?.key !== key) findings.violation(`${key} was acknowledged as ${cursorOf(sequence)}`)
  }
  for (const sequence of crowd.heard.keys()) {
    if (entries[sequence - 1] === undefined) findings.violation(`${cursorOf(sequence)} was heard and is not there`)
  }
}

/** Who has not heard the last, though more comes for who has heard nothing yet. */
async function stillBehind(
  crowd: ReturnType<typeof openCrowd>,
  record: () => Promise<void>,
  latest: () => number,
): Promise<string[]> {
  let looks = 0
  return settled(async () => {
    if (looks++ % 50 === 0) for (let i = 0; i < lanes; i++) await record()
    return crowd.behind(latest())
  })
}

/** What the gateway holds when nobody hears any more. */
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

/** What is left of a list after some patience; as a rule nothing. */
async function settled(look: () => string[] | Promise<string[]>): Promise<string[]> {
  for (const end = Date.now() + settleMilliseconds; ; await pause(100)) {
    const left = await look()
    if (left.length === 0 || Date.now() > end) return left
  }
}
