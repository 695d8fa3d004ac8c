// A subgraph over the network: requests by HTTP, subscriptions by graphql-ws, every one under a signed envelope.
import { type ExecutionResult, GraphQLError } from 'graphql'
import { type Client, createClient, type SubscribePayload } from 'graphql-ws'
import { type Dispatcher, Pool } from 'undici'
import { WebSocket } from 'ws'
import type { Clock } from '../process/clock.ts'
import type { SubgraphRequest } from '../slice/peers.ts'
import type { Envelope } from './envelope.ts'
import { errorCodes, refusal, StatusRefusal } from './errors.ts'
import { type EnvelopeKeys, envelopeHeader, signEnvelope } from './signed-envelope.ts'

export interface RemoteSettings {
  readonly name: string
  /** Its GraphQL address, such as http://credit:4000/graphql. */
  readonly url: string
  /** Null for a subgraph that is not ours and knows no envelopes. */
  readonly keys: EnvelopeKeys | null
  readonly clock: Clock
  /** How often the WebSocket is asked whether it lives, and how long it may take to say so; 10 s unless told. */
  readonly beatMilliseconds?: number
  /** How long a subgraph may say nothing in the middle of an answer, or before it; 15 s unless told. */
  readonly answerMilliseconds?: number
}

/** Of somebody who waits for an answer. */
export interface Patience {
  isOver: boolean
  /** What is under way for him. */
  sent: { abort(reason: Error): void } | null
}

export interface Remote {
  /**
   * Rejects with UNAVAILABLE when the subgraph does not answer, a StatusRefusal when it refuses. A mutation is asked once, a
   * query again where the connection was lost. Whose patience is over, for him nothing is sent any more.
   */
  execute(request: SubgraphRequest, envelope: Envelope, patience?: Patience): Promise<ExecutionResult>
  /** Events until it ends; throws Disconnected when the connection is lost, a refusal when the subgraph refuses. */
  subscribe(request: SubgraphRequest, envelope: Envelope): AsyncIterableIterator<ExecutionResult>
  get(path: string, envelope: Envelope): Promise<{ status: number; headers: Record<string, string>; body: string }>
  close(): Promise<void>
}

/** Of the statuses that blame a request those that say: later. */
const laterStatuses = [408, 425, 429]
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && !laterStatuses.includes(status)

/** A kept connection that the other side has closed meanwhile, or one to where nobody is just now. */
const lostCodes = ['UND_ERR_SOCKET', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE']
const isLost = (error: unknown): boolean => lostCodes.includes(String((error as { code?: unknown }).code))

/** Ends somebody's patience: what is under way for him is broken off, and what waits for its turn is not sent. */
export function giveUp(patience: Patience): void {
  patience.isOver = true
  patience.sent?.abort(new Error('nobody waits for it any more'))
}

/** The connection to a subgraph was lost in the middle of a subscription. */
class Disconnected extends Error {
  override name = 'Disconnected'
}

const connections = 32
const usualAnswerMilliseconds = 15_000
const connectMilliseconds = 2_000
const usualBeatMilliseconds = 10_000
/** Events that wait for a reader who does not keep up; then he is told to come back. */
const mostWaiting = 1_000

/** What is signed of a request that travels in a WebSocket message. */
export const signedText = ({ query, operationName, variables, wantsPlace }: SubgraphRequest): string =>
  JSON.stringify([query, operationName ?? null, variables ?? {}, wantsPlace ?? false])

/** That of Node waits long for who says nothing: for the answer to its handshake, and for that to its farewell. */
class ImpatientWebSocket extends WebSocket {
  constructor(address: string, protocol: string) {
    super(address, protocol, { handshakeTimeout: connectMilliseconds, perMessageDeflate: false })
  }
}

/** The remote of one subgraph: a pool of HTTP connections and, while somebody subscribes, one WebSocket. */
export function createRemote(settings: RemoteSettings): Remote {
  const { name, url, keys, clock } = settings
  const { beatMilliseconds = usualBeatMilliseconds, answerMilliseconds = usualAnswerMilliseconds } = settings
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, {
    connections,
    headersTimeout: answerMilliseconds,
    bodyTimeout: answerMilliseconds,
    connect: { timeout: connectMilliseconds },
  })
  const away = () => refusal('UNAVAILABLE', `${name} does not answer at the moment; try again`)
  let open: WebSocket | undefined
  let silence: NodeJS.Timeout | undefined
  const socket: Client = createClient({
    url: url.replace(/^http/, 'ws'),
    lazy: true,
    // Whoever subscribes decides whether and where to go on.
    retryAttempts: 0,
    connectionAckWaitTimeout: connectMilliseconds,
    keepAlive: beatMilliseconds,
    webSocketImpl: ImpatientWebSocket,
    on: {
      opened(connection) {
        open = connection as WebSocket
      },
      // Whoever vanished without a word never closes: what is not answered in time is given up.
      ping(isReceived) {
        if (!isReceived) silence = setTimeout(() => open?.terminate(), beatMilliseconds)
      },
      pong(isReceived) {
        if (isReceived) clearTimeout(silence)
      },
      closed: () => clearTimeout(silence),
    },
  })
  /** The header of an envelope, signed together with a text. */
  const sealed = (envelope: Envelope, text: string): Record<string, string> =>
    keys === null ? {} : { [envelopeHeader]: signEnvelope(envelope, text, keys, clock.now().getTime()) }
  const post = async (body: string, envelope: Envelope, patience?: Patience): Promise<ExecutionResult> => {
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(envelope.traceparent === undefined ? {} : { traceparent: envelope.traceparent }),
      ...sealed(envelope, body),
    }
    const { status, text } = await send(pool, { method: 'POST', path: pathname, headers, body }, patience)
    const failed = (): Error => (isRefusal(status) ? new StatusRefusal(name) : new Error(`${name} answered ${status}`))
    let result: ExecutionResult
    try {
      result = JSON.parse(text)
    } catch {
      throw failed()
    }
    // Subgraphs of others may tell a refusal by the status as well.
    const isAnswer = status === 200 || (keys === null && result?.errors !== undefined)
    if (!isAnswer) throw failed()
    return result
  }
  return {
    async execute(request, envelope, patience) {
      const body = textOf(request)
      try {
        return await post(body, envelope, patience).catch((error: unknown) => {
          // A lost connection says nothing of the subgraph; an answer or silence does.
          if (isMutation(request) || !isLost(error) || patience?.isOver) throw error
          return post(body, envelope, patience)
        })
      } catch (error) {
        throw error instanceof StatusRefusal ? error : away()
      }
    },
    subscribe(request, envelope) {
      const { query, operationName, variables, wantsPlace } = request
      const extensions = { ...sealed(envelope, signedText(request)), ...(wantsPlace ? { wantsPlace } : {}) }
      const payload = {
        query,
        ...(operationName === undefined ? {} : { operationName }),
        variables: { ...variables },
        ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
      }
      return bounded((sink) => follow(socket, payload, sink), name)
    },
    async get(path, envelope) {
      try {
        const headers = sealed(envelope, '')
        const response = await pool.request({ method: 'GET', path, headers })
        const type = response.headers['content-type']
        const kept = response.headers['cache-control']
        return {
          status: response.statusCode,
          headers: {
            ...(typeof type === 'string' ? { 'content-type': type } : {}),
            ...(typeof kept === 'string' ? { 'cache-control': kept } : {}),
          },
          body: await response.body.text(),
        }
      } catch {
        throw away()
      }
    },
    async close() {
      // What is just being opened may fail.
      await Promise.resolve(socket.dispose()).catch(() => {})
      await pool.destroy()
    },
  }
}

