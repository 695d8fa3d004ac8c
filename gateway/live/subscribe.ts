// A subscription across subgraphs: events from one, joined by the rest of the plan, access judged again for each.

import { setTimeout as pause } from 'node:timers/promises'
import type { QueryPlan } from '@apollo/query-planner'
import { refusal } from '@quintet/kit/errors.ts'
import { type ExecutionResult, GraphQLError, getVariableValues } from 'graphql'
import { type Executing, refused, runVariant, type Variables } from '../execution/execute.ts'
import type { Operation } from '../operations.ts'
import type { Source } from '../sources/source.ts'
import type { Caller } from '../viewer.ts'
import { followUpstream } from './upstream.ts'

type Stream = AsyncIterableIterator<ExecutionResult>

/**
 * Events of a subscription for a caller.
 * @param callerNow the caller as things stand at each event; null when his session has ended
 * @param onChange calls back when the caller's rights may have changed; returns the way to stop
 * @returns a stream, or the errors that refuse the subscription. The stream ends by throwing a refusal, such as
 * CURSOR_EXPIRED or, when a permission is lost, FORBIDDEN.
 */
export async function subscribeOperation(
  executing: Executing,
  operation: Operation,
  given: Variables,
  caller: Caller,
  callerNow: () => Promise<Caller | null>,
  onChange: (listener: () => void) => () => void,
): Promise<Stream | readonly GraphQLError[]> {
  const { supergraph, sources } = executing
  const definitions = operation.node.variableDefinitions ?? []
  const { errors, coerced } = getVariableValues(supergraph.apiSchema, definitions, given, { maxErrors: 10 })
  if (errors !== undefined) return errors.map((error) => refusal('BAD_USER_INPUT', error.message))
  const variables: Variables = coerced
  const [refusedRoot] = await operation.refusedRoots(caller.subject, variables)
  if (refusedRoot !== undefined) return [refused(caller, [refusedRoot])]

  const variant = await operation.variantFor(caller.subject)
  const { primary } = subscriptionOf(variant.plan)
  const source = sources.get(primary.serviceName)!
  const used = Object.fromEntries(
    (primary.variableUsages ?? []).filter((name) => name in variables).map((name) => [name, variables[name]]),
  )
  const envelopeNow = async () => (await callerNow())?.envelope ?? null
  const upstream = followUpstream(source, primary, used, supergraph.fullSchema, envelopeNow)
  /** The caller as he stands now. Throws when he may not hear this any more. */
  const listener = async (): Promise<Caller> => {
    const now = await callerNow()
    if (now === null) throw refusal('UNAUTHENTICATED', 'The session has ended')
    const [lost] = await operation.refusedRoots(now.subject, variables)
    if (lost !== undefined) throw refused(now, [lost])
    return now
  }
  const join = async (event: ExecutionResult): Promise<ExecutionResult> => {
    const now = await whenKnown(listener)
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
  const stream = joined(upstream, join, () => stopWatching())
  // Whoever may hear no longer is told at once, not at the next event.
  const stopWatching = onChange(() => void listener().catch((error) => isUnknown(error) || stream.fail(error)))
  return stream
}

const retryMilliseconds = 500

/** While nobody can say what the caller may hear, he hears nothing, and nothing is lost to him either. */
async function whenKnown<T>(ask: () => Promise<T>): Promise<T> {
  while (true) {
    try {
      return await ask()
    } catch (error) {
      if (!isUnknown(error)) throw error
      await pause(retryMilliseconds)
    }
  }
}

const isUnknown = (error: unknown): boolean => error instanceof GraphQLError && error.extensions.code === 'UNAVAILABLE'

function subscriptionOf(plan: QueryPlan) {
  if (plan.node?.kind !== 'Subscription') throw new Error('This plan is no subscription')
  return plan.node
}

/** Ending the result ends the upstream at once; an async generator would wait for one more event. */
function joined(
  upstream: Stream,
  join: (event: ExecutionResult) => Promise<ExecutionResult>,
  ended: () => void,
): Stream & { fail(error: unknown): void } {
  let failure: { error: unknown } | null = null
  const end = async () => {
    ended()
    await upstream.return?.()
    return { value: undefined, done: true as const }
  }
  return {
    async next() {
      try {
        const event = await upstream.next()
        if (failure !== null) throw failure.error
        if (event.done === true) return await end()
        return { value: await join(event.value), done: false }
      } catch (error) {
        await end()
        throw error
      }
    },
    return: end,
    fail(error) {
      failure ??= { error }
      void upstream.return?.()
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
