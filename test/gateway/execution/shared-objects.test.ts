// Entities that stand at several paths: fetched, walked and completed once, and right at every path.
import { compileRepresenters } from '@quintet/gateway/execution/plan/representations.ts'
import { buildSchema, type ExecutionResult } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, federate } from '../../support/federation/federation.ts'
import type { Json } from '../../support/quintet/quintet.ts'

const readers = 5
const shelf = {
  name: 'shelf',
  sdl: `
    type Query { readers: [Reader!] }
    type Reader { name: String! book: Book other: Book }
    type Book @key(fields: "id") { id: ID! }`,
  resolvers: {
    Query: { readers: () => Array.from({ length: readers }, (_, i) => ({ name: `reader ${i}` })) },
    Reader: { book: () => ({ id: 'one' }), other: () => ({ id: 'two' }) },
  },
}
const critics = {
  name: 'critics',
  sdl: `
    type Query { critics: [String!] }
    type Book @key(fields: "id") { id: ID! reviews: [Review] press: Press }
    type Review { text: String author: Author }
    type Press { name: String! author: Author }
    type Author @key(fields: "id") { id: ID! }`,
  resolvers: {
    Book: {
      __resolveReference: (reference: Json) => reference,
      reviews: ({ id }: Json) =>
        ['a', 'b', 'a'].map((author) => ({ text: `${author} on ${id}`, author: { id: author } })),
      press: ({ id }: Json) => ({ name: `press of ${id}`, author: { id: 'editor' } }),
    },
  },
}
const people = {
  name: 'people',
  sdl: `
    type Query { people: [String!] }
    type Author @key(fields: "id") { id: ID! name: String! town: String books: [Book] }
    type Book @key(fields: "id") { id: ID! }`,
  resolvers: {
    Author: {
      __resolveReference: (reference: Json) => reference,
      name: ({ id }: Json) => `author ${id}`,
      town: ({ id }: Json) => `town of ${id}`,
      books: () => [{ id: 'one' }, { id: 'three' }],
    },
  },
}
const text = `{ readers { name
  book { id reviews { text author { name } } press { name author { name town } } }
  same: book { reviews { author { town books { reviews { text } } } } }
  other { reviews { text author { name } } } } }`

let federation: Federation
let undo = (): void => {}
beforeAll(async () => {
  federation = await federate([shelf, critics, people])
})
afterEach(() => {
  undo()
  undo = () => {}
  federation.asked.length = 0
})
afterAll(() => federation?.stop())

const representationsTo = (subgraph: string) =>
  federation.asked
    .filter((each) => each.subgraph === subgraph)
    .map(({ variables }) => (variables?.representations as Json[] | undefined)?.map(({ id }) => id))

/** Replaces the answers of `people` about an author. */
const authorsAnswer = (answer: (id: string, i: number) => { data: Json; error?: string }): void => {
  undo = federation.replace('people', ({ variables }): ExecutionResult => {
    const answers = (variables!.representations as { id: string }[]).map(({ id }, i) => answer(id, i))
    const errors = answers.flatMap(({ error }, i) =>
      error === undefined
        ? []
        : [{ message: error, path: ['_entities', i, 'town'], extensions: { code: 'NOT_FOUND' } }],
    )
    const data = { _entities: answers.map((each) => each.data) }
    return (errors.length === 0 ? { data } : { data, errors }) as ExecutionResult
  })
}

describe('an entity at several paths', () => {
  it('is complete at each of them, as in Apollo’s answer', async () => {
    const { data, errors } = await federation.ask(text)
    expect(errors).toBeUndefined()
    expect(data).toEqual((await federation.askApollo(text)).data)
    expect(data.readers).toHaveLength(readers)
  })
  it('is fetched once by each fetch, and so are the entities below it', async () => {
    await federation.ask('{ readers { book { reviews { author { name } } } } }')
    expect(representationsTo('critics')).toEqual([['one']])
    expect(representationsTo('people')).toEqual([['a', 'b']])
  })
  it('has its errors reported at every path', async () => {
    authorsAnswer((id) => (id === 'a' ? { data: { town: null }, error: 'gone' } : { data: { town: id } }))
    const { data, errors } = await federation.ask('{ readers { book { reviews { author { town } } } } }')
    const expected = Array.from({ length: readers }, (_, i) =>
      [0, 2].map((review) => `readers.${i}.book.reviews.${review}.author.town`),
    ).flat()
    expect(errors!.map(({ path }) => path!.join('.')).sort()).toEqual(expected.sort())
    expect(data.readers[3].book.reviews.map(({ author }: Json) => author.town)).toEqual([null, 'b', null])
  })
  it('is null at every path when a non-null field of it is, and nothing else is', async () => {
    authorsAnswer((id) => ({ data: { name: id === 'a' ? null : id } }))
    const { data, errors } = await federation.ask('{ readers { book { reviews { author { name } } } } }')
    expect(errors!.map(({ path }) => path!.length)).toEqual(Array.from({ length: 2 * readers }, () => 7))
    expect(new Set(errors!.map(({ path }) => path!.join('.'))).size).toBe(2 * readers)
    for (const { book } of data.readers) {
      expect(book.reviews.map(({ author }: Json) => author)).toEqual([null, { name: 'b' }, null])
    }
  })
})

describe('the key of a representation', () => {
  const schema = buildSchema('type Query { a: A } type A { id: ID x: String y: String }')
  const asking = (...names: string[]) =>
    compileRepresenters(schema, [
      {
        kind: 'InlineFragment',
        typeCondition: 'A',
        selections: ['__typename', ...names].map((name) => ({ kind: 'Field' as const, name })),
      },
    ])
  const keyOf = (object: Json, ...names: string[]) => asking(...names)(object).keyOf(object)

  it.each([
    ['differs for a number and its text', { id: 1 }, { id: '1' }],
    ['differs for null and its text', { id: null }, { id: 'null' }],
    ['differs for true and its text', { id: true }, { id: 'true' }],
  ])('%s', (_, one, other) => {
    const [a, b] = [one, other].map((object) => keyOf({ __typename: 'A', ...object }, 'id'))
    expect(a).not.toBeUndefined()
    expect(a).not.toBe(b)
    const [c, d] = [one, other].map(({ id }) => keyOf({ __typename: 'A', x: id, y: 'y' }, 'x', 'y'))
    expect(c).not.toBe(d)
  })
  it('differs for values whose concatenation is equal', () => {
    const values = [
      ['1', '23'],
      ['12', '3'],
      ['1:2', '3'],
      ['1', ':23'],
      ['', '123'],
      ['1 ', '23'],
      [1, '23'],
      [1, 23],
      [12, 3],
    ]
    const keys = values.map(([x, y]) => keyOf({ __typename: 'A', x, y }, 'x', 'y'))
    expect(new Set(keys).size).toBe(values.length)
  })
  it('is undefined for an object that lacks a part of it, and null is a value', () => {
    expect(keyOf({ __typename: 'A', x: '1' }, 'x', 'y')).toBeUndefined()
    expect(keyOf({ __typename: 'A' }, 'id')).toBeUndefined()
    expect(keyOf({ __typename: 'A', id: null }, 'id')).toBeNull()
    expect(keyOf({ __typename: 'B', id: '1' }, 'id')).toBeUndefined()
    expect(keyOf({ id: '1' }, 'id')).toBeUndefined()
  })
  it('may be a field whose name objects inherit', () => {
    expect(keyOf({ __typename: 'A' }, 'constructor')).toBeUndefined()
    expect(keyOf({ __typename: 'A', constructor: 'x' }, 'constructor')).toBe('x')
  })
})
