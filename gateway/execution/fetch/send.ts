// Sends the fetches of a plan to subgraphs, alone or several as one request.
import type { FetchNode } from '@apollo/query-planner'
import { StatusRefusal } from '@quintet/kit/wire/errors.ts'
import type { ExecutionResult } from 'graphql'
import { allOf, type MaybePromise } from '../../sources/maybe-promise.ts'
import type { Source, SourceRequest } from '../../sources/source.ts'
import { readResult, type SubgraphResult } from '../data/subgraph-result.ts'
import { maxErrorsOf, type Run } from '../run.ts'
import { type MergedQuery, mergeQueries } from './merge-queries.ts'
import { unavailableResult } from './unavailable.ts'

/** A fetch of a plan, to be sent alone or with others. */
export interface Fetch {
  readonly node: FetchNode
  /** In the plan. */
  readonly position: number
  /** Whether the result may contain numbers that JavaScript would change. */
  readonly exactNumbers: boolean
  readonly prepare: PrepareFetch
}

/** What a fetch has to send in an execution; null where there is nothing to fetch. */
export type PrepareFetch = (run: Run) => PreparedFetch | null

interface PreparedFetch {
  readonly variables: Record<string, unknown>
  /** Takes the result into the execution. */
  accept(result: SubgraphResult): void
}

/** Sends a fetch by itself, if it has anything to send. */
export function sendAlone(run: Run, fetch: Fetch): MaybePromise<void> {
  const prepared = fetch.prepare(run)
  return prepared === null ? undefined : send(run, fetch, prepared)
}

/** After a merged request failed, its fetches are sent one by one for so long: a slow or refused one must not fail others. */
const apartMilliseconds = 30_000
/** A group keeps the merged query of so many combinations of its fetches; further ones are sent one by one. */
const maxMergedQueries = 8

/** A sender for one batch group: fetches to the same subgraph, of which any that are due together become one request. */
export function createMergedSender(): (run: Run, fetches: readonly Fetch[]) => MaybePromise<void> {
  const mergedQueries = new Map<string, MergedQuery | null>()
  const mergedOf = (fetches: readonly Fetch[]): MergedQuery | null => {
    const key = fetches.map(({ position }) => position).join()
    const cached = mergedQueries.get(key)
    if (cached !== undefined || mergedQueries.size >= maxMergedQueries) return cached ?? null
    const merged = mergeQueries(fetches.map(({ node }) => node))
    mergedQueries.set(key, merged)
    return merged
  }
  let apartUntil = 0
  return (run, fetches) => {
    const present = fetches
      .toSorted((a, b) => a.position - b.position)
      .flatMap((fetch) => {
        const prepared = fetch.prepare(run)
        return prepared === null ? [] : [{ fetch, node: fetch.node, prepared }]
      })
    const sendApart = (): MaybePromise<void> => allOf(present.map(({ fetch, prepared }) => send(run, fetch, prepared)))
    if (present.length < 2 || performance.now() < apartUntil) return sendApart()
    const merged = mergedOf(present.map(({ fetch }) => fetch))
    if (merged === null) return sendApart()
    const { query, operationName } = merged
    const { serviceName } = present[0]!.node
    const variables = merged.variables(present.map(({ prepared }) => prepared.variables))
    const noteFailure = (): void => {
      apartUntil = performance.now() + apartMilliseconds
    }
    const onFailure = (error?: unknown): MaybePromise<void> => {
      noteFailure()
      // The merged request may be too long where each of its parts is not.
      if (error instanceof StatusRefusal) return sendApart()
      for (const { node, prepared } of present) acceptUnavailable(run, node, prepared)
    }
    const exactNumbers = present.some(({ fetch }) => fetch.exactNumbers)
    const request = { query, operationName, variables, exactNumbers }
    return execute(run.sources.get(serviceName)!, request, run, onFailure, (answer) => {
      const result = readResult(answer, serviceName, Number.POSITIVE_INFINITY)
      if (result === null) return onFailure()
      const results = merged.split(result, maxErrorsOf(run))
      // One by one, each fetch gets its own errors only.
      if (results === null) {
        noteFailure()
        return sendApart()
      }
      for (const [i, { prepared }] of present.entries()) prepared.accept(results[i]!)
    })
  }
}

/** Sends a fetch. A subgraph that does not answer gives UNAVAILABLE at each path, and the execution goes on. */
function send(run: Run, { node, exactNumbers }: Fetch, prepared: PreparedFetch): MaybePromise<void> {
  const { serviceName, operation: query, operationName } = node
  const onFailure = (): void => acceptUnavailable(run, node, prepared)
  const request = { query, operationName, variables: prepared.variables, exactNumbers }
  return execute(run.sources.get(serviceName)!, request, run, onFailure, (answer) => {
    const result = readResult(answer, serviceName, maxErrorsOf(run))
    if (result === null) onFailure()
    else prepared.accept(result)
  })
}

function acceptUnavailable(run: Run, node: FetchNode, { variables, accept }: PreparedFetch): void {
  accept(unavailableResult({ query: node.operation, variables }, node.serviceName, maxErrorsOf(run)))
}

function execute(
  source: Source,
  request: SourceRequest,
  { envelope }: Run,
  onFailure: (error: unknown) => MaybePromise<void>,
  onAnswer: (answer: unknown) => MaybePromise<void>,
): MaybePromise<void> {
  let answer: MaybePromise<ExecutionResult>
  try {
    answer = source.execute(request, envelope)
  } catch (error) {
    return onFailure(error)
  }
  return answer instanceof Promise ? answer.then(onAnswer, onFailure) : onAnswer(answer)
}
