// Fetches to one remote subgraph that are due in the same turn are sent as one request, and each gets its own result.
import { maxErrors } from '@quintet/gateway/execution/data/subgraph-result.ts'
import { StatusRefusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, federate } from '../../support/federation/federation.ts'
import type { Answer, Json } from '../../support/quintet/quintet.ts'

const catalogue = {
  name: 'catalogue',
  sdl: `
    type Query { book: Book film: Film nothing: Film }
    type Mutation { lend: Book }
    type Book @key(fields: "id") { id: ID! }
    type Film @key(fields: "id") { id: ID! }`,
  resolvers: {
    Query: { book: () => ({ id: 'b' }), film: () => ({ id: 'f' }), nothing: () => null },
    Mutation: { lend: () => ({ id: 'b' }) },
  },
}
const shelf = {
  name: 'shelf',
  sdl: `
    type Query { rooms: Int }
    type Mutation { tidy: Int dust: Int }
    type Book @key(fields: "id") { id: ID! place(floor: Int): String tags: [Tag] }
    type Film @key(fields: "id") { id: ID! place(floor: Int): String age(in: Int!): Int tags: [Tag] }
    type Tag { id: ID name: String }`,
  resolvers: {
    Query: { rooms: () => 3 },
    Mutation: { tidy: () => 1, dust: () => 2 },
    Book: {
      __resolveReference: (reference: Json) => reference,
      place: ({ id }: Json, { floor }: Json) => `${id} on ${floor}`,
      tags: () => [{ id: 1, name: 'paper' }],
    },
    Film: {
      __resolveReference: (reference: Json) => reference,
      place: ({ id }: Json, { floor }: Json) => `${id} on ${floor}`,
      tags: () => [{ id: 2, name: 'reel' }],
    },
  },
}
const query = `query Both($one: Int, $two: Int) {
  book { place(floor: $one) tags { ...T } } film { place(floor: $two) tags { ...T } } } fragment T on Tag { id name }`
const variables = { one: 1, two: 2 }
const complete = {
  book: { place: 'b on 1', tags: [{ id: '1', name: 'paper' }] },
  film: { place: 'f on 2', tags: [{ id: '2', name: 'reel' }] },
}

let remote: Federation
let undo = (): void => {}
const asked = () => remote.asked.filter(({ subgraph }) => subgraph === 'shelf').map((each) => each.query)
const errorsOf = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])
beforeAll(async () => {
  remote = await federate([catalogue, shelf], true)
})
afterEach(() => {
  undo()
  undo = () => {}
  remote.asked.length = 0
})
afterAll(() => remote?.stop())

describe('two fetches that are due in one turn', () => {
  it('are sent as one request, with separate variables and fragments', async () => {
    expect(await remote.ask(query, variables)).toMatchObject({ data: complete })
    expect(asked()).toHaveLength(1)
  })
  it('are two requests to a subgraph in this process', async () => {
    const local = await federate([catalogue, shelf])
    expect((await local.ask(query, variables)).data).toEqual(complete)
    expect(local.asked.filter(({ subgraph }) => subgraph === 'shelf')).toHaveLength(2)
    await local.stop()
  })
  it('get their own errors', async () => {
    undo = remote.replace('shelf', ({ query: text }) => {
      const [first = '', second = ''] = [...text.matchAll(/(\w+): _entities/g)].map((found) => found[1]!)
      const [one = '', two = ''] = [...text.matchAll(/(\w+): place/g)].map((found) => found[1]!)
      const path = [second, 0, 'tags']
      const error = new GraphQLError('no', { path, extensions: { code: 'NOT_FOUND' } })
      return { data: { [first]: [{ [one]: 'x', tags: [] }], [second]: [{ [two]: 'y', tags: null }] }, errors: [error] }
    })
    const answer = await remote.ask(query, variables)
    expect(answer.data).toEqual({ book: { place: 'x', tags: [] }, film: { place: 'y', tags: null } })
    expect(errorsOf(answer)).toEqual([['film.tags', 'NOT_FOUND']])
    expect(asked()).toHaveLength(1)
  })
  it('are sent one by one after the merged request failed, and so are later ones', async () => {
    undo = remote.replace('shelf', ({ query: text, variables: given }) => {
      const isBook = JSON.stringify(given).includes('Book')
      const isFilm = JSON.stringify(given).includes('Film')
      if (isBook && isFilm) return { errors: [new GraphQLError('too long')] }
      if (isFilm) return { data: null, errors: [new GraphQLError('no', { extensions: { code: 'NOT_FOUND' } })] }
      return { data: { _entities: [{ [/(\w+): ?place/.exec(text)?.[1] ?? 'place']: 'x', tags: [] }] } }
    })
    const text = query.replace('Both', 'Whole')
    const answer = await remote.ask(text, variables)
    expect(answer.data).toEqual({ book: { place: 'x', tags: [] }, film: { place: null, tags: null } })
    expect(errorsOf(answer)).toEqual([['film', 'NOT_FOUND']])
    expect(asked()).toHaveLength(3)
    await remote.ask(text, variables)
    expect(asked()).toHaveLength(5)
  })
  it('each have their errors reported, however many the other one has', async () => {
    undo = remote.replace('shelf', ({ query: text }) => {
      const [first = '', second = ''] = [...text.matchAll(/(\w+): _entities/g)].map((found) => found[1]!)
      const errorsAt = (root: string, count: number) =>
        Array.from({ length: count }, (_, i) => new GraphQLError('no', { path: [root, 0, 'tags', i] }))
      const nulls = Array(2 * maxErrors).fill(null)
      const data = { [first]: [{ tags: nulls }], [second]: [{ tags: nulls }] }
      return { data, errors: [...errorsAt(first, 2 * maxErrors), ...errorsAt(second, 2)] }
    })
    const paths = errorsOf(await remote.ask('{ book { tags { id } } film { tags { id } } }'))?.map(([path]) => path)
    expect(paths?.filter((path) => path?.startsWith('book.tags.'))).toHaveLength(maxErrors)
    expect(paths?.filter((path) => path?.startsWith('film.tags.'))).toHaveLength(2)
  })
  it('give UNAVAILABLE at each of their paths when the subgraph does not answer', async () => {
    undo = remote.replace('shelf', () => Promise.reject(new Error('unavailable')))
    const answer = await remote.ask(query.replace('Both', 'Unavailable'), variables)
    expect(answer.data).toEqual({ book: { place: null, tags: null }, film: { place: null, tags: null } })
    expect(errorsOf(answer)?.map(([path]) => path)).toEqual(['book.place', 'book.tags', 'film.place', 'film.tags'])
    expect(asked()).toHaveLength(1)
  })
})

