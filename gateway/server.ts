// The doors: HTTP routes, GraphQL over POST, and the sockets on the same path.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import type { Logger } from '@quintet/kit/telemetry.ts'
import type { Answer } from './execution/answer.ts'
import { graphiqlAssets } from './explorer/assets.ts'
import { type ExplorerSettings, explorePage, sandboxPage } from './explorer/pages.ts'
import type { Gateway, GraphQLRequest } from './gateway.ts'
import { clientAddress, HttpRefusal, readJson, send } from './http.ts'
import { serveSockets } from './live/sockets.ts'
import { createEventStreams, wantsEvents } from './live/sse.ts'
import { createMetrics } from './telemetry.ts'
import type { RequestFacts } from './viewer.ts'

export interface ServerSettings {
  readonly gateway: Gateway
  readonly log: Logger
  readonly trustedProxies: BlockList
  /** Whether the explorers and the schema are served. */
  readonly isDevelopment: boolean
  /** Throws when queries cannot be answered. */
  probe(): Promise<void>
  /** Where clients reach this server and the headers its explorers begin with. */
  explorer(request: IncomingMessage): Promise<ExplorerSettings>
}

export interface RunningServer {
  readonly port: number
  /** Says that nothing new is taken; serving goes on. */
  drain(): void
  /** Closes sockets with 1001, over some time, and waits for requests under way, at most 10 s. */
  stop(spreadMilliseconds?: number): Promise<void>
}

/** Listens on host and port; port 0 takes a free one. Rejects when the port is taken. */
export async function startServer(settings: ServerSettings, host: string, port: number): Promise<RunningServer> {
  const { gateway, log } = settings
  let draining = false
  const factsOf = (request: IncomingMessage): RequestFacts => ({
    requestId: requestIdOf(request),
    clientIp: clientAddress(request, settings.trustedProxies),
    userAgent: request.headers['user-agent'] ?? null,
  })
  const server: Server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const status = error instanceof HttpRefusal ? error.status : 500
      const message = error instanceof HttpRefusal ? error.message : 'Something went wrong on our side'
      if (status === 500) log.error({ stack: (error as Error).stack }, 'unexpected error')
      const code = status === 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT'
      if (response.headersSent) response.destroy()
      else sendJson(response, status, { errors: [{ message, extensions: { code } }] })
    })
  })
  const sockets = serveSockets(server, gateway, log, factsOf)
  const streams = createEventStreams(gateway, log)
  const metrics = createMetrics(() => sockets.count() + streams.count())

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET' } = request
    // What is no address, such as //, is no route either.
    const path = URL.parse(request.url ?? '/', 'http://quintet')?.pathname ?? ''
    const facts = factsOf(request)
    response.setHeader('x-request-id', facts.requestId)
    // Whoever keeps a connection is sent to a new one: kept ones would hold up the end, and then be cut in a request.
    if (draining) response.setHeader('connection', 'close')
    if (path === '/graphql') return graphql(request, response, facts)
    if (method !== 'GET' && method !== 'HEAD') return sendText(response, 405, 'Only GET')
    const page = settings.isDevelopment ? await explorerPage(path, request) : null
    if (page !== null) return send(response, 200, page.type, page.body, page.headers)
    if (path === '/live') return sendText(response, 200, 'live')
    if (path === '/ready') return sendText(response, draining ? 503 : 200, draining ? 'draining' : 'ready')
    if (path === '/health') {
      const fault = await settings.probe().then(
        () => null,
        (error: unknown) => String(error),
      )
      if (fault !== null) log.warn({ fault }, 'unhealthy')
      return sendText(response, fault === null ? 200 : 503, fault === null ? 'healthy' : 'queries cannot be answered')
    }
    if (path === '/metrics') return send(response, 200, metrics.contentType, await metrics.text())
    const answer = await gateway.answer(method, path, facts)
    if (answer !== null)
      return send(response, answer.status, answer.headers['content-type'] ?? 'text/plain', answer.body, answer.headers)
    sendText(response, 404, 'Not found')
  }

  const graphql = async (request: IncomingMessage, response: ServerResponse, facts: RequestFacts): Promise<void> => {
    if (wantsEvents(request)) {
      const asked = await eventRequest(request)
      const operation = gateway.prepare(asked)
      if (request.method === 'GET' && 'node' in operation && operation.node.operation === 'mutation') {
        throw new HttpRefusal(405, 'Send mutations by POST')
      }
      return streams.serve(request, response, asked, facts)
    }
    if (request.method !== 'POST') {
      if (settings.isDevelopment && request.headers.accept?.includes('text/html')) {
        return send(response, 302, 'text/plain', '', { location: '/' })
      }
      return send(response, 405, 'text/plain', 'Send GraphQL by POST', { allow: 'POST' })
    }
    const body = requestOf(await readJson(request))
    const answer = await gateway.run(body, request.headers.authorization, facts)
    metrics.countRequest(answer.code ?? 'ok')
    sendAnswer(request, response, answer)
  }

  const explorerPage = async (path: string, request: IncomingMessage): Promise<Page | null> => {
    if (path === '/') return html(sandboxPage(await settings.explorer(request)))
    if (path === '/explore') return html(explorePage(await settings.explorer(request), await graphiqlAssets()))
    if (path.startsWith('/explore/')) return assetAt(path, request)
    if (path === '/schema.graphql') return { type: 'text/plain; charset=utf-8', body: gateway.apiSdl, headers: {} }
    return null
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
      const late = setTimeout(() => server.closeAllConnections(), 10_000)
      await closed
      clearTimeout(late)
    },
  }
}

