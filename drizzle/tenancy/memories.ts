import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey, tsvector } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

export type StoredMemoryEngine = 'EXACT' | 'PGVECTOR'

/** What members want remembered, with vectors of what it means. */
export const memoryEntries = tenancy.table(
  'memory_entries',
  {
    ...tenantKey(),
    /** Whose it is. */
    userId: uuid('user_id').notNull(),
    /** What keeps it apart from other memories of theirs. */
    namespace: text('namespace').notNull(),
    /** What is remembered. */
    content: text('content').notNull(),
    /** SHA-256 of the content: in a namespace it stands once. */
    contentHash: bytes('content_hash').notNull(),
    /** What the caller keeps beside it. */
    metadata: jsonb('metadata').$type<Record<string, unknown>>(),
    /** How much it matters, 0 to 1. */
    importance: doublePrecision('importance').notNull(),
    /** Its words, for full-text search. */
    words: tsvector('words').generatedAlwaysAs(sql`to_tsvector('english', content)`),
    /** The model of the vector; null before there is one. */
    model: text('model'),
    /** The vector: little-endian floats, of length 1. */
    embedding: bytes('embedding'),
    /** When it was first written. */
    createdAt: createdAt(),
    /** From when on it is forgotten. */
    expiresAt: instant('expires_at'),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('memory_entries_content').on(t.tenantId, t.userId, t.namespace, t.contentHash),
    index('memory_entries_user').on(t.tenantId, t.userId, t.id),
    check('memory_entries_importance', sql`importance between 0 and 1`),
    check('memory_entries_embedding', sql`(model is null) = (embedding is null)`),
  ],
)

/** Searches of memories. */
export const memorySearches = tenancy.table(
  'memory_searches',
  {
    ...tenantKey(),
    /** Who searched. */
    userId: uuid('user_id').notNull(),
    /** What was searched for. */
    query: text('query').notNull(),
    /** The namespace; null for all. */
    namespace: text('namespace'),
    /** How many were found. */
    resultCount: integer('result_count').notNull(),
    /** What compared the vectors. */
    engine: text('engine').$type<StoredMemoryEngine>().notNull(),
    /** The model of the vectors. */
    model: text('model').notNull(),
    /** How long it took. */
    milliseconds: integer('milliseconds').notNull(),
    /** When it was. */
    at: instant('at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    index('memory_searches_user').on(t.tenantId, t.userId, t.id),
    check('memory_searches_engine', sql`engine in ('EXACT', 'PGVECTOR')`),
  ],
)
