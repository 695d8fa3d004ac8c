// WebSockets on the same path as queries: who may open one, what ends it, and bytes out of events.
// Close codes: 4403 come back with a fresh token, 4401 sign in again, 1013 and 1001 come back.
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { refusal } from '@quintet/kit/errors.ts'
import type { Logger } from '@quintet/kit/telemetry.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import { whenDone } from '../execution/maybe.ts'
import { bearerOf, type Gateway, type GraphQLRequest } from '../gateway.ts'
import type { Claims, RequestFacts } from '../viewer.ts'
import type { LiveEvent } from './channel.ts'
import { createFrameWriter, type Recipient, recipientOf } from './frames.ts'
import { createCensus, type LiveLimits, timeLeft } from './limits.ts'
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
const tooMany: Closing = { code: 1013, reason: 'Too many connections' }
const beatMilliseconds = 12_000
/** How long a client has to answer that it is sent away. */
const goodbyeMilliseconds = 6_000

/** Serves sockets beside an HTTP server. `factsOf` tells who a request comes from. */
export function serveSockets(
  server: Server,
  gateway: Gateway,
  log: Logger,
  factsOf: (request: IncomingMessage) => RequestFacts,
  limits: LiveLimits,
): Sockets {
  const sockets = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: gateway.limits.bodyBytes,
    // Others are let in only to be told why they cannot stay.
    handleProtocols: (offered) => offered.has(subprotocol) && subprotocol,
  })
  const census = createCensus(limits)
  const write = createFrameWriter()
  const next = function (this: SocketListener, events: readonly LiveEvent[]): boolean {
    const { wire } = this
    if (wire.writableLength > limits.unreadBytes) return false
    if (wire.writable) write(this, events)
    return true
  }
  const open = new Map<WebSocket, Claims>()
  const quiet = new Set<WebSocket>()
  sockets.on('error', (error) => log.warn({ error: String(error) }, 'WebSocket server'))

  const beat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (quiet.has(socket)) {
        // A reader who is slow still answers, when he gets to it.
        if (socket.bufferedAmount === 0) socket.terminate()
        continue
      }
      quiet.add(socket)
      socket.ping()
    }
  }, beatMilliseconds).unref()

  const endIfOver = async (socket: WebSocket, claims: Claims): Promise<void> => {
    const caller = await gateway.viewers.caller(claims, { requestId: 'socket', clientIp: null, userAgent: null })
    if (caller === 'refused') socket.close(sessionEnded.code, sessionEnded.reason)
  }
  gateway.feed.onChange((change) => {
    for (const [socket, claims] of open) {
      if (!concerns(change, claims)) continue
      endIfOver(socket, claims).catch((error) => log.warn({ error: String(error) }, 'session check failed'))
    }
  })

  sockets.on('connection', (socket, request) => {
    socket.on('error', (error) => log.info({ error: error.message }, 'socket'))
    if (socket.protocol !== subprotocol) return socket.close(4406, 'Subprotocol not acceptable')
    const facts = factsOf(request)
    // Not the request with its headers: what is kept is kept for each socket.
    const wire = request.socket
    const leave: (() => void)[] = []
    let claims: Claims | null = null

    const admit = async (params: Readonly<Record<string, unknown>>): Promise<Closing | null> => {
      const found = await admitted(gateway, params, facts).catch((error: unknown) => {
        log.warn({ error: String(error) }, 'sessions cannot be checked')
        return unknownSession
      })
      if (found !== null && 'code' in found) return found
      const place = census.enter(found?.viewer.userId ?? facts.clientIp ?? 'nobody')
      if (place === null) return tooMany
      leave.push(place)
      if (socket.readyState !== socket.OPEN) place()
      claims = found
      if (found === null) return null
      open.set(socket, found)
      const expire = (): void => {
        // At once, and not when the client agrees: who does not answer keeps his socket for a while.
        connection.closed()
        socket.close(tokenExpired.code, tokenExpired.reason)
      }
      const expiry = setTimeout(expire, timeLeft(found)).unref()
      leave.push(() => clearTimeout(expiry))
      return null
    }
    const connection: Connection = createConnection(
      {
        send: (text) => socket.readyState === socket.OPEN && socket.send(text),
        close: ({ code, reason }) => socket.close(code, reason),
      },
      {
        connect: admit,
        subscribe: (id, payload, replies) => {
          const asked = payload as unknown as GraphQLRequest
          const isFull = connection.operations > limits.operationsPerSocket
          return serve({ gateway, facts, claims, next, isFull }, wire, id, asked, replies)
        },
      },
    )
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
      for (const end of leave) end()
    })
  })
  return {
    count: () => sockets.clients.size,
    async close(spreadMilliseconds) {
      clearInterval(beat)
      const goodbye = (client: WebSocket): void => client.close(1001, 'Going away')
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
function serve(served: Served, wire: Socket, id: string, asked: GraphQLRequest, replies: Replies): () => void {
  const { gateway, facts, claims, next } = served
  if (served.isFull) {
    replies.error([refusal('RATE_LIMITED', 'Too many operations at a time on this socket')])
    return () => {}
  }
  const operation = gateway.prepare(asked)
  if (!('variantFor' in operation)) {
    replies.error(operation)
    return () => {}
  }
  if (operation.node.operation !== 'subscription') {
    void whenDone(gateway.runFor(asked, claims, facts), ({ text }) => {
      replies.next(text)
      replies.complete()
    })
    return () => {}
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
