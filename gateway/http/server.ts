// The HTTP server: routes, drain and stop, with GraphQL over HTTP and sockets on the same path.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import { closeIdleConnections } from '@quintet/kit/process/idle-connections.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import type { ErrorCode } from '@quintet/kit/wire/errors.ts'
import type { RequestFacts } from '../auth/viewers.ts'
import type { Visit } from '../explorer/pages.ts'
import type { Gateway } from '../gateway.ts'
import { createConnectionCounter } from '../limits/connections.ts'
import { traceparentOf } from '../observability/tracing.ts'
import { serveSockets } from '../websocket/sockets.ts'
import { createCors } from './cors.ts'
import { createEventStreams } from './event-stream.ts'
import { createGraphQL } from './graphql.ts'
import { createHealth } from './health.ts'
import { clientAddress, HttpRefusal, send } from './http.ts'
import { pageAt } from './pages.ts'
import type { HttpSettings } from './settings.ts'
import { createSubgraphRoutes, routeName } from './subgraph-routes.ts'

export interface ServerSettings {
  readonly gateway: Gateway
  readonly log: Logger
  readonly trustedProxies: BlockList
  /** Whether the explorers and the schema are served. */
  readonly isDevelopment: boolean
  readonly http: HttpSettings
  /** Where clients reach this server. */
  readonly publicUrl: string
  /** Throws when queries cannot be answered. */
  probe(): Promise<void>
  /** What the explorer pages show to a visitor. */
  explorer(request: IncomingMessage): Promise<Visit>
  /** Answers paths that this process alone has; false for others. */
  answerLocally?(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>
  /** How long an idle connection stays open; 75 s by default. */
  readonly idleMilliseconds?: number
}

export interface RunningServer {
  readonly port: number
  /** Reports that no new requests should come, and goes on serving. */
  drain(): void
  /** Closes sockets with 1001, over some time, and waits for requests under way, at most 10 s. */
  stop(spreadMilliseconds?: number): Promise<void>
}

/** Longer than the 60 s of common load balancers, which would otherwise send requests into closed connections. */
const defaultIdleMilliseconds = 75_000
/** How much longer a request may take to arrive: Node cannot tell an idle connection from a slow request. */
const slowMilliseconds = 5_000

/** Routes that metrics name. */
const routes = new Set([
  '/graphql',
  '/live',
  '/ready',
  '/health',
  '/metrics',
  '/',
  '/explore',
  '/board',
  '/schema.graphql',
])

/** The path of a URL. Empty for what is not a URL, such as //, so that no route matches. */
const pathOf = (url = '/'): string => (url === '/graphql' ? url : (URL.parse(url, 'http://quintet')?.pathname ?? ''))

/** Only WebSocket upgrades are accepted. Clients that offer HTTP/2 get HTTP/1.1. */
const wantsSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket'

/** Codes of refusals after which the same request may succeed later. */
const temporaryCodes: Readonly<Record<number, ErrorCode>> = { 429: 'RATE_LIMITED', 503: 'UNAVAILABLE' }

/** Listens on host and port; port 0 takes a free one. Rejects when the port is taken. */
export async function startServer(settings: ServerSettings, host: string, port: number): Promise<RunningServer> {
  const { gateway, log, http, isDevelopment, idleMilliseconds = defaultIdleMilliseconds } = settings
  const { metrics, tracing } = gateway
  const cors = createCors(http.corsOrigins, isDevelopment, settings.publicUrl)
  let isDraining = false
  const factsOf = (request: IncomingMessage): RequestFacts => ({
    connection: request.socket,
    requestId: requestIdOf(request),
    clientIp: clientAddress(request, settings.trustedProxies),
    userAgent: request.headers['user-agent'] ?? null,
    traceparent: traceparentOf(request.headers.traceparent),
    proof: { text: String(request.headers.dpop ?? ''), method: request.method ?? 'GET' },
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
    // The client decides how long a stream lasts.
    const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream')
    const route = routes.has(path) ? path : (routeName(path) ?? '')
    if (!isStream) metrics.timeHttp(method, route, statusCode, (performance.now() - begun) / 1000)
    span?.end(
      { 'http.route': route, 'http.response.status_code': statusCode },
      statusCode >= 500 ? String(statusCode) : undefined,
    )
  })
  const closeUnused = closeIdleConnections(server, idleMilliseconds)
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
      code: temporaryCodes[status] ?? 'BAD_USER_INPUT',
      ...(retryAfter === undefined ? {} : { retryAfter }),
    }
    sendJson(response, status, { errors: [{ message, extensions }] }, headers)
  }
  const { liveLimits } = gateway
  const counter = createConnectionCounter(liveLimits.connections, liveLimits.connectionsPerViewer)
  const sockets = serveSockets(server, gateway, log, factsOf, counter, cors.allowsSocket)
  const streams = createEventStreams(gateway, counter)
  const isHealthy = createHealth(settings.probe, (fault) => log.warn({ fault }, 'unhealthy'))
  metrics.watch(
    'quintet_sockets',
    'Open WebSocket connections and event streams.',
    () => sockets.count() + streams.count(),
  )

  let isReported = false
  const checkAddressLimit = ({ headers }: IncomingMessage, { clientIp }: RequestFacts): void => {
    const wait = gateway.admission.checkAddressLimit(clientIp)
    if (wait === 0) return
    metrics.countRequest('RATE_LIMITED')
    if (headers['x-forwarded-for'] !== undefined && !isReported) {
      isReported = true
      log.warn({ address: clientIp }, 'over its limit: if this is a proxy of yours, name it in TRUSTED_PROXIES')
    }
    throw new HttpRefusal(429, `Too many requests from this address: try again in ${wait} s`, {}, wait)
  }
  const graphql = createGraphQL({
    gateway,
    cors,
    streams,
    isDevelopment,
    compression: http.compression,
    checkAddressLimit,
  })
  const answerRoute = createSubgraphRoutes(gateway, cors)
  const handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    facts: RequestFacts,
  ): Promise<void> => {
    const { method = 'GET' } = request
    response.setHeader('x-request-id', facts.requestId)
    // Clients with an open connection move to another server: a kept connection would be cut in a later request.
    if (isDraining) response.setHeader('connection', 'close')
    if (path === '/graphql') return graphql(request, response, facts)
    if (await answerRoute(request, response, path, facts)) return
    if ((await settings.answerLocally?.(request, response, path)) === true) return
    if (method !== 'GET' && method !== 'HEAD') return sendText(response, 405, 'Only GET')
    const page = isDevelopment ? await pageAt(path, request, gateway.apiSdl, () => settings.explorer(request)) : null
    if (page !== null) return send(response, 200, page.type, page.body, page.headers)
    if (path === '/live') return sendText(response, 200, 'live')
    if (path === '/ready') return sendText(response, isDraining ? 503 : 200, isDraining ? 'draining' : 'ready')
    // Not for the two routes above: load balancers request them often, and they cost nothing.
    checkAddressLimit(request, facts)
    if (path === '/health') {
      const isOk = await isHealthy()
      return sendText(response, isOk ? 200 : 503, isOk ? 'healthy' : 'queries cannot be answered')
    }
    if (path === '/metrics') return send(response, 200, metrics.contentType, await metrics.text())
    sendText(response, 404, 'Not found')
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    drain() {
      isDraining = true
    },
    async stop(spreadMilliseconds = 0) {
      isDraining = true
      // Stops listening before sockets are closed, because their clients reconnect at once.
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
