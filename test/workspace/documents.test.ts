// What pages promise is there: each link leads somewhere, each setting is explained, each operation is one of the API.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { repository, textsOf } from '../support/documents/blocks.ts'

const read = (file: string): string => readFileSync(join(repository, file), 'utf8')
const files = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: repository,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean)
const pages = files('*.md').filter((page) => page !== 'CHANGELOG.md')
/** A page without its fenced blocks. */
const proseOf = (page: string): string => read(page).replace(/^```[\s\S]*?^```$/gm, '')

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test('each link of a page leads to a file that is there, and to a heading that it has', () => {
  const broken = pages.flatMap((page) =>
    [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^(https?:|mailto:)/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#')
        const file = path === '' ? page : normalize(join(dirname(page), path))
        if (!existsSync(join(repository, file))) return true
        return anchor !== undefined && !anchorsOf(file).includes(anchor)
      })
      .map((target) => `${page}: ${target}`),
  )
  expect(broken).toEqual([])
})

/** Set by the system, by pnpm or by other programs. */
const foreign = ['APOLLO_TELEMETRY_DISABLED', 'INIT_CWD', 'NODE_ENV', 'NO_COLOR']
test('each setting that the code reads is explained, and each that is explained is read', () => {
  const sources = files('gateway/*.ts', 'subgraphs/*.ts', 'drizzle/*.ts', 'schema/*.ts', 'start.js').map(read)
  const readers = sources.filter((text) => /SettingsReader|readSettings|NodeJS\.ProcessEnv|process\.env/.test(text))
  const named = readers.flatMap((text) => [
    ...[...text.matchAll(/\b(?:text|whole|choice|address|postgres|secret)\(\s*'([A-Z][A-Z0-9_]+)'/g)].map(
      ([, name]) => name!,
    ),
    ...[...text.matchAll(/\b(?:environment|process\.env)\.([A-Z][A-Z0-9_]+)/g)].map(([, name]) => name!),
  ])
  const explained = ['docs/settings.md', 'docs/limits.md'].flatMap((page) =>
    [...read(page).matchAll(/^\| (`.+)$/gm)].flatMap(([, row]) =>
      [...row!.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name!),
    ),
  )
  expect(named.length).toBeGreaterThan(50)
  expect([...new Set(named)].filter((name) => !explained.includes(name) && !foreign.includes(name))).toEqual([])
  const all = sources.join('\n')
  expect(explained.filter((name) => !new RegExp(`\\b${name}\\b`).test(all))).toEqual([])
})

test('each operation that a page shows is one of the API', () => {
  const schema = buildSchema(read('schema/api.graphql'), { assumeValidSDL: true })
  const wrong = pages.flatMap((page) =>
    textsOf(page, 'graphql').flatMap((text) =>
      validate(schema, parse(text)).map(({ message }) => `${page}: ${message}`),
    ),
  )
  expect(wrong).toEqual([])
})
