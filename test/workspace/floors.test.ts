// The floors of the gateway: each folder imports only from the floors below it. Breaks are planted, and must be reported.
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const gateway = fileURLToPath(new URL('../../gateway/', import.meta.url))

/** From the top. Folders on the same floor do not import from each other. */
const floors: readonly (readonly string[])[] = [
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
  ['access', 'observability'],
  ['selections', 'supergraph', 'sources', 'explorer'],
]

/** The folder of a file, or the file itself at the root of the gateway. */
const roomOf = (file: string): string => file.split('/')[0]!
const floorOf = (file: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(file)))

/** The gateway's own files that a file imports, types included. */
function importsOf(file: string, text: string): string[] {
  const specifiers = text.matchAll(/(?:\bfrom|\bimport) ?\(?\s*'(\.[^']+)'/g)
  return [...specifiers].map(([, specifier = '']) => join(dirname(file), specifier))
}

/** The imports of a file that lead to the same floor or upwards. */
const wrongImports = (file: string, text: string): string[] =>
  importsOf(file, text)
    .filter((target) => roomOf(target) !== roomOf(file) && floorOf(target) <= floorOf(file))
    .map((target) => `${file} imports ${target}`)

const files = globSync('**/*.{ts,js}', { cwd: gateway, exclude: ['**/node_modules'] }).sort()

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
  ])('%s', (_, file, text) => expect(wrongImports(file, text)).toHaveLength(1))
})

describe('an import is not reported', () => {
  test.each([
    ['to a lower floor', 'http/server.ts', `import { serveSockets } from '../websocket/sockets.ts'`],
    ['to a much lower floor', 'gateway.ts', `import { whenDone } from './sources/maybe-promise.ts'`],
    ['inside of a folder', 'execution/plan/order.ts', `import { type Run } from '../run.ts'`],
    ['of another package', 'sources/source.ts', `import type { Envelope } from '@quintet/kit/wire/envelope.ts'`],
  ])('%s', (_, file, text) => expect(wrongImports(file, text)).toEqual([]))
})

describe('the gateway', () => {
  test('has its entries, the gateway and its package at its root, and no other file', () => {
    const atRoot = readdirSync(gateway, { withFileTypes: true }).filter((entry) => entry.isFile())
    expect(atRoot.map(({ name }) => name).sort()).toEqual(['apollo.ts', 'gateway.ts', 'main.ts', 'package.json'])
  })
  test('has every folder and every file at its root on one floor', () => {
    expect(files.length).toBeGreaterThan(80)
    expect([...new Set(files.map(roomOf))].sort()).toEqual(floors.flat().sort())
  })
  test('has no import to the same floor or upwards', () => {
    const all = files.flatMap((file) => importsOf(file, readFileSync(join(gateway, file), 'utf8')))
    expect(all.length).toBeGreaterThan(200)
    expect(files.flatMap((file) => wrongImports(file, readFileSync(join(gateway, file), 'utf8')))).toEqual([])
  })
})
