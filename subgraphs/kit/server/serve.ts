// One subgraph over HTTP and WebSocket. Its port refuses every request without a valid envelope, but for probes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { RouteMethod } from '@quintet/schema/routes.ts'
import { type ExecutionResult, GraphQLSchema, parse } from 'graphql'
import { type Context, handleProtocols } from 'graphql-ws'
import { type Extra, useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { eventFiguresText } from '../events/figures.ts'
import { figuresText } from '../jobs/figures.ts'
import type { Clock } from '../process/clock.ts'
import { textOfFigures } from '../process/figures.ts'
import { closeIdleConnections } from '../process/idle-connections.ts'
import type { Logger } from '../process/log.ts'
import type { RunningSubgraph } from '../subgraph/definition.ts'
import type { Envelope } from '../wire/envelope.ts'
import { refusal } from '../wire/errors.ts'
import { type SubgraphRequest, signedText } from '../wire/request.ts'
import { clientHeadersHeader, routeText, streamedHeader, unpackHeaders, writeRoute } from '../wire/routes.ts'
import { createEnvelopeReader, type EnvelopeFault, type EnvelopeKeys, envelopeHeader } from '../wire/signed-envelope.ts'

export interface SubgraphServerSettings {
  readonly subgraph: RunningSubgraph
  readonly keys: EnvelopeKeys
  readonly clock: Clock
  readonly log: Logger
  /** Throws when the database does not answer. */
  probe(): Promise<void>
  /** Figures of its connections, in Prometheus's text format. */
  databaseFigures?(): string
  /** False for a process that only runs jobs: it answers probes and metrics. True by default. */
  readonly takesRequests?: boolean
}

export interface SubgraphServer {
  readonly port: number
  /** Has /ready answer 503. Requests are still served. */
  drain(): void
  /** Closes sockets with 1001 and waits for running requests, at most 10 s. */
  stop(): Promise<void>
}

const path = '/graphql'
/** Gateways send parts of plans, which are larger than what clients send, but bounded. */
const maxBodyBytes = 16 * 1024 * 1024
/** A client's headers, of at most 16 kB, come packed in one of the gateway's. */
const maxHeaderBytes = 64 * 1024
/** How long a gateway has to answer a close frame. */
const closeGraceMilliseconds = 6_000
/** The same fault of envelopes is logged this often at most: between two misconfigured processes every envelope has it. */
const logPauseMilliseconds = 10_000
/** Shorter than Node's 60 s for a request to come. */
const idleMilliseconds = 30_000
const emptySchema = new GraphQLSchema({})

/** Serves a running subgraph on host and port; port 0 takes a free one. */
export async function serveSubgraph(
  { subgraph, keys, clock, log, probe, databaseFigures, takesRequests = true }: SubgraphServerSettings,
  host: string,
  port: number,
): Promise<SubgraphServer> {
  const { name } = subgraph
  const loggedUntil = new Map<EnvelopeFault, number>()
  const read = createEnvelopeReader(keys, (why) => {
    const now = clock.now().getTime()
    if (now < (loggedUntil.get(why) ?? 0)) return
    loggedUntil.set(why, now + logPauseMilliseconds)
    log.warn({ subgraph: name, why }, 'an envelope was refused')
  })
  const envelopeOf = (header: unknown, body: string | Buffer): Envelope | null =>
    read(typeof header === 'string' ? header : undefined, body, clock.now().getTime())
  const databases = async () => ((await subgraph.databaseFigures?.()) ?? '') + (databaseFigures?.() ?? '')
  let draining = false

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.url?.split('?')[0] ?? '/'
    // Clients open a new connection elsewhere: kept ones would delay the shutdown, and then be cut in a request.
    if (draining) response.setHeader('connection', 'close')
    if (target === '/live') return text(response, 200, 'live')
    if (target === '/ready') return text(response, draining ? 503 : 200, draining ? 'draining' : 'ready')
    if (target === '/health') {
      return probe().then(
        () => text(response, 200, 'healthy'),
        () => text(response, 503, 'the database does not answer'),
      )
    }
    if (target === '/metrics') {
      const parts = await Promise.allSettled([
        subgraph.jobFigures().then(figuresText),
        subgraph.eventFigures().then((events) => eventFiguresText([events])),
        textOfFigures(subgraph.figures?.() ?? []),
        databases(),
      ])
      // What a database that is gone cannot tell is left out: the process itself is there.
      const figures = parts.flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []))
      return text(response, 200, figures.join('').trimEnd())
    }
    if (!takesRequests) return text(response, 404, 'This process only runs jobs')
    const body = request.headers[streamedHeader] === undefined ? await bodyOf(request) : null
    if (target === path && request.method === 'POST') {
      const envelope = body === null ? null : envelopeOf(request.headers[envelopeHeader], body)
      if (body === null || envelope === null) return text(response, 401, 'A valid envelope is required')
      return json(response, await subgraph.execute(JSON.parse(body.toString('utf8')) as SubgraphRequest, envelope))
    }
    const { method = 'GET', url = '/' } = request
    const packed = String(request.headers[clientHeadersHeader])
    const envelope = envelopeOf(request.headers[envelopeHeader], routeText(method, url, packed, body))
    if (envelope === null) return text(response, 401, 'A valid envelope is required')
    const sent = { method: method as RouteMethod, path: url, headers: unpackHeaders(packed), body: body ?? request }
    const answer = await subgraph.answer(sent, envelope)
    if (answer === null) return text(response, 404, 'Not found')
    await writeRoute(response, answer)
  }
  const server = createServer({ maxHeaderSize: maxHeaderBytes }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that breaks off in the middle of its request reads no answer.
      if (!request.errored) log.error({ subgraph: name, stack: (error as Error).stack }, 'a request failed')
      if (response.headersSent) response.destroy()
      else text(response, 500, 'Something went wrong on our side')
    })
  })
  const closeIdle = closeIdleConnections(server, idleMilliseconds)
  const sockets = serveSubscriptions(subgraph, envelopeOf)
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== path || !takesRequests) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request))
  })
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
    async stop() {
      draining = true
      for (const client of sockets.clients) client.close(1001, 'Going away')
      // A gateway that does not answer the close frame would keep the process from ending.
      setTimeout(() => {
        for (const client of sockets.clients) client.terminate()
      }, closeGraceMilliseconds).unref()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      closeIdle()
      const late = setTimeout(() => server.closeAllConnections(), 10_000)
      await closed
      clearTimeout(late)
    },
  }
}

