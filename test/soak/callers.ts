// The load of queries and mutations: each answer is judged by what the facts say, and by what was away meanwhile.
import { Pool } from 'undici'
import { type Answer, type Parts, wrongsOf } from './expected.ts'
import type { Findings } from './findings.ts'
import { aQuestion, given, operationText, type Question, told } from './questions.ts'
import { anOperation, type Given, type Random, readingSelection } from './selections.ts'
import type { Timeline } from './timeline.ts'
import { cursorOf, ports, type Reading, type SubgraphName, sequenceOf } from './world.ts'

/** An entry that was asked for, whether or not it was acknowledged. */
export type Intent = Pick<Reading, 'key' | 'value' | 'port'>

export interface Callers {
  /** Asks a question; never rejects. */
  ask(): Promise<void>
  /** Asks for one or two entries; never rejects. */
  record(): Promise<void>
  /** By its key. */
  intent(key: string): Intent | undefined
  /** Sequences of what was acknowledged, by key. */
  readonly acknowledged: ReadonlyMap<string, number>
  /** Milliseconds of each answer. */
  readonly latencies: number[]
  close(): Promise<void>
}

interface AskedWith {
  readonly query: string
  readonly variables: Given
  /** The field by which a question is new; null for one that is not. */
  readonly mark: string | null
  /** Entries that were known when it was asked. */
  readonly snapshot: readonly Reading[]
}

const questionCount = 60
/** So many in a hundred questions were never asked before in these words. */
const freshPercent = 3
/** Some are asked by three at once: subgraphs are asked for them once. */
const unisonShare = 0.1
/** Answers that take longer are none. */
const longestMilliseconds = 30_000
const mostKnown = 300
const connections = 64

/** Callers of one gateway. */
export function createCallers(origin: string, timeline: Timeline, findings: Findings, random: Random): Callers {
  const pool = new Pool(origin, { connections, headersTimeout: longestMilliseconds, bodyTimeout: longestMilliseconds })
  const questions = Array.from({ length: questionCount }, () => aQuestion(random))
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
    const wrongs = wrongsOf(answer, expected, (name) => timeline.wasAway(name, began, now))
    findings.count(`${kind}: ${wrongs.length > 0 ? 'wrong' : answer.errors === undefined ? 'whole' : 'in part'}`)
    if (wrongs.length > 0)
      findings.violation(`${wrongs.join('; ')} in ${JSON.stringify(answer)} to ${JSON.stringify(about)}`)
    return wrongs.length === 0
  }
  const ask = async (): Promise<void> => {
    const isFresh = random() * 100 < freshPercent
    const mark = `fresh${fresh++}`
    const question = isFresh ? aQuestion(random) : questions[Math.floor(random() * questions.length)]!
    const query = isFresh ? question.query.replace('{', `{ ${mark}: __typename`) : question.query
    const snapshot = known
    const variables = question.choose(random, snapshot)
    const isInUnison = random() < unisonShare
    const askOnce = () => askWith(question, { query, variables, mark: isFresh ? mark : null, snapshot })
    await Promise.all(isInUnison ? [askOnce(), askOnce(), askOnce()] : [askOnce()])
  }
  const askWith = async (question: Question, { query, variables, mark, snapshot }: AskedWith): Promise<void> => {
    const began = Date.now()
    const answer = await post(query, variables)
    const versions = timeline.versions(began, Date.now())
    if (question.usesGusts && isInvalid(answer) && versions.some(({ hasGusts }) => !hasGusts)) {
      findings.count('query: of a field that is not there now')
      return
    }
    if (question.usesGusts && !versions.some(({ hasGusts }) => hasGusts)) {
      findings.violation(`${query} was answered without its field: ${JSON.stringify(answer)}`)
      return
    }
    const expected = question.expect(variables, snapshot)
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
    // What the journal alone can tell is taken from the answer: the number and the time. All else is known.
    const parts = entries.map(({ name, intent, inside }) => {
      const { cursor, at } = partOf(answer, name)
      const reading = { ...intent, sequence: sequenceOf(cursor), at }
      const isThere = typeof cursor === 'string' && cursorOf(reading.sequence) === cursor && typeof at === 'number'
      return { name, reading, isThere, value: isThere ? told(reading, inside, 'journal', variables) : nothing }
    })
    const expected = new Map(parts.map(({ name, value }) => [name, { owner: 'journal' as SubgraphName, value }]))
    judge('mutation', answer, expected, began, { query, variables })
    const done = parts.filter(({ isThere }) => isThere).map(({ reading }) => reading)
    for (const reading of done) acknowledged.set(reading.key, reading.sequence)
    if (done.length > 0) known = [...known, ...done].slice(-mostKnown)
    if (done.length === 2 && done[0]!.sequence >= done[1]!.sequence) findings.violation(`${query} was done backwards`)
  }
  const unfailing = (work: () => Promise<void>) => () =>
    work().catch((error: unknown) => findings.violation(`no answer: ${String(error)}`))
  return {
    ask: unfailing(ask),
    record: unfailing(record),
    intent: (key) => intents.get(key),
    acknowledged,
    latencies,
    close: () => pool.destroy(),
  }
}

const typename = { owner: null, value: 'Query' }
/** Equal to nothing that may come: only a part that is missing passes. */
const nothing = Symbol('an entry')

const isInvalid = ({ errors = [] }: Answer): boolean =>
  errors.length > 0 && errors.every(({ extensions }) => extensions?.code === 'GRAPHQL_VALIDATION_FAILED')

const anyPort = (random: Random): string => ports[Math.floor(random() * ports.length)]!.id

/** The part of an answer under a name, as far as it is there. */
function partOf({ data }: Answer, name: string): { readonly cursor: string; readonly at: number } {
  const part: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : null
  return (part ?? {}) as { cursor: string; at: number }
}
