// One set of tests over both stores: what a link permits, and what it refuses.
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { openS3Store } from '@quintet/kit/files/bucket-store.ts'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { faultOf } from '@quintet/kit/files/inspect.ts'
import type { DeclaredFile, FileStore, Link, StoredFile } from '@quintet/kit/files/store.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startS3Server } from '../../../support/bucket-server.ts'
import { aClock, minutes } from '../../../support/clock.ts'

const clock = aClock()
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const declared = (content: Buffer, type = 'application/pdf'): DeclaredFile => ({
  size: content.length,
  type,
  sha256: createHash('sha256').update(content).digest('hex'),
})
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_000)])

interface Opened {
  readonly store: FileStore
  stop(): Promise<void>
}

async function openDirectory(): Promise<Opened> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-files-'))
  let serve: ReturnType<typeof openDirectoryStore>['serve']
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const answer = await serve({
      method,
      path,
      host: headers.host ?? '',
      headers: headers as Record<string, string>,
      body: request,
    })
    response.writeHead(answer.status, { ...answer.headers, connection: 'close' })
    if (answer.body === null) response.end()
    else answer.body.pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const store = openDirectoryStore({ directory, secret: randomBytes(32), publicUrl, clock })
  serve = store.serve
  return {
    store,
    async stop() {
      expect(await readdir(join(directory, 'partial')), 'no partial upload is left').toEqual([])
      server.closeAllConnections()
      server.close()
      await rm(directory, { recursive: true })
    },
  }
}

async function openS3(): Promise<Opened> {
  const { endpoint, bucket, credentials, stop } = await startS3Server(() => clock.now())
  return { store: openS3Store({ bucket, endpoint, region: 'eu-central-1', credentials, clock }), stop }
}

it('a directory keeps what is left of a broken upload until it is old, and then removes it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-files-'))
  const store = openDirectoryStore({ directory, secret: randomBytes(32), publicUrl: 'http://localhost:4000', clock })
  const left = join(directory, 'partial', '1-1')
  await mkdir(join(directory, 'partial'))
  await writeFile(left, 'begun')
  const { mtimeMs } = await stat(left)
  await store.removePartial(new Date(mtimeMs - 2))
  expect(await readdir(join(directory, 'partial'))).toEqual(['1-1'])
  await store.removePartial(new Date(mtimeMs + 2))
  expect(await readdir(join(directory, 'partial'))).toEqual([])
  await rm(directory, { recursive: true })
})

