// Operations as server-sent events: the distinct connections mode of graphql-sse.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLError, Kind } from 'graphql'
import type { RequestFacts } from '../auth/viewers.ts'
import { type Answer, outcomeOf, refusedAnswer } from '../execution/response/answer.ts'
import type { Variables } from '../execution/run.ts'
import type { Gateway } from '../gateway.ts'
import { type ConnectionCounter, maxMissedHeartbeats, ownerOf, timeLeft } from '../limits/connections.ts'
import type { LiveEvent } from '../live/channel.ts'
import type { SubscribeRequest } from '../live/subscriptions.ts'
import type { Operation } from '../operations/operation.ts'
import type { Prepared, Refused } from '../pipeline/prepare.ts'
import { HttpRefusal } from './http.ts'

interface StreamRequest {
  readonly prepared: Prepared | Refused
  readonly variables: Variables
}

/** The event streams of one server. */
export interface EventStreams {
  /** Answers a request with a stream. Rejects with HttpRefusal. */
  serve(request: IncomingMessage, response: ServerResponse, asked: StreamRequest, facts: RequestFacts): Promise<void>
  count(): number
  /** Cuts every stream. Clients reconnect and resume after the last event id. */
  close(): void
}

/** A stream as the connection counter knows it. */
interface Counted {
  /** Null until the token is verified. */
  owner: string | null
}

/** @param counter counts connections, together with sockets */
export function createEventStreams(gateway: Gateway, counter: ConnectionCounter): EventStreams {
  const { liveLimits: limits, metrics } = gateway
  const open = new Set<ServerResponse>()
  let isClosed = false
  const textOf = createEventText()
  /** Writes the events of a subscription. Resolves when it is over. */
  const stream = (response: ServerResponse, request: SubscribeRequest): Promise<void> => {
    const over = Promise.withResolvers<void>()
    const stop = gateway.subscribe(request, {
      next(events) {
        if (response.writableLength > limits.unreadBytes) return false
        if (!response.destroyed) response.write(textOf(events))
        return true
      },
      end(errors) {
        if (errors !== null) response.write(textOfAnswer(refusedAnswer(errors)))
        over.resolve()
      },
    })
    // Comments keep proxies from closing an idle stream.
    const heartbeat = setInterval(() => response.write(':\n\n'), limits.heartbeatMilliseconds)
    // The stream ends with its token. The client reconnects with a new one.
    const expiry = setTimeout(() => response.destroy(), timeLeft(request.claims, gateway.clock))
    response.on('close', over.resolve)
    // `then` instead of `await`, here and below: an async function would keep the request as long as the stream is open.
    return over.promise.then(() => {
      stop()
      clearInterval(heartbeat)
      clearTimeout(expiry)
    })
  }
  /** Answers queries, mutations and refusals. Returns a subscription that may begin. */
  const begin = async (
    request: IncomingMessage,
    response: ServerResponse,
    { prepared, variables: given }: StreamRequest,
    facts: RequestFacts,
    counted: Counted,
  ): Promise<SubscribeRequest | null> => {
    const { authorization, 'last-event-id': lastEventId } = request.headers
    const claims = await gateway.authenticate(prepared, authorization, facts)
    if (response.destroyed) return null
    const isRefused = claims !== null && 'errors' in claims
    const owner = ownerOf(isRefused ? null : claims, facts)
    if (counter.assign(owner)) counted.owner = owner
    const refuse = (errors: readonly GraphQLError[]): null => {
      metrics.countRequest(outcomeOf(errors))
      response.write(textOfAnswer(refusedAnswer(errors)))
      return null
    }
    if (counted.owner === null) return refuse([refusal('RATE_LIMITED', 'Too many connections')])
    if (isRefused) return refuse(claims.errors)
    if ('errors' in prepared) return refuse(prepared.errors)
    const variables = resumedVariables(prepared.operation, given, lastEventId)
    if (prepared.operation.node.operation !== 'subscription') {
      const answer = await gateway.runAs(prepared, variables, claims, facts)
      metrics.countRequest(answer.code ?? 'ok')
      response.write(textOfAnswer(answer))
      return null
    }
    return { prepared, variables, claims, facts }
  }
  const end = (response: ServerResponse): void => {
    if (response.destroyed) return
    response.end('event: complete\ndata:\n\n')
    // A client that reads nothing more would keep its connection.
    response.setTimeout(limits.heartbeatMilliseconds * maxMissedHeartbeats, () => response.destroy())
  }
  return {
    count: () => open.size,
    close() {
      isClosed = true
      for (const response of open) response.destroy()
    },
    async serve(request, response, asked, facts) {
      // A client that has left already causes no `close` event any more.
      if (response.destroyed) return
      if (isClosed) throw new HttpRefusal(503, 'Going away')
      // A pipelined request. Its response would not report that the connection has closed before its turn.
      if (response.socket === null) {
        throw new HttpRefusal(503, 'Ask for events after the answer to the previous request on this connection')
      }
      if (!counter.add(null)) throw new HttpRefusal(503, 'Too many connections')
      const counted: Counted = { owner: null }
      open.add(response)
      response.on('close', () => {
        open.delete(response)
        counter.remove(counted.owner)
      })
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      // Opens the stream before the first event, so that the client reconnects when it is cut.
      response.write(':\n\n')
      return begin(request, response, asked, facts, counted)
        .then((subscription) => (subscription === null ? undefined : stream(response, subscription)))
        .then(() => end(response))
    },
  }
}

