// The shop that gateways are usually compared on: four subgraphs in memory; one query that nests, one that lists, one tiny.
// People, products and reviews are as many and as long as in that benchmark; behind them a long list of more products.
import type { Json } from '../../support/quintet/quintet.ts'

/** One of the four, for whichever library executes it. */
export interface ClassicService {
  readonly name: string
  /** Without links. Access directives are Quintet's; others get `openSdl`. */
  readonly sdl: string
  /** By type and field, with __resolveReference. */
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, (parent: Json, args: Json) => unknown>>>>
}

/** What the token of the bench may do. */
export const permissions = ['shop.*:read']

const latin =
  `Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore
 magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.
 Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur. Excepteur sint
 occaecat cupidatat non proident, sunt in culpa qui officia deserunt mollit anim id est laborum. Sed ut perspiciatis unde
 omnis iste natus error sit voluptatem accusantium doloremque laudantium, totam rem aperiam, eaque ipsa quae ab illo
 inventore veritatis et quasi architecto beatae vitae dicta sunt explicabo.`.replaceAll('\n', '')
/** Letters of each review. */
const lengths = [445, 290, 275, 143, 445, 290, 275, 143, 143, 143, 650] as const
const reviewed = [1, 1, 1, 1, 2, 2, 2, 2, 3, 4, 4] as const
const names = ['Uri', 'Dotan', 'Kamil', 'Arda', 'Gil', 'Laurin'] as const
const goods = ['Table', 'Couch', 'Glass', 'Chair', 'TV', 'Lamp', 'Grill', 'Fridge', 'Sofa'] as const
const prices = [899, 1299, 15, 499, 1299, 6999, 3999, 100_000, 9999] as const
const weights = [100, 1000, 20, 100, 1000, 300, 2000, 6000, 800] as const
const listed = 130

const users = names.map((name, i) => ({
  id: `${i + 1}`,
  name: `${name} of the Shop`,
  username: `${name.toLowerCase()}-shop`,
  birthday: 1_234_567_890,
}))
const products = Array.from({ length: listed }, (_, i) => ({
  upc: `${i + 1}`,
  name: goods[i] ?? `${goods[i % goods.length]} ${i}`,
  price: prices[i % prices.length]!,
  weight: weights[i % weights.length]!,
  inStock: i % 3 === 0,
}))
const reviews = lengths.map((length, i) => ({
  id: `${i + 1}`,
  body: latin.slice(0, length),
  product: { __typename: 'Product', upc: `${reviewed[i]}` },
}))
/** Products beyond those of the benchmark have one short review each. */
const more = products.slice(goods.length).map(({ upc }, i) => ({
  id: `${reviews.length + i + 1}`,
  body: 'Good.',
  product: { __typename: 'Product', upc },
}))
const allReviews = [...reviews, ...more]

const userById = new Map(users.map((user) => [user.id, user]))
const productByUpc = new Map(products.map((product) => [product.upc, product]))
const reviewById = new Map(allReviews.map((review) => [review.id, review]))
const reviewsByUpc = Map.groupBy(allReviews, ({ product }) => product.upc)
// As in the benchmark: one person has written everything, and every product has the same two reviews.
const author = { __typename: 'User', id: '1', username: users[0]!.username }
const shown = reviews.slice(0, 2)

const shippingEstimate = ({ price, weight }: Json): number => (price > 1000 ? 0 : weight / 2)

