// The gateway without its doors: a request's text and token in, a result or a stream out.

import type { Clock } from '@quintet/kit/clock.ts'
import { anonymousEnvelope } from '@quintet/kit/envelope.ts'
import { presentable, refusal } from '@quintet/kit/errors.ts'
import type { Logger } from '@quintet/kit/telemetry.ts'
import { GraphQLError } from 'graphql'
import { type AccessFeed, followAccess } from './access/feed.ts'
import { type Admission, createAdmission } from './admission.ts'
import { type Asked, createDocuments, type DocumentOptions } from './documents.ts'
import { type Answer, refusedAnswer } from './execution/answer.ts'
import { type Executing, executeOperation } from './execution/execute.ts'
import type { Variables } from './execution/plan.ts'
import { type Limits, usualLimits } from './limits.ts'
import type { Listener } from './live/subscription.ts'
import { createSubscriptions, type Subscriptions, type Wanted } from './live/subscriptions.ts'
import { createOperations, InvalidOperation, type Operation } from './operations.ts'
import { openRedisCounts } from './redis-counts.ts'
import type { Source, SourceAnswer } from './sources/source.ts'
import { withoutSuggestion, withoutSuggestions } from './suggestions.ts'
import { loadSupergraph } from './supergraph.ts'
import { createMetrics, type Metrics } from './telemetry.ts'
import { type Caller, type Claims, createViewers, type RequestFacts, type TokenFault, type Viewers } from './viewer.ts'
import { warmUp } from './warm-up.ts'

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
  readonly supergraphSdl: string
  readonly apiSdl: string
  readonly metrics: Metrics
  readonly limits: Limits
  /** Every operation is to be admitted once, before it is planned; `run` and `runFor` see to it themselves. */
  readonly admission: Admission
  /** Runs a query or mutation. `authorization` is the header as it came. */
  run(request: GraphQLRequest, authorization: string | undefined, facts: RequestFacts): Promise<Reply>
  /** Runs an operation of a socket whose token was verified when it was opened. */
  runFor(request: GraphQLRequest, claims: Claims | null, facts: RequestFacts): Promise<Answer>
  /** The claims of an authorization header for an operation, or the errors that refuse it. */
  claims(authorization: string | undefined, operation: Operation): Promise<Claims | null | Refusal>
  /** The operation of a request, or the errors that refuse it. */
  prepare(request: GraphQLRequest): Operation | readonly GraphQLError[]
  /** Begins a subscription; returns the way to stop it. */
  subscribe(wanted: Wanted, listener: Listener): () => void
  live(): ReturnType<Subscriptions['stats']>
  /** The answer of an address that a subgraph declares, null where there is none. */
  answer(method: string, path: string, facts: RequestFacts): Promise<SourceAnswer | null>
  stop(): Promise<void>
}

export interface GatewaySettings {
  readonly supergraphSdl: string
  readonly apiSdl: string
  readonly sources: ReadonlyMap<string, Source>
  readonly clock: Clock
  readonly log: Logger
  readonly issuer: string
  readonly introspection: boolean
  /** False leaves every refusal to the subgraphs: for tests of their wall. */
  readonly pruning?: boolean
  readonly limits?: Limits
  /** Where gateways add up what they let in. */
  readonly redisUrl?: string | null
  /** Without it any text is run, and nothing is registered. */
  readonly documents?: DocumentOptions
}