const textOfAnswer = ({ text }: Answer): string => `event: next\ndata: ${text}\n\n`

/** Variables with Last-Event-ID in place of `after`, where the operation has a variable for it. */
function resumedVariables(
  operation: Operation,
  variables: Variables,
  lastEventId: string | string[] | undefined,
): Variables {
  if (typeof lastEventId !== 'string' || lastEventId === '') return variables
  const after = rootOf(operation)?.arguments?.find(({ name }) => name.value === 'after')?.value
  if (after?.kind !== Kind.VARIABLE) return variables
  return { ...variables, [after.name.value]: cursorOfEventId(lastEventId) }
}

/** The one field of a subscription, which may be inside fragments. */
function rootOf({ document, node }: Operation): FieldNode | undefined {
  let [selection] = node.selectionSet.selections
  while (selection !== undefined && selection.kind !== Kind.FIELD) {
    const set =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragmentOf(document, selection.name.value)?.selectionSet
    selection = set?.selections[0]
  }
  return selection
}

const fragmentOf = (document: DocumentNode, wanted: string): FragmentDefinitionNode | undefined =>
  document.definitions.find(
    (definition): definition is FragmentDefinitionNode =>
      definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === wanted,
  )

/** Writes events as server-sent events, once for all clients. Cursors become ids, which browsers send back. */
export function createEventText(): (events: readonly LiveEvent[]) => Buffer {
  let current: readonly LiveEvent[] = []
  let text: Buffer = Buffer.alloc(0)
  return (events) => {
    if (events !== current) {
      current = events
      text = nextEvents(events)
    }
    return text
  }
}

function nextEvents(events: readonly LiveEvent[]): Buffer {
  const parts = events.flatMap(({ body, cursor }) => [
    Buffer.from(`event: next\n${cursor === null ? '' : `id: ${eventIdOf(cursor)}\n`}data: `),
    body,
    ending,
  ])
  return Buffer.concat(parts)
}
const ending = Buffer.from('\n\n')

/** A cursor as the id of an event. Characters that end a line are escaped, so that no cursor adds fields to the stream. */
const eventIdOf = (cursor: string): string => cursor.replace(/[%\r\n\0]/g, encodeURIComponent)

/** The cursor of a Last-Event-ID header. Browsers send UTF-8, which Node reads as Latin-1. */
export function cursorOfEventId(header: string): string {
  const id = Buffer.from(header, 'latin1').toString('utf8')
  return id.replace(/%(25|0D|0A|00)/g, decodeURIComponent)
}
