// The cost of operations, counted by hand: one for each object, with lists as long as they may be.
import { composeServices } from '@apollo/composition'
import { createOperations } from '@quintet/gateway/operations/operations.ts'
import { loadSupergraph, type Supergraph } from '@quintet/gateway/supergraph/load.ts'
import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operationText } from '../../support/quintet/quintet.ts'
import { supergraphText } from '../../support/schema/access.ts'
import { subjectOf } from '../../support/subjects.ts'

const owner = subjectOf(['*.*:*'])
async function costOf(supergraph: Supergraph, text: string, given = {}, subject = owner): Promise<number> {
  const operation = createOperations(supergraph, { introspection: true }).of(text, undefined)
  return operation.cost(await operation.variantFor(subject), given)
}

describe('in the graph of Quintet', () => {
  let supergraph: Supergraph
  beforeAll(async () => {
    supergraph = await loadSupergraph(supergraphText)
  })
  afterAll(() => supergraph.stop())

  it.each<[string, object, number]>([
    ['{ __typename __schema { types { name fields { name } } } }', {}, 0],
    ['{ viewer { permissions } }', {}, 1],
    ['{ viewer { user { email profile { firstName } } } }', {}, 3],
    // A page and the requested number of objects, twenty by default.
    ['{ modules(first: 5) { nodes { slug } } }', {}, 1 + 5],
    ['{ modules { nodes { slug } pageInfo { endCursor } } }', {}, 1 + 20 + 1],
    ['{ modules(first: null) { nodes { slug } } }', {}, 1 + 20],
    ['{ modules(first: 7) { edges { cursor node { slug } } nodes { slug } } }', {}, 1 + 7 * 2 + 7],
    ['query ($n: Int) { modules(first: $n) { nodes { slug } } }', { n: 9 }, 1 + 9],
    ['query ($n: Int) { modules(first: $n) { nodes { slug } } }', {}, 1 + 20],
    ['query ($n: Int) { modules(first: $n) { nodes { slug } } }', { n: null }, 1 + 20],
    ['query ($n: Int) { modules(first: $n) { nodes { slug } } }', { n: -5 }, 1],
    ['query ($n: Int = 3) { modules(first: $n) { nodes { slug } } }', {}, 1 + 3],
    ['query ($n: Int = 0) { modules(first: $n) { nodes { slug } } }', { n: null }, 1 + 20],
    ['query ($n: Int!) { modules(first: $n) { nodes { slug } } }', { n: 1e300 }, 1 + 1e300],
    // The same response key counts once, different ones each.
    ['{ modules(first: 2) { nodes { slug } nodes { name } } }', {}, 1 + 2],
    ['{ a: modules(first: 2) { nodes { slug } } b: modules(first: 2) { nodes { slug } } }', {}, 6],
    ['{ modules(first: 2) { ...P } } fragment P on ModuleConnection { nodes { slug } }', {}, 3],
    ['query ($y: Boolean!) { viewer { permissions user @include(if: $y) { email } } }', { y: false }, 1],
    ['query ($y: Boolean!) { viewer { permissions user @include(if: $y) { email } } }', { y: true }, 2],
    ['query ($y: Boolean! = true) { viewer { permissions user @skip(if: $y) { email } } }', {}, 1],
    // A mutation is ten. The most expensive member of its union counts.
    ['mutation { signOut { __typename } }', {}, 10 + 1],
    [
      'mutation { signOut { ... on SignedOut { endedAt } ... on InvalidInput { fields { message } } } }',
      {},
      10 + 1 + 10,
    ],
    // Lists without a size are ten.
    ['{ viewer { tenant { members(first: 2) { nodes { roles { name } } } } } }', {}, 3 + 2 * (1 + 10)],
    // A fragment inside of another one may not apply: fields that no object can have cost nothing.
    ['{ viewer { tenant { ... on CreateTenantResult { ... on Problem { message } } } } }', {}, 2],
    [
      '{ viewer { tenant { ...R ... on CreateTenantResult { ... on Tenant { slug } } } } } fragment R on CreateTenantResult { ... on InvalidInput { fields { message } } }',
      {},
      2,
    ],
    [
      'mutation { signOut { ... on SignOutResult { ... on Problem { ... on SignOutResult { ... on SignedOut { endedAt } } } } } }',
      {},
      10 + 1,
    ],
  ])('%s with %j costs %d', async (text, given, cost) => {
    expect(await costOf(supergraph, text, given)).toBe(cost)
  })

  it('multiplies pages inside pages', async () => {
    const level = (inner: string) => `members { nodes { tenant { ${inner} } } }`
    const nested = (levels: number): string => (levels === 0 ? 'id' : level(nested(levels - 1)))
    const cost = (levels: number) => costOf(supergraph, `{ viewer { tenant { ${nested(levels)} } } }`)
    // A level is a page, twenty members and twenty tenants, for each tenant of the level above.
    expect(await cost(1)).toBe(2 + 41)
    expect(await cost(2)).toBe(2 + 41 + 20 * 41)
    expect(await cost(3)).toBe(2 + 41 + 20 * 41 + 400 * 41)
  })
  it('counts nothing for refused fields', async () => {
    const text = '{ viewer { tenant { creditApplications { nodes { id } } jobs { nodes { id } } } } }'
    const stranger = subjectOf([])
    const reader = subjectOf(['tenancy.*:*', 'recruiting.*:*'])
    expect(await costOf(supergraph, text, {}, reader)).toBe(2 + 21)
    expect(await costOf(supergraph, text, {}, stranger)).toBeLessThan(3)
    const mutation =
      'mutation { createJob(input: { title: "a", description: "b", requiredSkills: [] }) { __typename } }'
    expect(await costOf(supergraph, mutation, {}, stranger)).toBe(0)
  })
  it('is far below the limit for the operations of the documentation', async () => {
    expect(await costOf(supergraph, operationText('Overview'))).toBeLessThan(500)
    expect(await costOf(supergraph, operationText('CreditLeaderboard'), { first: 100 })).toBeLessThan(1000)
  })
})

