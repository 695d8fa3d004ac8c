// The gateway without its doors: a request's text and token in, a result or a stream out.

import type { Clock } from '@quintet/kit/process/clock.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { presentable, refusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError, lexicographicSortSchema, print, printSchema } from 'graphql'
import { type AccessFeed, followAccess, silentFeed } from './auth/access-feed.ts'
import {
  anonymousViewers,
  type Caller,
  type Claims,
  createViewers,
  type RequestFacts,
  type TokenFault,
  type Viewers,
} from './auth/viewers.ts'
import { type Answer, refusedAnswer } from './execution/response/answer.ts'
import type { Variables } from './execution/run.ts'
import type { Variant } from './execution/variant.ts'
import { type LiveLimits, usualLiveLimits } from './limits/connections.ts'
import { type Limits, usualLimits } from './limits/limits.ts'
import type { Listener } from './live/subscription.ts'
import { createSubscriptions, type Subscriptions, type Wanted, watchSubscriptions } from './live/subscriptions.ts'
import { createMetrics, type Metrics } from './observability/metrics.ts'
import { observed } from './observability/observed-source.ts'
import type { Tracing } from './observability/tracing.ts'
import { type Asked, createDocuments, type DocumentOptions } from './operations/documents.ts'
import { createOperations, InvalidOperation, type Operation, type Operations } from './operations/operations.ts'
import { warmUp } from './operations/warm-up.ts'
import { type Admission, createAdmission } from './pipeline/admission.ts'
import { coerce, type Executing, executeOperation } from './pipeline/execute.ts'
import { openRedisCounts } from './pipeline/redis-counts.ts'
import { type MaybePromise, whenDone } from './sources/maybe-promise.ts'
import type { Source, SourceAnswer } from './sources/source.ts'
import { loadSupergraph } from './supergraph/load.ts'

export interface GraphQLRequest extends Asked {
  readonly operationName?: string | undefined
  readonly variables?: Variables | undefined
}

export interface Reply extends Answer {
  /** In how many seconds a refused request may come again. */
  readonly retryAfter?: number
}

/** Errors instead of an answer. */
type Refusal = { readonly errors: readonly GraphQLError[] }

export interface Gateway {
  readonly viewers: Viewers
  readonly feed: AccessFeed
  /** The API as clients see it. */
  apiSdl(): string
  readonly metrics: Metrics
  readonly tracing: Tracing | null
  readonly limits: Limits
  /** What clients may keep open. */
  readonly liveLimits: LiveLimits
  /** Every operation is to be admitted once, before it is planned; `run` and `runFor` see to it themselves. */
  readonly admission: Admission
  /** Runs a query or mutation. `authorization` is the header as it came. */
  run(request: GraphQLRequest, authorization: string | undefined, facts: RequestFacts): MaybePromise<Reply>
  /** Runs an operation of a socket whose token was verified when it was opened. */
  runFor(request: GraphQLRequest, claims: Claims | null, facts: RequestFacts): MaybePromise<Reply>
  /** The claims of an authorization header for an operation, or the errors that refuse it. */
  claims(authorization: string | undefined, operation: Operation): Promise<Claims | null | Refusal>
  /** The operation of a request, or the errors that refuse it. */
  prepare(request: GraphQLRequest): Operation | readonly GraphQLError[]
  /** Begins a subscription; returns the way to stop it. */
  subscribe(wanted: Wanted, listener: Listener): () => void
  live(): ReturnType<Subscriptions['stats']>
  /** The answer of an address that a subgraph declares, null where there is none. */
  answer(method: string, path: string, facts: RequestFacts): Promise<SourceAnswer | null>
  /**
   * Has another supergraph answer from now on: what is under way ends on the old one, subscriptions go over. Rejects
   * and changes nothing when it cannot be loaded.
   */
  replace(graph: Graph): Promise<void>
  stop(): Promise<void>
}

/** A supergraph and how its subgraphs are reached. */
interface Graph {
  readonly supergraphSdl: string
  readonly sources: ReadonlyMap<string, Source>
}

export interface GatewaySettings extends Graph {
  readonly clock: Clock
  readonly log: Logger
  /** Who signs the tokens that identity gives out; null where nobody can sign in, and all is anonymous. */
  readonly issuer: string | null
  readonly introspection: boolean
  /** False leaves every refusal to the subgraphs: for tests of their wall. */
  readonly pruning?: boolean
  readonly limits?: Limits
  readonly liveLimits?: LiveLimits
  /** Where gateways add up what they let in. */
  readonly redisUrl?: string | null
  /** Without it any text is run, and nothing is registered. */
  readonly documents?: DocumentOptions
  readonly tracing?: Tracing | null
}

/** A supergraph that answers, with all that hangs on it. */
interface Ground {
  readonly graph: Graph
  readonly operations: Operations
  readonly executing: Executing
}