/** A request for events: by POST, or by GET with query, operationName and variables in the address. */
async function eventRequest(request: IncomingMessage): Promise<GraphQLRequest> {
  if (request.method === 'POST') return requestOf(await readJson(request))
  if (request.method !== 'GET') throw new HttpRefusal(405, 'Ask for events by POST or GET')
  refuseForeignPage(request)
  const { searchParams } = new URL(request.url ?? '/', 'http://quintet')
  const variables = searchParams.get('variables')
  return requestOf({
    query: searchParams.get('query') ?? undefined,
    operationName: searchParams.get('operationName'),
    variables: variables === null ? {} : parseVariables(variables),
  })
}

function parseVariables(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpRefusal(400, 'variables must be JSON')
  }
}

/** A page of another origin can make a browser send a GET: it must show that it could have asked for more. */
function refuseForeignPage({ headers }: IncomingMessage): void {
  const isForeign = !['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined)
  const hasOrigin = headers.origin !== undefined && URL.parse(headers.origin)?.host !== headers.host
  const proof = headers['apollo-require-preflight'] ?? headers['x-graphql-event-stream-token']
  if ((isForeign || hasOrigin) && proof === undefined) {
    throw new HttpRefusal(403, 'A GET from another origin needs the header apollo-require-preflight')
  }
}

/** Checks the shape of a GraphQL request. Throws HttpRefusal. */
function requestOf(body: unknown): GraphQLRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new HttpRefusal(400, 'The body must be an object with a query')
  }
  const { query, operationName, variables } = body as Record<string, unknown>
  if (typeof query !== 'string') throw new HttpRefusal(400, 'query must be a string')
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new HttpRefusal(400, 'operationName must be a string')
  }
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables))) {
    throw new HttpRefusal(400, 'variables must be an object')
  }
  return {
    query,
    operationName: operationName ?? undefined,
    variables: (variables ?? {}) as Readonly<Record<string, unknown>>,
  }
}

const modernType = 'application/graphql-response+json'

/** 200 for application/json whatever happened inside; the newer type tells request errors by status. */
function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const isModern = request.headers.accept?.includes(modernType) ?? false
  const status = isModern && !answer.isExecuted ? (statuses[answer.code ?? ''] ?? 400) : 200
  send(response, status, `${isModern ? modernType : 'application/json'}; charset=utf-8`, answer.text)
}
const statuses: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, UNAVAILABLE: 503 }

const sendJson = (response: ServerResponse, status: number, body: unknown): void =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body))

const sendText = (response: ServerResponse, status: number, text: string): void =>
  send(response, status, 'text/plain; charset=utf-8', `${text}\n`)

interface Page {
  readonly type: string
  readonly body: string | Buffer
  readonly headers: Readonly<Record<string, string>>
}

const html = (body: string): Page => ({
  type: 'text/html; charset=utf-8',
  body,
  headers: { 'cache-control': 'no-store' },
})

/** A part of the explorer, kept by browsers for good: its address changes with its content. */
async function assetAt(path: string, request: IncomingMessage): Promise<Page | null> {
  const { script, style } = await graphiqlAssets()
  const asset = [script, style].find((each) => each.path === path)
  if (asset === undefined) return null
  const headers = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  return takesGzip
    ? { type: asset.type, body: asset.compressed, headers: { ...headers, 'content-encoding': 'gzip' } }
    : { type: asset.type, body: asset.body, headers }
}

const requestIdOf = (request: IncomingMessage): string => {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}
