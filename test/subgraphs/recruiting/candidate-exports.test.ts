// Copies of all that is held about a candidate, and what is left after they were erased.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fixture, type Outcome, openFixture } from './fixture.ts'

const directory = mkdtempSync(join(tmpdir(), 'quintet-exports-'))
const options = { directory, secret: Buffer.alloc(32, 7), publicUrl: 'http://127.0.0.1', clock: systemClock }
const store = openDirectoryStore(options)
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ files: { store, serve: store.serve }, isWorker: true })
})
afterAll(async () => {
  await fixture.end()
  rmSync(directory, { recursive: true })
})

const exporter = () => fixture.as('*.*:read', 'recruiting.*:*')
const exportText = `mutation ($input: ExportCandidateInput!) { outcome: exportCandidate(input: $input) {
  __typename ... on CandidateExport { id status } ... on Problem { code path } } }`
const exportsText = `query ($id: ID!) { candidate(id: $id) { exports(first: 5) { nodes { id status download { url } } } } }`
const eraseText = `mutation ($input: EraseCandidateInput!) { outcome: eraseCandidate(input: $input) {
  __typename ... on CandidateErased { candidateId erasedAt } ... on Problem { code path } } }`
interface Exports {
  readonly candidate: { exports: { nodes: { status: string; download: { url: string } | null }[] } }
}
const files = (): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.includes('candidate-exports'))
    .map((entry) => join(entry.parentPath, entry.name))

async function exported(id: string): Promise<Record<string, Uint8Array>> {
  const { outcome } = await fixture.ask<{ outcome: Outcome }>(exportText, { input: { candidateId: id } }, exporter())
  expect(outcome.__typename).toBe('CandidateExport')
  const first = async () => (await fixture.ask<Exports>(exportsText, { id }, exporter())).candidate.exports.nodes[0]!
  await expect.poll(async () => (await first()).status, { timeout: 15_000 }).toBe('DONE')
  expect((await first()).download?.url).toContain('http')
  const path = files().find((each) => each.includes(outcome.id)) ?? files().at(-1)!
  return unzipSync(new Uint8Array(readFileSync(path)))
}

test('an export contains a candidate, their versions, consents, analyses and decisions', async () => {
  const { id: jobId } = await fixture.createJob()
  const { id } = await fixture.addCandidate({ name: 'Exported' })
  await fixture.analyze({ jobId, candidateId: id })
  const zip = await exported(id)
  const read = (name: string): object[] => JSON.parse(strFromU8(zip[`${name}.json`]!)) as object[]
  expect(read('candidate')).toMatchObject([{ name: 'Exported', email: 'ida@mail.example' }])
  expect(read('versions')).toMatchObject([{ number: 1, content: { name: 'Exported' } }])
  expect(read('analyses')).toMatchObject([{ jobId, scoreBp: 5_000 }])
  expect([read('consents'), read('decisions')]).toEqual([[], []])
})

test('an erased candidate is removed from rows, search, ranks, files and stored answers; the analysis stays', async () => {
  const { id: jobId } = await fixture.createJob()
  const { id } = await fixture.addCandidate({ name: 'Erasmus Gone', idempotencyKey: 'to be erased' })
  const { id: analysisId } = await fixture.analyze({ jobId, candidateId: id })
  await exported(id)
  const before = files().length
  const input = { candidateId: id, reason: 'They asked for it' }
  const { outcome } = await fixture.ask<{ outcome: Outcome }>(eraseText, { input }, exporter())
  expect(outcome).toMatchObject({ __typename: 'CandidateErased', candidateId: id })
  expect(await fixture.refused('query ($id: ID!) { candidate(id: $id) { name } }', { id }, fixture.agent)).toEqual([
    'NOT_FOUND',
  ])
  expect((await fixture.leaderboard({ jobId })).nodes).toEqual([])
  const text = `query ($id: ID!) { cvAnalysis(id: $id) { matchScore isReproduced candidate { name email skills } } }`
  expect(await fixture.ask(text, { id: analysisId }, fixture.agent)).toEqual({
    cvAnalysis: { matchScore: 50, isReproduced: true, candidate: { name: 'erased', email: 'erased', skills: [] } },
  })
  const search = 'query ($filter: CandidateFilterInput!) { searchCandidates(filter: $filter) { total } }'
  expect(await fixture.ask(search, { filter: { text: 'Erasmus' } }, fixture.agent)).toEqual({
    searchCandidates: { total: 0 },
  })
  await expect.poll(() => files().length, { timeout: 15_000 }).toBe(before - 1)
  const left = async () => {
    const found: string[] = []
    const tables = await fixture.database.admin<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'recruiting' and table_type = 'BASE TABLE'`
    for (const { name } of tables) {
      const rows = await fixture.database
        .admin`select 1 from ${fixture.database.admin(`recruiting.${name}`)} t where t::text like '%Erasmus%'`
      if (rows.length > 0) found.push(name)
    }
    return found
  }
  await expect.poll(left, { timeout: 15_000 }).toEqual([])
  const again = await fixture.ask<{ outcome: Outcome }>(eraseText, { input }, exporter())
  expect(again.outcome.__typename).toBe('NotFound')
})

test('an export needs recruiting.candidates:export, which reading and writing do not give', async () => {
  const { id } = await fixture.addCandidate()
  expect(await fixture.refused(exportText, { input: { candidateId: id } }, fixture.agent)).toEqual(['FORBIDDEN'])
})
