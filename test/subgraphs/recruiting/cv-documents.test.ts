// From an uploaded CV to a candidate, step by step.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cvLines, isStored, pdfOf } from './documents.ts'
import { type Fixture, type Outcome, openFixture } from './fixture.ts'

const directory = mkdtempSync(join(tmpdir(), 'quintet-cvs-'))
const options = { directory, secret: Buffer.alloc(32, 7), publicUrl: 'http://127.0.0.1', clock: systemClock }
const store = openDirectoryStore(options)
const documents: Record<string, unknown>[] = []
const peers: Executor = async ({ query, variables }) => {
  if (query.includes('licensedModules')) return { data: { licensedModules: [{ slugs: ['cv-analysis'] }] } }
  const { ids } = variables as { ids: string[] }
  return { data: { documentFiles: documents.filter(({ id }) => ids.includes(id as string)) } }
}
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ files: { store, serve: store.serve }, isWorker: true, peers })
})
afterAll(async () => {
  await fixture.end()
  rmSync(directory, { recursive: true })
})

/** A document of the agent in the store. */
async function upload(content: Uint8Array, more: object = {}): Promise<string> {
  const id = randomUUID()
  const fileKey = `documents/${fixture.tenantId}/${id}`
  await store.write(fileKey, content, 'application/pdf')
  const [type, status, contentType] = ['RESUME', 'AVAILABLE', 'application/pdf']
  documents.push({
    id,
    ownerId: fixture.agent.viewer!.userId,
    type,
    status,
    fileName: 'Ada CV.pdf',
    contentType,
    fileKey,
    ...more,
  })
  return id
}

const card = `id status step progress changesCursor flags error { code } pages language parser candidate { id name }
  steps { step status attempts } extractedText extractedData { skills { name canonical evidence { page start end } }
    experience { title company start end years } education { level field institution } languages { code level } } download { url }`
