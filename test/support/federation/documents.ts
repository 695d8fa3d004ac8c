// Generates valid operations over any schema. The same seed gives the same operation.
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  parse,
  validate,
} from 'graphql'

export interface Generated {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** Pseudo-random numbers between 0 and 1, always the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A valid operation: nested, with aliases, arguments, variables, fragments and conditions. */
export function generate(schema: GraphQLSchema, seed: number): Generated {
  for (let attempt = 0; ; attempt++) {
    const generated = attemptOf(schema, randomFrom(seed * 101 + attempt))
    if (validate(schema, parse(generated.query)).length === 0) return generated
  }
}

function attemptOf(schema: GraphQLSchema, next: () => number): Generated {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!
  const is = (probability: number): boolean => next() < probability
  const variables: Record<string, unknown> = {}
  const definitions: string[] = []
  const fragments: string[] = []
  let aliases = 0

  const variable = (type: string, value: unknown): string => {
    const name = `v${definitions.length}`
    const isDefaulted = is(0.3)
    definitions.push(`$${name}: ${type}${isDefaulted ? ` = ${JSON.stringify(value)}` : ''}`)
    if (!isDefaulted || is(0.5)) variables[name] = value
    return `$${name}`
  }
  const literal = (type: GraphQLInputType): string => {
    if (isNonNullType(type)) return literal(type.ofType)
    if (isListType(type)) return `[${literal(type.ofType)}]`
    if (isEnumType(type)) return pick(type.getValues()).name
    if (isInputObjectType(type)) {
      return `{ ${Object.values(type.getFields())
        .map((field) => `${field.name}: ${literal(field.type)}`)
        .join(', ')} }`
    }
    if (type.name === 'Boolean') return String(is(0.5))
    if (type.name === 'Int' || type.name === 'Float') return String(Math.floor(next() * 4))
    return JSON.stringify(pick(['0', '1', '2', '"\\u2028<é']))
  }
  const argument = ({ name, type }: GraphQLArgument): string => {
    const simple = ['Int', 'String', 'ID', 'Boolean'].includes(String(getNamedType(type))) && !isListType(type)
    if (!simple || is(0.5)) return `${name}: ${literal(type)}`
    return `${name}: ${variable(String(type), JSON.parse(literal(type)))}`
  }
  const condition = (): string => {
    if (!is(0.12)) return ''
    const value = is(0.7)
    const directive = is(0.5) ? 'include' : 'skip'
    return ` @${directive}(if: ${is(0.6) ? variable('Boolean!', value) : value})`
  }
  const field = (definition: GraphQLField<unknown, unknown>, depth: number): string => {
    const given = definition.args.filter((each) => isNonNullType(each.type) || is(0.6)).map(argument)
    const type = getNamedType(definition.type as GraphQLOutputType)
    const inner = isCompositeType(type) ? ` ${selection(type, depth - 1)}` : ''
    const alias = given.length > 0 || is(0.15) ? `a${aliases++}: ` : ''
    return `${alias}${definition.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${condition()}${inner}`
  }
  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const parts: string[] = []
    const fields = isUnionType(type) ? [] : Object.values(type.getFields())
    const leaves = fields.filter((each) => !isCompositeType(getNamedType(each.type)))
    const candidates = depth > 0 ? fields : leaves
    const count = 1 + Math.floor(next() * 3)
    for (let i = 0; i < count && candidates.length > 0; i++) parts.push(field(pick(candidates), depth))
    if (is(0.2)) parts.push(is(0.5) ? '__typename' : `a${aliases++}: __typename`)
    const possible = isUnionType(type) || 'getInterfaces' in type ? schema.getPossibleTypes(type as never) : []
    if (depth > 0 && is(possible.length > 1 ? 0.8 : 0.15)) {
      const others = [type, ...possible, ...possible.flatMap((each) => each.getInterfaces())]
      for (let i = 0; i < 2; i++) parts.push(fragment(pick(others), depth))
    }
    if (parts.length === 0) parts.push('__typename')
    return `{ ${parts.join(' ')} }`
  }
  const fragment = (type: GraphQLCompositeType, depth: number): string => {
    const inner = selection(type, depth - 1)
    if (is(0.3)) {
      const name = `F${fragments.length}`
      fragments.push(`fragment ${name} on ${type.name} ${inner}`)
      return `...${name}${condition()}`
    }
    return `... on ${type.name}${condition()} ${inner}`
  }
  const root = schema.getQueryType()!
  const body = Array.from({ length: 1 + Math.floor(next() * 3) }, () => field(pick(Object.values(root.getFields())), 4))
  const used = definitions.length === 0 ? '' : `(${definitions.join(', ')})`
  return { query: `query Generated${used} { ${body.join(' ')} } ${fragments.join(' ')}`, variables }
}
