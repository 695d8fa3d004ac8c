// Generates valid operations full of @skip and @include, on fields, inline fragments and spreads, with fragments on every
// type that overlaps. The same seed gives the same operation.

import { checkDocument, defaultDocumentLimits } from '@quintet/gateway/limits/limits.ts'
import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from 'graphql'
import { randomFrom } from './documents.ts'

export interface ConditionalDocument {
  readonly query: string
  /** Two sets of values: each variable has both. */
  readonly variables: readonly Readonly<Record<string, boolean>>[]
}

const names = ['a', 'b', 'c', 'd']

/** A valid query within the limits of documents, or a mutation in one of eight cases. */
export function generateConditional(schema: GraphQLSchema, seed: number): ConditionalDocument {
  for (let attempt = 0; ; attempt++) {
    const generated = attemptOf(schema, randomFrom(seed * 101 + attempt))
    const document = parse(generated.query)
    if (validate(schema, document).length === 0 && isWithinLimits(document)) return generated
  }
}

function isWithinLimits(document: DocumentNode): boolean {
  try {
    checkDocument(document, defaultDocumentLimits)
    return true
  } catch {
    return false
  }
}

function attemptOf(schema: GraphQLSchema, next: () => number): ConditionalDocument {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!
  const is = (probability: number): boolean => next() < probability
  const fragments: { readonly type: GraphQLCompositeType; readonly text: string }[] = []
  let aliases = 0

  const directive = (name: string): string => {
    // Constants are rarer: a variable is what plans have to wait for.
    const value = is(0.85) ? `$${pick(names)}` : String(is(0.5))
    return ` @${name}(if: ${value})`
  }
  const conditions = (): string => {
    if (is(0.45)) return ''
    return is(0.15) ? directive('skip') + directive('include') : directive(pick(['skip', 'include']))
  }
  const field = (definition: GraphQLField<unknown, unknown>, depth: number): string => {
    const type = getNamedType(definition.type)
    const inner = isCompositeType(type) ? ` ${selection(type, depth - 1)}` : ''
    const given = definition.args
      .filter(() => is(0.4))
      .map((each) => {
        const named = getNamedType(each.type)
        const value = isEnumType(named)
          ? pick(named.getValues()).name
          : named.name === 'Int'
            ? pick([0, 2])
            : named.name === 'Boolean'
              ? 'true'
              : '"x"'
        return `${each.name}: ${value}`
      })
    const alias = given.length > 0 || is(0.1) ? `k${aliases++}: ` : ''
    return `${alias}${definition.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${conditions()}${inner}`
  }
  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const parts: string[] = []
    const fields = isUnionType(type) ? [] : Object.values(type.getFields())
    const candidates = depth > 0 ? fields : fields.filter((each) => !isCompositeType(getNamedType(each.type)))
    const count = is(0.5) ? 1 : 1 + Math.floor(next() * 3)
    for (let i = 0; i < count && candidates.length > 0; i++) parts.push(field(pick(candidates), depth))
    if (is(0.1)) parts.push(`__typename${conditions()}`)
    if (depth > 0 && is(isObjectType(type) ? 0.3 : 0.9)) {
      for (let i = 0; i < 2; i++) parts.push(fragment(type, depth))
    }
    if (parts.length === 0) parts.push(`__typename${conditions()}`)
    return `{ ${parts.join(' ')} }`
  }
  const fragment = (type: GraphQLCompositeType, depth: number): string => {
    const before = fragments.findIndex((each) => overlaps(schema, each.type, type))
    // The same fragment again, under other conditions.
    if (before !== -1 && is(0.15)) return `...F${before}${conditions()}`
    if (is(0.15)) return `...${conditions()} ${selection(type, depth - 1)}`
    const target = pick(overlapping(schema, type))
    const inner = selection(target, depth - 1)
    if (is(0.25)) return `...F${fragments.push({ type: target, text: inner }) - 1}${conditions()}`
    return `... on ${target.name}${conditions()} ${inner}`
  }
  const isMutation = is(0.125)
  const root = isMutation ? schema.getMutationType()! : schema.getQueryType()!
  const single = is(0.5) ? 1 : 3
  const body = Array.from({ length: single }, () =>
    is(0.2) ? fragmentOnRoot() : field(pick(Object.values(root.getFields())), 4),
  )
  function fragmentOnRoot(): string {
    return `... on ${root.name}${conditions()} { ${field(pick(Object.values(root.getFields())), 4)} }`
  }
  const used = names.filter((name) =>
    [...body, ...fragments.map(({ text }) => text)].some((text) => new RegExp(`\\$${name}\\b`).test(text)),
  )
  const defaulted = new Map(used.map((name) => [name, is(0.2) ? is(0.5) : null]))
  const declared = used.map(
    (name) => `$${name}: Boolean!${defaulted.get(name) === null ? '' : ` = ${defaulted.get(name)}`}`,
  )
  const first = Object.fromEntries(used.map((name) => [name, is(0.5)]))
  const second = Object.fromEntries(used.map((name) => [name, !first[name]]))
  const text = fragments.map((each, i) => `fragment F${i} on ${each.type.name} ${each.text}`).join(' ')
  const head = `${isMutation ? 'mutation' : 'query'}${used.length === 0 ? '' : ` (${declared.join(', ')})`}`
  return { query: `${head} { ${body.join(' ')} } ${text}`, variables: [first, second] }
}

const possibleTypes = (schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] =>
  isObjectType(type) ? [type] : schema.getPossibleTypes(type)

function overlaps(schema: GraphQLSchema, one: GraphQLCompositeType, other: GraphQLCompositeType): boolean {
  const possible = possibleTypes(schema, other)
  return possibleTypes(schema, one).some((type) => possible.includes(type))
}

function overlapping(schema: GraphQLSchema, type: GraphQLCompositeType): GraphQLCompositeType[] {
  return Object.values(schema.getTypeMap()).filter(
    (each): each is GraphQLCompositeType =>
      isCompositeType(each) && !each.name.startsWith('__') && overlaps(schema, each, type),
  )
}