interface Cv extends Outcome {
  readonly status: string
  readonly flags: string[]
  readonly changesCursor: string
  readonly error: { code: string } | null
  readonly candidate: { id: string; name: string } | null
  readonly extractedText: string
  readonly extractedData: { skills: { name: string; canonical: string; evidence: { start: number; end: number }[] }[] }
}
const call = async (
  name: 'addCvDocument' | 'retryCvDocument',
  input: object,
  envelope = fixture.agent,
): Promise<Cv> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { __typename ... on CvDocument { ${card} }
    ... on Problem { code path } } }`
  return (await fixture.ask<{ outcome: Cv }>(text, { input }, envelope)).outcome
}
const cvOf = async (id: string): Promise<Cv> =>
  (await fixture.ask<{ cvDocument: Cv }>(`query ($id: ID!) { cvDocument(id: $id) { ${card} } }`, { id }, fixture.agent))
    .cvDocument
async function read(id: string, status = 'DONE'): Promise<Cv> {
  await expect.poll(async () => (await cvOf(id)).status, { timeout: 50_000 }).toBe(status)
  return cvOf(id)
}

describe('addCvDocument', () => {
  test('makes a candidate of an uploaded CV, who can be found and measured', async () => {
    const added = await call('addCvDocument', { documentId: await upload(pdfOf([cvLines])) })
    expect(added).toMatchObject({
      __typename: 'CvDocument',
      status: 'QUEUED',
      step: 'STORE',
      progress: 0,
      candidate: null,
    })
    const done = await read(added.id)
    expect(done).toMatchObject({
      progress: 1,
      pages: 1,
      language: 'en',
      parser: 'cv-2',
      candidate: { name: 'Ada Example' },
    })
    expect((done as unknown as { steps: object[] }).steps).toEqual(
      ['STORE', 'TEXT', 'PARSE', 'SAVE', 'INDEX'].map((step) => ({ step, status: 'DONE', attempts: 1 })),
    )
    for (const { name, evidence } of done.extractedData.skills) {
      expect(done.extractedText.slice(evidence[0]!.start, evidence[0]!.end)).toBe(name)
    }
    const search = 'query ($filter: CandidateFilterInput!) { searchCandidates(filter: $filter) { nodes { id } } }'
    const filter = { text: '"built services"', skills: ['Kubernetes'] }
    expect(await fixture.ask(search, { filter }, fixture.agent)).toEqual({
      searchCandidates: { nodes: [{ id: done.candidate!.id }] },
    })
    const { id: jobId } = await fixture.createJob({ requiredSkills: ['Python', 'Kubernetes'] })
    const { id } = await fixture.analyze({ jobId, candidateId: done.candidate!.id })
    const text = 'query ($id: ID!) { cvAnalysis(id: $id) { matchScore parser } }'
    expect(await fixture.ask(text, { id }, fixture.agent)).toEqual({ cvAnalysis: { matchScore: 100, parser: 'cv-2' } })
    const page = `query ($id: ID!) { candidate(id: $id) { versions { nodes { source } } cvDocuments { nodes { id } } } }`
    expect(await fixture.ask(page, { id: done.candidate!.id }, fixture.agent)).toEqual({
      candidate: { versions: { nodes: [{ source: 'READ' }] }, cvDocuments: { nodes: [{ id: added.id }] } },
    })
  })

  test('adds the content of a CV to a given candidate', async () => {
    const { id: candidateId } = await fixture.addCandidate({ skills: ['Photoshop'] })
    const { id } = await call('addCvDocument', { documentId: await upload(pdfOf([cvLines])), candidateId })
    expect((await read(id)).candidate).toEqual({ id: candidateId, name: 'Ida Noddack' })
    const text = 'query ($id: ID!) { candidate(id: $id) { version skills } }'
    const { candidate } = await fixture.ask<{ candidate: { version: number; skills: string[] } }>(
      text,
      { id: candidateId },
      fixture.agent,
    )
    expect(candidate.version).toBe(2)
    expect(candidate.skills).toEqual(['Photoshop', 'Python', 'Go', 'k8s', 'Basket weaving'])
  })

  test('refuses documents of another user, documents that are no CV, unsupported types and deleted documents', async () => {
    const at = { path: ['input', 'documentId'] }
    const refused = async (more: object) => call('addCvDocument', { documentId: await upload(pdfOf([cvLines]), more) })
    expect(await refused({ ownerId: randomUUID() })).toMatchObject({ __typename: 'NotFound', ...at })
    expect(await refused({ type: 'OTHER' })).toMatchObject({ __typename: 'InvalidInput', ...at })
    expect(await refused({ contentType: 'image/png' })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'UNSUPPORTED_TYPE',
    })
    expect(await refused({ status: 'DELETED' })).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    expect((await call('addCvDocument', { documentId: 'nonsense' })).__typename).toBe('NotFound')
  })

  test('fails with a reason for a CV that cannot be read, and goes on with others', async () => {
    const broken = await call('addCvDocument', { documentId: await upload(Buffer.from('nothing')) })
    const fine = await call('addCvDocument', { documentId: await upload(pdfOf([cvLines])) })
    expect((await read(broken.id, 'FAILED')).error).toEqual({ code: 'BROKEN' })
    await read(fine.id)
    const large = await call('addCvDocument', { documentId: await upload(Buffer.alloc(10 * 1024 * 1024 + 1, ' ')) })
    expect((await read(large.id, 'FAILED')).error).toEqual({ code: 'TOO_LARGE' })
  })
})

describe('retryCvDocument', () => {
  test('takes the text of a scan from a person', async () => {
    const { id } = await call('addCvDocument', { documentId: await upload(pdfOf([['']])) })
    expect((await read(id, 'NEEDS_OCR')).flags).toEqual(['LOW_TEXT'])
    expect(await call('retryCvDocument', { cvDocumentId: id, text: cvLines.join('\n') })).toMatchObject({
      status: 'QUEUED',
    })
    expect(await read(id)).toMatchObject({ flags: [], candidate: { name: 'Ada Example' } })
  })

  test('a scanned page is read by OCR', async () => {
    // A page of cvLines at 150 points an inch, in black and white.
    const scan = readFileSync(new URL('./scan.pdf', import.meta.url))
    const { id } = await call('addCvDocument', { documentId: await upload(scan) })
    const { flags, candidate, extractedText, extractedData } = await read(id)
    expect([flags, candidate?.name]).toEqual([['OCR_TEXT'], 'Ada Example'])
    expect(extractedText).toContain('Built services')
    expect(extractedData).toMatchObject({
      experience: [
        { title: 'Senior Developer', company: 'Acorn Systems', start: '2019-03', end: '2021-06' },
        { title: 'Developer', company: 'Rheinwerk', start: '2017', end: '2019' },
      ],
      education: [{ level: 'MASTER', institution: 'University of Somewhere' }],
    })
    expect(extractedData.skills.map(({ canonical }) => canonical)).toContain('kubernetes')
  }, 60_000)

  test('repeats a step, but not before the steps that it needs', async () => {
    const { id } = await call('addCvDocument', { documentId: await upload(pdfOf([cvLines])) })
    await read(id)
    await call('retryCvDocument', { cvDocumentId: id, fromStep: 'PARSE' })
    const again = await read(id)
    expect((again as unknown as { steps: { attempts: number }[] }).steps.map(({ attempts }) => attempts)).toEqual([
      1, 1, 2, 2, 2,
    ])
    const broken = await call('addCvDocument', { documentId: await upload(Buffer.from('nothing')) })
    await read(broken.id, 'FAILED')
    const early = await call('retryCvDocument', { cvDocumentId: broken.id, fromStep: 'SAVE' })
    expect(early).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  })

  test('keeps no search text of a candidate who was erased meanwhile', async () => {
    const { id: candidateId } = await fixture.addCandidate({ email: 'gone@mail.example' })
    const erase = 'mutation ($input: EraseCandidateInput!) { eraseCandidate(input: $input) { __typename } }'
    await fixture.ask(erase, { input: { candidateId, reason: 'They asked' } }, fixture.as('*.*:*'))
    // The state of a run that began its last step before the erasure.
    const [id, now] = [randomUUID(), new Date(0)]
    await fixture.database
      .admin`insert into recruiting.cv_documents (tenant_id, id, document_id, file_key, file_name, content_type,
      candidate_id, status, step, steps, flags, pages, data, added_by, created_at, updated_at) values (${fixture.tenantId}, ${id},
      ${randomUUID()}, 'documents/x', 'cv.txt', 'text/plain', ${candidateId}, 'FAILED', 'INDEX', '{}', '{}', ${['Ada knows Zig']},
      '{"name":null,"email":null,"skills":[],"experience":[],"education":[],"languages":[]}', ${fixture.agent.viewer!.userId}, ${now}, ${now})`
    await call('retryCvDocument', { cvDocumentId: id })
    await read(id)
    const [left] = await fixture.database.admin`select cv_text from recruiting.candidates where id = ${candidateId}`
    expect(left!.cv_text).toBe('')
  })

  test('takes a text only for a document that NEEDS_OCR', async () => {
    const { id } = await call('addCvDocument', { documentId: await upload(pdfOf([cvLines])) })
    await read(id)
    expect(await call('retryCvDocument', { cvDocumentId: id, text: 'x' })).toMatchObject({ __typename: 'Conflict' })
    expect((await call('retryCvDocument', { cvDocumentId: randomUUID() })).__typename).toBe('NotFound')
  })
})

test('erasure removes CVs and their copies', async () => {
  const { id } = await call('addCvDocument', { documentId: await upload(pdfOf([cvLines])) })
  const { candidate } = await read(id)
  const copy = `cv-documents/${fixture.tenantId}/${id}`
  expect(await isStored(store, copy)).toBe(true)
  const text = 'mutation ($input: EraseCandidateInput!) { eraseCandidate(input: $input) { __typename } }'
  await fixture.ask(text, { input: { candidateId: candidate!.id, reason: 'They asked' } }, fixture.as('recruiting.*:*'))
  await expect.poll(() => isStored(store, copy), { timeout: 15_000 }).toBe(false)
  expect(await fixture.refused('query ($id: ID!) { cvDocument(id: $id) { id } }', { id }, fixture.agent)).toEqual([
    'NOT_FOUND',
  ])
})
