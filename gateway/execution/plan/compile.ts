// A query plan as functions, compiled once per operation and set of access verdicts: what each fetch sends, where its
// result belongs, and which fetches wait for others.
import type { FetchNode, PlanNode } from '@apollo/query-planner'
import { selectsExactScalar } from '../../selections/exact-scalars.ts'
import { readOperation } from '../../selections/fetch-operation.ts'
import { allOf, isPromise, type MaybePromise } from '../../sources/maybe-promise.ts'
import { createBatcher } from '../fetch/batch.ts'
import { createMergedSender, type Fetch, type PrepareFetch, sendAlone } from '../fetch/send.ts'
import type { Run, Step } from '../run.ts'
import type { PlanContext } from './context.ts'
import { compileEntityFetch } from './entity-fetch.ts'
import { type Part, partsOf } from './order.ts'
import { compileRootFetch } from './root-fetch.ts'

/**
 * Compiles a plan. Throws for @defer and @fromContext, which Apollo's JavaScript gateway cannot execute either, and for
 * conditions, which are resolved before planning.
 */
export function compilePlan(plan: PlanNode, context: PlanContext, path: readonly string[] = []): Step {
  const parts = partsOf(plan, path, context.isRemote)
  const senders = new Map(parts.map(({ batchGroup }) => [batchGroup, createMergedSender()]))
  const steps = parts.map(({ node, path, batchGroup }, position): PartStep => {
    if (node.kind !== 'Fetch') throw new Error(`Plans with ${node.kind} cannot be executed`)
    const exactNumbers = isExact(node, context)
    const fetch = { node, position, exactNumbers, prepare: compileFetch(node, context, path) }
    if (batchGroup.length === 1) return (run) => sendAlone(run, fetch)
    const sendMerged = senders.get(batchGroup)!
    return (run, batchers) => {
      const add = batchers.get(batchGroup) ?? createBatcher(batchGroup.length, (fetches) => sendMerged(run, fetches))
      batchers.set(batchGroup, add)
      return add(fetch)
    }
  })
  return (run) => {
    const batchers: Batchers = new Map()
    const done: MaybePromise<void>[] = []
    for (const [i, { after }] of parts.entries()) {
      const begin = (): MaybePromise<void> => (run.isAborted ? undefined : steps[i]!(run, batchers))
      const waiting = after.map((position) => done[position]).filter(isPromise)
      done.push(waiting.length === 0 ? begin() : Promise.all(waiting).then(begin))
    }
    return allOf(done)
  }
}

/** Whether the result of a fetch may contain numbers that JavaScript would change. */
export const isExact = ({ operation }: FetchNode, { schema, exactScalars }: PlanContext): boolean =>
  exactScalars.size > 0 && selectsExactScalar(schema, exactScalars, readOperation(operation))

/** The batchers of one execution, by batch group. */
type Batchers = Map<Part['batchGroup'], (fetch: Fetch) => MaybePromise<void>>
type PartStep = (run: Run, batchers: Batchers) => MaybePromise<void>

function compileFetch(node: FetchNode, context: PlanContext, path: readonly string[]): PrepareFetch {
  if (node.contextRewrites !== undefined && node.contextRewrites.length > 0) {
    throw new Error('Plans with @fromContext cannot be executed')
  }
  return node.requires === undefined
    ? compileRootFetch(node, context, path)
    : compileEntityFetch(node, context, path, node.requires)
}
