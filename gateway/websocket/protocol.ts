// The protocol graphql-transport-ws for one connection: text in, text out, without the socket itself.
// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
import type { GraphQLError } from 'graphql'

/** A close code with its reason. */
export interface CloseReason {
  readonly code: number
  readonly reason: string
}

/** Where the answers to one operation go. */
export interface Replies {
  /** JSON of a response. */
  next(text: string): void
  error(errors: readonly GraphQLError[]): void
  complete(): void
}

export interface Handlers {
  /** Checks the connectionParams. Returns why the connection is closed; null when it is accepted. */
  connect(params: Readonly<Record<string, unknown>>): Promise<CloseReason | null>
  /** Begins an operation, for the text of a message. Returns a function that stops it; null for an operation that runs to its end. */
  subscribe(id: string, payload: Readonly<Record<string, unknown>>, replies: Replies, text: string): (() => void) | null
}

export interface Connection {
  receive(text: string): void
  /** To be called when the connection is closed: stops all operations. */
  closed(): void
  /** Operations under way, including those that the client has completed and that still run. */
  readonly operations: number
}

/** One operation. The client may use its id again before it is done. */
interface Running {
  /** Whether the end was sent, or the client has completed it. */
  isOver: boolean
  isDone: boolean
  stop: (() => void) | null
}

type Message = Readonly<Record<string, unknown>> & { readonly type: string }

const initMilliseconds = 3_000
/** In bytes, as RFC 6455 allows. The socket throws when it is longer. */
const maxReasonBytes = 123

/** The connection of a socket: `send` takes its messages, `close` closes it. */
export function createConnection(
  { send, close }: { send(text: string): void; close(reason: CloseReason): void },
  handlers: Handlers,
): Connection {
  let state: 'new' | 'initialising' | 'acknowledged' | 'closed' = 'new'
  const running = new Map<string, Running>()
  let operations = 0
  const end = (code: number, reason: string): void => {
    if (state === 'closed') return
    closed()
    close({ code, reason: shortened(reason) })
  }
  const late = setTimeout(() => end(4408, 'Connection initialisation timeout'), initMilliseconds)
  const closed = (): void => {
    state = 'closed'
    clearTimeout(late)
    for (const operation of running.values()) operation.stop?.()
    running.clear()
  }
  const done = (operation: Running): void => {
    if (!operation.isDone) operations--
    operation.isDone = true
  }
  const repliesTo = (id: string, operation: Running): Replies => {
    const last = (text: string): void => {
      done(operation)
      if (operation.isOver || state === 'closed') return
      operation.isOver = true
      running.delete(id)
      send(text)
    }
    const quoted = JSON.stringify(id)
    return {
      next(text) {
        if (!operation.isOver && state !== 'closed') send(`{"id":${quoted},"type":"next","payload":${text}}`)
      },
      error: (errors) => last(`{"id":${quoted},"type":"error","payload":${JSON.stringify(errors)}}`),
      complete: () => last(`{"id":${quoted},"type":"complete"}`),
    }
  }
  const initialise = async (params: Readonly<Record<string, unknown>>): Promise<void> => {
    state = 'initialising'
    clearTimeout(late)
    const reason = await handlers.connect(params)
    if (wasClosed()) return
    if (reason !== null) return end(reason.code, reason.reason)
    state = 'acknowledged'
    send('{"type":"connection_ack"}')
  }
  const wasClosed = (): boolean => state === 'closed'

  const subscribe = ({ id: given, payload }: Message, text: string): void => {
    const id = String(given)
    if (running.has(id)) {
      end(4409, `Subscriber for ${id} already exists`)
      return
    }
    // Registered before it begins, because it may be over at once.
    const operation: Running = { isOver: false, isDone: false, stop: null }
    running.set(id, operation)
    operations++
    operation.stop = handlers.subscribe(id, payload as Record<string, unknown>, repliesTo(id, operation), text)
  }
  /** The client does not want the rest. */
  const complete = (id: string): void => {
    const operation = running.get(id)
    if (operation === undefined) return
    operation.isOver = true
    running.delete(id)
    if (operation.stop === null) return
    operation.stop()
    done(operation)
  }
  const handle = (message: Message, text: string): void => {
    const { type, id, payload } = message
    if (type === 'connection_init') {
      if (state === 'new') void initialise((payload ?? {}) as Record<string, unknown>)
      else end(4429, 'Too many initialisation requests')
    } else if (type === 'ping') {
      const pong = pongTo(payload)
      if (pong === null) end(4400, 'The payload of ping is nested too deeply')
      else send(pong)
    } else if (type === 'complete') {
      complete(String(id))
    } else if (type === 'subscribe') {
      if (state === 'acknowledged') subscribe(message, text)
      else end(4401, 'Unauthorized')
    }
  }
  return {
    receive(text) {
      if (state === 'closed') return
      const message = parseMessage(text)
      if (typeof message === 'string') end(4400, message)
      else handle(message, text)
    },
    closed,
    get operations() {
      return operations
    },
  }
}

/** The reason as far as it may be sent. It may quote the client, in any script. */
const shortened = (reason: string): string =>
  new TextDecoder().decode(Buffer.from(reason).subarray(0, maxReasonBytes), { stream: true })

/** The answer to a ping. Null where the payload is nested too deeply for JSON.stringify, which JSON.parse accepts. */
function pongTo(payload: unknown): string | null {
  try {
    return JSON.stringify({ type: 'pong', payload })
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isOptionalObject = (value: unknown): boolean => value === undefined || value === null || isObject(value)

/** The message of a text, or what is wrong with it. */
function parseMessage(text: string): Message | string {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return 'Messages must be JSON'
  }
  if (!isObject(message) || typeof message.type !== 'string') return 'Messages must be objects with a type'
  const { type, id, payload } = message
  switch (type) {
    case 'connection_init':
    case 'ping':
    case 'pong':
      return isOptionalObject(payload) ? (message as Message) : `The payload of ${type} must be an object`
    case 'complete':
      return isId(id) ? (message as Message) : `complete needs an id of up to ${maxIdLength} characters`
    case 'subscribe':
      if (!isId(id)) return `subscribe needs an id of up to ${maxIdLength} characters`
      return isRequest(payload) ? (message as Message) : 'The payload of subscribe must be a GraphQL request'
    default:
      return `Unknown message type ${type}`
  }
}

/** The id is sent with every event. */
const maxIdLength = 1024
const isId = (id: unknown): boolean => typeof id === 'string' && id !== '' && id.length <= maxIdLength

/** The query may be left out where an id or a hash names it. */
const isRequest = (payload: unknown): boolean =>
  isObject(payload) &&
  (typeof payload.query === 'string' ||
    (payload.query === undefined && (typeof payload.documentId === 'string' || isObject(payload.extensions)))) &&
  (payload.operationName === undefined ||
    payload.operationName === null ||
    typeof payload.operationName === 'string') &&
  isOptionalObject(payload.variables) &&
  isOptionalObject(payload.extensions)
