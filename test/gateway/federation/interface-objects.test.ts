// @interfaceObject: a subgraph that knows an interface as an object type, and not the types that implement it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, federate } from '../../support/federation/federation.ts'
import { conforms, type Graph, servicesOf } from '../../support/schema/cases.ts'

const zoo: Record<string, Graph> = {
  animals: {
    sdl: `type Query { animals: [Animal] cats: [Cat] oldest: Animal! }
      interface Animal @key(fields: "id") { id: ID! name: String kilos: Int }
      type Cat implements Animal @key(fields: "id") { id: ID! name: String kilos: Int lives: Int! }
      type Fish implements Animal @key(fields: "id") { id: ID! name: String kilos: Int fins: Int }`,
    query: {
      animals: [cat(), null, fish(), { __typename: 'Fish', id: 'dead', name: 'Lost' }],
      cats: [cat()],
      oldest: cat(),
    },
    rows: { Animal: [cat(), fish()], Cat: [cat()], Fish: [fish()] },
  },
  keeper: {
    sdl: `type Query { hungry: [Animal] favourite: Animal unknown: Animal }
      type Animal @key(fields: "id") @interfaceObject { id: ID! kilos: Int @external food: String! keepers(first: Int = 2): [Keeper]
        ration: Int @requires(fields: "kilos") }
      type Keeper @key(fields: "id") { id: ID! name: String likes: Animal }`,
    query: {
      hungry: [{ id: 'f', food: 'flakes' }, null, { id: 'c', food: 'mice' }],
      favourite: { id: 'c', food: 'mice' },
      unknown: { id: 'ghost', food: 'air' },
    },
    rows: {
      Animal: [
        { id: 'c', food: 'mice' },
        { id: 'f', food: 'flakes' },
      ],
    },
    fields: {
      Animal: {
        ration: ({ kilos }) => (kilos === null || kilos === undefined ? null : kilos * 3),
        keepers: (_, { first }) =>
          [
            { id: 'k', name: 'Kai', likes: { id: 'f', food: 'flakes' } },
            { id: 'l', name: 'Liv', likes: null },
          ].slice(0, first),
      },
    },
  },
  vet: {
    sdl: `type Animal @key(fields: "id") @interfaceObject { id: ID! ration: Int @external healthy: Boolean
        advice: String @requires(fields: "ration") }
      type Query { patient: Animal }`,
    query: { patient: { id: 'f', healthy: false } },
    rows: {
      Animal: [
        { id: 'c', healthy: true },
        { id: 'f', healthy: false },
      ],
    },
    fields: { Animal: { advice: ({ ration }) => `eat ${ration}` } },
  },
}
function cat() {
  return { __typename: 'Cat', id: 'c', name: 'Tom', kilos: 4, lives: 9 }
}
function fish() {
  return { __typename: 'Fish', id: 'f', name: 'Wanda', kilos: null, fins: 5 }
}

conforms('an interface object', zoo, {
  'adds its fields to all types of the interface': {
    query: '{ animals { name healthy } }',
    data: {
      animals: [
        { name: 'Tom', healthy: true },
        null,
        { name: 'Wanda', healthy: false },
        { name: 'Lost', healthy: null },
      ],
    },
    requests: 'animals vet',
  },
  'keeps the type of each object': {
    query: '{ animals { __typename healthy ... on Cat { lives healthy } ... on Fish { fins } } }',
    data: {
      animals: [
        { __typename: 'Cat', healthy: true, lives: 9 },
        null,
        { __typename: 'Fish', healthy: false, fins: 5 },
        { __typename: 'Fish', healthy: null, fins: null },
      ],
    },
    requests: 'animals vet',
  },
  'adds its fields to a single type too': {
    query: '{ cats { food keepers(first: 1) { name } } }',
    data: { cats: [{ food: 'mice', keepers: [{ name: 'Kai' }] }] },
    requests: 'animals keeper',
  },
  'may be the beginning, and the type is fetched where it matters': {
    query: '{ hungry { food ... on Cat { lives } } }',
    data: { hungry: [{ food: 'flakes' }, null, { food: 'mice', lives: 9 }] },
    requests: 'keeper animals',
  },
  'may be the beginning, and the type is not fetched where it does not matter': {
    query: '{ hungry { food id } }',
    data: { hungry: [{ food: 'flakes', id: 'f' }, null, { food: 'mice', id: 'c' }] },
    requests: 'keeper',
  },
  'has its type fetched for __typename': {
    query: '{ favourite { __typename food name } }',
    data: { favourite: { __typename: 'Cat', food: 'mice', name: 'Tom' } },
    requests: 'keeper animals',
  },
  'whose type is not found is null with an error': {
    query: '{ unknown { __typename food } }',
    data: { unknown: null },
    errors: ['unknown INTERNAL_SERVER_ERROR'],
    requests: 'keeper animals',
  },
  'requires fields of the interface': {
    query: '{ animals { ration } }',
    data: { animals: [{ ration: 12 }, null, { ration: null }, { ration: null }] },
    requests: 'animals keeper',
  },
  'requires fields that its own subgraph lacks': {
    query: '{ hungry { ration food } }',
    data: { hungry: [{ ration: null, food: 'flakes' }, null, { ration: 12, food: 'mice' }] },
    requests: 'keeper animals keeper',
  },
  'leads to another interface object': {
    query: '{ patient { food healthy keepers { name likes { name food } } } }',
    data: {
      patient: {
        food: 'flakes',
        healthy: false,
        keepers: [
          { name: 'Kai', likes: { name: 'Wanda', food: 'flakes' } },
          { name: 'Liv', likes: null },
        ],
      },
    },
    requests: 'vet keeper animals',
  },
  'is null where a non-null field is not found': {
    query: '{ animals { id food } }',
    data: { animals: [{ id: 'c', food: 'mice' }, null, { id: 'f', food: 'flakes' }, null] },
    errors: ['animals.3.food INTERNAL_SERVER_ERROR'],
    requests: 'animals keeper',
  },
})

