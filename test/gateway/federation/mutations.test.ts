// Mutations: executed one after another in the order of the document, across subgraphs.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Federation, federate } from '../../support/federation/federation.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { conforms, failing, type Graph, servicesOf } from '../../support/schema/cases.ts'

let balance = 0
const add = (by: number) => {
  balance += by
  return { id: 'a', balance }
}
const bank: Record<string, Graph> = {
  bank: {
    sdl: `type Query { account: Account } type Account @key(fields: "id") { id: ID! balance: Int }
      type Mutation { deposit(amount: Int!): Account multiply(by: Int! = 10): Account refuse: Int sure: Account! }`,
    query: { account: () => ({ id: 'a', balance }) },
    mutation: {
      deposit: ({ amount }: Json) => add(amount),
      multiply: ({ by }: Json) => add(balance * by - balance),
      refuse: failing('CONFLICT'),
      sure: failing('CONFLICT'),
    },
    rows: { Account: [{ id: 'a' }] },
    fields: { Account: { balance: (account) => account.balance ?? balance } },
  },
  fees: {
    sdl: `type Mutation { charge(amount: Int = 1): Fee broken: Fee } type Fee { amount: Int account: Account }
      type Account @key(fields: "id") { id: ID! fees: Int balance: Int @external level: String @requires(fields: "balance") }`,
    mutation: {
      charge: ({ amount }: Json) => ({ amount, account: { id: add(-amount).id } }),
      broken: failing('FORBIDDEN'),
    },
    rows: { Account: [{ id: 'a' }] },
    fields: { Account: { fees: () => 3, level: ({ balance: current }) => `level ${current}` } },
  },
}

