// Tables that every subgraph has one of: event streams, their outbox, idempotency keys.
import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, type PgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns.ts'
import { controlPolicies, ownPolicy, platformPolicy, tenantPolicy } from './policies.ts'

/** Event streams, each named by topic and key, and their events, numbered without gaps. */
export const streamTables = (schema: PgSchema) => ({
  streams: schema.table(
    'streams',
    {
      /** The tenant. */
      tenantId: uuid('tenant_id').notNull(),
      /** What the events are about, such as credit.scores. */
      topic: text('topic').notNull(),
      /** The category, the job's id, or the like. */
      key: text('key').notNull(),
      /** The number of the newest event. */
      lastSequence: bigint('last_sequence', { mode: 'number' }).notNull(),
    },
    (t) => [primaryKey({ columns: [t.tenantId, t.topic, t.key] }), tenantPolicy(), platformPolicy(schema)],
  ),
  outbox: schema.table(
    'outbox',
    {
      /** The tenant. */
      tenantId: uuid('tenant_id').notNull(),
      /** The topic of its stream. */
      topic: text('topic').notNull(),
      /** The key of its stream. */
      key: text('key').notNull(),
      /** Its number in the stream: gapless, in commit order. */
      sequence: bigint('sequence', { mode: 'number' }).notNull(),
      /** The event. */
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
      /** The user who sent the key. */
      userId: uuid('user_id').notNull(),
      /** The active tenant; the nil UUID without one. */
      tenantId: uuid('tenant_id').notNull(),
      /** The mutation. */
      operation: text('operation').notNull(),
      /** The key as it was sent. */
      key: text('key').notNull(),
      /** HMAC-SHA-256 of the input, to tell a repeated call from another one. An input may hold a password. */
      fingerprint: text('fingerprint').notNull(),
      /** The first answer, as tagged JSON, without secrets. */
      answer: jsonb('answer').$type<Record<string, unknown>>(),
      /** When the first call came. */
      createdAt: createdAt(),
    },
    (t) => [primaryKey({ columns: [t.userId, t.tenantId, t.operation, t.key] }), ownPolicy()],
  )

/** Changes of grants, sessions and users, which gateways must know at once. */
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
      /** The user whose permissions or status changed. */
      userId: uuid('user_id'),
      /** The session that ended. */
      sessionId: uuid('session_id'),
      /** When it changed. */
      createdAt: createdAt(),
    },
    (t) => [index('access_changes_xid').on(t.xid), ...controlPolicies(schema)],
  )
