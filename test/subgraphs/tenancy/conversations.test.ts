import { newId } from '@quintet/kit/slice/ids.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import {
  aServiceAccount,
  type Conversation,
  type ConversationFixture,
  idOf,
  keyOf,
  openConversations,
  texts,
} from './conversation-fixture.ts'

let on: ConversationFixture
beforeAll(async () => {
  on = await openConversations()
})
afterAll(() => on.fixture.end())

const memberIds = ({ members }: Conversation) => members!.map(({ user }) => user?.id ?? null)
const rows = (conversationId: string) =>
  on.fixture.database.admin`select id from tenancy.chat_messages where conversation_id = ${conversationId}`

describe('a conversation', () => {
  it('is visible to its members only, newest first', async () => {
    const [ada, bob, eve] = [await on.aMember(), await on.aMember(), await on.aMember('tenant_admin')]
    const ids = [await on.talk(ada, [bob, bob, ada]), await on.talk(ada), await on.talk(bob, [ada])]
    expect(memberIds(await on.read(ids[0]!, bob))).toEqual([idOf(ada), idOf(bob)])
    type Page = { nodes: Conversation[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
    const page = async (by = ada, after?: string) =>
      (await on.fixture.subgraph.ask<{ viewer: { conversations: Page } }>(texts.list, { after }, by)).viewer
        .conversations
    const first = await page()
    expect(first.nodes.map(({ id }) => id)).toEqual([ids[2], ids[1]])
    const second = await page(ada, first.pageInfo.endCursor)
    expect([second.nodes.map(({ id }) => id), second.pageInfo.hasNextPage]).toEqual([[ids[0]], false])
    expect((await page(bob)).nodes.map(({ id }) => id)).toEqual([ids[2], ids[0]])
    expect((await page(eve)).nodes).toEqual([])
    const other = await on.fixture.aTenant()
    const elsewhere = envelopeOf({ userId: idOf(ada), tenantId: other.id, grants: ['*.*:*'] })
    expect((await page(elsewhere)).nodes).toEqual([])
    const nowhere = envelopeOf({ userId: idOf(ada) })
    for (const by of [eve, on.owner, elsewhere, nowhere]) {
      expect(await on.fixture.subgraph.refused(texts.conversation, { id: ids[0] }, by)).toEqual(['NOT_FOUND'])
      const none = { __typename: 'NotFound', path: ['input', 'conversationId'] }
      expect(await on.ask('post', { conversationId: ids[0], content: 'x' }, by)).toMatchObject(none)
      expect(await on.ask('mark', { conversationId: ids[0], messageId: newId() }, by)).toMatchObject(none)
      expect(await on.ask('change', { conversationId: ids[0], remove: [idOf(by)] }, by)).toMatchObject(none)
      expect(await on.ask('change', { conversationId: ids[0], add: [idOf(by)] }, by)).toMatchObject(none)
    }
    expect(await on.ask('create', { title: 'x', memberIds: [] }, nowhere)).toMatchObject({ code: 'NO_TENANT' })
    expect(await rows(ids[0]!)).toEqual([])
  })

  it('is changed by its creator only, and can be left by any member', async () => {
    const [ada, bob, eve] = [await on.aMember(), await on.aMember(), await on.aMember()]
    const id = await on.talk(ada, [bob])
    const change = (input: object, by = ada) => on.ask('change', { conversationId: id, ...input }, by)
    const refused = { __typename: 'NotAllowed', code: 'NOT_CREATOR' }
    expect(await change({ add: [idOf(eve)] }, bob)).toMatchObject(refused)
    expect(await change({ remove: [idOf(ada)] }, bob)).toMatchObject(refused)
    expect(await change({ remove: [idOf(bob), idOf(ada)] }, bob)).toMatchObject(refused)
    expect(memberIds(await on.read(id, ada))).toEqual([idOf(ada), idOf(bob)])
    expect(memberIds(await change({ add: [idOf(eve), idOf(bob)] }))).toEqual([ada, bob, eve].map(idOf))
    await on.post(id, 'secret', ada)
    // A member who has left sees no more of it, not even in the answer.
    const left = { unreadCount: null, members: null, lastMessage: null, messages: null }
    expect(await change({ remove: [idOf(bob)] }, bob)).toMatchObject({ id, ...left })
    expect(await on.ask('post', { conversationId: id, content: 'x' }, bob)).toMatchObject({ __typename: 'NotFound' })
    expect(memberIds(await change({ remove: [idOf(eve)] }))).toEqual([idOf(ada)])
    expect((await change({ remove: [idOf(ada)] })).__typename).toBe('Conversation')
    expect(await rows(id)).toEqual([])
    expect(await on.fixture.database.admin`select 1 from tenancy.conversations where id = ${id}`).toEqual([])
  })

  it('accepts only present members of the tenant', async () => {
    const [ada, former] = [await on.aMember(), await on.aMember()]
    await on.fixture.leave(on.tenant, idOf(former))
    const id = await on.talk(ada)
    const other = await on.fixture.aTenant()
    for (const stranger of [newId(), other.ownerId, idOf(former)]) {
      const none = (field: string) => ({ __typename: 'NotFound', path: ['input', field] })
      expect(await on.ask('create', { title: 'x', memberIds: [stranger] }, ada)).toMatchObject(none('memberIds'))
      expect(await on.ask('change', { conversationId: id, add: [stranger] }, ada)).toMatchObject(none('add'))
      expect(await on.ask('change', { conversationId: id, remove: [stranger] }, ada)).toMatchObject(none('remove'))
    }
    expect(memberIds(await on.read(id, ada))).toEqual([idOf(ada)])
  })

  it('is left by members who leave the tenant', async () => {
    const [ada, bob] = [await on.aMember(), await on.aMember()]
    const [alone, shared] = [await on.talk(bob), await on.talk(ada, [bob])]
    await on.post(alone, 'to myself', bob)
    await on.post(shared, 'to all', bob)
    const leave = 'mutation { leaveTenant { __typename ... on Problem { message } } }'
    expect(await on.fixture.subgraph.ask(leave, {}, bob)).toEqual({ leaveTenant: { __typename: 'Membership' } })
    expect(await rows(alone)).toEqual([])
    const kept = await on.read(shared, ada)
    expect([memberIds(kept), kept.lastMessage!.content]).toEqual([[idOf(ada)], 'to all'])
  })

  it('removes messages after its retention days', async () => {
    const [ada, bob] = [await on.aMember(), await on.aMember()]
    const [short, long] = [await on.talk(ada, [bob], { retentionDays: 2 }), await on.talk(ada, [bob])]
    for (const id of [short, long]) await on.post(id, 'old', ada)
    on.clock.move(days(2))
    const forgotten = await on.read(short, bob)
    expect([forgotten.messages!.nodes, forgotten.lastMessage, forgotten.unreadCount]).toEqual([[], null, 0])
    on.clock.move(days(1))
    await expect.poll(() => rows(short), { timeout: 10_000 }).toEqual([])
    const kept = await on.read(long, bob)
    expect([kept.messages!.nodes.length, kept.lastMessage!.content, kept.unreadCount]).toEqual([1, 'old', 1])
  })

  it('and its messages are refused with every field that breaks a rule', async () => {
    const ada = await on.aMember()
    const id = await on.talk(ada)
    const fields = async (field: 'create' | 'change' | 'post', input: object) =>
      (await on.ask(field, { conversationId: id, ...input }, ada)).fields.map(({ path }) => path[1])
    const { title, retentionDays } = { title: '', retentionDays: 0 }
    const bad = await on.ask('create', { title, retentionDays, memberIds: ['x'] }, ada)
    expect(bad.fields.map(({ path }) => path[1])).toEqual(['title', 'memberIds', 'retentionDays'])
    expect(await fields('change', {})).toEqual(['add'])
    expect(await fields('change', { add: ['x'], remove: ['x'] })).toEqual(['add', 'remove', 'remove'])
    const wrong = { content: ' ', metadata: [], documentIds: ['x'] }
    expect(await fields('post', wrong)).toEqual(['content', 'metadata', 'documentIds'])
    const long = { content: 'x'.repeat(10_001), metadata: { x: 'x'.repeat(70_000) } }
    expect(await fields('post', { ...long, documentIds: Array(21).fill(newId()) })).toEqual([
      'content',
      'metadata',
      'documentIds',
    ])
    expect((await on.post(id, 'x'.repeat(10_000), ada)).chatMessage.content).toHaveLength(10_000)
  })

  it('has up to 200 members, and a member creates up to 1,000 of them', async () => {
    const ada = await on.aMember()
    const id = await on.talk(ada)
    const { admin } = on.fixture.database
    const many = { title: 'x', memberIds: Array.from({ length: 200 }, newId) }
    expect(await on.ask('create', many, ada)).toMatchObject({ __typename: 'LimitReached', code: 'MAX_MEMBERS' })
    await admin`insert into tenancy.conversation_members (tenant_id, conversation_id, member_id, is_machine)
      select ${on.tenant.id}, ${id}, uuidv7(), false from generate_series(1, 198)`
    const [bob, eve] = [await on.aMember(), await on.aMember()]
    const both = { conversationId: id, add: [idOf(bob), idOf(eve)] }
    expect(await on.ask('change', both, ada)).toMatchObject({ code: 'MAX_MEMBERS' })
    expect((await on.ask('change', { conversationId: id, add: [idOf(bob)] }, ada)).members).toHaveLength(200)
    await admin`insert into tenancy.conversations (tenant_id, title, creator_id)
      select ${on.tenant.id}, 'x', ${idOf(ada)} from generate_series(1, 999)`
    expect(await on.ask('create', { title: 'x', memberIds: [] }, ada)).toMatchObject({ code: 'MAX_CONVERSATIONS' })
    expect((await on.ask('create', { title: 'x', memberIds: [] }, bob)).__typename).toBe('Conversation')
  })
})

describe('a message', () => {
  it('is posted once for each idempotency key', async () => {
    const ada = await on.aMember()
    const made = { title: 'Once', memberIds: [], idempotencyKey: newId() }
    const { id } = await on.ask('create', made, ada)
    expect((await on.ask('create', made, ada)).id).toBe(id)
    const key = { idempotencyKey: newId() }
    const posted = await Promise.all([on.post(id, 'once', ada, key), on.post(id, 'once', ada, key)])
    expect(posted[0]).toEqual(posted[1])
    expect(await rows(id)).toHaveLength(1)
  })

  it('has the role USER from a person, and any role from API keys and service accounts', async () => {
    const ada = await on.aMember()
    const id = await on.talk(ada)
    for (const role of ['ASSISTANT', 'SYSTEM']) {
      const refused = { __typename: 'NotAllowed', path: ['input', 'role'] }
      expect(await on.ask('post', { conversationId: id, content: 'x', role }, ada)).toMatchObject(refused)
      const { chatMessage } = await on.post(id, 'x', keyOf(ada), { role, metadata: { model: 'm' } })
      expect(chatMessage).toMatchObject({ role, author: { id: idOf(ada) }, metadata: { model: 'm' } })
    }
    const machine = aServiceAccount(on.tenant)
    const own = await on.talk(machine, [ada])
    await on.post(own, 'How can I help?', machine, { role: 'ASSISTANT' })
    const read = await on.read(own, ada)
    expect([memberIds(read), read.unreadCount]).toEqual([[null, idOf(ada)], 1])
    expect(read.messages!.nodes[0]).toMatchObject({ role: 'ASSISTANT', author: null })
    expect(await on.fixture.subgraph.refused(texts.conversation, { id: own }, aServiceAccount(on.tenant))).toEqual([
      'NOT_FOUND',
    ])
  })

  it('is open only to a client with the scope of conversations', async () => {
    const ada = await on.aMember()
    const id = await on.talk(ada)
    const without = keyOf(ada, 'tenancy.documents:own', '*.*:read')
    expect(await on.fixture.subgraph.refused(texts.conversation, { id }, without)).toEqual(['FORBIDDEN'])
    const input = { conversationId: id, content: 'x' }
    expect(await on.fixture.subgraph.refused(texts.post, { input }, without)).toEqual(['FORBIDDEN'])
    await expect(on.follow(id, without)).rejects.toThrow()
    const denied = { ...keyOf(ada), grants: ['-tenancy.conversations:own'] }
    expect(await on.fixture.subgraph.refused(texts.conversation, { id }, denied)).toEqual(['FORBIDDEN'])
    expect((await on.read(id, keyOf(ada))).id).toBe(id)
  })

  it('takes only documents that its author sees, and shows them to other members', async () => {
    const [ada, bob] = [await on.aMember(), await on.aMember()]
    const { admin } = on.fixture.database
    const aDocument = async (owner: string, status = 'AVAILABLE', tenantId = on.tenant.id) => {
      const id = newId()
      await admin`insert into tenancy.documents (tenant_id, id, bucket_id, is_shared, owner_id, type, status, file_name,
        content_type, size, version, metadata, updated_at) select ${tenantId}, ${id}, id, false, ${owner}, 'OTHER',
        ${status}, 'a.txt', 'text/plain', 1, 1, '{}', now() from tenancy.buckets where tenant_id = ${tenantId} and slug = 'personal'`
      return id
    }
    const id = await on.talk(ada, [bob])
    const own = await aDocument(idOf(ada))
    const other = await on.fixture.aTenant()
    const unseen = [
      await aDocument(idOf(bob)),
      await aDocument(idOf(ada), 'PENDING'),
      await aDocument(idOf(ada), 'AVAILABLE', other.id),
      newId(),
    ]
    for (const each of unseen) {
      const attached = { conversationId: id, content: 'x', documentIds: [own, each] }
      const none = { __typename: 'NotFound', path: ['input', 'documentIds'] }
      expect(await on.ask('post', attached, ada)).toMatchObject(none)
    }
    expect(await rows(id)).toEqual([])
    await on.post(id, 'see this', ada, { documentIds: [own, own] })
    const attached = async () => (await on.read(id, bob)).messages!.nodes[0]!.documents
    expect(await attached()).toEqual([{ id: own, fileName: 'a.txt' }])
    await admin`update tenancy.documents set status = 'DELETED' where id = ${own}`
    expect(await attached()).toEqual([])
  })
})

describe('a read mark', () => {
  it('moves forward and never back, even when it is set several times at once', async () => {
    const [ada, bob] = [await on.aMember(), await on.aMember()]
    const id = await on.talk(ada, [bob])
    const posted: string[] = []
    for (let i = 0; i < 5; i++) posted.push((await on.post(id, `message ${i}`, ada)).chatMessage.id)
    await on.post(id, 'my own', bob)
    expect([(await on.read(id, bob)).unreadCount, (await on.read(id, ada)).unreadCount]).toEqual([5, 1])
    const mark = (messageId: string) => on.ask('mark', { conversationId: id, messageId }, bob)
    expect((await mark(posted[1]!)).unreadCount).toBe(3)
    await Promise.all([posted[3]!, posted[0]!, posted[2]!, posted[1]!].map(mark))
    const read = await on.read(id, bob)
    expect(read.unreadCount).toBe(1)
    expect(read.members!.map(({ lastReadAt }) => lastReadAt)).toEqual([null, on.clock.now().toISOString()])
    on.clock.move(1000)
    expect((await mark(posted[0]!)).members).toEqual(read.members)
    const elsewhere = await on.post(await on.talk(bob), 'x', bob)
    for (const messageId of [elsewhere.chatMessage.id, newId(), 'x']) {
      expect(await mark(messageId)).toMatchObject({ __typename: 'NotFound', path: ['input', 'messageId'] })
    }
  })
})

describe('the export of a person', () => {
  it('has their conversations and what they wrote, and nothing that others wrote', async () => {
    const [ada, bob] = [await on.aMember(), await on.aMember()]
    const id = await on.talk(ada, [bob], { title: 'Exported' })
    await on.post(id, 'of Ada', ada)
    await on.post(id, 'of Bob', bob)
    const text = 'query ($people: [PersonInTenants!]!) { tenancyPersonalData(people: $people) { data } }'
    const people = [{ userId: idOf(bob), tenantIds: [on.tenant.id] }]
    const asked = await on.fixture.subgraph.ask<{ tenancyPersonalData: { data: string }[] }>(
      text,
      { people },
      serviceEnvelope('identity', newId()),
    )
    const data = JSON.parse(asked.tenancyPersonalData[0]!.data)
    expect(data.conversations).toEqual([expect.objectContaining({ id, title: 'Exported' })])
    expect(data.messages).toEqual([expect.objectContaining({ conversationId: id, content: 'of Bob' })])
  })
})
