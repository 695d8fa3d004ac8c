// Subgraphs that answer with broken results: their own part is null with an error, and everything else is right.
import { leafOf } from '@quintet/gateway/execution/response/leaves.ts'
import fc from 'fast-check'
import { GraphQLScalarType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, federate } from '../../support/federation/federation.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { type Graph, servicesOf } from '../../support/schema/cases.ts'

const post: Record<string, Graph> = {
  post: {
    sdl: `type Query { box: Box boxes: [Box] items: [Item] one: Item sure: Box! cells: [[[Int]]] rows: [[Int!]]! any: Anything stray: Stray }
      scalar Anything
      interface Item { id: ID! name: String } union Inside = Letter | Parcel
      type Letter implements Item @key(fields: "id") { id: ID! name: String lines: Int }
      type Parcel implements Item @key(fields: "id") { id: ID! name: String grams: Int! }
      type Box { label: String inside: [Inside] lid: Box } type Stray { x: Int name: String }`,
    query: {
      items: [
        { __typename: 'Letter', id: '1', name: 'one' },
        { __typename: 'Parcel', id: '2', name: 'two', grams: 2 },
      ],
      one: { __typename: 'Letter', id: '1', name: 'one' },
    },
  },
  ways: {
    sdl: `type Letter @key(fields: "id") { id: ID! way: Way sure: Int! } type Parcel @key(fields: "id") { id: ID! way: Way }
      type Way { km: Int stops: [[Int]] }`,
    rows: { Letter: [{ id: '1', way: { km: 1 }, sure: 1 }], Parcel: [{ id: '2', way: { km: 2 } }] },
  },
}
let federation: Federation
beforeAll(async () => {
  federation = await federate(servicesOf(post))
})
afterAll(() => federation?.stop())

/** The answer when a subgraph sends this, whatever its types demand. */
async function answerWith(subgraph: string, sent: unknown, query: string) {
  const undo = federation.replace(subgraph, () => sent as never)
  try {
    return await federation.ask(query)
  } finally {
    undo()
  }
}
const errorsOf = ({ errors }: Json): string[] =>
  (errors ?? []).map(({ path, extensions }: Json) => `${path?.join('.')} ${extensions.code}`)
const internal = 'INTERNAL_SERVER_ERROR'

describe('an answer that is no result', () => {
  const query = '{ __typename box { label } again: box { label } }'
  it.each<[string, unknown, string[]]>([
    ['null', null, ['box UNAVAILABLE', 'again UNAVAILABLE']],
    ['a text', 'Bad gateway', ['box UNAVAILABLE', 'again UNAVAILABLE']],
    ['a list', [{ data: { box: null } }], ['box UNAVAILABLE', 'again UNAVAILABLE']],
    ['an empty object', {}, [`undefined ${internal}`]],
    ['no data and no errors', { data: null, errors: [] }, [`undefined ${internal}`]],
    ['data that are a list', { data: [1] }, [`undefined ${internal}`]],
    ['data that are a text', { data: 'x' }, [`undefined ${internal}`]],
    ['errors that are an object', { data: null, errors: { message: 'x' } }, [`undefined ${internal}`]],
    ['an error that is null', { data: null, errors: [null] }, [`undefined ${internal}`]],
    ['an error that is a text', { data: null, errors: ['x'] }, [`undefined ${internal}`]],
    [
      'an error whose parts are of other types',
      { data: null, errors: [{ message: {}, path: {}, extensions: 7 }] },
      [`undefined ${internal}`],
    ],
  ])('is reported: %s', async (_, sent, errors) => {
    const { data, ...rest } = await answerWith('post', sent, query)
    expect(data).toEqual({ __typename: 'Query', box: null, again: null })
    expect(errorsOf(rest)).toEqual(errors)
  })
})

