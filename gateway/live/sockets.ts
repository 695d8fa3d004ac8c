// WebSockets on the same path as queries: who may open one, what ends it, and bytes out of events.
// Close codes: 4403 come back with a fresh token, 4401 sign in again, 1013 and 1001 come back.
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { refusal } from '@quintet/kit/errors.ts'
import type { Logger } from '@quintet/kit/telemetry.ts'
import type { GraphQLError } from 'graphql'
import { type WebSocket, WebSocketServer } from 'ws'
import { outcomeOf } from '../execution/answer.ts'
import { whenDone } from '../execution/maybe.ts'
import { bearerOf, type Gateway, type GraphQLRequest } from '../gateway.ts'
import { tooMuch } from '../limits/admission.ts'
import type { Claims, RequestFacts } from '../viewer.ts'
import { type LiveEvent, whenKnown } from './channel.ts'
import { createFrameWriter, type Recipient, recipientOf } from './frames.ts'
import { type Census, holderOf, mostMissedBeats, timeLeft } from './limits.ts'
import { type Closing, type Connection, createConnection, type Replies } from './protocol.ts'
import type { Listener } from './subscription.ts'
import { concerns } from './subscriptions.ts'

export interface Sockets {
  /** Open sockets. */
  count(): number
  /** Closes every socket with 1001, spread over some time: clients come back elsewhere, and not all at once. */
  close(spreadMilliseconds: number): Promise<void>
}

const subprotocol = 'graphql-transport-ws'
const sessionEnded: Closing = { code: 4401, reason: 'The session has ended: sign in again' }
const tokenExpired: Closing = { code: 4403, reason: 'The access token has run out' }
/** Not 4500 or 1011: clients would stop. */
const unknownSession: Closing = { code: 1013, reason: 'Sessions cannot be checked at the moment' }
const unknownProtocol: Closing = { code: 4406, reason: 'Subprotocol not acceptable' }
const tooMany: Closing = { code: 1013, reason: 'Too many connections' }
const goingAway: Closing = { code: 1001, reason: 'Going away' }
/** How long a client has to answer that it is sent away. */
const goodbyeMilliseconds = 6_000

/** A socket that is open. */
interface Open {
  /** Null where nobody is signed in, or nobody has said yet who he is. */
  claims: Claims | null
  /** Stops what it hears and closes it: also who never answers that he is sent away hears no more. */
  end(closing: Closing): void
}

/** Serves sockets beside an HTTP server. `factsOf` tells who a request comes from, `census` what may be open. */
export function serveSockets(
  server: Server,
  gateway: Gateway,
  log: Logger,
  factsOf: (request: IncomingMessage) => RequestFacts,
  census: Census,
): Sockets {
  const { liveLimits: limits, metrics } = gateway
  const sockets = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: gateway.limits.bodyBytes,
    verifyClient({ req }, answer) {
      const wait = gateway.admission.knock(factsOf(req).clientIp)
      if (wait === 0) return answer(true)
      metrics.countRequest('RATE_LIMITED')
      answer(false, 429, 'Too many requests', { 'retry-after': `${wait}` })
    },
    // Others are let in only to be told why they cannot stay.
    handleProtocols: (offered) => offered.has(subprotocol) && subprotocol,
  })
  const write = createFrameWriter()
  const next = function (this: SocketListener, events: readonly LiveEvent[]): boolean {
    const { wire } = this
    if (wire.writableLength > limits.unreadBytes) return false
    if (wire.writable) write(this, events)
    return true
  }
  const open = new Map<WebSocket, Open>()
  /** How many beats each has missed. */
  const quiet = new Map<WebSocket, number>()
  sockets.on('error', (error) => log.warn({ error: String(error) }, 'WebSocket server'))

  const beat = setInterval(() => {
    for (const socket of sockets.clients) {
      const missed = quiet.get(socket) ?? 0
      quiet.set(socket, missed + 1)
      if (missed === 0) socket.ping()
      // A reader who is slow still answers, when he gets to it.
      else if (socket.bufferedAmount === 0 || missed >= mostMissedBeats) socket.terminate()
    }
  }, limits.beatMilliseconds).unref()

  const endIfOver = async (socket: WebSocket, { claims, end }: Open): Promise<void> => {
    const facts = { requestId: 'socket', clientIp: null, userAgent: null }
    const caller = await whenKnown(async () => (open.has(socket) ? gateway.viewers.caller(claims, facts) : null))
    if (caller === 'refused') end(sessionEnded)
  }
  gateway.feed.onChange((change) => {
    for (const [socket, each] of open) {
      if (!concerns(change, each.claims)) continue
      endIfOver(socket, each).catch((error) => log.warn({ error: String(error) }, 'session check failed'))
    }
  })

  sockets.on('connection', (socket, request) => {
    socket.on('error', (error) => log.info({ error: error.message }, 'socket'))
    const close = ({ code, reason }: Closing): void => {
      if (socket.readyState === socket.OPEN) metrics.countClosing(code)
      socket.close(code, reason)
    }
    if (socket.protocol !== subprotocol) return close(unknownProtocol)
    let holder: string | null = null
    if (!census.enter(holder)) return close(tooMany)
    const facts = factsOf(request)
    // Not the request with its headers: what is kept is kept for each socket.
    const wire = request.socket
    let expiry: NodeJS.Timeout | undefined

    const admit = async (params: Readonly<Record<string, unknown>>): Promise<Closing | null> => {
      const found = await admitted(gateway, params, facts).catch((error: unknown) => {
        log.warn({ error: String(error) }, 'sessions cannot be checked')
        return unknownSession
      })
      if (found !== null && 'code' in found) return found
      // Gone meanwhile, and its place with it.
      if (!open.has(socket)) return null
      const who = holderOf(found, facts)
      if (!census.settle(who)) return tooMany
      holder = who
      if (found === null) return null
      here.claims = found
      expiry = setTimeout(() => here.end(tokenExpired), timeLeft(found)).unref()
      return null
    }
    const connection: Connection = createConnection(
      {
        send: (text) => socket.readyState === socket.OPEN && socket.send(text),
        close,
      },
      {
        connect: admit,
        subscribe: (id, payload, replies) => {
          const asked = payload as unknown as GraphQLRequest
          const isFull = connection.operations > limits.operationsPerSocket
          return serve({ gateway, facts, claims: here.claims, next, isFull }, wire, id, asked, replies)
        },
      },
    )
    const here: Open = {
      claims: null,
      end(closing) {
        connection.closed()
        close(closing)
      },
    }
    open.set(socket, here)
    socket.on('message', (data) => {
      connection.receive(String(data))
      // Who sends and does not read would have answers kept for him without end.
      if (wire.writableLength <= limits.unreadBytes || socket.isPaused) return
      socket.pause()
      wire.once('drain', () => socket.resume())
    })
    socket.on('pong', () => quiet.delete(socket))
    socket.on('close', () => {
      connection.closed()
      open.delete(socket)
      quiet.delete(socket)
      clearTimeout(expiry)
      census.leave(holder)
    })
  })
  return {
    count: () => sockets.clients.size,
    async close(spreadMilliseconds) {
      clearInterval(beat)
      const goodbye = (client: WebSocket): void => open.get(client)?.end(goingAway)
      const clients = [...sockets.clients]
      // Of a connection that was taken just before: its request comes only now.
      sockets.on('connection', goodbye)
      for (const [i, client] of clients.entries()) {
        goodbye(client)
        const share = spreadMilliseconds / clients.length
        const isLast = i === clients.length - 1
        if (!isLast && Math.floor((i + 1) * share) > Math.floor(i * share)) await pause(Math.ceil(share))
      }
      // Who does not answer would keep the process from ending.
      setTimeout(() => {
        for (const client of sockets.clients) client.terminate()
      }, goodbyeMilliseconds).unref()
      sockets.close()
    },
  }
}

