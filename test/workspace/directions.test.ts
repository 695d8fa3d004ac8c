// Who may import whom. Each break is planted in a copy of the configuration, and the linter must report it there.
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const direction = 'lint/style/noRestrictedImports'
const undeclared = 'lint/correctness/noUndeclaredDependencies'
const cycle = 'lint/suspicious/noImportCycles'

/** What must be reported: the file, its import, the rule. */
const breaks: [why: string, file: string, code: string, rule: string][] = [
  ['schema on drizzle', 'schema/one.ts', `import '@quintet/drizzle/client/database.ts'`, direction],
  ['schema on the kit, by path', 'schema/two.ts', `import '../subgraphs/kit/clock.ts'`, direction],
  ['drizzle on schema', 'drizzle/one.ts', `import '@quintet/schema/load.ts'`, direction],
  ['tables on a subgraph', 'drizzle/credit/one.ts', `import '../../subgraphs/credit/context.ts'`, direction],
  ['gateway on drizzle', 'gateway/one.ts', `import '@quintet/drizzle/client/database.ts'`, direction],
  ['gateway on a subgraph', 'gateway/two.ts', `import '@quintet/credit/subgraph.ts'`, direction],
  ['gateway on a subgraph, by path', 'gateway/three.ts', `import '../subgraphs/credit/subgraph.ts'`, direction],
  ['gateway on the rest of the kit', 'gateway/four.ts', `import '@quintet/kit/slice/context.ts'`, direction],
  ['a type counts', 'gateway/live/one.ts', `import type { Scope } from '@quintet/drizzle/client/scope.ts'`, direction],
  ['a dynamic import counts', 'gateway/live/two.ts', `await import('@quintet/credit/subgraph.ts')`, direction],
  ['a re-export counts', 'gateway/live/three.ts', `export * from '@quintet/kit/subgraph/subgraph.ts'`, direction],
  ['gateway on its own start', 'gateway/five.ts', `import './embedded/start.ts'`, direction],
  ['gateway on its own start, below', 'gateway/live/four.ts', `import '../embedded/database.ts'`, direction],
  [
    'gateway on the kit, two folders down',
    'gateway/execution/fetch/one.ts',
    `import '../../../subgraphs/kit/slice/context.ts'`,
    direction,
  ],
  [
    'gateway on its own start, two folders down',
    'gateway/execution/fetch/two.ts',
    `import '../../embedded/start.ts'`,
    direction,
  ],
  [
    'gateway on schema by path, two folders down',
    'gateway/execution/fetch/three.ts',
    `import '../../../schema/load.ts'`,
    direction,
  ],
  ['demo accounts in the gateway', 'gateway/six.ts', `import '@quintet/kit/demo/people.ts'`, direction],
  [
    'a command on the envelope',
    'gateway/embedded/commands/score.ts',
    `import '@quintet/kit/wire/envelope.ts'`,
    direction,
  ],
  ['a command on its start', 'gateway/embedded/commands/token.ts', `import '../config.ts'`, direction],
  ['embedded start by path', 'gateway/embedded/start.ts', `import '../../subgraphs/credit/seed.ts'`, direction],
  ['subgraph on subgraph', 'subgraphs/credit/seed.ts', `import '@quintet/tenancy/context.ts'`, direction],
  ['subgraph on undeclared subgraph', 'subgraphs/credit/one.ts', `import '@quintet/tenancy/context.ts'`, undeclared],
  ['subgraph on subgraph, by path', 'subgraphs/credit/two.ts', `import '../tenancy/context.ts'`, direction],
  ['slice on subgraph, by path', 'subgraphs/credit/scores/one.ts', `import '../../tenancy/context.ts'`, direction],
  ['subgraph on the gateway', 'subgraphs/credit/three.ts', `import '@quintet/gateway/gateway.ts'`, direction],
  ['kit on a subgraph', 'subgraphs/kit/one.ts', `import '@quintet/credit/context.ts'`, direction],
  ['kit on a subgraph, by path', 'subgraphs/kit/leaderboard/one.ts', `import '../../credit/context.ts'`, direction],
  ['kit on a subgraph’s tables', 'subgraphs/kit/two.ts', `import '@quintet/drizzle/credit/scores.ts'`, direction],
  ['resolvers of a sibling', 'subgraphs/credit/scores/two.ts', `import '../applications/resolvers.ts'`, direction],
  ['resolvers of the own slice', 'subgraphs/credit/scores/live.ts', `import './resolvers.ts'`, direction],
  ['actions of a sibling', 'subgraphs/credit/scores/store.ts', `import '../applications/actions.ts'`, direction],
  ['actions in subgraph.ts', 'subgraphs/credit/subgraph.ts', `import './scores/actions.ts'`, direction],
  ['graphql in actions', 'subgraphs/credit/scores/actions.ts', `import { parse } from 'graphql'`, direction],
  ['SQL in actions', 'subgraphs/credit/loans/actions.ts', `import { eq } from 'drizzle-orm'`, direction],
  ['SQL in resolvers', 'subgraphs/credit/scores/resolvers.ts', `import { eq } from 'drizzle-orm'`, direction],
  ['tables in resolvers', 'subgraphs/credit/loans/resolvers.ts', `import '@quintet/drizzle/credit/x.ts'`, direction],
  ['SQL in rules', 'subgraphs/credit/scores/rules.ts', `import { eq } from 'drizzle-orm'`, direction],
  ['tables in rules', 'subgraphs/credit/bids/rules.ts', `import type { X } from '@quintet/drizzle/x.ts'`, direction],
  ['graphql in rules', 'subgraphs/credit/loans/rules.ts', `import type { GraphQLError } from 'graphql'`, direction],
  ['input or output in rules', 'subgraphs/credit/kyc/rules.ts', `import { readFileSync } from 'node:fs'`, direction],
  ['an undeclared dependency', 'subgraphs/credit/four.ts', `import { jwtVerify } from 'jose'`, undeclared],
  ['a circle', 'subgraphs/credit/circle.ts', `import './round.ts'`, cycle],
]
/** What must pass, so that no list refuses everything. */
const allowed: [file: string, code: string][] = [
  ['subgraphs/credit/round.ts', `export { a } from './circle.ts'`],
  [
    'gateway/allowed.ts',
    `import '@quintet/kit/wire/envelope.ts'\nimport '@quintet/schema/access.ts'\nimport './live/x.ts'`,
  ],
  [
    'gateway/live/allowed.ts',
    `import '@quintet/kit/wire/errors.ts'\nimport '../gateway.ts'\nimport '../sources/source.ts'`,
  ],
  ['gateway/execution/fetch/allowed.ts', `import '@quintet/kit/process/clock.ts'\nimport '../../sources/source.ts'`],
  ['gateway/embedded/commands/client.ts', `import '@quintet/kit/demo/people.ts'\nimport './token.ts'`],
  [
    'gateway/embedded/main.ts',
    `import '@quintet/drizzle/client/database.ts'\nimport '@quintet/credit/seed.ts'\nimport '../gateway.ts'`,
  ],
  ['subgraphs/tenancy/subgraph.ts', `import './tenants/resolvers.ts'\nimport '@quintet/kit/subgraph/subgraph.ts'`],
  ['subgraphs/tenancy/seed.ts', `import './tenants/actions.ts'\nimport '@quintet/kit/demo/people.ts'`],
  ['subgraphs/tenancy/tenants/resolvers.ts', `import './actions.ts'\nimport 'graphql'\nimport '../access/store.ts'`],
  ['subgraphs/tenancy/tenants/actions.ts', `import './rules.ts'\nimport '@quintet/drizzle/client/scope.ts'`],
  ['subgraphs/tenancy/tenants/rules.ts', `import '@quintet/kit/slice/problems.ts'\nimport '../access/rules.ts'`],
  [
    'subgraphs/kit/leaderboard/allowed.ts',
    `import '@quintet/drizzle/table-parts/leaderboards.ts'\nimport '@quintet/schema/load.ts'`,
  ],
]

