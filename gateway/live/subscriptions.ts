// All subscriptions of a gateway, to be looked at again when access changes.
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { GraphQLError } from 'graphql'
import type { AccessFeed, Change } from '../auth/access-feed.ts'
import type { Claims, RequestFacts, Viewers } from '../auth/viewers.ts'
import { outcomeOf } from '../execution/response/answer.ts'
import type { Variables } from '../execution/run.ts'
import { createCensus, holderOf, type LiveLimits } from '../limits/connections.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Operation } from '../operations/operations.ts'
import type { Executing } from '../pipeline/execute.ts'
import { createHub, type Hub, type HubStats } from './hub.ts'
import { beginSubscription, type Ground, type Listener, type LiveSubscription, type Rules } from './subscription.ts'

/** A subscription to be begun. */
export interface Wanted {
  readonly operation: Operation
  readonly variables: Variables
  readonly claims: Claims | null
  readonly facts: RequestFacts
}

export interface Subscriptions {
  /** Begins a subscription; returns the way to stop it. */
  begin(wanted: Wanted, listener: Listener): () => void
  /**
   * Has all subscriptions go on over another supergraph.
   * @param prepare the operation of a text there, or the errors that refuse it
   */
  move(executing: Executing, prepare: (operation: Operation) => Operation | readonly GraphQLError[]): void
  stats(): HubStats & { readonly slow: number }
}

interface Parts {
  readonly executing: Executing
  readonly viewers: Viewers
  readonly feed: AccessFeed
  readonly admit: Rules['admit']
  /** Makes of any error one that a client may see. */
  mask(error: unknown, requestId: string): GraphQLError
  readonly limits: LiveLimits
  /** Told of each subscription that is over, and how: `ok`, or the code of what ended it. */
  ended(operation: Operation, outcome: string): void
}

/** The subscriptions of one gateway. */
export function createSubscriptions(parts: Parts): Subscriptions {
  const { executing, viewers, feed, admit, mask, limits, ended } = parts
  let ground: Ground = { executing, hub: createHub(executing) }
  /** Those of replaced supergraphs: as long as somebody is on his way from there, and for what they have delivered. */
  const former = new Set<Hub>()
  let deliveredBefore = 0
  const running = new Map<LiveSubscription, { claims: Claims | null; operation: Operation; over: Listener['end'] }>()
  const census = createCensus(limits.subscriptions, limits.subscriptionsPerViewer)
  let slow = 0
  feed.onChange((change) => {
    for (const [subscription, { claims }] of running) if (concerns(change, claims)) subscription.reconsider()
  })
  return {
    begin({ operation, variables, claims, facts }, listener) {
      const who = holderOf(claims, facts)
      if (!census.enter(who)) {
        ended(operation, 'RATE_LIMITED')
        listener.end([refusal('RATE_LIMITED', 'Too many subscriptions at a time')])
        return () => {}
      }
      const callerNow = async () => {
        const caller = await viewers.caller(claims, facts)
        return typeof caller === 'string' ? null : caller
      }
      const leave = (errors: readonly GraphQLError[] | null): void => {
        if (!running.delete(subscription)) return
        census.leave(who)
        const outcome = outcomeOf(errors)
        if (outcome === 'SLOW_CONSUMER') slow++
        ended(operation, outcome)
      }
      const over: Listener['end'] = (errors) => {
        leave(errors)
        listener.end(errors)
      }
      const rules: Rules = { admit, mask: (error) => mask(error, facts.requestId) }
      const subscription = beginSubscription(ground, rules, operation, variables, callerNow, listener, over)
      running.set(subscription, { claims, operation, over })
      return () => {
        leave(null)
        subscription.stop()
      }
    },
    move(next, prepare) {
      for (const hub of former) {
        const { upstreams, deliveries } = hub.stats()
        if (upstreams > 0) continue
        former.delete(hub)
        deliveredBefore += deliveries
      }
      former.add(ground.hub)
      ground = { executing: next, hub: createHub(next) }
      for (const [subscription, { claims, operation, over }] of [...running]) {
        const same = prepare(operation)
        if ('variantFor' in same) {
          running.set(subscription, { claims, operation: same, over })
          subscription.move(ground, same)
        } else {
          subscription.stop()
          over(same)
        }
      }
    },
    stats() {
      const sum = { members: 0, upstreams: 0, deliveries: deliveredBefore, slow }
      for (const hub of [ground.hub, ...former]) {
        const { members, upstreams, deliveries } = hub.stats()
        sum.members += members
        sum.upstreams += upstreams
        sum.deliveries += deliveries
      }
      return sum
    },
  }
}

/** Has metrics tell of subscriptions. */
export function watchSubscriptions(metrics: Metrics, { stats }: Subscriptions): void {
  metrics.watch('quintet_subscriptions', 'Subscriptions that hear something.', () => stats().members)
  metrics.watch('quintet_upstreams', 'Streams from subgraphs.', () => stats().upstreams)
  metrics.watchTotal('quintet_deliveries_total', 'Events sent, once per hearer.', () => stats().deliveries)
  metrics.watchTotal('quintet_slow_readers_total', 'Subscriptions ended with SLOW_CONSUMER.', () => stats().slow)
}

/** Whether a change may touch what somebody may hear; nobody in particular has no rights to lose. */
export function concerns(change: Change | 'all', claims: Claims | null): boolean {
  if (claims === null) return false
  if (change === 'all') return true
  const { userId, sessionId } = claims.viewer
  return (
    (change.userId === null || change.userId === userId) &&
    (change.tenantId === null || change.tenantId === claims.tenantId) &&
    (change.sessionId === null || change.sessionId === sessionId)
  )
}
