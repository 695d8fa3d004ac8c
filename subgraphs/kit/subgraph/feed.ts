// A stream of messages that can be followed: each is written in the transaction that makes it, and resumed by its cursor.
import type { Appender, Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { streamTables } from '@quintet/drizzle/table-parts/events.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Bus } from '../events/bus.ts'
import { mapAsync, type Started } from '../events/map-async.ts'
import type { Outbox, StreamEvent } from '../events/outbox.ts'
import type { Relay } from '../events/relay.ts'
import type { BaseContext } from '../slice/context.ts'
import { loadOne } from '../slice/loaders.ts'
import { changeCursor, changeSequence } from '../slice/pages.ts'

/** Streams of one topic, such as one for each channel. */
export interface Feed {
  /** Takes the stream's next number. Other writers to the stream wait for the commit, so that messages keep their order. */
  next(writer: Writer, key: string): Promise<number>
  /** Appends a message under a number taken before; its cursor. */
  append(writer: Writer, key: string, sequence: number, payload: Record<string, unknown>, at: Date): Promise<string>
  /** Appends one message to several streams. */
  appendToEach(writer: Appender, keys: readonly string[], payload: Record<string, unknown>, at: Date): Promise<void>
  /** The cursor of the newest message: in the snapshot of a page it is where the page stands. */
  head(reader: Reader, key: string): Promise<string>
  /** Messages after a cursor, or from now on, read as `read` allows. */
  follow(
    tenantId: string,
    key: string,
    after: string | null | undefined,
    read: <T>(work: (reader: Reader) => Promise<T>) => Promise<T>,
  ): Started<FeedMessage>
}

interface FeedMessage {
  readonly cursor: string
  readonly payload: Record<string, unknown>
}

interface FeedParts {
  readonly topic: string
  readonly subgraph: string
  readonly outbox: Outbox
  readonly relay: Relay
  readonly bus: Bus
}

export function createFeed({ topic, subgraph, outbox, relay, bus }: FeedParts): Feed {
  return {
    next: (writer, key) => outbox.next(writer, topic, key),
    async append(writer, key, sequence, payload, at) {
      await outbox.append(writer, topic, key, { sequence, payload }, at)
      writer.afterCommit(() => bus.wake(subgraph))
      return changeCursor(topic, key, sequence)
    },
    async appendToEach(writer, keys, payload, at) {
      await outbox.appendToEach(writer, topic, keys, payload, at)
      writer.afterCommit(() => bus.wake(subgraph))
    },
    head: async (reader, key) => changeCursor(topic, key, await outbox.head(reader, topic, key)),
    follow(tenantId, key, after, read) {
      const sequence = changeSequence(after, topic, key)
      const readAfter = (last: number, limit: number): Promise<StreamEvent[]> =>
        read((reader) => outbox.after(reader, topic, key, last, limit))
      const events = relay.follow({ tenantId, topic, key }, sequence, readAfter)
      const started = events.started?.then((position) => changeCursor(topic, key, position))
      started?.catch(() => {})
      const messages = mapAsync(events, (event) => ({
        cursor: changeCursor(topic, key, event.sequence),
        payload: event.payload,
      }))
      return { ...messages, started }
    },
  }
}

/** Loads the cursor of a stream's newest message; those of many streams of the topic in one statement. */
export function headsOf({ streams }: Pick<ReturnType<typeof streamTables>, 'streams'>, topic: string) {
  const heads = statement({ keys: slot.texts }, (db, p) =>
    db
      .select({ key: streams.key, sequence: streams.lastSequence })
      .from(streams)
      .where(and(eq(streams.tenantId, p.tenantId), eq(streams.topic, topic), sql`${streams.key} = any(${p.keys})`)),
  )
  const load = loadOne<BaseContext, { key: string; sequence: number }>(
    (context, keys) => context.scope.read(heads, { keys }),
    ({ key }) => key,
  )
  return async (context: BaseContext, key: string): Promise<string> =>
    changeCursor(topic, key, (await load(context, key))?.sequence ?? 0)
}

/** The items that a subscriber is to have. */
export function filterAsync<Item>(source: Started<Item>, isWanted: (item: Item) => boolean): Started<Item> {
  return {
    started: source.started,
    async next() {
      for (;;) {
        const item = await source.next()
        if (item.done === true || isWanted(item.value)) return item
      }
    },
    async return() {
      await source.return?.()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
