// The doors: HTTP routes, GraphQL over POST and GET, and the sockets on the same path.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import { limitUnused } from '@quintet/kit/process/idle-connections.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import type { ErrorCode } from '@quintet/kit/wire/errors.ts'
import type { RequestFacts } from '../auth/viewers.ts'
import type { Visit } from '../explorer/pages.ts'
import type { Gateway, GraphQLRequest } from '../gateway.ts'
import { createCensus } from '../limits/connections.ts'
import { traceparentOf } from '../observability/tracing.ts'
import type { FrontSettings } from '../settings.ts'
import { serveSockets } from '../websocket/sockets.ts'
import { createCors } from './cors.ts'
import { createEventStreams } from './event-stream.ts'
import { createHealth } from './health.ts'
import { clientAddress, HttpRefusal, send } from './http.ts'
import { answerType, eventPreference } from './negotiation.ts'
import { pageAt } from './pages.ts'
import { readRequest } from './read-request.ts'
import { sendAnswer } from './send-answer.ts'

export interface ServerSettings {
  readonly gateway: Gateway
  readonly log: Logger
  readonly trustedProxies: BlockList
  /** Whether the explorers and the schema are served. */
  readonly isDevelopment: boolean
  readonly front: FrontSettings
  /** Where clients find Quintet. */
  readonly publicUrl: string
  /** Throws when queries cannot be answered. */
  probe(): Promise<void>
  /** What explorers begin with for a visitor. */
  explorer(request: IncomingMessage): Promise<Visit>
  /** How long a connection is kept on which nothing is asked; 75 s unless told. */
  readonly idleMilliseconds?: number
}

export interface RunningServer {
  readonly port: number
  /** Says that nothing new is taken; serving goes on. */
  drain(): void
  /** Closes sockets with 1001, over some time, and waits for requests under way, at most 10 s. */
  stop(spreadMilliseconds?: number): Promise<void>
}

/** Balancers keep connections for 60 s: we keep them longer, or they would send requests into closed ones. */
const usualIdleMilliseconds = 75_000
/** So much longer a request may take to come: Node cannot tell one that has not begun from one that is slow. */
const slowMilliseconds = 5_000

/** What requests are told apart by in metrics. */
const routes = new Set(['/graphql', '/live', '/ready', '/health', '/metrics', '/', '/explore', '/schema.graphql'])

/** The path of an address; what is none, such as //, is no route either. */
const pathOf = (url = '/'): string => (url === '/graphql' ? url : (URL.parse(url, 'http://quintet')?.pathname ?? ''))

/** Clients that offer HTTP/2 as well are answered as if they had not. */
const wantsSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket'

/** Codes of refusals that another request would not meet: the same may be asked again later. */
const codesForNow: Readonly<Record<number, ErrorCode>> = { 429: 'RATE_LIMITED', 503: 'UNAVAILABLE' }

