import { buffer } from 'node:stream/consumers'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { removeDocuments } from '@quintet/tenancy/documents/removal.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, minutes } from '../../support/clock.ts'
import { type DocumentFixture, openDocuments, pdf, sha256, storeKinds, text } from './document-fixture.ts'
import type { Tenant } from './fixture.ts'

describe.each(storeKinds)('with files in %s', (kind) => {
  let on: DocumentFixture
  let tenant: Tenant
  let owner: Envelope
  beforeAll(async () => {
    on = await openDocuments(kind)
    tenant = await on.fixture.aTenant()
    owner = await on.fixture.envelope(tenant.ownerId, tenant)
  })
  afterAll(() => on.end())
  const aMember = async (role?: string) => on.fixture.envelope(await on.fixture.aMember(tenant, role), tenant)
  const keysOf = async (documentId: string) => {
    const versions = await on.fixture.database.admin`
      select id from tenancy.document_versions where document_id = ${documentId}`
    return (await on.keys()).filter((key) => versions.some(({ id }) => key.endsWith(id)))
  }

  it('a document is uploaded in two steps, and downloaded by a link for 15 minutes', async () => {
    const by = await aMember()
    const content = text('what I know')
    const link = await on.begin(content, by, { type: 'RESUME', metadata: { from: 'a form' } })
    expect(link).toMatchObject({ __typename: 'Upload', method: 'PUT' })
    expect(await on.read(link.documentId, by)).toMatchObject({ status: 'PENDING', download: null, version: 0 })
    expect(await on.ask('completeUpload', { documentId: link.documentId }, by)).toMatchObject({
      __typename: 'Conflict',
      code: 'NOT_UPLOADED',
    })
    expect(await on.send(link, content)).toBe(200)
    const done = await on.ask('completeUpload', { documentId: link.documentId }, by)
    expect(done).toMatchObject({ __typename: 'Document', status: 'AVAILABLE', size: content.length, version: 1 })
    const read = await on.read(done.id, by)
    expect(read).toMatchObject({
      type: 'RESUME',
      metadata: { from: 'a form' },
      owner: { id: by.viewer!.userId },
      bucket: { slug: 'personal' },
      versions: {
        nodes: [{ number: 1, sha256: sha256(content), scan: 'SKIPPED', uploadedBy: { id: by.viewer!.userId } }],
      },
    })
    expect(await on.fetch(read.download!.url)).toEqual([200, 'what I know'])
    expect(new Date(read.download!.expiresAt).getTime() - on.clock.now().getTime()).toBe(minutes(15))
    on.clock.move(minutes(15) + 1000)
    expect((await on.fetch(read.download!.url))[0]).toBe(403)
    // A repeated call, as after a lost answer, gets the document again.
    expect(await on.ask('completeUpload', { documentId: done.id }, by)).toMatchObject({
      status: 'AVAILABLE',
      version: 1,
    })
  })

  it('a new version leaves earlier versions unchanged', async () => {
    const by = await aMember()
    const first = await on.upload(text('one'), by)
    const second = await on.upload(pdf, by, { versionOf: first.id, fileName: 'a.pdf', contentType: 'application/pdf' })
    expect(second).toMatchObject({ id: first.id, version: 2, fileName: 'a.pdf', contentType: 'application/pdf' })
    const read = await on.read(first.id, by, 1)
    expect(read.versions.nodes.map(({ number, size }) => [number, size])).toEqual([
      [2, pdf.length],
      [1, 3],
    ])
    expect(await on.fetch(read.download!.url)).toEqual([200, 'one'])
    expect((await on.fetch((await on.read(first.id, by)).download!.url))[1]).toContain('%PDF')
    const query = 'query ($id: ID!) { document(id: $id) { download(version: 3) { url } } }'
    expect(await on.fixture.subgraph.refused(query, { id: first.id }, by)).toEqual(['NOT_FOUND'])
  })

  it.each([
    ['another type than the declared one', text('plain words'), { contentType: 'application/pdf' }],
    ['markup that is declared as text', text('<!doctype html><script>alert(1)</script>'), {}],
    ['a program that is declared as text', Buffer.concat([text('MZ'), Buffer.alloc(100)]), {}],
    [
      'a picture that is declared as a PDF',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      { contentType: 'application/pdf' },
    ],
  ])('an upload of %s is refused, and its bytes are removed', async (_, content, more) => {
    const by = await aMember()
    const link = await on.begin(content, by, more)
    expect(await on.send(link, content)).toBe(200)
    const [sent] = await keysOf(link.documentId)
    expect(sent).toMatch(`uploads/${tenant.id}/`)
    const outcome = await on.ask('completeUpload', { documentId: link.documentId }, by)
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', code: 'UPLOAD_REJECTED' })
    expect(await on.read(link.documentId, by)).toMatchObject({
      status: 'REJECTED',
      download: null,
      versions: { nodes: [] },
    })
    // They were inspected where complete documents lie.
    const left = await on.keys()
    expect(left).not.toContain(sent)
    expect(left).not.toContain(sent!.replace('uploads/', 'documents/'))
    expect(await on.ask('completeUpload', { documentId: link.documentId }, by)).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('a link accepts only the declared bytes, with the declared headers, until it expires', async () => {
    const by = await aMember()
    const content = text('the right bytes')
    const link = await on.begin(content, by)
    expect(await on.send(link, text('other bytes!!!!'))).toBe(400)
    expect(await on.send(link, Buffer.concat([content, content]))).not.toBe(200)
    expect(await on.send(link, content, { 'content-type': 'text/html' })).toBe(403)
    const other = await on.begin(content, await aMember())
    const moved = link.url.replace(/uploads\/[^?]+/, /uploads\/[^?]+/.exec(other.url)![0])
    expect(await on.send({ ...link, url: moved }, content)).toBe(403)
    expect(await on.send({ ...link, url: link.url.replace(/uploads\//, 'uploads/../documents/') }, content)).not.toBe(
      200,
    )
    expect((await on.fetch(link.url, 'GET'))[0]).toBe(403)
    expect(await keysOf(link.documentId)).toEqual([])
    on.clock.move(minutes(15) + 1000)
    expect(await on.send(link, content)).toBe(403)
    expect(await on.ask('completeUpload', { documentId: link.documentId }, by)).toMatchObject({ code: 'NOT_UPLOADED' })
  })

  it('a link that is used again after the upload is complete does not change the document', async () => {
    const by = await aMember()
    const content = text('once')
    const link = await on.begin(content, by)
    await on.send(link, content)
    await on.ask('completeUpload', { documentId: link.documentId }, by)
    await on.send(link, content)
    expect(await on.ask('completeUpload', { documentId: link.documentId }, by)).toMatchObject({ version: 1 })
    expect(await on.fetch((await on.read(link.documentId, by)).download!.url)).toEqual([200, 'once'])
  })

  it('an upload is completed once, however many calls come at once', async () => {
    const by = await aMember()
    const content = text('many calls')
    const link = await on.begin(content, by)
    await on.send(link, content)
    const input = { documentId: link.documentId }
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => on.ask('completeUpload', input, by)))
    expect(outcomes.map(({ __typename, version }) => [__typename, version])).toEqual(Array(4).fill(['Document', 1]))
  })

  it('an upload that was cut off after its bytes were moved is completed by the next call', async () => {
    const by = await aMember()
    const content = text('moved already')
    const link = await on.begin(content, by)
    await on.send(link, content)
    const [key] = await keysOf(link.documentId)
    await on.store.move(key!, key!.replace('uploads/', 'documents/'))
    expect(await on.ask('completeUpload', { documentId: link.documentId }, by)).toMatchObject({ status: 'AVAILABLE' })
  })

  it('a deleted document can be restored until its retention ends, and is removed afterwards', async () => {
    const by = await aMember()
    const { id } = await on.upload(text('short-lived'), by)
    expect(await on.ask('deleteDocument', { documentId: id }, by)).toMatchObject({ status: 'DELETED' })
    expect(await on.read(id, by)).toMatchObject({ status: 'DELETED', download: null })
    expect(await on.ask('deleteDocument', { documentId: id }, by)).toMatchObject({ code: 'WRONG_STATUS' })
    on.clock.move(days(29))
    expect(await on.ask('restoreDocument', { documentId: id }, by)).toMatchObject({
      status: 'AVAILABLE',
      deletedAt: null,
    })
    await on.ask('deleteDocument', { documentId: id }, by)
    const fresh = { ...by, viewer: { ...by.viewer!, authTime: on.clock.now().getTime() / 1000 } }
    on.clock.move(days(2))
    expect((await on.read(id, fresh)).status).toBe('DELETED')
    const [kept] = await keysOf(id)
    expect(kept).toMatch(`documents/${tenant.id}/`)
    const used = async () =>
      (await on.fixture.database.admin`select count(*)::int as rows from tenancy.documents where id = ${id}`)[0]!.rows
    on.clock.move(days(28))
    await expect.poll(used, { timeout: 15_000 }).toBe(0)
    expect(await on.keys()).not.toContain(kept)
    expect(await on.ask('restoreDocument', { documentId: id }, by)).toMatchObject({ __typename: 'NotFound' })
  })

  it('an upload that is not complete after a day is removed, and frees its space', async () => {
    const of = await on.fixture.aTenant()
    const by = await on.fixture.envelope(of.ownerId, of)
    const link = await on.begin(text('never finished'), by)
    expect(await on.send(link, text('never finished'))).toBe(200)
    const used = async () =>
      Number(
        (await on.fixture.database.admin`select used_bytes from tenancy.buckets where tenant_id = ${of.id}`)[0]!
          .used_bytes,
      )
    expect(await used()).toBe(14)
    on.clock.move(days(1))
    await expect.poll(used, { timeout: 15_000 }).toBe(0)
    const left = async () => (await on.keys()).filter((key) => key.includes(of.id))
    await expect.poll(left, { timeout: 15_000 }).toEqual([])
    expect(await on.ask('completeUpload', { documentId: link.documentId }, by)).toMatchObject({
      __typename: 'NotFound',
    })
  })

  it('documents of a deleted tenant move to its export, once, and its unfinished uploads are removed', async () => {
    const [of, other] = [await on.fixture.aTenant(), await on.fixture.aTenant()]
    const [by, stranger] = [await on.fixture.envelope(of.ownerId, of), await on.fixture.envelope(other.ownerId, other)]
    const [done, kept] = [await on.upload(text('ours'), by), await on.upload(text('theirs'), stranger)]
    const link = await on.begin(text('never finished'), by)
    await on.send(link, text('never finished'))
    const [[moved], [stays]] = [await keysOf(done.id), await keysOf(kept.id)]
    const remove = () =>
      removeDocuments({ files: { store: on.store, serve: null } }, of.id, new AbortController().signal)
    await remove()
    await remove()
    expect((await on.keys()).filter((key) => key.includes(of.id) || key.includes(other.id))).toEqual([stays])
    const copy = await on.store.read(`tenant-exports/${of.id}/tenancy/${moved}`)
    expect(await buffer(copy!)).toEqual(text('ours'))
  })

  it('a document does not exist for another tenant, in any operation', async () => {
    const { id } = await on.upload(text('ours'), owner)
    const other = await on.fixture.aTenant()
    const stranger = await on.fixture.envelope(other.ownerId, other)
    expect(
      await on.fixture.subgraph.refused('query ($id: ID!) { document(id: $id) { id } }', { id }, stranger),
    ).toEqual(['NOT_FOUND'])
    for (const field of ['completeUpload', 'deleteDocument', 'restoreDocument']) {
      expect(await on.ask(field, { documentId: id }, stranger)).toMatchObject({ __typename: 'NotFound' })
    }
    expect(await on.begin(text('x'), stranger, { versionOf: id })).toMatchObject({ __typename: 'NotFound' })
    expect(await on.ask('completeUpload', { documentId: newId() }, owner)).toMatchObject({ __typename: 'NotFound' })
  })
})
