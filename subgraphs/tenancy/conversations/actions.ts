import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { callerId, tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { limitReached, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { reportChange } from '../access/report-change.ts'
import type { Context } from '../context.ts'
import { maySee } from '../documents/rules.ts'
import { readDocument } from '../documents/store.ts'
import { membersByUserIds } from '../memberships/store.ts'
import { lockTenant } from '../tenants/store.ts'
import type {
  ChangeConversationMembersInput,
  CreateConversationInput,
  MarkConversationReadInput,
  PostMessageInput,
} from '../types.gen.ts'
import { retentionQueue } from './jobs.ts'
import {
  conversationProblems,
  endOfDay,
  maxConversations,
  maxMembers,
  mayWriteAs,
  memberProblems,
  messageProblems,
} from './rules.ts'
import {
  type ConversationRow,
  countMade,
  deleteEmpty,
  deleteMembers,
  insertConversation,
  insertMember,
  insertMessage,
  lockConversation,
  memberIdsOf,
  moveMark,
  ownByIds,
  readMessage,
  updateLastMessage,
} from './store.ts'

const none = (message: string, field: string) => new Refused(notFoundProblem(message, ['input', field]))

/** The user, or the service account. */
const ownId = ({ envelope }: Context): string => callerId(envelope)!

/** Makes a conversation. */
export const createConversation = (context: Context, input: CreateConversationInput) =>
  change(context, 'createConversation', input, {
    problems: conversationProblems(input),
    async work(writer) {
      if (context.envelope.tenantId === null) throw new Refused(notAllowed('There is no active tenant', 'NO_TENANT'))
      // So that the count below stays right.
      await writer.read(lockTenant, {})
      const [counted] = await writer.read(countMade, {})
      if (counted!.count >= maxConversations) {
        const message = `You can make up to ${maxConversations} conversations`
        throw new Refused(limitReached(message, 'MAX_CONVERSATIONS', ['input']))
      }
      const others = new Set(input.memberIds)
      others.delete(ownId(context))
      refuseTooMany(others.size + 1, 'memberIds')
      await refuseStrangers(writer, [...others], 'memberIds')
      const conversation = await insertConversation(writer, {
        id: newId(),
        title: input.title.trim(),
        creatorId: ownId(context),
        retentionDays: input.retentionDays ?? null,
        createdAt: context.clock.now(),
      })
      await addMembers(context, writer, conversation.id, [ownId(context), ...others])
      return conversation
    },
  })

function refuseTooMany(count: number, field: string): void {
  if (count <= maxMembers) return
  throw new Refused(limitReached(`A conversation has up to ${maxMembers} members`, 'MAX_MEMBERS', ['input', field]))
}

/** Throws unless all are present members of the tenant. */
async function refuseStrangers(writer: Writer, userIds: readonly string[], field: string): Promise<void> {
  const present = userIds.length === 0 ? [] : await writer.read(membersByUserIds, { userIds })
  if (present.length < userIds.length) throw none('There is no such member', field)
}

async function addMembers(
  context: Context,
  writer: Writer,
  conversationId: string,
  memberIds: readonly string[],
): Promise<void> {
  const { viewer } = context.envelope
  await Promise.all(
    memberIds.map((memberId) =>
      insertMember(writer, {
        id: newId(),
        conversationId,
        memberId,
        // A service account belongs to what it makes; all others are members of the tenant.
        isMachine: viewer === null && memberId === ownId(context),
        createdAt: context.clock.now(),
      }),
    ),
  )
}

/** Changes who belongs to a conversation: its creator may, and all may leave. */
export const changeConversationMembers = (context: Context, input: ChangeConversationMembersInput) =>
  change(context, 'changeConversationMembers', input, {
    problems: memberProblems(input),
    async work(writer) {
      const leaving = [...new Set(input.remove ?? [])]
      // Before the conversation's own lock, as where members leave the tenant.
      await writer.read(lockTenant, {})
      const conversation = await locked(context, writer, input.conversationId)
      const { id, creatorId } = conversation
      const isLeavingAlone = (input.add ?? []).length === 0 && leaving.every((each) => each === ownId(context))
      if (creatorId !== ownId(context) && !isLeavingAlone) {
        const message = 'Its creator alone changes the members of a conversation'
        throw new Refused(notAllowed(message, 'NOT_CREATOR', ['input']))
      }
      const present = new Set((await writer.read(memberIdsOf, { conversationId: id })).map(({ memberId }) => memberId))
      if (leaving.some((each) => !present.has(each))) throw none('There is no such member', 'remove')
      const coming = [...new Set(input.add ?? [])].filter((each) => !present.has(each))
      await refuseStrangers(writer, coming, 'add')
      refuseTooMany(present.size - leaving.length + coming.length, 'add')
      if (leaving.length > 0) await writer.run(deleteMembers, { conversationId: id, memberIds: leaving })
      await addMembers(context, writer, id, coming)
      if (present.size - leaving.length + coming.length === 0) await writer.run(deleteEmpty, { ids: [id] })
      // Gateways judge the streams of those who leave anew.
      for (const each of leaving) await reportChange(context, writer, tenantId(context), each)
      return conversation
    },
  })

/** A conversation to which the caller belongs, locked. Throws for others. */
async function locked({ envelope }: Context, writer: Writer, id: string): Promise<ConversationRow> {
  if (isUuid(id) && envelope.tenantId !== null) {
    await writer.read(lockConversation, { id })
    // Not with the lock: the caller may have been removed while this transaction waited for it.
    const [own] = await writer.read(ownByIds, { ids: [id] })
    if (own !== undefined) return own
  }
  throw none('There is no such conversation', 'conversationId')
}

/** Posts a message. Messages at once get their numbers one after the other. */
export const postMessage = (context: Context, input: PostMessageInput) =>
  change(context, 'postMessage', input, {
    problems: messageProblems(input),
    async work(writer) {
      const { id, retentionDays } = await locked(context, writer, input.conversationId)
      const role = input.role ?? 'USER'
      if (!mayWriteAs(role, context.envelope)) {
        const message = `Keys and clients alone write as ${role}`
        throw new Refused(notAllowed(message, 'NOT_ALLOWED', ['input', 'role']))
      }
      const documentIds = [...new Set(input.documentIds ?? [])]
      await refuseUnseen(context, writer, documentIds)
      const sequence = await context.conversationFeed.next(writer, id)
      const at = context.clock.now()
      const chatMessage = await insertMessage(writer, {
        conversationId: id,
        role,
        content: input.content,
        metadata: (input.metadata ?? null) as Record<string, unknown> | null,
        documentIds,
        senderId: ownId(context),
        isByMachine: context.envelope.viewer === null,
        createdAt: at,
      })
      await updateLastMessage(writer, { id, lastMessageId: chatMessage.id })
      const cursor = await context.conversationFeed.append(writer, id, sequence, { messageId: chatMessage.id }, at)
      if (retentionDays !== null) {
        const startAfter = endOfDay(at, retentionDays)
        const key = `${id} ${startAfter.toISOString()}`
        await requestJob(context, writer, retentionQueue, key, { conversationId: id }, { startAfter })
      }
      return { cursor, chatMessage }
    },
  })

/** Throws unless the caller sees all documents, and each can be downloaded. */
async function refuseUnseen({ envelope }: Context, writer: Writer, ids: readonly string[]): Promise<void> {
  for (const document of await Promise.all(ids.map((id) => readDocument(writer, id)))) {
    if (document !== null && document.status === 'AVAILABLE' && document.purgedAt === null) {
      if (maySee(document, envelope)) continue
    }
    throw none('There is no such document', 'documentIds')
  }
}

/** Moves the caller's read mark on to a message, unless it is there or beyond. */
export const markConversationRead = (context: Context, input: MarkConversationReadInput) =>
  change(context, 'markConversationRead', input, {
    async work(writer) {
      const { conversationId, messageId } = input
      const isOwn = isUuid(conversationId) && context.envelope.tenantId !== null
      const [conversation] = isOwn ? await writer.read(ownByIds, { ids: [conversationId] }) : []
      if (conversation === undefined) throw none('There is no such conversation', 'conversationId')
      const message = await readMessage(writer, messageId)
      if (message?.conversationId !== conversationId) throw none('There is no such message', 'messageId')
      await writer.run(moveMark, { conversationId, messageId, at: context.clock.now() })
      return conversation
    },
  })
