import { LetterRefused } from '@quintet/kit/mail/letter.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { createUnsubscribeLinks } from '@quintet/tenancy/notifications/unsubscribe.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NotificationFixture, openNotificationFixture } from './notification-fixture.ts'

let on: NotificationFixture
beforeAll(async () => {
  on = await openNotificationFixture()
  const email = { channel: 'EMAIL', subject: 'For {{name}}', body: 'Hello {{name}}\n\n<b>you</b>' }
  for (const category of ['UPDATES', 'MARKETING', 'NEWSLETTER', 'SECURITY', 'BILLING']) {
    await on.ask('createNotificationTemplate', { ...email, category, name: category.toLowerCase() })
  }
  const sms = { channel: 'SMS', body: 'Hello {{name}}' }
  await on.ask('createNotificationTemplate', { ...sms, category: 'UPDATES', name: 'updates' })
})
afterAll(() => on?.fixture.end())

const send = async (userIds: string[], template: string, more: object = {}) => {
  const sent = await on.ask('sendNotifications', {
    userIds,
    channel: 'EMAIL',
    template,
    data: { name: 'Ada' },
    ...more,
  })
  expect(sent.__typename).toBe('NotificationsQueued')
  return sent.notifications.map(({ id }) => id)
}
interface Logged {
  readonly status: string
  readonly sentAt: string | null
  readonly attempts: { at: string; outcome: string; error: string | null }[]
}
const logText = `{ viewer { tenant { notifications(first: 100) { nodes {
  id status sentAt template { name } attempts { at outcome error } } } } } }`
const logged = async (id: string): Promise<Logged | undefined> => {
  type Answer = { viewer: { tenant: { notifications: { nodes: (Logged & { id: string })[] } } } }
  const { viewer } = await on.fixture.subgraph.ask<Answer>(logText, {}, on.owner)
  return viewer.tenant.notifications.nodes.find((node) => node.id === id)
}
const becomes = (id: string, status: string) =>
  expect.poll(async () => (await logged(id))?.status, { timeout: 20_000, interval: 50 }).toBe(status)
const lettersTo = (address: string) => on.letters.filter(({ to }) => to === address)

describe('a notification as a letter', () => {
  it('is sent by a job, with its text escaped in HTML', async () => {
    const member = await on.aMember({ email: 'ada@people.example' })
    const [id] = await send([member.id], 'updates', { data: { name: 'Ada\r\nBcc: eve@people.example <i>' } })
    await becomes(id!, 'SENT')
    const [letter, ...more] = lettersTo('ada@people.example')
    expect(more).toEqual([])
    expect(letter).toMatchObject({ id, channel: 'EMAIL', subject: 'For Ada Bcc: eve@people.example <i>' })
    expect(letter!.html).toContain('&lt;i&gt;</p><p>&lt;b&gt;you&lt;/b&gt;</p>')
    expect(letter!.unsubscribeUrl).toBeUndefined()
    const { sentAt, attempts } = (await logged(id!))!
    expect(attempts).toEqual([{ at: sentAt, outcome: 'SENT', error: null }])
  })

  it('goes only to a phone number that the member has verified', async () => {
    const [withPhone, without] = [await on.aMember({ phoneNumber: '+4930123456' }), await on.aMember()]
    const sms = { channel: 'SMS' }
    const [sent, failed] = [
      ...(await send([withPhone.id], 'updates', sms)),
      ...(await send([without.id], 'updates', sms)),
    ]
    await becomes(sent!, 'SENT')
    await becomes(failed!, 'FAILED')
    expect(lettersTo('+4930123456')).toMatchObject([{ id: sent, channel: 'SMS', text: 'Hello Ada', html: null }])
    expect((await logged(failed!))!.attempts).toMatchObject([{ error: 'The person has no verified phone number' }])
  })

  it('follows the preferences of the time when it is sent, not when it is requested', async () => {
    const member = await on.aMember({ email: 'judged@people.example' })
    on.beforeLetter(() => {
      on.beforeLetter(() => {})
      throw new Error('The server is away')
    })
    const [id] = await send([member.id], 'updates')
    await expect.poll(async () => (await logged(id!))?.attempts.length, { timeout: 10_000, interval: 20 }).toBe(1)
    expect(await logged(id!)).toMatchObject({ status: 'QUEUED', attempts: [{ error: 'The server is away' }] })
    on.contacts.set(member.id, { email: 'judged@people.example', updates: false })
    await becomes(id!, 'SUPPRESSED')
    expect(lettersTo('judged@people.example')).toEqual([])
  })

  it('is sent where its category and its channel are wanted, and always for SECURITY and BILLING', async () => {
    const wants = { email: 'wants@people.example', marketing: true, newsletter: true }
    const not = { email: 'not@people.example', updates: false }
    const [a, b] = [await on.aMember(wants), await on.aMember(not)]
    for (const [template, ofB] of [
      ['updates', 'SUPPRESSED'],
      ['marketing', 'SUPPRESSED'],
      ['newsletter', 'SUPPRESSED'],
      ['security', 'SENT'],
      ['billing', 'SENT'],
    ] as const) {
      const sent = await send([a.id], template)
      const notSent = await send([b.id], template)
      await becomes(sent[0]!, 'SENT')
      await becomes(notSent[0]!, ofB)
    }
    await on.ask('setNotificationPreference', { channel: 'EMAIL', isEnabled: false }, a)
    await becomes((await send([a.id], 'marketing'))[0]!, 'SUPPRESSED')
    await becomes((await send([a.id], 'security'))[0]!, 'SENT')
  })

  it('fails at once where the letter itself is refused, and for those without an account', async () => {
    const [refused, gone] = [await on.aMember(), await on.aMember()]
    on.contacts.delete(gone.id)
    on.beforeLetter(() => {
      on.beforeLetter(() => {})
      throw new LetterRefused('There is no such address')
    })
    const [first] = await send([refused.id], 'updates')
    await becomes(first!, 'FAILED')
    expect((await logged(first!))!.attempts).toMatchObject([{ outcome: 'FAILED', error: 'There is no such address' }])
    const [second] = await send([gone.id], 'updates')
    await becomes(second!, 'FAILED')
  })

  it('is sent once for a key, however often it is requested at once', async () => {
    const member = await on.aMember({ email: 'once@people.example' })
    const ids = (
      await Promise.all([1, 2, 3, 4].map(() => send([member.id], 'updates', { dedupeKey: 'the occasion' })))
    ).flat()
    expect(new Set(ids).size).toBe(1)
    await becomes(ids[0]!, 'SENT')
    expect(lettersTo('once@people.example')).toHaveLength(1)
  })
})

