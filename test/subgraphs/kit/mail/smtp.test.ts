// Letters by SMTP, to a real server that refuses, keeps silent and dies.
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { calendarOf } from '@quintet/kit/files/calendar.ts'
import { type Letter, LetterRefused, type Post } from '@quintet/kit/mail/letter.ts'
import { openSmtp } from '@quintet/kit/mail/smtp.ts'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'

const letter: Letter = {
  id: 'verify.0190-1',
  channel: 'EMAIL',
  to: 'ada@acme.example',
  subject: 'Grüße aus Übersee',
  text: 'Follow https://quintet.example/account/verify-email?token=abc\n',
  html: '<p>Follow <a href="https://quintet.example/x">it</a></p>',
}
const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

const refusal = (code: number) => Object.assign(new Error(`no <${letter.to}>`), { responseCode: code })

/** A server, the messages that it took, and a post that sends to it. */
async function start(options: SMTPServerOptions = {}) {
  const messages: string[] = []
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      text(stream).then((message) => {
        messages.push(message)
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const post: Post = openSmtp({
    url: `smtp://127.0.0.1:${port}`,
    from: 'Quintet <no-reply@quintet.example>',
    silenceMilliseconds: 1_000,
  })
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  open.push(() => {
    post.close()
    cut()
    server.close()
  })
  return { messages, post, cut }
}

describe('a letter', () => {
  it('arrives with its sender, a stable Message-ID, text and HTML', async () => {
    const { messages, post } = await start()
    await post.send(letter)
    await post.send(letter)
    expect(messages).toHaveLength(2)
    for (const message of messages) {
      expect(message).toMatch(/^From: Quintet <no-reply@quintet\.example>\r$/m)
      expect(message).toMatch(/^To: ada@acme\.example\r$/m)
      expect(message).toMatch(/^Message-ID: <verify\.0190-1@quintet\.example>\r$/m)
      expect(message).toMatch(/^Auto-Submitted: auto-generated\r$/m)
      expect(message).toMatch(/^Subject: =\?UTF-8\?/m)
      expect(message).toContain('text/plain')
      expect(message).toContain('text/html')
      expect(message).not.toMatch(/^List-Unsubscribe/m)
    }
  })

  it('with an entry of a calendar names the method of the entry in the header too', async () => {
    const { messages, post } = await start()
    for (const isCancelled of [false, true]) {
      const when = { day: '2026-12-24', dayAfter: '2026-12-25' }
      const event = { id: 'one', title: 'A meeting', text: '', when, at: new Date(0), isCancelled }
      await post.send({ ...letter, calendar: calendarOf({ product: 'Tests', events: [event] }) })
    }
    const methods = messages.map((message) => /text\/calendar;.*?method=(\w+)/s.exec(message)?.[1])
    expect(methods).toEqual(['PUBLISH', 'CANCEL'])
  })

  it('with one-click unsubscription names its address in the header', async () => {
    const { messages, post } = await start()
    await post.send({ ...letter, unsubscribeUrl: 'https://quintet.example/unsubscribe?token=abc' })
    expect(messages[0]).toMatch(/^List-Unsubscribe: <https:\/\/quintet\.example\/unsubscribe\?token=abc>\r$/m)
    expect(messages[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  })

  it.each([
    ['two addresses', { to: 'ada@acme.example, eve@evil.example' }],
    ['an address with a second header', { to: 'ada@acme.example\r\nBcc: eve@evil.example' }],
    ['an address in angle brackets', { to: 'Ada <ada@acme.example>' }],
    ['no address', { to: 'ada' }],
    ['a subject of two lines', { subject: 'Hello\r\nBcc: eve@evil.example' }],
    ['a subject with a line separator', { subject: 'Hello\u2028there' }],
    ['an id that leaves its header', { id: 'a>\r\nBcc: eve@evil.example' }],
  ])('with %s is refused for good and not sent', async (_, part) => {
    const { messages, post } = await start()
    await expect(post.send({ ...letter, ...part })).rejects.toBeInstanceOf(LetterRefused)
    expect(messages).toEqual([])
  })
})

describe('a server', () => {
  it('that refuses the address refuses the letter for good; the error does not name the address', async () => {
    const { post } = await start({ onRcptTo: (_address, _session, done) => done(refusal(550)) })
    const fault = await post.send(letter).catch((error) => error)
    expect(fault).toBeInstanceOf(LetterRefused)
    expect(`${fault.stack}${JSON.stringify(fault)}`).not.toContain('ada@')
  })

  it('that is busy is asked again later', async () => {
    let isBusy = true
    const { post, messages } = await start({ onRcptTo: (_, __, done) => (isBusy ? done(refusal(451)) : done()) })
    const fault = await post.send(letter).catch((error) => error)
    expect(fault).not.toBeInstanceOf(LetterRefused)
    expect(fault.message).toContain('451')
    isBusy = false
    await post.send(letter)
    expect(messages).toHaveLength(1)
  })

  it('that refuses the connection refuses no letter for good', async () => {
    const { post } = await start({ onConnect: (_session, done) => done(refusal(554)) })
    const fault = await post.send(letter).catch((error) => error)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(LetterRefused)
  })

  it('that greets too late is given up in time', async () => {
    const { post } = await start({ onConnect: (_session, done) => setTimeout(done, 5_000) })
    const begun = performance.now()
    await expect(post.send(letter)).rejects.toThrow('did not take')
    expect(performance.now() - begun).toBeLessThan(4_000)
  })

  it('that dies in the middle of a letter gets the same letter again', async () => {
    let isDying = true
    const server = await start({
      onData(stream, _session, done) {
        text(stream).then((message) => {
          server.messages.push(message)
          if (isDying) server.cut()
          else done()
        })
      },
    })
    await expect(server.post.send(letter)).rejects.not.toBeInstanceOf(LetterRefused)
    isDying = false
    await server.post.send(letter)
    const ids = server.messages.map((message) => /^Message-ID: (.*)\r$/m.exec(message)?.[1])
    expect(new Set(ids)).toEqual(new Set(['<verify.0190-1@quintet.example>']))
  })

  it('that cannot be reached is reported in one sentence', async () => {
    const post = openSmtp({ url: 'smtp://127.0.0.1:1', from: 'a@quintet.example', silenceMilliseconds: 500 })
    await expect(post.send(letter)).rejects.toThrow('The mail server did not take a letter (ESOCKET)')
    post.close()
  })
})
