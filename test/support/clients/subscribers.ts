// Subscribers written as in the documentation, and the events that the database says they must receive.
import { acme } from '@quintet/kit/demo/people.ts'
import { changeCursor } from '@quintet/kit/slice/pages.ts'
import { createClient as createEventsClient } from 'graphql-sse'
import { type ClientOptions, createClient } from 'graphql-ws'
import postgres from 'postgres'
import { type Answer, type Failure, operationText } from '../quintet/quintet.ts'
import { category, type RecordedScore } from './traffic.ts'

export interface Subscriber {
  readonly received: RecordedScore[]
  /** Errors that came with events. */
  readonly errors: Failure[]
  /** When it tried to connect, in milliseconds since 1970. */
  readonly connecting: number[]
  /** Close codes of its sockets. */
  readonly closes: number[]
  /** What ended the subscription; empty while it is active. */
  readonly ended: unknown[]
  stop(): void
}

type Token = () => Promise<string>
const query = operationText('CreditScoreChanged')

/** The client of graphql-ws with a URL, an async token, and the getter that resumes. */
export function subscribeBySocket(
  url: string,
  token: Token,
  after: string,
  platform: Partial<ClientOptions> = {},
): Subscriber {
  const [subscriber, sink, variables] = createSubscriber(after)
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

/** The client of graphql-sse, likewise. */
export function subscribeByEvents(url: string, token: Token, after: string): Subscriber {
  const [subscriber, sink, variables] = createSubscriber(after)
  const client = createEventsClient({
    url,
    headers: async () => ({ authorization: `Bearer ${await token()}` }),
    on: { connecting: () => void subscriber.connecting.push(Date.now()) },
  })
  const stop = client.subscribe({ query, variables }, sink)
  return { ...subscriber, stop }
}

function createSubscriber(after: string) {
  const subscriber: Omit<Subscriber, 'stop'> = { received: [], errors: [], connecting: [], closes: [], ended: [] }
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
      subscriber.received.push({ cursor, applicantId: score.applicant.id, value: score.value })
    },
    error: (error: unknown) => void subscriber.ended.push(error),
    complete: () => void subscriber.ended.push('complete'),
  }
  return [subscriber, sink, variables] as const
}

/** The scores that the database recorded in a tenant's category after a cursor, in order. */
export async function recordedScores(adminUrl: string, after: string, tenantId = acme.id): Promise<RecordedScore[]> {
  const topic = 'credit.scores'
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  const rows = await sql<{ sequence: string; payload: { subjectId: string; valueHundredths: number } }[]>`
    select sequence, payload from credit.outbox
    where tenant_id = ${tenantId} and topic = ${topic} and key = ${category} order by sequence`
  await sql.end()
  const all = rows.map(({ sequence, payload: { subjectId, valueHundredths } }) => ({
    cursor: changeCursor(topic, category, Number(sequence)),
    applicantId: subjectId,
    value: valueHundredths / 100,
  }))
  return all.slice(all.findIndex(({ cursor }) => cursor === after) + 1)
}
