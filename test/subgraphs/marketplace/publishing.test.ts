// Publishing modules: what is refused, what becomes of versions, and how the catalogue is searched.
import { newId } from '@quintet/kit/slice/ids.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'

let database: TestDatabase
let subgraph: TestSubgraph<never>
beforeAll(async () => {
  database = await cloneDatabase()
  subgraph = (await startSubgraph(marketplace, database)) as never
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

const publisher = envelopeOf({ userId: newId(), grants: ['platform.modules:publish', 'marketplace.modules:read'] })
const text = `mutation ($input: PublishModuleInput!) { publishModule(input: $input) { __typename
  ... on Module { id slug version requires trialDays prices { oneTime { amount currency } monthly { amount currency } annual { amount } } }
  ... on Problem { message code path } ... on InvalidInput { fields { message path } } } }`
interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly slug: string
  readonly version: string
  readonly code: string
  readonly fields: { message: string; path: string[] }[]
}
const module = (slug: string, more: object = {}) => ({
  slug,
  name: slug,
  description: 'For tests.',
  version: '1.0.0',
  capabilities: {},
  ...more,
})
const publish = async (input: object) =>
  (await subgraph.ask<{ publishModule: Outcome }>(text, { input }, publisher)).publishModule
const needs = (...slugs: string[]) => ({ dependencies: slugs.map((slug) => ({ slug })) })
const pathsOf = ({ fields }: Outcome) => fields.map(({ path }) => path.join('.'))

describe('a module that is published', () => {
  it('is in the catalogue with all its details, and its versions newest first', async () => {
    const prices = { oneTime: { amount: '120.50', currency: 'EUR' }, monthly: { amount: '9.00', currency: 'EUR' } }
    const settingsSchema = { type: 'object', properties: { limit: { type: 'integer', default: 5 } } }
    const capabilities = { features: ['tables'], actions: [{ name: 'draw', configSchema: { type: 'object' } }] }
    const first = module('whole', { prices, settingsSchema, capabilities, trialDays: 0, releaseNotes: 'First.' })
    const dependencies = [
      { slug: 'cv-analysis', range: '^1.0.0' },
      { slug: 'audit-export', isRequired: false },
    ]
    expect(await publish({ ...first, dependencies })).toMatchObject({ __typename: 'Module', requires: ['cv-analysis'] })
    await publish({ ...first, dependencies, version: '1.1.0', releaseNotes: 'Second.' })
    const query = `{ module(slug: "whole") { version description trialDays capabilities settingsSchema
      prices { oneTime { amount currency } monthly { amount currency } annual { amount } }
      dependencies { slug range isRequired } versions(first: 5) { nodes { version releaseNotes } pageInfo { hasNextPage } } } }`
    expect(await subgraph.ask(query, {}, publisher)).toEqual({
      module: {
        version: '1.1.0',
        description: 'For tests.',
        trialDays: 0,
        capabilities,
        settingsSchema,
        prices: { ...prices, annual: null },
        dependencies: [
          { slug: 'cv-analysis', range: '^1.0.0', isRequired: true },
          { slug: 'audit-export', range: '*', isRequired: false },
        ],
        versions: {
          nodes: [
            { version: '1.1.0', releaseNotes: 'Second.' },
            { version: '1.0.0', releaseNotes: 'First.' },
          ],
          pageInfo: { hasNextPage: false },
        },
      },
    })
    const { moduleGraph } = await subgraph.ask<{ moduleGraph: object[] }>(
      '{ moduleGraph { from to range isRequired } }',
      {},
      publisher,
    )
    expect(moduleGraph).toContainEqual({ from: 'whole', to: 'cv-analysis', range: '^1.0.0', isRequired: true })
  })

  it('is refused with every field that is wrong', async () => {
    const wrong = {
      slug: 'Not A Slug',
      name: '',
      version: '1',
      capabilities: { features: 'x', actions: [{ configSchema: { type: 'objekt' } }] },
      dependencies: [{ slug: 'cv-analysis', range: 'what' }],
      settingsSchema: [],
      prices: { monthly: { amount: '0', currency: 'EUR' }, annual: { amount: '1.005', currency: 'EUR' } },
      trialDays: -1,
    }
    expect(pathsOf(await publish(module('x', wrong)))).toEqual([
      'input.slug',
      'input.name',
      'input.version',
      'input.capabilities.features',
      'input.capabilities.actions.0',
      'input.capabilities.actions.0.configSchema',
      'input.dependencies.0.range',
      'input.settingsSchema',
      'input.prices.monthly',
      'input.prices.annual.amount',
      'input.trialDays',
    ])
  })

  it('has only existing dependencies, each once and in its range, and not itself', async () => {
    const dependencies = [
      { slug: 'no-such' },
      { slug: 'self' },
      { slug: 'cv-analysis', range: '^2.0.0' },
      { slug: 'cv-analysis' },
    ]
    const refused = await publish(module('self', { dependencies }))
    expect(pathsOf(refused)).toEqual([
      'input.dependencies.0.slug',
      'input.dependencies.1.slug',
      'input.dependencies.2.range',
      'input.dependencies.3.slug',
    ])
  })

  it('makes no cycle of requirements, but may optionally depend on what requires it', async () => {
    await publish(module('one'))
    await publish(module('two', needs('one')))
    await publish(module('three', needs('two')))
    const refused = await publish(module('one', { version: '2.0.0', ...needs('three') }))
    expect(refused.fields[0]?.message).toBe('This is a cycle: one, three, two, one')
    const optional = { dependencies: [{ slug: 'three', isRequired: false }] }
    expect((await publish(module('one', { version: '2.0.0', ...optional }))).__typename).toBe('Module')
  })

  it('makes no cycle with another one that is published at the same time', async () => {
    for (const slug of ['left', 'right']) await publish(module(slug))
    const next = (slug: string, other: string) => publish(module(slug, { version: '2.0.0', ...needs(other) }))
    const both = await Promise.all([next('left', 'right'), next('right', 'left')])
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['InvalidInput', 'Module'])
  })

  it('has a newer version than the one before', async () => {
    await publish(module('older', { version: '1.10.0' }))
    for (const version of ['1.10.0', '1.9.0', '1.10.0-beta']) {
      const refused = await publish(module('older', { version }))
      expect(refused).toMatchObject({ __typename: 'Conflict', code: 'VERSION_NOT_NEWER' })
    }
    expect((await publish(module('older', { version: '1.11.0' }))).version).toBe('1.11.0')
  })

  it('needs a permission of the platform: all permissions of a tenant are not enough', async () => {
    const owner = envelopeOf({ userId: newId(), tenantId: newId(), grants: ['*.*:*'] })
    expect(await subgraph.refused(text, { input: module('theirs') }, owner)).toEqual(['FORBIDDEN'])
  })
})

