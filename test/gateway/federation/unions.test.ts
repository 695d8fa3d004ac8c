// Unions, enums and inputs that subgraphs declare differently.
import { conforms, failing } from '../../support/schema/cases.ts'

conforms(
  'a union',
  {
    menu: {
      sdl: `type Query { dish: Dish dishes: [Dish!] } union Dish = Soup | Cake
        type Soup @key(fields: "id") { id: ID! name: String hot: Boolean } type Cake @key(fields: "id") { id: ID! name: String }`,
      query: {
        dish: { __typename: 'Soup', id: 's', name: 'Pho', hot: true },
        dishes: [
          { __typename: 'Cake', id: 'c', name: 'Tart' },
          { __typename: 'Soup', id: 's', name: 'Pho', hot: true },
        ],
      },
      rows: { Soup: [{ id: 's', name: 'Pho', hot: true }] },
    },
    kitchen: {
      sdl: `type Query { daily: Dish random: [Dish] } union Dish = Soup | Salad | Mystery
        type Soup @key(fields: "id") { id: ID! minutes: Int next: Dish } type Salad @key(fields: "id") { id: ID! leaves: Int }
        type Mystery @inaccessible { id: ID! }`,
      query: {
        daily: { __typename: 'Salad', id: 'v', leaves: 9 },
        random: [{ __typename: 'Mystery', id: 'm' }, { __typename: 'Soup', id: 's', minutes: 40 }, null],
      },
      rows: { Soup: [{ id: 's', minutes: 40, next: { __typename: 'Salad', id: 'v', leaves: 9 } }], Salad: [] },
    },
  },
  {
    'has the members of the subgraph that returns it': {
      query: '{ dish { ... on Cake { name } ... on Salad { leaves } ... on Soup { name minutes } } }',
      data: { dish: { name: 'Pho', minutes: 40 } },
      requests: 'menu kitchen',
    },
    'has fields of its members in lists': {
      query: '{ dishes { __typename ... on Cake { name } ... on Soup { minutes next { ... on Salad { leaves } } } } }',
      data: {
        dishes: [
          { __typename: 'Cake', name: 'Tart' },
          { __typename: 'Soup', minutes: 40, next: { leaves: 9 } },
        ],
      },
      requests: 'menu kitchen',
    },
    'is an empty object when nothing of its member is selected': {
      query: '{ daily { ... on Cake { name } } }',
      data: { daily: {} },
    },
    'may return a member that clients do not see': {
      query: '{ random { __typename ... on Soup { name } } }',
      data: { random: [null, { __typename: 'Soup', name: 'Pho' }, null] },
      errors: ['random.0 INTERNAL_SERVER_ERROR'],
    },
  },
)

conforms(
  'an enum',
  {
    lights: {
      sdl: `type Query { lamp: Lamp colours: [Colour] strict: [Colour!]! } type Lamp @key(fields: "id") { id: ID! colour: Colour @shareable }
        enum Colour { RED GREEN INFRARED @inaccessible }`,
      query: { lamp: { id: 'l', colour: 'RED' }, colours: ['GREEN', 'INFRARED', null], strict: ['INFRARED'] },
      rows: { Lamp: [{ id: 'l', colour: 'RED' }] },
    },
    paint: {
      sdl: `type Query { canPaint(colour: Colour, all: [Colour!]): String } type Lamp @key(fields: "id") { id: ID! colour: Colour @shareable tint: Colour }
        enum Colour { RED GREEN INFRARED }`,
      query: { canPaint: ({ colour, all }: { colour: string; all: string[] }) => `${colour} ${all}` },
      rows: { Lamp: [{ id: 'l', colour: 'RED', tint: 'INFRARED' }] },
    },
  },
  {
    'has values that all subgraphs declare': {
      query: '{ lamp { colour tint } colours }',
      data: { lamp: { colour: 'RED', tint: null }, colours: ['GREEN', null, null] },
      errors: ['lamp.tint INTERNAL_SERVER_ERROR', 'colours.1 INTERNAL_SERVER_ERROR'],
    },
    'makes a list of non-null values null when one is hidden': {
      query: '{ strict }',
      data: null,
      errors: ['strict.0 INTERNAL_SERVER_ERROR'],
    },
    'may be an argument, as a literal and as a variable': {
      query:
        'query ($c: Colour!, $all: [Colour!] = [GREEN]) { canPaint(colour: $c, all: $all) red: canPaint(colour: RED, all: RED) }',
      variables: { c: 'GREEN' },
      data: { canPaint: 'GREEN GREEN', red: 'RED RED' },
    },
  },
)

conforms(
  'an input object',
  {
    flights: {
      sdl: `type Query { flights(by: Filter): [Flight] }
        input Filter { from: String! = "OSL" to: String via: [Filter!] cheap: Boolean }
        type Flight @key(fields: "id") { id: ID! received: String }`,
      query: { flights: ({ by }: { by: unknown }) => [{ id: 'f', received: JSON.stringify(by) ?? 'nothing' }] },
    },
    trains: {
      sdl: `input Filter { from: String! = "OSL" to: String via: [Filter!] slow: Boolean }
        type Flight @key(fields: "id") { id: ID! trains(by: Filter, limit: Int = 3): String broken: Int }`,
      rows: { Flight: [{ id: 'f' }] },
      fields: { Flight: { trains: (_, args) => JSON.stringify(args), broken: failing('BAD_USER_INPUT') } },
    },
  },
  {
    'has fields that all subgraphs declare, with their defaults': {
      query:
        'query ($by: Filter) { flights(by: $by) { received trains(by: { via: [{ to: "BGO" }], to: null }) } none: flights { received } }',
      variables: { by: { to: 'TRD' } },
      data: {
        flights: [
          {
            received: '{"from":"OSL","to":"TRD"}',
            trains: '{"by":{"from":"OSL","to":null,"via":[{"from":"OSL","to":"BGO"}]},"limit":3}',
          },
        ],
        none: [{ received: 'nothing' }],
      },
    },
    'is equal for any order of its fields': {
      query: '{ flights(by: { to: "A", from: "B" }) { id } flights(by: { from: "B", to: "A" }) { received } }',
      data: { flights: [{ id: 'f', received: '{"from":"B","to":"A"}' }] },
      requests: 'flights',
    },
    'is equal for any order of arguments': {
      query: '{ flights { trains(limit: 1, by: null) broken } flights { trains(by: null, limit: 1) } }',
      data: { flights: [{ trains: '{"by":null,"limit":1}', broken: null }] },
      errors: ['flights.0.broken BAD_USER_INPUT'],
      requests: 'flights trains',
    },
  },
)
