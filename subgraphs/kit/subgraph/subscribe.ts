// A subscription of one subgraph: its source of events, each event run through the rest of the document.
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  locatedError,
} from 'graphql'
import { endingWith, mapAsync, type Started } from '../events/map-async.ts'
import type { Logger } from '../process/log.ts'
import type { BaseContext } from '../slice/context.ts'
import type { Envelope } from '../wire/envelope.ts'
import { presentable, presentableResult } from '../wire/errors.ts'
import type { SubgraphRequest } from '../wire/request.ts'

/**
 * Opens a subscription: its events, or the result that refuses it.
 * @param context what the source of events reads with; closed when the source has begun
 * @param runEvent the answer for one event
 */
export async function openSubscription(
  parts: { readonly schema: GraphQLSchema; readonly document: DocumentNode; readonly log: Logger },
  request: SubgraphRequest,
  context: BaseContext,
  runEvent: (event: unknown) => Promise<ExecutionResult> | ExecutionResult,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { schema, document, log } = parts
  const { requestId }: Envelope = context.envelope
  const stream = await createSourceEventStream({
    schema,
    document,
    contextValue: context,
    operationName: request.operationName ?? null,
    variableValues: request.variables ?? {},
  })
  context.scope.close().catch(() => {})
  if (!(Symbol.asyncIterator in stream)) return presentableResult(stream, requestId, log)
  const source: AsyncIterator<unknown> & Pick<Started<unknown>, 'started'> = stream[Symbol.asyncIterator]()
  const located = (error: unknown) =>
    presentable(locatedError(error, undefined, [rootField(document, request.operationName)]), requestId, log)
  let position: unknown
  try {
    position = await source.started
  } catch (error) {
    await source.return?.()
    return { errors: [located(error)] }
  }
  // A client that resumes must be able to tell an unavailable database from a refusal.
  const events = endingWith(mapAsync(source, runEvent), located)
  return request.wantsPosition && typeof position === 'string'
    ? beginningWith(positionResult(position), events)
    : events
}

/** How a subscription reports its position in the stream before its first event. */
const positionResult = (position: string): ExecutionResult => ({ data: null, extensions: { position } })

function beginningWith<Item>(first: Item, rest: AsyncIterableIterator<Item>): AsyncIterableIterator<Item> {
  let hasBegun = false
  return {
    async next() {
      if (hasBegun) return rest.next()
      hasBegun = true
      return { value: first, done: false }
    },
    return: async () => {
      await rest.return?.()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** The name under which a subscription's one field answers. */
function rootField(document: DocumentNode, operationName: string | undefined): string {
  const selection = getOperationAST(document, operationName)?.selectionSet.selections[0]
  return selection?.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : ''
}
