// Subscriptions, and any other operation, as server-sent events: graphql-sse's distinct connections.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLError, Kind } from 'graphql'
import type { RequestFacts } from '../auth/viewers.ts'
import { type Answer, outcomeOf, refusedAnswer } from '../execution/response/answer.ts'
import type { Gateway, GraphQLRequest } from '../gateway.ts'
import { type Census, holderOf, mostMissedBeats, timeLeft } from '../limits/connections.ts'
import type { Wanted } from '../live/subscriptions.ts'
import type { Operation } from '../operations/operations.ts'
import { createEventText, cursorOfEventId } from '../websocket/frames.ts'
import { HttpRefusal } from './http.ts'

/** Streams that are open, to be ended when the server goes away. */
export interface EventStreams {
  serve(request: IncomingMessage, response: ServerResponse, asked: GraphQLRequest, facts: RequestFacts): Promise<void>
  count(): number
  /** Cuts every stream: clients come back elsewhere, and resume by their last event id. */
  close(): void
}

/** A place that is taken, and whose it is. */
interface Place {
  holder: string | null
}

/** The event streams of one server; `census` counts what may be open. */
export function createEventStreams(gateway: Gateway, census: Census): EventStreams {
  const { liveLimits: limits, metrics } = gateway
  const open = new Set<ServerResponse>()
  let isClosed = false
  const textOf = createEventText()
  /** Writes what a subscription brings; resolves when there is nothing more to come. */
  const hear = (response: ServerResponse, wanted: Wanted): Promise<void> => {
    const over = Promise.withResolvers<void>()
    const stop = gateway.subscribe(wanted, {
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
    // A comment now and then keeps proxies from closing an idle stream.
    const beat = setInterval(() => response.write(':\n\n'), limits.beatMilliseconds)
    // With its token: the client comes back with a fresh one.
    const expiry = setTimeout(() => response.destroy(), timeLeft(wanted.claims))
    response.on('close', over.resolve)
    // Not awaited, nor is what follows: what was asked with would be kept as long as the stream is.
    return over.promise.then(() => {
      stop()
      clearInterval(beat)
      clearTimeout(expiry)
    })
  }
  /** Answers what is no subscription, and refuses; a subscription that may be heard is what comes out. */
  const begin = async (
    request: IncomingMessage,
    response: ServerResponse,
    asked: GraphQLRequest,
    facts: RequestFacts,
    place: Place,
  ): Promise<Wanted | null> => {
    const { authorization, 'last-event-id': lastEventId } = request.headers
    const given = resumed(gateway, asked, lastEventId)
    const operation = gateway.prepare(given)
    const claims = 'node' in operation ? await gateway.claims(authorization, operation) : null
    if (response.destroyed) return null
    const known = claims === null || 'errors' in claims ? null : claims
    const who = holderOf(known, facts)
    if (census.settle(who)) place.holder = who
    const refuse = (errors: readonly GraphQLError[]): null => {
      metrics.countRequest(outcomeOf(errors))
      response.write(textOfAnswer(refusedAnswer(errors)))
      return null
    }
    if (place.holder === null) return refuse([refusal('RATE_LIMITED', 'Too many connections')])
    if (!('node' in operation) || operation.node.operation !== 'subscription') {
      const answer = await gateway.run(given, authorization, facts)
      metrics.countRequest(answer.code ?? 'ok')
      response.write(textOfAnswer(answer))
      return null
    }
    if (claims !== null && 'errors' in claims) return refuse(claims.errors)
    return { operation, variables: given.variables ?? {}, claims, facts }
  }
  const end = (response: ServerResponse): void => {
    if (response.destroyed) return
    response.end('event: complete\ndata:\n\n')
    // Whoever takes nothing of it any more would keep his place.
    response.setTimeout(limits.beatMilliseconds * mostMissedBeats, () => response.destroy())
  }
  return {
    count: () => open.size,
    close() {
      isClosed = true
      for (const response of open) response.destroy()
    },
    async serve(request, response, asked, facts) {
      // Who has left meanwhile will not be said to close again.
      if (response.destroyed) return
      if (isClosed) throw new HttpRefusal(503, 'Going away')
      // Sent before the answer to another was there: a connection that ends before it is its turn would not say so.
      if (response.socket === null) throw new HttpRefusal(503, 'Ask for events when what you asked before is answered')
      if (!census.enter(null)) throw new HttpRefusal(503, 'Too many connections')
      const place: Place = { holder: null }
      open.add(response)
      response.on('close', () => {
        open.delete(response)
        census.leave(place.holder)
      })
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      // The stream is there before its first event is: whoever is cut off comes back, whoever is refused may not.
      response.write(':\n\n')
      return begin(request, response, asked, facts, place)
        .then((wanted) => (wanted === null ? undefined : hear(response, wanted)))
        .then(() => end(response))
    },
  }
}

const textOfAnswer = ({ text }: Answer): string => `event: next\ndata: ${text}\n\n`

/** The request with Last-Event-ID in the place of its `after`, where the operation has a variable for it. */
function resumed(gateway: Gateway, asked: GraphQLRequest, lastEventId: string | string[] | undefined): GraphQLRequest {
  if (typeof lastEventId !== 'string' || lastEventId === '') return asked
  const operation = gateway.prepare(asked)
  if (!('node' in operation)) return asked
  const after = rootOf(operation)?.arguments?.find(({ name }) => name.value === 'after')?.value
  if (after?.kind !== Kind.VARIABLE) return asked
  return { ...asked, variables: { ...asked.variables, [after.name.value]: cursorOfEventId(lastEventId) } }
}

/** The one field of a subscription, also where it stands in fragments. */
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