describe('unsubscribing', () => {
  const answer = (method: 'GET' | 'POST', query: string, body = '') =>
    on.fixture.subgraph.running.answer(
      {
        method,
        path: `/unsubscribe${query}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: Buffer.from(body),
      },
      anonymousEnvelope('request', null, null),
    )

  it('takes one click in the mail program, by the link in the letter', async () => {
    const member = await on.aMember({ email: 'leaves@people.example', marketing: true })
    const [id] = await send([member.id], 'marketing')
    await becomes(id!, 'SENT')
    const [letter] = lettersTo('leaves@people.example')
    const { pathname, search, searchParams } = new URL(letter!.unsubscribeUrl!)
    expect(pathname).toBe('/unsubscribe')
    expect(letter!.text).toContain(letter!.unsubscribeUrl)
    const shown = await answer('GET', search)
    expect(shown).toMatchObject({ status: 200 })
    expect(shown!.body).toContain('Do you want no more e-mails with advertising?')
    expect(on.unsubscribed).toEqual([])
    expect(await answer('POST', search, 'List-Unsubscribe=One-Click')).toMatchObject({ status: 200 })
    const wanted = { userId: member.id, category: 'MARKETING' }
    expect(on.unsubscribed).toEqual([wanted])
    expect(await answer('POST', '', `token=${searchParams.get('token')}`)).toMatchObject({ status: 200 })
    expect(on.unsubscribed).toEqual([wanted, wanted])
  })

  it('needs a link that is signed by the current or a previous secret', async () => {
    const [old, now] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const subscription = { userId: 'u', category: 'NEWSLETTER' } as const
    const token = new URL(createUnsubscribeLinks([old], 'http://q').linkOf(subscription)).searchParams.get('token')!
    expect(createUnsubscribeLinks([now, old], 'http://q').read(token)).toEqual(subscription)
    expect(createUnsubscribeLinks([now], 'http://q').read(token)).toBeNull()
    const before = on.unsubscribed.length
    for (const bad of ['', '?token=', `?token=${token}`, `?token=${'x'.repeat(5_000)}`, '?token=..%2F']) {
      expect(await answer('GET', bad)).toMatchObject({ status: 400 })
      expect(await answer('POST', bad, 'List-Unsubscribe=One-Click')).toMatchObject({ status: 400 })
    }
    expect(on.unsubscribed).toHaveLength(before)
  })
})
