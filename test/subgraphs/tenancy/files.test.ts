// Links of the directory store, as the gateway passes them on.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openFiles } from '@quintet/kit/files/open.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { bodyText, type RouteRequest } from '@quintet/kit/wire/routes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

const directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
const publicUrl = 'https://api.quintet.example'
const none = { endpoint: null, publicEndpoint: null, bucket: null, region: 'us-east-1', directory: null }
const files = (await openFiles(none, { directory, secret: Buffer.alloc(32, 7), publicUrl, clock: systemClock }))!
const content = Buffer.from('a report')
const declared = {
  size: content.length,
  type: 'text/plain',
  sha256: createHash('sha256').update(content).digest('hex'),
}
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ files })
})
afterAll(async () => {
  await fixture.end()
  rmSync(directory, { recursive: true })
})

const answer = (request: Partial<RouteRequest> & { url: string }, on = fixture.subgraph) => {
  const { pathname, search, host } = new URL(request.url)
  const { method = 'GET', headers = {}, body = Readable.from([]) } = request
  const sent = { method, path: `${pathname}${search}`, headers: { host, ...headers }, body }
  return on.running.answer(sent, anonymousEnvelope('files', '192.0.2.1', null))
}

describe('/files', () => {
  it('stores the declared content and serves it, whole or in part', async () => {
    const upload = await files.store.uploadLink('acme/one', declared)
    const put = await answer({ method: 'PUT', url: upload.url, headers: upload.headers, body: Readable.from(content) })
    expect(put!.status).toBe(200)
    const { url } = await files.store.downloadLink('acme/one', { type: 'text/plain', fileName: 'a.txt' })
    const whole = (await answer({ url }))!
    expect([whole.status, await bodyText(whole)]).toEqual([200, 'a report'])
    expect(whole.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-type': 'text/plain' })
    const part = (await answer({ url, headers: { range: 'bytes=2-4' } }))!
    expect([part.status, await bodyText(part)]).toEqual([206, 'rep'])
  })

  it.each([
    ['another method', (url: string) => ({ method: 'PUT' as const, url })],
    ['another key', (url: string) => ({ url: url.replace('/acme/', '/globex/') })],
    ['another host', (url: string) => ({ url: url.replace('api.', 'evil.') })],
    ['another name', (url: string) => ({ url: url.replace('a.txt', 'a.html') })],
    ['a later expiry', (url: string) => ({ url: url.replace(/expires=\d+/, 'expires=9999999999999') })],
  ])('refuses a link for %s', async (_, change) => {
    const { url } = await files.store.downloadLink('acme/one', { type: 'text/plain', fileName: 'a.txt' })
    expect((await answer(change(url)))!.status).toBe(403)
  })

  it('does not exist where files are stored in a bucket', async () => {
    const { url } = await files.store.downloadLink('acme/one', { type: 'text/plain', fileName: 'a.txt' })
    const without = await fixture.startAnother({ files: { store: files.store, serve: null } })
    expect((await answer({ url }, without))!.status).toBe(404)
  })
})
