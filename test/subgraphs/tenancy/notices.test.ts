// Notices of subgraphs to members become notifications, by the tenant's own template where it has one.
import { type MemberNotice, notifyMembers } from '@quintet/kit/slice/notify.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NotificationFixture, type Notified, openNotificationFixture } from './notification-fixture.ts'

let on: NotificationFixture
beforeAll(async () => {
  on = await openNotificationFixture()
})
afterAll(() => on?.fixture.end())

const instalmentDue: MemberNotice<{ readonly amount: string; readonly reasons?: readonly string[] }> = {
  name: 'tenancy.instalment_due',
  category: 'BILLING',
  write: ({ amount }) => ({
    subject: 'An instalment is due',
    paragraphs: [`${amount} are due.`, 'It is collected in 3 days.'],
    action: { label: 'See the loan', url: 'https://app.example/loan' },
  }),
}
const news: MemberNotice<{ readonly what: string }> = {
  name: 'tenancy.news',
  category: 'UPDATES',
  channels: ['IN_APP'],
  write: ({ what }) => ({ subject: 'News', paragraphs: [what] }),
}

async function notify<Data extends object>(notice: MemberNotice<Data>, userIds: string[], key: string, data: Data) {
  const context = on.fixture.subgraph.running.contextFor(on.owner)
  await context.scope.write((writer) => notifyMembers(context, writer, notice, { userIds, key, data }))
  await context.scope.close()
}
const ownText =
  '{ viewer { notifications(first: 50) { nodes { status channel category subject body templateVersion } } } }'
const own = async (by: Envelope): Promise<Notified[]> => {
  const answer = await on.fixture.subgraph.ask<{ viewer: { notifications: { nodes: Notified[] } } }>(ownText, {}, by)
  return answer.viewer.notifications.nodes
}
const inApp = { status: 'SENT', channel: 'IN_APP', category: 'BILLING' }

describe('a notice to members', () => {
  it('arrives in the application and as a letter, in the built-in words', async () => {
    const member = await on.aMember({ email: 'due@people.example' })
    await notify(instalmentDue, [member.id], 'loan 1', { amount: '10.00 EUR' })
    const body = '10.00 EUR are due.\n\nIt is collected in 3 days.\n\nhttps://app.example/loan'
    await expect
      .poll(() => own(member), { timeout: 20_000, interval: 50 })
      .toEqual([
        { ...inApp, channel: 'EMAIL', subject: 'An instalment is due', body, templateVersion: null },
        { ...inApp, subject: null, body, templateVersion: null },
      ])
    expect(on.letters.filter(({ to }) => to === 'due@people.example')).toMatchObject([
      { subject: 'An instalment is due', text: `${body}\n` },
    ])
  })

  it('uses the template that the tenant has under its name, and keeps its category', async () => {
    const texts = { channel: 'IN_APP', body: 'Pay {{amount}}, please.' }
    await on.ask('createNotificationTemplate', { ...texts, name: 'tenancy.instalment_due', category: 'MARKETING' })
    const member = await on.aMember()
    await notify(instalmentDue, [member.id], 'loan 2', { amount: '20.00 EUR' })
    await expect
      .poll(async () => (await own(member)).filter(({ subject }) => subject === null), {
        timeout: 20_000,
        interval: 50,
      })
      .toEqual([{ ...inApp, subject: null, body: 'Pay 20.00 EUR, please.', templateVersion: 1 }])
  })

  it('uses the built-in words where the template needs data that the notice lacks', async () => {
    const template = { name: 'tenancy.news', channel: 'IN_APP', category: 'UPDATES', body: '{{nothing}}' }
    await on.ask('createNotificationTemplate', template)
    const member = await on.aMember()
    await notify(news, [member.id], 'first', { what: 'There are news' })
    await expect
      .poll(async () => (await own(member)).map(({ body }) => body), { timeout: 20_000, interval: 50 })
      .toEqual(['There are news'])
  })

  it('arrives once for each key and member', async () => {
    const [a, b] = [await on.aMember(), await on.aMember()]
    await notify(news, [a.id, b.id, a.id], 'second', { what: 'Twice' })
    await notify(news, [b.id], 'second', { what: 'Twice' })
    await notify(news, [b.id, a.id], 'third', { what: 'Again' })
    const bodies = async () => [await own(a), await own(b)].map((all) => all.map(({ body }) => body).sort())
    await expect.poll(bodies, { timeout: 20_000, interval: 50 }).toEqual([
      ['Again', 'Twice'],
      ['Again', 'Twice'],
    ])
  })
})
