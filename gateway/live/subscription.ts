// One subscription of one client: what he may hear of it now, and where he stands.
import { refusal } from '@quintet/kit/errors.ts'
import type { GraphQLError } from 'graphql'
import { coerce, type Executing, refused } from '../execution/execute.ts'
import type { Variables } from '../execution/plan.ts'
import type { Variant } from '../execution/variant.ts'
import type { Operation } from '../operations/operations.ts'
import type { Caller } from '../viewer.ts'
import { isUnknown, type LiveEvent, type Member, slowConsumer } from './channel.ts'
import type { Hub } from './hub.ts'

/** Where the events of a subscription go. */
export interface Listener {
  /** Events in order, all or none: false when the client reads so slowly that they were not taken. */
  next(events: readonly LiveEvent[]): boolean
  /** The end: what refuses or breaks the subscription, or null when it is simply over. */
  end(errors: readonly GraphQLError[] | null): void
}

export interface LiveSubscription {
  /** The client's rights may have changed: holds events back until it is known what he may hear. */
  reconsider(): void
  /** The supergraph was replaced: the same is heard from the new one, after the last event that was sent. */
  move(ground: Ground, operation: Operation): void
  /** The client has enough. */
  stop(): void
}

/** What a subscription stands on. */
export interface Ground {
  readonly hub: Hub
  readonly executing: Executing
}

/** What a gateway has to say about it. */
export interface Rules {
  /** Makes of any error one that a client may see. */
  mask(error: unknown): GraphQLError
  /** Counts what it may bring; the error that refuses it, if so. */
  admit(operation: Operation, variant: Variant, variables: Variables, caller: Caller): GraphQLError | null
}

/** While his rights are looked up so many events are kept for him. */
const mostHeld = 1_000
const retryMilliseconds = 500
/** Everything may have been restarted at once; an error would be the end for a stock client. */
const patienceMilliseconds = 10_000

/**
 * Begins a subscription.
 * @param callerNow the caller as things stand; null when his session has ended; rejects while nobody can say
 */
export function beginSubscription(
  begun: Ground,
  { mask, admit }: Rules,
  asked: Operation,
  given: Variables,
  callerNow: () => Promise<Caller | null>,
  listener: Listener,
): LiveSubscription {
  let ground = begun
  let operation = asked
  let variables: Variables = {}
  let leave = (): void => {}
  let isOver = false
  /** Events that wait until it is known whether he may hear them; null while he may. */
  let held: LiveEvent[] | null = []
  let heard: { hub: Hub; variant: Variant; tenantId: string | null } | null = null
  let position: string | null = null
  const askedAt = performance.now()
  let isChecking = false
  let isStale = false

  const end = (errors: readonly GraphQLError[] | null): void => {
    if (isOver) return
    isOver = true
    leave()
    listener.end(errors)
  }
  const send = (events: readonly LiveEvent[]): void => {
    if (events.length === 0 || isOver) return
    if (listener.next(events)) position = events.at(-1)?.cursor ?? position
    else end([slowConsumer(position)])
  }
  const member: Member = {
    get position() {
      return position
    },
    begin(place) {
      position ??= place
    },
    take(events) {
      if (held === null) send(events)
      else if (held.length + events.length <= mostHeld) held.push(...events)
      else end([slowConsumer(position)])
    },
    end: (errors) => end(errors?.map(mask) ?? null),
    callerNow: () => (isOver ? Promise.resolve(null) : callerNow()),
  }
  /** Finds out what he may hear, and has him hear it. Throws what refuses him. */
  const place = async (): Promise<void> => {
    const caller = await callerNow()
    if (caller === null) throw refusal('UNAUTHENTICATED', 'The session has ended')
    const variant = await operation.variantFor(caller.subject)
    const [lost] = operation.refusedRoots(variant, variables)
    if (lost !== undefined) throw refused(caller, [lost])
    if (isOver || isStale) return
    const tooMuch = heard === null ? admit(operation, variant, variables, caller) : null
    if (tooMuch !== null) throw tooMuch
    const { tenantId, viewer } = caller.envelope
    const { hub } = ground
    const isSame = heard?.hub === hub && heard.variant === variant && heard.tenantId === tenantId
    if (!isSame) {
      leave()
      // What was held came under other rights; all after the last sent comes again.
      held = null
      position ??= heard === null ? hub.beginningOf(variant, variables) : null
      heard = { hub, variant, tenantId }
      const userId = operation.isPersonal ? (viewer?.userId ?? null) : null
      leave = hub.join({ variant, variables, tenantId, userId }, member)
      return
    }
    const events = held ?? []
    held = null
    send(events)
  }
  const check = async (): Promise<void> => {
    if (isChecking) {
      isStale = true
      return
    }
    isChecking = true
    try {
      do {
        isStale = false
        await place().catch(async (error: unknown) => {
          const isPatient = heard !== null || performance.now() - askedAt < patienceMilliseconds
          if (!isUnknown(error) || !isPatient) throw error
          // Whoever may hear already waits until somebody can say, and so does for a while who has just come.
          await new Promise((resolve) => setTimeout(resolve, retryMilliseconds).unref())
          isStale = true
        })
      } while (isStale && !isOver)
    } catch (error) {
      end([mask(error)])
    } finally {
      isChecking = false
    }
  }

  const begin = (): void => {
    const coerced = coerce(ground.executing, operation, given)
    if ('errors' in coerced) end(coerced.errors.map(mask))
    else {
      variables = coerced.variables
      void check()
    }
  }
  // Not before whoever began it knows how to stop it.
  queueMicrotask(begin)
  return {
    reconsider() {
      if (isOver) return
      held ??= []
      void check()
    },
    move(next, same) {
      if (isOver) return
      ground = next
      operation = same
      held ??= []
      begin()
    },
    stop() {
      isOver = true
      leave()
    },
  }
}
