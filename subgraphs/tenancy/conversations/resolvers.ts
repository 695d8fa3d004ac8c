import { activeViewer } from '@quintet/kit/slice/context.ts'
import { highestId, pageById } from '@quintet/kit/slice/pages.ts'
import { searchText } from '@quintet/kit/slice/search.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { type DocumentRow, loadDocument } from '../documents/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { changeConversationMembers, createConversation, markConversationRead, postMessage } from './actions.ts'
import { type MessagePosted, messagesPosted, ownConversation } from './live.ts'
import { messagesBefore } from './messages.ts'
import { isKept, keptSince, seesAttached } from './rules.ts'
import { loadMembers, loadMessage, loadUnread, ownBefore } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    conversation: (_, { id }, context) => found('conversation', ownConversation(context, id)),
  },
  Viewer: {
    conversations({ id }, page, context) {
      const { scope } = activeViewer(context, id)
      return pageById(page, highestId, (beyond, limit) => scope.read(ownBefore, { beyond, limit }))
    },
  },
  Conversation: {
    async members({ id }, _, context) {
      return (await ownConversation(context, id)) === null ? null : loadMembers(context, id)
    },
    async unreadCount({ id }, _, context) {
      return (await loadUnread(context, id))?.count ?? null
    },
    async lastMessage({ id }, _, context) {
      // Not that of the row at hand, which may be the first answer of a repeated request.
      const conversation = await ownConversation(context, id)
      if (conversation === null || conversation.lastMessageId === null) return null
      const message = await loadMessage(context, conversation.lastMessageId)
      return message !== null && isKept(message.createdAt, context.clock.now(), conversation.retentionDays)
        ? message
        : null
    },
    async messages({ id, retentionDays }, { search: given, ...page }, context) {
      if ((await ownConversation(context, id)) === null) return null
      const since = keptSince(context.clock.now(), retentionDays)
      const search = searchText(given)
      // One snapshot: what is not on the page comes after its cursor.
      return context.scope.snapshot(async (reader) => {
        const changesCursor = await context.conversationFeed.head(reader, id)
        const found = await pageById(page, highestId, (beyond, limit) =>
          reader.read(messagesBefore, { conversationId: id, beyond, since, search, limit }),
        )
        return { changesCursor, edges: found.edges, nodes: found.nodes, pageInfo: found.pageInfo }
      })
    },
  },
  ConversationMember: {
    user: ({ memberId, isMachine }) => (isMachine ? null : { id: memberId }),
    joinedAt: ({ createdAt }) => createdAt,
  },
  ChatMessage: {
    role: ({ role }) => role as 'USER',
    author: ({ senderId, isByMachine }) => (isByMachine ? null : { id: senderId }),
    postedAt: ({ createdAt }) => createdAt,
    async documents(message, _, context) {
      const documents = await Promise.all(message.documentIds.map((id) => loadDocument(context, id)))
      return documents.filter(
        (each): each is DocumentRow => each !== null && seesAttached(each, message, context.envelope),
      )
    },
  },
  Mutation: {
    createConversation: (_, { input }, context) => createConversation(context, input),
    changeConversationMembers: (_, { input }, context) => changeConversationMembers(context, input),
    postMessage: (_, { input }, context) => postMessage(context, input),
    markConversationRead: (_, { input }, context) => markConversationRead(context, input),
  },
  Subscription: {
    messagePosted: {
      subscribe: (_, { conversationId, after }, context) => messagesPosted(context, conversationId, after),
      resolve: (posted: MessagePosted) => posted,
    },
  },
}
