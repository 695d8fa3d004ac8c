// Subscriptions, and any other operation, as server-sent events: graphql-sse's distinct connections.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { refusal } from '@quintet/kit/errors.ts'
import type { Logger } from '@quintet/kit/telemetry.ts'
import { Kind, type OperationDefinitionNode } from 'graphql'
import { type Answer, refusedAnswer } from '../execution/answer.ts'
import { errorsIn, type Gateway, type GraphQLRequest } from '../gateway.ts'
import type { Claims, RequestFacts } from '../viewer.ts'
import type { Stream } from './subscribe.ts'

/** A comment so often keeps proxies from closing an idle stream. */
const beatMilliseconds = 12_000
const longestTimer = 2 ** 31 - 1

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
export function createEventStreams(gateway: Gateway, log: Logger): EventStreams {
  const open = new Set<ServerResponse>()
  return {
    count: () => open.size,
    close() {
      for (const response of open) response.destroy()
    },
    async serve(request, response, asked, facts) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      // The stream is there before its first event is.
      response.write(':\n\n')
      open.add(response)
      response.on('close', () => open.delete(response))
      await streamTo(gateway, log, response, resumed(gateway, asked, request.headers['last-event-id']), request, facts)
      if (!response.destroyed) response.end('event: complete\ndata:\n\n')
    },
  }
}

async function streamTo(
  gateway: Gateway,
  log: Logger,
  response: ServerResponse,
  asked: GraphQLRequest,
  request: IncomingMessage,
  facts: RequestFacts,
): Promise<void> {
  const operation = gateway.prepare(asked)
  const isSubscription = 'node' in operation && operation.node.operation === 'subscription'
  if (!isSubscription) {
    await sendEvent(response, await gateway.run(asked, request.headers.authorization, facts), null)
    return
  }
  const claims = await gateway.claims(request.headers.authorization, operation)
  if (claims !== null && 'errors' in claims) {
    await sendEvent(response, refusedAnswer(claims.errors), null)
    return
  }
  const stream = await gateway.subscribe(operation, asked.variables ?? {}, claims, facts)
  if (!(Symbol.asyncIterator in stream)) {
    await sendEvent(response, refusedAnswer(stream), null)
    return
  }
  const stopWatching = watch(gateway, response, stream, claims, facts, log)
  try {
    const cursorPath = cursorPathOf(operation.node)
    for await (const answer of stream) await sendEvent(response, answer, cursorPath)
  } catch (error) {
    await sendEvent(response, refusedAnswer(errorsIn(error, facts.requestId, log)), null)
  } finally {
    stopWatching()
  }
}

/** Ends the stream with its connection, its token (to come back with a fresh one) or its session. */
function watch(
  gateway: Gateway,
  response: ServerResponse,
  stream: Stream,
  claims: Claims | null,
  facts: RequestFacts,
  log: Logger,
): () => void {
  const end = (): void => void stream.return?.()
  response.on('close', end)
  const beat = setInterval(() => response.write(':\n\n'), beatMilliseconds)
  const left = claims === null ? longestTimer : Math.min(claims.expiresAt - Date.now(), longestTimer)
  const expiry = setTimeout(() => response.destroy(), left)
  const stopListening = gateway.feed.onChange((change) => {
    const viewer = claims?.viewer
    const isHis = change === 'all' || change.sessionId === viewer?.sessionId || change.userId === viewer?.userId
    if (viewer === undefined || !isHis) return
    gateway.viewers.caller(claims, facts).then(
      async (caller) => {
        if (typeof caller !== 'string') return
        await sendEvent(response, refusedAnswer([refusal('UNAUTHENTICATED', 'The session has ended')]), null)
        end()
      },
      (error: unknown) => log.warn({ error: String(error) }, 'session check failed'),
    )
  })
  return () => {
    clearInterval(beat)
    clearTimeout(expiry)
    stopListening()
  }
}

/** Writes one event; waits while the client does not read, so that it never grows our memory. */
async function sendEvent(
  response: ServerResponse,
  { text }: Answer,
  cursorPath: readonly [string, string] | null,
): Promise<void> {
  if (response.destroyed) return
  const id = cursorPath === null ? null : cursorOf(text, cursorPath)
  const lines = `event: next\n${id === null ? '' : `id: ${id}\n`}data: ${text}\n\n`
  if (response.write(lines)) return
  await new Promise<void>((resolve) => {
    response.once('drain', resolve)
    response.once('close', resolve)
  })
}

/** Response keys of the root field and of its cursor, where the client selects one: it becomes the event's id. */
function cursorPathOf(node: OperationDefinitionNode): readonly [string, string] | null {
  const [root] = node.selectionSet.selections
  if (root?.kind !== Kind.FIELD) return null
  for (const field of root.selectionSet?.selections ?? []) {
    if (field.kind === Kind.FIELD && field.name.value === 'cursor') {
      return [(root.alias ?? root.name).value, (field.alias ?? field.name).value]
    }
  }
  return null
}

function cursorOf(text: string, [root, key]: readonly [string, string]): string | null {
  const { data } = JSON.parse(text) as { data?: Record<string, Record<string, unknown> | null> | null }
  const cursor = data?.[root]?.[key]
  return typeof cursor === 'string' ? cursor : null
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
