// Tenancy with a file store, and clients that upload and download by its links.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openS3Store } from '@quintet/kit/files/bucket-store.ts'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import type { Files } from '@quintet/kit/files/open.ts'
import type { Scan } from '@quintet/kit/files/scan.ts'
import type { FileStore } from '@quintet/kit/files/store.ts'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { bodyText } from '@quintet/kit/wire/routes.ts'
import { startS3Server } from '../../support/bucket-server.ts'
import { aClock, type MovableClock } from '../../support/clock.ts'
import { type Fixture, openFixture } from './fixture.ts'

interface Document {
  readonly __typename: string
  readonly code: string
  readonly message: string
  readonly path: string[] | null
  readonly fields: { path: string[] }[]
  readonly id: string
  readonly documentId: string
  readonly url: string
  readonly method: string
  readonly headers: { name: string; value: string }[]
  readonly status: string
  readonly version: number
  readonly size: number
  readonly fileName: string
  readonly deletedAt: string | null
  readonly download: { url: string; expiresAt: string } | null
  readonly versions: { nodes: { number: number; size: number; sha256: string; scan: string }[] }
}
const problem = '... on Problem { message code path } ... on InvalidInput { fields { path } }'
const document = 'id type status fileName contentType size version metadata owner { id } bucket { slug } deletedAt'
const mutation = (field: string, input: string, payload: string) =>
  `mutation ($input: ${input}!) { outcome: ${field}(input: $input) { __typename ${payload} ${problem} } }`
const texts: Readonly<Record<string, string>> = {
  createUpload: mutation(
    'createUpload',
    'CreateUploadInput',
    '... on Upload { documentId url method headers { name value } expiresAt }',
  ),
  completeUpload: mutation('completeUpload', 'CompleteUploadInput', `... on Document { ${document} }`),
  deleteDocument: mutation('deleteDocument', 'DocumentIdInput', `... on Document { ${document} }`),
  restoreDocument: mutation('restoreDocument', 'DocumentIdInput', `... on Document { ${document} }`),
  createBucket: mutation('createBucket', 'CreateBucketInput', '... on Bucket { slug name isShared }'),
  updateBucket: mutation('updateBucket', 'UpdateBucketInput', '... on Bucket { slug name maxFileBytes retentionDays }'),
  deleteBucket: mutation('deleteBucket', 'DeleteBucketInput', '... on Deleted { id }'),
}
const documentText = `query ($id: ID!, $version: Int) { document(id: $id) { ${document}
  download(version: $version) { url expiresAt } versions { nodes { number size sha256 contentType scan uploadedBy { id } } } } }`

export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
export const text = (content: string) => Buffer.from(content)
export const pdf = Buffer.concat([text('%PDF-1.7\n1 0 obj\n'), Buffer.alloc(200, 65), text('\n%%EOF')])

export interface DocumentFixture {
  readonly fixture: Fixture
  readonly clock: MovableClock
  readonly store: FileStore
  ask(field: string, input: object, by: Envelope): Promise<Document>
  read(id: string, by: Envelope, version?: number): Promise<Document>
  /** Begins an upload of some bytes. */
  begin(content: Buffer, by: Envelope, more?: object): Promise<Document>
  /** Sends bytes to a link; the status of the answer. */
  send(
    link: Pick<Document, 'url' | 'headers'>,
    content: Buffer,
    more?: Readonly<Record<string, string>>,
  ): Promise<number>
  /** Begins, sends and completes. */
  upload(content: Buffer, by: Envelope, more?: object): Promise<Document>
  /** What a link gives: status and text. */
  fetch(url: string, method?: 'GET' | 'PUT'): Promise<[status: number, text: string]>
  /** All keys in the store. */
  keys(): Promise<string[]>
  end(): Promise<void>
}

export const storeKinds = ['a directory', 'a bucket'] as const

/** @param scan sees each file @param isWorker whether jobs run */
export async function openDocuments(
  kind: (typeof storeKinds)[number],
  { scan, isWorker = true }: { scan?: Scan; isWorker?: boolean } = {},
): Promise<DocumentFixture> {
  const clock = aClock()
  const directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
  const server = kind === 'a bucket' ? await startS3Server(clock.now) : null
  const open = (): Files => {
    if (server !== null) {
      const { endpoint, bucket, credentials } = server
      return { store: openS3Store({ endpoint, bucket, credentials, region: 'us-east-1', clock }), serve: null }
    }
    const publicUrl = 'http://localhost:4000'
    const store = openDirectoryStore({ directory, secret: Buffer.alloc(32, 7), publicUrl, clock })
    // Files carry the machine's times: by a clock that was moved ahead, an upload that is being received would be old.
    const removePartial = (before: Date) => {
      const age = clock.now().getTime() - before.getTime()
      return store.removePartial(new Date(Date.now() - age))
    }
    return { store: { ...store, removePartial }, serve: store.serve }
  }
  const files: Files = { ...open(), ...(scan === undefined ? {} : { scan }) }
  const fixture = await openFixture({ clock, files, isWorker })
  const request = async (
    method: 'GET' | 'PUT',
    url: string,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
  ) => {
    if (server !== null) {
      const answer = await fetch(url, { method, headers, ...(method === 'PUT' ? { body: new Uint8Array(body) } : {}) })
      return [answer.status, await answer.text()] as [number, string]
    }
    const { pathname, search, host } = new URL(url)
    const sent = { method, path: `${pathname}${search}`, headers: { host, ...headers }, body: Readable.from([body]) }
    const answer = (await fixture.subgraph.running.answer(sent, anonymousEnvelope('files', '192.0.2.1', null)))!
    return [answer.status, answer.body === null ? '' : await bodyText(answer)] as [number, string]
  }
  const ask = async (field: string, input: object, by: Envelope) =>
    (await fixture.subgraph.ask<{ outcome: Document }>(texts[field]!, { input }, by)).outcome
  const begin = (content: Buffer, by: Envelope, more: object = {}) => {
    const declared = { size: content.length, sha256: sha256(content) }
    const input = { type: 'OTHER', fileName: 'notes.txt', contentType: 'text/plain', ...declared, ...more }
    return ask('createUpload', input, by)
  }
  const send = async (
    { url, headers }: Pick<Document, 'url' | 'headers'>,
    content: Buffer,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const declared = Object.fromEntries(headers.map(({ name, value }) => [name, value]))
    return (await request('PUT', url, { ...declared, ...more }, content))[0]
  }
  return {
    fixture,
    clock,
    store: files.store,
    ask,
    begin,
    send,
    async read(id, by, version) {
      const variables = { id, version: version ?? null }
      return (await fixture.subgraph.ask<{ document: Document }>(documentText, variables, by)).document
    },
    async upload(content, by, more = {}) {
      const link = await begin(content, by, more)
      if (link.__typename !== 'Upload') throw new Error(`${link.__typename}: ${link.message}`)
      if ((await send(link, content)) !== 200) throw new Error('The bytes were refused')
      return ask('completeUpload', { documentId: link.documentId }, by)
    },
    fetch: (url, method = 'GET') => request(method, url, {}, Buffer.alloc(0)),
    async keys() {
      const found: string[] = []
      for (const prefix of ['uploads/', 'documents/']) {
        for await (const { key } of files.store.list(prefix)) found.push(key)
      }
      return found
    },
    async end() {
      await fixture.end()
      await server?.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
