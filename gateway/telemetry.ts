// Prometheus metrics of one process.
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

export interface Metrics {
  /** Counts one GraphQL request by its outcome: ok, or the code of its first error. */
  countRequest(outcome: string): void
  /** The text that Prometheus reads. */
  text(): Promise<string>
  readonly contentType: string
}

/** Metrics of this process; `sockets` tells how many are open. */
export function createMetrics(sockets: () => number): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'quintet_requests_total',
    help: 'GraphQL requests over HTTP by outcome: ok, or the code of the first error.',
    labelNames: ['outcome'],
    registers: [registry],
  })
  new Gauge({
    name: 'quintet_sockets',
    help: 'Open WebSocket connections and event streams.',
    registers: [registry],
    collect() {
      this.set(sockets())
    },
  })
  return {
    countRequest: (outcome) => requests.inc({ outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