describe.each([
  ['a directory', openDirectory],
  ['S3', openS3],
])('a file store in %s', (_, open) => {
  let opened: Opened
  let store: FileStore
  let count = 0
  const aKey = () => `quarantine/tenant-a/${++count}`
  const send = (link: Link, content: Buffer, changes: { url?: string; method?: string; headers?: object } = {}) =>
    fetch(changes.url ?? link.url, {
      method: changes.method ?? link.method,
      headers: { ...link.headers, ...changes.headers },
      body: changes.method === 'GET' ? null : new Uint8Array(content),
    })
  const content = async (key: string): Promise<Buffer | null> => {
    const found = await store.read(key)
    return found === null ? null : buffer(found)
  }

  beforeAll(async () => {
    opened = await open()
    store = opened.store
  })
  afterAll(() => opened.stop())
  let key: string
  let link: Link
  beforeEach(async () => {
    key = aKey()
    link = await store.uploadLink(key, declared(pdf))
  })
  const isRefused = async (response: Promise<Response>): Promise<void> => {
    const { status } = await response
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(await content(key)).toBeNull()
  }

  it('takes what was declared, and returns it under the name and type of the link', async () => {
    expect((await send(link, pdf)).status).toBe(200)
    expect(await content(key)).toEqual(pdf)
    const download = await store.downloadLink(key, { type: 'application/pdf', fileName: 'Zeugnis "2026" ä.pdf' })
    const response = await fetch(download.url)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="Zeugnis _2026_ _.pdf"; filename*=UTF-8''Zeugnis%20%222026%22%20%C3%A4.pdf`,
    )
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf)
  })

  it('takes content that the server writes, replaces it, and lists it', async () => {
    const own = aKey()
    for (const text of ['first', 'second']) await store.write(own, Buffer.from(text), 'application/zip')
    expect((await content(own))?.toString()).toBe('second')
    const listed: StoredFile[] = []
    for await (const file of store.list(own)) listed.push(file)
    expect(listed).toMatchObject([{ key: own, size: 6 }])
    await expect(store.write('../outside', Buffer.from('x'), 'text/plain')).rejects.toThrow(/key/)
  })

  describe('refuses', () => {
    it('another key', () => isRefused(send(link, pdf, { url: link.url.replace(key, aKey()) })))
    it('another tenant’s prefix', async () => {
      const foreign = key.replace('tenant-a', 'tenant-b')
      await isRefused(send(link, pdf, { url: link.url.replace(key, foreign) }))
      expect(await content(foreign)).toBeNull()
    })
    it('another type', () => isRefused(send(link, pdf, { headers: { 'content-type': 'text/html' } })))
    it('another method', async () => {
      await isRefused(send(link, pdf, { method: 'GET' }))
      await isRefused(send(link, pdf, { method: 'DELETE' }))
    })
    it('more bytes than declared', () => isRefused(send(link, Buffer.concat([pdf, Buffer.from('x')]))))
    it('fewer bytes than declared', () => isRefused(send(link, pdf.subarray(1))))
    it('other content of the same size', () =>
      isRefused(send(link, Buffer.concat([pdf.subarray(0, -1), Buffer.from('x')]))))
    it('a link that has expired', async () => {
      clock.move(minutes(15) + 1_000)
      await isRefused(send(link, pdf))
    })
    it('another host', async () => {
      const other = new URL(link.url)
      other.hostname = 'localhost'
      await isRefused(send(link, pdf, { url: other.href }))
    })
    it.each(['../secret', 'a/../../secret', 'a//b', 'A/b', 'a', 'a/b/', '/a/b', 'a/%2e%2e/b', `a/${'b'.repeat(600)}`])(
      'to make a link for the key %s',
      async (wrong) => {
        await expect(store.uploadLink(wrong, declared(pdf))).rejects.toThrow('no key')
        await expect(store.read(wrong)).rejects.toThrow('no key')
      },
    )
    it('a path that leads out of its key', () =>
      isRefused(send(link, pdf, { url: link.url.replace(key, `${key}/..%2f..%2fsecret`) })))
    it('a download link that was changed', async () => {
      await send(link, pdf)
      const { url } = await store.downloadLink(key, { type: 'application/pdf', fileName: 'a.pdf' })
      const changed = new URL(url)
      for (const [name, value] of changed.searchParams)
        if (value === 'application/pdf') changed.searchParams.set(name, 'text/html')
      expect((await fetch(changed)).status).toBe(403)
      expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403)
      expect((await fetch(url)).status).toBe(200)
    })
  })

  it('moves a file once, however often the move is repeated', async () => {
    await send(link, pdf)
    await store.move(key, `objects/tenant-a/${count}`)
    await store.move(key, `objects/tenant-a/${count}`)
    expect(await content(key)).toBeNull()
    expect(await content(`objects/tenant-a/${count}`)).toEqual(pdf)
    await expect(store.move('objects/none/here', 'objects/none/there')).rejects.toThrow()
  })
  it('lists what begins with a prefix, and removes it', async () => {
    await send(link, pdf)
    const list = async (prefix: string) => {
      const files: StoredFile[] = []
      for await (const file of store.list(prefix)) files.push(file)
      return files
    }
    const keys = async (prefix: string) => (await list(prefix)).map((file) => file.key)
    expect(await keys('quarantine/tenant-a/')).toContain(key)
    expect(await keys('quarantine/tenant-b/')).toEqual([])
    expect(await list(key)).toMatchObject([{ key, size: pdf.length }])
    await store.remove(key)
    await store.remove(key)
    expect(await keys(key)).toEqual([])
  })

  describe('inspection', () => {
    const inspect = async (bytes: Buffer, type: string) => {
      await send(await store.uploadLink(key, declared(bytes, type)), bytes)
      return faultOf(store, key, declared(bytes, type))
    }
    it.each<[string, Buffer, string, string | null]>([
      ['a PDF as a PDF', pdf, 'application/pdf', null],
      ['a picture as a picture', png, 'image/png', null],
      ['a picture as a PDF', png, 'application/pdf', 'OTHER_TYPE'],
      ['a page as text', Buffer.from('  <!doctype html><p>hello'), 'text/plain', 'OTHER_TYPE'],
      ['a script in an SVG as text', Buffer.from('<svg onload="alert(1)">'), 'text/plain', 'OTHER_TYPE'],
      ['text as text', Buffer.from('Umlauts: äöü < 5 > 3'), 'text/plain', null],
      ['bytes as text', Buffer.from([0xc3, 0x28, 0x61]), 'text/plain', 'OTHER_TYPE'],
      ['text as a page', Buffer.from('plain'), 'text/html', 'OTHER_TYPE'],
      ['nothing as text', Buffer.from(''), 'text/plain', null],
    ])('judges %s', async (_title, bytes, type, fault) => expect(await inspect(bytes, type)).toBe(fault))
    it('finds content other than declared, and a missing file', async () => {
      await send(link, pdf)
      const larger = { ...declared(pdf), size: pdf.length + 1 }
      expect(await faultOf(store, key, larger)).toBe('OTHER_SIZE')
      expect(await faultOf(store, key, { ...declared(pdf), size: 5 })).toBe('OTHER_SIZE')
      expect(await faultOf(store, key, { ...declared(pdf), sha256: '0'.repeat(64) })).toBe('OTHER_CONTENT')
      expect(await faultOf(store, aKey(), declared(pdf))).toBe('MISSING')
    })
  })
})

describe('a download from a directory', () => {
  let opened: Opened
  let url: string
  beforeAll(async () => {
    opened = await openDirectory()
    const link = await opened.store.uploadLink('files/a/b', declared(pdf))
    await fetch(link.url, { method: 'PUT', headers: link.headers, body: new Uint8Array(pdf) })
    url = (await opened.store.downloadLink('files/a/b', { type: 'text/html', fileName: 'page.html' })).url
  })
  afterAll(() => opened.stop())

  it('is never run by a browser', async () => {
    const { headers } = await fetch(url)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
  })
  it.each<[string, number, string | null]>([
    ['bytes=0-8', 206, `bytes 0-8/${pdf.length}`],
    ['bytes=2000-', 206, `bytes 2000-${pdf.length - 1}/${pdf.length}`],
    ['bytes=-9', 206, `bytes ${pdf.length - 9}-${pdf.length - 1}/${pdf.length}`],
    ['bytes=0-99999', 206, `bytes 0-${pdf.length - 1}/${pdf.length}`],
    ['bytes=99999-', 416, `bytes */${pdf.length}`],
    ['bytes=-0', 416, `bytes */${pdf.length}`],
    ['bytes=5-2', 200, null],
    ['bytes=0-1,4-5', 200, null],
    ['rows=0-1', 200, null],
  ])('of the range %s answers %i', async (range, status, contentRange) => {
    const response = await fetch(url, { headers: { range } })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-range')).toBe(contentRange)
    const bytes = Buffer.from(await response.arrayBuffer())
    const [, from, to] = /bytes (\d+)-(\d+)/.exec(contentRange ?? '') ?? []
    if (status === 206) expect(bytes).toEqual(pdf.subarray(Number(from), Number(to) + 1))
  })
})
