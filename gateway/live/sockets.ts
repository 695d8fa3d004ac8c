// graphql-transport-ws on the same path as queries. Close codes: 4403 come back with a fresh token, 4401 sign in again.
import type { IncomingMessage, Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { refusal } from '@quintet/kit/errors.ts'
import type { Logger } from '@quintet/kit/telemetry.ts'
import { type ExecutionArgs, type ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql'
import { type Context, handleProtocols } from 'graphql-ws'
import { type Extra, useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Answer } from '../execution/answer.ts'
import { bearerOf, errorsIn, type Gateway, type GraphQLRequest } from '../gateway.ts'
import { mostBodyBytes } from '../limits.ts'
import type { Operation } from '../operations.ts'
import type { Claims, RequestFacts } from '../viewer.ts'
import type { Stream } from './subscribe.ts'

export interface Sockets {
  /** Open sockets. */
  count(): number
  /** Closes every socket with 1001, spread over some time: clients come back elsewhere, and not all at once. */
  close(spreadMilliseconds: number): Promise<void>
}

// A type, not an interface: graphql-ws asks for something with an index signature.
type Connection = { claims?: Claims | null; timer?: NodeJS.Timeout }
type Params = Record<string, unknown>
type SocketContext = Context<Params, Extra & Connection>
interface Prepared {
  readonly operation: Operation
  readonly request: GraphQLRequest
}

type Closing = { readonly code: number; readonly reason: string }
const sessionEnded: Closing = { code: 4401, reason: 'The session has ended: sign in again' }
const tokenExpired: Closing = { code: 4403, reason: 'The access token has run out' }
/** Not 4500 or 1011: clients would stop. */
const tryAgain: Closing = { code: 1013, reason: 'Sessions cannot be checked at the moment' }
/** How long a client has to answer that it is sent away. */
const goodbyeMilliseconds = 3_000
const emptySchema = new GraphQLSchema({})
/** setTimeout counts in 31 bits; a token never lives so long. */
const longestTimer = 2 ** 31 - 1

/** Serves sockets beside an HTTP server. `factsOf` tells who a request comes from. */
export function serveSockets(
  server: Server,
  gateway: Gateway,
  log: Logger,
  factsOf: (request: IncomingMessage) => RequestFacts,
): Sockets {
  const sockets = new WebSocketServer({ server, path: '/graphql', handleProtocols, maxPayload: mostBodyBytes })
  const open = new Map<WebSocket, SocketContext>()
  sockets.on('error', (error) => log.warn({ error: String(error) }, 'WebSocket server'))

  /** Claims of a connection's token, null without one, or why it is closed. */
  const admitted = async ({ connectionParams, extra }: SocketContext): Promise<Claims | null | Closing> => {
    const authorization = authorizationOf(connectionParams ?? {})
    if (authorization === null) return null
    const token = bearerOf(authorization)
    const claims = token === null ? 'refused' : await gateway.viewers.verify(token)
    const caller = typeof claims === 'string' ? claims : await gateway.viewers.caller(claims, factsOf(extra.request))
    if (caller === 'expired') return tokenExpired
    return typeof claims === 'string' || typeof caller === 'string' ? sessionEnded : claims
  }
  const endIfOver = async (socket: WebSocket, { extra }: SocketContext): Promise<void> => {
    const caller = await gateway.viewers.caller(extra.claims ?? null, factsOf(extra.request))
    if (caller === 'refused') socket.close(sessionEnded.code, sessionEnded.reason)
  }
  gateway.feed.onChange((change) => {
    for (const [socket, context] of open) {
      const viewer = context.extra.claims?.viewer
      if (viewer === undefined) continue
      const isHis = change === 'all' || change.sessionId === viewer.sessionId || change.userId === viewer.userId
      if (isHis) endIfOver(socket, context).catch((error) => log.warn({ error: String(error) }, 'session check failed'))
    }
  })

  useServer<Params, Connection>(
    {
      async onConnect(context) {
        const { socket } = context.extra
        const claims = await admitted(context).catch((error: unknown) => {
          log.warn({ error: String(error) }, 'sessions cannot be checked')
          return tryAgain
        })
        if (claims !== null && 'code' in claims) return close(socket, claims)
        // Gone while his token was looked at.
        if (socket.readyState !== socket.OPEN) return false
        context.extra.claims = claims
        if (claims !== null) {
          const left = Math.min(claims.expiresAt - Date.now(), longestTimer)
          context.extra.timer = setTimeout(() => close(socket, tokenExpired), left).unref()
        }
        open.set(socket, context)
        return true
      },
      onClose(context) {
        clearTimeout(context.extra.timer)
        open.delete(context.extra.socket)
      },
      onSubscribe(context, _id, payload) {
        const request = payload as unknown as GraphQLRequest
        const operation = gateway.prepare(request)
        if (!('variantFor' in operation)) return operation
        const prepared: Prepared = { operation, request }
        return {
          schema: emptySchema,
          document: operation.document,
          operationName: request.operationName ?? null,
          contextValue: { prepared, context },
        }
      },
      // A stream's refusal is wrapped on its way here and would lose its path.
      onError: (_context, _id, _payload, errors) =>
        errors.map((error) => (error.originalError instanceof GraphQLError ? error.originalError : error).toJSON()),
      execute: (args: ExecutionArgs) => {
        const { prepared, context } = args.contextValue as { prepared: Prepared; context: SocketContext }
        return gateway
          .runFor(prepared.request, context.extra.claims ?? null, factsOf(context.extra.request))
          .then(payloadOf)
      },
      subscribe: async (args: ExecutionArgs) => {
        const { prepared, context } = args.contextValue as { prepared: Prepared; context: SocketContext }
        const facts = factsOf(context.extra.request)
        const { operation, request } = prepared
        const stream = await gateway.subscribe(operation, request.variables ?? {}, context.extra.claims ?? null, facts)
        if (!(Symbol.asyncIterator in stream)) return refusing(stream)
        return payloads(
          stream,
          (error) => errorsIn(error, facts.requestId, log)[0] ?? refusal('UNAVAILABLE', 'Try again'),
        )
      },
    },
    sockets,
    12_000,
  )
  return {
    count: () => open.size,
    async close(spreadMilliseconds) {
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

function close(socket: WebSocket, { code, reason }: Closing): false {
  socket.close(code, reason)
  return false
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

/** A stream that ends at once with an error message: refusals of a subscription are `error`, never `next`. */
function refusing(errors: readonly Error[]): AsyncIterableIterator<never> {
  return {
    next: () => Promise.reject(errors[0]),
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

function payloads(stream: Stream, mask: (error: unknown) => Error): AsyncIterableIterator<ExecutionResult> {
  return {
    next: () =>
      stream.next().then(
        ({ value, done }) =>
          done === true ? { value: undefined, done } : { value: payloadOf(value), done: false as const },
        (error: unknown) => {
          throw mask(error)
        },
      ),
    return: async () => {
      await stream.return?.()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** graphql-ws writes the message itself, and asks each error how. */
function payloadOf({ text }: Answer): ExecutionResult {
  const { errors, ...rest } = JSON.parse(text)
  return errors === undefined ? rest : { errors: errors.map((error: object) => ({ toJSON: () => error })), ...rest }
}
