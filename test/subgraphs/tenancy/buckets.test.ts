import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { Readable } from 'node:stream'
import { openClamd } from '@quintet/kit/files/scan.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { sweep } from '@quintet/tenancy/documents/jobs.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days } from '../../support/clock.ts'
import { type DocumentFixture, openDocuments, text } from './document-fixture.ts'
import type { Tenant } from './fixture.ts'

let on: DocumentFixture
let tenant: Tenant
let owner: Envelope
beforeAll(async () => {
  on = await openDocuments('a directory', {
    isWorker: false,
    scan: async (content) => {
      const bytes: Buffer[] = []
      for await (const chunk of content as AsyncIterable<Buffer>) bytes.push(chunk)
      return Buffer.concat(bytes).includes('EICAR') ? 'INFECTED' : 'CLEAN'
    },
  })
  tenant = await on.fixture.aTenant()
  owner = await on.fixture.envelope(tenant.ownerId, tenant)
})
afterAll(() => on.end())

const aMember = async (role?: string) => on.fixture.envelope(await on.fixture.aMember(tenant, role), tenant)
let count = 0
const aBucket = async (more: object = {}) => {
  const slug = `bucket-${++count}`
  const made = await on.ask('createBucket', { slug, name: 'A bucket', isShared: true, ...more }, owner)
  expect(made.__typename).toBe('Bucket')
  return slug
}
const listOf = async (field: string, args: object, by: Envelope) => {
  const query =
    field === 'own'
      ? 'query ($type: DocumentType) { viewer { documents(type: $type, first: 100) { nodes { id } } } }'
      : `query ($type: DocumentType, $userId: ID, $bucket: String) { viewer { tenant {
          documents(type: $type, userId: $userId, bucket: $bucket, first: 100) { nodes { id } } } } }`
  type Nodes = { nodes: { id: string }[] }
  const { viewer } = await on.fixture.subgraph.ask<{ viewer: { documents: Nodes; tenant: { documents: Nodes } } }>(
    query,
    args,
    by,
  )
  return (field === 'own' ? viewer.documents : viewer.tenant.documents).nodes.map(({ id }) => id)
}

describe('a bucket', () => {
  it('called personal exists in every tenant, is not shared, and takes files of up to 25 MB', async () => {
    const query = `{ viewer { tenant { buckets(first: 20) { nodes { slug name isShared maxFileBytes maxTotalMegabytes usedMegabytes contentTypes retentionDays } } } } }`
    const of = await on.fixture.aTenant()
    const answer = await on.fixture.subgraph.ask<object>(query, {}, await on.fixture.envelope(of.ownerId, of))
    const personal = {
      slug: 'personal',
      name: 'Personal',
      isShared: false,
      maxFileBytes: 25 * 1024 * 1024,
      maxTotalMegabytes: null,
    }
    const nodes = [{ ...personal, usedMegabytes: 0, contentTypes: null, retentionDays: 30 }]
    expect(answer).toEqual({ viewer: { tenant: { buckets: { nodes } } } })
    expect(await on.ask('deleteBucket', { bucket: 'personal' }, owner)).toMatchObject({ code: 'BUILT_IN' })
    const slug = { slug: 'personal', name: 'x', isShared: true }
    expect(await on.ask('createBucket', slug, owner)).toMatchObject({ code: 'SLUG_TAKEN' })
  })

  it('accepts the types and sizes that it allows, and refuses others by field', async () => {
    const bucket = await aBucket({ maxFileBytes: 10, contentTypes: ['text/csv'] })
    const refused = await on.begin(text('more than ten bytes'), owner, { bucket })
    expect(refused.fields.map(({ path }) => path[1])).toEqual(['contentType', 'size'])
    expect(await on.begin(text('a,b'), owner, { bucket, contentType: 'text/csv' })).toMatchObject({
      __typename: 'Upload',
    })
    await on.ask('updateBucket', { bucket, contentTypes: null, maxFileBytes: null }, owner)
    expect(await on.begin(text('more than ten bytes'), owner, { bucket })).toMatchObject({ __typename: 'Upload' })
    expect((await on.begin(text('x'), owner, { contentType: 'text/html' })).fields).toEqual([
      { path: ['input', 'contentType'] },
    ])
  })

  it('that is full takes no more uploads, even when they begin at once', async () => {
    const bucket = await aBucket({ maxTotalMegabytes: 1 })
    const half = Buffer.alloc(600_000, 65)
    const outcomes = await Promise.all([1, 2, 3].map(() => on.begin(half, owner, { bucket })))
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'BUCKET_FULL',
      'BUCKET_FULL',
      'Upload',
    ])
  })

  it('is deleted only when it is empty', async () => {
    const bucket = await aBucket()
    const { id } = await on.upload(text('in it'), owner, { bucket })
    await on.ask('deleteDocument', { documentId: id }, owner)
    expect(await on.ask('deleteBucket', { bucket }, owner)).toMatchObject({ code: 'NOT_EMPTY' })
    const empty = await aBucket()
    expect(await on.ask('deleteBucket', { bucket: empty }, owner)).toEqual({ __typename: 'Deleted', id: empty })
    expect(await on.ask('deleteBucket', { bucket: empty }, owner)).toMatchObject({ __typename: 'NotFound' })
    expect(await on.begin(text('x'), owner, { bucket: empty })).toMatchObject({ __typename: 'NotFound' })
  })

  it('is refused with every field that breaks a rule, and when the tenant has 200', async () => {
    const bad = {
      slug: 'X',
      name: '',
      isShared: true,
      maxFileBytes: 0,
      maxTotalMegabytes: 0,
      contentTypes: ['x'],
      retentionDays: -1,
    }
    expect((await on.ask('createBucket', bad, owner)).fields.map(({ path }) => path[1])).toEqual([
      'slug',
      'name',
      'maxFileBytes',
      'maxTotalMegabytes',
      'contentTypes',
      'retentionDays',
    ])
    const of = await on.fixture.aTenant()
    await on.fixture.database
      .admin`insert into tenancy.buckets (tenant_id, slug, name, is_shared, retention_days, used_bytes, updated_at)
      select ${of.id}, 'many-' || n, 'x', true, 1, 0, now() from generate_series(1, 199) n`
    const one = { slug: 'one-more', name: 'x', isShared: true }
    expect(await on.ask('createBucket', one, await on.fixture.envelope(of.ownerId, of))).toMatchObject({
      code: 'MAX_BUCKETS',
    })
  })
})

