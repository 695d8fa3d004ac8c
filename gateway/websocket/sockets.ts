// WebSockets on the same path as queries: which ones may open, what closes them, and heartbeats.
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@quintet/kit/process/log.ts'
import { parseExactly } from '@quintet/kit/wire/exact-numbers.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Claims, RequestFacts } from '../auth/viewers.ts'
import type { Gateway } from '../gateway.ts'
import { type ConnectionCounter, maxMissedHeartbeats, ownerOf, timeLeft } from '../limits/connections.ts'
import { type LiveEvent, whenAvailable } from '../live/channel.ts'
import { concerns } from '../live/subscriptions.ts'
import type { GraphQLRequest } from '../pipeline/prepare.ts'
import {
  addressNotAccepted,
  goingAway,
  rateLimitExceeded,
  sessionEnded,
  tenantLost,
  tokenExpired,
  tooManyConnections,
  unknownProtocol,
  unknownSession,
} from './close-reasons.ts'
import { authenticateConnection } from './connect.ts'
import { createFrameWriter } from './frames.ts'
import { beginOperation, type SocketSink } from './operation.ts'
import { type CloseReason, type Connection, createConnection } from './protocol.ts'

/** The request of a message. Its variables can be read again from the text. */
const requestOf = (payload: object, text: string): GraphQLRequest => ({
  ...(payload as GraphQLRequest),
  readExactly: () => (parseExactly(text) as { payload: GraphQLRequest }).payload.variables,
})

export interface Sockets {
  /** Open sockets. */
  count(): number
  /** Closes every socket with 1001, spread over some time, so that clients do not reconnect all at once. */
  close(spreadMilliseconds: number): Promise<void>
}

const subprotocol = 'graphql-transport-ws'
/** How long a client has to answer a close frame. */
const closeGraceMilliseconds = 6_000

interface OpenSocket {
  /** Null where the connection is anonymous, or not yet initialised. */
  claims: Claims | null
  /** Heartbeats since it last answered or read anything. */
  missed: number
  /** Bytes that it had read at the last heartbeat. */
  taken: number
  /** Whether its session is being checked, and whether it must be checked again after that. */
  isChecking: boolean
  isStale: boolean
  readonly wire: Socket
  readonly facts: RequestFacts
  /** Stops its operations and closes it. A client that never answers the close frame gets no more events either. */
  end(reason: CloseReason): void
}

/**
 * Serves sockets beside an HTTP server.
 * @param factsOf tells who sent a request
 * @param counter counts connections, together with event streams
 * @param isAllowed whether the origin of a handshake may open a socket
 */
