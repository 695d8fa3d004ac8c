// The floors of the gateway, the kit and the tables' package: each folder imports only from the floors below it. Breaks are
// planted, and must be reported.
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Folders, or files at the root, from the top. Those on the same floor do not import from each other. */
type Floors = readonly (readonly string[])[]

const gateway: Floors = [
  ['embedded'],
  ['main.ts', 'apollo.ts'],
  ['process'],
  ['http'],
  ['websocket'],
  ['gateway.ts'],
  ['live'],
  ['pipeline'],
  ['operations'],
  ['limits'],
  ['execution', 'auth'],
  ['access', 'observability', 'board'],
  ['supergraph', 'sources', 'explorer'],
  ['selections'],
]

const kit: Floors = [
  ['server'],
  ['demo', 'score-cache'],
  ['subgraph', 'leaderboard'],
  ['audit', 'jobs'],
  ['slice'],
  ['events', 'files', 'mail', 'sealed'],
  ['wire'],
  ['process'],
]
const drizzle: Floors = [
  ['doctor', 'backup'],
  ['migrate', 'move', 'embedded', 'isolation'],
  ['client', 'identity', 'tenancy', 'marketplace', 'recruiting', 'credit'],
  ['table-parts'],
]

/** The folder of a file, or the file itself at the root of its package. */
const roomOf = (file: string): string => file.split('/')[0]!
const floorOf = (floors: Floors, file: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(file)))

/** The package's own files that a file imports, types included. */
function importsOf(file: string, text: string): string[] {
  const specifiers = text.matchAll(/(?:\bfrom|\bimport) ?\(?\s*'(\.[^']+)'/g)
  return [...specifiers].map(([, specifier = '']) => join(dirname(file), specifier))
}

/** The imports of a file that lead to the same floor or upwards. */
const wrongImports = (floors: Floors, file: string, text: string): string[] =>
  importsOf(file, text)
    .filter((target) => roomOf(target) !== roomOf(file) && floorOf(floors, target) <= floorOf(floors, file))
    .map((target) => `${file} imports ${target}`)

describe('an import is reported', () => {
  test.each([
    ['to the floor above', 'websocket/sockets.ts', `import { startServer } from '../http/server.ts'`],
    ['to a file at the root', 'live/hub.ts', `import { createGateway } from '../gateway.ts'`],
    ['of a type', 'pipeline/run.ts', `import type { Hub } from '../live/hub.ts'`],
    ['between folders of one floor', 'access/rules.ts', `import { createMetrics } from '../observability/metrics.ts'`],
    ['between the lowest folders', 'sources/http.ts', `import { loadSupergraph } from '../supergraph/load.ts'`],
    ['from a folder inside of a floor', 'execution/plan/order.ts', `import '../../operations/cache.ts'`],
    ['on several lines', 'auth/viewers.ts', `import {\n  type Limits,\n} from '../limits/limits.ts'`],
    ['at run time', 'supergraph/load.ts', `await import('../execution/run.ts')`],
    ['that is exported again', 'selections/aliases.ts', `export { prune } from '../access/prune.ts'`],
  ])('%s', (_, file, text) => expect(wrongImports(gateway, file, text)).toHaveLength(1))
  test.each([
    ['from the wire to the slices', 'wire/remote.ts', `import { createPeers } from '../slice/peers.ts'`],
    ['from events to slices', 'events/consume.ts', `import type { BaseContext } from '../slice/context.ts'`],
    ['from a leaderboard to the subgraph', 'leaderboard/open.ts', `import '../subgraph/subgraph.ts'`],
  ])('%s of the kit', (_, file, text) => expect(wrongImports(kit, file, text)).toHaveLength(1))
  test.each([
    ['from one schema to another', 'credit/scores.ts', `import { jobs } from '../recruiting/jobs.ts'`],
    ['from connections to migrations', 'client/database.ts', `import { migrate } from '../migrate/migrate.ts'`],
  ])('%s of drizzle', (_, file, text) => expect(wrongImports(drizzle, file, text)).toHaveLength(1))
})

describe('an import is not reported', () => {
  test.each([
    ['to a lower floor', 'http/server.ts', `import { serveSockets } from '../websocket/sockets.ts'`],
    ['to a much lower floor', 'gateway.ts', `import { whenDone } from './sources/maybe-promise.ts'`],
    ['inside of a folder', 'execution/plan/order.ts', `import { type Run } from '../run.ts'`],
    ['of another package', 'sources/source.ts', `import type { Envelope } from '@quintet/kit/wire/envelope.ts'`],
  ])('%s', (_, file, text) => expect(wrongImports(gateway, file, text)).toEqual([]))
})

describe.each([
  {
    name: 'gateway',
    folder: 'gateway/',
    floors: gateway,
    atRoot: ['apollo.ts', 'gateway.ts', 'main.ts', 'package.json'],
    least: 200,
  },
  { name: 'kit', folder: 'subgraphs/kit/', floors: kit, atRoot: ['package.json'], least: 60 },
  { name: 'drizzle', folder: 'drizzle/', floors: drizzle, atRoot: ['package.json'], least: 40 },
])('$name', ({ folder, floors, atRoot, least }) => {
  const files = globSync('**/*.{ts,js}', { cwd: join(root, folder), exclude: ['**/node_modules'] }).sort()
  const read = (file: string): string => readFileSync(join(root, folder, file), 'utf8')

  test('has no other files at its root than these', () => {
    const found = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile())
    expect(found.map(({ name }) => name).sort()).toEqual(atRoot)
    expect(atRoot.length).toBeLessThanOrEqual(4)
  })
  test('has every folder and every file at its root on one floor', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(floors.flat().sort())
  })
  test('has no import to the same floor or upwards', () => {
    expect(files.flatMap((file) => importsOf(file, read(file))).length).toBeGreaterThan(least)
    expect(files.flatMap((file) => wrongImports(floors, file, read(file)))).toEqual([])
  })
})
