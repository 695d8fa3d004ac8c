// The load of queries and mutations. Each answer is compared with the facts, and with what was unavailable meanwhile.
import { Pool } from 'undici'
import { type Answer, mismatchesOf, type Parts } from './expected.ts'
import type { Findings } from './findings.ts'
import { given, operationText, type RandomQuery, randomQuery, selectedFrom } from './queries.ts'
import { anOperation, type Given, type Random, readingSelection } from './selections.ts'
import type { Timeline } from './timeline.ts'
import { cursorOf, ports, type Reading, type SubgraphName, sequenceOf } from './world.ts'

/** An entry that a mutation asked for, whether or not it was acknowledged. */
export type Intent = Pick<Reading, 'key' | 'value' | 'port'>

export interface Callers {
  /** Sends a query; never rejects. */
  query(): Promise<void>
  /** Sends a mutation for one or two entries; never rejects. */
  record(): Promise<void>
  /** By its key. */
  intent(key: string): Intent | undefined
  /** Sequences of the acknowledged entries, by key. */
  readonly acknowledged: ReadonlyMap<string, number>
  /** Milliseconds of each answer. */
  readonly latencies: number[]
  close(): Promise<void>
}

interface Sent {
  readonly query: string
  readonly variables: Given
  /** The field that makes a query new; null for the others. */
  readonly mark: string | null
  /** Entries that were known when it was sent. */
  readonly snapshot: readonly Reading[]
}

const queryCount = 60
/** Percent of the queries whose text is new. */
const freshPercent = 3
/** Share of the queries that three callers send at once, which subgraphs get once. */
const unisonShare = 0.1
/** An answer that takes longer counts as missing. */
const maxMilliseconds = 30_000
const maxKnown = 300
const connections = 64

/** Callers of one gateway. */
export function createCallers(origin: string, timeline: Timeline, findings: Findings, random: Random): Callers {
  const pool = new Pool(origin, { connections, headersTimeout: maxMilliseconds, bodyTimeout: maxMilliseconds })
  const queries = Array.from({ length: queryCount }, () => randomQuery(random))
  const intents = new Map<string, Intent>()
  const acknowledged = new Map<string, number>()
  const latencies: number[] = []
  let known: readonly Reading[] = []
  let fresh = 0

  const post = async (query: string, variables: Given): Promise<Answer> => {
    const body = JSON.stringify({ query, variables })
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const began = performance.now()
    const response = await pool.request({ method: 'POST', path: '/graphql', headers, body })
    const answer = (await response.body.json()) as Answer
    latencies.push(performance.now() - began)
    return answer
  }
  const judge = (kind: string, answer: Answer, expected: Parts, began: number, about: unknown): boolean => {
    const now = Date.now()
    const mismatches = mismatchesOf(answer, expected, (name) => timeline.wasUnavailable(name, began, now))
    findings.count(`${kind}: ${mismatches.length > 0 ? 'wrong' : answer.errors === undefined ? 'whole' : 'in part'}`)
    if (mismatches.length > 0)
      findings.violation(`${mismatches.join('; ')} in ${JSON.stringify(answer)} to ${JSON.stringify(about)}`)
    return mismatches.length === 0
  }
  const sendQuery = async (): Promise<void> => {
    const isFresh = random() * 100 < freshPercent
    const mark = `fresh${fresh++}`
    const chosen = isFresh ? randomQuery(random) : queries[Math.floor(random() * queries.length)]!
    const query = isFresh ? chosen.query.replace('{', `{ ${mark}: __typename`) : chosen.query
    const snapshot = known
    const variables = chosen.choose(random, snapshot)
    const isInUnison = random() < unisonShare
    const once = () => send(chosen, { query, variables, mark: isFresh ? mark : null, snapshot })
    await Promise.all(isInUnison ? [once(), once(), once()] : [once()])
  }
  const send = async (chosen: RandomQuery, { query, variables, mark, snapshot }: Sent): Promise<void> => {
    const began = Date.now()
    const answer = await post(query, variables)
    const versions = timeline.versions(began, Date.now())
    if (chosen.usesGusts && isInvalid(answer) && versions.some(({ hasGusts }) => !hasGusts)) {
      findings.count('query: of a field that is not there now')
      return
    }
    if (chosen.usesGusts && !versions.some(({ hasGusts }) => hasGusts)) {
      findings.violation(`${query} was answered without its field: ${JSON.stringify(answer)}`)
      return
    }
    const expected = chosen.expect(variables, snapshot)
    const whole = mark === null ? expected : new Map([[mark, typename], ...expected])
    judge(mark === null ? 'query' : 'fresh query', answer, whole, began, { query, variables })
  }

  const record = async (): Promise<void> => {
    const operation = anOperation(random)
    const entries = Array.from({ length: random() < 0.25 ? 2 : 1 }, (_, i) => {
      const intent = { key: `key ${intents.size}`, value: Math.floor(random() * 1e6) / 8, port: anyPort(random) }
      intents.set(intent.key, intent)
      return { name: `e${i}`, intent, inside: readingSelection(operation) }
    })
    const fields = entries.map(({ name, intent: { key, value, port }, inside }) => {
      return `${name}: record(key: "${key}", value: ${value}, port: "${port}") ${inside.text}`
    })
    const variables = given(operation, random, known)
    const query = operationText('mutation', operation, fields.join(' '))
    const began = Date.now()
    const answer = await post(query, variables)
    // The number and the time are taken from the answer, as the journal alone has them. All else is known.
    const parts = entries.map(({ name, intent, inside }) => {
      const { cursor, at } = partOf(answer, name)
      const reading = { ...intent, sequence: sequenceOf(cursor), at }
      const isThere = typeof cursor === 'string' && cursorOf(reading.sequence) === cursor && typeof at === 'number'
      return { name, reading, isThere, value: isThere ? selectedFrom(reading, inside, 'journal', variables) : nothing }
    })
    const expected = new Map(parts.map(({ name, value }) => [name, { owner: 'journal' as SubgraphName, value }]))
    judge('mutation', answer, expected, began, { query, variables })
    const done = parts.filter(({ isThere }) => isThere).map(({ reading }) => reading)
    for (const reading of done) acknowledged.set(reading.key, reading.sequence)
    if (done.length > 0) known = [...known, ...done].slice(-maxKnown)
    if (done.length === 2 && done[0]!.sequence >= done[1]!.sequence)
      findings.violation(`${query} was executed backwards`)
  }
  const unfailing = (work: () => Promise<void>) => () =>
    work().catch((error: unknown) => findings.violation(`no answer: ${String(error)}`))
  return {
    query: unfailing(sendQuery),
    record: unfailing(record),
    intent: (key) => intents.get(key),
    acknowledged,
    latencies,
    close: () => pool.destroy(),
  }
}

const typename = { owner: null, value: 'Query' }
/** Equal to no value of an answer: only a missing part passes. */
const nothing = Symbol('an entry')

const isInvalid = ({ errors = [] }: Answer): boolean =>
  errors.length > 0 && errors.every(({ extensions }) => extensions?.code === 'GRAPHQL_VALIDATION_FAILED')

const anyPort = (random: Random): string => ports[Math.floor(random() * ports.length)]!.id

/** The part of an answer under a name, as far as it is there. */
function partOf({ data }: Answer, name: string): { readonly cursor: string; readonly at: number } {
  const part: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : null
  return (part ?? {}) as { cursor: string; at: number }
}
