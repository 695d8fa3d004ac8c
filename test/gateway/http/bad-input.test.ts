// Invalid input over HTTP gets a typed refusal that reveals nothing about the implementation.
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesOf, internals, jsonType, post, type Reply } from '../../support/clients/http.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let grace: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const ask = (body: object, headers: Record<string, string> = {}): Promise<Reply> =>
  post(quintet, JSON.stringify(body), { ...jsonType, ...headers })
const asGrace = () => ({ authorization: `Bearer ${grace}` })

const record =
  'mutation ($input: RecordCreditScoreInput!) { recordCreditScore(input: $input) { __typename ... on Problem { code path } } }'
const apply =
  'mutation ($input: CreateCreditApplicationInput!) { createCreditApplication(input: $input) { __typename ... on InvalidInput { code fields { path } } } }'
const score = { category: 'personal-loan', applicantId: acme.applicants[0]!.id, value: 50 }
const draft = {
  category: 'personal-loan',
  amount: { amount: '2500.00', currency: 'EUR' },
  termMonths: 24,
  purpose: 'Ink',
}

describe('input that breaks a rule is returned as a problem', () => {
  it.each([
    ['an unknown category', { category: 'yacht' }, 'InvalidInput', ['input', 'category']],
    ['a value above 100', { value: 100.01 }, 'InvalidInput', ['input', 'value']],
    ['a value below 0', { value: -0.01 }, 'InvalidInput', ['input', 'value']],
    ['three decimals', { value: 50.001 }, 'InvalidInput', ['input', 'value']],
    ['an unknown user', { applicantId: newId() }, 'NotFound', ['input', 'applicantId']],
    ['an invalid id', { applicantId: "'; drop table" }, 'NotFound', ['input', 'applicantId']],
  ])('%s', async (_, change, type, path) => {
    const reply = await ask({ query: record, variables: { input: { ...score, ...change } } }, asGrace())
    expect(reply.text).not.toMatch(internals)
    const { data, errors } = JSON.parse(reply.text)
    expect(errors).toBeUndefined()
    expect(data.recordCreditScore).toMatchObject({ __typename: type, path })
  })

  it.each([
    ['another currency', { amount: { amount: '2500.00', currency: 'USD' } }, ['input', 'amount']],
    ['more decimals than euros have', { amount: { amount: '2500.001', currency: 'EUR' } }, ['input', 'amount']],
    ['a negative sum', { amount: { amount: '-2500.00', currency: 'EUR' } }, ['input', 'amount']],
    ['a term that is too long', { termMonths: 2 ** 31 - 1 }, ['input', 'termMonths']],
    ['a long purpose', { purpose: 'x'.repeat(100_000) }, ['input', 'purpose']],
    ['a NUL in the purpose', { purpose: 'a\u0000b' }, ['input', 'purpose']],
  ])('%s', async (_, change, path) => {
    const token = await quintet.signIn(acme.members[0]!.email)
    const reply = await ask(
      { query: apply, variables: { input: { ...draft, ...change } } },
      { authorization: `Bearer ${token}` },
    )
    expect(JSON.parse(reply.text).data.createCreditApplication).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path }],
    })
  })
})

describe('invalid variables are BAD_USER_INPUT', () => {
  it.each<[string, Json]>([
    ['no variables', undefined],
    ['null', null],
    ['a string for a number', { input: { ...score, value: '50' } }],
    ['an unknown field', { input: { ...score, colour: 'red' } }],
    ['a missing field', { input: { ...score, category: undefined } }],
    ['a list', { input: [score, score] }],
    ['__proto__ inside', JSON.parse('{"input": {"__proto__": {"category": "personal-loan"}, "value": 1}}')],
  ])('%s', async (_, variables) => {
    expect(new Set(codesOf(await ask({ query: record, variables }, asGrace())))).toEqual(new Set(['BAD_USER_INPUT']))
  })
  it.each([
    ['an unknown currency', { currency: 'ABC', amount: '1.00' }],
    ['a number with an exponent', { currency: 'EUR', amount: '1e3' }],
    ['more digits than the database stores', { currency: 'EUR', amount: '9'.repeat(30) }],
  ])('money: %s', async (_, amount) => {
    const token = await quintet.signIn(acme.members[0]!.email)
    const reply = await ask(
      { query: apply, variables: { input: { ...draft, amount } } },
      { authorization: `Bearer ${token}` },
    )
    expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
  })
  it.each([
    'first: 0',
    'first: -1',
    'first: 101',
    'after: "rubbish"',
    'after: "WyJwYWdlIiwiYSJd"',
    `after: "${Buffer.from('["page",1e308,0,"x"]').toString('base64url')}"`,
  ])('a page with %s', async (page) => {
    const query = `{ creditLeaderboard(category: "personal-loan", ${page}) { changesCursor } viewer { tenant { jobs(${page}) { nodes { id } } } } }`
    expect(codesOf(await ask({ query }, asGrace()))).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT'])
  })
})

