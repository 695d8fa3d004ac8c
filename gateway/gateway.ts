// The gateway without transports: a request and a token in, an answer or a stream of events out.
import type { Clock } from '@quintet/kit/process/clock.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { type RouteRequest, type RouteResponse, routeRefusal } from '@quintet/kit/wire/routes.ts'
import type { DeclaredRoute } from '@quintet/schema/routes.ts'
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { type AccessFeed, followAccess, silentFeed } from './auth/access-feed.ts'
import { claimsOf } from './auth/bearer.ts'
import { anonymousViewers, type Claims, createViewers, type RequestFacts, type Viewers } from './auth/viewers.ts'
import { type Answer, refusedAnswer, type SubgraphErrorCodes } from './execution/response/answer.ts'
import type { Variables } from './execution/run.ts'
import { defaultLiveLimits, type LiveLimits } from './limits/connections.ts'
import { defaultLimits, type Limits } from './limits/limits.ts'
import type { Sink } from './live/subscription.ts'
import {
  createSubscriptions,
  type SubscribeRequest,
  type Subscriptions,
  watchSubscriptions,
} from './live/subscriptions.ts'
import { createMetrics, type Metrics } from './observability/metrics.ts'
import type { Tracing } from './observability/tracing.ts'
import { createDocuments, type DocumentOptions } from './operations/documents.ts'
import { type Admission, createAdmission } from './pipeline/admission.ts'
import { clientErrors, invalidToken, subscriptionOverHttp } from './pipeline/errors.ts'
import { type Graph, type LoadedGraph, loadGraph } from './pipeline/graph.ts'
import { createPositions } from './pipeline/positions.ts'
import { type GraphQLRequest, type Prepared, prepareRequest, type Refused } from './pipeline/prepare.ts'
import { openRedisCounts } from './pipeline/redis-counts.ts'
import { masked } from './pipeline/reply.ts'
import { createRun } from './pipeline/run.ts'
import { type MaybePromise, whenDone } from './sources/maybe-promise.ts'
import type { Source } from './sources/source.ts'

export interface Gateway {
  /** The clock of tokens. */
  readonly clock: Clock
  readonly viewers: Viewers
  readonly feed: AccessFeed
  readonly metrics: Metrics
  readonly tracing: Tracing | null
  readonly limits: Limits
  /** What clients may keep open. */
  readonly liveLimits: LiveLimits
  readonly admission: Admission
  /** The API as clients see it. */
  apiSdl(): string
  /** The schemas in use now. */
  schema(): { readonly apiSchema: GraphQLSchema; readonly coreSupergraphSdl: string; readonly hasExactScalars: boolean }
  /** Calls back after each switch to another supergraph. Returns a function that stops it. */
  onReplace(listener: () => void): () => void
  /** Validates a request, or returns the errors that refuse it. */
  prepare(request: GraphQLRequest, facts: RequestFacts): Prepared | Refused
  /** Claims for a prepared request. An invalid token is reported before an invalid request. */
  authenticate(
    prepared: Prepared | Refused,
    authorization: string | undefined,
    facts: RequestFacts,
  ): MaybePromise<Claims | null | Refused>
  /** Runs a query or mutation with an Authorization header. */
  run(
    prepared: Prepared | Refused,
    variables: Variables | null | undefined,
    authorization: string | undefined,
    facts: RequestFacts,
  ): MaybePromise<Answer>
  /** Runs a query or mutation with claims that are already verified. */
  runAs(
    prepared: Prepared,
    variables: Variables | null | undefined,
    claims: Claims | null,
    facts: RequestFacts,
  ): MaybePromise<Answer>
  /** Begins a subscription. Returns a function that stops it. */
  subscribe(request: SubscribeRequest, sink: Sink): () => void
  live(): ReturnType<Subscriptions['stats']>
  /** The answer of a route; null where this supergraph has not the subgraph that declares it. */
  answer(route: DeclaredRoute, request: RouteRequest, facts: RequestFacts): Promise<RouteResponse | null>
  /**
   * Switches to another supergraph: requests under way end on the old one, subscriptions move to the new one. Rejects and
   * changes nothing when it cannot be loaded.
   */
  replace(graph: Graph): Promise<void>
  stop(): Promise<void>
}

export interface GatewaySettings extends Graph {
  /** The clock of tokens and limits. */
  readonly clock: Clock
  /** The clock by which a proof of identity goes stale; `clock` unless told. */
  readonly decisionClock?: Clock
  readonly log: Logger
  /** The issuer of the tokens of identity. Null where tokens have no meaning, and every caller is anonymous. */
  readonly issuer: string | null
  readonly introspection: boolean
  /** False leaves every refusal to the subgraphs, for tests of their access layer. */
  readonly pruning?: boolean
  readonly limits?: Limits
  readonly liveLimits?: LiveLimits
  /** Where gateways add up their rate limits. */
  readonly redisUrl?: string | null
  /** How far standbys may be behind that subgraphs read queries from; null, or without it, nothing is read from one. */
  readonly standbyMaxLagSeconds?: number | null
  /** Without it any text runs, and nothing can be registered. */
  readonly documents?: DocumentOptions
  readonly tracing?: Tracing | null
  /** Codes of subgraphs that clients see beside ours, with their messages; none by default, `*` stands for all. */
  readonly subgraphErrorCodes?: SubgraphErrorCodes
}

const anyDocuments: DocumentOptions = { trusted: new Map(), only: false, apq: false }

