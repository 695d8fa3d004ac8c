// The compiled executor and Apollo's answer many generated operations alike. Each intended difference has a name here.
import { createHash } from 'node:crypto'
import {
  execute,
  GraphQLError,
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generate } from '../../support/federation/documents.ts'
import { type Federation, federate, type Service } from '../../support/federation/federation.ts'
import type { Json } from '../../support/quintet/quintet.ts'

const library = `
  type Query { books(first: Int, tag: String): [Book] shelves: [[Shelf!]!] media(kind: Kind): [Media!] anything: [Thing]
    shelf(id: ID!): Shelf author(id: ID!): Author find(by: Search, sort: [Kind!] = [SOUND]): [Media] copies: [Copy] }
  input Search { text: String! kinds: [Kind!] pages: Range = { from: 1 } } input Range { from: Int to: Int = 9 }
  enum Kind { PAPER SOUND }
  interface Media @key(fields: "id") { id: ID! title(upper: Boolean): String! kind: Kind }
  interface Named { name: String }
  union Thing = Book | Author | Disc
  type Book implements Media @key(fields: "id") { id: ID! title(upper: Boolean): String! kind: Kind pages: Int
    authors: [Author!]! next: Book spine: Spine! weight: Float }
  type Disc implements Media @key(fields: "id") { id: ID! title(upper: Boolean): String! kind: Kind minutes: Int! }
  type Author implements Named @key(fields: "id") { id: ID! name: String @shareable born: Int! @shareable
    books(first: Int): [Book] }
  type Shelf @key(fields: "id") { id: ID! label: String books: [Book!] room: Room! }
  type Room { number: Int! owner: Author }
  type Copy @key(fields: "number book { id }") { number: Int! book: Book! state: Kind }
  type Spine { colour: String! width: Float @shareable }`
const shop = `
  type Query { offers(first: Int): [Offer!]! }
  type Offer @key(fields: "id") { id: ID! price: Int! book: Book! disc: Disc things: [Thing!] by: Author @provides(fields: "name")
    copy: Copy }
  type Author @key(fields: "id") { id: ID! name: String @external }
  type Copy @key(fields: "book { id } number") { number: Int! book: Book! price(kind: Kind): Int marks: [[Kind!]]! }
  union Thing = Book | Disc | Offer
  type Book @key(fields: "id") { id: ID! weight: Float @external spine: Spine! @external
    offers(first: Int): [Offer] shipping: Int @requires(fields: "weight") wrapping(gift: Boolean): String! @requires(fields: "spine { width }") }
  type Disc @key(fields: "id") { id: ID! offers: [Offer] } enum Kind { PAPER SOUND }
  type Spine { width: Float @external }`
const club = `
  type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int reviews(first: Int): [Review!] }
  type Review @key(fields: "id") { id: ID! text: String! by: Author about: Media }
  type Author @key(fields: "id") { id: ID! born: Int! @shareable reviews: [Review!]! friend: Author }
  type Shelf @key(fields: "id") { id: ID! label: String @override(from: "library") }
  type Query { reviews(first: Int): [Review] top: Media }`

const hash = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE(0)

/** Invents the values of any schema from the names of its fields, so that subgraphs agree. Includes nulls and errors. */
const invented =
  (service: string): GraphQLFieldResolver<Json, unknown> =>
  (source, args, _, { fieldName, parentType, returnType, schema }) => {
    if (source?.[fieldName] !== undefined) return source[fieldName]
    const key = source?.id ?? 'root'
    const seed = hash(
      `${parentType.name === 'Media' ? key : `${parentType.name} ${key}`} ${fieldName} ${JSON.stringify(args)}`,
    )
    if (seed % 23 === 0) {
      throw new GraphQLError(`${service} has no ${fieldName}`, { extensions: { code: 'NOT_FOUND' } })
    }
    const invent = (type: GraphQLOutputType, salt: number): unknown => {
      if (isNonNullType(type)) return invent(type.ofType, salt * 17 + 1) ?? invent(type.ofType, salt * 31 + 7)
      if (salt % 13 === 0) return null
      if (isListType(type)) return Array.from({ length: salt % 4 }, (_, i) => invent(type.ofType, salt + i * 7))
      if (isCompositeType(type)) {
        const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
        return { __typename: possible[salt % possible.length]!.name, id: String(salt % 6) }
      }
      if (isEnumType(type)) return type.getValues()[salt % 2]!.name
      if (type.name === 'Boolean') return salt % 2 === 0
      if (type.name === 'Int') return salt % 1000
      if (type.name === 'Float') return (salt % 1000) / 8
      return `${fieldName} ${salt % 100} "é\u2028`
    }
    return invent(returnType, seed)
  }
