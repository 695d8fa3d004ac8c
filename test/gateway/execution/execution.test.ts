// What the compiled executor does where Apollo's is wrong, slower or silent.
import { type ExecutionResult, GraphQLError } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, federate } from '../../support/federation/federation.ts'
import type { Answer, Json } from '../../support/quintet/quintet.ts'

const goods = {
  name: 'goods',
  sdl: `
    type Query { product(id: ID!): Product products: [Product] pair: [Product!] sure: [Product!]! }
    type Product @key(fields: "id") { id: ID! name: String! price(currency: String!): Float! maker: Maker }
    type Maker @key(fields: "id") { id: ID! }`,
  resolvers: {
    Query: {
      product: (_: Json, { id }: Json) => ({ id }),
      products: () => [{ id: '1' }, null, { id: '2' }, { id: '1' }],
      pair: () => [{ id: '1' }, { id: '1' }],
      sure: () => [{ id: '1' }, { id: 'lost' }],
    },
    Product: {
      __resolveReference: (reference: Json) => reference,
      name: ({ id }: Json) => `product ${id}`,
      price: ({ id }: Json, { currency }: Json) => Number(id) * (currency === 'EUR' ? 1 : 100),
      maker: ({ id }: Json) => ({ id: `maker of ${id}` }),
    },
  },
}
const post = {
  name: 'post',
  sdl: `
    type Product @key(fields: "id") { id: ID! price(currency: String!): Float! @external
      postage: Float @requires(fields: "price(currency: \\"EUR\\")") label: String! weight: Int }
    type Maker @key(fields: "id") { id: ID! town: String }
    type Query { towns: [String!] }`,
  resolvers: {
    Product: {
      __resolveReference: (reference: Json) => (reference.id === 'lost' ? null : reference),
      postage: ({ price }: Json) => price / 10,
      label: ({ id }: Json) => `label ${id}`,
    },
    Maker: { __resolveReference: (reference: Json) => reference, town: ({ id }: Json) => `town of ${id}` },
  },
}

let federation: Federation
let undo = (): void => {}
const sent = (subgraph: string) => federation.asked.filter((each) => each.subgraph === subgraph)
beforeAll(async () => {
  federation = await federate([goods, post])
})
afterEach(() => {
  undo()
  federation.asked.length = 0
})
afterAll(() => federation?.stop())

/** Replaces the answers of `post`. `keyOf` gives the key of a field in the request. */
function postAnswers(answer: (keyOf: (field: string) => string, ids: string[]) => ExecutionResult): void {
  undo = federation.replace('post', ({ query, variables }) => {
    const keyOf = (field: string) => new RegExp(`(\\w+): ?${field}\\b`).exec(query)?.[1] ?? field
    return answer(
      keyOf,
      (variables as Json).representations.map(({ id }: Json) => id),
    )
  })
}
const error = (code: string, path?: (string | number)[]) =>
  new GraphQLError('secret', { path: path ?? null, extensions: { code } })
const errorsOf = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])

describe('response keys', () => {
  it('of fields with different arguments stay apart, and so does that of a @requires with arguments', async () => {
    const query = '{ product(id: "3") { price(currency: "YEN") postage euros: price(currency: "EUR") } }'
    expect((await federation.ask(query)).data).toEqual({ product: { price: 300, postage: 0.3, euros: 3 } })
    // Apollo's executor needs keys of our own in the plan for that.
    expect((await federation.askApollo('{ product(id: "3") { price(currency: "YEN") postage } }')).data).toEqual({
      product: { price: 300, postage: 0.3 },
    })
  })
  it('that equal names of key fields do not hide the keys', async () => {
    const query = '{ product(id: "3") { id: name maker { id: __typename town } __typename: postage name: id } }'
    expect((await federation.ask(query)).data).toEqual({
      product: { id: 'product 3', maker: { id: 'Maker', town: 'town of maker of 3' }, __typename: 0.3, name: '3' },
    })
  })
  it('are the client’s in the paths of errors', async () => {
    postAnswers((keyOf) => ({
      data: { _entities: [null] },
      errors: [error('CONFLICT', ['_entities', 0, keyOf('label')])],
    }))
    expect(errorsOf(await federation.ask('{ mine: product(id: "3") { yours: label } }'))).toEqual([
      ['mine.yours', 'CONFLICT'],
    ])
  })
  it('of equal fields are one, and their selections are merged', async () => {
    const query = `{ product(id: "1") { maker { town } } product(id: "1") { ...More maker { __typename } } }
      fragment More on Product { price(currency: "EUR") price(currency: "EUR") }`
    const { data } = await federation.ask(query)
    expect(data).toEqual({ product: { maker: { town: 'town of maker of 1', __typename: 'Maker' }, price: 1 } })
    expect(sent('goods')).toHaveLength(1)
  })
})

