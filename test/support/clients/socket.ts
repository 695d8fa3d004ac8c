// Sockets to Quintet: the client of graphql-ws, and a bare socket that sends any message.
import { setTimeout as pause } from 'node:timers/promises'
import { type Client, type ClientOptions, createClient } from 'graphql-ws'
import { WebSocket as BareWebSocket } from 'ws'
import { type Answer, type Json, operationText, type TestQuintet } from '../quintet/quintet.ts'

/** The client of graphql-ws, with the options that the documentation recommends. */
export function stockClient(
  quintet: Pick<TestQuintet, 'wsUrl'>,
  token?: string,
  options: Partial<ClientOptions> = {},
): Client {
  const connectionParams = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return createClient({ url: quintet.wsUrl, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0, ...options })
}

export interface Following {
  readonly events: Answer[]
  /** What ended the stream: an error message, a close event, or null for a normal end. */
  readonly ended: Promise<unknown>
  /** Waits for the first `count` events. */
  take(count: number): Promise<Answer[]>
  stop(): void
}

/** Collects the events of a subscription. */
export async function follow(
  client: Client,
  operation: string,
  variables: Record<string, unknown>,
): Promise<Following> {
  const events: Answer[] = []
  let wake = (): void => {}
  const query = operation.includes('{') ? operation : operationText(operation)
  const ended = Promise.withResolvers<unknown>()
  const stop = client.subscribe<Json>(
    { query, variables },
    {
      next(event) {
        events.push(event as Answer)
        wake()
      },
      error: (error) => ended.resolve(error),
      complete: () => ended.resolve(null),
    },
  )
  return {
    events,
    ended: ended.promise,
    stop,
    async take(count) {
      while (events.length < count) {
        const outcome = await Promise.race([
          new Promise<'event'>((resolve) => {
            wake = () => resolve('event')
          }),
          ended.promise.then((end) => ({ end })),
          pause(10_000, 'late' as const, { ref: false }),
        ])
        if (outcome !== 'event' && events.length < count) {
          throw new Error(`${events.length} of ${count} events, then ${JSON.stringify(outcome)}`)
        }
      }
      return events.slice(0, count)
    },
  }
}

export interface BareSocket {
  readonly socket: BareWebSocket
  /** Every message that was received. */
  readonly messages: Json[]
  readonly closed: Promise<{ code: number; reason: string }>
  send(message: unknown): void
  /** Waits for the first message of a type, and of an id where one is given. */
  message(type: string, id?: string): Promise<Json>
}

/** A socket that sends only what the test sends. */
export async function bareSocket(
  quintet: Pick<TestQuintet, 'wsUrl'>,
  protocol = 'graphql-transport-ws',
  headers: Readonly<Record<string, string>> = {},
): Promise<BareSocket> {
  const socket = new BareWebSocket(quintet.wsUrl, protocol, { headers })
  const messages: Json[] = []
  socket.on('message', (data) => messages.push(JSON.parse(String(data))))
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }))
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return {
    socket,
    messages,
    closed,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async message(type, id) {
      for (let waited = 0; waited < 10_000; waited += 10) {
        const found = messages.find((message) => message.type === type && (id === undefined || message.id === id))
        if (found !== undefined) return found
        await pause(10)
      }
      throw new Error(`No ${type} among ${JSON.stringify(messages)}`)
    },
  }
}

/** A bare socket after connection_init and its ack. */
export async function acknowledged(
  quintet: Pick<TestQuintet, 'wsUrl'>,
  token?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<BareSocket> {
  const bare = await bareSocket(quintet, undefined, headers)
  bare.send({ type: 'connection_init', payload: token === undefined ? {} : { authorization: `Bearer ${token}` } })
  await bare.message('connection_ack')
  return bare
}
