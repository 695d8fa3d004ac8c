// Five subgraphs with interfaces, unions in unions, an interface object, shared values and requirements, over invented data.
// The same data can be resolved by one schema, so that graphql-js can answer each operation as a monolith.
import { createHash } from 'node:crypto'
import {
  execute,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  parse,
} from 'graphql'
import type { Json } from '../quintet/quintet.ts'
import type { Service } from './federation.ts'

const catalogue = `
  type Query { items(first: Int): [Item!] item(kind: Kind): Item found: [Found] film: Film! shelves: [[Item!]] shared: Int @shareable }
  type Mutation { addFilm(title: String): Film! addItem: Item }
  enum Kind { LONG SHORT }
  interface Entry { id: ID! }
  interface Item implements Entry @key(fields: "id") { id: ID! title(upper: Boolean): String! kind: Kind label: Label }
  interface Named { name: String }
  interface Timed { minutes: Int }
  union Found = Film | Series | Person | Box
  union Part = Film | Box
  type Film implements Item & Entry & Timed @key(fields: "id") { id: ID! title(upper: Boolean): String! kind: Kind label: Label
    minutes: Int year: Int! director: Person sequel: Film }
  type Series implements Item & Entry & Named @key(fields: "id") { id: ID! title(upper: Boolean): String! kind: Kind label: Label
    name: String episodes: [Film!] creator: Person! }
  type Person implements Named @key(fields: "id") { id: ID! name: String @shareable }
  type Box @key(fields: "id") { id: ID! parts: [Part] found: Found inside: Item }
  type Label { text: String @shareable size: Int @shareable }`
const people = `
  type Query { person: Person everybody: [Contact] shared: Int @shareable }
  type Mutation { addPerson(name: String): Person }
  interface Named { name: String }
  union Contact = Person | Agency
  union Work = Film | Series
  type Person implements Named @key(fields: "id") { id: ID! name: String @shareable age: Int works: [Work!] agent: Contact friend: Person }
  type Agency implements Named @key(fields: "id") { id: ID! name: String people: [Person] nested: Contact }
  type Film @key(fields: "id") { id: ID! } type Series @key(fields: "id") { id: ID! }`
const reviews = `
  type Query { review: Review top: [Item] subjects: [Subject!]! entries: [Entry] }
  interface Entry { id: ID! }
  type Mutation { rate: Review! }
  union Subject = Studio | Person | Review
  type Item implements Entry @key(fields: "id") @interfaceObject { id: ID! stars: Int reviews(first: Int): [Review!] verdict: Label }
  type Label { text: String @shareable size: Int @shareable }
  type Review implements Entry @key(fields: "id") { id: ID! text: String entry: Entry by: Person about: Subject on: Item }
  type Person @key(fields: "id") { id: ID! reviews: [Review] }
  type Studio @key(fields: "id") { id: ID! }`
const studios = `
  type Query { studio: Studio places: [Place] }
  interface Place { city: String! owner: Owner }
  union Owner = Person | Studio
  type Studio implements Place @key(fields: "id") { id: ID! city: String! owner: Owner films: [Film!] rooms: [[Place]] }
  type Hall implements Place { id: ID! city: String! owner: Owner seats: Int }
  type Film @key(fields: "id") { id: ID! studio: Studio }
  type Person @key(fields: "id") { id: ID! home: Place }
  type Box @key(fields: "id") { id: ID! store: Place }`
const shop = `
  type Query { offers: [Offer!] offer: Offer }
  union Goods = Film | Series | Box | Offer
  type Offer @key(fields: "id") { id: ID! price: Int! goods: Goods others: [Goods] by: Person }
  type Film @key(fields: "id") { id: ID! year: Int! @external minutes: Int @external price: Int
    rent: Int @requires(fields: "year minutes") offers: [Offer] }
  type Series @key(fields: "id") { id: ID! label: Label @external box: String @requires(fields: "label { size }") }
  type Label @external { size: Int }
  type Box @key(fields: "id") { id: ID! weight: Int }
  type Person @key(fields: "id") { id: ID! age: Int @external discount: Int @requires(fields: "age") }`

const hash = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE(0)