describe('documents', () => {
  const deep = (levels: number) =>
    `{ viewer ${'{ tenant { members { nodes { user '.repeat(levels / 4)}{ id }${' } } } }'.repeat(levels / 4)} }`
  it.each([
    ['nested 2,000 levels deep', deep(2000), 'GRAPHQL_VALIDATION_FAILED'],
    ['with 20,000 brackets', `{ a${'(a: ['.repeat(10_000)}`, 'GRAPHQL_VALIDATION_FAILED'],
    ['of 20,000 tokens', `{ ${'viewer { permissions } '.repeat(5000)} }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['without an end', '{ viewer { permissions ', 'GRAPHQL_PARSE_FAILED'],
    ['that are empty', '', 'GRAPHQL_PARSE_FAILED'],
    ['that are not GraphQL', 'select * from users', 'GRAPHQL_PARSE_FAILED'],
    ['with an unknown field', '{ viewer { password } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['with fields for services', '{ sessionStates(ids: []) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['that query _entities', '{ _entities(representations: []) { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with a cycle of fragments',
      '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['without an operation', 'fragment A on Viewer { permissions }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with two operations and no name',
      'query A { viewer { permissions } } query B { viewer { permissions } }',
      'BAD_USER_INPUT',
    ],
    ['that subscribe', 'subscription { creditScoreChanged(category: "personal-loan") { cursor } }', 'BAD_USER_INPUT'],
  ])('%s are refused', async (_, query, code) => {
    expect(codesOf(await ask({ query }, asGrace()))).toContain(code)
  })
  it('without the named operation are refused', async () => {
    const query = 'query A { viewer { permissions } }'
    expect(codesOf(await ask({ query, operationName: 'B' }, asGrace()))).toEqual(['BAD_USER_INPUT'])
    expect(
      codesOf(await ask({ query: `${query} query C { modules { nodes { slug } } }`, operationName: null }, asGrace())),
    ).toEqual(['BAD_USER_INPUT'])
  })
  it('with exponentially many fragment spreads are answered in time', async () => {
    const fragments = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Tenant { ...F${i + 1} ...F${i + 1} }`)
    const query = `{ viewer { tenant { ...F0 } } } ${fragments.join(' ')} fragment F40 on Tenant { slug }`
    const begun = performance.now()
    const { text } = await ask({ query }, asGrace())
    expect(text).not.toMatch(internals)
    expect(performance.now() - begun).toBeLessThan(5000)
  })
  it('with aliases named like properties of prototypes are answered', async () => {
    const query =
      '{ __proto__: viewer { constructor: permissions __proto__: tenant { toString: slug __proto__: creditApplications(first: 1) { hasOwnProperty: nodes { __proto__: id } } } } }'
    for (const account of [acme.agent, acme.members[0]!]) {
      const { text } = await ask({ query }, { authorization: `Bearer ${await quintet.signIn(account.email)}` })
      expect(text).toContain('"__proto__":{"constructor":["')
      expect(text).toContain('"toString":"acme","__proto__":')
    }
    expect(({} as Json).slug).toBeUndefined()
    expect(JSON.parse((await ask({ query: '{ viewer { permissions } }' }, asGrace())).text).errors).toBeUndefined()
  })
})
