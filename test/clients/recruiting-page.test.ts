// The shell blocks of docs/recruiting.md, run one after the other in one shell against a Quintet of its own.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { textsOf } from '../support/documents/blocks.ts'
import { steadyPort } from '../support/ports.ts'
import { startTestQuintet, type TestQuintet } from '../support/quintet/quintet.ts'

const seconds = 50
let folder: string
let quintet: TestQuintet
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintet-recruiting-'))
  quintet = await startTestQuintet({}, { PORT: `${await steadyPort()}` })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await quintet?.stop()
})

it('a CV goes from a file to a score and a ranking, by the blocks of docs/recruiting.md', async () => {
  const blocks = textsOf('docs/recruiting.md', 'bash')
  expect(blocks).toHaveLength(6)
  const PATH = `${dirname(process.execPath)}:${process.env.PATH}`
  const env = { PATH, URL: `http://localhost:${quintet.port}` }
  const options = { cwd: folder, env, timeout: seconds * 1_000 }
  const script = ['set -euo pipefail', ...blocks].join('\n')
  const { stdout } = await promisify(execFile)('bash', ['-c', script], options)
  const [completed, read, analysed, ranked, decided, measured] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).data)
  expect(completed.completeUpload).toEqual({ status: 'AVAILABLE' })
  expect(read.candidate).toMatchObject({ name: 'Mary Jackson', email: 'mary@example.org' })
  expect(read.candidate.skills).toEqual(expect.arrayContaining(['Python', 'PostgreSQL', 'Kubernetes']))
  expect(read.candidate.experience).toMatchObject([{ start: '2019-01', end: '2024-03' }])
  const { matchScore, policy, isReproduced, trace, recommendations } = analysed.cvAnalysis
  expect([policy, isReproduced]).toEqual(['match-1', true])
  expect(trace.length).toBeGreaterThan(2)
  expect(JSON.stringify(recommendations)).toContain('Kafka')
  const mary = ranked.candidateRanking.edges.find(
    ({ node }: { node: { name: string } }) => node.name === 'Mary Jackson',
  )
  expect(mary.matchScore).toBe(matchScore)
  expect(decided.decideCandidate.decisions).toEqual([{ verdict: 'ADVANCE', reason: 'Kafka can be learned here' }])
  const { status, total, measured: count, skipped } = measured.analysisBatch
  expect([status, count + skipped, count > 0]).toEqual(['DONE', total, true])
})
