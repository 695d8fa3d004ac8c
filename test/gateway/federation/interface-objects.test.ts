// @interfaceObject: a subgraph that knows an interface as an object type, and not the types that implement it.
import { describe, expect, it } from 'vitest'
import { federate } from '../../support/federation/federation.ts'
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

describe('an interface object that requires what another brings', () => {
  it('is refused by Apollo’s planner, and nothing is fetched', async () => {
    const federation = await federate(servicesOf(zoo))
    // Wanted is { oldest: { advice: 'eat 12' } }: animals, keeper, vet.
    await expect(federation.ask('{ oldest { advice } }')).rejects.toThrow('potentially an interface object type')
    expect(federation.asked).toEqual([])
    await federation.stop()
  })
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
