// Digests of e-mails, previews of templates, and the removal of old notifications.
import { nextDigest } from '@quintet/tenancy/notifications/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, days } from '../../support/clock.ts'
import { type NotificationFixture, openNotificationFixture } from './notification-fixture.ts'

const clock = aClock()
let on: NotificationFixture
beforeAll(async () => {
  on = await openNotificationFixture({ clock })
  const email = { channel: 'EMAIL', subject: 'About {{what}}', body: 'There is {{what}}.' }
  for (const category of ['UPDATES', 'MARKETING', 'BILLING']) {
    await on.ask('createNotificationTemplate', { ...email, category, name: category.toLowerCase() })
  }
})
afterAll(() => on?.fixture.end())

const send = async (userId: string, template: string, what: string): Promise<string> => {
  const input = { userIds: [userId], channel: 'EMAIL', template, data: { what } }
  const sent = await on.ask('sendNotifications', input)
  return sent.notifications[0]!.id
}
const rowOf = async (id: string) => {
  const [row] = await on.fixture.database.admin`
    select status, digest_at as "digestAt", jsonb_array_length(attempts) as tries from tenancy.notifications where id = ${id}`
  return row
}
const becomes = (id: string, expected: object) =>
  expect.poll(() => rowOf(id), { timeout: 20_000, interval: 50 }).toMatchObject(expected)
const lettersTo = (address: string) => on.letters.filter(({ to }) => to === address)

describe('a digest of e-mails', () => {
  it('is sent when it is due, without what is no longer wanted, and BILLING is sent by itself', async () => {
    const to = 'digest@people.example'
    const member = await on.aMember({ email: to, marketing: true })
    await on.ask('setNotificationPreference', { channel: 'EMAIL', isEnabled: true, digest: 'DAILY' }, member)
    const ids = [await send(member.id, 'updates', 'one'), await send(member.id, 'updates', 'two')]
    const advertising = await send(member.id, 'marketing', 'a sale')
    const invoice = await send(member.id, 'billing', 'an invoice')
    await becomes(invoice, { status: 'SENT', digestAt: null })
    const due = nextDigest('DAILY', clock.now())
    for (const id of [...ids, advertising]) await becomes(id, { status: 'QUEUED', digestAt: due, tries: 0 })
    expect(lettersTo(to).map(({ subject }) => subject)).toEqual(['About an invoice'])
    on.contacts.set(member.id, { email: to, marketing: false })
    let isFirst = true
    on.beforeLetter(() => {
      if (isFirst) {
        isFirst = false
        throw new Error('The server is away')
      }
    })
    clock.move(due.getTime() - clock.now().getTime())
    for (const id of ids) await becomes(id, { status: 'SENT', tries: 2 })
    await becomes(advertising, { status: 'SUPPRESSED' })
    const [, letter, ...more] = lettersTo(to)
    expect(more).toEqual([])
    expect(letter).toMatchObject({ subject: '2 notifications' })
    expect(letter!.text).toBe('About one\n\nThere is one.\n\n---\n\nAbout two\n\nThere is two.\n')
  })

  it.each([
    ['DAILY', '2026-03-04T06:59:59Z', '2026-03-04T07:00:00.000Z'],
    ['DAILY', '2026-03-04T07:00:00Z', '2026-03-05T07:00:00.000Z'],
    ['WEEKLY', '2026-03-04T12:00:00Z', '2026-03-09T07:00:00.000Z'],
    ['WEEKLY', '2026-03-09T07:00:00Z', '2026-03-16T07:00:00.000Z'],
    ['WEEKLY', '2026-03-09T06:00:00Z', '2026-03-09T07:00:00.000Z'],
  ] as const)('that is %s is due after %s at %s', (digest, after, due) =>
    expect(nextDigest(digest, new Date(after)).toISOString()).toBe(due),
  )
})

describe('a preview', () => {
  it('shows a template filled in with sample data, or what is wrong with the data', async () => {
    const text = `query ($data: JSON!) { viewer { tenant { notificationTemplates { nodes {
      name preview(data: $data) { subject body problem } } } } } }`
    type Answer = { viewer: { tenant: { notificationTemplates: { nodes: { name: string; preview: object }[] } } } }
    const previewWith = async (data: unknown) => {
      const { viewer } = await on.fixture.subgraph.ask<Answer>(text, { data }, on.owner)
      return viewer.tenant.notificationTemplates.nodes.find(({ name }) => name === 'updates')!.preview
    }
    const nothing = { subject: null, body: null }
    expect(await previewWith({ what: 'news' })).toEqual({
      subject: 'About news',
      body: 'There is news.',
      problem: null,
    })
    expect(await previewWith({})).toEqual({ ...nothing, problem: 'what is missing (line 1, column 9)' })
    expect(await previewWith([])).toEqual({ ...nothing, problem: 'The data must be an object' })
    expect(await previewWith({ what: 'x'.repeat(70_000) })).toEqual({
      ...nothing,
      problem: 'The data can have up to 64 kB',
    })
  })
})

describe('an old notification', () => {
  it('is removed after 180 days, and newer ones stay', async () => {
    const member = await on.aMember()
    const notify = () => on.ask('sendNotifications', { userIds: [member.id], channel: 'IN_APP', body: 'Hello' })
    const rows = async () =>
      (await on.fixture.database.admin`select id from tenancy.notifications where user_id = ${member.id}`).map(
        ({ id }) => id,
      )
    await notify()
    clock.move(days(179))
    const [second] = (await notify()).notifications
    await expect.poll(async () => (await rows()).length, { timeout: 20_000 }).toBe(2)
    clock.move(days(1))
    const [third] = (await notify()).notifications
    await expect.poll(rows, { timeout: 20_000, interval: 50 }).toEqual([second!.id, third!.id])
  })
})
