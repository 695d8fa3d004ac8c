// The source of the subscription: replay after a cursor, then live.
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { filterAsync } from '@quintet/kit/subgraph/feed.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { messageForMember } from './messages.ts'
import { isKept } from './rules.ts'
import { type ChatMessageRow, type ConversationRow, loadOwn } from './store.ts'

/** A conversation to which the caller belongs; null for others. */
export async function ownConversation(context: Context, id: string): Promise<ConversationRow | null> {
  return context.envelope.tenantId !== null && isUuid(id) ? loadOwn(context, id) : null
}

export interface MessagePosted {
  readonly cursor: string
  readonly chatMessage: ChatMessageRow
}

/**
 * Messages in a conversation. Streams carry ids alone, so that what was removed is heard by none; each message is read as
 * the member, so that a former one hears nothing and their stream ends. Throws NOT_FOUND.
 */
export async function messagesPosted(
  context: Context,
  conversationId: string,
  after: string | null | undefined,
): Promise<Started<MessagePosted | null>> {
  if ((await ownConversation(context, conversationId)) === null) throw notFound('conversation')
  const { conversationFeed, scope, clock } = context
  const events = conversationFeed.follow(tenantId(context), conversationId, after, scope.snapshot)
  const messages = mapAsync(events, async ({ cursor, payload }): Promise<MessagePosted | null> => {
    const messageId = payload.messageId as string
    // The scope's own reads have ended with the request that began the stream.
    const [heard] = await scope.snapshot((reader) => reader.read(messageForMember, { conversationId, messageId }))
    if (heard === undefined) {
      await events.return?.()
      throw notFound('conversation')
    }
    const { message: chatMessage, retentionDays } = heard
    if (chatMessage === null || !isKept(chatMessage.createdAt, clock.now(), retentionDays)) return null
    return { cursor, chatMessage }
  })
  return filterAsync(messages, (message) => message !== null)
}