describe('a value of another shape', () => {
  const box = '{ box { label inside { __typename ... on Letter { lines } } lid { label } } }'
  const empty = { label: null, inside: null, lid: null }
  it.each<[string, Json, Json, string[]]>([
    ['a list for an object', { box: [] }, { box: null }, ['box']],
    ['a text for an object', { box: 'x' }, { box: null }, ['box']],
    ['an object for a text', { box: { label: {} } }, { box: empty }, ['box.label']],
    ['a list for a text', { box: { label: ['x'] } }, { box: empty }, ['box.label']],
    ['a number for a text', { box: { label: 1 } }, { box: empty }, ['box.label']],
    ['an object for a list', { box: { inside: { length: 1 } } }, { box: empty }, ['box.inside']],
    ['a text for a list', { box: { inside: 'xy' } }, { box: empty }, ['box.inside']],
    [
      'lists in a list',
      { box: { inside: [[{ __typename: 'Letter' }]] } },
      { box: { ...empty, inside: [null] } },
      ['box.inside.0'],
    ],
    [
      'no type in a union',
      { box: { inside: [{ lines: 1 }] } },
      { box: { ...empty, inside: [null] } },
      ['box.inside.0'],
    ],
    [
      'an unknown type',
      { box: { inside: [{ __typename: 'Bomb' }] } },
      { box: { ...empty, inside: [null] } },
      ['box.inside.0'],
    ],
    [
      'a type that is not in the union',
      { box: { inside: [{ __typename: 'Stray' }] } },
      { box: { ...empty, inside: [null] } },
      ['box.inside.0'],
    ],
    [
      'a scalar as type',
      { box: { inside: [{ __typename: 'Int' }] } },
      { box: { ...empty, inside: [null] } },
      ['box.inside.0'],
    ],
    [
      'a type called constructor',
      { box: { inside: [{ __typename: 'constructor' }] } },
      { box: { ...empty, inside: [null] } },
      ['box.inside.0'],
    ],
    [
      'a type that cannot be a text',
      { box: { inside: [{ __typename: { toString: 1 } }] } },
      { box: { ...empty, inside: [null] } },
      ['box.inside.0'],
    ],
  ])('is null at its path: %s', async (_, data, expected, paths) => {
    const answer = await answerWith('post', { data }, box)
    expect(answer.data).toEqual(expected)
    expect(errorsOf(answer)).toEqual(paths.map((path) => `${path} ${internal}`))
  })

  it.each<[string, Json]>([
    ['a type that does not implement the interface', { __typename: 'Stray', id: '9', name: 'x' }],
    ['the interface itself, where __typename is selected', { __typename: 'Item', id: '9', name: 'x' }],
    ['no type', { id: '9', name: 'x' }],
    ['the root type', { __typename: 'Query', id: '9', name: 'x' }],
  ])('behind an interface: %s', async (_, item) => {
    const answer = await answerWith(
      'post',
      { data: { items: [item, { __typename: 'Letter', id: '1', name: 'one' }] } },
      '{ items { __typename name } }',
    )
    expect(answer.data).toEqual({ items: [null, { __typename: 'Letter', name: 'one' }] })
    expect(errorsOf(answer)).toEqual([`items.0 ${internal}`])
  })

  it('is kept for a custom scalar', async () => {
    const any = JSON.parse('{ "__proto__": { "x": 1 }, "constructor": [null], "a": [{}] }')
    expect((await answerWith('post', { data: { any } }, '{ any }')).data).toEqual({ any })
  })
  it('is null for a custom scalar when JSON cannot write it', () => {
    const leaf = leafOf(new GraphQLScalarType({ name: 'Anything' }))
    expect(leaf(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)))).toBeUndefined()
    expect(leaf([[]])).toEqual([[]])
    for (const value of [1n, () => 1, Symbol('x'), JSON.parse('1e999')]) expect(leaf(value)).toBeUndefined()
  })
  it('for a non-null field is reported once', async () => {
    const answer = await answerWith('post', { data: { sure: [] } }, '{ one { id } sure { label } }')
    expect([answer.data, errorsOf(answer)]).toEqual([null, [`sure ${internal}`]])
  })
})

describe('an entity', () => {
  const query = '{ items { name ... on Letter { way { km } } ... on Parcel { way { km } } } }'
  const whole = {
    data: {
      items: [
        { name: 'one', way: { km: 1 } },
        { name: 'two', way: { km: 2 } },
      ],
    },
  }
  it('is joined', async () => {
    expect((await federation.ask(query)).data).toEqual(whole.data)
  })
  it.each<[string, Json]>([
    ['of another type', { __typename: 'Stray', way: { km: 1 } }],
    ['of no known type', { __typename: 'Bomb', way: { km: 1 } }],
    ['of a type that cannot be a text', { __typename: { toString: 1 }, way: { km: 1 } }],
    [
      'with keys that objects inherit',
      JSON.parse(
        '{ "__proto__": { "name": "bad" }, "constructor": { "prototype": { "polluted": 1 } }, "way": { "km": 1, "__proto__": { "km": 3 } } }',
      ),
    ],
    ['with fields that were not selected', { way: { km: 1, stops: 'x' }, surprise: { km: 8 } }],
  ])('keeps its own type and values: %s', async (_, entity) => {
    const answer = await answerWith('ways', { data: { _entities: [entity, { way: { km: 2 } }] } }, query)
    expect(answer).toMatchObject(whole)
    expect(({} as Json).polluted).toBeUndefined()
  })
  it.each<[string, Json, string[]]>([
    ['a text', 'x', []],
    ['a list', [], []],
    ['a part of another shape', { way: [{ km: 1 }] }, [`items.0.way ${internal}`]],
  ])('that is %s leaves others complete', async (_, entity, errors) => {
    const answer = await answerWith('ways', { data: { _entities: [entity, { way: { km: 2 } }] } }, query)
    expect(answer.data).toEqual({
      items: [
        { name: 'one', way: null },
        { name: 'two', way: { km: 2 } },
      ],
    })
    expect(errorsOf(answer)).toEqual(errors)
  })
  it('of an interface is UNAVAILABLE at its paths when the subgraph does not answer', async () => {
    const answer = await answerWith('ways', undefined, query)
    expect(errorsOf(answer)).toEqual(['items.0.way UNAVAILABLE', 'items.1.way UNAVAILABLE'])
  })
})

