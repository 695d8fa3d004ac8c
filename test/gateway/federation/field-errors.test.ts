// Errors of fields: values that do not fit Int, one error for each null, and codes of subgraphs.
import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, federate, runOperation } from '../../support/federation/federation.ts'
import type { Answer, Json } from '../../support/quintet/quintet.ts'

const fail = (code: string) => (): never => {
  throw new GraphQLError('by intent', { extensions: { code, detail: 'secret' } })
}
let reference: () => unknown
let federation: Federation
beforeAll(async () => {
  federation = await federate([
    {
      name: 'goods',
      sdl: `type Query { product: Product products: [Product!] sold: Product! count: Int counts: [Int!] sure: Int! }
        type Product @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          product: () => ({ id: '1' }),
          products: () => [{ id: '1' }, { id: '2' }],
          sold: () => ({ id: '1' }),
        },
      },
    },
    {
      name: 'post',
      sdl: 'type Product @key(fields: "id") { id: ID! label: String! size: Int! weight: Int town: String }',
      resolvers: {
        Product: { __resolveReference: () => reference(), town: fail('NO_SUCH_TOWN'), weight: fail('CONFLICT') },
      },
    },
    {
      name: 'stock',
      sdl: 'type Product @key(fields: "id") { id: ID! left: Int! }',
      resolvers: { Product: { __resolveReference: fail('NOT_FOUND') } },
    },
  ])
})
afterAll(() => federation?.stop())

const errorsOf = ({ errors = [] }: Answer): string[] =>
  errors.map(({ path, extensions }: Json) => `${path?.join('.')} ${extensions.code}`)
const internal = 'INTERNAL_SERVER_ERROR'

describe('an Int of a subgraph', () => {
  const answerWith = async (data: Json, query: string) => {
    const undo = federation.replace('goods', () => ({ data }))
    const answer = await federation.ask(query)
    undo()
    return answer
  }
  it.each([0, -0, 1, 2 ** 31 - 1, -(2 ** 31), 3.0])('may be %d', async (value) => {
    expect((await answerWith({ count: value }, '{ count }')).text).toBe(`{"data":{"count":${value}}}`)
  })
  it.each([2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e21, 0.5, '1', true])('must not be %j', async (value) => {
    const answer = await answerWith({ count: value }, '{ count }')
    expect([answer.data, errorsOf(answer)]).toEqual([{ count: null }, [`count ${internal}`]])
    const list = await answerWith({ counts: [1, value] }, '{ counts }')
    expect([list.data, errorsOf(list)]).toEqual([{ counts: null }, [`counts.1 ${internal}`]])
    const sure = await answerWith({ sure: value }, '{ sure }')
    expect([sure.data, errorsOf(sure)]).toEqual([null, [`sure ${internal}`]])
  })
})

describe('a null', () => {
  it('of an entity that its subgraph refuses has one error, at the entity', async () => {
    reference = fail('CONFLICT')
    const answer = await federation.ask('{ product { id label size } }')
    expect([answer.data, errorsOf(answer)]).toEqual([{ product: null }, ['product CONFLICT']])
    expect(answer).not.toHaveProperty('extensions')
  })
  it('of the whole response has one error', async () => {
    reference = fail('CONFLICT')
    const answer = await federation.ask('{ sold { label } }')
    expect([answer.data, errorsOf(answer)]).toEqual([null, ['sold CONFLICT']])
  })
  it('of a list has the error of its first member', async () => {
    reference = () => ({})
    const answer = await federation.ask('{ products { label } }')
    expect([answer.data, errorsOf(answer)]).toEqual([{ products: null }, ['products.0.label INTERNAL_SERVER_ERROR']])
  })
  it('that two subgraphs cause has one error', async () => {
    reference = fail('CONFLICT')
    const answer = await federation.ask('{ product { label left } }')
    expect(answer.data).toEqual({ product: null })
    expect(errorsOf(answer)).toHaveLength(1)
  })
  it('has an error of its own beside others', async () => {
    reference = () => ({ label: 'one' })
    const answer = await federation.ask('{ product { label weight town } again: product { weight } }')
    expect(errorsOf(answer).sort()).toEqual([
      'again.weight CONFLICT',
      `product.town ${internal}`,
      'product.weight CONFLICT',
    ])
  })
})

describe('a code of a subgraph', () => {
  const ask = async (...codes: string[]) => {
    reference = () => ({})
    const executing = { ...federation.executing, subgraphErrorCodes: new Set(codes) }
    const operation = federation.operations.of('{ product { town } }', undefined)
    const { text } = await runOperation(executing, operation, {}, federation.caller)
    return JSON.parse(text).errors
  }
  const masked = {
    message: 'This part could not be completed',
    path: ['product', 'town'],
    extensions: { code: internal },
  }
  const shown = { message: 'by intent', path: ['product', 'town'], extensions: { code: 'NO_SUCH_TOWN' } }
  it.each<[string, string[], object]>([
    ['is masked', [], masked],
    ['is masked where another is shown', ['SOLD_OUT'], masked],
    ['is shown with its message, and without other extensions, where it is named', ['NO_SUCH_TOWN'], shown],
    ['is shown where all are', ['*'], shown],
  ])('%s', async (_, codes, expected) => {
    expect(await ask(...codes)).toEqual([expected])
  })
})
