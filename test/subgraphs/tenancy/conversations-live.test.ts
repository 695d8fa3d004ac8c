// Messages in conversations as subscribers receive them: in order, without loss, and members only.
import type { ExecutionResult } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { take } from '../../support/quintet/subgraph.ts'
import { type ConversationFixture, idOf, openConversations, type Posted } from './conversation-fixture.ts'

let on: ConversationFixture
beforeAll(async () => {
  on = await openConversations()
})
afterAll(() => on.fixture.end())

const contents = (events: readonly ExecutionResult<Posted>[]) =>
  events.map(({ data }) => data!.messagePosted.chatMessage.content)

describe('a conversation', () => {
  it('delivers messages to its members in order, and keeps them for later readers', async () => {
    const [ada, bob] = [await on.aMember(), await on.aMember()]
    const id = await on.talk(ada, [bob])
    const live = await on.follow(id, bob)
    for (const content of ['one', 'two', 'three']) await on.post(id, content, ada)
    const events = await take(live, 3)
    await live.return!()
    expect(contents(events)).toEqual(['one', 'two', 'three'])
    expect(events[0]!.data!.messagePosted.chatMessage).toMatchObject({ role: 'USER', author: { id: idOf(ada) } })
    const { messages, lastMessage } = await on.read(id, bob)
    expect(messages!.nodes.map(({ content }) => content)).toEqual(['three', 'two', 'one'])
    expect(lastMessage!.content).toBe('three')
  })

  it('is resumed from a page or from a message without loss', async () => {
    const ada = await on.aMember()
    const id = await on.talk(ada)
    await on.post(id, 'before', ada)
    const { messages } = await on.read(id, ada)
    const first = await on.post(id, 'one', ada)
    await on.post(id, 'two', ada)
    const fromPage = await on.follow(id, ada, messages!.changesCursor)
    expect(contents(await take(fromPage, 2))).toEqual(['one', 'two'])
    const fromMessage = await on.follow(id, ada, first.cursor)
    await on.post(id, 'three', ada)
    expect(contents(await take(fromMessage, 2))).toEqual(['two', 'three'])
    for (const live of [fromPage, fromMessage]) await live.return!()
    await expect(on.follow(await on.talk(ada), ada, first.cursor)).rejects.toThrow('another stream')
  })

  it('keeps messages that are posted at once in one order, which pages, streams and cursors share', async () => {
    const people = [await on.aMember(), await on.aMember(), await on.aMember()]
    const id = await on.talk(people[0]!, people.slice(1))
    const live = await on.follow(id, people[1]!)
    const count = 24
    const posted = await Promise.all(
      Array.from({ length: count }, (_, i) => on.post(id, `message ${i}`, people[i % 3]!)),
    )
    const events = await take(live, count)
    await live.return!()
    const received = contents(events)
    expect(new Set(received).size).toBe(count)
    const { messages } = await on.read(id, people[2]!, { first: 100 })
    expect(messages!.nodes.map(({ content }) => content)).toEqual(received.toReversed())
    const cursors = new Map(posted.map(({ cursor, chatMessage }) => [chatMessage.content, cursor]))
    expect(events.map(({ data }) => data!.messagePosted.cursor)).toEqual(
      received.map((content) => cursors.get(content)),
    )
    // Cut after the seventh, and resumed.
    const rest = await on.follow(id, people[2]!, cursors.get(received[6]!)!)
    expect(contents(await take(rest, count - 7))).toEqual(received.slice(7))
    await rest.return!()
  })

  it('is followed by no stranger and by no former member', async () => {
    const [ada, bob, eve] = [await on.aMember(), await on.aMember(), await on.aMember()]
    const id = await on.talk(ada, [bob])
    await expect(on.follow(id, eve)).rejects.toThrow('no such conversation')
    await expect(on.follow(id, on.owner)).rejects.toThrow('no such conversation')
    await expect(on.follow('no id', ada)).rejects.toThrow('no such conversation')
    const [toAda, toBob] = [await on.follow(id, ada), await on.follow(id, bob)]
    const { cursor } = await on.post(id, 'for both', ada)
    for (const live of [toAda, toBob]) expect(contents(await take(live, 1))).toEqual(['for both'])
    const removed = await on.ask('change', { conversationId: id, remove: [idOf(bob)] }, ada)
    expect(removed.__typename).toBe('Conversation')
    await on.post(id, 'for Ada alone', ada)
    expect(contents(await take(toAda, 1))).toEqual(['for Ada alone'])
    await expect(toBob.next()).rejects.toThrow('no such conversation')
    expect(await toBob.next()).toMatchObject({ done: true })
    await expect(on.follow(id, bob, cursor)).rejects.toThrow('no such conversation')
    await toAda.return!()
    // Gateways are notified, so that an idle stream ends too.
    const notified = await on.fixture.database.admin`select 1 from tenancy.access_changes
      where tenant_id = ${on.tenant.id} and user_id = ${idOf(bob)}`
    expect(notified.length).toBeGreaterThan(0)
  })

  it('is followed again by a member who returns, with the messages sent meanwhile', async () => {
    const [ada, bob] = [await on.aMember(), await on.aMember()]
    const id = await on.talk(ada, [bob])
    const { cursor } = await on.post(id, 'one', ada)
    await on.ask('change', { conversationId: id, remove: [idOf(bob)] }, bob)
    await on.post(id, 'two', ada)
    await on.ask('change', { conversationId: id, add: [idOf(bob)] }, ada)
    const live = await on.follow(id, bob, cursor)
    await on.post(id, 'three', ada)
    expect(contents(await take(live, 2))).toEqual(['two', 'three'])
    await live.return!()
  })

  it('is resumed without messages that were removed meanwhile', async () => {
    const ada = await on.aMember()
    const id = await on.talk(ada)
    const { cursor } = await on.post(id, 'one', ada)
    const { chatMessage } = await on.post(id, 'removed', ada)
    await on.post(id, 'three', ada)
    await on.fixture.database.admin`delete from tenancy.chat_messages where id = ${chatMessage.id}`
    const live = await on.follow(id, ada, cursor)
    expect(contents(await take(live, 1))).toEqual(['three'])
    await live.return!()
  })
})
