// Interfaces whose types are spread over subgraphs, and types that subgraphs declare differently.
import { conforms, type Graph } from '../../support/schema/cases.ts'

const museum: Record<string, Graph> = {
  works: {
    sdl: `type Query { works: [Work] best: Work! made: Made byRoom: [[Work!]] }
      interface Made { id: ID! maker: Person } interface Work implements Made { id: ID! maker: Person title: String }
      type Painting implements Work & Made @key(fields: "id") { id: ID! maker: Person title: String canvas: Frame }
      type Statue implements Work & Made @key(fields: "id") { id: ID! maker: Person title: String stone: Frame }
      type Copy implements Work & Made { id: ID! maker: Person title: String of: Work }
      interface Frame { width: Int } type Wood implements Frame { width: Int tree: String } type Gilt implements Frame { width: Int }
      type Person @key(fields: "id") { id: ID! }`,
    query: {
      works: [painting(), null, statue(), { __typename: 'Copy', id: 'c', title: 'Copy', maker: null, of: painting() }],
      best: statue(),
      made: painting(),
      byRoom: [[painting(), statue()], null, []],
    },
    rows: { Painting: [painting()], Statue: [statue()] },
  },
  people: {
    sdl: 'type Person @key(fields: "id") { id: ID! name: String born: Int }',
    rows: {
      Person: [
        { id: 'r', name: 'Rembrandt', born: 1606 },
        { id: 'm', name: 'Michelangelo', born: null },
      ],
    },
  },
  value: {
    sdl: `type Query { dearest: Priced } interface Priced { price: Int }
      type Painting implements Priced @key(fields: "id") { id: ID! price: Int like: [Priced] }
      type Statue implements Priced @key(fields: "id") { id: ID! price: Int kilos: Int @shareable }
      type Book implements Priced @key(fields: "id") { id: ID! price: Int }`,
    query: { dearest: { __typename: 'Statue', id: 's', price: 90, kilos: 500 } },
    rows: {
      Painting: [
        {
          id: 'p',
          price: 70,
          like: [
            { __typename: 'Statue', id: 's', price: 90 },
            { __typename: 'Book', id: 'k', price: 1 },
          ],
        },
      ],
      Statue: [{ id: 's', price: 90, kilos: 500 }],
      Book: [],
    },
  },
}
function painting() {
  return {
    __typename: 'Painting',
    id: 'p',
    title: 'Watch',
    maker: { id: 'r' },
    canvas: { __typename: 'Wood', width: 3, tree: 'oak' },
  }
}
function statue() {
  return { __typename: 'Statue', id: 's', title: 'David', maker: { id: 'm' }, stone: { __typename: 'Gilt', width: 9 } }
}

conforms('an interface', museum, {
  'has __typename of each object': {
    query: '{ works { __typename kind: __typename title } }',
    data: {
      works: [
        { __typename: 'Painting', kind: 'Painting', title: 'Watch' },
        null,
        { __typename: 'Statue', kind: 'Statue', title: 'David' },
        { __typename: 'Copy', kind: 'Copy', title: 'Copy' },
      ],
    },
    requests: 'works',
  },
  'has fields with entities of other subgraphs': {
    query: '{ made { maker { name } } best { maker { born name } } }',
    data: { made: { maker: { name: 'Rembrandt' } }, best: { maker: { born: null, name: 'Michelangelo' } } },
  },
  'has fields of other subgraphs for some of its types': {
    query: '{ works { id ... on Painting { price } ... on Statue { kilos } } }',
    data: { works: [{ id: 'p', price: 70 }, null, { id: 's', kilos: 500 }, { id: 'c' }] },
    requests: 'works value',
  },
  'is narrowed by a fragment on another interface': {
    query: '{ works { id ... on Priced { price } } byRoom { ... on Priced { __typename price } } }',
    data: {
      works: [{ id: 'p', price: 70 }, null, { id: 's', price: 90 }, { id: 'c' }],
      byRoom: [
        [
          { __typename: 'Painting', price: 70 },
          { __typename: 'Statue', price: 90 },
        ],
        null,
        [],
      ],
    },
  },
  'may implement another interface': {
    query: '{ works { ... on Made { maker { id } ... on Work { title ... on Statue { stone { width } } } } } }',
    data: {
      works: [
        { maker: { id: 'r' }, title: 'Watch' },
        null,
        { maker: { id: 'm' }, title: 'David', stone: { width: 9 } },
        { maker: null, title: 'Copy' },
      ],
    },
    requests: 'works',
  },
  'has one response key for fields of different types': {
    query:
      '{ works { ... on Painting { frame: canvas { width ... on Wood { tree } } } ... on Statue { frame: stone { width __typename } } } }',
    data: { works: [{ frame: { width: 3, tree: 'oak' } }, null, { frame: { width: 9, __typename: 'Gilt' } }, {}] },
    requests: 'works',
  },
  'may be reached again through its own fields': {
    query:
      '{ works { ... on Copy { of { title ... on Painting { price like { price ... on Statue { title maker { name } } } } } } } }',
    data: {
      works: [
        {},
        null,
        {},
        {
          of: {
            title: 'Watch',
            price: 70,
            like: [{ price: 90, title: 'David', maker: { name: 'Michelangelo' } }, { price: 1 }],
          },
        },
      ],
    },
  },
  'of one subgraph leads to fields of another': {
    query: '{ dearest { price ... on Statue { kilos } ... on Work { __typename } } }',
    data: { dearest: { price: 90, kilos: 500, __typename: 'Statue' } },
    requests: 'value',
  },
})

