// One subscription of one client: whether the client may receive its events, and the last event that was sent.
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { GraphQLError } from 'graphql'
import type { Caller } from '../auth/viewers.ts'
import type { Variables } from '../execution/run.ts'
import type { Variant } from '../execution/variant.ts'
import type { Operation } from '../operations/operation.ts'
import { coerce, type Executing, refusedRoot } from '../pipeline/execute.ts'
import { isUnavailable, type LiveEvent, type Subscriber, slowConsumer } from './channel.ts'
import type { Hub } from './hub.ts'

/** Where the events of a subscription go: a socket or an event stream. */
export interface Sink {
  /** Called as a method. Takes all events, in order, or none: false when the client reads too slowly to take them. */
  next(events: readonly LiveEvent[]): boolean
  /** The end: what refuses or breaks the subscription, or null when it is complete. */
  end(errors: readonly GraphQLError[] | null): void
}

/** A supergraph and the streams that its subscriptions share. */
export interface LiveGraph {
  readonly hub: Hub
  readonly executing: Executing
}

export interface SubscriptionSettings {
  readonly graph: LiveGraph
  readonly operation: Operation
  /** As the client sent them. */
  readonly variables: Variables
  readonly sink: Sink
  /** The caller with current rights; null when the session has ended. Rejects while rights are unknown. */
  callerNow(): Promise<Caller | null>
  /** Turns any error into one that clients may see. */
  mask(error: unknown): GraphQLError
  /** Counts the cost. Returns the error that refuses the subscription; null when it may begin. */
  admit(operation: Operation, variant: Variant, variables: Variables, caller: Caller): GraphQLError | null
  /** Called at the end, instead of the sink's own `end`. */
  onEnd: Sink['end']
}

export interface LiveSubscription {
  /** The caller's rights may have changed. Holds events back until the rights are known. */
  recheck(): void
  /** The supergraph was replaced. Continues there after the last event that was sent. */
  move(graph: LiveGraph, operation: Operation): void
  /** Called when the client has unsubscribed. */
  stop(): void
}

/**
 * checking: no stream is joined until the rights are known.
 * live: events are sent as they come.
 * held: a stream is joined, and its events wait until the rights are known again.
 */
type State = 'checking' | 'live' | 'held' | 'over'

/** All that is read for an event, in one object: with thousands of subscribers memory access is the bottleneck. */
interface SubscriptionState extends Subscriber {
  state: State
  position: string | null
  held: LiveEvent[]
  readonly sink: Sink
  /** Leaves the stream. The next check joins one again, after the last event that was sent. */
  release(): void
  /** As `end`, with errors that clients may see. */
  finish(errors: readonly GraphQLError[] | null): void
}

/** The stream that a subscription has joined, or has left until its rights are known. */
interface Joined {
  readonly hub: Hub
  readonly variant: Variant
  readonly tenantId: string | null
  leave(): void
}

const maxHeld = 1_000
const retryMilliseconds = 500
/** For how long a new subscription waits for unknown rights. Stock clients do not retry after an error. */
const maxWaitMilliseconds = 10_000

function take(this: SubscriptionState, events: readonly LiveEvent[]): void {
  if (this.state === 'live') send(this, events)
  else if (this.state !== 'held') return
  else if (this.held.length + events.length <= maxHeld) this.held.push(...events)
  // The client is not slow, its rights are unknown: it resumes once they are known.
  else if (this.position !== null) this.release()
  else this.finish([slowConsumer(null)])
}

function send(to: SubscriptionState, events: readonly LiveEvent[]): void {
  const last = events[events.length - 1]
  if (last === undefined) return
  if (to.sink.next(events)) to.position = last.cursor ?? to.position
  else to.finish([slowConsumer(to.position)])
}

