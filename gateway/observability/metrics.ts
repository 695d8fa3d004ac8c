// Prometheus metrics of one process.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Look } from '../operations/cache.ts'

export interface Metrics {
  /** Counts one GraphQL request by its outcome: ok, or the code of its first error. */
  countRequest(outcome: string): void
  /** Counts and times one HTTP request; routes are ours, what is none of them has no name. */
  timeHttp(method: string, route: string, status: number, seconds: number): void
  /** Counts one socket that is closed by us, by its close code. */
  countClosing(code: number): void
  /** Counts one operation under a name that is known beforehand, and its outcome. */
  countOperation(name: string, type: string, outcome: string): void
  /** What counts and times the questions to one subgraph. */
  subgraph(name: string): SubgraphMeter
  /** Counts one look for a text. */
  countLook(look: Look): void
  /** Counts one plan that was made, and how long that took. */
  countPlan(seconds: number): void
  /** Tells a number whenever somebody asks for it. */
  watch(name: string, help: string, read: () => number): void
  /** Tells a number that only grows. */
  watchTotal(name: string, help: string, read: () => number): void
  /** The text that Prometheus reads. */
  text(): Promise<string>
  readonly contentType: string
}

export interface SubgraphMeter {
  observe(outcome: 'ok' | 'errors' | 'away', seconds: number): void
}

/** How clients reach the process itself; what a proxy tells of its own clients nobody here reads. */
export const urlScheme = 'http'

/** Of OpenTelemetry's conventions for HTTP, as are the names with `http` and `url`. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])
/** Names of operations that are told apart: each is a series for every outcome. */
const mostNames = 200

/** Metrics of this process. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'quintet_requests_total',
    help: 'GraphQL requests by outcome: ok, or the code of the first error. A subscription counts when it is over.',
    labelNames: ['outcome'],
    registers,
  })
  const looks = new Counter({
    name: 'quintet_operation_looks_total',
    help: 'Looks for the text of an operation: hit, miss, or refused as it was before.',
    labelNames: ['result'],
    registers,
  })
  const lookCounts: Record<Look, { inc(): void }> = {
    hit: looks.labels('hit'),
    miss: looks.labels('miss'),
    refused: looks.labels('refused'),
  }
  const http = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Duration of HTTP requests, event streams left out.',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code', 'url_scheme'],
    buckets,
    registers,
  })
  const operations = new Counter({
    name: 'quintet_operations_total',
    help: 'Operations by outcome: ok, or the code of the first error. Only trusted documents are named, others are `other`.',
    labelNames: ['operation', 'type', 'outcome'],
    registers,
  })
  const closings = new Counter({
    name: 'quintet_socket_closings_total',
    help: 'Sockets that were closed by the server, by close code.',
    labelNames: ['code'],
    registers,
  })
  const names = new Set<string>()
  const subgraphs = new Histogram({
    name: 'quintet_subgraph_request_duration_seconds',
    help: 'Duration of questions to subgraphs by outcome: ok, errors in the answer, or away.',
    labelNames: ['subgraph', 'outcome'],
    buckets,
    registers,
  })
  const requestsOf = series((outcome) => requests.labels(outcome))
  const httpOf = series((method, route, status) => http.labels(method, route, status, urlScheme))
  const operationsOf = series((operation, type, outcome) => operations.labels(operation, type, outcome))
  const plans = new Histogram({
    name: 'quintet_plan_seconds',
    help: 'Time to plan an operation that had no plan yet; nothing else is done meanwhile.',
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers,
  })
  return {
    countRequest: (outcome) => requestsOf(outcome).inc(),
    timeHttp: (method, route, status, seconds) =>
      httpOf(methods.has(method) ? method : '_OTHER', route, `${status}`).observe(seconds),
    countClosing: (code) => closings.inc({ code }),
    countOperation(name, type, outcome) {
      if (!names.has(name) && names.size < mostNames) names.add(name)
      operationsOf(names.has(name) ? name : 'other', type, outcome).inc()
    },
    subgraph(subgraph) {
      // Made once: to find a series by its labels costs more than to count in it.
      const series = {
        ok: subgraphs.labels({ subgraph, outcome: 'ok' }),
        errors: subgraphs.labels({ subgraph, outcome: 'errors' }),
        away: subgraphs.labels({ subgraph, outcome: 'away' }),
      }
      return { observe: (outcome, seconds) => series[outcome].observe(seconds) }
    },
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
    watchTotal(name, help, read) {
      new Counter({
        name,
        help,
        registers,
        collect() {
          this.reset()
          this.inc(read())
        },
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/** Series by their labels. They are few, and to find one by prom-client's own ways costs more than to count in it. */
function series<Series>(labelled: (first: string, second: string, third: string) => Series) {
  const known = new Map<string, Series>()
  return (first: string, second = '', third = ''): Series => {
    const key = `${first} ${second} ${third}`
    let found = known.get(key)
    if (found === undefined) {
      found = labelled(first, second, third)
      known.set(key, found)
    }
    return found
  }
}
