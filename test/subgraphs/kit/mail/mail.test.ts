// Letters that lie in the outbox, text messages, the form of letters, and the choice of channels.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { layOut } from '@quintet/kit/mail/layout.ts'
import { type Letter, LetterRefused } from '@quintet/kit/mail/letter.ts'
import { openMail, readMailSettings } from '@quintet/kit/mail/open.ts'
import { openLetterBox } from '@quintet/kit/mail/outbox.ts'
import { openSms } from '@quintet/kit/mail/sms.ts'
import { readSettings } from '@quintet/kit/process/settings.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const email: Letter = {
  id: 'reset.1',
  channel: 'EMAIL',
  to: 'ada@acme.example',
  subject: 'Hello',
  text: 'Go to https://quintet.example/a?token=1 or https://quintet.example/b\n',
  html: '<p>Hello</p>',
}
const sms: Letter = {
  id: 'code.1',
  channel: 'SMS',
  to: '+4930123456',
  subject: '',
  text: 'Your code: 123456',
  html: null,
}

let directory: string
let now: number
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
  now = Date.parse('2026-11-28T12:00:00Z')
})
afterEach(() => rmSync(directory, { recursive: true }))
const clock = { now: () => new Date(now) }
const boxIn = (folder: string) => openLetterBox(folder, clock)

describe('the outbox', () => {
  it('shows letters newest first, with the links in their text', async () => {
    const box = boxIn(join(directory, 'outbox'))
    expect(await box.letters()).toEqual([])
    await box.send(email)
    now += 1000
    await box.send(sms)
    const letters = await boxIn(join(directory, 'outbox')).letters()
    expect(letters.map(({ id }) => id)).toEqual(['code.1', 'reset.1'])
    expect(letters[1]).toEqual({
      ...email,
      links: ['https://quintet.example/a?token=1', 'https://quintet.example/b'],
      createdAt: '2026-11-28T12:00:00.000Z',
    })
  })

  it('keeps a repeated letter once, readable by its owner alone, until it is emptied', async () => {
    const box = boxIn(directory)
    await Promise.all([box.send(email), box.send(email)])
    expect(readdirSync(directory)).toEqual(['reset.1.json'])
    expect(statSync(join(directory, 'reset.1.json')).mode & 0o777).toBe(0o600)
    await box.clear()
    expect(await box.letters()).toEqual([])
  })

  it('refuses an id that would leave the directory', async () => {
    await expect(boxIn(directory).send({ ...email, id: '../a' })).rejects.toBeInstanceOf(LetterRefused)
  })
})

describe('a text message', () => {
  let server: Server
  let url: string
  let status = 200
  let received: { headers: IncomingMessage['headers']; body: unknown }[] = []
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      received.push({ headers: request.headers, body: JSON.parse(await text(request)) })
      response.writeHead(status).end(`no such number ${sms.to}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://user:p%40ss@127.0.0.1:${(server.address() as AddressInfo).port}/send`
  })
  beforeEach(() => {
    received = []
    status = 200
  })
  afterAll(() => server.close())

  it('is posted to the adapter with its id and the credentials of the address', async () => {
    await openSms(url).send(sms)
    expect(received[0]!.body).toEqual({ id: 'code.1', to: sms.to, text: sms.text })
    expect(received[0]!.headers.authorization).toBe(`Basic ${btoa('user:p@ss')}`)
    expect(received[0]!.headers['idempotency-key']).toBe('code.1')
  })

  it.each([
    [400, true],
    [404, true],
    [429, false],
    [503, false],
  ])(
    'that is answered with %s is refused for good: %s; the error does not name the number',
    async (code, isForGood) => {
      status = code
      const fault = await openSms(url)
        .send(sms)
        .catch((error) => error)
      expect(fault instanceof LetterRefused).toBe(isForGood)
      expect(fault.message).not.toContain(sms.to)
    },
  )

  it.each(['030123456', '+49 30', 'ada@acme.example', '+0301234567'])('to %s is refused', async (to) => {
    await expect(openSms(url).send({ ...sms, to })).rejects.toBeInstanceOf(LetterRefused)
    expect(received).toEqual([])
  })
})

describe('the form of letters', () => {
  it('has text and HTML of the same sentences', () => {
    const action = { label: 'Confirm', url: 'https://quintet.example/a?b=1&c=2' }
    const laid = layOut({ subject: 'Confirm', paragraphs: ['Hello Ada,', 'please confirm.'], action, code: '123456' })
    expect(laid.text).toBe('Hello Ada,\n\nplease confirm.\n\n123456\n\nhttps://quintet.example/a?b=1&c=2\n')
    expect(laid.html).toContain('<a href="https://quintet.example/a?b=1&amp;c=2">Confirm</a>')
  })

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    'a\r\nBcc: eve@evil.example',
    'a\n\n.\r\nMAIL FROM:<eve@evil.example>',
    '{{constructor.constructor("return this")()}}',
    '$' + '{process.env.QUINTET_SECRET}',
    '%0d%0aBcc: eve@evil.example',
  ])('takes %j as text', (name) => {
    const { subject, text: body, html } = layOut({ subject: `Hello ${name}`, paragraphs: [`Hello ${name}`] })
    expect(subject).not.toMatch(/[\r\n]/)
    expect(body.trimEnd()).not.toMatch(/[\r\n]/)
    expect(html).not.toMatch(/<(script|img)/)
    expect(html).not.toContain(`${name}"`)
    if (!/[\r\n]/.test(name)) expect(body).toContain(name)
  })
})

describe('the channels', () => {
  const read = (environment: Record<string, string>) => readSettings(environment, readMailSettings)

  it('are the outbox where nothing else is set, and none where there is no outbox', async () => {
    const settings = read({})
    const mail = await openMail(settings, directory, clock)
    expect([mail.canSend('EMAIL'), mail.canSend('SMS')]).toEqual([true, true])
    await mail.send(email)
    expect(readdirSync(directory)).toEqual(['reset.1.json'])
    const none = await openMail(settings, null, clock)
    expect([none.canSend('EMAIL'), none.canSend('SMS')]).toEqual([false, false])
    await expect(none.send(email)).rejects.toThrow('No letters by EMAIL: set SMTP_URL')
  })

  it('are SMTP alone where only that is set', async () => {
    const mail = await openMail(read({ SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: 'a@b.example' }), null, clock)
    expect([mail.canSend('EMAIL'), mail.canSend('SMS')]).toEqual([true, false])
    mail.close()
  })

  it.each([
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL must be an address'],
    [{ SMTP_URL: 'smtp://mail.example.com' }, 'MAIL_FROM must name the sender'],
    [{ SMS_URL: 'ftp://sms.example.com' }, 'SMS_URL must be'],
  ])('%j is refused', (environment, message) => {
    expect(() => read(environment as Record<string, string>)).toThrow(message)
  })
})
