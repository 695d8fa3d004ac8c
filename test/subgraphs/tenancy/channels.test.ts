import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { passes } from '@quintet/tenancy/channels/rules.ts'
import type { ExecutionResult } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock } from '../../support/clock.ts'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const clock = aClock()
let fixture: Fixture
let tenant: Tenant
let owner: Envelope
beforeAll(async () => {
  fixture = await openFixture({ clock, isWorker: true })
  tenant = await fixture.aTenant()
  owner = await fixture.envelope(tenant.ownerId, tenant)
})
afterAll(() => fixture.end())

const problem = '... on Problem { message code path } ... on InvalidInput { fields { path } }'
const message = 'id event payload sender { id } sentAt'
const mutation = (field: string, input: string, payload: string) =>
  `mutation ($input: ${input}!) { outcome: ${field}(input: $input) { __typename ${payload} ${problem} } }`
const texts: Readonly<Record<string, string>> = {
  createChannel: mutation('createChannel', 'CreateChannelInput', '... on Channel { slug readRoles retentionHours }'),
  deleteChannel: mutation('deleteChannel', 'DeleteChannelInput', '... on Deleted { id }'),
  broadcastMessage: mutation(
    'broadcastMessage',
    'BroadcastMessageInput',
    `... on MessageBroadcast { cursor channelMessage { ${message} } }`,
  ),
}
interface Message {
  readonly id: string
  readonly event: string
  readonly payload: unknown
}
interface Outcome {
  readonly __typename: string
  readonly code: string
  readonly cursor: string
  readonly channelMessage: Message
  readonly fields: { path: string[] }[]
}
const ask = async (field: string, input: object, by = owner) =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field]!, { input }, by)).outcome
const aMember = async (role?: string) => fixture.envelope(await fixture.aMember(tenant, role), tenant)
let count = 0
const aChannel = async (more: object = {}) => {
  const slug = `channel-${++count}`
  expect((await ask('createChannel', { slug, name: 'A channel', ...more })).__typename).toBe('Channel')
  return slug
}
const send = async (channel: string, payload: unknown, more: object = {}) => {
  const sent = await ask('broadcastMessage', { channel, event: 'news', payload, ...more })
  expect(sent.__typename).toBe('MessageBroadcast')
  return sent
}
const channelText = `query ($slug: String!, $after: String) { channel(slug: $slug) { slug messages(first: 50, after: $after) {
  changesCursor nodes { ${message} } pageInfo { hasNextPage endCursor } } } }`
interface Page {
  readonly changesCursor: string
  readonly nodes: Message[]
}
const page = async (slug: string, by = owner) =>
  (await fixture.subgraph.ask<{ channel: { messages: Page } }>(channelText, { slug }, by)).channel.messages
const liveText = `subscription ($channel: String!, $filter: ChannelFilterInput, $after: String) {
  channelMessageSent(channel: $channel, filter: $filter, after: $after) { cursor channelMessage { ${message} } } }`
type Sent = { channelMessageSent: { cursor: string; channelMessage: Message } }
const follow = (channel: string, more: object = {}, by = owner) =>
  eventsOf<Sent>(fixture.subgraph as never, liveText, { channel, ...more }, by)
const payloads = (events: ExecutionResult<Sent>[]) =>
  events.map(({ data }) => data!.channelMessageSent.channelMessage.payload)

