import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { chatMessages, conversationMembers, conversations } from '@quintet/drizzle/tenancy/conversations.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, desc, eq, lt, notExists, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { messageColumns } from './messages.ts'

const rows = tenantRows(conversations)
export type ConversationRow = RowOf<typeof rows>
const memberRows = tenantRows(conversationMembers)
export type ConversationMemberRow = RowOf<typeof memberRows>
const messageRows = tenantRows(chatMessages, messageColumns)
export type ChatMessageRow = RowOf<typeof messageRows>

export const readConversation = rows.read
export const insertConversation = rows.insert({ defaults: ['lastMessageId'] })
export const updateLastMessage = rows.update('lastMessageId')
/** Who belongs to a conversation, the first first. */
export const loadMembers = memberRows.children('conversationId', 'id')
export const insertMember = memberRows.insert({ defaults: ['lastReadId', 'lastReadAt'] })
export const loadMessage = messageRows.load
export const readMessage = messageRows.read
/** The database gives ids, under the lock of the conversation: so they are in the order of the messages. */
export const insertMessage = messageRows.insert({ defaults: ['id', 'words'] })

const columns = {
  id: conversations.id,
  title: conversations.title,
  creatorId: conversations.creatorId,
  retentionDays: conversations.retentionDays,
  lastMessageId: conversations.lastMessageId,
  createdAt: conversations.createdAt,
}

/** The caller's membership of a conversation. */
const isOwn = (p: { tenantId: unknown; userId: unknown }) =>
  and(
    eq(conversationMembers.tenantId, p.tenantId as string),
    eq(conversationMembers.memberId, p.userId as string),
    eq(conversationMembers.conversationId, conversations.id),
  )

/** Conversations to which the caller belongs, by id. */
export const ownByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(conversations)
    .innerJoin(conversationMembers, isOwn(p))
    .where(and(eq(conversations.tenantId, p.tenantId), isAnyOf(conversations.id, p.ids))),
)
/** A conversation to which the caller belongs; null for others. */
export const loadOwn = loadOne<Context, ConversationRow>(
  (context, ids) => context.scope.read(ownByIds, { ids }),
  (row) => row.id,
)

/** Conversations to which the caller belongs, newest first. */
export const ownBefore = statement({ beyond: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select(columns)
    .from(conversationMembers)
    .innerJoin(
      conversations,
      and(eq(conversations.tenantId, p.tenantId), eq(conversations.id, conversationMembers.conversationId)),
    )
    .where(
      and(
        eq(conversationMembers.tenantId, p.tenantId),
        eq(conversationMembers.memberId, p.userId),
        lt(conversationMembers.conversationId, p.beyond),
      ),
    )
    .orderBy(desc(conversationMembers.conversationId))
    .limit(p.limit),
)

/** Locks a conversation: what changes in it is changed one after the other. */
export const lockConversation = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.tenantId, p.tenantId), eq(conversations.id, p.id)))
    .for('no key update'),
)

/** How many conversations the caller has made. */
export const countMade = statement({}, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(conversations)
    .where(and(eq(conversations.tenantId, p.tenantId), eq(conversations.creatorId, p.userId))),
)

/** Who belongs to a conversation. */
export const memberIdsOf = statement({ conversationId: slot.uuid }, (db, p) =>
  db
    .select({ memberId: conversationMembers.memberId })
    .from(conversationMembers)
    .where(and(eq(conversationMembers.tenantId, p.tenantId), eq(conversationMembers.conversationId, p.conversationId))),
)

export const deleteMembers = statement({ conversationId: slot.uuid, memberIds: slot.uuids }, (db, p) =>
  db
    .delete(conversationMembers)
    .where(
      and(
        eq(conversationMembers.tenantId, p.tenantId),
        eq(conversationMembers.conversationId, p.conversationId),
        isAnyOf(conversationMembers.memberId, p.memberIds),
      ),
    ),
)

/** Ends what a user has to do with conversations of the active tenant; which ones. */
export const leaveAll = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .delete(conversationMembers)
    .where(and(eq(conversationMembers.tenantId, p.tenantId), eq(conversationMembers.memberId, p.memberId)))
    .returning({ conversationId: conversationMembers.conversationId }),
)

/** Deletes those of some conversations to which none belongs, with their messages. */
export const deleteEmpty = statement({ ids: slot.uuids }, (db, p) =>
  db.delete(conversations).where(
    and(
      eq(conversations.tenantId, p.tenantId),
      isAnyOf(conversations.id, p.ids),
      notExists(
        db
          .select({ id: conversationMembers.id })
          .from(conversationMembers)
          .where(
            and(eq(conversationMembers.tenantId, p.tenantId), eq(conversationMembers.conversationId, conversations.id)),
          ),
      ),
    ),
  ),
)

const markSlots = { conversationId: slot.uuid, messageId: slot.uuid, at: slot.instant }
/** Moves the caller's read mark on. It never moves back. */
export const moveMark = statement(markSlots, (db, p) =>
  db
    .update(conversationMembers)
    .set({ lastReadId: p.messageId as never, lastReadAt: p.at as never })
    .where(
      and(
        eq(conversationMembers.tenantId, p.tenantId),
        eq(conversationMembers.conversationId, p.conversationId),
        eq(conversationMembers.memberId, p.userId),
        sql`coalesce(${conversationMembers.lastReadId} < ${p.messageId}::uuid, true)`,
      ),
    ),
)

/** Messages beyond this many are not counted one by one. */
const maxUnread = 1_000

/** Whether a message is kept at an instant, in its conversation. */
const isKept = (at: unknown): SQL =>
  sql`(${conversations.retentionDays} is null or ${chatMessages.createdAt} > ${at}::timestamptz - make_interval(days => ${conversations.retentionDays}))`

/** How many messages the caller has not read, but for their own. */
const unread = statement({ ids: slot.uuids, at: slot.instant }, (db, p) =>
  db
    .select({
      id: conversations.id,
      count: sql<number>`(select count(*) from (select 1 from ${chatMessages}
        where ${chatMessages.tenantId} = ${p.tenantId}::uuid and ${chatMessages.conversationId} = ${conversations.id}
          and ${chatMessages.id} > coalesce(${conversationMembers.lastReadId}, ${sql.raw(`'${lowestId}'`)}::uuid)
          and (${chatMessages.senderId} <> ${p.userId}::uuid or ${chatMessages.role} <> 'USER')
          and ${isKept(p.at)} limit ${sql.raw(String(maxUnread))}) as unread)::int`,
    })
    .from(conversations)
    .innerJoin(conversationMembers, isOwn(p))
    .where(and(eq(conversations.tenantId, p.tenantId), isAnyOf(conversations.id, p.ids))),
)
/** How many messages of a conversation the caller has not read; null for those who do not belong to it. */
export const loadUnread = loadOne<Context, { readonly id: string; readonly count: number }>(
  (context, ids) => context.scope.read(unread, { ids, at: context.clock.now() }),
  (row) => row.id,
)
