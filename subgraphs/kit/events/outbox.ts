// Event streams: appended in the transaction that makes the change, numbered without gaps in commit order.

import type { Appender, Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { type Statement, slot, statement, type Values } from '@quintet/drizzle/client/statement.ts'
import type { streamTables } from '@quintet/drizzle/table-parts/events.ts'
import { and, asc, eq, gt, sql } from 'drizzle-orm'

/** One stream of a tenant: its topic, such as credit.scores, and a key, such as a category. */
export interface StreamId {
  readonly tenantId: string
  readonly topic: string
  readonly key: string
}

export interface StreamEvent {
  readonly sequence: number
  readonly payload: Record<string, unknown>
}

const streamSlots = { topic: slot.text, key: slot.text }
const nextSlots = { ...streamSlots, count: slot.int }
const manySlots = { ...streamSlots, sequences: slot.ints, payloads: slot.texts, at: slot.instant }
const toEachSlots = { topic: slot.text, keys: slot.texts, payload: slot.json, at: slot.instant }
const insertSlots = { ...streamSlots, sequence: slot.int, payload: slot.json, at: slot.instant }
const afterSlots = { ...streamSlots, after: slot.int, limit: slot.int }

export interface Outbox {
  /** Takes the stream's next number, and its lock: later writers to the stream wait for this commit. */
  next(writer: Writer, topic: string, key: string): Promise<number>
  /** As next, for `count` events at once: the last of their numbers. */
  nextMany(writer: Writer, topic: string, key: string, count: number): Promise<number>
  /** Writes events, which happened at `at`, under numbers taken before. */
  appendMany(writer: Writer, topic: string, key: string, events: readonly StreamEvent[], at: Date): Promise<void>
  /** Writes one event, which happened at `at`, to several streams of a topic, each under its next number. */
  appendToEach(
    writer: Appender,
    topic: string,
    keys: readonly string[],
    payload: Record<string, unknown>,
    at: Date,
  ): Promise<void>
  /** Writes the event, which happened at `at`, under a number taken before. */
  append(writer: Writer, topic: string, key: string, event: StreamEvent, at: Date): Promise<void>
  /** The number of the newest event; 0 before the first. */
  head(reader: Reader, topic: string, key: string): Promise<number>
  /** Up to `limit` events after a number, in order. */
  after(reader: Reader, topic: string, key: string, after: number, limit: number): Promise<StreamEvent[]>
}

/** The outbox of one subgraph, over its own tables. */
export function createOutbox({ streams, outbox }: ReturnType<typeof streamTables>): Outbox {
  const nextStatement: Statement<Values<typeof nextSlots>, { sequence: number }> = statement(nextSlots, (db, p) =>
    db
      .insert(streams)
      .values({ tenantId: p.tenantId, topic: p.topic, key: p.key, lastSequence: p.count as never })
      .onConflictDoUpdate({
        target: [streams.tenantId, streams.topic, streams.key],
        set: { lastSequence: sql`${streams.lastSequence} + excluded.last_sequence` },
      })
      .returning({ sequence: streams.lastSequence }),
  )
  // In the order of their keys: no two writers wait for each other. One statement: while it lasts others wait.
  const insertToEach = statement(toEachSlots, (db, p) => {
    const taken = db.$with('taken').as(
      db
        .insert(streams)
        .select(
          sql`select ${p.tenantId}::uuid, ${p.topic}::text, key, 1 from unnest(${p.keys}) as given(key) order by key` as never,
        )
        .onConflictDoUpdate({
          target: [streams.tenantId, streams.topic, streams.key],
          set: { lastSequence: sql`${streams.lastSequence} + 1` },
        })
        .returning({ key: streams.key, sequence: streams.lastSequence }),
    )
    return db
      .with(taken)
      .insert(outbox)
      .select(
        sql`select ${p.tenantId}::uuid, ${p.topic}::text, key, last_sequence, ${p.payload}::jsonb, ${p.at}::timestamptz
        from taken`,
      )
  })
  const insert = statement(insertSlots, (db, p) =>
    db.insert(outbox).values({
      tenantId: p.tenantId,
      topic: p.topic,
      key: p.key,
      sequence: p.sequence,
      payload: p.payload,
      createdAt: p.at,
    }),
  )
  const insertMany = statement(manySlots, (db, p) =>
    db.insert(outbox).select(
      sql`select ${p.tenantId}::uuid, ${p.topic}::text, ${p.key}::text, sequence, payload::jsonb, ${p.at}::timestamptz
        from unnest(${p.sequences}, ${p.payloads}) as given(sequence, payload)`,
    ),
  )
  const head = statement(streamSlots, (db, p) =>
    db
      .select({ sequence: streams.lastSequence })
      .from(streams)
      .where(and(eq(streams.tenantId, p.tenantId), eq(streams.topic, p.topic), eq(streams.key, p.key))),
  )
  const after = statement(afterSlots, (db, p) =>
    db
      .select({ sequence: outbox.sequence, payload: outbox.payload })
      .from(outbox)
      .where(
        and(
          eq(outbox.tenantId, p.tenantId),
          eq(outbox.topic, p.topic),
          eq(outbox.key, p.key),
          gt(outbox.sequence, p.after),
        ),
      )
      .orderBy(asc(outbox.sequence))
      .limit(p.limit),
  )
  return {
    async next(writer, topic, key) {
      const [row] = await writer.run(nextStatement, { topic, key, count: 1 })
      return row!.sequence
    },
    async nextMany(writer, topic, key, count) {
      const [row] = await writer.run(nextStatement, { topic, key, count })
      return row!.sequence
    },
    async appendMany(writer, topic, key, events, at) {
      const sequences = events.map(({ sequence }) => sequence)
      const payloads = events.map(({ payload }) => JSON.stringify(payload))
      await writer.run(insertMany, { topic, key, sequences, payloads, at })
    },
    async appendToEach(writer, topic, keys, payload, at) {
      if (keys.length > 0) await writer.run(insertToEach, { topic, keys: [...keys], payload, at })
    },
    async append(writer, topic, key, event, at) {
      await writer.run(insert, { topic, key, ...event, at })
    },
    async head(reader, topic, key) {
      const [row] = await reader.read(head, { topic, key })
      return row?.sequence ?? 0
    },
    after: (reader, topic, key, sequence, limit) => reader.read(after, { topic, key, after: sequence, limit }),
  }
}