export const classic: readonly ClassicService[] = [
  {
    name: 'accounts',
    sdl: `
      type Query { me: User @authenticated users: [User] @authenticated user(id: ID!): User @authenticated }
      type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: Int }`,
    resolvers: {
      Query: { me: () => users[0], users: () => users, user: (_, { id }) => userById.get(id) },
      User: { __resolveReference: ({ id }) => userById.get(id) },
    },
  },
  {
    name: 'inventory',
    sdl: `
      type Product @key(fields: "upc") {
        upc: String! weight: Int @external price: Int @external
        inStock: Boolean @requiresScopes(scopes: [["shop.stock:read"]])
        shippingEstimate: Int @requires(fields: "price weight")
      }
      type Query { stock: Int @authenticated }`,
    resolvers: {
      Query: { stock: () => products.length },
      Product: {
        __resolveReference: (reference) => ({ ...reference, inStock: productByUpc.get(reference.upc)?.inStock }),
        shippingEstimate,
      },
    },
  },
  {
    name: 'products',
    sdl: `
      type Query { topProducts(first: Int = 5): [Product] @requiresScopes(scopes: [["shop.products:read"]]) }
      type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
    resolvers: {
      Query: { topProducts: (_, { first }) => products.slice(0, first) },
      Product: { __resolveReference: ({ upc }) => productByUpc.get(upc) },
    },
  },
  {
    name: 'reviews',
    sdl: `
      type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "username") product: Product }
      type User @key(fields: "id") {
        id: ID! username: String @external reviews: [Review] @requiresScopes(scopes: [["shop.reviews:read"]])
      }
      type Product @key(fields: "upc") {
        upc: String! reviews: [Review] @requiresScopes(scopes: [["shop.reviews:read"]])
      }
      type Query { review(id: ID!): Review @requiresScopes(scopes: [["shop.reviews:read"]]) }`,
    resolvers: {
      Query: { review: (_, { id }) => reviewById.get(id) },
      Review: { __resolveReference: ({ id }) => reviewById.get(id), author: () => author },
      User: { __resolveReference: (reference) => reference, reviews: () => shown },
      Product: {
        __resolveReference: (reference) => reference,
        reviews: ({ upc }) => reviewsByUpc.get(upc) ?? [],
      },
    },
  },
]

/** The SDL of a subgraph as gateways without access rules take it. */
export const openSdl = (sdl: string): string =>
  sdl.replace(/ @(authenticated|requiresScopes\(scopes: \[\[.*?\]\]\))/g, '')

/** The SDL of a subgraph, with its links. */
export const linked = (sdl: string): string => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@requires", "@provides", "@external", "@shareable", "@authenticated", "@requiresScopes"])\n${sdl}`

/** The same shop as one schema, for servers that federate nothing. */
export const whole: Omit<ClassicService, 'name'> = {
  sdl: `
    type Query { me: User users: [User] user(id: ID!): User topProducts(first: Int = 5): [Product] review(id: ID!): Review }
    type User { id: ID! name: String username: String birthday: Int reviews: [Review] }
    type Product {
      upc: String! name: String price: Int weight: Int inStock: Boolean shippingEstimate: Int reviews: [Review]
    }
    type Review { id: ID! body: String author: User product: Product }`,
  resolvers: {
    Query: {
      me: () => users[0],
      users: () => users,
      user: (_, { id }) => userById.get(id),
      topProducts: (_, { first }) => products.slice(0, first),
      review: (_, { id }) => reviewById.get(id),
    },
    User: { reviews: () => shown },
    Product: { shippingEstimate, reviews: ({ upc }) => reviewsByUpc.get(upc) ?? [] },
    Review: { author: () => users[0], product: ({ product }) => productByUpc.get(product.upc) },
  },
}

const fragments = `
  fragment User on User { id username name }
  fragment Review on Review { id body }
  fragment Product on Product { inStock name price shippingEstimate upc weight }`

export const queries = {
  nested: `query Nested {
    users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User
      reviews { ...Review product { ...Product } } } } } } }
    topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } }
    ${fragments}`,
  flat: `query Flat { topProducts(first: ${listed}) { ...Product reviews { id author { ...User } } } }
    fragment User on User { id username name }
    fragment Product on Product { inStock name price shippingEstimate upc weight }`,
  tiny: 'query Tiny { me { id name } }',
}
export type QueryName = keyof typeof queries
export const queryNames = Object.keys(queries) as QueryName[]
