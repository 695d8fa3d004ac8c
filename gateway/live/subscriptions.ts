// All subscriptions of a gateway: how many there may be, and what they do when access or the supergraph changes.
import { addressRefused, refusal } from '@quintet/kit/wire/errors.ts'
import type { GraphQLError } from 'graphql'
import type { AccessFeed, Change } from '../auth/access-feed.ts'
import type { Claims, RequestFacts, Viewers } from '../auth/viewers.ts'
import { outcomeOf } from '../execution/response/answer.ts'
import type { Variables } from '../execution/run.ts'
import { createConnectionCounter, type LiveLimits, ownerOf } from '../limits/connections.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Operation } from '../operations/operation.ts'
import { withExactScalars } from '../pipeline/exact-variables.ts'
import type { LoadedGraph } from '../pipeline/graph.ts'
import { type Prepared, prepareAgain } from '../pipeline/prepare.ts'
import { createHub, type Hub, type HubStats } from './hub.ts'
import {
  beginSubscription,
  type LiveGraph,
  type LiveSubscription,
  type Sink,
  type SubscriptionSettings,
} from './subscription.ts'

/** A prepared subscription and its caller. */
export interface SubscribeRequest {
  readonly prepared: Prepared
  readonly variables: Variables
  readonly claims: Claims | null
  readonly facts: RequestFacts
}

export interface Subscriptions {
  /** Begins a subscription. Returns a function that stops it. */
  begin(request: SubscribeRequest, sink: Sink): () => void
  /** Continues all subscriptions on another supergraph; those that are not valid there end. */
  move(graph: LoadedGraph): void
  stats(): HubStats & { readonly slow: number }
}

interface SubscriptionsSettings {
  readonly graph: LoadedGraph
  readonly viewers: Viewers
  readonly feed: AccessFeed
  readonly admit: SubscriptionSettings['admit']
  /** Turns any error into ones that clients may see. */
  clientErrors(error: unknown, requestId: string): readonly GraphQLError[]
  readonly limits: LiveLimits
  /** Called when a subscription ends with `ok`, or the code of the error that ended it. */
  onEnd(operation: Operation, outcome: string): void
}

interface Running {
  readonly claims: Claims | null
  readonly operation: Operation
  readonly requestId: string
  readonly onEnd: Sink['end']
}

export function createSubscriptions(settings: SubscriptionsSettings): Subscriptions {
  const { viewers, feed, admit, clientErrors, limits, onEnd } = settings
  let current = settings.graph
  let live: LiveGraph = { executing: current.executing, hub: createHub(current.executing) }
  /** Hubs of replaced supergraphs that still have streams. */
  const former = new Set<Hub>()
  /** Deliveries of hubs that are gone. */
  let formerDeliveries = 0
  const running = new Map<LiveSubscription, Running>()
  const counter = createConnectionCounter(limits.subscriptions, limits.subscriptionsPerViewer)
  let slow = 0
  feed.onChange((change) => {
    for (const [subscription, { claims, operation }] of running) {
      const isConcerned = operation.isOfOneRow ? mayConcernRow(change, claims) : concerns(change, claims)
      if (isConcerned) subscription.recheck()
    }
  })
  const inCurrent = (operation: Operation, requestId: string): Operation | readonly GraphQLError[] => {
    try {
      return prepareAgain(operation, current).operation
    } catch (error) {
      return clientErrors(error, requestId)
    }
  }
  return {
    begin({ prepared, variables, claims, facts }, sink) {
      const { requestId } = facts
      // The supergraph may have been replaced since the request was prepared.
      const operation = prepared.graph === current ? prepared.operation : inCurrent(prepared.operation, requestId)
      if (!('variantFor' in operation)) {
        onEnd(prepared.operation, outcomeOf(operation))
        sink.end(operation)
        return () => {}
      }
      const owner = ownerOf(claims, facts)
      if (!counter.add(owner)) {
        onEnd(operation, 'RATE_LIMITED')
        sink.end([refusal('RATE_LIMITED', 'Too many subscriptions at a time')])
        return () => {}
      }
      let lookedAt: RequestFacts = facts
      const callerNow = async () => {
        const caller = await viewers.caller(claims, lookedAt)
        // Later checks are no use of the session.
        lookedAt = { ...facts, isPassive: true }
        if (caller === 'address') throw addressRefused()
        return typeof caller === 'string' ? null : caller
      }
      const remove = (errors: readonly GraphQLError[] | null): void => {
        if (!running.delete(subscription)) return
        counter.remove(owner)
        const outcome = outcomeOf(errors)
        if (outcome === 'SLOW_CONSUMER') slow++
        onEnd(operation, outcome)
      }
      const end: Sink['end'] = (errors) => {
        remove(errors)
        sink.end(errors)
      }
      const mask = (error: unknown): GraphQLError => clientErrors(error, requestId)[0]!
      const subscription = beginSubscription({
        graph: live,
        operation,
        variables: withExactScalars(operation, variables, prepared.exactVariables),
        sink,
        callerNow,
        mask,
        admit,
        onEnd: end,
      })
      running.set(subscription, { claims, operation, requestId, onEnd: end })
      return () => {
        remove(null)
        subscription.stop()
      }
    },
    move(next) {
      for (const hub of former) {
        const { upstreams, deliveries } = hub.stats()
        if (upstreams > 0) continue
        former.delete(hub)
        formerDeliveries += deliveries
      }
      former.add(live.hub)
      current = next
      live = { executing: next.executing, hub: createHub(next.executing) }
      for (const [subscription, each] of [...running]) {
        const operation = inCurrent(each.operation, each.requestId)
        if ('variantFor' in operation) {
          running.set(subscription, { ...each, operation })
          subscription.move(live, operation)
        } else {
          subscription.stop()
          each.onEnd(operation)
        }
      }
    },
    stats() {
      const sum = { subscribers: 0, upstreams: 0, deliveries: formerDeliveries, slow }
      for (const hub of [live.hub, ...former]) {
        const { subscribers, upstreams, deliveries } = hub.stats()
        sum.subscribers += subscribers
        sum.upstreams += upstreams
        sum.deliveries += deliveries
      }
      return sum
    },
  }
}

export function watchSubscriptions(metrics: Metrics, { stats }: Subscriptions): void {
  metrics.watch('quintet_subscriptions', 'Active subscriptions.', () => stats().subscribers)
  metrics.watch('quintet_upstreams', 'Open streams from subgraphs.', () => stats().upstreams)
  metrics.watchTotal('quintet_deliveries_total', 'Events sent, once per subscription.', () => stats().deliveries)
  metrics.watchTotal('quintet_slow_consumers_total', 'Subscriptions that ended with SLOW_CONSUMER.', () => stats().slow)
}

/** Whether a change may affect a caller's right to a row of their tenant: also one of the row's owner. */
const mayConcernRow = (change: Change | 'all', claims: Claims | null): boolean =>
  concerns(change, claims) ||
  (change !== 'all' && change.sessionId === null && (change.tenantId === null || change.tenantId === claims?.tenantId))

/** Whether a change may affect a caller's rights. An anonymous caller has none to lose. */
export function concerns(change: Change | 'all', claims: Claims | null): boolean {
  if (claims === null) return false
  if (change === 'all') return true
  const { userId, sessionId } = claims.viewer ?? { userId: claims.machine?.clientId, sessionId: claims.machine?.id }
  return (
    (change.userId === null || change.userId === userId) &&
    (change.tenantId === null || change.tenantId === claims.tenantId) &&
    (change.sessionId === null || change.sessionId === sessionId)
  )
}
