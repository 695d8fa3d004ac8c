// One upstream and its subscribers: each event is joined and serialized once, however many subscribers there are.
import { setTimeout as pause } from 'node:timers/promises'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import type { Caller } from '../auth/viewers.ts'
import type { Answer } from '../execution/response/answer.ts'
import type { MaybePromise } from '../sources/maybe-promise.ts'
import type { Upstream, UpstreamItem } from './upstream.ts'

export interface LiveEvent {
  /** The response as it is sent, in UTF-8. */
  readonly body: Buffer
  /** Where to resume after it; null where the field has no cursor. */
  readonly cursor: string | null
}

/** A subscription as a channel sees it. */
export interface Subscriber {
  /** The cursor of the last event that was sent. Null before the first one, unless the client resumes after a cursor. */
  readonly position: string | null
  /** Called before the first event with the cursor where the events begin. */
  begin(position: string | null): void
  take(events: readonly LiveEvent[]): void
  end(errors: readonly GraphQLError[] | null): void
  /** The caller with current rights; null when they may no longer receive these events. Rejects while rights are unknown. */
  callerNow(): Promise<Caller | null>
}

export interface Channel {
  readonly subscribers: Set<Subscriber>
  /** Cursor of the last event delivered, or of where the channel began. */
  readonly position: string | null
  /** Settles when it is known where the channel begins, or when that takes too long. */
  readonly ready: Promise<void>
  /** The events delivered after a cursor; null when they are not cached here. */
  after(cursor: string): readonly LiveEvent[] | null
  close(): void
}

export interface ChannelSettings {
  readonly upstream: Upstream
  /** The cursor that the upstream begins after; null when the upstream reports it. */
  readonly after: string | null
  /** A caller on whose behalf events are joined: all subscribers have the same rights to them. Null when none is left. */
  anyCaller(): Promise<Caller | null>
  /** Joins events and writes the response to each, for a caller. */
  write(events: readonly UpstreamItem[], caller: Caller): MaybePromise<readonly Answer[]>
  /** An error of the upstream at the client's path. */
  clientError(error: GraphQLError): GraphQLError
  /** Called after each delivery. */
  onDelivery(events: number, subscribers: number): void
  /** Called when the upstream has ended. No event follows. */
  onEnd(errors: readonly GraphQLError[] | null): void
}

/** Events that wait to be joined. With more of them the upstream is not read. */
const maxPending = 256
const maxCached = 1_000
const maxCachedBytes = 4 * 1024 * 1024
const maxReadyMilliseconds = 1_000
const retryMilliseconds = 500

/** Opens a channel. It reads until it is closed or its upstream ends. */
export function openChannel(settings: ChannelSettings): Channel {
  const subscribers = new Set<Subscriber>()
  const recent = createRecentEvents()
  const begun = Promise.withResolvers<void>()
  let pending: UpstreamItem[] = []
  let room = Promise.withResolvers<void>()
  let isWorking = false
  let isClosed = false
  let position = settings.after
  if (position !== null) recent.beginAt(position)

  const { upstream } = settings
  const deliver = (events: readonly LiveEvent[]): void => {
    recent.add(events)
    position = events.at(-1)?.cursor ?? position
    for (const subscriber of subscribers) subscriber.take(events)
    settings.onDelivery(events.length, subscribers.size)
  }
  const work = async (): Promise<void> => {
    // Events of the same turn are joined by the same fetches.
    await new Promise(setImmediate)
    while (pending.length > 0 && !isClosed) {
      const items = pending
      pending = []
      room.resolve()
      room = Promise.withResolvers()
      const caller = await whenAvailable(settings.anyCaller)
      if (caller === null) break
      const answers = await settings.write(items, caller)
      if (isClosed) break
      deliver(answers.map(({ text }, i) => ({ body: Buffer.from(text), cursor: items[i]!.cursor })))
    }
    // In the same turn as the last look at `pending`: the next event starts the work again.
    isWorking = false
  }
  const end = (errors: readonly GraphQLError[] | null): void => {
    if (isClosed) return
    close()
    settings.onEnd(errors)
  }
  const fail = (error: unknown): void =>
    end([error instanceof GraphQLError ? settings.clientError(error) : new GraphQLError(String(error), wrapped(error))])
  const startWork = (): void => {
    if (isWorking) return
    isWorking = true
    work().catch(fail)
  }
  const read = async (): Promise<void> => {
    for await (const item of upstream) {
      if (isClosed) return
      if (item.event === null) {
        // The cursor where the upstream begins, and later where it continues after a lost connection.
        if (position === null && item.cursor !== null) recent.beginAt(item.cursor)
        position ??= item.cursor
        // Subscribers may have joined while the upstream was opening.
        for (const subscriber of subscribers) subscriber.begin(position)
      } else {
        pending.push(item)
        startWork()
        while (pending.length >= maxPending && !isClosed) await room.promise
      }
      begun.resolve()
    }
    // Pending events are delivered before the end.
    while (isWorking && !isClosed) await pause(1)
    end(null)
  }
  const close = (): void => {
    isClosed = true
    room.resolve()
    begun.resolve()
    void upstream.return?.()
  }
  // In the next microtask, so that the first subscriber can join before.
  queueMicrotask(() => void read().catch(fail))
  return {
    subscribers,
    get position() {
      return position
    },
    ready: Promise.race([begun.promise, pause(maxReadyMilliseconds, undefined, { ref: false })]),
    after: recent.after,
    close,
  }
}

const wrapped = (error: unknown) => ({ originalError: error instanceof Error ? error : new Error(String(error)) })

/** Asks again until the answer is available. Meanwhile events wait: none is delivered and none is lost. */
export async function whenAvailable<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!isUnavailable(error)) throw error
      await pause(retryMilliseconds)
    }
  }
}

/** Whether an error says that rights cannot be read at the moment. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions.code === 'UNAVAILABLE'

/** The last events, by cursor. */
function createRecentEvents() {
  let events: LiveEvent[] = []
  let bytes = 0
  /** How many events were dropped. Events keep their numbers. */
  let dropped = 0
  const numbers = new Map<string, number>()
  return {
    beginAt: (cursor: string) => void numbers.set(cursor, -1),
    add(more: readonly LiveEvent[]): void {
      for (const event of more) {
        if (event.cursor !== null) numbers.set(event.cursor, dropped + events.length)
        events.push(event)
        bytes += event.body.length
      }
      let count = 0
      while (events.length - count > maxCached || (bytes > maxCachedBytes && count < events.length)) {
        bytes -= events[count++]!.body.length
      }
      if (count > 0) drop(count)
    },
    after(cursor: string): readonly LiveEvent[] | null {
      const number = numbers.get(cursor)
      return number === undefined ? null : events.slice(number + 1 - dropped)
    },
  }
  function drop(count: number): void {
    events = events.slice(count)
    dropped += count
    // The cursor of a dropped event is kept as long as every event after it is cached.
    for (const [cursor, number] of numbers) {
      if (number >= dropped - 1) break
      numbers.delete(cursor)
    }
  }
}

/** Ends a subscription whose client does not read. The client can resume after the last event that was sent. */
export const slowConsumer = (cursor: string | null): GraphQLError => {
  const error = refusal('SLOW_CONSUMER', 'The client reads too slowly. Subscribe again with `after` to resume')
  if (cursor !== null) error.extensions.cursor = cursor
  return error
}
