// `pnpm slice SUBGRAPH SLICE [Type]` writes the plain files of a new slice from the texts in tools/slice/, lists it in its
// subgraph, and makes types, supergraph and migration. From then on they are files like all others.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const subgraphs = ['tenancy', 'marketplace', 'recruiting', 'credit']
const usage = `Use pnpm slice SUBGRAPH SLICE [Type]: one of ${subgraphs.join(', ')}, a plural such as bids, and the name of
one of them where it is not plain, such as CreditBid. Rows of a slice belong to a tenant; write others by hand.`

class UsageError extends Error {}

const pascal = (kebab: string): string => kebab.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const singular = (plural: string): string =>
  plural.endsWith('ies') ? `${plural.slice(0, -3)}y` : plural.replace(/(?<=x|ch|sh|ss)es$|s$/, '')

/** What stands for what in the texts. */
function namesOf(subgraph: string, slice: string, given: string | undefined): Record<string, string> {
  const one = singular(slice)
  const type = given ?? pascal(one)
  const isKnown = subgraphs.includes(subgraph) && /^[a-z]+(-[a-z]+)*s$/.test(slice)
  if (!isKnown || !type.endsWith(pascal(one))) throw new UsageError(usage)
  const wordsOf = (pascalCase: string): string => pascalCase.replace(/(?<!^)[A-Z]/g, ' $&').toLowerCase()
  const plural = type.slice(0, -pascal(one).length) + pascal(slice)
  const words = wordsOf(type)
  const withArticle = `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
  const sqlName = slice.replaceAll('-', '_')
  return {
    subgraph,
    slice,
    Type: type,
    name: lowerFirst(type),
    plural: lowerFirst(plural),
    table: lowerFirst(pascal(slice)),
    sql: sqlName,
    permission: `${subgraph}.${sqlName}`,
    words,
    one: withArticle,
    One: upperFirst(withArticle),
    many: wordsOf(plural),
    Many: upperFirst(wordsOf(plural)),
  }
}

/** Where each text goes. */
const filesOf = (subgraph: string, slice: string): Record<string, string> => ({
  'sdl.graphql.txt': `schema/${subgraph}/${slice}.graphql`,
  'table.ts.txt': `drizzle/${subgraph}/${slice}.ts`,
  'store.ts.txt': `subgraphs/${subgraph}/${slice}/store.ts`,
  'rules.ts.txt': `subgraphs/${subgraph}/${slice}/rules.ts`,
  'actions.ts.txt': `subgraphs/${subgraph}/${slice}/actions.ts`,
  'resolvers.ts.txt': `subgraphs/${subgraph}/${slice}/resolvers.ts`,
  'test.ts.txt': `test/subgraphs/${subgraph}/${slice}.test.ts`,
})

function writeSlice(subgraph: string, slice: string, type: string | undefined): string[] {
  const names = namesOf(subgraph, slice, type)
  const files = Object.entries(filesOf(subgraph, slice))
  const taken = files.find(([, path]) => existsSync(new URL(path, root)))
  if (taken !== undefined) throw new UsageError(`${taken[1]} exists already.`)
  for (const [template, path] of files) {
    const text = readFileSync(new URL(`slice/${template}`, import.meta.url), 'utf8')
    const target = new URL(path, root)
    mkdirSync(dirname(fileURLToPath(target)), { recursive: true })
    writeFileSync(
      target,
      text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => names[name]!),
    )
  }
  const list = `subgraphs/${subgraph}/subgraph.ts`
  const text = readFileSync(new URL(list, root), 'utf8')
  const line = `import { resolvers as ${names.table} } from './${slice}/resolvers.ts'\n`
  const listed = text.replace(/ {2}slices: \[([^\]]*?),?\s*\],/, `  slices: [$1, ${names.table}],`)
  writeFileSync(new URL(list, root), listed.replace(/(?=import \{ resolvers as )/, line))
  return [...files.map(([, path]) => path), list]
}

/** Runs a program of the workspace; its words are shown only when it fails. */
function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { cwd: fileURLToPath(root), stdio: ['ignore', 'pipe', 'inherit'] })
}

try {
  const [subgraph = '', slice = '', type] = process.argv.slice(2)
  const files = writeSlice(subgraph, slice, type)
  run('node_modules/.bin/biome', 'check', '--write', ...files)
  for (const step of ['schema/codegen.ts', 'schema/compose.ts']) run(process.execPath, step)
  run(process.execPath, 'drizzle/migrate/generate.ts', subgraph, slice.replaceAll('-', '_'))
  process.stdout.write(
    `${files.join('\n')}\nTypes, supergraph and migration are made too. Next: the slice's own fields.\n`,
  )
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
