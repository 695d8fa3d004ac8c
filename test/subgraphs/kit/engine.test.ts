// A document answers the same whether it is interpreted, as the first time, or compiled, as from then on.

import { createEngine } from '@quintet/kit/subgraph/engine.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { buildSchema, type ExecutionResult, GraphQLError, type GraphQLScalarType, type GraphQLSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../support/quintet/quintet.ts'

const sdl = `
  scalar Odd
  interface Named { name: String }
  type Person implements Named { id: ID! name: String age: Int! friends: [Person!] odd: Odd fault: String late: String }
  type Place implements Named { name: String area: Float }
  union Thing = Person | Place
  input Wish { most: Int = 3 names: [String!] }
  input Tree { name: String branches: [Tree!] }
  type Query {
    me: Person person(id: ID!): Person! people(first: Int = 2, wish: Wish): [Person] things: [Thing!] named: [Named]
    broken: [Person] absent: Person! misfit: Thing unknown: Thing late: Thing numbers: [[Int!]!]
    crowd: [Person] sure: [Person!] words: [String] told(wish: Wish): String tall(tree: Tree!): Int
  }
  type Mutation { add(by: Int!): Int! fail: Int }
  type Subscription { told: Person }`

const ada = { __typename: 'Person', id: 1, name: 'Ada', age: 36 }
const alan = { __typename: 'Person', id: 'two', name: null, age: null }
const home = { __typename: 'Place', name: 'Home', area: 1.5 }
const fails = (message: string) => () => {
  throw new Error(message)
}

const rejected = () => Promise.reject(refusal('NOT_FOUND', 'gone'))

/** The schema with its resolvers; `count` is what mutations add to. */
function createFixture(): { schema: GraphQLSchema; count: { value: number } } {
  const schema = buildSchema(sdl)
  const count = { value: 0 }
  const type = (name: string) =>
    (schema.getType(name) as unknown as { getFields(): Record<string, { resolve?: Json }> }).getFields()
  const resolve = (name: string, resolvers: Record<string, Json>) => {
    for (const [field, resolver] of Object.entries(resolvers)) type(name)[field]!.resolve = resolver
  }
  resolve('Query', {
    me: () => ada,
    person: (_: Json, { id }: Json) => (id === '1' ? ada : null),
    people: async (_: Json, { first, wish }: Json) => [ada, alan, null].slice(0, wish?.most ?? first),
    things: () => [ada, home],
    named: () => Promise.resolve([home, null, ada]),
    broken: () => 'no list',
    absent: fails('no one is here'),
    misfit: () => ({ __typename: 'Odd' }),
    unknown: () => ({ name: 'of no type' }),
    late: async () => ({ name: 'of no type, later' }),
    crowd: () => [ada, rejected(), Promise.resolve(alan), rejected(), null],
    sure: () => [ada, rejected(), Promise.resolve(alan)],
    told: (_: Json, { wish }: Json) => JSON.stringify(wish, ['most', 'names']),
    tall: (_: Json, { tree }: Json) => JSON.stringify(tree).length,
    words: () => ['a', rejected(), Promise.resolve('c')],
    numbers: () => [
      [1, 2],
      [3, null],
    ],
  })
  resolve('Person', {
    friends: ({ id }: Json) => (id === 1 ? [alan, Promise.resolve(ada)] : [null]),
    odd: () => 2,
    fault: () => Promise.reject(refusal('NOT_FOUND', 'gone')),
    late: async ({ name }: Json) => `late ${name}`,
  })
  resolve('Mutation', {
    async add(_: Json, { by }: Json) {
      const before = count.value
      await new Promise(setImmediate)
      count.value = before + by
      return count.value
    },
    fail: fails('not done'),
  })
  ;(schema.getType('Odd') as GraphQLScalarType).serialize = (value) => {
    if (Number(value) % 2 === 0) throw new TypeError(`${value} is even`)
    return value
  }
  return { schema, count }
}