describe('a tenant', () => {
  it('stores no more than its features allow', async () => {
    const of = await on.fixture.aTenant()
    const by = await on.fixture.envelope(of.ownerId, of)
    await on.fixture.database.admin`update tenancy.tenants set features = '{"storageMegabytes": 1}' where id = ${of.id}`
    expect(await on.begin(Buffer.alloc(600_000, 65), by)).toMatchObject({ __typename: 'Upload' })
    expect(await on.begin(Buffer.alloc(600_000, 65), by)).toMatchObject({
      __typename: 'LimitReached',
      code: 'MAX_STORAGE',
    })
  })
})

describe('a document', () => {
  it('of a personal bucket is visible to its owner and to those who may inspect documents', async () => {
    const [by, other, admin] = [await aMember(), await aMember('viewer'), await aMember('tenant_admin')]
    const { id } = await on.upload(text('mine'), by)
    expect(await listOf('own', {}, by)).toEqual([id])
    const query = 'query ($id: ID!) { document(id: $id) { fileName } }'
    expect(await on.fixture.subgraph.refused(query, { id }, other)).toEqual(['NOT_FOUND'])
    expect(await on.ask('deleteDocument', { documentId: id }, other)).toMatchObject({ __typename: 'NotFound' })
    expect(await listOf('tenant', { userId: by.viewer!.userId }, other)).toEqual([])
    expect(await listOf('tenant', { userId: by.viewer!.userId }, admin)).toEqual([id])
    expect(await on.read(id, admin)).toMatchObject({ status: 'AVAILABLE' })
    expect(await on.ask('deleteDocument', { documentId: id }, admin)).toMatchObject({ __typename: 'NotAllowed' })
  })

  it('of a shared bucket is read with one permission, and added and deleted with another', async () => {
    const bucket = await aBucket()
    const { id } = await on.upload(text('ours'), owner, { bucket, type: 'REPORT' })
    const [member, viewer] = [await aMember(), await aMember('viewer')]
    expect(await listOf('own', { type: 'REPORT' }, viewer)).toContain(id)
    expect(await listOf('own', { type: 'REPORT' }, member)).not.toContain(id)
    expect(await listOf('tenant', { bucket }, viewer)).toEqual([id])
    expect(await on.read(id, viewer)).toMatchObject({ status: 'AVAILABLE' })
    expect(await on.ask('deleteDocument', { documentId: id }, viewer)).toMatchObject({ __typename: 'NotAllowed' })
    expect(await on.begin(text('x'), viewer, { bucket })).toMatchObject({ __typename: 'NotAllowed' })
    expect(await on.ask('deleteDocument', { documentId: id }, await aMember('tenant_admin'))).toMatchObject({
      status: 'DELETED',
    })
  })

  it('is visible to a client with the scope tenancy.documents:own, and uploaded by no client without a user', async () => {
    const by = await aMember()
    const { id } = await on.upload(text('mine'), by)
    const client = (...scopes: string[]): Envelope => ({ ...by, client: newId(), scopes })
    expect(await on.read(id, client('tenancy.documents:own'))).toMatchObject({ id })
    const query = 'query ($id: ID!) { document(id: $id) { id } }'
    expect(await on.fixture.subgraph.refused(query, { id }, client('tenancy.tasks:read'))).toEqual(['FORBIDDEN'])
    const reader = await aMember('viewer')
    const { id: own } = await on.upload(text('mine too'), reader)
    const key = (...scopes: string[]): Envelope => ({ ...reader, client: newId(), scopes })
    expect(await listOf('tenant', {}, key('tenancy.documents:read'))).not.toContain(own)
    expect(await listOf('tenant', {}, key('tenancy.documents:read', 'tenancy.documents:own'))).toContain(own)
    const machine = {
      ...anonymousEnvelope(randomUUID(), null, null),
      client: newId(),
      tenantId: tenant.id,
      grants: ['tenancy.*:*'],
    }
    expect(await on.begin(text('x'), machine)).toMatchObject({ code: 'NO_PERSON' })
  })
})