/** Types that a field of an abstract type may return where its own subgraph has them all, but others have more. */
const returned: Record<string, readonly string[]> = {
  Item: ['Film', 'Series'],
  Entry: ['Film', 'Series', 'Review'],
  Place: ['Studio', 'Hall'],
}

/** The value of a field, from the key of its object alone; objects without a key get one from their path. */
function invent(key: string, field: string, args: Json, declared: GraphQLOutputType, schema: GraphQLSchema): unknown {
  const seed = hash(`${key} ${field} ${JSON.stringify(args)}`)
  const value = (type: GraphQLOutputType, salt: number, path: string): unknown => {
    if (isNonNullType(type)) return value(type.ofType, salt * 13 + 1, path) ?? value(type.ofType, salt * 31 + 7, path)
    if (salt % 13 === 0) return null
    if (isListType(type)) {
      return Array.from({ length: salt % 3 }, (_, i) => value(type.ofType, salt + i * 7, `${path}${i}`))
    }
    if (isCompositeType(type)) {
      const names =
        returned[type.name] ??
        (isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name])
      const name = [...names].sort()[salt % names.length]!
      const id = name === 'Label' ? `${key}.${path}` : `${name}${salt % 4}`
      // A subgraph with an interface object has no other types of the interface.
      return { __typename: schema.getType(name) === undefined ? 'Item' : name, id }
    }
    if (isEnumType(type)) return type.getValues()[salt % 2]!.name
    if (type.name === 'Boolean') return salt % 2 === 0
    return type.name === 'Int' ? salt % 1000 : `${field} ${salt % 100}`
  }
  return value(declared, seed, field)
}

/** Fields that are computed from required ones: from what a subgraph is sent, or from the data themselves. */
const computed: Record<string, (required: (field: string) => Json) => unknown> = {
  'Film.rent': (required) => required('year') + (required('minutes') ?? 0),
  'Series.box': (required) => `box of ${required('label')?.size}`,
  'Person.discount': (required) => required('age') ?? 0,
}

/** A resolver for a subgraph, or for the monolith, whose objects have a type and an id. */
const resolverOf =
  (effects: string[], isMonolith: boolean): GraphQLFieldResolver<Json, unknown> =>
  (source, args, _, { fieldName, parentType, returnType, schema }) => {
    const key = source?.id ?? 'root'
    if (parentType.name === 'Mutation') effects.push(`${fieldName} ${JSON.stringify(args)}`)
    const compute = computed[`${parentType.name}.${fieldName}`]
    if (compute !== undefined) {
      const required = (field: string): Json => {
        if (!isMonolith) return source[field]
        const type = parentType.getFields()[field]!.type
        const value = invent(key, field, {}, type, schema) as Json
        // The only required object is a label.
        return field !== 'label' || value === null ? value : { size: inventSize(value.id, schema) }
      }
      return compute(required)
    }
    if (source?.[fieldName] !== undefined) return source[fieldName]
    return invent(key, fieldName, args, returnType, schema)
  }
function inventSize(key: string, schema: GraphQLSchema): unknown {
  const label = schema.getType('Label') as Json
  return invent(key, 'size', {}, label.getFields().size.type, schema)
}

export interface Media {
  readonly services: Service[]
  /** Mutations that subgraphs have executed. Tests clear it. */
  readonly effects: string[]
}

export function createMedia(): Media {
  const effects: string[] = []
  const services = Object.entries({ catalogue, people, reviews, studios, shop }).map(([name, sdl]): Service => {
    const reference = { __resolveReference: (found: Json) => found }
    const entities = [...sdl.matchAll(/type (\w+)[^{]*@key/g)].map(([, type]) => [type, reference])
    const item = { __resolveReference: ({ id }: Json) => ({ __typename: id.replace(/\d+$/, ''), id }) }
    const resolvers = { ...Object.fromEntries(entities), ...(name === 'catalogue' ? { Item: item } : {}) }
    return { name, sdl, resolvers, fieldResolver: resolverOf(effects, false) as never }
  })
  return { services, effects }
}

/** The answer of graphql-js over the whole schema, as text, and the mutations that it executed. */
export async function executeMonolith(schema: GraphQLSchema, query: string, variables: Record<string, unknown>) {
  const effects: string[] = []
  const { data, errors } = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    fieldResolver: resolverOf(effects, true),
  })
  return { text: JSON.stringify(data), errors, effects }
}
