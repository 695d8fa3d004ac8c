// A mixed load on a Quintet whose PostgreSQL fails, and what each of its answers must be.
import { acme } from '@quintet/kit/demo/people.ts'
import { type Subscriber, subscribeBySocket } from '../support/clients/subscribers.ts'
import {
  beginSession,
  type Call,
  category,
  createCall,
  createRecorder,
  type RecordedScore,
} from '../support/clients/traffic.ts'
import type { Answer, Json } from '../support/quintet/quintet.ts'

const readers = 6
const writers = 6
const subscribers = 3
export const crowdSize = 150

export interface Load {
  readonly call: Call
  readonly token: string
  /** The cursor before the first score of this load. */
  readonly after: string
  readonly acknowledged: readonly RecordedScore[]
  readonly subscribers: readonly Subscriber[]
  /** Answers that may not be. */
  readonly faults: unknown[]
  /** Overviews by what became of them, and the longest time that one took, in milliseconds. */
  readonly counts: { whole: number; unavailable: number; longest: number }
  /** One more subscriber, from the beginning of the load. */
  subscribe(): void
  /** Many readers at once; how long the last one waited, in milliseconds. */
  crowd(): Promise<number>
  /** Ends readers and writers, who first finish what they are about: a score is repeated until it is acknowledged. */
  finish(): Promise<void>
  /** Ends all that goes on, finished or not. */
  stop(): void
}

/** Readers of Overview, writers of scores and subscribers to them, as grace, until they are told to finish. */
export async function startLoad(origin: string): Promise<Load> {
  const call = createCall([origin])
  const session = await beginSession(call, acme.agent.email)
  const token = await session.token()
  const { data } = await call('CreditLeaderboard', { category }, token)
  const after: string = data.creditLeaderboard.changesCursor
  const usual = await call('Overview', {}, token)
  const recorder = createRecorder(call, session)
  const listening: Subscriber[] = []
  const subscribe = (): void => {
    const url = `${origin.replace('http', 'ws')}/graphql`
    listening.push(subscribeBySocket(url, session.token, after, { webSocketImpl: WebSocket }))
  }
  for (let i = 0; i < subscribers; i++) subscribe()
  const faults = recorder.problems
  const counts = { whole: 0, unavailable: 0, longest: 0 }
  let isOver = false
  const repeat = async (work: () => Promise<void>): Promise<void> => {
    while (!isOver) await work()
  }
  const read = async (): Promise<void> => {
    const began = Date.now()
    const answer = await call('Overview', {}, token).catch((error: unknown) => void faults.push(String(error)))
    counts.longest = Math.max(counts.longest, Date.now() - began)
    if (answer === undefined) return
    counts[answer.errors === undefined ? 'whole' : 'unavailable']++
    faults.push(...wrongsOf(answer, usual))
  }
  const working = [
    ...Array.from({ length: readers }, () => repeat(read)),
    ...Array.from({ length: writers }, () => repeat(recorder.record)),
  ]
  return {
    call,
    token,
    after,
    acknowledged: recorder.acknowledged,
    subscribers: listening,
    faults,
    counts,
    subscribe,
    async crowd() {
      const began = Date.now()
      await Promise.all(Array.from({ length: crowdSize }, read))
      return Date.now() - began
    },
    async finish() {
      isOver = true
      await Promise.all(working)
    },
    stop() {
      isOver = true
      for (const each of listening) each.stop()
    },
  }
}

type Path = readonly (string | number)[]

/** What is wrong in an Overview: it is as always but for what is missing, and UNAVAILABLE tells just that, in its place. */
function wrongsOf({ data = null, errors = [] }: Answer, usual: Answer): string[] {
  const missing: Path[] = []
  const wrong = errors
    .filter(({ extensions }) => extensions.code !== 'UNAVAILABLE')
    .map((error) => JSON.stringify(error))
  const compare = (expected: Json, actual: Json, path: Path): void => {
    if (path.at(-1) === 'score' && actual !== null) return
    if (actual === null && expected !== null) missing.push(path)
    else if (typeof expected !== 'object' || expected === null) {
      if (actual !== expected) wrong.push(`${path.join('.')} is ${actual}`)
    } else {
      if (Object.keys(actual).length !== Object.keys(expected).length) wrong.push(`${path.join('.')} has other parts`)
      for (const key of Object.keys(actual)) compare(expected[key], actual[key], [...path, key])
    }
  }
  compare(usual.data, data, [])
  const paths = errors.map(({ path }) => path ?? [])
  const untold = missing.filter((path) => !paths.some((told) => isAlong(told, path)))
  const invented = paths.filter((told) => !missing.some((path) => isAlong(told, path)))
  return [
    ...wrong,
    ...untold.map((path) => `${path.join('.')} is missing without a word`),
    ...invented.map((path) => `${path.join('.')} is there and yet told to be missing`),
  ]
}

/** Whether one path leads to the other: an error stands at what is missing, or at an object of which a part is. */
const isAlong = (a: Path, b: Path): boolean => a.every((part, i) => i >= b.length || String(part) === String(b[i]))