describe('a channel', () => {
  it('delivers messages to its subscribers in order, and keeps them for later readers', async () => {
    const slug = await aChannel()
    const live = await follow(slug)
    for (let i = 0; i < 3; i++) await send(slug, { i })
    expect(payloads(await take(live, 3))).toEqual([{ i: 0 }, { i: 1 }, { i: 2 }])
    await live.return!()
    expect((await page(slug)).nodes.map(({ payload }) => payload)).toEqual([{ i: 2 }, { i: 1 }, { i: 0 }])
  })

  it('is resumed from a page or from a message without loss', async () => {
    const slug = await aChannel()
    await send(slug, 'before')
    const { changesCursor } = await page(slug)
    const first = await send(slug, 'one')
    await send(slug, 'two')
    const fromPage = await follow(slug, { after: changesCursor })
    expect(payloads(await take(fromPage, 2))).toEqual(['one', 'two'])
    const fromMessage = await follow(slug, { after: first.cursor })
    await send(slug, 'three')
    expect(payloads(await take(fromMessage, 2))).toEqual(['two', 'three'])
    for (const live of [fromPage, fromMessage]) await live.return!()
    await expect(follow(await aChannel(), { after: first.cursor })).rejects.toThrow('another stream')
  })

  it('shows a message with an audience only to that audience, live and later', async () => {
    const slug = await aChannel()
    const [a, b] = [await aMember('viewer'), await aMember('viewer')]
    const [toA, toB] = [await follow(slug, {}, a), await follow(slug, {}, b)]
    await send(slug, 'for a', { audience: [a.viewer!.userId] })
    await send(slug, 'for all')
    expect(payloads(await take(toA, 2))).toEqual(['for a', 'for all'])
    expect(payloads(await take(toB, 1))).toEqual(['for all'])
    for (const live of [toA, toB]) await live.return!()
    expect((await page(slug, b)).nodes.map(({ payload }) => payload)).toEqual(['for all'])
    expect((await page(slug, a)).nodes).toHaveLength(2)
    expect((await page(slug)).nodes).toHaveLength(1)
    expect(await ask('broadcastMessage', { channel: slug, event: 'x', payload: 1, audience: [newId()] })).toMatchObject(
      {
        __typename: 'NotFound',
      },
    )
  })

  it('is open to the roles that it names', async () => {
    const slug = await aChannel({ readRoles: ['agent'], writeRoles: ['owner'] })
    const [agent, viewer, admin] = [await aMember('agent'), await aMember('viewer'), await aMember('tenant_admin')]
    await send(slug, 'hello')
    expect((await page(slug, agent)).nodes).toHaveLength(1)
    expect(await fixture.subgraph.refused(channelText, { slug }, viewer)).toEqual(['NOT_FOUND'])
    await expect(follow(slug, {}, viewer)).rejects.toThrow('no such channel')
    const message = { channel: slug, event: 'x', payload: 1 }
    expect(await ask('broadcastMessage', message, admin)).toMatchObject({ __typename: 'NotAllowed' })
    expect(await fixture.subgraph.refused(texts.broadcastMessage!, { input: message }, viewer)).toEqual(['FORBIDDEN'])
    const listed = '{ viewer { tenant { channels { nodes { slug messages { nodes { id } } } } } } }'
    type Answer = { viewer: { tenant: { channels: { nodes: { slug: string; messages: unknown }[] } } } }
    const { viewer: own } = await fixture.subgraph.ask<Answer>(listed, {}, viewer)
    expect(own.tenant.channels.nodes.find((each) => each.slug === slug)!.messages).toBeNull()
  })

  it('removes messages after its retention hours', async () => {
    const slug = await aChannel({ retentionHours: 1 })
    await send(slug, 'old')
    const { changesCursor } = await page(await aChannel())
    expect(changesCursor).toEqual(expect.any(String))
    clock.move(3_600_000)
    expect((await page(slug)).nodes).toEqual([])
    clock.move(3_600_000)
    const left = () => fixture.database.admin`select 1 from tenancy.channel_messages m join tenancy.channels c
      on c.tenant_id = m.tenant_id and c.id = m.channel_id where c.slug = ${slug}`
    await expect.poll(left, { timeout: 10_000 }).toEqual([])
  })

  it('is deleted once, with its messages, and takes none afterwards', async () => {
    const [slug, other] = [await aChannel(), await aChannel()]
    const ids = [await send(slug, 'gone'), await send(other, 'kept')].map(({ channelMessage }) => channelMessage.id)
    const stored = async () => {
      const rows = await fixture.database.admin`select id from tenancy.channel_messages where id = any(${ids})`
      return rows.map(({ id }) => id).sort()
    }
    expect(await stored()).toEqual(ids.toSorted())
    expect(await ask('deleteChannel', { channel: slug })).toEqual({ __typename: 'Deleted', id: slug })
    expect(await stored()).toEqual([ids[1]])
    expect(await ask('deleteChannel', { channel: slug })).toMatchObject({ __typename: 'NotFound' })
    expect(await ask('broadcastMessage', { channel: slug, event: 'x', payload: 1 })).toMatchObject({
      __typename: 'NotFound',
    })
  })

  it('does not exist for another tenant', async () => {
    const slug = await aChannel()
    const other = await fixture.aTenant()
    const stranger = await fixture.envelope(other.ownerId, other)
    expect(await fixture.subgraph.refused(channelText, { slug }, stranger)).toEqual(['NOT_FOUND'])
    await expect(follow(slug, {}, stranger)).rejects.toThrow('no such channel')
    expect(await ask('deleteChannel', { channel: slug }, stranger)).toMatchObject({ __typename: 'NotFound' })
  })

  it('is refused with every field that breaks a rule, and when the tenant has 200', async () => {
    const bad = await ask('createChannel', { slug: 'X', name: '', retentionHours: 0 })
    expect(bad.fields.map(({ path }) => path[1])).toEqual(['slug', 'name', 'retentionHours'])
    const roles = await ask('createChannel', { slug: 'roles', name: 'x', readRoles: ['emperor'] })
    expect(roles.fields).toEqual([{ path: ['input', 'readRoles'] }])
    const of = await fixture.aTenant()
    await fixture.database.admin`insert into tenancy.channels (tenant_id, slug, name, retention_hours, updated_at)
      select ${of.id}, 'many-' || n, 'x', 1, now() from generate_series(1, 200) n`
    const one = { slug: 'one-more', name: 'x' }
    expect(await ask('createChannel', one, await fixture.envelope(of.ownerId, of))).toMatchObject({
      code: 'MAX_CHANNELS',
    })
  })
})

