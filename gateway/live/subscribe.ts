// A subscription across subgraphs: events from one, joined by the rest of the plan, access judged again for each.
import type { QueryPlan } from '@apollo/query-planner'
import { refusal } from '@quintet/kit/errors.ts'
import { type ExecutionResult, type GraphQLError, getVariableValues } from 'graphql'
import { type Executing, refused, runVariant, type Variables } from '../execution/execute.ts'
import type { Operation } from '../operations.ts'
import type { Source } from '../sources/source.ts'
import type { Caller } from '../viewer.ts'

type Stream = AsyncIterableIterator<ExecutionResult>

/**
 * Events of a subscription for a caller.
 * @param callerNow the caller as things stand at each event; null when his session has ended
 * @returns a stream, or the errors that refuse the subscription. The stream ends by throwing a refusal, such as
 * CURSOR_EXPIRED or, when a permission is lost, FORBIDDEN.
 */
export async function subscribeOperation(
  executing: Executing,
  operation: Operation,
  variables: Variables,
  caller: Caller,
  callerNow: () => Promise<Caller | null>,
): Promise<Stream | readonly GraphQLError[]> {
  const { supergraph, sources } = executing
  const definitions = operation.node.variableDefinitions ?? []
  const { errors } = getVariableValues(supergraph.apiSchema, definitions, variables, { maxErrors: 10 })
  if (errors !== undefined) return errors.map((error) => refusal('BAD_USER_INPUT', error.message))
  const [refusedRoot] = await operation.refusedRoots(caller.subject)
  if (refusedRoot !== undefined) return [refused(caller, [refusedRoot])]

  const variant = await operation.variantFor(caller.subject)
  const { primary } = subscriptionOf(variant.plan)
  const source = sources.get(primary.serviceName)!
  const used = Object.fromEntries(
    (primary.variableUsages ?? []).filter((name) => name in variables).map((name) => [name, variables[name]]),
  )
  const request = { query: primary.operation, operationName: primary.operationName, variables: used }
  const upstream = await source.subscribe(request, caller.envelope)
  if (!(Symbol.asyncIterator in upstream)) {
    return upstream.errors ?? [refusal('UNAVAILABLE', `${source.name} does not answer at the moment; try again`)]
  }
  const join = async (event: ExecutionResult): Promise<ExecutionResult> => {
    const now = await callerNow()
    if (now === null) throw refusal('UNAUTHENTICATED', 'The session has ended')
    const [lost] = await operation.refusedRoots(now.subject)
    if (lost !== undefined) throw refused(now, [lost])
    const present = await operation.variantFor(now.subject, variant)
    const { primary, rest } = subscriptionOf(present.plan)
    // The event answers for the first fetch; what joins it is fetched as in any query.
    const answering: Source = {
      ...source,
      execute: (asked, envelope) =>
        asked.query === primary.operation ? Promise.resolve(event) : source.execute(asked, envelope),
    }
    const nodes = rest === undefined ? [primary] : [primary, rest]
    const plan: QueryPlan = { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } }
    const withEvent = new Map(sources).set(source.name, answering)
    return runVariant(executing, operation, present, plan, variables, now, withEvent)
  }
  return joined(upstream, join)
}

function subscriptionOf(plan: QueryPlan) {
  if (plan.node?.kind !== 'Subscription') throw new Error('This plan is no subscription')
  return plan.node
}

/** Ending the result ends the upstream at once; an async generator would wait for one more event. */
function joined(upstream: Stream, join: (event: ExecutionResult) => Promise<ExecutionResult>): Stream {
  const end = async () => {
    await upstream.return?.()
    return { value: undefined, done: true as const }
  }
  return {
    async next() {
      const event = await upstream.next()
      if (event.done === true) return { value: undefined, done: true }
      try {
        return { value: await join(event.value), done: false }
      } catch (error) {
        await end()
        throw error
      }
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
