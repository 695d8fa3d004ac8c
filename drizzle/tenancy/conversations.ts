import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey, tsvector } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

/** Conversations of members of a tenant. */
export const conversations = tenancy.table(
  'conversations',
  {
    ...tenantKey(),
    /** What it is about. */
    title: text('title').notNull(),
    /** The user or the service account that made it, and changes its members. */
    creatorId: uuid('creator_id').notNull(),
    /** For how many days messages are kept; null without an end. */
    retentionDays: integer('retention_days'),
    /** The newest message, which may be gone; null before the first. */
    lastMessageId: uuid('last_message_id'),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Without the tenant, so that none of its rows are looked through for an id.
    index('conversations_creator').on(t.creatorId),
    check('conversations_retention', sql`retention_days between 1 and 3650`),
  ],
)

/** Who belongs to conversations, and what they have read. */
export const conversationMembers = tenancy.table(
  'conversation_members',
  {
    ...tenantKey(),
    /** The conversation. */
    conversationId: uuid('conversation_id').notNull(),
    /** The user or the service account. */
    memberId: uuid('member_id').notNull(),
    /** Whether it is a service account. */
    isMachine: boolean('is_machine').notNull(),
    /** The last message that they have read; null before the first. */
    lastReadId: uuid('last_read_id'),
    /** When the read mark last moved. */
    lastReadAt: instant('last_read_at'),
    /** When they came to it. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({
      columns: [t.tenantId, t.conversationId],
      foreignColumns: [conversations.tenantId, conversations.id],
    }).onDelete('cascade'),
    uniqueIndex('conversation_members_member').on(t.tenantId, t.memberId, t.conversationId),
    index('conversation_members_conversation').on(t.tenantId, t.conversationId, t.id),
  ],
)

/** Messages in conversations. Their ids are in the order in which they were posted. */
export const chatMessages = tenancy.table(
  'chat_messages',
  {
    ...tenantKey(),
    /** The conversation. */
    conversationId: uuid('conversation_id').notNull(),
    /** USER, ASSISTANT or SYSTEM. */
    role: text('role').notNull(),
    /** Its text. */
    content: text('content').notNull(),
    /** Its words, for full-text search. */
    words: tsvector('words').generatedAlwaysAs(sql`to_tsvector('simple', content)`),
    /** What there is to know about it. */
    metadata: jsonb('metadata').$type<Record<string, unknown>>(),
    /** Attached documents. */
    documentIds: uuid('document_ids').array().notNull(),
    /** The user or the service account that posted it. */
    senderId: uuid('sender_id').notNull(),
    /** Whether a service account did. */
    isByMachine: boolean('is_by_machine').notNull(),
    /** When it was posted. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({
      columns: [t.tenantId, t.conversationId],
      foreignColumns: [conversations.tenantId, conversations.id],
    }).onDelete('cascade'),
    index('chat_messages_conversation').on(t.tenantId, t.conversationId, t.id),
    index('chat_messages_sender').on(t.tenantId, t.senderId, t.id),
    check('chat_messages_role', sql`role in ('USER', 'ASSISTANT', 'SYSTEM')`),
  ],
)
