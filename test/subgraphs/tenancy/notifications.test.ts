import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import { type NotificationFixture, type Notified, openNotificationFixture, textOf } from './notification-fixture.ts'

let on: NotificationFixture
beforeAll(async () => {
  on = await openNotificationFixture()
})
afterAll(() => on?.fixture.end())

interface Page {
  readonly changesCursor: string
  readonly nodes: Notified[]
}
interface Own {
  readonly unreadNotificationCount: number | null
  readonly notifications: Page | null
  readonly notificationPreferences: { channel: string; isEnabled: boolean; digest: string }[] | null
}
const ownText = `query ($isRead: Boolean, $channel: NotificationChannel) { viewer {
  unreadNotificationCount notificationPreferences { channel isEnabled digest }
  notifications(isRead: $isRead, channel: $channel) { changesCursor nodes { id status body subject readAt user { id } } } } }`
const own = async (by: Envelope, variables: object = {}) =>
  (await on.fixture.subgraph.ask<{ viewer: Own }>(ownText, variables, by)).viewer
const bodies = async (by: Envelope, variables: object = {}) =>
  (await own(by, variables)).notifications!.nodes.map(({ body }) => body)
const notify = async (userIds: string[], body: string, more: object = {}) => {
  const sent = await on.ask('sendNotifications', { userIds, channel: 'IN_APP', body, ...more })
  expect(sent.__typename).toBe('NotificationsQueued')
  return sent.notifications
}
const liveText =
  'subscription ($after: String) { notificationReceived(after: $after) { cursor notification { id body } } }'
type Received = { notificationReceived: { cursor: string; notification: { id: string; body: string } } }
const follow = (by: Envelope, after?: string) =>
  eventsOf<Received>(on.fixture.subgraph as never, liveText, { after }, by)
const bodiesOf = (events: { data?: Received | null }[]) =>
  events.map(({ data }) => data!.notificationReceived.notification.body)

