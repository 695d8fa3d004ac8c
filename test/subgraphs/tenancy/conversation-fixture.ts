// Tenancy with a tenant and its members, who talk to each other.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { ExecutionResult } from 'graphql'
import { expect } from 'vitest'
import { aClock, type MovableClock } from '../../support/clock.ts'
import { envelopeOf, eventsOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const problem = '... on Problem { message code path } ... on InvalidInput { fields { path } }'
const message = 'id role content metadata documents { id fileName } author { id } postedAt'
const mutation = (field: string, input: string, payload: string) =>
  `mutation ($input: ${input}!) { outcome: ${field}(input: $input) { __typename ${payload} ${problem} } }`
const whole = `id title retentionDays unreadCount members { user { id } lastReadAt } lastMessage { ${message} }`
export const texts = {
  create: mutation('createConversation', 'CreateConversationInput', `... on Conversation { ${whole} }`),
  change: mutation(
    'changeConversationMembers',
    'ChangeConversationMembersInput',
    `... on Conversation { ${whole} messages { nodes { id } } }`,
  ),
  post: mutation('postMessage', 'PostMessageInput', `... on MessagePosted { cursor chatMessage { ${message} } }`),
  mark: mutation('markConversationRead', 'MarkConversationReadInput', `... on Conversation { ${whole} }`),
  conversation: `query ($id: ID!, $first: Int, $after: String) { conversation(id: $id) { ${whole} messages(first: $first, after: $after) {
    changesCursor nodes { ${message} } pageInfo { hasNextPage endCursor } } } }`,
  list: `query ($after: String) { viewer { conversations(first: 2, after: $after) { nodes { ${whole} } pageInfo { hasNextPage endCursor } } } }`,
  live: `subscription ($conversationId: ID!, $after: String) {
    messagePosted(conversationId: $conversationId, after: $after) { cursor chatMessage { ${message} } } }`,
}

interface Message {
  readonly id: string
  readonly role: string
  readonly content: string
  readonly metadata: unknown
  readonly documents: { id: string; fileName: string }[]
  readonly author: { id: string } | null
}
export interface Conversation {
  readonly id: string
  readonly title: string
  readonly unreadCount: number | null
  readonly members: { user: { id: string } | null; lastReadAt: string | null }[] | null
  readonly lastMessage: Message | null
  readonly messages: {
    changesCursor: string
    nodes: Message[]
    pageInfo: { hasNextPage: boolean; endCursor: string }
  } | null
}
interface Outcome extends Conversation {
  readonly __typename: string
  readonly code: string
  readonly path: string[]
  readonly fields: { path: string[] }[]
  readonly cursor: string
  readonly chatMessage: Message
}
export type Posted = { messagePosted: { cursor: string; chatMessage: Message } }

export interface ConversationFixture {
  readonly fixture: Fixture
  readonly clock: MovableClock
  readonly tenant: Tenant
  readonly owner: Envelope
  aMember(role?: string): Promise<Envelope>
  ask(field: 'create' | 'change' | 'post' | 'mark', input: object, by: Envelope): Promise<Outcome>
  /** The id of a conversation that a member made with others. */
  talk(by: Envelope, others?: readonly Envelope[], more?: object): Promise<string>
  post(conversationId: string, content: string, by: Envelope, more?: object): Promise<Outcome>
  read(id: string, by: Envelope, more?: object): Promise<Conversation>
  follow(conversationId: string, by: Envelope, after?: string): Promise<AsyncIterableIterator<ExecutionResult<Posted>>>
}

export const idOf = ({ viewer, client }: Envelope): string => viewer?.userId ?? client!
/** A key of a member, which has the scope of conversations. */
export const keyOf = (by: Envelope, ...scopes: string[]): Envelope => ({
  ...by,
  client: newId(),
  scopes: scopes.length === 0 ? ['tenancy.conversations:own'] : scopes,
})
/** A service account of a tenant. */
export const aServiceAccount = (tenant: Tenant): Envelope => ({
  ...keyOf(envelopeOf({ userId: newId(), tenantId: tenant.id })),
  viewer: null,
})

export async function openConversations(): Promise<ConversationFixture> {
  const clock = aClock()
  const fixture = await openFixture({ clock, isWorker: true })
  const tenant = await fixture.aTenant()
  const ask: ConversationFixture['ask'] = async (field, input, by) =>
    (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field], { input }, by)).outcome
  return {
    fixture,
    clock,
    tenant,
    owner: await fixture.envelope(tenant.ownerId, tenant),
    aMember: async (role) => fixture.envelope(await fixture.aMember(tenant, role), tenant),
    ask,
    async talk(by, others = [], more = {}) {
      const made = await ask('create', { title: 'A talk', memberIds: others.map(idOf), ...more }, by)
      expect(made.__typename).toBe('Conversation')
      return made.id
    },
    async post(conversationId, content, by, more = {}) {
      const posted = await ask('post', { conversationId, content, ...more }, by)
      expect(posted.__typename).toBe('MessagePosted')
      return posted
    },
    read: async (id, by, more = {}) =>
      (await fixture.subgraph.ask<{ conversation: Conversation }>(texts.conversation, { id, ...more }, by))
        .conversation,
    follow: (conversationId, by, after) =>
      eventsOf<Posted>(fixture.subgraph as never, texts.live, { conversationId, after }, by),
  }
}
