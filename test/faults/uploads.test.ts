// A process is killed again and again in the middle of uploads and purges: no row is parted from its bytes, what was
// acknowledged is there, and the sweep leaves no byte that no row knows.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { sweep } from '@quintet/tenancy/documents/jobs.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fixture, openFixture, type Tenant } from '../subgraphs/tenancy/fixture.ts'
import { aClock, days } from '../support/clock.ts'
import { createRandom } from '../support/random.ts'
import type { Uploading } from './children/uploading.ts'

const rounds = 6
const script = fileURLToPath(new URL('children/uploading.ts', import.meta.url))
const clock = aClock()
const directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
const store = openDirectoryStore({
  directory,
  secret: Buffer.alloc(32, 7),
  publicUrl: 'http://localhost:4000',
  clock,
})
const files = { store, serve: store.serve }
const children: ChildProcess[] = []
let fixture: Fixture
let tenant: Tenant
beforeAll(async () => {
  fixture = await openFixture({ clock, files })
  tenant = await fixture.aTenant()
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await fixture.end()
  rmSync(directory, { recursive: true, force: true })
})

const keys = async (): Promise<string[]> => {
  const found: string[] = []
  for (const prefix of ['uploads/', 'documents/']) for await (const { key } of store.list(prefix)) found.push(key)
  return found.sort()
}
interface Row {
  readonly id: string
  readonly documentId: string
  readonly status: string
  readonly size: string
  readonly isDeleted: boolean
  readonly isPurged: boolean
}
const versions = () => fixture.database.admin<Row[]>`select v.id, v.document_id as "documentId", v.status, v.size,
  d.status = 'DELETED' as "isDeleted", d.purged_at is not null as "isPurged" from tenancy.document_versions v
  join tenancy.documents d on d.id = v.document_id`
const keyOf = ({ id }: { id: string }) => `documents/${tenant.id}/${id}`

/** Lets a process work for so long after its first answer, kills it, and returns what it printed. */
async function workAndDie(settings: Uploading, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const printed: string[] = []
  const lines = createInterface({ input: child.stdout }).on('line', (line) => printed.push(line))
  await expect.poll(() => printed.length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(1)
  await pause(milliseconds)
  expect(child.exitCode).toBe(null)
  child.kill('SIGKILL')
  await Promise.all([once(child, 'exit'), once(lines, 'close')])
  return printed.slice(1)
}

it('a killed process parts no row from its bytes and loses nothing that was acknowledged', {
  timeout: 240_000,
}, async () => {
  const owner = await fixture.envelope(tenant.ownerId, tenant)
  const { createBucket: bucket } = await fixture.subgraph.ask<{ createBucket: { slug: string } }>(
    'mutation ($input: CreateBucketInput!) { createBucket(input: $input) { ... on Bucket { slug } } }',
    { input: { slug: 'kill', name: 'Kill', isShared: true, retentionDays: 0 } },
    owner,
  )
  const { database } = fixture
  const settings: Uploading = {
    url: database.runtimeUrl('tenancy'),
    adminUrl: database.adminUrl,
    directory,
    userId: tenant.ownerId,
    tenantId: tenant.id,
    bucket: bucket.slug,
  }
  const random = createRandom(17)
  const printed: string[] = []
  for (let round = 0; round < rounds; round++) {
    printed.push(...(await workAndDie(settings, Math.floor(random() * 600))))
    const [present, rows] = [new Set(await keys()), await versions()]
    const parted = rows.filter((row) => row.status === 'AVAILABLE' && !row.isPurged && !present.has(keyOf(row)))
    expect(parted).toEqual([])
  }

  // A worker that is not killed purges what was deleted and ends what was begun.
  clock.move(days(2))
  const worker = await fixture.startAnother({ isWorker: true })
  await expect
    .poll(async () => (await versions()).filter(({ status, isDeleted }) => status === 'PENDING' || isDeleted), {
      timeout: 60_000,
      interval: 200,
    })
    .toEqual([])
  // However the kills fell: there is a half-written file.
  writeFileSync(join(directory, 'partial', '1-1'), 'half')
  const context = worker.running.contextFor(anonymousEnvelope('sweep', null, null))
  const swept = await sweep(context)
  await context.scope.close()
  expect(swept.missing).toEqual([])
  const rows = await versions()
  expect(await keys()).toEqual(rows.map(keyOf).sort())
  expect(readdirSync(join(directory, 'partial'))).toEqual([])
  const [used] = await database.admin`select used_bytes as bytes from tenancy.buckets where slug = 'kill'`
  expect(Number(used!.bytes)).toBe(rows.reduce((sum, { size }) => sum + Number(size), 0))

  const count = Map.groupBy(rows, ({ documentId }) => documentId)
  for (const line of printed) {
    const [id = '', what] = line.split(' ')
    if (what === 'deleted') expect(count.has(id)).toBe(false)
    else expect(count.get(id)?.length).toBeGreaterThanOrEqual(Number(what))
  }
  expect(printed.length).toBeGreaterThan(rounds)
  process.stdout.write(`${printed.length} answers, ${rows.length} versions kept, ${swept.removed.length} removed\n`)
})
