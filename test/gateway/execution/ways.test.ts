// Ways through the data of an execution: each place once, what was found is not looked for again, and what came since is.

import { setTimeout as pause } from 'node:timers/promises'
import { merge } from '@quintet/gateway/execution/data/objects.ts'
import { changedAt, createWays, objectsAt, type Visited } from '@quintet/gateway/execution/data/paths.ts'
import { expect, it } from 'vitest'
import { federate } from '../../support/federation/federation.ts'
import type { Json } from '../../support/quintet/quintet.ts'

const visited = (data: unknown, shared: readonly object[] = []): Visited => ({
  data,
  shared: shared.length === 0 ? null : new Set(shared),
  reached: new Map(),
})

it('leads to objects in their order, through lists in lists, and past what is none', () => {
  const data = { a: [[{ b: { id: 1 } }, null, { b: null }], null, [{ b: { id: 2 } }, 'text', {}]], c: { b: { id: 3 } } }
  const way = createWays()(['a', '@', '@', 'b'])
  expect(objectsAt(way, visited(data))).toEqual([{ id: 1 }, { id: 2 }])
})

it('leads to what stands in several places once', () => {
  const list = [{ id: 1 }, { id: 2 }]
  const way = createWays()(['@', 'list', '@'])
  expect(objectsAt(way, visited([{ list }, { list }], [list]))).toEqual(list)
  expect(objectsAt(way, visited([{ list }, { list }]))).toHaveLength(4)
})

it('leads to nothing that objects inherit', () => {
  const wayTo = createWays()
  for (const key of ['constructor', '__proto__', 'toString']) {
    expect(objectsAt(wayTo([key]), visited({}))).toEqual([])
    const own = JSON.parse(`{ ${JSON.stringify(key)}: { "id": 1 } }`) as unknown
    expect(objectsAt(wayTo([key]), visited(own))).toEqual([{ id: 1 }])
  }
})

it('goes on from where another one ended, in whatever order they were made', () => {
  const wayTo = createWays()
  const ways = [wayTo(['a', 'b', 'c']), wayTo(['a']), wayTo(['a', 'b']), wayTo([])]
  expect(wayTo(['a', 'b'])).toBe(ways[2])
  const data = { a: { b: { c: { id: 1 } } } }
  for (const order of [ways, ways.toReversed()]) {
    const all = visited(data)
    for (const way of order) objectsAt(way, all)
    expect(ways.map((way) => objectsAt(way, all)[0])).toEqual([data.a.b.c, data.a, data.a.b, data])
  }
})

it('leads to lists where others lead to objects: types of one union may differ so', () => {
  const wayTo = createWays()
  const data = [{ a: { id: 1 } }, { a: [{ id: 2 }, { id: 3 }] }]
  for (const paths of [
    ['one', 'list'],
    ['list', 'one'],
  ]) {
    const all = visited(data)
    const ids = { one: wayTo(['@', 'a']), list: wayTo(['@', 'a', '@']) }
    const found = paths.map((path) => objectsAt(ids[path as 'one' | 'list'], all).map(({ id }) => id))
    expect(Object.fromEntries(paths.map((path, i) => [path, found[i]]))).toEqual({ one: [1], list: [2, 3] })
  }
})

it('finds what was joined into its beginning since, and keeps what stands before it', () => {
  const wayTo = createWays()
  const [before, here, beyond] = [wayTo(['a']), wayTo(['a', 'b']), wayTo(['a', 'b', 'c'])]
  const data: Json = { a: { b: {} } }
  const all = visited(data)
  const known = objectsAt(before, all)
  expect(objectsAt(beyond, all)).toEqual([])
  data.a.b.c = { id: 1 }
  expect(objectsAt(beyond, all)).toEqual([])
  changedAt(here, all)
  expect(objectsAt(beyond, all)).toEqual([{ id: 1 }])
  expect(objectsAt(before, all)).toBe(known)
})

it.each([
  ['single values', { a: 1, b: 'text', c: false }, false],
  ['an object', { a: { id: 1 } }, true],
  ['a list', { a: [] }, true],
  ['null, which may stand where an object stood', { a: null }, true],
])('may lead elsewhere after a join of %s: %s', (_, source, isOther) => {
  expect(merge({ a: { id: 2 } }, source)).toBe(isOther)
})

it('is gone anew by a fetch when another one brought more than was there before', async () => {
  const lid = 'type Lid @shareable { maker: Maker }'
  const brings = (lidOf: () => unknown) => ({ Box: { __resolveReference: (box: Json) => box, lid: lidOf } })
  const federation = await federate([
    {
      name: 'boxes',
      sdl: 'type Query { box: Box } type Box @key(fields: "id") { id: ID! }',
      resolvers: { Query: { box: () => ({ id: 1 }) } },
    },
    {
      name: 'ids',
      sdl: `type Box @key(fields: "id") { id: ID! lid: Lid @shareable } ${lid} type Maker @key(fields: "id") { id: ID! }`,
      resolvers: brings(() => pause(5, { maker: { id: 'x' } })),
    },
    {
      name: 'codes',
      sdl: `type Box @key(fields: "id") { id: ID! lid: Lid @shareable } ${lid} type Maker @key(fields: "code") { code: ID! }`,
      resolvers: brings(() => null),
    },
    {
      name: 'names',
      sdl: 'type Maker @key(fields: "id") { id: ID! name: String }',
      resolvers: { Maker: { __resolveReference: (maker: Json) => ({ ...maker, name: 'n' }) } },
    },
    {
      name: 'shoes',
      sdl: 'type Maker @key(fields: "code") { code: ID! shoe: Int }',
      resolvers: { Maker: { __resolveReference: (maker: Json) => ({ ...maker, shoe: 42 }) } },
    },
  ])
  const query = '{ box { lid { maker { name shoe } } } }'
  const { data, errors } = await federation.ask(query)
  expect(federation.asked.map(({ subgraph }) => subgraph)).toEqual(['boxes', 'codes', 'ids', 'names'])
  expect(data).toEqual({ box: { lid: { maker: { name: 'n', shoe: null } } } })
  expect({ data, errors }).toEqual(await federation.askApollo(query))
  await federation.stop()
})