let copy: string
let reports: Set<string>

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'quintet-directions-')))
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
  writeFileSync(join(copy, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }))
  for (const file of packageFiles()) plant(file, readFileSync(join(root, file), 'utf8'))
  for (const [, file, code] of breaks) plant(file, `${code}\n`)
  for (const [file, code] of allowed) plant(file, `${code}\n`)
  const biome = join(root, 'node_modules/.bin/biome')
  const { stdout, stderr } = spawnSync(biome, ['lint', '--reporter=github', '--max-diagnostics=1000'], {
    cwd: copy,
    encoding: 'utf8',
  })
  const found = stdout.matchAll(/title=([^,]+),file=([^,]+),/g)
  reports = new Set([...found].map(([, rule, file = '']) => `${rule} ${file.replace(`${copy}/`, '')}`))
  if (reports.size === 0) throw new Error(`${stdout}${stderr}`)
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const packageFiles = () => [
  'package.json',
  'pnpm-workspace.yaml',
  ...globSync('{*,subgraphs/*}/package.json', { cwd: root }),
]

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  writeFileSync(join(copy, file), text)
}

describe('the linter refuses', () => {
  test.each(breaks)('%s', (_why, file, _code, rule) => expect([...reports]).toContain(`${rule} ${file}`))
})

describe('the linter allows', () => {
  const ofImports = () => [...reports].filter((report) => report.startsWith(direction) || report.startsWith(undeclared))
  test.each(allowed)('%s', (file) => expect(ofImports().filter((report) => report.endsWith(` ${file}`))).toEqual([]))
})

describe('a subgraph knows its own tables only', () => {
  const foreignTables = (subgraph: string, text: string): string[] =>
    [...text.matchAll(/'@quintet\/drizzle\/(identity|tenancy|marketplace|recruiting|credit)\/[\w-]+\.ts'/g)].flatMap(
      ([specifier, owner]) => (owner === subgraph ? [] : [specifier]),
    )
  const sources = globSync('subgraphs/*/**/*.ts', { cwd: root, exclude: ['**/node_modules'] })

  test('a break would be seen', () => {
    expect(foreignTables('credit', `import { jobs } from '@quintet/drizzle/recruiting/jobs.ts'`)).toHaveLength(1)
  })
  test('there is none', () => {
    expect(sources.length).toBeGreaterThan(50)
    const found = sources.flatMap((file) =>
      foreignTables(file.split('/')[1]!, readFileSync(join(root, file), 'utf8')).map((name) => `${file}: ${name}`),
    )
    expect(found).toEqual([])
  })
})

test('no type is imported inside an expression, where the linter does not look', () => {
  const sources = globSync('{schema,drizzle,gateway,subgraphs}/**/*.ts', { cwd: root, exclude: ['**/node_modules'] })
  const hiding = sources.filter((file) =>
    /(?<!await )\bimport\('(@quintet|\.)/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(hiding).toEqual([])
})