/** What an answer says; errors in any order, as they are found in any. */
const shown = ({ data, errors }: ExecutionResult, ownWords = false) => ({
  data: JSON.parse(JSON.stringify(data ?? null)),
  isRun: data !== undefined,
  errors: (errors ?? [])
    .map(({ message, path, extensions }) => ({ message: ownWords ? '' : message, path: path ?? null, extensions }))
    .sort((a, b) => String(a.path).localeCompare(String(b.path))),
})

/** `ownWords`: graphql-jit says the same of a broken answer in other words, which no client sees. */
const cases: Record<string, { text: string; variables?: object; root?: object; ownWords?: true }> = {
  'a plain object': { text: '{ me { id name age __typename } }' },
  'aliases and fragments': {
    text: 'query Q { a: me { ...N } b: me { ... on Person { first: name } } } fragment N on Person { name age }',
  },
  'lists, promises and defaults': { text: '{ people { id name late } }' },
  'variables and input objects': {
    text: 'query Q($wish: Wish, $id: ID!) { people(wish: $wish) { id } person(id: $id) { name } }',
    variables: { wish: { most: 1 }, id: 1 },
  },
  'a variable that is missing': { text: 'query Q($id: ID!) { person(id: $id) { name } }' },
  'a variable of another type': {
    text: 'query Q($first: Int) { people(first: $first) { id } }',
    variables: { first: 'x' },
    ownWords: true,
  },
  'an unknown key of an input': {
    text: 'query Q($wish: Wish) { people(wish: $wish) { id } }',
    variables: { wish: { least: 1 } },
    ownWords: true,
  },
  'a variable in an input object that is not given': {
    text: 'query Q($most: Int, $names: [String!]) { told(wish: { most: $most, names: $names }) }',
  },
  'a variable in an input object that is null': {
    text: 'query Q($most: Int, $names: [String!]) { told(wish: { most: $most, names: $names }) }',
    variables: { most: null, names: ['a'] },
  },
  'a default of a variable that may not be null': {
    text: 'query Q($id: ID! = "1") { person(id: $id) { name } }',
  },
  'a variable of a type that holds itself': {
    text: 'query Q($tree: Tree!) { tall(tree: $tree) }',
    variables: { tree: { name: 'a', branches: [{ branches: [{ name: 'b' }] }] } },
  },
  'what is skipped and included': {
    text: 'query Q($yes: Boolean!, $no: Boolean!) { me { id @skip(if: $yes) name @include(if: $yes) ... @include(if: $no) { age } } }',
    variables: { yes: true, no: false },
  },
  'unions and interfaces': {
    text: '{ things { __typename ... on Person { id } ... on Place { area } } named { name } }',
  },
  'null where it may not be': { text: '{ people { id age } me { friends { id age } } }' },
  'null in a root field that may not be': { text: '{ person(id: "2") { name } me { id } }' },
  'a field that throws': { text: '{ me { id fault } people { fault } }' },
  'a root field that throws': { text: '{ absent { id } me { id } }' },
  'a scalar that throws': { text: '{ me { id odd } }' },
  'a list that is none': { text: '{ broken { id } me { id } }', ownWords: true },
  'a type that is not of the union': { text: '{ misfit { __typename } me { id } }', ownWords: true },
  'no type at all': { text: '{ unknown { __typename } me { id } }', ownWords: true },
  'no type at all, and later': { text: '{ late { __typename } me { id } }', ownWords: true },
  'members of lists that fail': { text: '{ crowd { id } words me { id } }' },
  'members of lists that fail and may not be null': { text: '{ sure { id } me { id } }' },
  'lists in lists': { text: '{ numbers }', ownWords: true },
  'mutations one after the other': { text: 'mutation { a: add(by: 1) b: add(by: 10) fail c: add(by: 100) }' },
  'an event as the root': { text: 'subscription { told { id name late } }', root: { told: ada } },
}

