// Prometheus metrics of one process.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  /** Counts one GraphQL request by its outcome: ok, or the code of its first error. */
  countRequest(outcome: string): void
  /** Counts and times one HTTP request. The route is empty where the path is none of the server's routes. */
  timeHttp(method: string, route: string, status: number, seconds: number): void
  /** Counts one socket that the server closes, by its close code. */
  countClose(code: number): void
  /** Counts one operation by its label and outcome. */
  countOperation(name: string, type: string, outcome: string): void
  /** Counts and times the requests to one subgraph. */
  subgraph(name: string): SubgraphMeter
  /** Counts one lookup in the operation cache. */
  countLookup(result: LookupResult): void
  /** Counts and times the planning of one operation. */
  countPlan(seconds: number): void
  /** Adds a number that is read at every scrape. */
  watch(name: string, help: string, read: () => number): void
  /** Adds a number that only grows, read at every scrape. */
  watchTotal(name: string, help: string, read: () => number): void
  /** Adds metrics of another source, in the same format; what cannot be read is left out. */
  append(read: () => Promise<string>): void
  /** In Prometheus's text format. */
  text(): Promise<string>
  readonly contentType: string
}

type LookupResult = 'hit' | 'miss' | 'refused'

export interface SubgraphMeter {
  observe(outcome: 'ok' | 'errors' | 'unavailable', seconds: number): void
}

/** How clients reach this process. The scheme that a proxy reports for its own clients is not read. */
export const urlScheme = 'http'

/** From OpenTelemetry's conventions for HTTP, like the names with `http` and `url`. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])
/** Further operations are counted as `other`, because each has a series for every outcome. */
const maxNames = 200

/**
 * Memory, event loop and garbage collection, measured once for all gateways of a process: what measures them never ends, and
 * would keep the gateway that began it in memory.
 */
const ofProcess = (): Registry => {
  if (processRegistry === undefined) {
    processRegistry = new Registry()
    collectDefaultMetrics({ register: processRegistry })
  }
  return processRegistry
}
let processRegistry: Registry | undefined

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const appended: (() => Promise<string>)[] = []
  const process = ofProcess()
  const requests = new Counter({
    name: 'quintet_requests_total',
    help: 'GraphQL requests by outcome: ok, or the code of the first error. Subscriptions are counted when they end.',
    labelNames: ['outcome'],
    registers,
  })
  const lookups = new Counter({
    name: 'quintet_operation_cache_lookups_total',
    help: 'Lookups in the operation cache: hit, miss, or refused by a cached error.',
    labelNames: ['result'],
    registers,
  })
  const lookupCounts: Record<LookupResult, { inc(): void }> = {
    hit: lookups.labels('hit'),
    miss: lookups.labels('miss'),
    refused: lookups.labels('refused'),
  }
  const http = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Duration of HTTP requests, without event streams.',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code', 'url_scheme'],
    buckets,
    registers,
  })
  const operations = new Counter({
    name: 'quintet_operations_total',
    help: 'Operations by outcome: ok, or the code of the first error. Only trusted documents are named, all others are `other`.',
    labelNames: ['operation', 'type', 'outcome'],
    registers,
  })
  const closes = new Counter({
    name: 'quintet_socket_closes_total',
    help: 'Sockets that the server closed, by close code.',
    labelNames: ['code'],
    registers,
  })
  const names = new Set<string>()
  const subgraphs = new Histogram({
    name: 'quintet_subgraph_request_duration_seconds',
    help: 'Duration of requests to subgraphs by outcome: ok, errors in the answer, or unavailable.',
    labelNames: ['subgraph', 'outcome'],
    buckets,
    registers,
  })
  const requestsOf = series((outcome) => requests.labels(outcome))
  const httpOf = series((method, route, status) => http.labels(method, route, status, urlScheme))
  const operationsOf = series((operation, type, outcome) => operations.labels(operation, type, outcome))
  const plans = new Histogram({
    name: 'quintet_plan_seconds',
    help: 'Time to plan an operation. Planning blocks all other requests.',
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers,
  })
  return {
    countRequest: (outcome) => requestsOf(outcome).inc(),
    timeHttp: (method, route, status, seconds) =>
      httpOf(methods.has(method) ? method : '_OTHER', route, `${status}`).observe(seconds),
    countClose: (code) => closes.inc({ code }),
    countOperation(name, type, outcome) {
      if (!names.has(name) && names.size < maxNames) names.add(name)
      operationsOf(names.has(name) ? name : 'other', type, outcome).inc()
    },
    subgraph(subgraph) {
      // Looked up once: finding a series by its labels costs more than counting in it.
      const series = {
        ok: subgraphs.labels({ subgraph, outcome: 'ok' }),
        errors: subgraphs.labels({ subgraph, outcome: 'errors' }),
        unavailable: subgraphs.labels({ subgraph, outcome: 'unavailable' }),
      }
      return { observe: (outcome, seconds) => series[outcome].observe(seconds) }
    },
    countLookup: (result) => lookupCounts[result].inc(),
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
    append: (read) => void appended.push(read),
    async text() {
      const texts = await Promise.all(appended.map((read) => read().catch(() => '')))
      return [await process.metrics(), await registry.metrics(), ...texts].join('')
    },
    contentType: registry.contentType,
  }
}

/** Caches series by their labels. They are few, and prom-client's own lookup costs more than counting. */
function series<Series>(labelled: (first: string, second: string, third: string) => Series) {
  const cached = new Map<string, Series>()
  return (first: string, second = '', third = ''): Series => {
    const key = `${first} ${second} ${third}`
    let found = cached.get(key)
    if (found === undefined) {
      found = labelled(first, second, third)
      cached.set(key, found)
    }
    return found
  }
}
