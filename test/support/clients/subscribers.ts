// Subscribers as their users write them, and what the database says they should have heard.
import { acme } from '@quintet/kit/demo/people.ts'
import { changeCursor } from '@quintet/kit/slice/pages.ts'
import { createClient as createEventsClient } from 'graphql-sse'
import { type ClientOptions, createClient } from 'graphql-ws'
import postgres from 'postgres'
import { type Answer, type Failure, operationText } from '../quintet/quintet.ts'
import { category, type RecordedScore } from './traffic.ts'

export interface Subscriber {
  readonly heard: RecordedScore[]
  /** Errors that came with events. */
  readonly errors: Failure[]
  /** When it tried to connect, in milliseconds since 1970. */
  readonly connecting: number[]
  /** Codes that its sockets were closed with. */
  readonly closes: number[]
  /** What ended it; empty while it goes on. */
  readonly ended: unknown[]
  stop(): void
}

type Token = () => Promise<string>
const query = operationText('CreditScoreChanged')

/** graphql-ws's own client, with nothing but an address, an async token and the getter that resumes. */
export function subscribeBySocket(
  url: string,
  token: Token,
  after: string,
  platform: Partial<ClientOptions> = {},
): Subscriber {
  const [subscriber, sink, variables] = aSubscriber(after)
  const client = createClient({
    url,
    connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
    ...platform,
  })
  client.on('connecting', () => void subscriber.connecting.push(Date.now()))
  client.on('closed', (event) => void subscriber.closes.push((event as CloseEvent).code))
  const stop = client.subscribe({ query, variables }, sink)
  return { ...subscriber, stop }
}

/** graphql-sse's own client, likewise. */
export function subscribeByEvents(url: string, token: Token, after: string): Subscriber {
  const [subscriber, sink, variables] = aSubscriber(after)
  const client = createEventsClient({
    url,
    headers: async () => ({ authorization: `Bearer ${await token()}` }),
    on: { connecting: () => void subscriber.connecting.push(Date.now()) },
  })
  const stop = client.subscribe({ query, variables }, sink)
  return { ...subscriber, stop }
}

function aSubscriber(after: string) {
  const subscriber: Omit<Subscriber, 'stop'> = { heard: [], errors: [], connecting: [], closes: [], ended: [] }
  let last = after
  const variables = {
    category,
    get after() {
      return last
    },
  }
  const sink = {
    next(event: unknown) {
      const { data, errors = [] } = event as Answer
      subscriber.errors.push(...errors)
      const { cursor, score } = data.creditScoreChanged
      last = cursor
      subscriber.heard.push({ cursor, applicantId: score.applicant.id, value: score.value })
    },
    error: (error: unknown) => void subscriber.ended.push(error),
    complete: () => void subscriber.ended.push('complete'),
  }
  return [subscriber, sink, variables] as const
}

/** What the database says was recorded in acme's category after a cursor, in its order. */
export async function recordedScores(adminUrl: string, after: string): Promise<RecordedScore[]> {
  const topic = 'credit.scores'
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  const rows = await sql<{ sequence: string; payload: { subjectId: string; valueHundredths: number } }[]>`
    select sequence, payload from credit.outbox
    where tenant_id = ${acme.id} and topic = ${topic} and key = ${category} order by sequence`
  await sql.end()
  const all = rows.map(({ sequence, payload: { subjectId, valueHundredths } }) => ({
    cursor: changeCursor(topic, category, Number(sequence)),
    applicantId: subjectId,
    value: valueHundredths / 100,
  }))
  return all.slice(all.findIndex(({ cursor }) => cursor === after) + 1)
}
