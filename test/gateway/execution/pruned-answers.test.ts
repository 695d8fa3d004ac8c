// Pruning and access rules on a schema with what the API lacks: guarded non-null fields and interfaces.
import { prune, rulesOfDocument } from '@quintet/gateway/access/prune.ts'
import { compileRules } from '@quintet/gateway/access/rules.ts'
import { variablesOf } from '@quintet/gateway/execution/plan/variables.ts'
import { createSerializer } from '@quintet/gateway/execution/response/serialize.ts'
import { aliasFields } from '@quintet/gateway/selections/aliases.ts'
import { loadSupergraph } from '@quintet/gateway/supergraph/load.ts'
import type { Requirement } from '@quintet/schema/access.ts'
import { buildSchema, execute, getOperationAST, parse, print, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../support/quintet/quintet.ts'
import { supergraphText } from '../../support/schema/access.ts'
import { subjectOf } from '../../support/subjects.ts'

const schema = buildSchema(`
  type Query { animals: [Animal!]! pets: [Pet] box: Box boxes: [[Box!]] sure: Box! }
  interface Animal { id: ID! secret: String kind: String! }
  type Cat implements Animal { id: ID! secret: String kind: String! lives: Int }
  type Dog implements Animal { id: ID! secret: String kind: String! bark: String! }
  union Pet = Cat | Dog
  type Box { id: ID! inner: Box must: String! list: [Box!] }`)
const cat = { __typename: 'Cat', id: 'c', secret: 'mouse', kind: 'cat', lives: 9 }
const dog = { __typename: 'Dog', id: 'd', secret: 'bone', kind: 'dog', bark: 'woof' }
const box: Json = {
  id: 'b',
  must: 'm',
  inner: { id: 'i', must: 'n', inner: null, list: null },
  list: [{ id: 'l', must: 'o' }],
}
const root = { animals: [cat, dog], pets: [dog, null, cat], box, boxes: [[box], null], sure: box }

/** The answer to a caller to whom some fields are refused. */
function answer(
  text: string,
  refused: string[],
  variables: Record<string, unknown> = {},
): { data: Json; paths: string[] } {
  const document = parse(text)
  expect(validate(schema, document)).toEqual([])
  const isRefused = (type: string, field: string) => {
    const behind = type === 'Animal' ? ['Animal', 'Cat', 'Dog'] : [type]
    return behind.some((name) => refused.includes(`${name}.${field}`))
  }
  return answerTo(text, isRefused, variables, root)
}

function answerTo(
  text: string,
  isRefused: (type: string, field: string) => boolean,
  variables: Record<string, unknown>,
  rootValue: Json,
): { data: Json; paths: string[] } {
  const document = parse(text)
  const { document: planned, keyOf } = aliasFields(document)
  const pruned = prune(schema, planned, isRefused)
  const result: Json = execute({ schema, document: pruned, rootValue, variableValues: variables })
  expect(result.errors).toBeUndefined()
  const { selectionSet } = getOperationAST(document)!
  const settings = { schema, document, selectionSet, rootType: schema.getQueryType()!, keyOf, isRefused }
  const { text: json, causes } = createSerializer(settings, variables)(result.data, null)
  expect(causes.every(({ message }) => message === null)).toBe(true)
  return { data: JSON.parse(json).data, paths: causes.map(({ path }) => path.join('.')) }
}

describe('a refused field that cannot be null', () => {
  it('nulls the nearest parent that can be', () => {
    expect(answer('{ box { id must } }', ['Box.must'])).toEqual({ data: { box: null }, paths: ['box.must'] })
    expect(answer('{ box { id inner { must } } }', ['Box.must'])).toEqual({
      data: { box: { id: 'b', inner: null } },
      paths: ['box.inner.must'],
    })
  })
  it('takes a list with it when its items cannot be null', () => {
    expect(answer('{ box { list { must } id } }', ['Box.must'])).toEqual({
      data: { box: { list: null, id: 'b' } },
      paths: ['box.list.0.must'],
    })
    expect(answer('{ boxes { must } }', ['Box.must'])).toEqual({
      data: { boxes: [null, null] },
      paths: ['boxes.0.0.must'],
    })
    expect(answer('{ pets { ... on Dog { bark } } }', ['Dog.bark'])).toEqual({
      data: { pets: [null, null, {}] },
      paths: ['pets.0.bark'],
    })
  })
  it('can take all the data', () => {
    expect(answer('{ sure { must } }', ['Box.must'])).toEqual({ data: null, paths: ['sure.must'] })
    expect(answer('{ animals { ... on Dog { bark } } }', ['Dog.bark']).data).toBeNull()
    expect(answer('{ sure { id } box { id } }', ['Query.sure'])).toEqual({ data: null, paths: ['sure'] })
  })
})

describe('interfaces and unions', () => {
  it('refuse a field of one type for that type only', () => {
    const text = '{ pets { ... on Cat { id secret } ... on Dog { id secret } } }'
    const { data, paths } = answer(text, ['Cat.secret'])
    expect(data).toEqual({ pets: [{ id: 'd', secret: 'bone' }, null, { id: 'c', secret: null }] })
    expect(paths).toEqual(['pets.2.secret'])
  })
  it('refuse a field of an interface for the types that refuse it only', () => {
    const { data, paths } = answer('{ animals { id secret ... on Dog { bark } } }', ['Cat.secret'])
    expect(data).toEqual({
      animals: [
        { id: 'c', secret: null },
        { id: 'd', secret: 'bone', bark: 'woof' },
      ],
    })
    expect(paths).toEqual(['animals.0.secret'])
  })
  it('show no key of the plan', () => {
    const text =
      '{ animals { __typename me: __typename ...A } pets { ... on Animal { id } } } fragment A on Animal { ... on Cat { lives } }'
    const { data } = answer(text, ['Cat.lives'])
    expect(data).toEqual({
      animals: [
        { __typename: 'Cat', me: 'Cat', lives: null },
        { __typename: 'Dog', me: 'Dog' },
      ],
      pets: [{ id: 'd' }, null, { id: 'c' }],
    })
  })
})

describe('a refused field', () => {
  it.each([
    ['{ box { inner { id } } }', ['Box.inner'], { box: { inner: null } }, ['box.inner']],
    [
      '{ box { a: inner { id } b: inner { inner { id } } } }',
      ['Box.inner'],
      { box: { a: null, b: null } },
      ['box.a', 'box.b'],
    ],
    [
      '{ box { ...F } } fragment F on Box { inner { ...G } } fragment G on Box { id }',
      ['Box.inner'],
      { box: { inner: null } },
      ['box.inner'],
    ],
    [
      '{ box { inner { id } inner { inner { id } list { id } } id } }',
      ['Box.list'],
      { box: { inner: { id: 'i', inner: null, list: null }, id: 'b' } },
      ['box.inner.list'],
    ],
    ['{ box { inner { inner { list { id } } } } }', ['Box.list'], { box: { inner: { inner: null } } }, []],
    [
      '{ box { __proto__: id constructor: must toString: inner { id } } }',
      ['Box.inner'],
      { box: { constructor: 'm', toString: null } },
      ['box.toString'],
    ],
    ['{ boxes { list { list { id } id } } }', ['Box.id'], { boxes: [[{ list: null }], null] }, ['boxes.0.0.list.0.id']],
  ])('%s without %s', (text, refused, data, paths) => {
    const found = answer(text, refused)
    if (text.includes('__proto__')) expect(Object.keys(found.data.box)).toContain('__proto__')
    expect(found.data).toMatchObject(data)
    expect(found.paths).toEqual(paths)
  })

  it('is not reported where variables leave it out', () => {
    const text =
      'query ($yes: Boolean!) { box { id inner @skip(if: $yes) { id } ... @include(if: $yes) { list { id } } } }'
    const refused = ['Box.inner', 'Box.list']
    expect(answer(text, refused, { yes: true })).toEqual({
      data: { box: { id: 'b', list: null } },
      paths: ['box.list'],
    })
    expect(answer(text, refused, { yes: false })).toEqual({
      data: { box: { id: 'b', inner: null } },
      paths: ['box.inner'],
    })
  })

  it('is reported a hundred times at most', () => {
    const many = { ...root, animals: Array.from({ length: 150 }, () => cat) }
    const { data, paths } = answerTo('{ animals { secret } }', (_, field) => field === 'secret', {}, many)
    expect(data.animals).toHaveLength(150)
    expect(paths).toHaveLength(100)
  })
})

it('variables that are not given are not sent, even when objects inherit something of their name', () => {
  expect(variablesOf({ variableUsages: ['toString', '__proto__', 'a'] })({ a: null })).toEqual({ a: null })
})

describe('a pruned document', () => {
  it('keeps __typename in an emptied selection', () => {
    const pruned = print(prune(schema, parse('{ box { inner { id } } }'), (_, field) => field === 'inner'))
    expect(pruned.replace(/\s+/g, ' ').trim()).toBe('{ box { __typename } }')
  })
  it('has the rules of all that it selects, of types behind interfaces too', () => {
    const authenticated: Requirement = { authenticated: true, scopes: null, policies: null }
    const rules = compileRules(
      new Map([
        ['Cat.secret', authenticated],
        ['Dog.bark', { ...authenticated, scopes: [['a.b:c']] }],
      ]),
    )
    expect(rulesOfDocument(schema, rules, parse('{ animals { secret } }'))).toEqual([0])
    expect(rulesOfDocument(schema, rules, parse('{ animals { ... on Dog { bark secret } } }'))).toEqual([1])
    expect(rulesOfDocument(schema, rules, parse('{ box { id } }'))).toEqual([])
  })
})

describe('rules', () => {
  const of = (scopes: string[][] | null, policies: string[][] | null = null) =>
    compileRules(new Map([['A.b', { authenticated: true, scopes, policies }]]))
  const judge = async (rules: ReturnType<typeof of>, grants: string[] | null) =>
    (await rules.judge(subjectOf(grants), [0]))[0]

  it.each([
    [[['a.b:read']], ['a.b:read'], true],
    [[['a.b:read']], ['a.b:write', 'a.c:read', 'b.b:read', 'a.b:readers'], false],
    [[['a.b:read']], ['*.*:read'], true],
    [[['a.b:read']], ['a.*:*'], true],
    [[['a.b:read']], ['*'], false],
    [[['a.b:read', 'c.d:read']], ['a.b:read'], false],
    [[['a.b:read', 'c.d:read'], ['e.f:read']], ['e.f:read'], true],
    [[], ['*.*:*'], false],
    [[['a.b:read']], null, false],
  ])('%j for a caller with %j: %s', async (scopes, grants, holds) => {
    expect(await judge(of(scopes), grants)).toBe(holds)
  })
  it('with an unknown policy are refused, and service holds for no client', async () => {
    expect(() => of(null, [['moon']])).toThrow(/moon/)
    expect(await judge(of(null, [['service']]), ['*.*:*'])).toBe(false)
    expect(await judge(of(null, [['self']]), [])).toBe(true)
  })
})

describe('a supergraph', () => {
  it('with another feature for SECURITY is refused', async () => {
    const other = supergraphText.replace(
      /(@link\(url: "https:\/\/specs\.apollo\.dev\/policy\/v0\.1", for: SECURITY\))/,
      '$1\n  @link(url: "https://specs.apollo.dev/moat/v0.1", for: SECURITY)',
    )
    expect(other).not.toBe(supergraphText)
    await expect(loadSupergraph(other)).rejects.toThrow(/moat/)
  })
  it('with a guard on a whole type is refused', async () => {
    const other = supergraphText.replace(/^type Money\n/m, 'type Money\n  @authenticated\n')
    expect(other).not.toBe(supergraphText)
    await expect(loadSupergraph(other)).rejects.toThrow(/fields only/)
  })
})
