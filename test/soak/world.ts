// The facts of the soak. Subgraphs resolve them and the comparison reads them, each by its own code.

export interface Port {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly motto: string | null
  readonly berths: readonly { readonly number: number; readonly metres: number }[]
  readonly degrees: number
  readonly knots: number
  readonly gusts: number
}

/** An entry of the journal. */
export interface Reading {
  readonly sequence: number
  /** Unique, so that the mutation is found again. */
  readonly key: string
  readonly value: number
  readonly port: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export const countries = ['NO', 'SE', 'DK', 'FI', 'IS'] as const
/** Journal entries belong to the partitions in turn. */
export const partitions = 3
const syllables = ['ber', 'gen', 'trom', 'so', 'kal', 'mar', 'hel', 'sin', 'vik', 'oul']

/** All ports, in the order of their ids. */
export const ports: readonly Port[] = Array.from({ length: 40 }, (_, i) => ({
  id: `${i}`,
  name: `${syllables[i % 10]}${syllables[(i * 3 + 1) % 10]} “${i}”`,
  country: countries[(i * 2) % countries.length]!,
  motto: i % 7 === 3 ? null : `Ahoy\n${'~'.repeat(i % 5)}`,
  berths: Array.from({ length: i % 4 }, (_, number) => ({ number, metres: 10 + ((i * number) % 9) })),
  degrees: ((i * 37) % 41) - 12,
  knots: (i * 11) % 30,
  gusts: 40 + ((i * 7) % 13),
}))

/** A long text of an entry: a slow reader soon has much unread. */
export const noteOf = (sequence: number): string => `${sequence} `.padEnd(noteLength, 'abcdefghij')
const noteLength = 256 * 1024

export const cursorOf = (sequence: number): string => `entry-${sequence}`
export const sequenceOf = (cursor: string): number => Number(/^entry-(\d+)$/.exec(cursor)?.[1] ?? Number.NaN)

export const subgraphNames = ['ports', 'weather', 'journal'] as const
export type SubgraphName = (typeof subgraphNames)[number]

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n'

/** The SDL of each subgraph. */
export const sdls: Readonly<Record<SubgraphName, string>> = {
  ports: `${link}
    type Query {
      ports(ids: [ID!]!): [Port]
      port(id: ID!): Port
      region(country: String!, first: Int): [Port!]
    }
    type Port @key(fields: "id") { id: ID! name: String country: String motto: String berths: [Berth!] }
    type Berth { number: Int! metres: Int! }`,
  weather: `${link}
    type Query { coldest(first: Int!): [Port!] station(port: ID!): Port }
    type Port @key(fields: "id") { id: ID! degrees: Int wind(unit: Unit! = KNOTS): Float gusts: Int }
    enum Unit { KNOTS METRES }`,
  journal: `${link}
    type Query { reading(sequence: Int!): Reading readings(sequences: [Int!]!): [Reading] }
    type Mutation { record(key: String!, value: Float!, port: ID!): Reading }
    type Subscription { recorded(after: String, partition: Int): Reading }
    type Reading { sequence: Int! cursor: String! key: String! value: Float! at: Float! note: String! port: Port! }
    type Port @key(fields: "id") { id: ID! }`,
}
