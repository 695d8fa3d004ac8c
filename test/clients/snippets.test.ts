// Code that documents show: it must compile as strictly as its readers compile theirs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { repository, textsOf } from '../support/documents/blocks.ts'

const documents = ['README.md', 'clients/resumable/README.md']
const snippets = documents.flatMap((file) =>
  textsOf(file, 'ts').map((code, n) => ({ name: `${file}, snippet ${n + 1}`, code })),
)

// Below this folder, so that imports are found as in a project that has installed them.
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(repository, 'test/clients/snippets-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const compile = (code: string) => {
  const file = join(folder, 'snippet.ts')
  writeFileSync(file, code)
  const options = [
    '--ignoreConfig',
    '--strict',
    '--noEmit',
    '--skipLibCheck',
    '--target',
    'es2024',
    '--module',
    'nodenext',
  ]
  return spawnSync(join(repository, 'node_modules/.bin/tsc'), [...options, '--types', 'node', file], {
    encoding: 'utf8',
    cwd: folder,
  })
}

it('a fault would be found', () => {
  expect(compile('export const wrong: number = "text"').stdout).toContain('TS2322')
})
it('there are some in each document', () => expect(snippets.length).toBeGreaterThanOrEqual(documents.length))
it.each(snippets)('$name compiles', ({ code }) => {
  const { stdout, status } = compile(code)
  expect([stdout, status]).toEqual(['', 0])
})