describe('interpreted and compiled execution agree on', () => {
  for (const [name, { text, variables = {}, root, ownWords }] of Object.entries(cases)) {
    test(name, async () => {
      const { schema, count } = createFixture()
      const prepared = createEngine(schema)(text)
      if ('errors' in prepared) throw prepared.errors[0]
      const runs = []
      for (let i = 0; i < 3; i++) {
        count.value = 0
        runs.push(shown(await prepared.run({ context: {}, variables: variables as Json, root }), ownWords))
      }
      expect(runs[1]).toEqual(runs[0])
      expect(runs[2]).toEqual(runs[0])
    })
  }
})

test('an operation that waits for nothing is answered synchronously, also when compiled', () => {
  const prepared = createEngine(createFixture().schema)('{ me { id } }')
  if ('errors' in prepared) throw prepared.errors[0]
  for (let i = 0; i < 3; i++) expect(prepared.run({ context: {} })).not.toBeInstanceOf(Promise)
})

test('an error keeps its cause with the place where it was thrown, also when compiled', async () => {
  const prepared = createEngine(createFixture().schema)('{ absent { id } }')
  if ('errors' in prepared) throw prepared.errors[0]
  for (let i = 0; i < 3; i++) {
    const { errors } = await prepared.run({ context: {} })
    expect(errors![0]).toBeInstanceOf(GraphQLError)
    expect(errors![0]!.originalError?.stack).toContain('engine.test.ts')
  }
})

test('the named one of several operations is run, also when compiled', async () => {
  const prepared = createEngine(createFixture().schema)('query A { me { id } } query B { me { name } }')
  if ('errors' in prepared) throw prepared.errors[0]
  for (let i = 0; i < 3; i++) {
    expect(shown(await prepared.run({ context: {}, operationName: 'B' })).data).toEqual({ me: { name: 'Ada' } })
  }
})

test('an operation name that the document lacks is refused, also when compiled', async () => {
  const prepared = createEngine(createFixture().schema)('query A { me { id } }')
  if ('errors' in prepared) throw prepared.errors[0]
  for (let i = 0; i < 3; i++) {
    const { errors } = await prepared.run({ context: {}, operationName: 'B' })
    expect(errors?.[0]?.message).toBe('Unknown operation named "B".')
  }
})

test('a document that cannot be parsed or validated is refused with its code', () => {
  const prepare = createEngine(createFixture().schema)
  const codeOf = (text: string) => {
    const prepared = prepare(text)
    return 'errors' in prepared ? prepared.errors[0]!.extensions.code : null
  }
  expect(codeOf('{ me {')).toBe('GRAPHQL_PARSE_FAILED')
  expect(codeOf('{ me { nothing } }')).toBe('GRAPHQL_VALIDATION_FAILED')
})

describe('the cache of documents', () => {
  const size = 1_000
  /** Valid, about so long, and each another. */
  const textOf = (i: number) => `{ me { id } } # ${String(i).padStart(size - 16, '.')}`

  test('keeps documents that came once within a bounded share of memory', () => {
    const prepare = createEngine(createFixture().schema)
    const [first, second] = [prepare(textOf(0)), prepare(textOf(1))]
    for (let i = 2; i < 200; i++) prepare(textOf(i))
    expect(prepare(textOf(0))).toBe(first)
    for (let i = 200; i < 600; i++) prepare(textOf(i))
    expect(prepare(textOf(1))).not.toBe(second)
    const long = `{ me { id } } # ${'x'.repeat(2 * 1024 * 1024)}`
    expect(prepare(long)).not.toBe(prepare(long))
  })

  test('never drops one that came again for any number that came once', () => {
    const prepare = createEngine(createFixture().schema)
    const hot = prepare('{ me { id } }')
    prepare('{ me { id } }')
    for (let i = 0; i < 3_000; i++) prepare(textOf(i))
    expect(prepare('{ me { id } }')).toBe(hot)
  })
})