describe('with directives', () => {
  let supergraph: Supergraph
  beforeAll(async () => {
    const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
      type Query {
        things(first: Int = 5, last: Int): [Thing!]! @listSize(slicingArguments: ["first", "last"])
        some: [Thing!]! @listSize(assumedSize: 7)
        table(rows: Int): Table @listSize(slicingArguments: ["rows"], assumedSize: 3, sizedFields: ["cells"])
        heavy(by: Int @cost(weight: 4)): Int @cost(weight: 50)
        node: Node
        tags: [String!]!
        grades: [Grade!]!
      }
      type Table { cells: [Cell!]! others: [Cell!]! }
      type Cell { text: String }
      interface Node { id: ID! }
      type Thing implements Node @cost(weight: 4) { id: ID! parts: [Cell!]! @listSize(assumedSize: 2) }
      type Leaf implements Node { id: ID! cell: Cell }
      enum Grade @cost(weight: 2) { A }`
    const composed = composeServices([{ name: 'a', url: 'http://a', typeDefs: parse(sdl) }])
    supergraph = await loadSupergraph(composed.supergraphSdl!)
  })
  afterAll(() => supergraph.stop())

  it.each<[string, object, number]>([
    ['{ things { id } }', {}, 5 * 4],
    ['{ things(first: 2) { id } }', {}, 2 * 4],
    ['{ things(first: 2, last: 3) { id } }', {}, 3 * 4],
    ['query ($n: Int) { things(first: 2, last: $n) { id } }', { n: 9 }, 9 * 4],
    ['{ some { id parts { text } } }', {}, 7 * (4 + 2)],
    ['{ table { cells { text } } }', {}, 1 + 3],
    ['{ table(rows: 8) { cells { text } others { text } } }', {}, 1 + 8 + 10],
    ['{ heavy }', {}, 50],
    ['{ heavy(by: 1) }', {}, 54],
    ['{ tags }', {}, 0],
    ['{ grades }', {}, 20],
    ['{ node { id ... on Thing { parts { text } } ... on Leaf { cell { text } } } }', {}, 1 + 2],
    ['{ node { ...N } } fragment N on Node { id ... on Leaf { cell { text } } }', {}, 1 + 1],
  ])('%s with %j costs %d', async (text, given, cost) => {
    expect(await costOf(supergraph, text, given)).toBe(cost)
  })
})

it('counts a field that is refused for one type of an interface for the other types', async () => {
  const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@authenticated"])
    type Query { shelf: Shelf locked: Shelf }
    interface Shelf { books: [Book!] maps: [Book!] }
    type Open implements Shelf { books: [Book!] maps: [Book!] @authenticated }
    type Closed implements Shelf { books: [Book!] @cost(weight: 5) @authenticated maps: [Book!] @authenticated }
    type Book { title: String }`
  const composed = composeServices([{ name: 'a', url: 'http://a', typeDefs: parse(sdl) }])
  const supergraph = await loadSupergraph(composed.supergraphSdl!)
  const anonymous = subjectOf(null)
  const cost = (text: string, subject = anonymous) => costOf(supergraph, text, {}, subject)
  expect(await cost('{ shelf { books { title } } }')).toBe(1 + 10)
  expect(await cost('{ shelf { maps { title } } }')).toBe(1)
  expect(await cost('{ shelf { books { title } maps { title } } }')).toBe(1 + 10)
  expect(await cost('{ shelf { ... on Closed { books { title } } } }')).toBe(1)
  expect(await cost('{ shelf { books { title } maps { title } } }', owner)).toBe(1 + 20)
  await supergraph.stop()
})