/** A gateway over a supergraph and the sources of its subgraphs. */
export async function createGateway(settings: GatewaySettings): Promise<Gateway> {
  const { clock, log, issuer, limits = usualLimits, liveLimits = usualLiveLimits, tracing = null } = settings
  const { documents: allowed = anyDocuments } = settings
  const metrics = createMetrics()
  let isOver = false
  /** Those that have been replaced. */
  const former = new WeakSet<Graph>()
  const open = async (graph: Graph): Promise<Ground> => {
    const { planMilliseconds } = limits
    const supergraph = await loadSupergraph(graph.supergraphSdl, { planMilliseconds, onPlan: metrics.countPlan })
    const operations = createOperations(supergraph, {
      introspection: settings.introspection,
      pruning: settings.pruning !== false,
      limits: limits.document,
      cacheBytes: limits.cacheBytes,
      isRemote: (name) => graph.sources.get(name)?.isRemote === true,
      onLook: metrics.countLook,
    })
    await warmUp(operations, [...allowed.trusted.values()], log, () => isOver || former.has(graph))
    const sources = new Map(
      [...graph.sources.keys()].map((name) => {
        const current = () => graph.sources.get(name)!
        return [name, observed(current, metrics.subgraph(name), tracing)]
      }),
    )
    return { graph, operations, executing: { supergraph, sources, hideSuggestions: !settings.introspection } }
  }
  let ground = await open(settings)
  metrics.watch('quintet_operations', 'Texts of operations that are kept.', () => ground.operations.size().texts)
  metrics.watch('quintet_operations_bytes', 'What they and their plans take.', () => ground.operations.size().bytes)
  const documents = createDocuments(allowed)
  const [identity, tenancy] = ['identity', 'tenancy'].map((name) => settings.sources.get(name)!) as [Source, Source]
  const feed = issuer === null ? silentFeed : followAccess({ identity, tenancy }, log)
  const viewers = issuer === null ? anonymousViewers : createViewers({ identity, tenancy, feed, clock, issuer })
  const { redisUrl = null } = settings
  const counts = redisUrl !== null && hasBudgets(limits) ? openRedisCounts(redisUrl, log) : null
  const admission = createAdmission(limits, clock, counts)
  const mask = (error: unknown, requestId: string): GraphQLError => errorsIn(error, requestId, log)[0]!
  const { admit } = admission
  const ended = (operation: Operation, outcome: string): void => {
    metrics.countRequest(outcome)
    count(operation, outcome)
  }
  const { executing } = ground
  const subscriptions = createSubscriptions({ executing, viewers, feed, mask, admit, limits: liveLimits, ended })
  watchSubscriptions(metrics, subscriptions)

  const trustedTexts = new Set(allowed.trusted.values())
  /** Names of operations in metrics: a client's own would be without end. */
  const labels = new WeakMap<Operation, string>()
  /** Doors look before they run it: that is no second request for the same, by which a text would seem to be in use. */
  const prepared = new WeakMap<GraphQLRequest, { readonly operation: Operation; readonly ground: Ground }>()
  const prepare = (request: GraphQLRequest): Operation => {
    const ahead = prepared.get(request)
    if (ahead?.ground === ground) return ahead.operation
    const text = documents.textOf(request)
    const operation = ground.operations.of(text, request.operationName)
    if (!labels.has(operation)) {
      labels.set(operation, trustedTexts.has(text) ? (operation.name ?? 'unnamed') : 'other')
    }
    documents.register(request, text)
    return operation
  }
  const prepareAhead = (request: GraphQLRequest): Operation | readonly GraphQLError[] => {
    try {
      const operation = prepare(request)
      prepared.set(request, { operation, ground })
      return operation
    } catch (error) {
      return errorsIn(error, 'none', log)
    }
  }
  const isPublic = (request: GraphQLRequest): boolean => {
    const operation = prepareAhead(request)
    return 'node' in operation && operation.isPublic
  }
  /** Refusals and unexpected errors as a reply: nothing escapes unmasked. */
  const answered = (facts: RequestFacts, work: () => MaybePromise<Answer>): MaybePromise<Reply> => {
    const refuse = (error: unknown): Reply => {
      const errors = errorsIn(error, facts.requestId, log)
      const retryAfter = errors[0]?.extensions.retryAfter
      return { ...refusedAnswer(errors), ...(typeof retryAfter === 'number' ? { retryAfter } : {}) }
    }
    try {
      const answer = work()
      return answer instanceof Promise ? answer.catch(refuse) : answer
    } catch (error) {
      return refuse(error)
    }
  }
  const runAs = (
    executing: Executing,
    operation: Operation,
    { variables: given }: GraphQLRequest,
    caller: Caller,
  ): MaybePromise<Answer> =>
    whenDone(operation.variantFor(caller.subject), (variant) => {
      // Over sockets they may be null.
      const variables = given ?? {}
      const tooMuch = admission.admit(operation, variant, variables, caller)
      if (tooMuch !== null) throw tooMuch
      const answer = executeOperation(executing, operation, variables, caller)
      const mayHaveChanged = operation.mayChangeAccess && isSent(executing, operation, variant, variables)
      if (!mayHaveChanged) return whenDone(answer, (done) => counted(operation, done))
      // Others hear of it by the feed; here it is in force with the next request, also when it failed half way.
      return Promise.resolve(answer)
        .finally(() => viewers.forget(caller.envelope))
        .then((done) => counted(operation, done))
    })
  const counted = (operation: Operation, answer: Answer): Answer => {
    count(operation, answer.code ?? 'ok')
    return answer
  }
  const count = (operation: Operation, outcome: string): void =>
    metrics.countOperation(labels.get(operation) ?? 'other', operation.node.operation, outcome)
  const runFor = (operation: Operation, request: GraphQLRequest, claims: Claims | null, facts: RequestFacts) => {
    // Of the supergraph that the operation was prepared for, whatever replaces it while the caller is looked up.
    const { executing } = ground
    return whenDone(viewers.caller(claims, facts), (caller) => {
      if (typeof caller === 'string') throw faulty(caller)
      return runAs(executing, operation, request, caller)
    })
  }
  return {
    viewers,
    feed,
    metrics,
    tracing,
    limits,
    liveLimits,
    admission,
    apiSdl: () => `${printSchema(lexicographicSortSchema(ground.executing.supergraph.apiSchema))}\n`,
    run: (request, authorization, facts) =>
      answered(facts, () =>
        whenDone(claimsOf(viewers, authorization, facts.connection), (claims) => {
          // The bearer is judged first; only a public operation shows that it need not have been.
          if (typeof claims === 'string' && !isPublic(request)) throw faulty(claims)
          const operation = prepare(request)
          if (operation.node.operation === 'subscription') throw wrongDoor()
          // A public operation runs with a stale header too: refreshSession is called with one.
          const known = operation.isPublic ? null : (claims as Claims | null)
          return runFor(operation, request, known, facts)
        }),
      ),
    runFor: (request, claims, facts) => answered(facts, () => runFor(prepare(request), request, claims, facts)),
    async claims(authorization, operation) {
      const claims = await claimsOf(viewers, authorization)
      if (typeof claims !== 'string') return claims
      return operation.isPublic ? null : { errors: [faulty(claims)] }
    },
    prepare: prepareAhead,
    subscribe: subscriptions.begin,
    live: subscriptions.stats,
    async answer(method, path, facts) {
      const envelope = anonymousEnvelope(facts.requestId, facts.clientIp, facts.userAgent)
      for (const source of ground.graph.sources.values()) {
        const answer = await source.answer(method, path, envelope)
        if (answer !== null) return answer
      }
      return null
    },
    async replace(graph) {
      const next = await open(graph)
      if (isOver) return next.executing.supergraph.stop()
      const { supergraph } = ground.executing
      former.add(ground.graph)
      ground = next
      subscriptions.move(next.executing, ({ document, name }) => {
        try {
          return next.operations.of(print(document), name)
        } catch (error) {
          return errorsIn(error, 'none', log)
        }
      })
      await supergraph.stop()
    },
    async stop() {
      isOver = true
      admission.stop()
      feed.stop()
      await ground.executing.supergraph.stop()
      await tracing?.stop()
    },
  }
}

