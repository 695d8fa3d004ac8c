// One subgraph: its SDL and its slices' resolvers, made into something that executes requests under an envelope.
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { SubgraphName } from '@quintet/schema/load.ts'
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  locatedError,
} from 'graphql'
import type { Bus } from '../events/bus.ts'
import { endingWith, mapAsync, type Started } from '../events/map-async.ts'
import type { Clock } from '../process/clock.ts'
import type { Logger } from '../process/log.ts'
import { type BaseContext, createContext } from '../slice/context.ts'
import { createPeers, type Executor, type SubgraphRequest } from '../slice/peers.ts'
import type { Envelope } from '../wire/envelope.ts'
import { presentable, presentableResult } from '../wire/errors.ts'
import { createEngine, type Prepared } from './engine.ts'
import type { RowPolicies } from './guards.ts'
import { type Retention, startRetention } from './retention.ts'
import { buildGuardedSchema } from './schema.ts'

/** An entity of another subgraph, or of which only the key is known. */
export interface Reference {
  readonly id: string
}

/** What a process gives a subgraph to live on. */
export interface Runtime {
  readonly database: Database
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Logger
  /** The root secret, 32 bytes or more; subgraphs derive keys from it. */
  readonly secret: Uint8Array
  /** Root secrets that were replaced: what they keyed is still read. */
  readonly previousSecrets?: readonly Uint8Array[]
  /** Where clients find Quintet: the issuer of its tokens. */
  readonly publicUrl: string
  /** How other subgraphs are reached. */
  readonly executorOf: (subgraph: string) => Executor
  /** How long an access token is good; 15 minutes unless told. */
  readonly accessTokenSeconds?: number
  /** bcrypt's cost; 12 unless a test lowers it. */
  readonly passwordCost?: number
}

/** A plain HTTP address that a subgraph answers at, forwarded by the gateway with an anonymous envelope. */
interface Route<Context> {
  readonly method: 'GET' | 'POST'
  readonly path: string
  handle(context: Context): Promise<RouteAnswer>
}
interface RouteAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What one subgraph adds to every context, and how it ends. */
interface Opened<Parts> {
  readonly parts: Parts
  close?(): Promise<void> | void
}

export interface SubgraphDefinition<Parts extends object> {
  readonly name: SubgraphName
  /** Resolvers of each slice. */
  readonly slices: readonly object[]
  /** Rules about rows, by policy name. */
  readonly rowPolicies?: RowPolicies
  readonly routes?: readonly Route<BaseContext & Parts>[]
  /** For how many days rows of its tables are kept; those that are not named stay. */
  readonly retention?: Retention
  /** Made once per process. */
  open(runtime: Runtime): Opened<Parts> | Promise<Opened<Parts>>
}

export interface RunningSubgraph<Context = BaseContext> {
  readonly name: SubgraphName
  readonly schema: GraphQLSchema
  readonly execute: Executor
  /** Events of a subscription from now on or after a cursor, or the result that refuses it. It may end by throwing. */
  subscribe(
    request: SubgraphRequest,
    envelope: Envelope,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>
  /** The answer of a declared route, null where there is none. */
  answer(method: string, path: string, envelope: Envelope): Promise<RouteAnswer | null>
  /** A context for work that no request asked for, such as demo data; whoever makes it closes its scope. */
  contextFor(envelope: Envelope): Context
  close(): Promise<void>
}

export interface Subgraph<Context = BaseContext> {
  readonly name: SubgraphName
  start(runtime: Runtime): Promise<RunningSubgraph<Context>>
}

/** Makes a subgraph from its slices. */
export function defineSubgraph<Parts extends object>(
  definition: SubgraphDefinition<Parts>,
): Subgraph<BaseContext & Parts> {
  return { name: definition.name, start: (runtime) => startSubgraph(definition, runtime) }
}

async function startSubgraph<Parts extends object>(
  definition: SubgraphDefinition<Parts>,
  runtime: Runtime,
): Promise<RunningSubgraph<BaseContext & Parts>> {
  const { name } = definition
  const schema = buildGuardedSchema(definition)
  const { parts, close } = await definition.open(runtime)
  const prepare = createEngine(schema)
  const stopRemoving = startRetention(name, runtime.database.jobs, definition.retention ?? {}, runtime.log)

  const contextFor = (envelope: Envelope): BaseContext & Parts => {
    const { tenantId, realmId } = envelope
    const scope = runtime.database.scope({ tenantId, userId: envelope.viewer?.userId ?? null, realmId })
    const peers = createPeers(name, envelope.requestId, runtime.executorOf)
    const base = createContext({ envelope, scope, peers, clock: runtime.clock, log: runtime.log })
    return Object.assign(base, parts)
  }
  const run = (
    prepared: Prepared,
    { operationName, variables }: SubgraphRequest,
    envelope: Envelope,
    root?: unknown,
  ) => {
    const context = contextFor(envelope)
    const finish = (result: ExecutionResult): ExecutionResult => {
      // The answer need not wait for the COMMIT of a transaction that only read.
      context.scope
        .close()
        .catch((error: unknown) => runtime.log.warn({ error: String(error) }, 'closing a read failed'))
      return presentableResult(result, envelope.requestId, runtime.log)
    }
    const result = prepared.run({ context, root, operationName, variables })
    return result instanceof Promise ? result.then(finish) : finish(result)
  }
  return {
    name,
    schema,
    contextFor,
    execute(request, envelope) {
      const prepared = prepare(request.query)
      return 'errors' in prepared ? prepared : run(prepared, request, envelope)
    },
    async subscribe(request, envelope) {
      const prepared = prepare(request.query)
      if ('errors' in prepared) return prepared
      const { document } = prepared
      const contextValue = contextFor(envelope)
      const stream = await createSourceEventStream({ schema, document, contextValue, ...operationOf(request) })
      contextValue.scope.close().catch(() => {})
      if (!(Symbol.asyncIterator in stream)) return presentableResult(stream, envelope.requestId, runtime.log)
      const source: AsyncIterator<unknown> & Pick<Started<unknown>, 'started'> = stream[Symbol.asyncIterator]()
      const located = (error: unknown) =>
        presentable(
          locatedError(error, undefined, [rootField(document, request.operationName)]),
          envelope.requestId,
          runtime.log,
        )
      let place: unknown
      try {
        place = await source.started
      } catch (error) {
        await source.return?.()
        return { errors: [located(error)] }
      }
      // Whoever resumes must be able to tell a database that is away from a refusal.
      const events = endingWith(
        mapAsync(source, async (event) => run(prepared, request, envelope, event)),
        located,
      )
      return request.wantsPlace && typeof place === 'string' ? beginningWith(placeOf(place), events) : events
    },
    async answer(method, path, envelope) {
      const route = definition.routes?.find((each) => each.method === method && each.path === path)
      if (route === undefined) return null
      const context = contextFor(envelope)
      return route.handle(context).finally(() => context.scope.close())
    },
    async close() {
      stopRemoving()
      await close?.()
    },
  }
}

/** How a subscription tells its place in the stream before its first event. */
const placeOf = (place: string): ExecutionResult => ({ data: null, extensions: { place } })

function beginningWith<Item>(first: Item, rest: AsyncIterableIterator<Item>): AsyncIterableIterator<Item> {
  let isTold = false
  return {
    async next() {
      if (isTold) return rest.next()
      isTold = true
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

const operationOf = ({ operationName, variables }: SubgraphRequest) => ({
  operationName: operationName ?? null,
  variableValues: variables ?? {},
})