describe('a filter', () => {
  const payload = { score: 70, name: 'Ada', tags: ['a'], deep: { flag: true, none: null } }
  const sees = (path: string[], operator: string, value: unknown) =>
    passes({ where: [{ path, operator: operator as 'EQ', value }] }, { event: 'news', payload })
  it.each([
    [['score'], 'EQ', 70, true],
    [['score'], 'EQ', '70', false],
    [['score'], 'NEQ', 71, true],
    [['score'], 'NEQ', '71', false],
    [['score'], 'GTE', 70, true],
    [['score'], 'GT', 70, false],
    [['name'], 'LT', 'B', true],
    [['name'], 'LTE', 1, false],
    [['deep', 'flag'], 'EQ', true, true],
    [['deep', 'none'], 'EQ', null, true],
    [['name'], 'IN', ['Eve', 'Ada'], true],
    [['score'], 'IN', ['70'], false],
    [['missing'], 'NEQ', 1, false],
    [['constructor'], 'NEQ', 'x', false],
    [['tags', 'length'], 'EQ', 1, false],
  ] as const)('on %j with %s %j gives %s', (path, operator, value, expected) => {
    expect(sees([...path], operator, value)).toBe(expected)
  })

  it('passes messages that meet all its conditions', async () => {
    const slug = await aChannel()
    const where = [{ path: ['score'], operator: 'GTE', value: 50 }]
    const live = await follow(slug, { filter: { event: 'scored', where } })
    await send(slug, { score: 90 })
    await send(slug, { score: 10 }, { event: 'scored' })
    await send(slug, { score: 60 }, { event: 'scored' })
    expect(payloads(await take(live, 1))).toEqual([{ score: 60 }])
    await live.return!()
    const bad = { where: [{ path: [], operator: 'EQ', value: 1 }] }
    await expect(follow(slug, { filter: bad })).rejects.toThrow('path')
  })
})