/** A gateway over a supergraph and the sources of its subgraphs. */
export async function createGateway(settings: GatewaySettings): Promise<Gateway> {
  const { sources, clock, log, issuer, supergraphSdl } = settings
  const { limits = usualLimits } = settings
  const metrics = createMetrics()
  const { planMilliseconds } = limits
  const supergraph = await loadSupergraph(supergraphSdl, { planMilliseconds, onPlan: metrics.countPlan })
  const operations = createOperations(supergraph, {
    introspection: settings.introspection,
    pruning: settings.pruning !== false,
    limits: limits.document,
    cacheBytes: limits.cacheBytes,
    onLook: metrics.countLook,
  })
  metrics.watch('quintet_operations', 'Texts of operations that are kept.', () => operations.size().texts)
  metrics.watch('quintet_operations_bytes', 'What they and their plans take.', () => operations.size().bytes)
  const { trusted } = settings.documents ?? openDocuments
  const documents = createDocuments(settings.documents ?? openDocuments)
  const identity = sources.get('identity')!
  const tenancy = sources.get('tenancy')!
  const feed = followAccess({ identity, tenancy }, log)
  const viewers = createViewers({ identity, tenancy, feed, clock, issuer })
  const executing: Executing = { supergraph, sources }
  const mask = (error: unknown, requestId: string): GraphQLError => {
    const [shown] = errorsIn(error, requestId, log)
    if (settings.introspection) return shown!
    return new GraphQLError(withoutSuggestion(shown!.message), { path: shown!.path, extensions: shown!.extensions })
  }
  const subscriptions = createSubscriptions({
    executing,
    viewers,
    feed,
    mask,
    admit: (operation, variant, variables, caller) => admission.admit(operation, variant, variables, caller),
  })

  const callerOf = async (claims: Claims | null, facts: RequestFacts): Promise<Caller> => {
    const caller = await viewers.caller(claims, facts)
    if (typeof caller === 'string') throw faulty(caller)
    return caller
  }
  /** Refusals and unexpected errors as a result: nothing escapes unmasked. */
  const answered = async (facts: RequestFacts, work: () => Promise<Answer>): Promise<Reply> => {
    try {
      return await work()
    } catch (error) {
      const errors = errorsIn(error, facts.requestId, log)
      const retryAfter = errors[0]?.extensions.retryAfter
      return { ...refusedAnswer(errors), ...(typeof retryAfter === 'number' ? { retryAfter } : {}) }
    }
  }
  const prepare = (request: GraphQLRequest): Operation => {
    const text = documents.textOf(request)
    const operation = operations.of(text, request.operationName)
    documents.register(request, text)
    return operation
  }
  const isPublic = (request: GraphQLRequest): boolean => {
    try {
      return prepare(request).isPublic
    } catch {
      return false
    }
  }
  const runAs = async (operation: Operation, request: GraphQLRequest, caller: Caller): Promise<Answer> => {
    const { variables = {} } = request
    const found = operation.variantFor(caller.subject)
    const variant = found instanceof Promise ? await found : found
    const tooMuch = admission.admit(operation, variant, variables, caller)
    if (tooMuch !== null) throw tooMuch
    try {
      const answer = await executeOperation(executing, operation, variables, caller)
      // Variables are refused with suggestions too.
      if (answer.isExecuted || settings.introspection) return answer
      return { ...answer, text: withoutSuggestions(answer.text) }
    } finally {
      // Others hear of it by the feed; here it is in force with the next request.
      if (operation.mayChangeAccess) viewers.forget(caller.envelope)
    }
  }
  const { redisUrl = null } = settings
  const counts = redisUrl !== null && hasBudgets(limits) ? openRedisCounts(redisUrl, log) : null
  const admission = createAdmission(limits, clock, counts)
  let isOver = false
  await warmUp(operations, [...trusted.values()], log, () => isOver)
  return {
    viewers,
    feed,
    metrics,
    limits,
    admission,
    supergraphSdl,
    apiSdl: settings.apiSdl,
    run: (request, authorization, facts) =>
      answered(facts, async () => {
        const claims = await claimsOf(viewers, authorization)
        // The bearer is judged first; only a public operation shows that it need not have been.
        if (typeof claims === 'string' && !isPublic(request)) throw faulty(claims)
        const operation = prepare(request)
        if (operation.node.operation === 'subscription') {
          throw refusal(
            'BAD_USER_INPUT',
            'Subscriptions go over WebSocket (graphql-transport-ws) or as text/event-stream, on the same path',
          )
        }
        // A public operation runs with a stale header too: refreshSession is called with one.
        const known = operation.isPublic ? null : (claims as Claims | null)
        return runAs(operation, request, await callerOf(known, facts))
      }),
    runFor: (request, claims, facts) =>
      answered(facts, async () => runAs(prepare(request), request, await callerOf(claims, facts))),
    async claims(authorization, operation) {
      const claims = await claimsOf(viewers, authorization)
      if (typeof claims !== 'string') return claims
      return operation.isPublic ? null : { errors: [faulty(claims)] }
    },
    prepare(request) {
      try {
        return prepare(request)
      } catch (error) {
        return errorsIn(error, 'none', log)
      }
    },
    subscribe: subscriptions.begin,
    live: subscriptions.stats,
    async answer(method, path, facts) {
      const envelope = anonymousEnvelope(facts.requestId, facts.clientIp, facts.userAgent)
      for (const source of sources.values()) {
        const answer = await source.answer(method, path, envelope)
        if (answer !== null) return answer
      }
      return null
    },
    async stop() {
      isOver = true
      admission.stop()
      feed.stop()
      await supergraph.stop()
    },
  }
}

const hasBudgets = ({ costPerViewer, operationsPerViewer, requestsPerAddress }: Limits): boolean =>
  costPerViewer + operationsPerViewer + requestsPerAddress > 0

const openDocuments: DocumentOptions = { trusted: new Map(), only: false, apq: false }

/** Claims of an authorization header; null without one. */
async function claimsOf(viewers: Viewers, authorization: string | undefined): Promise<Claims | null | TokenFault> {
  if (authorization === undefined || authorization.trim() === '') return null
  const token = bearerOf(authorization)
  return token === null ? 'refused' : viewers.verify(token)
}

/** The token of `Bearer <token>`, or null. */
export const bearerOf = (authorization: string): string | null =>
  /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization.trim())?.[1] ?? null

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
