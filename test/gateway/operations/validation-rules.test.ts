// Validation rules that graphql-js lacks, or on which it fails.
import type { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonType, post } from '../../support/clients/http.ts'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
beforeAll(async () => {
  quintet = await startTestQuintet()
})
afterAll(() => quintet?.stop())

const refusalOf = async (query: string, variables: object = {}): Promise<GraphQLError> => {
  const { text } = await post(quintet, JSON.stringify({ query, variables }), jsonType)
  const { errors, data } = JSON.parse(text)
  expect(data).toBeUndefined()
  return errors[0]
}

describe('a subscription', () => {
  const field = 'creditScoreChanged(category: "personal-loan") { cursor }'
  it.each([
    [
      '@include on its field',
      `subscription ($a: Boolean!) { creditScoreChanged(category: "c") @include(if: $a) { cursor } }`,
    ],
    [
      '@skip on its field',
      `subscription ($a: Boolean!) { creditScoreChanged(category: "c") @skip(if: $a) { cursor } }`,
    ],
    ['@include on an inline fragment', `subscription ($a: Boolean!) { ... @include(if: $a) { ${field} } }`],
    ['@skip on a spread', `subscription ($a: Boolean!) { ...F @skip(if: $a) } fragment F on Subscription { ${field} }`],
    [
      '@skip inside a fragment',
      `subscription ($a: Boolean!) { ...F } fragment F on Subscription { ... { ... @skip(if: $a) { ${field} } } }`,
    ],
    ['a literal condition', `subscription { creditScoreChanged(category: "c") @include(if: true) { cursor } }`],
  ])('with %s at the root is invalid', async (_, query) => {
    expect(await refusalOf(query, { a: true })).toMatchObject({
      message: expect.stringMatching(/is not allowed on the root selection of a subscription/),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    })
  })
  it('may have conditions below its root', async () => {
    const query = `subscription ($a: Boolean!) { creditScoreChanged(category: "personal-loan") { cursor @include(if: $a) } }`
    expect(await refusalOf(query, { a: true })).toMatchObject({
      message: expect.stringContaining('Subscriptions need WebSocket'),
    })
  })
})

describe('a number that is not finite', () => {
  it.each(['1e999', '-1e999', '123456789e400'])('%s is not a value of Float', async (literal) => {
    const query = `mutation { recordCreditScore(input: { category: "c", applicantId: "i", value: ${literal} }) { __typename } }`
    expect(await refusalOf(query)).toMatchObject({
      message: expect.stringContaining(`cannot represent the value ${literal}`),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    })
  })
})

describe('a cycle of fragments', () => {
  const cycle = (count: number, step: (n: number) => string) =>
    `{ ...F0 } ${Array.from({ length: count }, (_, n) => `fragment F${n} on Query { ${step(n)} }`).join(' ')}`
  it.each([
    ['of one fragment', cycle(1, () => '...F0')],
    ['of 130 fragments', cycle(130, (n) => `...F${(n + 1) % 130}`)],
    [
      'of 130 fragments with further spreads',
      cycle(130, (n) => `...F${(n + 1) % 130} ...F${(n * 7) % 130} a${n}: __typename`),
    ],
    [
      'of 80 fragments that spread all others',
      cycle(80, () => Array.from({ length: 80 }, (_, n) => `...F${n}`).join(' ')),
    ],
    ['beside a field', cycle(2, (n) => `viewer { tenant { ... on Tenant { id } } } ...F${(n + 1) % 2}`)],
  ])('%s is invalid', async (_, query) => {
    expect(await refusalOf(query)).toMatchObject({
      message: expect.stringMatching(/Cannot spread fragment "F\d+" within itself/),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    })
  })
})
