// What goes with a release: parts, licences, and a tag that is signed and checked as docs/releases.md says.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { isAllowed, licenceFaults } from '../../tools/release/licences.ts'
import { readinessFaults } from '../../tools/release/readiness.ts'
import { repository, textsOf } from '../support/documents/blocks.ts'

const folder = mkdtempSync(join(tmpdir(), 'quintet-release-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const read = (file: string): string => readFileSync(join(repository, file), 'utf8')
const manifest = (file: string) => JSON.parse(read(file)) as { version: string; scripts: Record<string, string> } & Json
interface Json {
  readonly dependencies?: Readonly<Record<string, string>>
}

it('lists every package with its checksum and licence, and none that only tests need', () => {
  const [release = '', sign = '', verify = ''] = textsOf('docs/releases.md', 'sh')
  expect([release.trim(), sign, verify]).toEqual([
    'npx -y pnpm@12 -s run release',
    expect.any(String),
    expect.any(String),
  ])
  const { version, scripts } = manifest('package.json')
  const [node, script = ''] = scripts.release!.split(' ')
  expect(node).toBe('node')
  const options = { cwd: repository, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--out', folder], options)
  expect([status, stderr], stdout).toEqual([0, ''])

  const sbom = JSON.parse(readFileSync(join(folder, `quintet-${version}.cdx.json`), 'utf8'))
  expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { component: { version } } })
  const { packages } = parse(read('pnpm-lock.yaml')) as {
    packages: Record<string, { resolution: { integrity: string } }>
  }
  const names = new Set<string>()
  for (const { group, name, version: own, licenses, externalReferences = [] } of sbom.components) {
    const full = `${group ? `${group}/` : ''}${name}`
    names.add(full)
    expect(licenses?.length, full).toBe(1)
    if (group === '@quintet') continue
    const { hashes } = externalReferences.find(({ type }: { type: string }) => type === 'distribution')
    const [algorithm, digest = ''] = packages[`${full}@${own}`]!.resolution.integrity.split(/-(.*)/)
    expect(hashes, full).toContainEqual({
      alg: algorithm!.replace('sha', 'SHA-'),
      content: Buffer.from(digest, 'base64').toString('hex'),
    })
  }
  const manifests = globSync('{gateway,schema,drizzle,subgraphs/*,clients/*}/package.json', { cwd: repository })
  expect(manifests.length).toBeGreaterThan(8)
  for (const file of manifests)
    expect([...names]).toEqual(expect.arrayContaining(Object.keys(manifest(file).dependencies ?? {})))
  for (const tool of ['vitest', '@biomejs/biome', 'typescript']) expect(names.has(tool)).toBe(false)

  const page = readFileSync(join(folder, `quintet-${version}.licences.md`), 'utf8')
  for (const name of names) if (!name.startsWith('@quintet/')) expect(page).toContain(`| ${name} | `)
})

it('refuses licences that are not on the list, and a NOTICE that does not fit', () => {
  const allowed = ['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'BSD-3-Clause']
  expect(allowed.filter((licence) => !isAllowed(licence))).toEqual([])
  const refused = [
    'GPL-3.0-or-later',
    'MIT AND AGPL-3.0-only',
    'Elastic-2.0',
    'UNLICENSED',
    'Unknown',
    '',
    '(MIT OR Zlib) AND GPL-3.0-only',
  ]
  expect(refused.filter(isAllowed)).toEqual([])
  const packages = [
    { name: 'plain', version: '1.0.0', licence: 'MIT' },
    { name: '@apollo/gateway', version: '2.0.0', licence: 'Elastic-2.0' },
    { name: 'copyleft', version: '3.0.0', licence: 'AGPL-3.0-only' },
  ]
  expect(licenceFaults(packages, 'Under the Elastic License:\n\n  @apollo/gateway, @apollo/gone\n')).toEqual([
    'copyleft@3.0.0 is under AGPL-3.0-only, which is not allowed',
    'NOTICE names @apollo/gone, which is not there',
  ])
  expect(licenceFaults(packages.slice(0, 2), '')).toEqual(['NOTICE does not name @apollo/gateway'])
})

it('says what is missing before a version can be tagged', () => {
  const ready = {
    version: '0.2.0',
    changelog: '# Changelog\n\n## 0.2.0 - 2026-12-24\n',
    api: 'type Query { a: Int }',
    keptApi: 'type Query { a: Int }',
    hasData: true,
    changes: '',
    tags: ['v0.1.0'],
  }
  expect(readinessFaults(ready)).toEqual([])
  const faults = readinessFaults({
    ...ready,
    changelog: '## Unreleased\n\n## 0.2.0\n',
    keptApi: null,
    hasData: false,
    changes: ' M README.md',
    tags: ['v0.2.0'],
  })
  expect(faults).toHaveLength(5)
})

it('has a tag that is signed and checked as the page says; another key, or another commit under the name, is found', () => {
  const [, sign = '', verify = ''] = textsOf('docs/releases.md', 'sh')
  const tree = join(folder, 'tree')
  const keys = ['maintainer', 'stranger'].map((name) => join(folder, name))
  const { PATH = '' } = process.env
  /** A shell whose git knows no settings of this machine. */
  const shell = (text: string, key = keys[0]!) => {
    const person = {
      GIT_AUTHOR_NAME: 'M',
      GIT_AUTHOR_EMAIL: 'm@example.org',
      GIT_COMMITTER_NAME: 'M',
      GIT_COMMITTER_EMAIL: 'm@example.org',
    }
    const own = { HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...person, SIGNING_KEY: `${key}.pub`, VERSION: '0.2.0' }
    const env = { PATH, ...own, ALLOWED_SIGNERS: join(folder, 'allowed') }
    const { status, stdout, stderr } = spawnSync('sh', ['-ec', text], { cwd: folder, env, encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }
  for (const key of keys) expect(shell(`ssh-keygen -q -t ed25519 -N '' -f ${key}`).status).toBe(0)
  writeFileSync(join(folder, 'allowed'), `m@example.org namespaces="git" ${readFileSync(`${keys[0]}.pub`, 'utf8')}`)
  const inside = (text: string, key?: string) => shell(`cd ${tree}\n${text}`, key)
  expect(shell(`git init -q ${tree}; cd ${tree}; git commit -q --allow-empty -m first`)).toMatchObject({ status: 0 })
  expect(inside(verify).status).not.toBe(0)
  expect(inside(sign)).toEqual({ status: 0, said: '' })
  expect(inside(verify)).toEqual({
    status: 0,
    said: expect.stringMatching(/^Good "git" signature for m@example\.org /),
  })

  expect(inside(`git tag -d "v$VERSION"; ${sign}`, keys[1])).toMatchObject({ status: 0 })
  expect(inside(verify)).toMatchObject({ status: 1 })
  const moved = `git tag -d "v$VERSION"; ${sign}
    git commit -q --allow-empty -m second; git cat-file tag "v$VERSION" | sed "s/^object .*/object $(git rev-parse HEAD)/" > forged
    git update-ref "refs/tags/v$VERSION" "$(git hash-object -t tag -w forged)"`
  expect(inside(moved)).toMatchObject({ status: 0 })
  expect(inside(verify)).toMatchObject({ status: 1 })
})
