// A mixed load on a Quintet whose PostgreSQL fails, and the check of each answer.
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
  /** Answers that are wrong. */
  readonly faults: unknown[]
  /** Overviews by their outcome, and the time of the slowest in milliseconds. */
  readonly counts: { whole: number; unavailable: number; slowest: number }
  /** One more subscriber, from the beginning of the load. */
  subscribe(): void
  /** Many readers at once; the time until the last answer in milliseconds. */
  crowd(): Promise<number>
  /** Ends readers and writers after their present request: a score is repeated until it is acknowledged. */
  finish(): Promise<void>
  /** Ends everything at once. */
  stop(): void
}

/** Readers of Overview, writers of scores and subscribers to them, as grace, until `finish`. */
export async function startLoad(origin: string): Promise<Load> {
  const call = createCall([origin])
  const session = await beginSession(call, acme.agent.email)
  const token = await session.token()
  const { data } = await call('CreditLeaderboard', { category }, token)
  const after: string = data.creditLeaderboard.changesCursor
  const expectedAnswer = await call('Overview', {}, token)
  const recorder = createRecorder(call, session)
  const opened: Subscriber[] = []
  const subscribe = (): void => {
    const url = `${origin.replace('http', 'ws')}/graphql`
    opened.push(subscribeBySocket(url, session.token, after, { webSocketImpl: WebSocket }))
  }
  for (let i = 0; i < subscribers; i++) subscribe()
  const faults = recorder.problems
  const counts = { whole: 0, unavailable: 0, slowest: 0 }
  let isOver = false
  const repeat = async (work: () => Promise<void>): Promise<void> => {
    while (!isOver) await work()
  }
  const read = async (): Promise<void> => {
    const began = Date.now()
    const answer = await call('Overview', {}, token).catch((error: unknown) => void faults.push(String(error)))
    counts.slowest = Math.max(counts.slowest, Date.now() - began)
    if (answer === undefined) return
    counts[answer.errors === undefined ? 'whole' : 'unavailable']++
    faults.push(...faultsOf(answer, expectedAnswer))
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
    subscribers: opened,
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
      for (const each of opened) each.stop()
    },
  }
}

type Path = readonly (string | number)[]

/** Faults of an Overview: a part may be missing, and then an error UNAVAILABLE has its path. The rest is as expected. */
function faultsOf({ data = null, errors = [] }: Answer, expectedAnswer: Answer): string[] {
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
  compare(expectedAnswer.data, data, [])
  const paths = errors.map(({ path }) => path ?? [])
  const unreported = missing.filter((path) => !paths.some((reported) => isAlong(reported, path)))
  const invented = paths.filter((reported) => !missing.some((path) => isAlong(reported, path)))
  return [
    ...wrong,
    ...unreported.map((path) => `${path.join('.')} is missing without an error`),
    ...invented.map((path) => `${path.join('.')} is there and reported as missing`),
  ]
}

/** Whether one path begins the other: the error is at the missing part, or at its parent. */
const isAlong = (a: Path, b: Path): boolean => a.every((part, i) => i >= b.length || String(part) === String(b[i]))