conforms(
  'types that subgraphs declare differently',
  {
    front: {
      sdl: `type Query { things: [Thing] } union Thing = Ball | Box
        type Ball @key(fields: "id") { id: ID! size: Int! @shareable label: String @shareable }
        type Box @key(fields: "id") { id: String! size: Float! note: Int tag: Tag } type Tag { a: Int }`,
      query: {
        things: [
          { __typename: 'Ball', id: '1', size: 4, label: 'round' },
          { __typename: 'Box', id: 'b', size: 1.5, note: 0, tag: { a: 1 } },
        ],
      },
    },
    back: {
      sdl: `type Ball @key(fields: "id") { id: ID! size: Int @shareable label: String! @shareable weight: Float note: String tag: Label }
        type Label { b: Boolean }`,
      rows: { Ball: [{ id: '1', size: 4, label: 'round', weight: 0, note: '', tag: { b: false } }] },
    },
  },
  {
    'have the weaker nullability': {
      query: '{ things { ... on Ball { size label weight } } }',
      data: { things: [{ size: 4, label: 'round', weight: 0 }, {}] },
      requests: 'front back',
    },
    'are told apart by aliases': {
      query:
        '{ things { ... on Ball { id a: size n: note t: tag { b } } ... on Box { key: id c: size m: note u: tag { a } } } }',
      data: {
        things: [
          { id: '1', a: 4, n: '', t: { b: false } },
          { key: 'b', c: 1.5, m: 0, u: { a: 1 } },
        ],
      },
      requests: 'front back',
    },
  },
)

conforms(
  'fields whose types are equal in the supergraph only',
  {
    bank: {
      sdl: `type Query { accounts: [Account] } interface Account { id: ID! }
        type Current implements Account @key(fields: "id") { id: ID! balance: Int! @shareable open: Boolean! @shareable }
        type Loan implements Account @key(fields: "id") { id: ID! balance: Int open: Boolean }`,
      query: {
        accounts: [
          { __typename: 'Current', id: 'c', balance: 0, open: false },
          { __typename: 'Loan', id: 'l', balance: 0, open: false },
          { __typename: 'Loan', id: 'm', balance: null, open: true },
        ],
      },
    },
    audit: {
      sdl: `type Current @key(fields: "id") { id: ID! balance: Int @shareable open: Boolean @shareable checked: Int }`,
      rows: { Current: [{ id: 'c', balance: 0, open: false, checked: 1 }] },
    },
  },
  {
    'keep 0 and false': {
      query: '{ accounts { ... on Current { balance open } ... on Loan { balance open } } }',
      data: {
        accounts: [
          { balance: 0, open: false },
          { balance: 0, open: false },
          { balance: null, open: true },
        ],
      },
      requests: 'bank',
      apollo: {
        data: {
          accounts: [
            { balance: 0, open: false },
            { balance: null, open: null },
            { balance: null, open: true },
          ],
        },
        because: 'fields that the plan renames get their name back only where they are truthy',
      },
    },
  },
)

conforms(
  'a node by its id',
  {
    search: {
      sdl: `type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node]! } interface Node { id: ID! }
        type User implements Node @key(fields: "id") { id: ID! } type Team implements Node @key(fields: "id") { id: ID! }`,
      query: {
        node: ({ id }: { id: string }) => node(id),
        nodes: ({ ids }: { ids: string[] }) => ids.map(node),
      },
    },
    users: {
      sdl: `interface Node { id: ID! } type User implements Node @key(fields: "id") { id: ID! name: String teams: [Node!] }
        type Team implements Node @key(fields: "id") { id: ID! }`,
      rows: { User: [{ id: 'u1', name: 'Ann', teams: [{ __typename: 'Team', id: 't1' }] }], Team: [] },
    },
    teams: {
      sdl: `interface Node { id: ID! } type Team implements Node @key(fields: "id") { id: ID! name: String lead: User }
        type User implements Node @key(fields: "id") { id: ID! }`,
      rows: { Team: [{ id: 't1', name: 'Blue', lead: { id: 'u1' } }], User: [] },
    },
  },
  {
    'is only its id': { query: '{ node(id: "u1") { id } }', data: { node: { id: 'u1' } }, requests: 'search' },
    'is completed by the subgraph of its type': {
      query: '{ nodes(ids: ["u1", "none", "t1", "u2"]) { id ... on User { name } ... on Team { name } } }',
      data: { nodes: [{ id: 'u1', name: 'Ann' }, null, { id: 't1', name: 'Blue' }, { id: 'u2', name: null }] },
      requests: 'search [users teams]',
    },
    'leads on through other interfaces': {
      query: '{ node(id: "u1") { ... on User { teams { id ... on Team { name lead { name } } } } } }',
      data: { node: { teams: [{ id: 't1', name: 'Blue', lead: { name: 'Ann' } }] } },
      requests: 'search users teams users',
    },
  },
)
function node(id: string) {
  if (id === 'none') return null
  return { __typename: id.startsWith('u') ? 'User' : 'Team', id }
}
