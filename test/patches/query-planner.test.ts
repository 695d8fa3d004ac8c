import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { federate } from '../support/federation/federation.ts'

// Without the patch, planning takes ten seconds and two gigabytes, or the plan lacks fields.
test('fetches that would wait for each other in a circle are refused', async () => {
  const federation = await federate([
    {
      name: 'farm',
      sdl: `type Query { herd: [Animal] } interface Animal @key(fields: "id") { id: ID! legs: Int }
        type Cow implements Animal @key(fields: "id") { id: ID! legs: Int milk: Int }`,
    },
    {
      name: 'market',
      sdl: 'type Animal @interfaceObject @key(fields: "id") { id: ID! price: Int } type Query { sold: Animal }',
    },
    {
      name: 'shoes',
      sdl: `type Animal @interfaceObject @key(fields: "id") { id: ID! legs: Int @external
        shoes: Int @requires(fields: "legs") }`,
    },
  ])
  const plan = (text: string) => federation.supergraph.plan(parse(text), undefined)
  expect(() => plan('{ sold { ... on Cow { shoes } } }')).toThrow(/no order to fetch/)
  expect(plan('{ sold { shoes } }').node?.kind).toBe('Sequence')
  await federation.stop()
})

test('the clock is checked for each plan that is compared', async () => {
  const both =
    'type X implements N @key(fields: "id") { id: ID! FIELD } type Y implements N @key(fields: "id") { id: ID! FIELD }'
  const federation = await federate([
    {
      name: 'a',
      sdl: `type Query { n: N } interface N @key(fields: "id") { id: ID! } ${both.replaceAll('FIELD', '')}`,
    },
    { name: 'b', sdl: `interface N @key(fields: "id") { id: ID! g: Int } ${both.replaceAll('FIELD', 'g: Int')}` },
  ])
  const { sdl } = federation.supergraph
  await federation.stop()
  const source = `
    const { QueryPlanner } = require('@apollo/query-planner')
    const { Supergraph, operationFromDocument } = require('@apollo/federation-internals')
    const { parse } = require('graphql')
    let checks = 0
    Error.stackTraceLimit = 100
    const supergraph = Supergraph.build(${JSON.stringify(sdl)})
    const limit = { valueOf() { if (new Error().stack.includes('generateAllPlans')) checks++; return 10_000 } }
    const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: 300, pathsLimit: limit } })
    const fields = Array.from({ length: 12 }, (_, i) => 'a' + i + ': g @include(if: $v' + i + ')').join(' ')
    const variables = Array.from({ length: 12 }, (_, i) => '$v' + i + ': Boolean!').join(' ')
    const text = 'query (' + variables + ') { n { ' + fields + ' } }'
    const operation = (text) => operationFromDocument(supergraph.apiSchema(), parse(text))
    planner.buildQueryPlan(operation(text))
    console.log(JSON.stringify({ checks, plans: planner.lastGeneratedPlanStatistics().evaluatedPlanCount }))`
  const cwd = fileURLToPath(import.meta.resolve('../../gateway/package.json').replace('package.json', ''))
  const child = spawnSync(process.execPath, ['--input-type=commonjs', '-e', source], { cwd, encoding: 'utf8' })
  expect(child.stderr).toBe('')
  const { checks, plans } = JSON.parse(child.stdout)
  expect(plans).toBeGreaterThan(100)
  expect(checks).toBeGreaterThan(10)
})

describe('a plan', () => {
  const plan = async (sdl: Record<string, string>, query: string): Promise<string> => {
    const federation = await federate(Object.entries(sdl).map(([name, text]) => ({ name, sdl: text })))
    try {
      return JSON.stringify(federation.supergraph.plan(parse(query), undefined))
    } finally {
      await federation.stop()
    }
  }

  // Without the patch the first fetch asks the mill for `bakery` and `label`, and `shelf` is computed without them.
  test('asks no subgraph for a field that it requires from another', async () => {
    const text = await plan(
      {
        mill: `type Query { sack: Sack } type Sack @key(fields: "id") { id: ID! kilos: Int bakery: String @external
          label: String @requires(fields: "bakery") }`,
        bakery: `type Sack @key(fields: "id") { id: ID! kilos: Int @external label: String @external
          bakery: String @requires(fields: "kilos") shelf: String @requires(fields: "label") }`,
      },
      '{ sack { shelf } }',
    )
    expect(text.match(/"serviceName":"\w+"/g)).toHaveLength(4)
    expect(text).toContain('"operation":"{sack{__typename id kilos}}"')
  })

  // Without the patch it fails, since __typename of one subgraph's object type is no field of the other's interface object.
  test('leads from one interface object to another that requires its field', async () => {
    const object = 'type Animal @key(fields: "id") @interfaceObject { id: ID!'
    const text = await plan(
      {
        zoo: `type Query { oldest: Animal } interface Animal @key(fields: "id") { id: ID! kilos: Int }
          type Cat implements Animal @key(fields: "id") { id: ID! kilos: Int }`,
        keeper: `${object} kilos: Int @external ration: Int @requires(fields: "kilos") }`,
        vet: `${object} ration: Int @external advice: String @requires(fields: "ration") }`,
      },
      '{ oldest { advice } }',
    )
    expect(text.match(/"serviceName":"\w+"/g)).toEqual(
      ['zoo', 'keeper', 'vet'].map((name) => `"serviceName":"${name}"`),
    )
  })

  // Without the patch it is empty, and the field null without an error.
  test('is refused where a subgraph returns an interface without an object type', async () => {
    const sdl = {
      plain: 'type Query { node: Node } interface Node @key(fields: "id") { id: ID! }',
      rich: 'type Query { rich: Node } type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! text: String }',
    }
    await expect(plan(sdl, '{ node { text } }')).rejects.toThrow(/Node.text cannot be fetched/)
  })
})