export function beginSubscription(settings: SubscriptionSettings): LiveSubscription {
  const { operation: original, sink, callerNow, mask, admit, onEnd } = settings
  // No function below uses `settings`: it would keep all that the client sent as long as the subscription lasts.
  const given = declaredIn(original, settings.variables)
  let { graph, operation } = settings
  let variables: Variables = {}
  /** Null before the first one. */
  let joined: Joined | null = null
  const begunAt = performance.now()
  let checks: 'idle' | 'running' | 'again' = 'idle'

  const finish = (errors: readonly GraphQLError[] | null): void => {
    if (subscription.state === 'over') return
    subscription.state = 'over'
    joined?.leave()
    onEnd(errors)
  }
  const subscription: SubscriptionState = {
    state: 'checking',
    position: null,
    held: [],
    sink,
    take,
    release() {
      joined?.leave()
      subscription.state = 'checking'
      subscription.held = []
    },
    finish,
    begin(position) {
      subscription.position ??= position
    },
    end: (errors) => finish(errors?.map(mask) ?? null),
    async callerNow() {
      const caller = isOver() ? null : await callerNow()
      if (caller === null) return null
      // Rights that have changed since this subscription joined are not those of the other subscribers.
      return isJoined(await operation.variantFor(caller.subject), caller.envelope.tenantId) ? caller : null
    },
  }
  const isOver = (): boolean => subscription.state === 'over'
  /** Whether the joined stream is the right one. Variants are compared by what they refuse: caches may make them again. */
  const isJoined = ({ refused }: Variant, tenantId: string | null): boolean =>
    subscription.state !== 'checking' &&
    joined !== null &&
    joined.hub === graph.hub &&
    joined.tenantId === tenantId &&
    joined.variant.refused.symmetricDifference(refused).size === 0
  const join = (variant: Variant, { envelope: { tenantId, viewer, client } }: Caller): void => {
    const { hub } = graph
    joined?.leave()
    // Held events came under other rights. The new stream sends every event after the last one that was sent.
    subscription.held = []
    subscription.state = 'live'
    subscription.position ??= joined === null ? hub.afterOf(variant, variables) : null
    // A service account has no user: what it may receive is its own.
    const userId = operation.isPersonal ? (viewer?.userId ?? client) : null
    const leave = hub.join({ variant, variables, tenantId, userId }, subscription)
    joined = { hub, variant, tenantId, leave }
  }
  /** Reads the caller's rights and joins the stream that they permit. Throws what refuses the subscription. */
  const checkOnce = async (): Promise<void> => {
    const caller = await callerNow()
    if (caller === null) throw refusal('UNAUTHENTICATED', 'The session has ended')
    const variant = await operation.variantFor(caller.subject)
    const [lost] = operation.refusedRoots(variant, variables)
    if (lost !== undefined) throw refusedRoot(caller, lost)
    if (isOver() || checks === 'again') return
    const tooMuch = joined === null ? admit(operation, variant, variables, caller) : null
    if (tooMuch !== null) throw tooMuch
    if (!isJoined(variant, caller.envelope.tenantId)) return join(variant, caller)
    const events = subscription.held
    subscription.held = []
    subscription.state = 'live'
    send(subscription, events)
  }
  const check = async (): Promise<void> => {
    if (checks !== 'idle') {
      checks = 'again'
      return
    }
    try {
      do {
        checks = 'running'
        await checkOnce().catch(async (error: unknown) => {
          const mayWait = joined !== null || performance.now() - begunAt < maxWaitMilliseconds
          if (!isUnavailable(error) || !mayWait) throw error
          await new Promise((resolve) => setTimeout(resolve, retryMilliseconds).unref())
          checks = 'again'
        })
      } while (isStale() && !isOver())
    } catch (error) {
      finish([mask(error)])
    } finally {
      checks = 'idle'
    }
  }
  const isStale = (): boolean => checks === 'again'
  const hold = (): void => {
    if (subscription.state === 'live') subscription.state = 'held'
  }
  const begin = (): void => {
    const coerced = isTooLarge(original, given) ? { errors: [tooLarge()] } : coerce(graph.executing, operation, given)
    if ('errors' in coerced) finish(coerced.errors.map(mask))
    else {
      variables = coerced.variables
      void check()
    }
  }
  // Not before the caller of this function has the function that stops it.
  queueMicrotask(begin)
  return {
    recheck() {
      if (isOver()) return
      // Who has a right to the row is judged by the subgraph when a stream begins: so another one does.
      if (operation.isOfOneRow) subscription.release()
      else hold()
      void check()
    },
    move(next, sameOperation) {
      if (isOver()) return
      graph = next
      operation = sameOperation
      hold()
      begin()
    },
    stop() {
      subscription.state = 'over'
      joined?.leave()
    },
  }
}

/** A subscription is kept in memory with its text and variables: this many characters, variables counted as JSON. */
const maxCharacters = 64 * 1024

/** Those of the given variables that the operation declares. */
const declaredIn = ({ node }: Operation, given: Variables): Variables =>
  Object.fromEntries(
    (node.variableDefinitions ?? [])
      .map(({ variable }) => variable.name.value)
      .filter((name) => Object.hasOwn(given, name))
      .map((name) => [name, given[name]]),
  )

function isTooLarge({ document }: Operation, given: Variables): boolean {
  try {
    return (document.loc?.end ?? 0) + JSON.stringify(given).length > maxCharacters
  } catch {
    // Nested too deeply for JSON.
    return true
  }
}

const tooLarge = (): GraphQLError =>
  refusal('BAD_USER_INPUT', `A subscription and its variables have at most ${maxCharacters} characters`)