conforms('an interface object that requires fields of another', zoo, {
  'follows the other one': {
    query: '{ oldest { advice } }',
    data: { oldest: { advice: 'eat 12' } },
    requests: 'animals keeper vet',
  },
  'follows the other one from its own subgraph': {
    query: '{ patient { advice ... on Fish { fins } } }',
    data: { patient: { advice: 'eat null', fins: 5 } },
    requests: 'vet animals keeper vet',
  },
  'follows the other one for a single type': {
    query: '{ cats { advice ration } animals { ... on Cat { advice } } }',
    data: { cats: [{ advice: 'eat 12', ration: 12 }], animals: [{ advice: 'eat 12' }, null, {}, {}] },
  },
})

const films = [
  { __typename: 'Film', id: '1', title: 'Alien', year: 1979 },
  { __typename: 'Song', id: '2', title: 'Yes', seconds: 60 },
]
const media: Record<string, Graph> = {
  store: {
    sdl: `type Query { all: [Media] } interface Thing { id: ID! } interface Titled { title: String }
      interface Media implements Thing @key(fields: "id") { id: ID! title: String }
      type Film implements Media & Thing & Titled @key(fields: "id") { id: ID! title: String year: Int }
      type Song implements Media & Thing @key(fields: "id") { id: ID! title: String seconds: Int }
      union Visual = Film | Poster union Any = Film | Song type Poster { size: Int }`,
    query: { all: films },
    rows: { Media: films, Film: films.slice(0, 1), Song: films.slice(1) },
  },
  critics: {
    sdl: `type Query { rated: [Media] things: [Thing] } interface Thing { id: ID! }
      type Media implements Thing @key(fields: "id") @interfaceObject { id: ID! stars: Int }
      type Essay implements Thing { id: ID! words: Int }`,
    query: {
      rated: [
        { id: '1', stars: 5 },
        { id: '2', stars: 3 },
      ],
      things: [
        { __typename: 'Media', id: '2', stars: 3 },
        { __typename: 'Essay', id: 'e', words: 900 },
        { __typename: 'Media', id: '1', stars: 5 },
      ],
    },
    rows: {
      Media: [
        { id: '1', stars: 5 },
        { id: '2', stars: 3 },
      ],
    },
  },
}
conforms('a fragment at an interface object', media, {
  'on an interface of the interface needs no type': {
    query: '{ rated { ... on Thing { id } stars } }',
    data: {
      rated: [
        { id: '1', stars: 5 },
        { id: '2', stars: 3 },
      ],
    },
    requests: 'critics',
  },
  'on an interface of the interface may ask for the type': {
    query: '{ rated { ... on Thing { __typename id } } }',
    data: {
      rated: [
        { __typename: 'Film', id: '1' },
        { __typename: 'Song', id: '2' },
      ],
    },
    requests: 'critics store',
  },
  'on an interface of some types applies to them': {
    query: '{ rated { ...T stars } } fragment T on Titled { title kind: __typename }',
    data: { rated: [{ title: 'Alien', kind: 'Film', stars: 5 }, { stars: 3 }] },
    requests: 'critics store',
  },
  'on a union applies to its members': {
    query:
      '{ rated { ... on Visual { ... on Film { year } ... on Poster { size } } ... on Any { ... on Titled { title } } } }',
    data: { rated: [{ year: 1979, title: 'Alien' }, {}] },
    requests: 'critics store',
  },
  'on a union applies inside of other fragments': {
    query:
      '{ rated { ... on Media { ... on Any { ... on Song { seconds } ... on Visual { __typename } } } } all { ... on Visual { __typename } } }',
    data: { rated: [{ __typename: 'Film' }, { seconds: 60 }], all: [{ __typename: 'Film' }, {}] },
  },
  'applies where the interface object stands for another interface': {
    query:
      '{ things { id ... on Film { year stars } ... on Any { __typename } ... on Essay { words } ... on Media { title } } }',
    data: {
      things: [
        { id: '2', __typename: 'Song', title: 'Yes' },
        { id: 'e', words: 900 },
        { id: '1', year: 1979, stars: 5, __typename: 'Film', title: 'Alien' },
      ],
    },
  },
  'is not needed for the type of another interface': {
    query: '{ things { kind: __typename } }',
    data: { things: [{ kind: 'Song' }, { kind: 'Essay' }, { kind: 'Film' }] },
    requests: 'critics store',
  },
})

