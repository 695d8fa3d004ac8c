// `pnpm slice` in a copy of the workspace: what it writes passes the checks and its own tests, untouched.
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commandsOf } from '../support/documents/blocks.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const left = new Set(['node_modules', '.git', '.data', '.cache'])
/** Those of CONTRIBUTING, and one whose name has two words. */
const slices = [
  ...commandsOf('CONTRIBUTING.md').map((line) => line.replace(/^pnpm slice /, '').split(' ')),
  ['tenancy', 'task-categories'],
]
const minutes = 60_000

let copy: string
beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'quintet-slice-')))
  cpSync(root, copy, { recursive: true, filter: (path) => path === root || !left.has(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  // Links from package to package are relative: those of the copy lead to the copy.
  for (const links of globSync('{*,subgraphs/*,clients/*}/node_modules', { cwd: root })) {
    cpSync(join(root, links), join(copy, links), { recursive: true, verbatimSymlinks: true })
  }
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Runs a command of the copy; what it said, if it failed. */
function failureOf(command: string): string {
  const PATH = [join(copy, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: copy,
    env: { ...process.env, PATH, VITEST: '' },
    encoding: 'utf8',
  })
  return status === 0 ? '' : `${stdout}${stderr}`.slice(-4000)
}

it.each(slices)('writes a slice of %s called %s', (...names) => {
  expect(failureOf(`node tools/slice.ts ${names.join(' ')}`)).toBe('')
})

it('leaves a workspace that passes every static check', { timeout: 5 * minutes }, () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(failureOf(scripts['check:static'])).toBe('')
})

it('leaves slices that pass their own tests', { timeout: 5 * minutes }, () => {
  const files = slices.map(([subgraph, slice]) => `test/subgraphs/${subgraph}/${slice}.test.ts`)
  expect(failureOf(`vitest run ${files.join(' ')}`)).toBe('')
})

it.each([
  ['nothing', ''],
  ['a subgraph without tenants', 'identity devices'],
  ['an unknown subgraph', 'payments invoices'],
  ['a singular', 'credit loan'],
  ['a type of another name', 'credit loans Mortgage'],
  ['a slice that exists', 'credit applications CreditApplication'],
])('refuses %s, and writes nothing', (_, given) => {
  const before = globSync('{schema,drizzle,subgraphs}/**/*', { cwd: copy, exclude: ['**/node_modules'] }).length
  expect(failureOf(`node tools/slice.ts ${given}`)).toMatch(/Use pnpm slice SUBGRAPH SLICE|exists already/)
  expect(globSync('{schema,drizzle,subgraphs}/**/*', { cwd: copy, exclude: ['**/node_modules'] })).toHaveLength(before)
})
