import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { isPerson } from '@quintet/kit/wire/powers.ts'
import { maySee } from '../documents/rules.ts'
import type { DocumentRow } from '../documents/store.ts'

/** How many belong to a conversation at most. */
export const maxMembers = 200
/** How many conversations a member can make in a tenant. */
export const maxConversations = 1_000
const maxRetentionDays = 3_650
const maxDocuments = 20
const dayMilliseconds = 86_400_000

type Given<T> = T | null | undefined

/** What is wrong with a conversation to make; empty when nothing is. */
export function conversationProblems(input: {
  readonly title: string
  readonly memberIds: readonly string[]
  readonly retentionDays?: Given<number>
}): FieldProblem[] {
  const days = input.retentionDays ?? 1
  return [
    ...textProblems('The title', input.title, { max: 200 }, 'input', 'title'),
    ...idProblems('member', input.memberIds, 'memberIds'),
    ...(days >= 1 && days <= maxRetentionDays
      ? []
      : [fieldProblem(`The days must be from 1 to ${maxRetentionDays}`, 'input', 'retentionDays')]),
  ]
}

interface MemberChange {
  readonly add?: Given<readonly string[]>
  readonly remove?: Given<readonly string[]>
}

/** What is wrong with a change of members; empty when nothing is. */
export function memberProblems({ add, remove }: MemberChange): FieldProblem[] {
  const [coming, leaving] = [add ?? [], remove ?? []]
  return [
    ...idProblems('member', coming, 'add'),
    ...idProblems('member', leaving, 'remove'),
    ...(coming.length + leaving.length === 0 ? [fieldProblem('Name members to add or to remove', 'input', 'add')] : []),
    ...(coming.some((id) => leaving.includes(id))
      ? [fieldProblem('A member cannot be added and removed at once', 'input', 'remove')]
      : []),
  ]
}

/** What is wrong with a message; empty when nothing is. */
export function messageProblems(input: {
  readonly content: string
  readonly metadata?: unknown
  readonly documentIds?: Given<readonly string[]>
}): FieldProblem[] {
  const { content, metadata, documentIds } = input
  return [
    ...textProblems('The content', content, { max: 10_000 }, 'input', 'content'),
    ...(metadata === undefined || metadata === null || isJsonObject(metadata)
      ? jsonProblems('The metadata', metadata, 'input', 'metadata')
      : [fieldProblem('The metadata must be an object', 'input', 'metadata')]),
    ...((documentIds ?? []).length > maxDocuments
      ? [fieldProblem(`A message can have up to ${maxDocuments} documents`, 'input', 'documentIds')]
      : idProblems('document', documentIds ?? [], 'documentIds')),
  ]
}

const idProblems = (what: string, ids: readonly string[], field: string): FieldProblem[] =>
  ids.every(isUuid) ? [] : [fieldProblem(`Each ${what} must be named by their id`, 'input', field)]

/** Whether the caller may write in a role: what is not a person's own words comes from keys and clients. */
export const mayWriteAs = (role: string, envelope: Envelope): boolean => role === 'USER' || !isPerson(envelope)

/** Whether the caller sees an attached document: the author's own is shared by the message. */
export const seesAttached = (
  document: DocumentRow,
  { senderId }: { readonly senderId: string },
  envelope: Envelope,
): boolean =>
  document.status === 'AVAILABLE' &&
  document.purgedAt === null &&
  (maySee(document, envelope) || (!document.isShared && document.ownerId === senderId))

/** Since when messages are kept; null without an end. */
export const keptSince = (now: Date, retentionDays: number | null): Date | null =>
  retentionDays === null ? null : new Date(now.getTime() - retentionDays * dayMilliseconds)

export const isKept = (createdAt: Date, now: Date, retentionDays: number | null): boolean => {
  const since = keptSince(now, retentionDays)
  return since === null || createdAt > since
}

/** When messages that are posted now are too old: the same for all of a day. */
export const endOfDay = (now: Date, retentionDays: number): Date =>
  new Date((Math.floor(now.getTime() / dayMilliseconds) + 1 + retentionDays) * dayMilliseconds)