/** A request as JSON, as it travels in the body of a POST. */
export const textOf = ({ text, query, operationName, variables }: SubgraphRequest): string =>
  text ?? JSON.stringify({ query, operationName, variables })

/** The first byte of a mark that some servers write in front of JSON, which never begins so itself. */
const byteOrderMark = 0xef

/** Whether a request may change something: then it is sent once, whatever becomes of it. */
export const isMutation = ({ query }: SubgraphRequest): boolean => /^\s*mutation\b/.test(query)

/** Sends a request and takes the whole answer, without the streams that undici's own `request` makes for each. */
function send(
  pool: Pool,
  request: Dispatcher.DispatchOptions,
  patience?: Patience,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let status = 0
    pool.dispatch(request, {
      onRequestStart(controller) {
        if (patience === undefined) return
        // To abort here would cost the connection, which others wait for.
        if (patience.isOver) throw new Error('nobody waits for it any more')
        patience.sent = controller
      },
      onResponseStart(_, statusCode) {
        status = statusCode
      },
      onResponseData(_, chunk) {
        chunks.push(chunk)
      },
      onResponseEnd() {
        const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
        resolve({ status, text: bytes.toString('utf8', bytes[0] === byteOrderMark ? 3 : 0) })
      },
      onResponseError: (_, error) => reject(error),
    })
  })
}

/**
 * Subscribes for as long as the connection lasts that it was sent over. The client by itself would send it again after a
 * close with 1000, from where it began once, and keep the place of what was lost: its socket would never be closed.
 */
function follow(socket: Client, payload: SubscribePayload, sink: Sink): () => void {
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
  const forget = socket.on('closed', (event) => isSent && fail(event))
  const stop = socket.subscribe<Record<string, unknown>>(once, {
    next: sink.next,
    error: fail,
    complete() {
      forget()
      sink.complete()
    },
  })
  const end = (): void => {
    forget()
    stop()
  }
  return end
}

interface Sink {
  next(value: unknown): void
  error(error: unknown): void
  complete(): void
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
      if (waiting.length >= mostWaiting) {
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
  const code = errorCodes.find((known) => known === first?.extensions?.code)
  if (first !== undefined && code !== undefined) return refusal(code, first.message)
  if (first !== undefined) return new GraphQLError(first.message)
  return new Disconnected(`the connection to ${name} was lost`)
}