export function serveSockets(
  server: Server,
  gateway: Gateway,
  log: Logger,
  factsOf: (request: IncomingMessage) => RequestFacts,
  counter: ConnectionCounter,
  isAllowed: (headers: IncomingHttpHeaders) => boolean,
): Sockets {
  const { liveLimits: limits, metrics } = gateway
  const sockets = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: gateway.limits.bodyBytes,
    verifyClient: ({ req }, decide) => decide(isAllowed(req.headers), 403, 'CORS_ORIGINS does not name this origin'),
    // Clients of another subprotocol are accepted too, only to be closed with a code that says so.
    handleProtocols: (offered) => offered.has(subprotocol) && subprotocol,
  })
  const write = createFrameWriter()
  const next = function (this: SocketSink, events: readonly LiveEvent[]): boolean {
    const { wire } = this
    if (wire.writableLength > limits.unreadBytes) return false
    if (wire.writable) write(this, events)
    return true
  }
  const open = new Map<WebSocket, OpenSocket>()
  sockets.on('error', (error) => log.warn({ error: String(error) }, 'WebSocket server'))

  const heartbeat = setInterval(() => {
    for (const [socket, each] of open) {
      const taken = each.wire.bytesWritten - socket.bufferedAmount
      // A slow reader answers the ping once it has read everything before it.
      if (each.missed > 0 && taken > each.taken) each.missed = 1
      if (each.missed === 0) socket.ping()
      if (each.missed++ >= maxMissedHeartbeats) socket.terminate()
      each.taken = taken
    }
  }, limits.heartbeatMilliseconds).unref()

  const callerNow = (socket: WebSocket, { claims, facts: ofSocket }: OpenSocket) => {
    const facts = { ...ofSocket, isPassive: true }
    return whenAvailable(async () => (open.has(socket) ? gateway.viewers.caller(claims, facts) : null))
  }
  /** Why a socket must be closed now; null while it may stay. */
  const faultOf = async (socket: WebSocket, each: OpenSocket): Promise<CloseReason | null> => {
    const caller = await callerNow(socket, each)
    if (caller === 'refused') return sessionEnded
    if (caller === 'address') return addressNotAccepted
    if (caller === null || typeof caller === 'string') return null
    return each.claims?.tenantId != null && caller.envelope.tenantId === null ? tenantLost : null
  }
  /** A session that ends at the same time as the token is over, and not only the token. */
  const endAtExpiry = async (socket: WebSocket, each: OpenSocket): Promise<void> => {
    const isOver = each.claims !== null && (await gateway.viewers.isOver(each.claims, 'socket').catch(() => false))
    if (open.has(socket)) each.end(isOver ? sessionEnded : tokenExpired)
  }
  /** One check at a time: while sessions cannot be read, changes are reported again and again. */
  const closeIfEnded = async (socket: WebSocket, each: OpenSocket): Promise<void> => {
    each.isStale = true
    if (each.isChecking) return
    each.isChecking = true
    try {
      while (each.isStale) {
        each.isStale = false
        const fault = await faultOf(socket, each)
        if (fault !== null) each.end(fault)
      }
    } catch (error) {
      log.warn({ error: String(error) }, 'session check failed')
    } finally {
      each.isChecking = false
    }
  }
  gateway.feed.onChange((change) => {
    for (const [socket, each] of open) if (concerns(change, each.claims)) void closeIfEnded(socket, each)
  })

  sockets.on('connection', (socket, request) => {
    socket.on('error', (error) => log.info({ error: error.message }, 'socket'))
    const close = ({ code, reason }: CloseReason): void => {
      if (socket.readyState === socket.OPEN) metrics.countClose(code)
      socket.close(code, reason)
    }
    if (socket.protocol !== subprotocol) return close(unknownProtocol)
    let owner: string | null = null
    if (!counter.add(owner)) return close(tooManyConnections)
    const facts = factsOf(request)
    if (gateway.admission.checkAddressLimit(facts.clientIp) > 0) {
      metrics.countRequest('RATE_LIMITED')
      counter.remove(owner)
      // Not 429 instead of the upgrade: the stock client does not retry after that.
      return close(rateLimitExceeded)
    }
    // `request` and its headers are not used below, because they would be kept as long as the socket is open.
    const wire = request.socket
    let expiry: NodeJS.Timeout | undefined

    const connect = async (params: Readonly<Record<string, unknown>>): Promise<CloseReason | null> => {
      const found = await authenticateConnection(gateway.viewers, params, facts).catch((error: unknown) => {
        log.warn({ error: String(error) }, 'sessions cannot be checked')
        return unknownSession
      })
      if (found !== null && 'code' in found) return found
      // Closed meanwhile, and no longer counted.
      if (!open.has(socket)) return null
      const newOwner = ownerOf(found, facts)
      if (!counter.assign(newOwner)) return tooManyConnections
      owner = newOwner
      if (found === null) return null
      here.claims = found
      // The session may have ended after it was checked, when its socket was not known yet.
      void closeIfEnded(socket, here)
      expiry = setTimeout(() => void endAtExpiry(socket, here), timeLeft(found, gateway.clock)).unref()
      return null
    }
    const connection: Connection = createConnection(
      {
        send: (text) => socket.readyState === socket.OPEN && socket.send(text),
        close,
      },
      {
        connect,
        subscribe(id, payload, replies, text) {
          const isFull = connection.operations > limits.operationsPerSocket
          const context = { gateway, facts, claims: here.claims, wire, next, isFull }
          return beginOperation(context, id, requestOf(payload, text), replies)
        },
      },
    )
    const here: OpenSocket = {
      claims: null,
      missed: 0,
      taken: 0,
      isChecking: false,
      isStale: false,
      wire,
      facts,
      end(reason) {
        connection.closed()
        close(reason)
      },
    }
    open.set(socket, here)
    socket.on('message', (data) => {
      connection.receive(String(data))
      // The answers of a client that sends and does not read would fill the memory.
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
      counter.remove(owner)
    })
  })
  return {
    count: () => sockets.clients.size,
    async close(spreadMilliseconds) {
      clearInterval(heartbeat)
      const drain = (client: WebSocket): void => open.get(client)?.end(goingAway)
      const clients = [...sockets.clients]
      // A connection that was accepted just before may send its upgrade request only now.
      sockets.on('connection', drain)
      for (const [i, client] of clients.entries()) {
        drain(client)
        const share = spreadMilliseconds / clients.length
        const isLast = i === clients.length - 1
        if (!isLast && Math.floor((i + 1) * share) > Math.floor(i * share)) await pause(Math.ceil(share))
      }
      // A client that does not answer would keep the process from ending.
      setTimeout(() => {
        for (const client of sockets.clients) client.terminate()
      }, closeGraceMilliseconds).unref()
      sockets.close()
    },
  }
}
