// Subscriptions to one subgraph: one graphql-ws connection, open while there are subscribers.
import { type ExecutionResult, GraphQLError } from 'graphql'
import { type Client, createClient, type SubscribePayload } from 'graphql-ws'
import { WebSocket } from 'ws'
import { errorCodes, refusal } from './errors.ts'
import { connectMilliseconds } from './http-client.ts'

export interface SubscriptionClient {
  /** Events until it ends; throws Disconnected when the connection is lost, a refusal when the subgraph refuses. */
  subscribe(payload: SubscribePayload): AsyncIterableIterator<ExecutionResult>
  close(): Promise<void>
}

/** The connection to a subgraph was lost in the middle of a subscription. */
class Disconnected extends Error {
  override name = 'Disconnected'
}

/** Events that wait for a slow reader; one more ends the subscription. */
const maxWaiting = 1_000

/** Node's own WebSocket waits long for a server that says nothing: for the handshake's answer, and for a close frame's. */
class ImpatientWebSocket extends WebSocket {
  constructor(address: string, protocol: string) {
    super(address, protocol, { handshakeTimeout: connectMilliseconds, perMessageDeflate: false })
  }
}

/**
 * @param name the subgraph's, for messages
 * @param pingMilliseconds how often the connection is pinged, and how long it may take to answer
 * @param reviver for JSON.parse of what it receives
 */
export function createSubscriptionClient(
  name: string,
  url: string,
  pingMilliseconds: number,
  reviver?: (key: string, value: unknown) => unknown,
): SubscriptionClient {
  let open: WebSocket | undefined
  let silence: NodeJS.Timeout | undefined
  const client: Client = createClient({
    url: url.replace(/^http/, 'ws'),
    lazy: true,
    // The subscriber decides whether and where to resume.
    retryAttempts: 0,
    connectionAckWaitTimeout: connectMilliseconds,
    keepAlive: pingMilliseconds,
    webSocketImpl: ImpatientWebSocket,
    ...(reviver === undefined ? {} : { jsonMessageReviver: reviver }),
    on: {
      opened(connection) {
        open = connection as WebSocket
      },
      // A server that vanished never closes: the connection ends when a ping is not answered in time.
      ping(isReceived) {
        if (!isReceived) silence = setTimeout(() => open?.terminate(), pingMilliseconds)
      },
      pong(isReceived) {
        if (isReceived) clearTimeout(silence)
      },
      closed: () => clearTimeout(silence),
    },
  })
  return {
    subscribe: (payload) => bounded((sink) => follow(client, payload, sink), name),
    async close() {
      // A connection that is just being opened may fail.
      await Promise.resolve(client.dispose()).catch(() => {})
    },
  }
}

interface Sink {
  next(value: unknown): void
  error(error: unknown): void
  complete(): void
}

/**
 * Subscribes for as long as the connection lasts that the message was sent over. After a close with 1000 the client by
 * itself would subscribe again from the beginning, and would still count the lost subscription: its socket would never
 * be closed.
 */
function follow(client: Client, payload: SubscribePayload, sink: Sink): () => void {
  let isSent = false
  const once = {
    ...payload,
    toJSON() {
      isSent = true
      return payload
    },
  }
  const fail = (error: unknown): void => {
    end()
    sink.error(error)
  }
  const stopListening = client.on('closed', (event) => isSent && fail(event))
  const stop = client.subscribe<Record<string, unknown>>(once, {
    next: sink.next,
    error: fail,
    complete() {
      stopListening()
      sink.complete()
    },
  })
  const end = (): void => {
    stopListening()
    stop()
  }
  return end
}

/** What a push source sends, to be pulled; a reader more than 1,000 events behind ends with SLOW_CONSUMER. */
function bounded(start: (sink: Sink) => () => void, name: string): AsyncIterableIterator<ExecutionResult> {
  const waiting: ExecutionResult[] = []
  let ending: Error | 'complete' | null = null
  let wake = (): void => {}
  const end = (how: Error | 'complete'): void => {
    ending ??= how
    wake()
  }
  const stop = start({
    next(value) {
      if (ending !== null) return
      if (waiting.length >= maxWaiting) {
        end(refusal('SLOW_CONSUMER', 'You read more slowly than events come: resume after your last cursor'))
        stop()
        return
      }
      waiting.push(value as ExecutionResult)
      wake()
    },
    error: (error) => end(reasonOf(error, name)),
    complete: () => end('complete'),
  })
  return {
    async next() {
      while (waiting.length === 0 && ending === null) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const value = waiting.shift()
      if (value !== undefined) return { value, done: false }
      if (ending instanceof Error) throw ending
      return { value: undefined, done: true }
    },
    async return() {
      end('complete')
      waiting.length = 0
      stop()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** Errors that a subgraph sent, as they are; everything else is a lost connection. */
function reasonOf(error: unknown, name: string): Error {
  const [first] = Array.isArray(error) ? (error as { message: string; extensions?: { code?: unknown } }[]) : []
  const code = errorCodes.find((each) => each === first?.extensions?.code)
  if (first !== undefined && code !== undefined) return refusal(code, first.message)
  if (first !== undefined) return new GraphQLError(first.message)
  return new Disconnected(`the connection to ${name} was lost`)
}
