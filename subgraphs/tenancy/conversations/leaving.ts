// What becomes of conversations when a member leaves the tenant, or is to be forgotten.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { deleteMessagesOf, findLastMessages } from './messages.ts'
import { deleteEmpty, leaveAll } from './store.ts'

/** Takes a user out of all conversations of the active tenant. Those to which none belongs any more are deleted. */
export async function leaveConversations(writer: Writer, memberId: string): Promise<void> {
  const left = await writer.run(leaveAll, { memberId })
  if (left.length > 0) await writer.run(deleteEmpty, { ids: left.map(({ conversationId }) => conversationId) })
}

/** As leaveConversations, and removes what the user has written. */
export async function forgetMessages(writer: Writer, memberId: string): Promise<void> {
  const removed = await writer.run(deleteMessagesOf, { memberId })
  const ids = [...new Set(removed.map(({ conversationId }) => conversationId))]
  if (ids.length > 0) await writer.run(findLastMessages, { ids })
  await leaveConversations(writer, memberId)
}
