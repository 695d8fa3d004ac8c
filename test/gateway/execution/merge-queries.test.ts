// Fetches that are due in one turn and go to one distant subgraph are one question, and each gets its own of the answer.
import { mostErrors } from '@quintet/gateway/execution/data/subgraph-result.ts'
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
const whole = {
  book: { place: 'b on 1', tags: [{ id: '1', name: 'paper' }] },
  film: { place: 'f on 2', tags: [{ id: '2', name: 'reel' }] },
}

let far: Federation
let undo = (): void => {}
const asked = () => far.asked.filter(({ subgraph }) => subgraph === 'shelf').map((each) => each.query)
const told = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])
beforeAll(async () => {
  far = await federate([catalogue, shelf], true)
})
afterEach(() => {
  undo()
  undo = () => {}
  far.asked.length = 0
})
afterAll(() => far?.stop())

describe('two fetches that are due in one turn', () => {
  it('are one question, whose variables and fragments stay apart', async () => {
    expect(await far.ask(query, variables)).toMatchObject({ data: whole })
    expect(asked()).toHaveLength(1)
  })
  it('are two where the subgraph is near', async () => {
    const near = await federate([catalogue, shelf])
    expect((await near.ask(query, variables)).data).toEqual(whole)
    expect(near.asked.filter(({ subgraph }) => subgraph === 'shelf')).toHaveLength(2)
    await near.stop()
  })
  it('get their own errors', async () => {
    undo = far.replace('shelf', ({ query: text }) => {
      const [first = '', second = ''] = [...text.matchAll(/(\w+): _entities/g)].map((found) => found[1]!)
      const [one = '', two = ''] = [...text.matchAll(/(\w+): place/g)].map((found) => found[1]!)
      const path = [second, 0, 'tags']
      const error = new GraphQLError('no', { path, extensions: { code: 'NOT_FOUND' } })
      return { data: { [first]: [{ [one]: 'x', tags: [] }], [second]: [{ [two]: 'y', tags: null }] }, errors: [error] }
    })
    const answer = await far.ask(query, variables)
    expect(answer.data).toEqual({ book: { place: 'x', tags: [] }, film: { place: 'y', tags: null } })
    expect(told(answer)).toEqual([['film.tags', 'NOT_FOUND']])
    expect(asked()).toHaveLength(1)
  })
  it('are asked again one by one where they fail as a whole, and so is who comes next', async () => {
    undo = far.replace('shelf', ({ query: text, variables: given }) => {
      const isBook = JSON.stringify(given).includes('Book')
      const isFilm = JSON.stringify(given).includes('Film')
      if (isBook && isFilm) return { errors: [new GraphQLError('too long')] }
      if (isFilm) return { data: null, errors: [new GraphQLError('no', { extensions: { code: 'NOT_FOUND' } })] }
      return { data: { _entities: [{ [/(\w+): ?place/.exec(text)?.[1] ?? 'place']: 'x', tags: [] }] } }
    })
    const text = query.replace('Both', 'Whole')
    const answer = await far.ask(text, variables)
    expect(answer.data).toEqual({ book: { place: 'x', tags: [] }, film: { place: null, tags: null } })
    expect(told(answer)).toEqual([['film', 'NOT_FOUND']])
    expect(asked()).toHaveLength(3)
    await far.ask(text, variables)
    expect(asked()).toHaveLength(5)
  })
  it('have their errors told, however many the other one has', async () => {
    undo = far.replace('shelf', ({ query: text }) => {
      const [first = '', second = ''] = [...text.matchAll(/(\w+): _entities/g)].map((found) => found[1]!)
      const errorsAt = (root: string, count: number) =>
        Array.from({ length: count }, () => new GraphQLError('no', { path: [root, 0, 'tags'] }))
      const data = { [first]: [{ tags: null }], [second]: [{ tags: null }] }
      return { data, errors: [...errorsAt(first, 2 * mostErrors), ...errorsAt(second, 2)] }
    })
    const paths = told(await far.ask('{ book { tags { id } } film { tags { id } } }'))?.map(([path]) => path)
    expect(paths?.filter((path) => path === 'book.tags')).toHaveLength(mostErrors)
    expect(paths?.filter((path) => path === 'film.tags')).toHaveLength(2)
  })
  it('are missed at each of their places when the subgraph is away', async () => {
    undo = far.replace('shelf', () => Promise.reject(new Error('away')))
    const answer = await far.ask(query.replace('Both', 'Away'), variables)
    expect(answer.data).toEqual({ book: { place: null, tags: null }, film: { place: null, tags: null } })
    expect(told(answer)?.map(([path]) => path)).toEqual(['book.place', 'book.tags', 'film.place', 'film.tags'])
    expect(asked()).toHaveLength(1)
  })
})

describe('two fetches that are not answered together', () => {
  const inTurn = query.replace('Both', 'InTurn')
  it('are asked one by one afterwards: one that is late must not take the other with it for long', async () => {
    undo = far.replace('shelf', ({ variables: given }) => {
      const asks = JSON.stringify(given)
      if (asks.includes('Film')) return Promise.reject(new Error('late'))
      return { data: { _entities: [{ [/(\w+): ?place/.exec(inTurn)?.[1] ?? 'place']: 'x', tags: [] }] } }
    })
    expect((await far.ask(inTurn, variables)).data.book).toEqual({ place: null, tags: null })
    expect(asked()).toHaveLength(1)
    const answer = await far.ask(inTurn, variables)
    expect(asked()).toHaveLength(3)
    expect(answer.data.book.tags).toEqual([])
    expect(told(answer)).toEqual([
      ['film.place', 'UNAVAILABLE'],
      ['film.tags', 'UNAVAILABLE'],
    ])
  })
  it('are at once where the subgraph refuses the whole by its status: it may be too long', async () => {
    const way = far.executing.sources.get('shelf')!
    undo = far.replace('shelf', (request, envelope) => {
      if ([...request.query.matchAll(/_entities/g)].length > 1) return Promise.reject(new StatusRefusal('shelf'))
      return way.execute(request, envelope)
    })
    expect((await far.ask(query.replace('Both', 'Long'), variables)).data).toEqual(whole)
  })
})

describe('who waits for something else', () => {
  it('is no company: nobody waits for strangers', async () => {
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

describe('a fetch without anything to ask', () => {
  const required = `query Required($one: Int, $year: Int!) {
    book { place(floor: $one) } film { place(floor: 2) } nothing { age(in: $year) } }`
  it('is left out, with what is required of it', async () => {
    const answer = await far.ask(required, { one: 1, year: 2026 })
    expect(answer.data).toEqual({ book: { place: 'b on 1' }, film: { place: 'f on 2' }, nothing: null })
    expect(told(answer)).toBeUndefined()
    expect(asked()).toHaveLength(1)
    expect(asked()[0]).not.toContain('age')
  })
  it('leaves the other one to ask alone', async () => {
    const one = 'query One($one: Int, $year: Int!) { book { place(floor: $one) } nothing { age(in: $year) } }'
    expect((await far.ask(one, { one: 1, year: 2026 })).data).toEqual({ book: { place: 'b on 1' }, nothing: null })
    expect(asked()).toHaveLength(1)
    expect(asked()[0]).not.toContain('age')
  })
})

describe('mutations', () => {
  it('are sent one by one, in their order', async () => {
    expect((await far.ask('mutation { tidy lend { id } dust }')).data).toEqual({ tidy: 1, lend: { id: 'b' }, dust: 2 })
    expect(far.asked.map(({ subgraph }) => subgraph)).toEqual(['shelf', 'catalogue', 'shelf'])
  })
})
