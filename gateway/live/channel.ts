// One upstream and those who hear it: each event is joined and written once, whoever listens.
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

/** Where events go: a subscription of one client. */
export interface Member {
  /** The cursor of what was sent last; null before the first event of who asked for none. */
  readonly position: string | null
  /** Tells where the events begin, before the first. */
  begin(position: string | null): void
  take(events: readonly LiveEvent[]): void
  end(errors: readonly GraphQLError[] | null): void
  /** The caller as things stand now; null when he may no longer hear just this. Rejects while nobody can say. */
  callerNow(): Promise<Caller | null>
}

export interface Channel {
  readonly members: Set<Member>
  /** Cursor of the last event delivered, or of the place where it began. */
  readonly position: string | null
  /** When it is known where the channel begins, or cannot be soon. */
  readonly ready: Promise<void>
  /** What was delivered after a cursor; null when it is not known here. */
  after(cursor: string): readonly LiveEvent[] | null
  close(): void
}

export interface ChannelSettings {
  readonly upstream: Upstream
  /** The cursor that the upstream begins after; null: it will tell. */
  readonly after: string | null
  /** Anybody who may hear: all members have the same rights to it. Null when nobody is left, rejects while nobody can say. */
  anyCaller(): Promise<Caller | null>
  /** Joins events and writes the response to each, for a caller. */
  write(events: readonly UpstreamItem[], caller: Caller): MaybePromise<readonly Answer[]>
  /** An error of the upstream at the client's path. */
  clientError(error: GraphQLError): GraphQLError
  /** Called after each delivery. */
  delivered(events: number, members: number): void
  /** Called when the upstream has ended: nobody will hear more. */
  ended(errors: readonly GraphQLError[] | null): void
}

/** Events waiting to be joined; while there are so many the upstream is not read. */
const mostPending = 256
const mostRemembered = 1_000
const mostRememberedBytes = 4 * 1024 * 1024
const patienceMilliseconds = 1_000
const retryMilliseconds = 500

/** Opens a channel. It reads until it is closed or its upstream ends. */
export function openChannel(settings: ChannelSettings): Channel {
  const members = new Set<Member>()
  const memory = createMemory()
  const begun = Promise.withResolvers<void>()
  let pending: UpstreamItem[] = []
  let room = Promise.withResolvers<void>()
  let isWorking = false
  let isClosed = false
  let position = settings.after
  if (position !== null) memory.beginAt(position)

  const { upstream } = settings
  const deliver = (events: readonly LiveEvent[]): void => {
    memory.add(events)
    position = events.at(-1)?.cursor ?? position
    for (const member of members) member.take(events)
    settings.delivered(events.length, members.size)
  }
  const work = async (): Promise<void> => {
    // What came in the same turn is joined by the same fetches.
    await new Promise(setImmediate)
    while (pending.length > 0 && !isClosed) {
      const items = pending
      pending = []
      room.resolve()
      room = Promise.withResolvers()
      const caller = await whenKnown(settings.anyCaller)
      if (caller === null) break
      const answers = await settings.write(items, caller)
      if (isClosed) break
      deliver(answers.map(({ text }, i) => ({ body: Buffer.from(text), cursor: items[i]!.cursor })))
    }
    // With the last look at what is pending: what comes next begins anew.
    isWorking = false
  }
  const end = (errors: readonly GraphQLError[] | null): void => {
    if (isClosed) return
    close()
    settings.ended(errors)
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
        // Where it begins, told before the first event; and where it goes on after a lost connection.
        if (position === null && item.cursor !== null) memory.beginAt(item.cursor)
        position ??= item.cursor
        // Whoever joined while it was being opened has not heard of it.
        for (const member of members) member.begin(position)
      } else {
        pending.push(item)
        startWork()
        while (pending.length >= mostPending && !isClosed) await room.promise
      }
      begun.resolve()
    }
    // What was read is delivered before the end is told.
    while (isWorking && !isClosed) await pause(1)
    end(null)
  }
  const close = (): void => {
    isClosed = true
    room.resolve()
    begun.resolve()
    void upstream.return?.()
  }
  // In the next turn: whoever opened it joins first.
  queueMicrotask(() => void read().catch(fail))
  return {
    members,
    get position() {
      return position
    },
    ready: Promise.race([begun.promise, pause(patienceMilliseconds, undefined, { ref: false })]),
    after: memory.after,
    close,
  }
}

const wrapped = (error: unknown) => ({ originalError: error instanceof Error ? error : new Error(String(error)) })

/** While nobody can say who may hear, nobody hears, and nothing is lost. */
export async function whenKnown<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!isUnknown(error)) throw error
      await pause(retryMilliseconds)
    }
  }
}

/** Whether an error says that nobody can say at the moment. */
export const isUnknown = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions.code === 'UNAVAILABLE'

/** The last events, by cursor. */
function createMemory() {
  let events: LiveEvent[] = []
  let bytes = 0
  /** How many events were forgotten: numbers go on. */
  let forgotten = 0
  const numbers = new Map<string, number>()
  return {
    beginAt: (cursor: string) => void numbers.set(cursor, -1),
    add(more: readonly LiveEvent[]): void {
      for (const event of more) {
        if (event.cursor !== null) numbers.set(event.cursor, forgotten + events.length)
        events.push(event)
        bytes += event.body.length
      }
      let count = 0
      while (events.length - count > mostRemembered || (bytes > mostRememberedBytes && count < events.length)) {
        bytes -= events[count++]!.body.length
      }
      if (count > 0) forget(count)
    },
    after(cursor: string): readonly LiveEvent[] | null {
      const number = numbers.get(cursor)
      return number === undefined ? null : events.slice(number + 1 - forgotten)
    },
  }
  function forget(count: number): void {
    events = events.slice(count)
    forgotten += count
    // One that was forgotten itself is kept as long as all that follows it is there.
    for (const [cursor, number] of numbers) {
      if (number >= forgotten - 1) break
      numbers.delete(cursor)
    }
  }
}

/** What ends a subscription whose client does not read: he may resume after what he was sent. */
export const slowConsumer = (cursor: string | null): GraphQLError => {
  const error = refusal('SLOW_CONSUMER', 'You read too slowly. Subscribe again with `after` to get what you missed')
  if (cursor !== null) error.extensions.cursor = cursor
  return error
}
