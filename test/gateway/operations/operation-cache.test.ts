// The operation cache, warm-up, the planner's time limit, and the limits of documents.
import { createMetrics } from '@quintet/gateway/observability/metrics.ts'
import { type CacheLookup, createOperationCache } from '@quintet/gateway/operations/cache.ts'
import { createOperations, InvalidDocument } from '@quintet/gateway/operations/operations.ts'
import { warmUp } from '@quintet/gateway/operations/warm-up.ts'
import { loadSupergraph, type Supergraph } from '@quintet/gateway/supergraph/load.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { GraphQLError, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { operationText } from '../../support/quintet/quintet.ts'
import { supergraphText } from '../../support/schema/access.ts'
import { subjectOf } from '../../support/subjects.ts'

const kilobyte = 1024
const texts = (count: number, length: number, prefix = '') =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`.padEnd(length, '.'))

describe('a cache of texts', () => {
  const open = (bytes: number) => {
    const lookups: CacheLookup[] = []
    let parsed = 0
    const cache = createOperationCache(
      bytes,
      (text) => {
        parsed++
        if (text.startsWith('bad')) throw new GraphQLError(`refused: ${text.slice(0, 9)}`)
        return { text }
      },
      (result) => lookups.push(result),
    )
    return { cache, lookups, parsed: () => parsed }
  }
  const refuse = (cache: ReturnType<typeof open>['cache'], text: string) =>
    expect(() => cache.of(text)).toThrow(/refused/)

  it('parses each text once, and reports each lookup', () => {
    const { cache, lookups, parsed } = open(1024 * kilobyte)
    expect(cache.of('a')).toBe(cache.of('a'))
    refuse(cache, 'bad')
    refuse(cache, 'bad')
    expect(parsed()).toBe(2)
    expect(lookups).toEqual(['miss', 'hit', 'miss', 'refused'])
  })
  it('holds no more bytes than allowed', () => {
    const { cache } = open(1024 * kilobyte)
    for (const length of [10, 1000, 50_000]) {
      for (const text of texts(500, length)) {
        cache.of(text)
        cache.of(text)
        cache.grew(text)
        expect(cache.size().bytes).toBeLessThanOrEqual(1024 * kilobyte)
      }
    }
    expect(cache.size().texts).toBeLessThan(100)
  })
  it('counts the plans of a text', () => {
    const { cache } = open(1024 * kilobyte)
    cache.of('a')
    const before = cache.size().bytes
    for (let i = 0; i < 5; i++) cache.grew('a')
    expect(cache.size().bytes).toBeGreaterThan(before + 5 * 8 * kilobyte)
  })
  it('keeps texts that came again while others come once', () => {
    const { cache, parsed } = open(2048 * kilobyte)
    const used = texts(20, 100, 'used')
    for (const text of [...used, ...used]) cache.of(text)
    for (const text of texts(5000, 100, 'once')) cache.of(text)
    const before = parsed()
    for (const text of used) cache.of(text)
    expect(parsed()).toBe(before)
  })
  it('keeps texts that came again while large ones come again too', () => {
    const { cache, parsed } = open(8 * 1024 * kilobyte)
    const used = texts(20, 100, 'used')
    const large = texts(40, 20_000, 'large')
    for (const text of [...used, ...used]) cache.of(text)
    for (const text of large) for (let i = 0; i < 3; i++) cache.of(text)
    const before = parsed()
    for (const text of used) cache.of(text)
    expect(parsed()).toBe(before)
    // The large ones are cached for a while too.
    cache.of(large.at(-1)!)
    expect(parsed()).toBe(before)
  })
  it('keeps common texts that came again in a small cache', () => {
    const { cache, parsed } = open(1024 * kilobyte)
    cache.of('used')
    cache.grew('used')
    cache.of('used')
    for (const text of texts(200, 100, 'once')) cache.of(text)
    const before = parsed()
    cache.of('used')
    expect(parsed()).toBe(before)
  })
  it('keeps a limited number of refused texts apart from the others', () => {
    const { cache, parsed } = open(2048 * kilobyte)
    for (const text of [...texts(20, 100, 'good')]) cache.of(text)
    for (const text of texts(5000, 100, 'bad')) refuse(cache, text)
    for (const text of texts(200, 60_000, 'bad long')) refuse(cache, text)
    expect(cache.size().refused).toBeLessThanOrEqual(1000)
    const before = parsed()
    for (const text of texts(20, 100, 'good')) cache.of(text)
    expect(parsed()).toBe(before)
  })
  it('does not cache internal errors', () => {
    let fails = true
    const cache = createOperationCache(1024 * kilobyte, () => {
      if (fails) throw new TypeError('internal')
      return {}
    })
    expect(() => cache.of('a')).toThrow('internal')
    fails = false
    expect(cache.of('a')).toEqual({})
  })
})

describe('operations', () => {
  let supergraph: Supergraph
  let plans = 0
  beforeAll(async () => {
    supergraph = await loadSupergraph(supergraphText, { onPlan: () => void plans++ })
  })
  afterAll(() => supergraph.stop())
  const owner = subjectOf(['*.*:*'])

  it('of one document are cached by their names', () => {
    const operations = createOperations(supergraph, { introspection: true })
    const text = 'query A { viewer { permissions } } query B { modules { nodes { slug } } }'
    expect(operations.of(text, 'A')).toBe(operations.of(text, 'A'))
    const one = 'query One { viewer { permissions } }'
    expect(operations.of(one, 'One')).toBe(operations.of(one, undefined))
    expect(operations.of(text, 'A').document).toBe(operations.of(text, 'B').document)
    expect(() => operations.of(text, undefined)).toThrow(/operationName/)
    expect(() => operations.of(text, 'C')).toThrow(/no operation C/)
    expect(operations.size().texts).toBe(2)
  })
  it('take no more memory than allowed with texts that differ only in a name', async () => {
    const cacheBytes = 4 * 1024 * kilobyte
    const operations = createOperations(supergraph, { introspection: true, cacheBytes })
    const overview = operationText('Overview')
    for (let i = 0; i < 60; i++) {
      const variant = await operations
        .of(overview.replace('query Overview', `query Overview${i}`), undefined)
        .variantFor(owner)
      expect(variant.step({})).toBeTypeOf('function')
      expect(operations.size().bytes).toBeLessThanOrEqual(cacheBytes)
    }
    expect(operations.size().texts).toBeGreaterThan(2)
  })
  it('count each serializer of their responses', async () => {
    const operations = createOperations(supergraph, { introspection: true })
    const text = `query Q($a: Boolean!, $b: Boolean!) {
      viewer { permissions @include(if: $a) tenant { name @skip(if: $b) } } }`
    const variant = await operations.of(text, undefined).variantFor(owner)
    variant.serializer({ a: true, b: true })
    const { bytes } = operations.size()
    variant.serializer({ a: true, b: true })
    expect(operations.size().bytes).toBe(bytes)
    variant.serializer({ a: false, b: true })
    variant.serializer({ a: false, b: false })
    expect(operations.size().bytes).toBeGreaterThan(bytes + 2 * 8 * kilobyte)
  })
  it('count only the serializers that are cached', async () => {
    const operations = createOperations(supergraph, { introspection: true })
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const fields = names.map((name) => `${name}: permissions @include(if: $${name})`)
    const text = `query Q(${names.map((name) => `$${name}: Boolean!`).join(' ')}) { viewer { ${fields.join(' ')} } }`
    const variant = await operations.of(text, undefined).variantFor(owner)
    const writeAll = () => {
      for (let i = 0; i < 256; i++)
        variant.serializer(Object.fromEntries(names.map((name, n) => [name, (i >> n) % 2 === 1])))
      return operations.size().bytes
    }
    expect(writeAll()).toBe(writeAll())
  })
  it('that are refused are cached without their documents, with the locations of the errors', () => {
    const operations = createOperations(supergraph, { introspection: true })
    const refuse = () => {
      try {
        return operations.of('{ viewer { nothing } }', undefined)
      } catch (error) {
        return error
      }
    }
    const error = refuse()
    if (!(error instanceof InvalidDocument)) throw new Error('not refused')
    expect(refuse()).toBe(error)
    expect(error.all[0]!.nodes).toBeUndefined()
    expect(JSON.parse(JSON.stringify(error.all))).toMatchObject([
      { locations: [{ line: 1, column: 12 }], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ])
  })
  it('that are warmed up are planned before the first request', async () => {
    const operations = createOperations(supergraph, { introspection: true })
    const trusted = [operationText('Overview'), '{ nothing }', operationText('CreditScoreChanged')]
    plans = 0
    await warmUp(operations, trusted, createLogger('silent'), () => false, minutes(1))
    expect(plans).toBe(2)
    expect((await operations.of(trusted[0]!, undefined).variantFor(owner)).step({})).toBeTypeOf('function')
    expect(plans).toBe(2)
  })
  it('that are warmed up let other work run between two plans', async () => {
    const operations = createOperations(supergraph, { introspection: true })
    const trusted = Array.from({ length: 5 }, (_, i) => `query Q${i} { viewer { permissions } }`)
    const seen = new Set<number>()
    let isWarm = false
    plans = 0
    const observe = (): void => {
      seen.add(plans)
      if (!isWarm) setImmediate(observe)
    }
    setImmediate(observe)
    await warmUp(operations, trusted, createLogger('silent'), () => false, minutes(1))
    isWarm = true
    for (let count = 1; count < trusted.length; count++) expect(seen).toContain(count)
  })
  it('are no longer warmed up after the gateway has stopped', async () => {
    const operations = createOperations(supergraph, { introspection: true })
    const trusted = Array.from({ length: 5 }, (_, i) => `query Q${i} { viewer { permissions } }`)
    plans = 0
    await warmUp(operations, trusted, createLogger('silent'), () => plans > 1, minutes(1))
    expect(plans).toBe(2)
  })
  it('are no longer warmed up in the background after the gateway has stopped', async () => {
    const operations = createOperations(supergraph, { introspection: true })
    const trusted = Array.from({ length: 20 }, (_, i) => `query Q${i} { viewer { permissions } }`)
    let turns = 0
    plans = 0
    await warmUp(operations, trusted, createLogger('silent'), () => ++turns > 5, 0)
    await expect.poll(() => turns).toBe(6)
    expect(plans).toBe(5)
  })
})

describe('the planner', () => {
  const wide = `{ ${Array.from({ length: 25 }, (_, i) => `a${i}: viewer { tenant { members { nodes { user { profile { firstName } } } } } }`).join(' ')} }`

  it('gives up when a plan takes too long, and is not tried again at once', async () => {
    let plans = 0
    const supergraph = await loadSupergraph(supergraphText, { planMilliseconds: 1, onPlan: () => void plans++ })
    const operations = createOperations(supergraph, { introspection: true })
    for (let i = 0; i < 3; i++) {
      const variant = await operations.of(wide, undefined).variantFor(subjectOf(['*.*:*']))
      expect(() => variant.step({})).toThrow(/takes too long/)
    }
    expect(plans).toBe(1)
    // Other operations are still planned.
    expect(supergraph.plan(parse('{ __typename }'), undefined)).toBeDefined()
    await supergraph.stop()
  })
  it('and the cache are measured by metrics', async () => {
    const metrics = createMetrics()
    const supergraph = await loadSupergraph(supergraphText, { onPlan: metrics.countPlan })
    const operations = createOperations(supergraph, { introspection: true, onLookup: metrics.countLookup })
    for (let i = 0; i < 3; i++) operations.of(wide, undefined)
    operations.warm(wide)
    expect(() => operations.of('{', undefined)).toThrow()
    const text = await metrics.text()
    expect(text).toMatch(/^quintet_operation_cache_lookups_total\{result="hit"\} \d+$/m)
    expect(text).toMatch(/^quintet_operation_cache_lookups_total\{result="miss"\} 2$/m)
    expect(text).toMatch(/^quintet_plan_seconds_count 1$/m)
    await supergraph.stop()
  })
})

describe('a document', () => {
  let supergraph: Supergraph
  beforeAll(async () => {
    supergraph = await loadSupergraph(supergraphText)
  })
  afterAll(() => supergraph.stop())
  const repeat = (count: number, one: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => one(i)).join(' ')
  const limits = { tokens: 1000, depth: 8, rootFields: 5, fields: 60, aliases: 10, directives: 10 }
  const bomb = `{ viewer { tenant { ...F0 } } } ${repeat(8, (i) => `fragment F${i} on Tenant { ...F${i + 1} ...F${i + 1} }`)} fragment F8 on Tenant { slug }`

  it.each([
    ['with many tokens', `{ viewer { ${repeat(1000, () => 'permissions')} } }`, /1000 tokens/],
    ['with a very long text', `# ${'x'.repeat(300_000)}\n{ __typename }`, /characters/],
    ['with deeply nested brackets', `{ a(b: ${'['.repeat(150)}`, /brackets/],
    [
      'with deeply nested fields',
      `{ viewer { ${'tenant { members { nodes { '.repeat(3)}id${' } } }'.repeat(3)} } }`,
      /deeper than 8/,
    ],
    [
      'with fields nested through fragments',
      `{ viewer { ...A } } fragment A on Viewer { tenant { ...B } } fragment B on Tenant { members { nodes { ...C } } } fragment C on Membership { tenant { members { nodes { user { id } } } } }`,
      /deeper than 8/,
    ],
    ['with many root fields', `{ ${repeat(6, () => 'viewer { permissions }')} }`, /5 fields at the root/],
    [
      'with many root fields through a fragment',
      `{ ...A ...A } fragment A on Query { ${repeat(3, () => 'viewer { permissions }')} }`,
      /5 fields at the root/,
    ],
    ['with many fields', `{ viewer { ${repeat(60, () => 'permissions')} } }`, /60 fields/],
    ['with many fields through fragments', bomb, /60 fields/],
    ['with many aliases', `{ viewer { ${repeat(11, (i) => `a${i}: permissions`)} } }`, /10 aliases/],
    [
      'with many aliases through fragments',
      `{ viewer { ...A tenant { members { nodes { tenant { id } } } } } } fragment A on Viewer { ...B ...B ...B } fragment B on Viewer { ${repeat(4, (i) => `a${i}: permissions`)} }`,
      /10 aliases/,
    ],
    ['with many directives', `{ viewer { permissions ${repeat(11, () => '@include(if: true)')} } }`, /10 directives/],
    ['with many unknown directives', `query ${repeat(11, () => '@a')} { viewer { permissions } }`, /10 directives/],
  ])('%s is refused', (_, text, message) => {
    const operations = createOperations(supergraph, { introspection: true, limits })
    expect(() => operations.of(text, undefined)).toThrow(message)
  })
  it('with a cycle of fragments is refused with the name of the fragment', () => {
    const operations = createOperations(supergraph, { introspection: true, limits })
    const text = '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A permissions }'
    expect(() => operations.of(text, undefined)).toThrow(/fragment "A" within itself/i)
  })
  it('of the documentation, and the introspection query of explorers, are within the default limits', async () => {
    const operations = createOperations(supergraph, { introspection: true })
    const { getIntrospectionQuery } = await import('graphql')
    for (const text of [operationText('Overview'), getIntrospectionQuery({ inputValueDeprecation: true })]) {
      expect(operations.of(text, undefined)).toBeDefined()
    }
  })
})