/** Listens on host and port; port 0 takes a free one. Rejects when the port is taken. */
export async function startServer(settings: ServerSettings, host: string, port: number): Promise<RunningServer> {
  const { gateway, log, front, idleMilliseconds = usualIdleMilliseconds } = settings
  const { metrics, tracing } = gateway
  const cors = createCors(front.corsOrigins, settings.isDevelopment, settings.publicUrl)
  let draining = false
  const factsOf = (request: IncomingMessage): RequestFacts => ({
    connection: request.socket,
    requestId: requestIdOf(request),
    clientIp: clientAddress(request, settings.trustedProxies),
    userAgent: request.headers['user-agent'] ?? null,
    traceparent: traceparentOf(request.headers.traceparent),
  })
  const requestTimeout = idleMilliseconds + slowMilliseconds
  const times = { keepAliveTimeout: idleMilliseconds, headersTimeout: requestTimeout, requestTimeout }
  const server: Server = createServer({ ...times, shouldUpgradeCallback: wantsSocket }, async (request, response) => {
    const { method = 'GET' } = request
    const path = pathOf(request.url)
    const facts = factsOf(request)
    const span = path === '/graphql' ? tracing?.request(method, path, facts.traceparent) : undefined
    const begun = performance.now()
    try {
      await handle(request, response, path, span === undefined ? facts : { ...facts, traceparent: span.traceparent })
    } catch (error) {
      refuse(response, error, facts)
    }
    const { statusCode } = response
    // A stream lasts as long as its client likes.
    const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream')
    const route = routes.has(path) ? path : ''
    if (!isStream) metrics.timeHttp(method, route, statusCode, (performance.now() - begun) / 1000)
    span?.end(
      { 'http.route': route, 'http.response.status_code': statusCode },
      statusCode >= 500 ? String(statusCode) : undefined,
    )
  })
  const closeUnused = limitUnused(server, idleMilliseconds)
  const refuse = (response: ServerResponse, error: unknown, { requestId }: RequestFacts): void => {
    const isRefusal = error instanceof HttpRefusal
    if (!isRefusal) log.error({ requestId, stack: (error as Error).stack }, 'unexpected error')
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (!isRefusal) {
      const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId }
      sendJson(response, 500, { errors: [{ message: 'Something went wrong on our side', extensions }] }, {})
      return
    }
    const { status, message, retryAfter, headers } = error
    const extensions = {
      code: codesForNow[status] ?? 'BAD_USER_INPUT',
      ...(retryAfter === undefined ? {} : { retryAfter }),
    }
    sendJson(response, status, { errors: [{ message, extensions }] }, headers)
  }
  const { liveLimits } = gateway
  const census = createCensus(liveLimits.connections, liveLimits.connectionsPerViewer)
  const sockets = serveSockets(server, gateway, log, factsOf, census, cors.allowsSocket)
  const streams = createEventStreams(gateway, census)
  const { bodyBytes } = gateway.limits
  const askHealth = createHealth(settings.probe, (fault) => log.warn({ fault }, 'unhealthy'))
  metrics.watch(
    'quintet_sockets',
    'Open WebSocket connections and event streams.',
    () => sockets.count() + streams.count(),
  )

  const handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    facts: RequestFacts,
  ): Promise<void> => {
    const { method = 'GET' } = request
    response.setHeader('x-request-id', facts.requestId)
    // Whoever keeps a connection is sent to a new one: kept ones would hold up the end, and then be cut in a request.
    if (draining) response.setHeader('connection', 'close')
    if (path === '/graphql') return graphql(request, response, facts)
    if (method !== 'GET' && method !== 'HEAD') return sendText(response, 405, 'Only GET')
    const page = settings.isDevelopment
      ? await pageAt(path, request, gateway.apiSdl, () => settings.explorer(request))
      : null
    if (page !== null) return send(response, 200, page.type, page.body, page.headers)
    if (path === '/live') return sendText(response, 200, 'live')
    if (path === '/ready') return sendText(response, draining ? 503 : 200, draining ? 'draining' : 'ready')
    // Whoever is in front asks those two often, and they cost nothing.
    knock(request, facts)
    if (path === '/health') {
      const isHealthy = await askHealth()
      return sendText(response, isHealthy ? 200 : 503, isHealthy ? 'healthy' : 'queries cannot be answered')
    }
    if (path === '/metrics') return send(response, 200, metrics.contentType, await metrics.text())
    const answer = await gateway.answer(method, path, facts)
    if (answer !== null)
      return send(response, answer.status, answer.headers['content-type'] ?? 'text/plain', answer.body, answer.headers)
    sendText(response, 404, 'Not found')
  }

  const graphql = async (request: IncomingMessage, response: ServerResponse, facts: RequestFacts): Promise<void> => {
    if (cors.answer(request, response)) return
    knock(request, facts)
    const isGet = request.method === 'GET'
    const { accept } = request.headers
    const events = eventPreference(accept)
    if (events === 'preferred') {
      const asked = await readRequest(request, cors, bodyBytes)
      if (isGet) refuseMutation(asked)
      return streams.serve(request, response, asked, facts)
    }
    if (isGet && settings.isDevelopment && !request.url?.includes('?') && accept?.includes('text/html')) {
      return send(response, 302, 'text/plain', '', { location: '/' })
    }
    // Before anything is done: a mutation whose answer nobody takes would be done all the same.
    const type = answerType(accept)
    if (type === null && events === null)
      throw new HttpRefusal(406, 'Accept application/graphql-response+json or application/json')
    const asked = await readRequest(request, cors, bodyBytes)
    if (isGet) refuseMutation(asked)
    // A client that lists event streams after single responses gets one for what has no single response.
    if (type === null || (events !== null && isSubscription(asked)))
      return streams.serve(request, response, asked, facts)
    const answer = await gateway.run(asked, request.headers.authorization, facts)
    metrics.countRequest(answer.code ?? 'ok')
    await sendAnswer(request, response, type, answer, front.compression)
  }

  let isTold = false
  const knock = ({ headers }: IncomingMessage, { clientIp }: RequestFacts): void => {
    const wait = gateway.admission.knock(clientIp)
    if (wait === 0) return
    metrics.countRequest('RATE_LIMITED')
    if (headers['x-forwarded-for'] !== undefined && !isTold) {
      isTold = true
      log.warn({ address: clientIp }, 'over its limit: if this is a proxy of yours, name it in TRUSTED_PROXIES')
    }
    throw new HttpRefusal(429, `Too many requests from this address: try again in ${wait} s`, {}, wait)
  }

  const isSubscription = (asked: GraphQLRequest): boolean => {
    const operation = gateway.prepare(asked)
    return 'node' in operation && operation.node.operation === 'subscription'
  }

  /** A GET may be repeated, prefetched and kept in histories: it changes nothing. */
  const refuseMutation = (asked: GraphQLRequest): void => {
    const operation = gateway.prepare(asked)
    if ('node' in operation && operation.node.operation === 'mutation') {
      throw new HttpRefusal(405, 'Send mutations by POST', { allow: 'POST' })
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    drain() {
      draining = true
    },
    async stop(spreadMilliseconds = 0) {
      draining = true
      // No new connections while the open ones are sent away: they would come back here.
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await sockets.close(spreadMilliseconds)
      streams.close()
      server.closeIdleConnections()
      closeUnused()
      const late = setTimeout(() => server.closeAllConnections(), 10_000)
      await closed
      clearTimeout(late)
    },
  }
}

const sendJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): void => send(response, status, 'application/json; charset=utf-8', JSON.stringify(body), headers)

const sendText = (response: ServerResponse, status: number, text: string): void =>
  send(response, status, 'text/plain; charset=utf-8', `${text}\n`)

const requestIdOf = (request: IncomingMessage): string => {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}
