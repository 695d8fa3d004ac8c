// WebSockets on the same path as queries: who may open one, what ends it, and bytes out of events.
// Close codes: 4403 come back with a fresh token, 4401 sign in again, 1013 and 1001 come back.
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@quintet/kit/process/log.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { GraphQLError } from 'graphql'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Claims, RequestFacts } from '../auth/viewers.ts'
import { outcomeOf } from '../execution/response/answer.ts'
import { bearerOf, type Gateway, type GraphQLRequest } from '../gateway.ts'
import { type Census, holderOf, mostMissedBeats, timeLeft } from '../limits/connections.ts'
import { type LiveEvent, whenKnown } from '../live/channel.ts'
import type { Listener } from '../live/subscription.ts'
import { concerns } from '../live/subscriptions.ts'
import { tooMuch } from '../pipeline/admission.ts'
import { whenDone } from '../sources/maybe-promise.ts'
import { createFrameWriter, type Recipient, recipientOf } from './frames.ts'
import { type Closing, type Connection, createConnection, type Replies } from './protocol.ts'

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
const tooOften: Closing = { code: 1013, reason: 'Too many requests from this address' }
const goingAway: Closing = { code: 1001, reason: 'Going away' }
/** How long a client has to answer that it is sent away. */
const goodbyeMilliseconds = 6_000

const nobodysFacts: RequestFacts = { requestId: 'socket', clientIp: null, userAgent: null }

/** A socket that is open. */
interface Open {
  /** Null where nobody is signed in, or nobody has said yet who he is. */
  claims: Claims | null
  /** How many beats it has neither answered nor taken anything. */
  missed: number
  /** Bytes that it had taken at the last beat. */
  taken: number
  /** Whether its session is being looked at, and whether it must be looked at again after that. */
  isChecking: boolean
  isStale: boolean
  readonly wire: Socket
  /** Stops what it hears and closes it: also who never answers that he is sent away hears no more. */
  end(closing: Closing): void
}

/**
 * Serves sockets beside an HTTP server. `factsOf` tells who a request comes from, `census` what may be open, `mayOpen`
 * whether pages of its origin may open one.
 */
export function serveSockets(
  server: Server,
  gateway: Gateway,
  log: Logger,
  factsOf: (request: IncomingMessage) => RequestFacts,
  census: Census,
  mayOpen: (headers: IncomingHttpHeaders) => boolean,
): Sockets {
  const { liveLimits: limits, metrics } = gateway
  const sockets = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: gateway.limits.bodyBytes,
    verifyClient: ({ req }, decide) => decide(mayOpen(req.headers), 403, 'CORS_ORIGINS does not name this origin'),
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
  sockets.on('error', (error) => log.warn({ error: String(error) }, 'WebSocket server'))

  const beat = setInterval(() => {
    for (const [socket, each] of open) {
      const taken = each.wire.bytesWritten - socket.bufferedAmount
      // Whoever is slow to read answers when he gets to it.
      if (each.missed > 0 && taken > each.taken) each.missed = 1
      if (each.missed === 0) socket.ping()
      if (each.missed++ >= mostMissedBeats) socket.terminate()
      each.taken = taken
    }
  }, limits.beatMilliseconds).unref()

  const callerNow = (socket: WebSocket, { claims }: Open) =>
    whenKnown(async () => (open.has(socket) ? gateway.viewers.caller(claims, nobodysFacts) : null))
  /** One look at a time: while nobody can say, there are changes without end. */
  const endIfOver = async (socket: WebSocket, each: Open): Promise<void> => {
    each.isStale = true
    if (each.isChecking) return
    each.isChecking = true
    try {
      while (each.isStale) {
        each.isStale = false
        if ((await callerNow(socket, each)) === 'refused') each.end(sessionEnded)
      }
    } catch (error) {
      log.warn({ error: String(error) }, 'session check failed')
    } finally {
      each.isChecking = false
    }
  }
  gateway.feed.onChange((change) => {
    for (const [socket, each] of open) if (concerns(change, each.claims)) void endIfOver(socket, each)
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
    if (gateway.admission.knock(facts.clientIp) > 0) {
      metrics.countRequest('RATE_LIMITED')
      census.leave(holder)
      // Not 429 instead of the upgrade, which the stock client takes for the end.
      return close(tooOften)
    }
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
      // It may have ended since it was looked at, when nobody knew yet whose this is.
      void endIfOver(socket, here)
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
      missed: 0,
      taken: 0,
      isChecking: false,
      isStale: false,
      wire,
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
    socket.on('pong', () => {
      here.missed = 0
    })
    socket.on('close', () => {
      connection.closed()
      open.delete(socket)
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
  const claims = await viewers.verify(bearerOf(authorization))
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
