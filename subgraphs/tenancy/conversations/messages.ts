// Statements about messages in conversations.
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { chatMessages, conversationMembers, conversations } from '@quintet/drizzle/tenancy/conversations.ts'
import { hasWords } from '@quintet/kit/slice/search.ts'
import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'

export const messageColumns = {
  id: chatMessages.id,
  conversationId: chatMessages.conversationId,
  role: chatMessages.role,
  content: chatMessages.content,
  metadata: chatMessages.metadata,
  documentIds: chatMessages.documentIds,
  senderId: chatMessages.senderId,
  isByMachine: chatMessages.isByMachine,
  createdAt: chatMessages.createdAt,
}

const pageSlots = {
  conversationId: slot.uuid,
  beyond: slot.uuid,
  since: slot.nullable(slot.instant),
  search: slot.nullable(slot.text),
  limit: slot.int,
}
/** Messages in a conversation, newest first. */
export const messagesBefore = statement(pageSlots, (db, p) =>
  db
    .select(messageColumns)
    .from(chatMessages)
    .where(
      and(
        eq(chatMessages.tenantId, p.tenantId),
        eq(chatMessages.conversationId, p.conversationId),
        lt(chatMessages.id, p.beyond),
        sql`(${p.since}::timestamptz is null or ${chatMessages.createdAt} > ${p.since}::timestamptz)`,
        hasWords(chatMessages.words, p.search),
      ),
    )
    .orderBy(desc(chatMessages.id))
    .limit(p.limit),
)

/** A message as the caller may hear it: no row unless they belong to its conversation, null where it is gone. */
export const messageForMember = statement({ conversationId: slot.uuid, messageId: slot.uuid }, (db, p) =>
  db
    .select({ retentionDays: conversations.retentionDays, message: messageColumns })
    .from(conversationMembers)
    .innerJoin(
      conversations,
      and(eq(conversations.tenantId, p.tenantId), eq(conversations.id, conversationMembers.conversationId)),
    )
    .leftJoin(
      chatMessages,
      and(
        eq(chatMessages.tenantId, p.tenantId),
        eq(chatMessages.conversationId, conversationMembers.conversationId),
        eq(chatMessages.id, p.messageId),
      ),
    )
    .where(
      and(
        eq(conversationMembers.tenantId, p.tenantId),
        eq(conversationMembers.conversationId, p.conversationId),
        eq(conversationMembers.memberId, p.userId),
      ),
    ),
)

/** Removes messages of a conversation that are too old. */
export const deleteBefore = statement({ conversationId: slot.uuid, before: slot.instant }, (db, p) =>
  db
    .delete(chatMessages)
    .where(
      and(
        eq(chatMessages.tenantId, p.tenantId),
        eq(chatMessages.conversationId, p.conversationId),
        sql`${chatMessages.createdAt} <= ${p.before}::timestamptz`,
      ),
    ),
)

/** Removes what a user has written in the active tenant; where. */
export const deleteMessagesOf = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .delete(chatMessages)
    .where(and(eq(chatMessages.tenantId, p.tenantId), eq(chatMessages.senderId, p.memberId)))
    .returning({ conversationId: chatMessages.conversationId }),
)

/** Finds the newest message of some conversations again. */
export const findLastMessages = statement({ ids: slot.uuids }, (db, p) =>
  db
    .update(conversations)
    .set({
      lastMessageId: sql`(select newest.id from tenancy.chat_messages as newest where newest.tenant_id = ${p.tenantId}::uuid
        and newest.conversation_id = ${conversations.id} order by newest.id desc limit 1)`,
    })
    .where(and(eq(conversations.tenantId, p.tenantId), isAnyOf(conversations.id, p.ids))),
)

/** What a user has written in the active tenant. */
export const ownMessages = statement({}, (db, p) =>
  db
    .select({
      tenantId: chatMessages.tenantId,
      conversationId: chatMessages.conversationId,
      id: chatMessages.id,
      role: chatMessages.role,
      content: chatMessages.content,
      metadata: chatMessages.metadata,
      documentIds: chatMessages.documentIds,
      postedAt: chatMessages.createdAt,
    })
    .from(chatMessages)
    .where(and(eq(chatMessages.tenantId, p.tenantId), eq(chatMessages.senderId, p.userId)))
    .orderBy(asc(chatMessages.id)),
)
/** The conversations of the active tenant to which a user belongs. */
export const ownConversations = statement({}, (db, p) =>
  db
    .select({
      tenantId: conversations.tenantId,
      id: conversations.id,
      title: conversations.title,
      joinedAt: conversationMembers.createdAt,
      lastReadAt: conversationMembers.lastReadAt,
    })
    .from(conversationMembers)
    .innerJoin(
      conversations,
      and(eq(conversations.tenantId, p.tenantId), eq(conversations.id, conversationMembers.conversationId)),
    )
    .where(and(eq(conversationMembers.tenantId, p.tenantId), eq(conversationMembers.memberId, p.userId)))
    .orderBy(asc(conversations.id)),
)
