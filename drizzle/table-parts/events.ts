// The tables that every subgraph has for itself: its event streams, their outbox, idempotency keys.
import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, type PgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns.ts'
import { controlPolicies, ownPolicy, platformPolicy, tenantPolicy } from './policies.ts'

/** One row per event stream: (topic, key) names it, last_sequence numbers its events without gaps. */
export const streamTables = (schema: PgSchema) => ({
  streams: schema.table(
    'streams',
    {
      /** Whose stream it is. */
      tenantId: uuid('tenant_id').notNull(),
      /** What the events are about, such as credit.scores. */
      topic: text('topic').notNull(),
      /** Which of them, such as a category or a job id. */
      key: text('key').notNull(),
      /** The number of the newest event. */
      lastSequence: bigint('last_sequence', { mode: 'number' }).notNull(),
    },
    (t) => [primaryKey({ columns: [t.tenantId, t.topic, t.key] }), tenantPolicy(), platformPolicy(schema)],
  ),
  outbox: schema.table(
    'outbox',
    {
      /** Whose event it is. */
      tenantId: uuid('tenant_id').notNull(),
      /** The topic of its stream. */
      topic: text('topic').notNull(),
      /** The key of its stream. */
      key: text('key').notNull(),
      /** Its number in the stream: gapless, in commit order. */
      sequence: bigint('sequence', { mode: 'number' }).notNull(),
      /** What happened. */
      payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
      /** When it was written; events older than the retention are removed. */
      createdAt: createdAt(),
    },
    (t) => [
      primaryKey({ columns: [t.tenantId, t.topic, t.key, t.sequence] }),
      index('outbox_created_at').on(t.createdAt),
      tenantPolicy(),
      platformPolicy(schema),
    ],
  ),
})

/** Answers of mutations that carried an idempotency key. */
export const idempotencyTable = (schema: PgSchema) =>
  schema.table(
    'idempotency_keys',
    {
      /** Who sent the key. */
      userId: uuid('user_id').notNull(),
      /** The active tenant of the caller; the nil UUID without one. */
      tenantId: uuid('tenant_id').notNull(),
      /** The mutation. */
      operation: text('operation').notNull(),
      /** The key as it was sent. */
      key: text('key').notNull(),
      /** SHA-256 of the input, to tell a repetition from another request. */
      fingerprint: text('fingerprint').notNull(),
      /** What the first call answered. */
      answer: jsonb('answer').$type<Record<string, unknown>>(),
      /** When the first call came. */
      createdAt: createdAt(),
    },
    (t) => [primaryKey({ columns: [t.userId, t.tenantId, t.operation, t.key] }), ownPolicy()],
  )

/** What gateways must hear of at once: grants, sessions and people that changed. */
export const accessChangesTable = (schema: PgSchema) =>
  schema.table(
    'access_changes',
    {
      /** The change. */
      id: id().primaryKey(),
      /** The transaction that wrote it: readers resume by it, so that late commits are not lost. */
      xid: bigint('xid', { mode: 'number' }).notNull().default(sql`(pg_current_xact_id()::text)::bigint`),
      /** The tenant whose grants changed. */
      tenantId: uuid('tenant_id'),
      /** The person whose rights or state changed. */
      userId: uuid('user_id'),
      /** The session that ended. */
      sessionId: uuid('session_id'),
      /** When. */
      createdAt: createdAt(),
    },
    (t) => [index('access_changes_xid').on(t.xid), ...controlPolicies(schema)],
  )
