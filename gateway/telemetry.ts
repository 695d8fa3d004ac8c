// Prometheus metrics of one process.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Look } from './operation-cache.ts'

export interface Metrics {
  /** Counts one GraphQL request by its outcome: ok, or the code of its first error. */
  countRequest(outcome: string): void
  /** Counts one look for a text. */
  countLook(look: Look): void
  /** Counts one plan that was made, and how long that took. */
  countPlan(seconds: number): void
  /** Tells a number whenever somebody asks for it. */
  watch(name: string, help: string, read: () => number): void
  /** The text that Prometheus reads. */
  text(): Promise<string>
  readonly contentType: string
}

/** Metrics of this process. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'quintet_requests_total',
    help: 'GraphQL requests over HTTP by outcome: ok, or the code of the first error.',
    labelNames: ['outcome'],
    registers,
  })
  const looks = new Counter({
    name: 'quintet_operation_looks_total',
    help: 'Looks for the text of an operation: hit, miss, or refused as it was before.',
    labelNames: ['result'],
    registers,
  })
  // Counted on every request: without this each would make an object of labels and its key.
  const lookCounts: Record<Look, { inc(): void }> = {
    hit: looks.labels('hit'),
    miss: looks.labels('miss'),
    refused: looks.labels('refused'),
  }
  const plans = new Histogram({
    name: 'quintet_plan_seconds',
    help: 'Time to plan an operation that had no plan yet; nothing else is done meanwhile.',
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers,
  })
  return {
    countRequest: (outcome) => requests.inc({ outcome }),
    countLook: (look) => lookCounts[look].inc(),
    countPlan: (seconds) => plans.observe(seconds),
    watch(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read())
        },
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
