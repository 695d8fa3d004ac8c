// @requires: fields of other subgraphs that a subgraph needs before it can answer.
import { conforms, type Graph } from '../../support/schema/cases.ts'

const letters: Record<string, Graph> = {
  post: {
    sdl: `type Query { letter(id: ID!): Letter letters: [Letter] }
      type Letter @key(fields: "id") { id: ID! grams: Int stamp: Stamp pieces: [Piece] sender: Sender }
      type Stamp @shareable { value: Int country: String } type Piece { grams: Int kind: Kind }
      enum Kind { PAPER GLASS }
      interface Sender { id: ID! } type Person implements Sender { id: ID! name: String } type Firm implements Sender { id: ID! taxId: String }`,
    query: {
      letter: ({ id }: { id: string }) => ({ id, ...letter(id) }),
      letters: ['1', null, '2', '1'].map((id) => id && { id, ...letter(id) }),
    },
    rows: { Letter: ['1', '2'].map((id) => ({ id, ...letter(id) })) },
  },
  tariff: {
    sdl: `type Letter @key(fields: "id") { id: ID! grams: Int @external pieces: [Piece] @external sender: Sender @external
        stamp: Stamp @external
        price: Int @requires(fields: "grams")
        fragile: Boolean @requires(fields: "pieces { kind grams }")
        stamped: String @requires(fields: "stamp { value country }")
        addressee: String @requires(fields: "sender { __typename id ... on Person { name } ... on Firm { taxId } }") }
      type Piece @external { grams: Int kind: Kind } enum Kind { PAPER GLASS }
      type Stamp @shareable { value: Int country: String }
      interface Sender { id: ID! } type Person implements Sender @external { id: ID! name: String }
      type Firm implements Sender @external { id: ID! taxId: String }`,
    rows: { Letter: [{ id: '1' }, { id: '2' }] },
    fields: {
      Letter: {
        price: ({ grams }) => (grams === null ? null : grams * 2),
        fragile: ({ pieces }) => pieces?.some((piece: { kind: string } | null) => piece?.kind === 'GLASS') ?? null,
        stamped: ({ stamp }) => stamp && `${stamp.country} ${stamp.value}`,
        addressee: ({ sender }) => sender && `${sender.__typename} ${sender.id} ${sender.name ?? sender.taxId}`,
      },
    },
  },
  ledger: {
    sdl: `type Letter @key(fields: "id") { id: ID! price: Int @external fragile: Boolean @external
      total: Int @requires(fields: "price fragile") receipt: String @requires(fields: "price") }`,
    rows: { Letter: [{ id: '1' }, { id: '2' }] },
    fields: {
      Letter: {
        total: ({ price, fragile }) => (price === null ? null : price + (fragile ? 100 : 0)),
        receipt: ({ price }) => `paid ${price}`,
      },
    },
  },
}
function letter(id: string | null) {
  return id === '1'
    ? {
        grams: 20,
        stamp: { value: 85, country: 'DE' },
        pieces: [{ grams: 5, kind: 'PAPER' }, null, { grams: 15, kind: 'GLASS' }],
        sender: { __typename: 'Person', id: 'p', name: 'Ada' },
      }
    : { grams: null, stamp: null, pieces: [], sender: { __typename: 'Firm', id: 'f', taxId: 'T7' } }
}

conforms('a required field', letters, {
  'is fetched first, though it is not selected': {
    query: '{ letter(id: "1") { price } }',
    data: { letter: { price: 40 } },
    requests: 'post tariff',
  },
  'is fetched once when it is selected as well': {
    query: '{ letter(id: "1") { grams weight: grams price } }',
    data: { letter: { grams: 20, weight: 20, price: 40 } },
    requests: 'post tariff',
  },
  'may itself require others, with one request for each step': {
    query: '{ letter(id: "1") { total } }',
    data: { letter: { total: 140 } },
    requests: 'post tariff ledger',
  },
  'of several fields needs one request': {
    query: '{ letter(id: "1") { receipt total price fragile stamped } }',
    data: { letter: { receipt: 'paid 40', total: 140, price: 40, fragile: true, stamped: 'DE 85' } },
    requests: 'post tariff ledger',
  },
  'may be null, and is sent as null': {
    query: '{ letter(id: "2") { price total stamped fragile } }',
    data: { letter: { price: null, total: null, stamped: null, fragile: false } },
    requests: 'post tariff ledger',
  },
  'of a list of objects keeps its nulls': {
    query: '{ letters { fragile } }',
    data: { letters: [{ fragile: true }, null, { fragile: false }, { fragile: true }] },
    requests: 'post tariff',
  },
  'may depend on the type by fragments': {
    query: '{ letters { addressee } }',
    data: {
      letters: [{ addressee: 'Person p Ada' }, null, { addressee: 'Firm f T7' }, { addressee: 'Person p Ada' }],
    },
    requests: 'post tariff',
  },
  'is not confused with a client’s alias': {
    query: '{ letter(id: "1") { grams: id stamp { value: country } price stamped } }',
    data: { letter: { grams: '1', stamp: { value: 'DE' }, price: 40, stamped: 'DE 85' } },
    requests: 'post tariff',
    apollo: {
      data: { letter: { grams: '1', stamp: { value: 'DE' }, price: 2, stamped: 'DE DE' } },
      because: 'the value under the client’s alias is sent as the required field',
    },
  },
  'is not fetched for a skipped field': {
    query: '{ letter(id: "1") { grams total @include(if: false) price @skip(if: true) } }',
    data: { letter: { grams: 20 } },
    requests: 'post',
  },
})

