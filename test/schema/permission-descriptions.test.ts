// Each guarded field says in its description which permissions it requires.
import { describeAccess } from '@quintet/schema/describe-access.ts'
import { buildSchema, isObjectType, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { apiText, guardsOf, supergraphText } from '../support/schema/access.ts'

describe.each([
  ['api.graphql', apiText],
  ['supergraph.graphql', supergraphText],
])('%s', (_, text) => {
  const schema = buildSchema(text, { assumeValidSDL: true })
  const fields = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })))
  const guards = guardsOf(supergraphText)
  const permissionsOf = (name: string): string[] => {
    const { permissions, policies } = guards.get(name) ?? { permissions: null, policies: null }
    return [...(permissions ?? []), ...(policies ?? [])].flat().filter((each) => each.includes(':'))
  }

  it('names the permissions of each field that requires some, once', () => {
    const guarded = fields.filter(({ name }) => permissionsOf(name).length > 0)
    expect(guarded.length).toBeGreaterThan(20)
    for (const { name, field } of guarded) {
      const sentences = field.description?.match(/Requires `.*?\.(?=\s|$)/g) ?? []
      expect(sentences, name).toHaveLength(1)
      for (const permission of permissionsOf(name)) expect(sentences[0], name).toContain(`\`${permission}\``)
    }
  })

  it('says nothing about permissions where none is required', () => {
    const open = fields.filter(({ name }) => permissionsOf(name).length === 0)
    expect(open.filter(({ field }) => field.description?.includes('Requires `')).map(({ name }) => name)).toEqual([])
  })
})

describe('the sentence', () => {
  const describedAs = (directives: string): string | undefined => {
    const document = describeAccess(parse(`type Query { "One loan." loan: Int ${directives} }`))
    return /"One loan\.(.*)"/.exec(print(document))?.[1]?.trim()
  }

  it.each([
    ['@requiresScopes(scopes: [["a.b:read"]])', 'Requires `a.b:read`.'],
    ['@requiresScopes(scopes: [["a.b:read", "a.c:read"]])', 'Requires `a.b:read` and `a.c:read`.'],
    ['@requiresScopes(scopes: [["a.b:read"], ["a.c:read"]])', 'Requires `a.b:read` or `a.c:read`.'],
    ['@policy(policies: [["self"], ["a.b:read"]])', 'Requires `a.b:read`, except for your own.'],
    ['@requiresScopes(scopes: [["a.b:read"]]) @policy(policies: [["self"]])', 'Requires `a.b:read`.'],
    ['@authenticated', ''],
    ['@policy(policies: [["self"]])', ''],
    ['', ''],
  ])('for %s', (directives, sentence) => {
    expect(describedAs(directives)).toBe(sentence)
  })

  it('is the whole description where there is none', () => {
    const document = describeAccess(parse('type Query { loan: Int @requiresScopes(scopes: [["a.b:read"]]) }'))
    expect(print(document)).toContain('"Requires `a.b:read`."')
  })

  it('is written once, however often it is added', () => {
    const once = describeAccess(parse('type Query { "A." loan: Int @requiresScopes(scopes: [["a.b:read"]]) }'))
    expect(print(describeAccess(once))).toBe(print(once))
  })
})