describe('a schema of settings', () => {
  const doubled = Object.fromEntries(
    Array.from({ length: 25 }, (_, i) => {
      const next = { $ref: `#/$defs/d${i + 1}` }
      return [`d${i}`, i === 24 ? {} : { allOf: [next, next] }]
    }),
  )
  const nested = (depth: number): object => (depth === 0 ? {} : { properties: { a: nested(depth - 1) } })
  // A machine may stall for a while; a schema that takes long does so at each try.
  it.each([
    ['that is invalid', { type: 'objekt' }],
    ['of another draft', { $schema: 'http://json-schema.org/draft-07/schema#' }],
    ['with a pattern that RE2 does not know', { pattern: '(a)\\1' }],
    ['with a pattern that expands very far', { pattern: '(((a{99}){99}){99})' }],
    ['that refers to itself', { $ref: '#' }],
    ['whose definitions refer to each other', { $defs: { a: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }],
    ['that doubles at each reference', { $defs: doubled, $ref: '#/$defs/d0' }],
    ['that refers to another address', { $ref: 'https://example.com/schema' }],
    ['of 1 MB', { description: 'x'.repeat(1_000_000) }],
    ['that is nested very deep', nested(400)],
    ['that compares very many items', { type: 'array', uniqueItems: true }],
  ])('%s is refused within a second', { retry: 2 }, async (_, settingsSchema) => {
    const began = performance.now()
    expect(pathsOf(await publish(module('schemas', { settingsSchema })))).toEqual(['input.settingsSchema'])
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})

describe('the catalogue', () => {
  const slugs = async (args: string) => {
    const query = `{ modules(${args}) { nodes { slug } } }`
    const { modules } = await subgraph.ask<{ modules: { nodes: { slug: string }[] } }>(query, {}, publisher)
    return modules.nodes.map(({ slug }) => slug)
  }
  it('is searched by text, by capability and by price', async () => {
    expect(await slugs('search: "LEADERBOARDS"')).toEqual(['credit-scoring'])
    expect(await slugs('search: "send_inv"')).toEqual(['email-module'])
    expect(await slugs('search: "%"')).toEqual([])
    expect(await slugs('capability: "analyze_cv"')).toEqual(['cv-analysis'])
    expect(await slugs('capability: "recruiting.interview.completed"')).toEqual(['interview-simulation'])
    expect(await slugs('maxPrice: { amount: "9.00", currency: "EUR" }')).toContain('email-module')
    expect(await slugs('maxPrice: { amount: "8.99", currency: "EUR" }')).toEqual([])
    expect(await slugs('maxPrice: { amount: "99999", currency: "USD" }')).toEqual([])
  })

  it('answers NOT_FOUND for an unknown module, and BAD_USER_INPUT for an invalid price', async () => {
    expect(await subgraph.refused('{ module(slug: "none") { slug } }', {}, publisher)).toEqual(['NOT_FOUND'])
    const query = '{ modules(maxPrice: { amount: "1.001", currency: "EUR" }) { nodes { slug } } }'
    expect(await subgraph.refused(query, {}, publisher)).toEqual(['BAD_USER_INPUT'])
  })
})