type SubscribeContext = Context<Record<string, unknown>, Extra>

/** graphql-transport-ws in which each subscribe message carries its own envelope. The connection itself proves nothing. */
function serveSubscriptions(
  subgraph: RunningSubgraph,
  envelopeOf: (header: unknown, body: string) => Envelope | null,
): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols, maxPayload: maxBodyBytes })
  useServer(
    {
      onSubscribe(_context: SubscribeContext, _id, payload) {
        const { extensions, ...sent } = payload as unknown as SubgraphRequest & {
          extensions?: Record<string, unknown>
        }
        const request: SubgraphRequest = { ...sent, wantsPosition: extensions?.wantsPosition === true }
        const envelope = envelopeOf(extensions?.[envelopeHeader], signedText(request))
        if (envelope === null) return [refusal('UNAUTHENTICATED', 'A valid envelope is required')]
        return {
          schema: emptySchema,
          document: subscriptionDocument,
          contextValue: { request, envelope },
        }
      },
      async subscribe(args) {
        const { request, envelope } = args.contextValue as { request: SubgraphRequest; envelope: Envelope }
        const stream = await subgraph.subscribe(request, envelope)
        if (Symbol.asyncIterator in stream) return stream
        return refusing(stream)
      },
    },
    sockets,
  )
  return sockets
}

/** graphql-ws reads only the kind of the operation from it. */
const subscriptionDocument = parse('subscription { __typename }')

/** A stream that ends at once with an error message. */
function refusing({ errors }: ExecutionResult): AsyncIterableIterator<never> {
  return {
    next: () => Promise.reject(errors?.[0] ?? refusal('UNAVAILABLE', 'There is no stream to subscribe to')),
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBodyBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function json(response: ServerResponse, result: ExecutionResult): void {
  const body = Buffer.from(JSON.stringify(result))
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
}

const text = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${body}\n`)
}