describe('an entity', () => {
  it('that stands at several paths is fetched once', async () => {
    const { data } = await federation.ask('{ products { label maker { town } } }')
    const one = { label: 'label 1', maker: { town: 'town of maker of 1' } }
    const two = { label: 'label 2', maker: { town: 'town of maker of 2' } }
    expect(data).toEqual({ products: [one, null, two, one] })
    const asked = sent('post').flatMap(({ variables }: Json) => variables.representations.map(({ id }: Json) => id))
    expect(asked.sort()).toEqual(['1', '2', 'maker of 1', 'maker of 2'])
  })
  it('with a failing field has an error at each of its paths, and at no other', async () => {
    postAnswers((_, ids) => ({
      data: { _entities: ids.map((id) => (id === '1' ? { weight: null } : { weight: 7 })) },
      errors: [error('CONFLICT', ['_entities', ids.indexOf('1'), 'weight'])],
    }))
    const answer = await federation.ask('{ products { weight } }')
    expect(answer.data).toEqual({ products: [{ weight: null }, null, { weight: 7 }, { weight: null }] })
    expect(errorsOf(answer)).toEqual([
      ['products.0.weight', 'CONFLICT'],
      ['products.3.weight', 'CONFLICT'],
    ])
  })
  it('that another subgraph does not find has nulls, and propagates them only from non-null fields', async () => {
    const answer = await federation.ask('{ sure { id weight } }')
    expect(answer.data).toEqual({
      sure: [
        { id: '1', weight: null },
        { id: 'lost', weight: null },
      ],
    })
    expect(answer.errors).toBeUndefined()
    const propagated = await federation.ask('{ towns sure { label } }')
    expect(propagated.data).toBeNull()
    expect(errorsOf(propagated)).toEqual([['sure.1.label', 'INTERNAL_SERVER_ERROR']])
    expect((propagated as Json).extensions.valueCompletion).toMatchObject([{ path: ['sure', 1, 'label'] }])
  })
})

describe('a subgraph', () => {
  it('that answers synchronously is executed synchronously', async () => {
    postAnswers((_, ids) => ({ data: { _entities: ids.map((id) => ({ label: id, town: id })) } }))
    expect(federation.isSynchronous('{ products { id name label maker { town } } }')).toBe(true)
    undo()
    undo = federation.replace('post', () => Promise.reject(new Error('unavailable')))
    expect(federation.isSynchronous('{ products { id name label } }')).toBe(false)
  })
  it('that does not answer gives UNAVAILABLE at each path, and the rest is complete', async () => {
    undo = federation.replace('post', () => Promise.reject(new Error('unavailable at 10.0.0.7')))
    const answer = await federation.ask('{ products { name w: weight } }')
    expect(answer.data.products).toEqual([
      { name: 'product 1', w: null },
      null,
      { name: 'product 2', w: null },
      { name: 'product 1', w: null },
    ])
    expect(errorsOf(answer)).toEqual([0, 3, 2].map((i) => [`products.${i}.w`, 'UNAVAILABLE']))
    expect(answer.text).not.toContain('10.0.0.7')
  })
  it('that does not answer gives no error for a field that a directive leaves out', async () => {
    undo = federation.replace('post', () => Promise.reject(new Error('unavailable')))
    const query = `query ($no: Boolean!, $yes: Boolean!) { towns @skip(if: $yes) product(id: "1") {
      name weight w: weight @include(if: $no) ... on Product @skip(if: $yes) { label } } }`
    const answer = await federation.ask(query, { no: false, yes: true })
    expect(answer.data).toEqual({ product: { name: 'product 1', weight: null } })
    expect(errorsOf(answer)).toEqual([['product.weight', 'UNAVAILABLE']])
    const either =
      'query ($no: Boolean!, $yes: Boolean!) { product(id: "1") { name a: weight @include(if: $no) b: weight @skip(if: $yes) } }'
    const { data, errors } = await federation.ask(either, { no: false, yes: true })
    expect([data, errors]).toEqual([{ product: { name: 'product 1' } }, undefined])
  })
  it.each<[string, unknown]>([
    ['too few entities', { _entities: [] }],
    ['no list', { _entities: { weight: 1 } }],
    ['another field', { other: 1 }],
    ['a list of other values', { _entities: [1, 'x', []] }],
  ])('that answers %s leaves the rest of the response complete', async (_, data) => {
    undo = federation.replace('post', () => ({ data }) as ExecutionResult)
    const answer = await federation.ask('{ products { name weight } }')
    expect(answer.data.products[0]).toEqual({ name: 'product 1', weight: null })
    expect(answer.errors?.[0]?.extensions.code ?? 'none').toMatch(/^(INTERNAL_SERVER_ERROR|none)$/)
    expect(answer.text).not.toContain('post')
  })
  it('has a hundred errors reported at most for one fetch', async () => {
    const many = { products: Array.from({ length: 300 }, () => ({ __typename: 'Product', id: '1' })) }
    undo = federation.replace('goods', () => ({ data: many }))
    const back = undo
    postAnswers(() => ({ data: { _entities: [null] }, errors: [error('CONFLICT', ['_entities', 0, 'weight'])] }))
    const answer = await federation.ask('{ products { weight } }')
    back()
    expect(answer.data.products).toHaveLength(300)
    expect(answer.errors).toHaveLength(100)
  })
})
