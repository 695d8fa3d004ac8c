// Paths through the data of an execution: each object is collected once, walks continue from earlier ones, and what was
// merged since is found.

import { setTimeout as pause } from 'node:timers/promises'
import { merge } from '@quintet/gateway/execution/data/objects.ts'
import { createDataPaths, forgetLonger, objectsAt, type Walked } from '@quintet/gateway/execution/data/paths.ts'
import { expect, it } from 'vitest'
import { federate } from '../../support/federation/federation.ts'
import type { Json } from '../../support/quintet/quintet.ts'

const walked = (data: unknown, shared: readonly object[] = []): Walked => ({
  data,
  shared: shared.length === 0 ? null : new Set(shared),
  collected: new Map(),
})

it('collects objects in order, through lists of lists, and skips other values', () => {
  const data = { a: [[{ b: { id: 1 } }, null, { b: null }], null, [{ b: { id: 2 } }, 'text', {}]], c: { b: { id: 3 } } }
  const path = createDataPaths()(['a', '@', '@', 'b'])
  expect(objectsAt(path, walked(data))).toEqual([{ id: 1 }, { id: 2 }])
})

it('collects a shared object once', () => {
  const list = [{ id: 1 }, { id: 2 }]
  const path = createDataPaths()(['@', 'list', '@'])
  expect(objectsAt(path, walked([{ list }, { list }], [list]))).toEqual(list)
  expect(objectsAt(path, walked([{ list }, { list }]))).toHaveLength(4)
})

it('ignores what objects inherit', () => {
  const pathOf = createDataPaths()
  for (const key of ['constructor', '__proto__', 'toString']) {
    expect(objectsAt(pathOf([key]), walked({}))).toEqual([])
    const own = JSON.parse(`{ ${JSON.stringify(key)}: { "id": 1 } }`) as unknown
    expect(objectsAt(pathOf([key]), walked(own))).toEqual([{ id: 1 }])
  }
})

it('continues from shorter paths, whatever the order of their creation', () => {
  const pathOf = createDataPaths()
  const all = [pathOf(['a', 'b', 'c']), pathOf(['a']), pathOf(['a', 'b']), pathOf([])]
  expect(pathOf(['a', 'b'])).toBe(all[2])
  const data = { a: { b: { c: { id: 1 } } } }
  for (const order of [all, all.toReversed()]) {
    const state = walked(data)
    for (const path of order) objectsAt(path, state)
    expect(all.map((path) => objectsAt(path, state)[0])).toEqual([data.a.b.c, data.a, data.a.b, data])
  }
})

it('keeps lists and objects under one key apart, as types of a union may differ', () => {
  const pathOf = createDataPaths()
  const data = [{ a: { id: 1 } }, { a: [{ id: 2 }, { id: 3 }] }]
  for (const paths of [
    ['one', 'list'],
    ['list', 'one'],
  ]) {
    const all = walked(data)
    const ids = { one: pathOf(['@', 'a']), list: pathOf(['@', 'a', '@']) }
    const found = paths.map((path) => objectsAt(ids[path as 'one' | 'list'], all).map(({ id }) => id))
    expect(Object.fromEntries(paths.map((path, i) => [path, found[i]]))).toEqual({ one: [1], list: [2, 3] })
  }
})

it('finds what was merged since, and keeps what shorter paths collected', () => {
  const pathOf = createDataPaths()
  const [before, here, beyond] = [pathOf(['a']), pathOf(['a', 'b']), pathOf(['a', 'b', 'c'])]
  const data: Json = { a: { b: {} } }
  const all = walked(data)
  const collected = objectsAt(before, all)
  expect(objectsAt(beyond, all)).toEqual([])
  data.a.b.c = { id: 1 }
  expect(objectsAt(beyond, all)).toEqual([])
  forgetLonger(here, all)
  expect(objectsAt(beyond, all)).toEqual([{ id: 1 }])
  expect(objectsAt(before, all)).toBe(collected)
})

it.each([
  ['single values', { a: 1, b: 'text', c: false }, false],
  ['an object', { a: { id: 1 } }, true],
  ['a list', { a: [] }, true],
  ['null, which may replace an object', { a: null }, true],
])('reports whether a merge of %s may bring new objects: %s', (_, source, hasNewObjects) => {
  expect(merge({ a: { id: 2 } }, source)).toBe(hasNewObjects)
})

it('is walked again by a fetch after another one merged further objects', async () => {
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
