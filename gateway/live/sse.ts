// Subscriptions, and any other operation, as server-sent events: graphql-sse's distinct connections.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Kind } from 'graphql'
import { type Answer, refusedAnswer } from '../execution/answer.ts'
import { HttpRefusal } from '../front/http.ts'
import type { Gateway, GraphQLRequest } from '../gateway.ts'
import type { RequestFacts } from '../viewer.ts'
import { createEventText } from './frames.ts'
import { createCensus, type LiveLimits, timeLeft } from './limits.ts'

/** A comment so often keeps proxies from closing an idle stream. */
const beatMilliseconds = 12_000

/** Streams that are open, to be ended when the server goes away. */
export interface EventStreams {
  serve(request: IncomingMessage, response: ServerResponse, asked: GraphQLRequest, facts: RequestFacts): Promise<void>
  count(): number
  /** Cuts every stream: clients come back elsewhere, and resume by their last event id. */
  close(): void
}

/** Whether a request asks for events. */
export const wantsEvents = (request: IncomingMessage): boolean =>
  request.headers.accept?.includes('text/event-stream') ?? false

/** The event streams of one server. */
export function createEventStreams(gateway: Gateway, limits: LiveLimits): EventStreams {
  const census = createCensus(limits)
  const open = new Set<ServerResponse>()
  const textOf = createEventText()
  return {
    count: () => open.size,
    close() {
      for (const response of open) response.destroy()
    },
    async serve(request, response, asked, facts) {
      // Nobody has been asked who he is yet: what one address may keep open.
      const leave = census.enter(facts.clientIp ?? 'nobody')
      if (leave === null) throw new HttpRefusal(503, 'Too many connections')
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      // The stream is there before its first event is.
      response.write(':\n\n')
      open.add(response)
      response.on('close', () => {
        open.delete(response)
        leave()
      })
      await streamTo(
        gateway,
        limits,
        textOf,
        response,
        resumed(gateway, asked, request.headers['last-event-id']),
        request,
        facts,
      )
      if (!response.destroyed) response.end('event: complete\ndata:\n\n')
    },
  }
}

/** Answers an operation; resolves when there is nothing more to come. */
async function streamTo(
  gateway: Gateway,
  limits: LiveLimits,
  textOf: ReturnType<typeof createEventText>,
  response: ServerResponse,
  asked: GraphQLRequest,
  request: IncomingMessage,
  facts: RequestFacts,
): Promise<void> {
  const { authorization } = request.headers
  const sendAnswer = ({ text }: Answer): void => void response.write(`event: next\ndata: ${text}\n\n`)
  const operation = gateway.prepare(asked)
  const isSubscription = 'node' in operation && operation.node.operation === 'subscription'
  if (!isSubscription) return sendAnswer(await gateway.run(asked, authorization, facts))
  const claims = await gateway.claims(authorization, operation)
  if (claims !== null && 'errors' in claims) return sendAnswer(refusedAnswer(claims.errors))
  // Who has left meanwhile will not be said to close again.
  if (response.destroyed) return
  const over = Promise.withResolvers<void>()
  const stop = gateway.subscribe(
    { operation, variables: asked.variables ?? {}, claims, facts },
    {
      next(events) {
        if (response.writableLength > limits.unreadBytes) return false
        if (!response.destroyed) response.write(textOf(events))
        return true
      },
      end(errors) {
        if (errors !== null) sendAnswer(refusedAnswer(errors))
        over.resolve()
      },
    },
  )
  const beat = setInterval(() => response.write(':\n\n'), beatMilliseconds)
  // With its token: the client comes back with a fresh one.
  const expiry = setTimeout(() => response.destroy(), timeLeft(claims))
  response.on('close', over.resolve)
  await over.promise
  stop()
  clearInterval(beat)
  clearTimeout(expiry)
}

/** The request with Last-Event-ID in the place of its `after`, where the operation has a variable for it. */
function resumed(gateway: Gateway, asked: GraphQLRequest, lastEventId: string | string[] | undefined): GraphQLRequest {
  if (typeof lastEventId !== 'string' || lastEventId === '') return asked
  const operation = gateway.prepare(asked)
  if (!('node' in operation)) return asked
  const [root] = operation.node.selectionSet.selections
  const after =
    root?.kind === Kind.FIELD ? root.arguments?.find(({ name }) => name.value === 'after')?.value : undefined
  if (after?.kind !== Kind.VARIABLE) return asked
  return { ...asked, variables: { ...asked.variables, [after.name.value]: lastEventId } }
}