describe('a notification in the application', () => {
  it('reaches its subscribed recipients in order, and no other member', async () => {
    const [a, b] = [await on.aMember(), await on.aMember()]
    const [toA, toB] = [await follow(a), await follow(b)]
    await notify([a.id, b.id], 'for both')
    await notify([b.id], 'for b')
    await notify([a.id], 'for a')
    expect(bodiesOf(await take(toA, 2))).toEqual(['for both', 'for a'])
    expect(bodiesOf(await take(toB, 2))).toEqual(['for both', 'for b'])
    for (const live of [toA, toB]) await live.return!()
    expect(await bodies(a)).toEqual(['for a', 'for both'])
  })

  it('is neither lost nor repeated when the connection is cut', async () => {
    const member = await on.aMember()
    await notify([member.id], 'before')
    const { changesCursor } = (await own(member)).notifications!
    await notify([member.id], 'one')
    const first = await follow(member, changesCursor)
    const [event] = await take(first, 1)
    expect(bodiesOf([event!])).toEqual(['one'])
    await first.return!()
    await notify([member.id], 'two')
    const second = await follow(member, event!.data!.notificationReceived.cursor)
    await notify([member.id], 'three')
    expect(bodiesOf(await take(second, 2))).toEqual(['two', 'three'])
    await second.return!()
    await expect(follow(await on.aMember(), changesCursor)).rejects.toThrow('another stream')
  })

  it('counts as unread until it is marked as read, alone or with all others', async () => {
    const member = await on.aMember()
    const [first] = await notify([member.id], 'one')
    await notify([member.id], 'two')
    await notify([member.id], 'three')
    expect((await own(member)).unreadNotificationCount).toBe(3)
    const some = { ids: [first!.id, first!.id] }
    expect(await on.ask('markNotificationsRead', some, member)).toMatchObject({ count: 1, unreadNotificationCount: 2 })
    expect(await on.ask('markNotificationsRead', some, member)).toMatchObject({ count: 0, unreadNotificationCount: 2 })
    expect(await bodies(member, { isRead: true })).toEqual(['one'])
    expect(await bodies(member, { isRead: false })).toEqual(['three', 'two'])
    expect(await bodies(member, { channel: 'SMS' })).toEqual([])
    expect(await on.ask('markNotificationsRead', { ids: [] }, member)).toMatchObject({ count: 0 })
    expect(await on.ask('markNotificationsRead', {}, member)).toMatchObject({ count: 2, unreadNotificationCount: 0 })
    const another = await on.aMember()
    for (const ids of [[first!.id], [newId()], ['x']]) {
      expect(await on.ask('markNotificationsRead', { ids }, another)).toMatchObject({ __typename: 'NotFound' })
    }
    expect(await on.ask('markNotificationsRead', { ids: Array(501).fill(newId()) }, member)).toMatchObject({
      __typename: 'InvalidInput',
    })
  })

  it('is suppressed for members who do not want the channel, except for SECURITY and BILLING', async () => {
    const member = await on.aMember()
    const off = { channel: 'IN_APP', isEnabled: false, digest: 'WEEKLY' }
    expect(await on.ask('setNotificationPreference', off, member)).toMatchObject(off)
    expect((await own(member)).notificationPreferences).toEqual([
      { channel: 'EMAIL', isEnabled: true, digest: 'NONE' },
      { channel: 'SMS', isEnabled: true, digest: 'NONE' },
      off,
    ])
    expect(await notify([member.id], 'news')).toMatchObject([{ status: 'SUPPRESSED' }])
    for (const category of ['SECURITY', 'BILLING']) {
      expect(await notify([member.id], category, { category })).toMatchObject([{ status: 'SENT' }])
    }
    expect(await bodies(member)).toEqual(['BILLING', 'SECURITY'])
    await on.ask('setNotificationPreference', { channel: 'IN_APP', isEnabled: true }, member)
    expect(await notify([member.id], 'news again')).toMatchObject([{ status: 'SENT' }])
  })

  it('reaches each member once for a key, even when it is sent many times at once', async () => {
    const members = [await on.aMember(), await on.aMember()]
    const ids = members.map(({ id }) => id)
    const send = (userIds: string[]) => notify(userIds, 'once', { dedupeKey: 'the occasion' })
    const sent = await Promise.all([send(ids), send([...ids].reverse()), send([ids[0]!]), send(ids), send(ids)])
    expect(new Set(sent.flat().map(({ id }) => id)).size).toBe(2)
    for (const member of members) expect(await bodies(member)).toEqual(['once'])
    const third = await on.aMember()
    expect(await send([...ids, third.id])).toHaveLength(3)
    const live = await follow(third)
    await notify([third.id], 'after it')
    expect(bodiesOf(await take(live, 1))).toEqual(['after it'])
    await live.return!()
  })

  it('uses the newest version of its template, and is refused where data are missing', async () => {
    const member = await on.aMember()
    const made = { name: 'news', channel: 'IN_APP', category: 'SECURITY', body: 'Hello {{name}}' }
    const { id } = (await on.ask('createNotificationTemplate', made)) as unknown as { id: string }
    const send = (more: object) =>
      on.ask('sendNotifications', { userIds: [member.id], channel: 'IN_APP', template: 'news', ...more })
    const missing = await send({ data: {} })
    expect(missing.fields).toEqual([{ message: 'name is missing (line 1, column 9)', path: ['input', 'data'] }])
    expect(await bodies(member)).toEqual([])
    await on.ask('updateNotificationTemplate', { templateId: id, body: 'Hi {{name}}' })
    const { notifications } = await send({ data: { name: 'Ada' }, category: 'MARKETING' })
    expect(notifications).toMatchObject([{ body: 'Hi Ada', templateVersion: 2, category: 'SECURITY' }])
    expect(await send({ template: 'nothing' })).toMatchObject({ __typename: 'NotFound' })
    expect(await send({ channel: 'SMS' })).toMatchObject({ __typename: 'NotFound' })
  })

  it('is refused with every field that breaks a rule', async () => {
    const member = await on.aMember()
    const of = async (input: object) => {
      const outcome = await on.ask('sendNotifications', { userIds: [member.id], channel: 'IN_APP', ...input })
      return outcome.fields?.map(({ path }) => path[1]) ?? outcome.__typename
    }
    expect(await of({ userIds: [], data: 'x', body: ' ', dedupeKey: '' })).toEqual([
      'userIds',
      'body',
      'data',
      'dedupeKey',
    ])
    expect(await of({})).toEqual(['template'])
    expect(await of({ body: 'x', template: 'news' })).toEqual(['template'])
    expect(await of({ body: 'x', channel: 'EMAIL' })).toEqual(['body'])
    expect(await of({ body: 'x'.repeat(10_001) })).toEqual(['body'])
    expect(await of({ body: 'x', data: { x: 'y'.repeat(70_000) } })).toEqual(['data'])
    expect(await of({ body: 'x', userIds: Array(501).fill(member.id) })).toEqual(['userIds'])
    for (const stranger of [newId(), 'x']) {
      expect(await of({ body: 'x', userIds: [member.id, stranger] })).toBe('NotFound')
    }
    expect(await bodies(member)).toEqual([])
    const input = { userIds: [member.id], channel: 'IN_APP', body: 'x' }
    expect(await on.fixture.subgraph.refused(textOf('sendNotifications'), { input }, member)).toEqual(['FORBIDDEN'])
  })

  it('does not exist for another tenant, nor without an active tenant', async () => {
    const member = await on.aMember()
    const [sent] = await notify([member.id], 'here')
    const other = await on.fixture.aTenant()
    const stranger = await on.fixture.envelope(other.ownerId, other)
    const listText = '{ viewer { tenant { notifications { nodes { id } } } } }'
    type Listed = { viewer: { tenant: { notifications: { nodes: { id: string }[] } } } }
    const listed = async (by: Envelope) =>
      (await on.fixture.subgraph.ask<Listed>(listText, {}, by)).viewer.tenant.notifications.nodes.map(({ id }) => id)
    expect(await listed(on.owner)).toContain(sent!.id)
    expect(await listed(stranger)).toEqual([])
    expect(await on.fixture.subgraph.refused(listText, {}, member)).toEqual(['FORBIDDEN'])
    const toThem = { userIds: [member.id], channel: 'IN_APP', body: 'x' }
    expect(await on.ask('sendNotifications', toThem, stranger)).toMatchObject({ __typename: 'NotFound' })
    const elsewhere = { ...member, tenantId: other.id }
    expect(await bodies(elsewhere)).toEqual([])
    const nowhere = await own({ ...member, tenantId: null })
    expect(nowhere).toEqual({ unreadNotificationCount: null, notifications: null, notificationPreferences: null })
    for (const [field, input] of [
      ['markNotificationsRead', {}],
      ['setNotificationPreference', { channel: 'SMS', isEnabled: false }],
    ] as const) {
      const outcome = await on.ask(field, input, { ...member, tenantId: null })
      expect(outcome).toMatchObject({ __typename: 'NotAllowed', code: 'NO_TENANT' })
    }
  })
})
