// Common attacks of GraphQL security scanners, against production.
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesOf, internals, jsonType, post } from '../../support/clients/http.ts'
import { type Json, operationText, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let ada: string
beforeAll(async () => {
  quintet = await startTestQuintet({}, { MODE: 'production' })
  ada = await quintet.signIn(acme.owner.email)
})
afterAll(() => quintet?.stop())

const repeat = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join(' ')
const ask = (query: string, variables = {}, headers: Record<string, string> = {}) =>
  post(quintet, JSON.stringify({ query, variables }), { ...jsonType, authorization: `Bearer ${ada}`, ...headers })
const expectNothing = (text: string) => {
  expect(text).not.toMatch(internals)
  expect(JSON.parse(text).data).toBeUndefined()
}

describe('a scanner finds no', () => {
  it.each<[string, string]>([
    ['unlimited aliases', `query cop { ${repeat(101, (i) => `alias${i}: __typename`)} }`],
    ['unlimited fields', `query cop { ${repeat(500, () => '__typename')} }`],
    ['unlimited directives', `query cop { __typename ${repeat(101, () => '@aa')} }`],
    ['cycle of fragments', 'query cop { ...A } fragment A on Query { ...B } fragment B on Query { ...A __typename }'],
    [
      'exponential fragments',
      `{ ...F0 } ${repeat(20, (i) => `fragment F${i} on Query { a${i}: viewer { ...V } ...F${i + 1} ...F${i + 1} }`)} fragment F20 on Query { __typename } fragment V on Viewer { permissions }`,
    ],
    ['unlimited depth', `{ viewer { ${'tenant { members { nodes { '.repeat(12)}id${' } } }'.repeat(12)} } }`],
    [
      'cycle of types in introspection',
      '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
    ],
    ['introspection', 'query { __schema { queryType { name } types { name } } }'],
    ['introspection of one type', '{ __type(name: "Viewer") { fields { name } } }'],
    ['schema of subgraphs', '{ _service { sdl } }'],
    ['entities', '{ _entities(representations: [{ __typename: "User", id: "1" }]) { __typename } }'],
  ])('%s', async (_, query) => {
    const reply = await ask(query)
    expect(new Set(codesOf(reply))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']))
    expectNothing(reply.text)
  })
  it('ten errors for ten unknown directives', async () => {
    const { errors } = JSON.parse((await ask(`query cop { __typename ${repeat(10, () => '@aa')} }`)).text)
    expect(errors.length).toBeLessThan(10)
  })
  it('batch of operations', async () => {
    const reply = await post(quintet, JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))))
    expect([reply.status, codesOf(reply)]).toEqual([400, ['BAD_USER_INPUT']])
  })
  it.each<[string, string, Json]>([
    ['fields', '{ viewer { permission } }', {}],
    ['roots', '{ viewe { permissions } }', {}],
    ['arguments', '{ modules(firs: 1) { nodes { slug } } }', {}],
    ['types', 'query ($a: RecordCreditScoreInpu) { __typename }', {}],
    ['fragments', 'fragment A on Viewr { permissions } { viewer { ...A } }', {}],
    [
      'enum values',
      'mutation { createJob(input: { title: "a", description: "b", requiredSkills: [], educationLevel: BACHELR }) { __typename } }',
      {},
    ],
    ['input fields', 'mutation { signIn(input: { emai: "a", password: "b" }) { __typename } }', {}],
    ['subfields', '{ viewer }', {}],
    ['fields in variables', operationText('SignIn'), { input: { email: 'a', password: 'b', tenantSlu: 'c' } }],
  ])('suggestion of %s', async (_, query, variables) => {
    const { text } = await ask(query, variables)
    expect(text).toMatch(/"errors":\[/)
    expect(text).not.toMatch(/did you mean/i)
  })
  it('slow refusal of a value that looks like many suggestions', async () => {
    const query = 'query ($first: Int) { modules(first: $first) { nodes { slug } } }'
    // A backtracking pattern would need minutes.
    const reply = await ask(query, { first: ' Did you mean '.repeat(70_000) })
    expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
  })
  it('mutation by GET, and no query from a page of another origin', async () => {
    const get = (query: string, headers = {}) => fetch(`${quintet.url}?${new URLSearchParams({ query })}`, { headers })
    expect((await get('mutation { signOut { __typename } }', { authorization: `Bearer ${ada}` })).status).toBe(405)
    expect(
      (await get('{ __typename }', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).status,
    ).toBe(403)
    expect((await quintet.gql('{ viewer { permissions } }', {}, ada)).errors).toBeUndefined()
  })
  it.each([
    ['application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{__typename}\r\n--x--',
    ],
    ['text/plain', '{"query":"{__typename}"}'],
    ['application/graphql', '{ __typename }'],
  ])('operation in a type that pages can send without a preflight: %s', async (type, body) => {
    const reply = await post(quintet, body, { 'content-type': type })
    expect([reply.status, codesOf(reply)]).toEqual([415, ['BAD_USER_INPUT']])
  })
  it('trace, and no query plan', async () => {
    const headers = {
      'apollo-federation-include-trace': 'ftv1',
      'apollo-query-plan-experimental': '1',
      'x-apollo-tracing': '1',
    }
    const reply = await ask('{ viewer { permissions } }', {}, headers)
    expect(Object.keys(JSON.parse(reply.text))).toEqual(['data'])
    for (const name of ['x-powered-by', 'server']) expect(reply.headers.get(name)).toBeNull()
  })
  it.each(['qwerty cop { abc }', '{ viewer { permissions } ', '\u0000', 'query ($a: [[[[Int]]]]) { __typename }'])(
    'stack trace in the refusal of %j',
    async (query) => {
      const reply = await ask(query)
      expect(reply.text).not.toMatch(/exception|stacktrace/i)
      expect(reply.text).not.toMatch(internals)
    },
  )
  it.each(['/', '/explore', '/graphiql', '/playground', '/schema.graphql', '/graphql/console', '/altair'])(
    'explorer at %s',
    async (path) => {
      const response = await fetch(new URL(path, quintet.url), { headers: { accept: 'text/html' } })
      expect(response.status).toBe(404)
    },
  )
})