conforms(
  'an interface object whose interface has no resolvable key',
  {
    list: {
      sdl: `type Query { a: Row } type Row @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
      query: { a: { id: '1' } },
    },
    rows: {
      sdl: `type Query { b: Row } interface Row @key(fields: "id") { id: ID! text: String } type Line implements Row @key(fields: "id") { id: ID! text: String }`,
      query: { b: { __typename: 'Line', id: '1', text: 'one' } },
      rows: { Row: [{ __typename: 'Line', id: '1', text: 'one' }], Line: [{ id: '1', text: 'one' }] },
    },
  },
  {
    'is left, not entered': {
      query: '{ a { id text __typename } b { text } }',
      data: { a: { id: '1', text: 'one', __typename: 'Line' }, b: { text: 'one' } },
    },
  },
)

describe('an interface object that cannot be resolved', () => {
  const graphs: Record<string, Graph> = {
    plain: {
      sdl: `type Query { node: Node loaf: Food! } interface Node @key(fields: "id") { id: ID! }
        type Food @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
      query: { node: { __typename: 'Node', id: 'n' }, loaf: { id: 'b' } },
    },
    rich: {
      sdl: `type Query { rich: Node } type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! text: String }
        interface Food @key(fields: "id") { id: ID! } type Bread implements Food @key(fields: "id") { id: ID! grams: Int }`,
      query: { rich: { id: 'n', text: 'foo' } },
      rows: { Food: [{ __typename: 'Bread', id: 'b', grams: 500 }], Bread: [{ id: 'b', grams: 500 }] },
    },
  }
  let federation: Federation
  beforeAll(async () => {
    federation = await federate(servicesOf(graphs))
  })
  afterAll(() => federation?.stop())

  it.each([
    ['{ rich { id text } }', { rich: { id: 'n', text: 'foo' } }],
    ['{ loaf { id ... on Bread { grams } } }', { loaf: { id: 'b', grams: 500 } }],
    ['{ loaf { __typename } }', { loaf: { __typename: 'Bread' } }],
  ])('has the fields that its own subgraph knows: %s', async (query, data) => {
    expect(await federation.ask(query)).toMatchObject({ data })
  })
  it('has an error where no object can be returned', async () => {
    const { data, errors } = await federation.ask('{ node { id } rich { id } }')
    expect(data).toEqual({ node: null, rich: { id: 'n' } })
    expect(errors?.map(({ path }) => path)).toEqual([['node']])
  })
  it.each([
    ['{ node { text } }', 'Node.text cannot be fetched: the subgraph that returns it has no object type of Node'],
    ['{ node { id text } }', 'Node.text cannot be fetched: the subgraph that returns it has no object type of Node'],
    ['{ rich { __typename } }', 'no subgraph can resolve the object type of an interface'],
  ])('is refused with the reason: %s', async (query, reason) => {
    federation.asked.length = 0
    await expect(federation.ask(query)).rejects.toMatchObject({
      message: `The operation is refused: ${reason}`,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    })
    expect(federation.asked).toEqual([])
  })
})