describe('two fetches whose merged request is not answered', () => {
  const inTurn = query.replace('Both', 'InTurn')
  it('are sent one by one for a while, so that a slow one does not fail the other', async () => {
    undo = remote.replace('shelf', ({ variables: given }) => {
      const asks = JSON.stringify(given)
      if (asks.includes('Film')) return Promise.reject(new Error('late'))
      return { data: { _entities: [{ [/(\w+): ?place/.exec(inTurn)?.[1] ?? 'place']: 'x', tags: [] }] } }
    })
    expect((await remote.ask(inTurn, variables)).data.book).toEqual({ place: null, tags: null })
    expect(asked()).toHaveLength(1)
    const answer = await remote.ask(inTurn, variables)
    expect(asked()).toHaveLength(3)
    expect(answer.data.book.tags).toEqual([])
    expect(errorsOf(answer)).toEqual([
      ['film.place', 'UNAVAILABLE'],
      ['film.tags', 'UNAVAILABLE'],
    ])
  })
  it('are sent one by one at once when the subgraph refuses the request by its status', async () => {
    const before = remote.executing.sources.get('shelf')!
    undo = remote.replace('shelf', (request, envelope) => {
      if ([...request.query.matchAll(/_entities/g)].length > 1) return Promise.reject(new StatusRefusal('shelf'))
      return before.execute(request, envelope)
    })
    expect((await remote.ask(query.replace('Both', 'Long'), variables)).data).toEqual(complete)
  })
})

describe('a fetch that depends on another one', () => {
  it('does not hold up fetches that are due earlier', async () => {
    const tail = Promise.withResolvers<unknown>()
    const own = await federate(
      [
        { ...catalogue, resolvers: { Query: { book: () => ({ id: 'b' }), film: () => null } } },
        {
          name: 'slow',
          sdl: 'type Query { slow: Film } type Film @key(fields: "id") { id: ID! }',
          resolvers: { Query: { slow: () => tail.promise } },
        },
        { ...shelf, sdl: shelf.sdl.replace('type Tag', 'type Tag @key(fields: "id")') },
        {
          name: 'tags',
          sdl: 'type Tag @key(fields: "id") { id: ID! colour: String }',
          resolvers: { Tag: { __resolveReference: (tag: Json) => tag, colour: () => tail.resolve({ id: 's' }) } },
        },
      ],
      true,
    )
    const { data } = await own.ask('{ slow { place(floor: 1) } book { tags { colour } } }')
    expect(data).toEqual({ slow: { place: 's on 1' }, book: { tags: [{ colour: null }] } })
    await own.stop()
  })
})

describe('a fetch without representations', () => {
  const required = `query Required($one: Int, $year: Int!) {
    book { place(floor: $one) } film { place(floor: 2) } nothing { age(in: $year) } }`
  it('is left out of the request, with its required variables', async () => {
    const answer = await remote.ask(required, { one: 1, year: 2026 })
    expect(answer.data).toEqual({ book: { place: 'b on 1' }, film: { place: 'f on 2' }, nothing: null })
    expect(errorsOf(answer)).toBeUndefined()
    expect(asked()).toHaveLength(1)
    expect(asked()[0]).not.toContain('age')
  })
  it('leaves the other one to be sent alone', async () => {
    const one = 'query One($one: Int, $year: Int!) { book { place(floor: $one) } nothing { age(in: $year) } }'
    expect((await remote.ask(one, { one: 1, year: 2026 })).data).toEqual({ book: { place: 'b on 1' }, nothing: null })
    expect(asked()).toHaveLength(1)
    expect(asked()[0]).not.toContain('age')
  })
})

describe('mutations', () => {
  it('are sent one by one, in their order', async () => {
    expect((await remote.ask('mutation { tidy lend { id } dust }')).data).toEqual({
      tidy: 1,
      lend: { id: 'b' },
      dust: 2,
    })
    expect(remote.asked.map(({ subgraph }) => subgraph)).toEqual(['shelf', 'catalogue', 'shelf'])
  })
})
