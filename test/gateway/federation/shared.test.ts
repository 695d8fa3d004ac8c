// @shareable fields, and schemas of Federation 1 beside those of Federation 2.
import { conforms, failing, type Graph } from '../../support/schema/cases.ts'

const weather: Record<string, Graph> = {
  north: {
    sdl: `type Query { today: Day @shareable now: Int @shareable days: [Day] @shareable sky: Sky }
      type Day @shareable { date: String temperature: Int wind: Wind } type Wind @shareable { force: Int }
      type Sky @key(fields: "id") { id: ID! clouds: Int @shareable }`,
    query: {
      today: { date: 'x', temperature: 3, wind: { force: 7 } },
      now: 5,
      days: [{ temperature: 1 }, null, { temperature: 2 }],
      sky: { id: 's', clouds: 4 },
    },
  },
  south: {
    sdl: `type Query { today: Day @shareable now: Int @shareable days: [Day] @shareable }
      type Day { date: String @shareable rain: Int wind: Wind @shareable } type Wind { force: Int @shareable from: String }
      type Sky @key(fields: "id") { id: ID! clouds: Int @shareable stars: Int }`,
    query: {
      today: { date: 'x', rain: 0, wind: { force: 7, from: 'NW' } },
      now: 5,
      days: [{ rain: 8 }, null, { rain: 9 }],
    },
    rows: { Sky: [{ id: 's', clouds: 4, stars: 100 }] },
  },
}
conforms('a shared root field', weather, {
  'is fetched from one subgraph': {
    query: '{ now today { date } }',
    data: { now: 5, today: { date: 'x' } },
    requests: 'north',
  },
  'is fetched from both where each has a part': {
    query: '{ today { rain temperature wind { force from } date } }',
    data: { today: { rain: 0, temperature: 3, wind: { force: 7, from: 'NW' }, date: 'x' } },
    requests: '[north south]',
  },
  'is fetched from the one that has all selected fields': {
    query: '{ today { rain wind { from } } }',
    data: { today: { rain: 0, wind: { from: 'NW' } } },
    requests: 'south',
  },
  'has lists that are merged member by member': {
    query: '{ days { temperature rain } }',
    data: { days: [{ temperature: 1, rain: 8 }, null, { temperature: 2, rain: 9 }] },
    requests: '[north south]',
  },
  'may be selected under two aliases': {
    query: '{ a: today { rain } b: today { temperature } }',
    data: { a: { rain: 0 }, b: { temperature: 3 } },
    requests: '[north south]',
  },
})
conforms('a shared field of an entity', weather, {
  'is not fetched again': {
    query: '{ sky { clouds stars } }',
    data: { sky: { clouds: 4, stars: 100 } },
    requests: 'north south',
  },
})

const first: Record<string, Graph> = {
  people: {
    isFederation1: true,
    sdl: 'type Query { me: Person } type Person @key(fields: "id") { id: ID! name: String mail: String address: Address } type Address { town: String }',
    query: { me: { id: 'p', name: 'Eva', mail: 'eva@example.org', address: { town: 'Oslo' } } },
    rows: { Person: [{ id: 'p', name: 'Eva', mail: 'eva@example.org', address: { town: 'Oslo' } }] },
  },
  shop: {
    isFederation1: true,
    sdl: `extend type Query { cart: Cart } extend type Person @key(fields: "id") { id: ID! @external name: String @external mail: String @external
      greeting: String @requires(fields: "name mail") cart: Cart } type Cart { lines: Int owner: Person @provides(fields: "name") }`,
    query: { cart: { lines: 2, owner: { id: 'p', name: 'Eva' } } },
    rows: { Person: [{ id: 'p', cart: { lines: 2, owner: null } }] },
    fields: { Person: { greeting: ({ name, mail }) => `${name} <${mail}>` } },
  },
  loyalty: {
    sdl: 'type Person @key(fields: "id") { id: ID! points: Int unused: String @inaccessible broken: [Int!] }',
    rows: { Person: [{ id: 'p', points: 0 }] },
    fields: { Person: { broken: failing('NOT_FOUND') } },
  },
}
conforms('schemas of Federation 1', first, {
  'extend each other, and work with one of Federation 2': {
    query: '{ me { greeting cart { lines } points } }',
    data: { me: { greeting: 'Eva <eva@example.org>', cart: { lines: 2 }, points: 0 } },
    requests: 'people [shop loyalty]',
  },
  'provide what is external': {
    query: '{ cart { owner { name id } } }',
    data: { cart: { owner: { name: 'Eva', id: 'p' } } },
    requests: 'shop',
  },
  'require what they have provided': {
    query: '{ cart { owner { name greeting } lines } }',
    data: { cart: { owner: { name: 'Eva', greeting: 'Eva <eva@example.org>' }, lines: 2 } },
    requests: 'shop people shop',
  },
  'fail in their own part only': {
    query: '{ cart { owner { broken name points address { town } } } me { broken } }',
    data: {
      cart: { owner: { broken: null, name: 'Eva', points: 0, address: { town: 'Oslo' } } },
      me: { broken: null },
    },
    errors: ['cart.owner.broken NOT_FOUND', 'me.broken NOT_FOUND'],
  },
})

conforms(
  'an external field that only its own subgraph uses',
  {
    sale: {
      isFederation1: true,
      sdl: `type Query { item: Item } extend type Item @key(fields: "sku") { sku: ID! @external weight: Int @external title: String @external
        price: Int postage: Int @requires(fields: "weight") }`,
      query: { item: { sku: 'i', price: 5 } },
      rows: { Item: [{ sku: 'i', price: 5 }] },
      fields: { Item: { postage: ({ weight }) => (weight ?? 0) + 1 } },
    },
    stock: {
      sdl: 'type Item @key(fields: "sku") { sku: ID! weight: Int title: String parent: Item parts: [Item!] }',
      rows: {
        Item: [
          { sku: 'i', weight: 9, title: 'Lamp', parent: { sku: 'top', title: 'Top', weight: 1 }, parts: [] },
          { sku: 'top', weight: 1, title: 'Top', parts: [{ sku: 'i' }] },
        ],
      },
    },
  },
  {
    'is fetched from its owner': {
      query: '{ item { title price postage } }',
      data: { item: { title: 'Lamp', price: 5, postage: 10 } },
      requests: 'sale stock sale',
    },
    'is fetched from its owner below another entity too': {
      query: '{ item { parent { title postage } } }',
      data: { item: { parent: { title: 'Top', postage: null } } },
    },
  },
)
