// One subscription of one client: what he may hear of it now, and where he stands.
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { GraphQLError } from 'graphql'
import type { Caller } from '../auth/viewers.ts'
import type { Variables } from '../execution/run.ts'
import type { Variant } from '../execution/variant.ts'
import type { Operation } from '../operations/operations.ts'
import { coerce, type Executing, refused } from '../pipeline/execute.ts'
import { isUnknown, type LiveEvent, type Member, slowConsumer } from './channel.ts'
import type { Hub } from './hub.ts'

/** What a subscription is asked with is kept as long as it goes on: characters of its text and of its variables as JSON. */
const mostCharacters = 64 * 1024

/** Of the variables that came those that an operation has. */
const declaredIn = ({ node }: Operation, came: Variables): Variables =>
  Object.fromEntries(
    (node.variableDefinitions ?? [])
      .map(({ variable }) => variable.name.value)
      .filter((name) => Object.hasOwn(came, name))
      .map((name) => [name, came[name]]),
  )

function isTooLarge({ document }: Operation, given: Variables): boolean {
  try {
    return (document.loc?.end ?? 0) + JSON.stringify(given).length > mostCharacters
  } catch {
    // Nested too deep to be written.
    return true
  }
}

const tooLarge = (): GraphQLError =>
  refusal('BAD_USER_INPUT', `A subscription and its variables have at most ${mostCharacters} characters`)

/** Where the events of a subscription go. */
export interface Listener {
  /** Called on the listener. Events in order, all or none: false when the client reads so slowly that they were not taken. */
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

/** What is looked at for each event, in one place: with thousands of subscribers memory is what is waited for. */
interface Hearing extends Member {
  position: string | null
  /** Events that wait until it is known whether he may hear them; null while he may. */
  held: LiveEvent[] | null
  isOver: boolean
  readonly listener: Listener
  /** Hears nothing until he is placed again, and then all after the last sent. */
  letGo(): void
  /** As `end`, with errors that clients may see. */
  finish(errors: readonly GraphQLError[] | null): void
}

function take(this: Hearing, events: readonly LiveEvent[]): void {
  const { held } = this
  if (held === null) send(this, events)
  else if (held.length + events.length <= mostHeld) held.push(...events)
  // He reads as fast as he may: it is his rights that nobody knows.
  else if (this.position !== null) this.letGo()
  else this.finish([slowConsumer(null)])
}

function send(to: Hearing, events: readonly LiveEvent[]): void {
  const last = events[events.length - 1]
  if (last === undefined || to.isOver) return
  if (to.listener.next(events)) to.position = last.cursor ?? to.position
  else to.finish([slowConsumer(to.position)])
}

/**
 * Begins a subscription.
 * @param callerNow the caller as things stand; null when his session has ended; rejects while nobody can say
 * @param over told of the end, in the listener's place
 */
export function beginSubscription(
  begun: Ground,
  { mask, admit }: Rules,
  asked: Operation,
  came: Variables,
  callerNow: () => Promise<Caller | null>,
  listener: Listener,
  over: Listener['end'],
): LiveSubscription {
  const given = declaredIn(asked, came)
  let ground = begun
  let operation = asked
  let variables: Variables = {}
  /** Null while he hears nothing. */
  let leave: (() => void) | null = null
  let heard: { hub: Hub; variant: Variant; tenantId: string | null } | null = null
  const askedAt = performance.now()
  let isChecking = false
  let isStale = false

  const finish = (errors: readonly GraphQLError[] | null): void => {
    if (hearing.isOver) return
    hearing.isOver = true
    leave?.()
    over(errors)
  }
  const hearing: Hearing = {
    position: null,
    held: [],
    isOver: false,
    listener,
    take,
    letGo() {
      leave?.()
      leave = null
      hearing.held = []
    },
    finish,
    begin(place) {
      hearing.position ??= place
    },
    end: (errors) => finish(errors?.map(mask) ?? null),
    async callerNow() {
      const caller = hearing.isOver ? null : await callerNow()
      if (caller === null) return null
      // Not yet placed anew: what he may hear now is not what the others do.
      return isAsHeard(await operation.variantFor(caller.subject), caller.envelope.tenantId) ? caller : null
    },
  }
  /** By what a variant refuses: it may have been forgotten meanwhile, and made again. */
  const isAsHeard = ({ refused }: Variant, tenantId: string | null): boolean =>
    leave !== null &&
    heard !== null &&
    heard.hub === ground.hub &&
    heard.tenantId === tenantId &&
    heard.variant.refused.symmetricDifference(refused).size === 0
  /** Finds out what he may hear, and has him hear it. Throws what refuses him. */
  const place = async (): Promise<void> => {
    const caller = await callerNow()
    if (caller === null) throw refusal('UNAUTHENTICATED', 'The session has ended')
    const variant = await operation.variantFor(caller.subject)
    const [lost] = operation.refusedRoots(variant, variables)
    if (lost !== undefined) throw refused(caller, [lost])
    if (hearing.isOver || isStale) return
    const tooMuch = heard === null ? admit(operation, variant, variables, caller) : null
    if (tooMuch !== null) throw tooMuch
    const { tenantId, viewer } = caller.envelope
    const { hub } = ground
    if (!isAsHeard(variant, tenantId)) {
      leave?.()
      // What was held came under other rights; all after the last sent comes again.
      hearing.held = null
      hearing.position ??= heard === null ? hub.beginningOf(variant, variables) : null
      heard = { hub, variant, tenantId }
      const userId = operation.isPersonal ? (viewer?.userId ?? null) : null
      leave = hub.join({ variant, variables, tenantId, userId }, hearing)
      return
    }
    const events = hearing.held ?? []
    hearing.held = null
    send(hearing, events)
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
      } while (isStale && !hearing.isOver)
    } catch (error) {
      finish([mask(error)])
    } finally {
      isChecking = false
    }
  }

  const begin = (): void => {
    const coerced = isTooLarge(asked, given) ? { errors: [tooLarge()] } : coerce(ground.executing, operation, given)
    if ('errors' in coerced) finish(coerced.errors.map(mask))
    else {
      variables = coerced.variables
      void check()
    }
  }
  // Not before whoever began it knows how to stop it.
  queueMicrotask(begin)
  return {
    reconsider() {
      if (hearing.isOver) return
      hearing.held ??= []
      void check()
    },
    move(next, same) {
      if (hearing.isOver) return
      ground = next
      operation = same
      hearing.held ??= []
      begin()
    },
    stop() {
      hearing.isOver = true
      leave?.()
    },
  }
}