describe('root fields of a mutation', () => {
  let federation: Federation
  beforeAll(async () => {
    federation = await federate(servicesOf(bank), true)
  })
  beforeEach(() => {
    balance = 0
    federation.asked.length = 0
  })
  afterAll(() => federation?.stop())
  const asked = () => federation.asked.map(({ subgraph }) => subgraph).join(' ')
  const errorsOf = ({ errors }: Json) =>
    (errors ?? []).map(({ path, extensions }: Json) => `${path.join('.')} ${extensions.code}`)

  it('of one subgraph are one request, and executed in order', async () => {
    const { data } = await federation.ask(
      'mutation { a: deposit(amount: 2) { balance } multiply { balance } b: deposit(amount: 2) { balance } }',
    )
    expect(data).toEqual({ a: { balance: 2 }, multiply: { balance: 20 }, b: { balance: 22 } })
    expect(asked()).toBe('bank')
  })
  it('of two subgraphs wait for each other', async () => {
    const { data } = await federation.ask(`mutation { deposit(amount: 5) { balance } charge { amount }
      multiply(by: 3) { balance } again: charge(amount: 2) { amount } last: deposit(amount: 0) { balance } }`)
    expect(data).toEqual({
      deposit: { balance: 5 },
      charge: { amount: 1 },
      multiply: { balance: 12 },
      again: { amount: 2 },
      last: { balance: 10 },
    })
    expect(asked()).toBe('bank fees bank fees bank')
  })
  it('have their entities fetched before the next one begins', async () => {
    const { data } = await federation.ask(`mutation { charge(amount: 4) { account { balance level fees } }
      deposit(amount: 1) { level } more: charge(amount: 6) { account { balance } } }`)
    expect(data).toEqual({
      charge: { account: { balance: -4, level: 'level -4', fees: 3 } },
      deposit: { level: 'level -3' },
      more: { account: { balance: -9 } },
    })
    expect(asked()).toBe('fees bank fees bank fees fees bank')
  })
  it('are executed after one that failed', async () => {
    const answer = await federation.ask(
      'mutation { no: refuse broken { amount } deposit(amount: 1) { balance fees } charge { amount } never: refuse }',
    )
    expect(answer.data).toEqual({
      no: null,
      broken: null,
      deposit: { balance: 1, fees: 3 },
      charge: { amount: 1 },
      never: null,
    })
    expect(errorsOf(answer)).toEqual(['no CONFLICT', 'broken FORBIDDEN', 'never CONFLICT'])
  })
  it('are executed when a subgraph is unavailable', async () => {
    const back = federation.replace('fees', () => Promise.reject(new Error('unavailable')))
    const answer = await federation.ask('mutation { charge { amount } deposit(amount: 7) { balance level } }')
    back()
    expect(answer.data).toEqual({ charge: null, deposit: { balance: 7, level: null } })
    expect(errorsOf(answer)).toEqual(['charge UNAVAILABLE', 'deposit.level UNAVAILABLE'])
  })
  it('are not executed when they are skipped, or a variable is invalid', async () => {
    const query = `mutation ($no: Boolean! = false, $by: Int!) { deposit(amount: $by) @skip(if: true) { id }
      charge @include(if: $no) { amount } multiply(by: $by) { balance } }`
    expect((await federation.ask(query, { by: 3 })).data).toEqual({ multiply: { balance: 0 } })
    expect(asked()).toBe('bank')
    const answer = await federation.ask(query, { by: 'three' })
    expect([answer.data, answer.errors?.[0]?.extensions.code, asked()]).toEqual([undefined, 'BAD_USER_INPUT', 'bank'])
  })
  it('from fragments keep the order of the document', async () => {
    const { data, text } = await federation.ask(`mutation { ...Second deposit(amount: 1) { balance } }
      fragment Second on Mutation { charge(amount: 3) { __typename } ... { last: deposit(amount: 1) { balance } } }`)
    expect(data).toEqual({ charge: { __typename: 'Fee' }, last: { balance: -2 }, deposit: { balance: -1 } })
    expect(text.indexOf('charge') < text.indexOf('last') && text.indexOf('last') < text.indexOf('"deposit"')).toBe(true)
    expect(asked()).toBe('fees bank')
  })
  it('are executed when nothing of their selection is included', async () => {
    const query = `mutation ($a: Boolean!, $b: Boolean!) { deposit(amount: 5) @include(if: $a) { balance @include(if: $b) }
      charge @include(if: $a) { account @skip(if: $a) { fees } ... @include(if: $b) { amount } } }`
    const answer = await federation.ask(query, { a: true, b: false })
    expect(answer).toMatchObject({ data: { deposit: {}, charge: {} } })
    expect([asked(), balance]).toEqual(['bank fees', 4])
    expect((await federation.ask(query, { a: false, b: true })).data).toEqual({})
    expect(balance).toBe(4)
  })
  it('are executed once, at their first place, however their selections are conditioned', async () => {
    const query = `mutation ($a: Boolean!) { ... on Mutation @include(if: $a) { deposit(amount: 5) { id } } charge { amount }
      deposit(amount: 5) @include(if: $a) { ...B } ... { charge @skip(if: $a) { account { id } } } } fragment B on Account { balance }`
    expect((await federation.ask(query, { a: true })).data).toEqual({
      deposit: { id: 'a', balance: 5 },
      charge: { amount: 1 },
    })
    expect([asked(), balance]).toEqual(['bank fees', 4])
  })
  it('keep their order among fragments in one request', async () => {
    const { data } = await federation.ask(`mutation { ... on Mutation { charge { amount } } deposit(amount: 5) { fees }
      ... on Mutation { multiply { balance } ... { last: deposit(amount: 1) { level } } } }`)
    expect(data).toEqual({
      charge: { amount: 1 },
      deposit: { fees: 3 },
      multiply: { balance: 40 },
      last: { level: 'level 41' },
    })
  })
  it('need no request for __typename', async () => {
    expect((await federation.ask('mutation { __typename t: __typename }')).data).toEqual({
      __typename: 'Mutation',
      t: 'Mutation',
    })
    expect(asked()).toBe('')
  })
  it('are not executed after a non-null one is null, because nothing of them could be reported', async () => {
    const answer = await federation.ask('mutation { sure { id } charge { amount } deposit(amount: 1) { id } }')
    expect([answer.data, errorsOf(answer)]).toEqual([null, ['sure CONFLICT']])
    expect([asked(), balance]).toEqual(['bank', 0])
  })
})

conforms(
  'a mutation that returns an entity with several keys',
  {
    writer: {
      sdl: `type Query { none: Int } type Mutation { write(text: String!): Text } type Text @key(fields: "slug") @key(fields: "id") { id: ID! slug: String! text: String }`,
      mutation: { write: ({ text }: Json) => ({ id: '7', slug: text.toLowerCase(), text }) },
    },
    reader: {
      sdl: 'type Text @key(fields: "slug") { slug: String! length: Int } type Mutation { read(id: ID!): Text }',
      mutation: { read: ({ id }: Json) => ({ slug: `s${id}`, length: null }) },
      rows: { Text: [{ slug: 'hello', length: 5 }] },
    },
  },
  {
    'is followed by a fetch with the right key': {
      query: 'mutation { write(text: "Hello") { id length slug: text } read(id: "9") { length slug } }',
      data: { write: { id: '7', length: 5, slug: 'Hello' }, read: { length: null, slug: 's9' } },
      requests: 'writer reader reader',
      apollo: {
        data: { write: { id: '7', length: 5, slug: 'hello' }, read: { length: null, slug: 's9' } },
        because: 'the key field takes the key that the client uses',
      },
    },
  },
)