const wrongDoor = (): GraphQLError =>
  refusal(
    'BAD_USER_INPUT',
    'Subscriptions go over WebSocket (graphql-transport-ws) or as text/event-stream, on the same path',
  )

/** Whether a mutation goes to a subgraph at all: its variables fit, and access refuses none of its roots. */
function isSent(executing: Executing, operation: Operation, variant: Variant, given: Variables): boolean {
  const coerced = coerce(executing, operation, given)
  return 'variables' in coerced && operation.refusedRoots(variant, coerced.variables).length === 0
}

const hasBudgets = ({ costPerViewer, operationsPerViewer, requestsPerAddress }: Limits): boolean =>
  costPerViewer + operationsPerViewer + requestsPerAddress > 0

const anyDocuments: DocumentOptions = { trusted: new Map(), only: false, apq: false }

/** Claims of an authorization header; null without one. */
function claimsOf(
  viewers: Viewers,
  authorization: string | undefined,
  connection?: object,
): MaybePromise<Claims | null | TokenFault> {
  if (authorization === undefined || authorization.trim() === '') return null
  return viewers.verify(bearerOf(authorization), connection)
}

/** The token of `Bearer <token>`; of anything else an empty one, which nobody gives out. */
export const bearerOf = (authorization: string): string =>
  /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization.trim())?.[1] ?? ''

const faulty = (fault: TokenFault): GraphQLError =>
  refusal(
    'UNAUTHENTICATED',
    fault === 'expired'
      ? 'The access token has run out: refresh the session'
      : 'The access token is refused: sign in again',
  )

/** Any thrown value as errors that a client may see. */
function errorsIn(error: unknown, requestId: string, log: Logger): readonly GraphQLError[] {
  if (error instanceof InvalidOperation) return error.all
  if (error instanceof GraphQLError && typeof error.extensions.code === 'string')
    return [presentable(error, requestId, log)]
  const cause = error instanceof Error ? error : new Error(String(error))
  return [presentable(new GraphQLError(cause.message, { originalError: cause }), requestId, log)]
}