const hasBudgets = ({ costPerViewer, operationsPerViewer, requestsPerAddress }: Limits): boolean =>
  costPerViewer + operationsPerViewer + requestsPerAddress > 0

/** A gateway over a supergraph and the sources of its subgraphs. */
export async function createGateway(settings: GatewaySettings): Promise<Gateway> {
  const { clock, log, issuer, introspection, pruning = true, redisUrl = null, tracing = null } = settings
  const { limits = defaultLimits, liveLimits = defaultLiveLimits, documents: allowed = anyDocuments } = settings
  const { subgraphErrorCodes = new Set(), standbyMaxLagSeconds = null } = settings
  const positions = standbyMaxLagSeconds === null ? null : createPositions(standbyMaxLagSeconds, redisUrl, log)
  const metrics = createMetrics()
  const trusted = new Set(allowed.trusted.values())
  let isOver = false
  let { supergraphSdl } = settings
  const replaceListeners = new Set<() => void>()
  const common = { log, metrics, tracing, limits, introspection, pruning, trusted, subgraphErrorCodes, positions }
  const load = (graph: Graph): Promise<LoadedGraph> =>
    loadGraph(
      graph,
      // Our own subgraphs send no numbers in custom scalars.
      { ...common, exactScalars: issuer === null },
      () => isOver,
    )
  let loaded = await load(settings)
  metrics.watch('quintet_operations', 'Operation texts in the cache.', () => loaded.operations.size().texts)
  metrics.watch('quintet_operations_bytes', 'Bytes of the operation cache.', () => loaded.operations.size().bytes)

  const [identity, tenancy] = ['identity', 'tenancy'].map((name) => settings.sources.get(name)!) as [Source, Source]
  const feed = issuer === null ? silentFeed : followAccess({ identity, tenancy }, log)
  const { decisionClock = clock } = settings
  const viewers =
    issuer === null ? anonymousViewers : createViewers({ identity, tenancy, feed, clock, decisionClock, issuer, log })
  const counts = redisUrl !== null && hasBudgets(limits) ? openRedisCounts(redisUrl, log) : null
  const admission = createAdmission(limits, clock, counts)
  const documents = createDocuments(allowed)
  const execute = createRun(viewers, admission, metrics, positions)
  const subscriptions = createSubscriptions({
    graph: loaded,
    viewers,
    feed,
    admit: admission.admit,
    clientErrors: (error, requestId) => clientErrors(error, requestId, log, subgraphErrorCodes),
    limits: liveLimits,
    onEnd({ label, node }, outcome) {
      metrics.countRequest(outcome)
      metrics.countOperation(label, node.operation, outcome)
    },
  })
  watchSubscriptions(metrics, subscriptions)

  const authenticate: Gateway['authenticate'] = (prepared, authorization, facts) => {
    // A public operation runs with an expired token too, because clients send one with refreshSession.
    if ('operation' in prepared && prepared.operation.isPublic) return null
    return whenDone(claimsOf(viewers, authorization, facts, facts.proof), (claims) => {
      if (typeof claims === 'string') return { errors: [invalidToken(claims)] }
      return 'errors' in prepared ? prepared : claims
    })
  }
  return {
    clock,
    viewers,
    feed,
    metrics,
    tracing,
    limits,
    liveLimits,
    admission,
    apiSdl: () => `${printSchema(lexicographicSortSchema(loaded.executing.supergraph.apiSchema))}\n`,
    prepare(request, { requestId }) {
      try {
        return prepareRequest(request, documents, loaded)
      } catch (error) {
        return { errors: clientErrors(error, requestId, log) }
      }
    },
    schema() {
      const { apiSchema, exactScalars } = loaded.executing.supergraph
      return { apiSchema, coreSupergraphSdl: supergraphSdl, hasExactScalars: exactScalars.size > 0 }
    },
    onReplace(listener) {
      replaceListeners.add(listener)
      return () => void replaceListeners.delete(listener)
    },
    authenticate,
    run: (prepared, variables, authorization, facts) =>
      masked(
        () =>
          whenDone(authenticate(prepared, authorization, facts), (claims) => {
            if (claims !== null && 'errors' in claims) return refusedAnswer(claims.errors)
            if ('errors' in prepared) return refusedAnswer(prepared.errors)
            if (prepared.operation.node.operation === 'subscription') throw subscriptionOverHttp()
            return execute(prepared, variables ?? {}, claims, facts)
          }),
        facts.requestId,
        log,
      ),
    runAs: (prepared, variables, claims, facts) =>
      masked(() => execute(prepared, variables ?? {}, claims, facts), facts.requestId, log),
    subscribe: subscriptions.begin,
    live: subscriptions.stats,
    async answer({ subgraph }, request, { requestId, clientIp, userAgent }) {
      const source = loaded.sources.get(subgraph)
      if (source === undefined) return null
      const envelope = anonymousEnvelope(requestId, clientIp, userAgent)
      return source.answer(request, envelope).catch((error: unknown) => routeRefusal(error, requestId, log))
    },
    async replace(graph) {
      const next = await load(graph)
      if (isOver) return next.stop()
      const former = loaded
      loaded = next
      supergraphSdl = graph.supergraphSdl
      subscriptions.move(next)
      for (const listener of replaceListeners) listener()
      await former.stop()
    },
    async stop() {
      isOver = true
      admission.stop()
      positions?.stop()
      feed.stop()
      await loaded.stop()
      await tracing?.stop()
    },
  }
}