conforms(
  'circular requirements',
  {
    mill: {
      sdl: `type Query { sack: Sack } type Sack @key(fields: "id") { id: ID! kilos: Int bakery: String @external
        label: String @requires(fields: "bakery") }`,
      query: { sack: { id: 's', kilos: 25 } },
      rows: { Sack: [{ id: 's', kilos: 25 }] },
      fields: { Sack: { label: ({ bakery }) => `for ${bakery}` } },
    },
    bakery: {
      sdl: `type Sack @key(fields: "id") { id: ID! kilos: Int @external label: String @external
        bakery: String @requires(fields: "kilos") shelf: String @requires(fields: "label") }`,
      rows: { Sack: [{ id: 's' }] },
      fields: { Sack: { bakery: ({ kilos }) => `oven ${kilos}`, shelf: ({ label }) => `shelf ${label}` } },
    },
  },
  {
    'of two subgraphs are fetched in turn': {
      query: '{ sack { shelf } }',
      data: { sack: { shelf: 'shelf for oven 25' } },
      requests: 'mill bakery mill bakery',
    },
    'end where everything is known': {
      query: '{ sack { label } }',
      data: { sack: { label: 'for oven 25' } },
      requests: 'mill bakery mill',
    },
  },
)

const rooms: Record<string, Graph> = {
  hotel: {
    sdl: `type Query { room: Room rooms: [Room] } type Room @key(fields: "id") { id: ID! view: View views(of: Int!): [View]
        rate(currency: String! = "EUR", nights: Int): Float }
      type View { price(in: String): Int name: String }`,
    query: { room: { id: 'r' }, rooms: [{ id: 'r' }, { id: 'gone' }] },
    rows: { Room: [{ id: 'r' }] },
    fields: {
      Room: {
        rate: (_, { currency, nights }) => (currency === 'EUR' ? 80 : currency === 'USD' ? 90 : 1) * (nights ?? 1),
        view: () => ({ name: 'sea' }),
        views: (_, { of }) => Array.from({ length: of }, (_, i) => ({ name: `view ${i}` })),
      },
      View: { price: (_, args) => ({ EUR: 10, USD: 11 })[args.in as string] ?? 1 },
    },
  },
  offers: {
    sdl: `type Room @key(fields: "id") { id: ID! rate(currency: String! = "EUR", nights: Int): Float @external
        view: View @external views(of: Int!): [View] @external free: Boolean
        week: Float @requires(fields: "rate(nights: 7)") dollars: Float @requires(fields: "rate(currency: \\"USD\\")")
        day: Float @requires(fields: "rate") both: Float @requires(fields: "rate(currency: \\"USD\\") view { name }")
        euroView(times: Int = 1): Int @requires(fields: "view { price(in: \\"EUR\\") name }")
        dollarView: String @requires(fields: "view { price(in: \\"USD\\") }")
        one: String @requires(fields: "views(of: 1) { name }") two: String @requires(fields: "views(of: 2) { name price }") }
      type View @external { price(in: String): Int name: String }`,
    rows: { Room: [{ id: 'r', free: true }] },
    fields: {
      Room: {
        week: ({ rate }) => rate - 10,
        dollars: ({ rate }) => rate,
        day: ({ rate }) => rate + 1,
        both: ({ rate, view }) => rate + view.name.length,
        euroView: ({ view }, { times }) => view.price * times,
        dollarView: ({ view }) => `${view.price} ${view.name ?? 'without a name'}`,
        one: ({ views }) => views.map(({ name }: { name: string }) => name).join(),
        two: ({ views }) => views.map(({ name, price }: { name: string; price: number }) => `${name} ${price}`).join(),
      },
    },
  },
}
conforms('a required field with arguments', rooms, {
  'has the arguments of the requirement': {
    query: '{ room { dollars } }',
    data: { room: { dollars: 90 } },
    requests: 'hotel offers',
  },
  'is not affected by other arguments of the client': {
    query: '{ room { rate(currency: "YEN", nights: 2) dollars } }',
    data: { room: { rate: 2, dollars: 90 } },
    requests: 'hotel offers',
  },
  'is not affected by variables of the client': {
    query: `query ($c: String!, $n: Int = 3) { room { a: rate(currency: $c) week b: rate(nights: $n, currency: $c) rate } }`,
    variables: { c: 'USD' },
    data: { room: { a: 90, week: 550, b: 270, rate: 80 } },
  },
  'may be required twice with different arguments': {
    query: '{ room { week dollars } }',
    data: { room: { week: 550, dollars: 90 } },
    requests: 'hotel offers offers',
  },
  'may be required without arguments as well, and selected by the client': {
    query: '{ room { day week dollars rate free both } }',
    data: { room: { day: 81, week: 550, dollars: 90, rate: 80, free: true, both: 93 } },
    requests: 'hotel offers offers offers',
  },
  'may be a part of a required object': {
    query: 'query ($times: Int) { room { euroView(times: $times) dollarView free view { name price } } }',
    variables: { times: 3 },
    data: { room: { euroView: 30, dollarView: '11 sea', free: true, view: { name: 'sea', price: 1 } } },
    requests: 'hotel offers offers',
  },
  'may be a list of objects': {
    query: '{ room { one two views(of: 3) { name } } }',
    data: {
      room: {
        one: 'view 0',
        two: 'view 0 1,view 1 1',
        views: [{ name: 'view 0' }, { name: 'view 1' }, { name: 'view 2' }],
      },
    },
    requests: 'hotel offers offers',
  },
  'may belong to an entity that is not found': {
    query: '{ rooms { rate week dollars } }',
    data: {
      rooms: [
        { rate: 80, week: 550, dollars: 90 },
        { rate: 80, week: null, dollars: null },
      ],
    },
  },
})