describe('an upload', () => {
  it('is refused with every field that breaks a rule', async () => {
    const bad = { fileName: '../etc/passwd', size: 0, sha256: 'x', metadata: [1] }
    expect((await on.begin(text('x'), owner, bad)).fields.map(({ path }) => path[1])).toEqual([
      'fileName',
      'size',
      'sha256',
      'metadata',
    ])
  })

  it('is begun once for an idempotency key, with a link each time', async () => {
    const content = text('once for a key')
    const idempotencyKey = newId()
    const first = await on.begin(content, owner, { idempotencyKey })
    const second = await on.begin(content, owner, { idempotencyKey })
    expect(second.documentId).toBe(first.documentId)
    expect(await on.send(second, content)).toBe(200)
  })

  it('with malware is refused, and its bytes are gone', async () => {
    const content = text('an EICAR test file')
    const link = await on.begin(content, owner)
    await on.send(link, content)
    const before = await on.keys()
    const outcome = await on.ask('completeUpload', { documentId: link.documentId }, owner)
    expect(outcome).toMatchObject({ code: 'UPLOAD_REJECTED', message: 'The file contains malware' })
    expect(await on.keys()).toHaveLength(before.length - 1)
    const clean = await on.upload(text('clean'), owner)
    expect((await on.read(clean.id, owner)).versions.nodes[0]!.scan).toBe('CLEAN')
  })
})

describe('the nightly sweep', () => {
  it('removes files without a row, and reports rows whose file is gone', async () => {
    const kept = await on.upload(text('kept'), owner)
    const lost = await on.upload(text('lost'), owner)
    const [version] = await on.fixture.database
      .admin`select id from tenancy.document_versions where document_id = ${lost.id}`
    const lostKey = `documents/${tenant.id}/${version!.id}`
    await on.store.remove(lostKey)
    const orphans = [`documents/${tenant.id}/${newId()}`, `uploads/${newId()}/${newId()}`, 'documents/no-tenant/x']
    for (const key of orphans) await on.store.write(key, text('orphan'), 'text/plain')
    const context = on.fixture.subgraph.running.contextFor(anonymousEnvelope('sweep', null, null))
    expect((await sweep(context)).removed).toEqual([])
    on.clock.move(days(2))
    const found = await sweep(context)
    expect(found.removed).toEqual(expect.arrayContaining(orphans))
    expect(found.missing).toEqual([lostKey])
    expect(await on.fetch((await on.read(kept.id, owner)).download!.url)).toEqual([200, 'kept'])
    await context.scope.close()
  })
})

describe('clamd', () => {
  it.each([
    ['stream: OK', 'CLEAN'],
    ['stream: Eicar-Signature FOUND', 'INFECTED'],
  ])('that answers %s gives the verdict %s', async (answer, outcome) => {
    const received: Buffer[] = []
    const server = createServer((socket) => {
      socket.on('data', (chunk) => {
        received.push(chunk)
        if (Buffer.concat(received).subarray(-4).equals(Buffer.alloc(4))) socket.end(`${answer}\0`)
      })
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    expect(await openClamd(`127.0.0.1:${port}`)(Readable.from([text('abc')]))).toBe(outcome)
    const sent = Buffer.concat([text('zINSTREAM\0'), Buffer.from([0, 0, 0, 3]), text('abc'), Buffer.alloc(4)])
    expect(Buffer.concat(received)).toEqual(sent)
    server.close()
  })

  it('that cannot be reached gives no verdict', async () => {
    await expect(openClamd('127.0.0.1:1')(Readable.from([text('abc')]))).rejects.toThrow()
  })
})