/** One function for all, and what it needs in one place: with thousands of sockets memory is what is waited for. */
interface SocketListener extends Listener, Recipient {}

interface Served {
  readonly gateway: Gateway
  readonly facts: RequestFacts
  readonly claims: Claims | null
  readonly next: SocketListener['next']
  /** Whether the socket has no room for one more. */
  readonly isFull: boolean
}

/** Begins an operation of a socket; events go to its connection directly, in one write for all of a turn. */
function serve(served: Served, wire: Socket, id: string, asked: GraphQLRequest, replies: Replies): (() => void) | null {
  const { gateway, facts, claims, next, isFull } = served
  const { metrics } = gateway
  const refuse = (errors: readonly GraphQLError[]): null => {
    metrics.countRequest(outcomeOf(errors))
    replies.error(errors)
    return null
  }
  const wait = gateway.admission.knock(facts.clientIp)
  if (wait > 0) return refuse([tooMuch(wait)])
  if (isFull) return refuse([refusal('RATE_LIMITED', 'Too many operations at a time on this socket')])
  const operation = gateway.prepare(asked)
  if (!('variantFor' in operation)) return refuse(operation)
  if (operation.node.operation !== 'subscription') {
    void whenDone(gateway.runFor(asked, claims, facts), ({ text, code }) => {
      metrics.countRequest(code ?? 'ok')
      replies.next(text)
      replies.complete()
    })
    return null
  }
  const listener: SocketListener = {
    ...recipientOf(wire, id),
    next,
    end: (errors) => (errors === null ? replies.complete() : replies.error(errors)),
  }
  return gateway.subscribe({ operation, variables: asked.variables ?? {}, claims, facts }, listener)
}

/** Claims of a connection's token, null without one, or why it is closed. */
async function admitted(
  { viewers }: Gateway,
  params: Readonly<Record<string, unknown>>,
  facts: RequestFacts,
): Promise<Claims | null | Closing> {
  const authorization = authorizationOf(params)
  if (authorization === null) return null
  const token = bearerOf(authorization)
  const claims = token === null ? 'refused' : await viewers.verify(token)
  const caller = typeof claims === 'string' ? claims : await viewers.caller(claims, facts)
  if (caller === 'expired') return tokenExpired
  return typeof claims === 'string' || typeof caller === 'string' ? sessionEnded : claims
}

/** `authorization` in any case, at the top of connectionParams or inside `headers`, where Sandbox puts it. */
function authorizationOf(params: Readonly<Record<string, unknown>>): string | null {
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
  for (const place of [params, params.headers].filter(isObject)) {
    for (const [name, value] of Object.entries(place)) {
      if (name.toLowerCase() === 'authorization' && typeof value === 'string' && value !== '') return value
    }
  }
  return null
}
