// A subscription across subgraphs: events from one, joined by the rest of the plan, access judged again for each.

import { setTimeout as pause } from 'node:timers/promises'
import { refusal } from '@quintet/kit/errors.ts'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Answer } from '../execution/answer.ts'
import { coerce, type Executing, refused, runVariant } from '../execution/execute.ts'
import { usedVariables, type Variables } from '../execution/plan.ts'
import type { Operation } from '../operations.ts'
import type { Caller } from '../viewer.ts'
import { followUpstream } from './upstream.ts'

type Upstream = AsyncIterableIterator<ExecutionResult>
export type Stream = AsyncIterableIterator<Answer>

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
  const coerced = coerce(executing, operation, given)
  if ('errors' in coerced) return coerced.errors
  const { variables } = coerced
  const variant = await operation.variantFor(caller.subject)
  const [refusedRoot] = operation.refusedRoots(variant, variables)
  if (refusedRoot !== undefined) return [refused(caller, [refusedRoot])]

  const { primary, clientError } = variant.subscription
  const source = sources.get(primary.serviceName)!
  const used = usedVariables(primary)(variables)
  const envelopeNow = async () => (await callerNow())?.envelope ?? null
  const upstream = followUpstream(source, primary, used, supergraph.fullSchema, envelopeNow)
  /** The caller as he stands now. Throws when he may not hear this any more. */
  const listener = async (): Promise<Caller> => {
    const now = await callerNow()
    if (now === null) throw refusal('UNAUTHENTICATED', 'The session has ended')
    const [lost] = operation.refusedRoots(await operation.variantFor(now.subject), variables)
    if (lost !== undefined) throw refused(now, [lost])
    return now
  }
  const join = async (event: ExecutionResult): Promise<Answer> => {
    const now = await whenKnown(listener)
    const present = await operation.variantFor(now.subject, variant)
    return runVariant(executing, present, (run) => present.subscription.take(run, event), variables, now)
  }
  const stream = joined(upstream, join, clientError, () => stopWatching())
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

/** Ending the result ends the upstream at once; an async generator would wait for one more event. */
function joined(
  upstream: Upstream,
  join: (event: ExecutionResult) => Promise<Answer>,
  clientError: (error: GraphQLError) => GraphQLError,
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
        const event = await upstream.next().catch((error: unknown) => {
          throw error instanceof GraphQLError ? clientError(error) : error
        })
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