describe('the path of an error', () => {
  const errorAt = (path: unknown) => ({ message: 'x', path, extensions: { code: 'CONFLICT' } })
  it.each<[string, unknown, string]>([
    ['is no list', '_entities', 'items'],
    ['is empty', [], 'items'],
    ['ends before the entity', ['_entities'], 'items'],
    ['has no such entity', ['_entities', 99, 'way'], 'items'],
    ['has a text for the number', ['_entities', '0', 'way'], 'items'],
    ['is negative', ['_entities', -1, 'way'], 'items'],
    ['is no whole number', ['_entities', 0.5, 'way'], 'items'],
    ['holds an object', ['_entities', 0, {}], 'items'],
    ['holds null', ['_entities', 0, null], 'items'],
    ['names inherited properties', ['_entities', 'constructor', '__proto__'], 'items'],
    ['is right', ['_entities', 0, 'way', 'km'], 'items.0.way.km'],
  ])('leads at least to the fetched field when it %s', async (_, path, expected) => {
    const sent = { data: { _entities: [{ way: null }, { way: { km: 2 } }] }, errors: [errorAt(path)] }
    const answer = await answerWith(
      'ways',
      sent,
      '{ items { ... on Letter { way { km } } ... on Parcel { way { km } } } }',
    )
    expect(answer.data).toEqual({ items: [{ way: null }, { way: { km: 2 } }] })
    expect(errorsOf(answer)).toEqual([`${expected} CONFLICT`])
  })
  it('is reported for a hundred errors at most', async () => {
    const errors = Array.from({ length: 5000 }, (_, i) => errorAt(['_entities', 0, `x${i}`]))
    const items = Array.from({ length: 2000 }, () => ({ __typename: 'Letter', id: '1' }))
    const undo = federation.replace('post', () => ({ data: { items } }) as never)
    const answer = await answerWith('ways', { data: null, errors }, '{ items { ... on Letter { way { km } } } }')
    undo()
    expect([answer.errors?.length, answer.data.items.length]).toEqual([100, 2000])
    expect((await answerWith('post', { data: null, errors }, '{ box { label } }')).errors).toHaveLength(100)
  })
})

describe('lists of lists', () => {
  const leaf = fc.option(fc.integer({ min: -9, max: 9 }))
  const cells = fc.option(
    fc.array(fc.option(fc.array(fc.option(fc.array(leaf, { maxLength: 3 })), { maxLength: 3 })), { maxLength: 3 }),
  )
  it('keep nulls at every level', async () => {
    await fc.assert(
      fc.asyncProperty(cells, async (value) => {
        expect(await answerWith('post', { data: { cells: value } }, '{ cells }')).toMatchObject({
          data: { cells: value },
        })
      }),
    )
  })
  it('are null where a non-null member is null', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.array(leaf, { maxLength: 3 })), { maxLength: 4 }), async (rows) => {
        const expected = rows.map((row) => (row?.includes(null) ? null : row))
        const answer = await answerWith('post', { data: { rows } }, '{ rows }')
        expect(answer.data).toEqual({ rows: expected })
        // Each row that becomes null has the error of its first null.
        const firsts = rows.map((row) => row?.indexOf(null) ?? -1)
        const errors = firsts.flatMap((first, i) => (first === -1 ? [] : [`rows.${i}.${first} ${internal}`]))
        expect(errorsOf(answer)).toEqual(errors)
      }),
    )
  })
})

describe('any answer of a subgraph', () => {
  const keys = fc.constantFrom(
    'box',
    'label',
    'inside',
    'lid',
    'items',
    'id',
    'way',
    'km',
    '_entities',
    '__typename',
    '__proto__',
    'constructor',
    'toString',
    'errors',
    'path',
    'message',
    'data',
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom<Json>(null, 0, -1, 1.5, true, '', 'Letter', 'Parcel', 'Item', 'Stray', 'Query', '1'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
    ),
  }))
  it('gives a response with the selected keys, and errors with codes and paths', async () => {
    const query =
      '{ box { label inside { ... on Letter { way { km } } } lid { label } } items { id __typename ... on Letter { way { km } sure } } }'
    const isOf = (value: Json, shape: Json): boolean =>
      value === null ||
      (Array.isArray(value)
        ? value.every((each) => isOf(each, shape))
        : typeof value !== 'object' ||
          Object.entries(value).every(([key, inner]) => Object.hasOwn(shape ?? {}, key) && isOf(inner, shape[key])))
    const way = { way: { km: null } }
    const shape = {
      box: { label: null, inside: way, lid: { label: null } },
      items: { id: null, __typename: null, ...way, sure: null },
    }
    await fc.assert(
      fc.asyncProperty(tree, tree, tree, async (data, entities, errors) => {
        const undo = federation.replace('ways', () => ({ data: { _entities: entities }, errors }) as never)
        const answer = await answerWith('post', { data: { ...(data as object), items: data }, errors }, query)
        undo()
        expect(isOf(answer.data, shape)).toBe(true)
        for (const { path, extensions } of answer.errors ?? []) {
          expect(typeof extensions.code).toBe('string')
          for (const part of path ?? []) expect(['string', 'number']).toContain(typeof part)
        }
      }),
      { numRuns: 400 },
    )
  })
})
