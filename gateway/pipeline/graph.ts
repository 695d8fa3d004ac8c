// Loads a supergraph: its planner, its operations, and its sources with metrics and traces.
import type { Logger } from '@quintet/kit/process/log.ts'
import type { SubgraphErrorCodes } from '../execution/response/answer.ts'
import type { Limits } from '../limits/limits.ts'
import type { Metrics } from '../observability/metrics.ts'
import { observed } from '../observability/observed-source.ts'
import type { Tracing } from '../observability/tracing.ts'
import { createOperations, type Operations } from '../operations/operations.ts'
import { warmUp } from '../operations/warm-up.ts'
import type { Source } from '../sources/source.ts'
import { loadSupergraph } from '../supergraph/load.ts'
import type { Executing } from './execute.ts'
import { noting, type Positions } from './positions.ts'

/** A supergraph and the sources of its subgraphs. */
export interface Graph {
  readonly supergraphSdl: string
  readonly sources: ReadonlyMap<string, Source>
}

/** A supergraph that answers requests. */
export interface LoadedGraph {
  readonly sources: ReadonlyMap<string, Source>
  readonly operations: Operations
  readonly executing: Executing
  /** Requests under way still end on it. */
  stop(): Promise<void>
}

export interface GraphSettings {
  readonly log: Logger
  readonly metrics: Metrics
  readonly tracing: Tracing | null
  readonly limits: Limits
  readonly introspection: boolean
  readonly pruning: boolean
  /** Texts of trusted documents, which are planned before the first request. */
  readonly trusted: ReadonlySet<string>
  readonly subgraphErrorCodes: SubgraphErrorCodes
  /** Whether values of custom scalars may be numbers, which then pass unchanged. */
  readonly exactScalars: boolean
  /** Where the positions of writes are noted; null where all is read from the primary. */
  readonly positions: Positions | null
}

/** @param isOver whether the gateway has stopped: it plans nothing more */
export async function loadGraph(graph: Graph, settings: GraphSettings, isOver: () => boolean): Promise<LoadedGraph> {
  const { log, metrics, tracing, limits, introspection, pruning, trusted, subgraphErrorCodes } = settings
  const { exactScalars, positions } = settings
  const { planMilliseconds } = limits
  const onPlan = metrics.countPlan
  const supergraph = await loadSupergraph(graph.supergraphSdl, { planMilliseconds, exactScalars, onPlan })
  const operations = createOperations(supergraph, {
    introspection,
    pruning,
    limits: limits.document,
    cacheBytes: limits.cacheBytes,
    isRemote: (name) => graph.sources.get(name)?.isRemote === true,
    trusted,
    onLookup: metrics.countLookup,
  })
  let isStopped = false
  await warmUp(operations, [...trusted], log, () => isStopped || isOver())
  const sources = new Map(
    [...graph.sources.keys()].map((name) => {
      // Tests put other sources in their place.
      const current = () => graph.sources.get(name)!
      const source = observed(current, metrics.subgraph(name), tracing)
      return [name, positions === null ? source : noting(source, positions)]
    }),
  )
  return {
    sources: graph.sources,
    operations,
    executing: { supergraph, sources, hideSuggestions: !introspection, subgraphErrorCodes },
    async stop() {
      isStopped = true
      await supergraph.stop()
    },
  }
}