/** Some entities exist in one subgraph and are not found in another. */
const lost = (service: string) => ({
  __resolveReference: (reference: Json) => (hash(`${service} ${reference.id}`) % 7 === 0 ? null : reference),
})
const services: Service[] = Object.entries({ library, shop, club }).map(([name, sdl]) => {
  const types = [...sdl.matchAll(/type (\w+)[^{]*@key/g)].map(([, type]) => [type, lost(name)])
  const media = { __resolveReference: ({ id }: Json) => ({ __typename: Number(id) % 2 === 0 ? 'Book' : 'Disc', id }) }
  const resolvers = { ...Object.fromEntries(types), ...(name === 'library' ? { Media: media } : {}) }
  return { name, sdl, resolvers, fieldResolver: invented(name) as never }
})

const operations = Number(process.env.QUINTET_CORPUS ?? 400)
/** The first seed, to run other operations than by default. */
const firstSeed = Number(process.env.QUINTET_SEED ?? 1)

describe.each([
  ['subgraphs that answer at once', false],
  ['subgraphs that answer later', true],
])('over %s', (_, isLate) => {
  let federation: Federation
  beforeAll(async () => {
    federation = await federate(services, isLate)
  })
  afterAll(() => federation?.stop())

  it(`answers ${operations} generated operations as Apollo's executor does`, async () => {
    const met = { data: 0, ordered: 0, errors: 0, completion: 0, entities: 0 }
    for (let seed = firstSeed; seed < firstSeed + operations; seed++) {
      const { query, variables } = generate(federation.supergraph.apiSchema, isLate ? seed + 1_000_000 : seed)
      const ours = await federation.ask(query, variables)
      const theirs: Json = await federation.askApollo(query, variables)
      const context = `seed ${seed}: ${query} ${JSON.stringify(variables)}`
      // Difference "order": Apollo merges fragments before it completes values. The order of graphql-js is the specification's.
      expect(ours.data, context).toEqual(theirs.data)
      const ordered = await inOrder(federation.supergraph.apiSchema, query, variables, theirs.data)
      if (ordered !== null) expect(JSON.stringify(ours.data), context).toBe(ordered)
      met.ordered += ordered === null ? 0 : 1
      compareErrors(ours, theirs, context)
      met.data += ours.data === null ? 0 : 1
      met.errors += ours.errors?.length ?? 0
      met.completion += (ours as Json).extensions?.valueCompletion.length ?? 0
    }
    met.entities = federation.asked.filter(({ variables }) => variables?.representations).length
    // A corpus without them would prove nothing.
    for (const [what, count] of Object.entries(met)) expect([what, count > operations / 20]).toEqual([what, true])
  }, 1_200_000)
})

/** Data in the order of graphql-js; null where it cannot resolve a type, or there are no data. */
async function inOrder(schema: GraphQLSchema, query: string, variables: object, data: Json): Promise<string | null> {
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: { ...variables },
    rootValue: data,
    fieldResolver: (source, _, __, { path }) => source[path.key],
    typeResolver: (value: Json) => value.__typename,
  })
  return data === null || result.errors !== undefined ? null : JSON.stringify(result.data)
}

const masked = (path: Json): string =>
  JSON.stringify((path ?? []).map((part: Json) => (typeof part === 'number' ? '*' : part)))
const kinds = (errors: Json): string[] =>
  [...new Set<string>((errors ?? []).map(({ path, extensions }: Json) => `${extensions.code} ${masked(path)}`))].sort()

/** The part of a path that leads to a null, if one hides the rest of it. */
function nullOn(path: (string | number)[], data: Json): (string | number)[] {
  let value = data
  for (const [i, part] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, i)
    value = value[part]
  }
  return path
}

function compareErrors(ours: Json, theirs: Json, context: string): void {
  const hidden = ours.extensions?.valueCompletion ?? []
  const isHidden = (path: Json) => hidden.some((each: Json) => JSON.stringify(each.path) === JSON.stringify(path))
  const shown = (ours.errors ?? []).filter(({ path }: Json) => !isHidden(path))
  // Difference "paths": Apollo counts entities that it did not fetch, and gives wrong positions in lists.
  // Difference "nulls": each null has one error here, and as many as subgraphs sent there.
  const explained = (ours.errors ?? []).map(({ path }: Json) => masked(nullOn(path ?? [], ours.data)).slice(0, -1))
  const isExplained = ({ path }: Json) => explained.some((position: string) => masked(path).startsWith(position))
  const own = kinds(shown)
  const others = (theirs.errors ?? []).filter((each: Json) => own.includes(kinds([each])[0]!) || !isExplained(each))
  expect(own, context).toEqual(kinds(others))
  // Difference "completion": values that do not fit are reported in `errors` too, also beside other errors. When several
  // make the same position null, the two may report different ones of them: the null position is what must be equal.
  if (theirs.errors === undefined) {
    const nulls = (entries: Json): string[] => [
      ...new Set<string>((entries ?? []).map(({ path }: Json) => JSON.stringify(nullOn(path, ours.data)))),
    ]
    expect(nulls(hidden).sort(), context).toEqual(nulls(theirs.extensions?.valueCompletion).sort())
  }
  // Each of our paths leads to null.
  for (const { path } of ours.errors ?? []) {
    let value: Json = ours.data
    for (const part of path ?? []) value = value?.[part]
    expect([path, value ?? null], context).toEqual([path, null])
  }
}
