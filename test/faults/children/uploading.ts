// Uploads, replaces and deletes documents without end, in a process that the test kills. Each answer is printed on a line
// of its own: the id of the document, and what was acknowledged. Arguments: JSON of Uploading.
import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { envelopeOf, startSubgraph } from '../../support/quintet/subgraph.ts'

export interface Uploading {
  readonly url: string
  readonly adminUrl: string
  readonly directory: string
  readonly userId: string
  readonly tenantId: string
  readonly bucket: string
}

const { url, adminUrl, directory, userId, tenantId, bucket } = JSON.parse(process.argv[2]!) as Uploading
const store = openDirectoryStore({
  directory,
  secret: Buffer.alloc(32, 7),
  publicUrl: 'http://localhost:4000',
  clock: systemClock,
})
const pools = openDatabase({ subgraph: 'tenancy', url, directUrl: adminUrl })
const database = { adminUrl, open: () => pools } as unknown as Parameters<typeof startSubgraph>[1]
const { running } = await startSubgraph(tenancy, database, { files: { store, serve: store.serve }, isWorker: true })
const caller = envelopeOf({ userId, tenantId, grants: ['tenancy.*:*'] })

interface Outcome {
  readonly id: string
  readonly documentId: string
  readonly url: string
  readonly headers: { name: string; value: string }[]
}
async function ask(field: string, type: string, payload: string, input: object): Promise<Outcome> {
  const query = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) {
    ... on ${payload} ... on Problem { code message } } }`
  const { data, errors } = await running.execute({ query, variables: { input } }, caller)
  const outcome = data?.outcome as (Outcome & { code?: string }) | undefined
  if (outcome === undefined || outcome.code !== undefined) throw new Error(JSON.stringify({ outcome, errors }))
  return outcome
}

async function upload(versionOf: string | null): Promise<string> {
  const content = Buffer.from(randomBytes(10_000).toString('hex'))
  const declared = { size: content.length, sha256: createHash('sha256').update(content).digest('hex') }
  const file = { type: 'OTHER', fileName: 'noise.txt', contentType: 'text/plain', ...declared }
  const link = await ask('createUpload', 'CreateUploadInput', 'Upload { documentId url headers { name value } }', {
    ...file,
    ...(versionOf === null ? { bucket } : { versionOf }),
  })
  const { pathname, search, host } = new URL(link.url)
  const headers = Object.fromEntries(link.headers.map(({ name, value }) => [name, value]))
  const parts = Array.from({ length: 10 }, (_, i) => content.subarray(i * 2_000, (i + 1) * 2_000))
  const sent = {
    method: 'PUT' as const,
    path: `${pathname}${search}`,
    headers: { host, ...headers },
    body: Readable.from(parts),
  }
  const answer = await running.answer(sent, anonymousEnvelope('uploading', '192.0.2.1', null))
  if (answer?.status !== 200) throw new Error(`The bytes were refused: ${answer?.status}`)
  const input = { documentId: link.documentId }
  const { id } = await ask('completeUpload', 'CompleteUploadInput', 'Document { id }', input)
  return id
}

process.stdout.write('ready\n')
for (;;) {
  const id = await upload(null)
  process.stdout.write(`${id} 1\n`)
  await upload(id)
  process.stdout.write(`${id} 2\n`)
  const removed = await upload(null)
  await ask('deleteDocument', 'DocumentIdInput', 'Document { id }', { documentId: removed })
  process.stdout.write(`${removed} deleted\n`)
}
