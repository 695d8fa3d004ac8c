// /outbox: letters for those who try Quintet on their machine, and for no one else.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOutbox } from '@quintet/gateway/embedded/outbox.ts'
import { HttpRefusal } from '@quintet/gateway/http/http.ts'
import { type LetterBox, openLetterBox } from '@quintet/kit/mail/outbox.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let directory: string
let box: LetterBox
let server: Server
let origin: string
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
  box = openLetterBox(directory, systemClock)
  const answer = createOutbox(box)
  server = createServer(async (request, response) => {
    try {
      if (!(await answer(request, response, request.url!))) response.writeHead(404).end()
    } catch (error) {
      response.writeHead(error instanceof HttpRefusal ? error.status : 500).end()
    }
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await box.send({
    id: 'verify.1',
    channel: 'EMAIL',
    to: 'ada@acme.example',
    subject: 'Hello <b>Ada</b>',
    text: 'Follow https://quintet.example/account?token=1&x="2\n',
    html: '<script>alert(1)</script>',
  })
})
afterAll(() => {
  server.close()
  rmSync(directory, { recursive: true })
})

describe('/outbox', () => {
  it('is JSON for scripts', async () => {
    const answer = await fetch(`${origin}/outbox`, { headers: { accept: 'application/json' } })
    expect(await answer.json()).toMatchObject([{ id: 'verify.1', to: 'ada@acme.example', links: [expect.any(String)] }])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('is a page for browsers, which runs and loads nothing', async () => {
    const answer = await fetch(`${origin}/outbox`, { headers: { accept: 'text/html,application/xhtml+xml' } })
    const page = await answer.text()
    expect(page).toContain('Hello &lt;b&gt;Ada&lt;/b&gt;')
    expect(page).toContain('href="https://quintet.example/account?token=1&amp;x=&quot;2"')
    expect(page).not.toMatch(/<script|src=|@import/)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it.each([
    ['through a proxy', { 'x-forwarded-for': '192.0.2.1' }],
    ['by another name', { host: 'rebound.example' }],
  ])('does not exist for visitors %s', async (_, headers) => {
    const { port } = server.address() as AddressInfo
    const { request } = await import('node:http')
    const status = await new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/outbox', headers }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(404)
  })

  it('does not exist where letters are sent', async () => {
    expect(await createOutbox(null)({} as never, {} as never, '/outbox')).toBe(false)
  })

  it('takes no other method, and is emptied by DELETE', async () => {
    expect((await fetch(`${origin}/outbox`, { method: 'POST' })).status).toBe(405)
    expect((await fetch(`${origin}/outbox`, { method: 'DELETE' })).status).toBe(204)
    expect(await box.letters()).toEqual([])
    expect(await (await fetch(`${origin}/outbox`)).text()).toContain('No letters yet')
  })
})
