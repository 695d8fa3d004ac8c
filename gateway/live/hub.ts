// The shared streams of one supergraph. Subscriptions with the same events share one upstream, one execution and one text.
import pLimit from 'p-limit'
import type { Variables } from '../execution/run.ts'
import type { Variant } from '../execution/variant.ts'
import type { Executing } from '../pipeline/execute.ts'
import type { Subscriber } from './channel.ts'
import { createSharedStream, type SharedStream } from './shared-stream.ts'
import { createTopicKeys, type Topic } from './topic-key.ts'
import { resumptionOf } from './upstream.ts'

export interface Hub {
  /** Subscribes to a topic, after the subscriber's position or from now on. Returns a function that leaves it. */
  join(topic: Topic, subscriber: Subscriber): () => void
  /** The `after` of a client, in variables or document; null without one. */
  afterOf(variant: Variant, variables: Variables): string | null
  stats(): HubStats
}

export interface HubStats {
  readonly subscribers: number
  /** Streams from subgraphs. */
  readonly upstreams: number
  /** Events sent, each counted once for every subscriber. */
  readonly deliveries: number
}

/**
 * When thousands reconnect at once, replays open one after the other, because most subscribers then need none. The limit
 * is per subgraph: one that does not respond delays no subscribers of another.
 */
const maxOpening = 32

export function createHub(executing: Executing): Hub {
  const { supergraph, sources } = executing
  const streams = new Map<string, SharedStream>()
  const limits = new Map([...sources.keys()].map((subgraph) => [subgraph, pLimit(maxOpening)]))
  const keyOf = createTopicKeys(supergraph.fullSchema)
  let deliveries = 0

  const openStream = (key: string, topic: Topic): SharedStream => {
    const stream = createSharedStream({
      topic,
      executing,
      inTurn: limits.get(topic.variant.subscription(topic.variables).primary.serviceName)!,
      onDelivery(count) {
        deliveries += count
      },
      onEmpty() {
        if (streams.get(key) === stream) streams.delete(key)
      },
    })
    streams.set(key, stream)
    return stream
  }
  return {
    afterOf: (variant, variables) =>
      resumptionOf(variant.subscription(variables).primary, variables, supergraph.fullSchema).after,
    join(topic, subscriber) {
      const key = keyOf(topic)
      const stream = streams.get(key) ?? openStream(key, topic)
      return stream.join(subscriber)
    },
    stats() {
      let upstreams = 0
      let subscribers = 0
      for (const stream of streams.values()) {
        upstreams += stream.upstreams()
        subscribers += stream.subscribers.size
      }
      return { subscribers, upstreams, deliveries }
    },
  }
}
