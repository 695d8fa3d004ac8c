// Each test fails without the patch of @apollo/query-graphs.
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { type Federation, federate } from '../support/federation/federation.ts'

/** The plan of a query as text. */
async function planOf(sdl: Record<string, string>, query: string): Promise<string> {
  const federation: Federation = await federate(Object.entries(sdl).map(([name, text]) => ({ name, sdl: text })))
  const plan = federation.supergraph.plan(parse(query), undefined)
  await federation.stop()
  return JSON.stringify(plan)
}

test('a fetch after a requirement uses a key that its subgraph resolves', async () => {
  const plan = await planOf(
    {
      plant: 'type Part @key(fields: "id") @key(fields: "code", resolvable: false) { id: ID! code: ID! name: String }',
      depot: `type Query { part: Part } type Part @key(fields: "code", resolvable: false) @key(fields: "id code")
        { id: ID! code: ID! name: String @external label: String @requires(fields: "name") }`,
    },
    '{ part { label } }',
  )
  const inputs = ['__typename', 'name', 'id', 'code'].map((name) => ({ kind: 'Field', name }))
  expect(plan).toContain(JSON.stringify(inputs))
})

test('an interface is narrowed to the types of an interface object that implements it', async () => {
  const plan = await planOf(
    {
      store: `type Query { all: [Media] } interface Thing { id: ID! }
        interface Media implements Thing @key(fields: "id") { id: ID! }
        type Film implements Media & Thing @key(fields: "id") { id: ID! year: Int }`,
      critics: `type Query { things: [Thing] } interface Thing { id: ID! }
        type Media implements Thing @key(fields: "id") @interfaceObject { id: ID! }`,
    },
    '{ things { ... on Film { year } } }',
  )
  expect(plan).toMatch(/"serviceName":"store".*\.\.\.on Film\{year\}/)
})

test('fields of a requirement may have aliases', async () => {
  const plan = await planOf(
    {
      hotel: 'type Query { room: Room } type Room @key(fields: "id") { id: ID! rate(nights: Int): Float }',
      offers: `type Room @key(fields: "id") { id: ID! rate(nights: Int): Float @external
        week: Float @requires(fields: "rate(nights: 7)") }`,
    },
    '{ room { week } }',
  )
  expect(plan).toContain('__r0_rate:rate(nights:7)')
})
