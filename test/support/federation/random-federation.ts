// Federations from a seed: entities with several keys, some composite and some not resolvable, and fields that require each
// other across subgraphs. A subgraph computes a field from what it is sent, and fails where a key or a required field is missing.
import { execute, type GraphQLFieldResolver, type GraphQLSchema, parse } from 'graphql'
import type { Json } from '../quintet/quintet.ts'
import { randomFrom } from './documents.ts'
import type { Service } from './federation.ts'

interface Field {
  readonly type: string
  readonly name: string
  readonly subgraph: string
  readonly hasArgument: boolean
  readonly requires: { readonly field: Field; readonly n: number | null }[]
}
interface Key {
  readonly fields: string
  readonly isResolvable: boolean
}

const types = ['A', 'B']
const keyForms = ['id', 'code', 'tag', 'part { x y }', 'id part { x }', 'code part { y }', 'tag id']
const keyFields = ['id', 'code', 'tag', 'part', 'x', 'y']

const rowsOf = (type: string): Json[] =>
  [0, 1, 2].map((n) => ({
    __typename: type,
    id: `${type}${n}`,
    code: `c${type}${n}`,
    tag: `t${type}${n}`,
    part: { x: `x${type}${n}`, y: `y${type}${n}` },
  }))
const sum = (text: string): number => [...text].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 997, 7)

/** The subgraphs of a seed. Many of them cannot be composed. */
export function randomServices(seed: number): { services: Service[]; monolith: GraphQLFieldResolver<Json, unknown> } {
  const next = randomFrom(seed)
  const is = (probability: number): boolean => next() < probability
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!
  const subgraphs = ['one', 'two', 'three', 'four'].slice(0, is(0.5) ? 3 : 4)
  const fields = types.flatMap((type) =>
    Array.from({ length: 5 }, (_, i): Field => {
      return { type, name: `f${i}`, subgraph: pick(subgraphs), hasArgument: is(0.3), requires: [] }
    }),
  )
  for (const field of fields.filter(({ hasArgument }) => !hasArgument && is(0.5))) {
    const others = fields.filter(({ type, subgraph }) => type === field.type && subgraph !== field.subgraph)
    for (const other of others.filter(() => is(0.4))) {
      field.requires.push({ field: other, n: other.hasArgument ? pick([1, 2, 3]) : null })
    }
  }
  const services = subgraphs.map((name): Service => {
    const keys = new Map(types.map((type) => [type, randomKeys(pick, is)]))
    const own = fields.filter(({ subgraph }) => subgraph === name)
    const definitions = types.map((type) => {
      const link = is(0.4) ? [`link_${name}: ${type === 'A' ? 'B' : 'A'}`] : []
      return typeText(type, keys.get(type)!, own, link)
    })
    const sdl = `${definitions.join('\n')} type Part { x: ID! @shareable y: ID! @shareable } type Query { a_${name}: A b_${name}: [B] }`
    const resolvers = Object.fromEntries(
      types.map((type) => [type, { __resolveReference: find(type, keys.get(type)!) }]),
    )
    return { name, sdl, resolvers, fieldResolver: resolverOf(fields, false) as never }
  })
  return { services, monolith: resolverOf(fields, true) }
}

function randomKeys(pick: <T>(items: readonly T[]) => T, is: (probability: number) => boolean): Key[] {
  const forms = new Set([pick(keyForms), pick(keyForms), ...(is(0.5) ? ['id'] : [])])
  return [...forms].map((fields) => ({ fields, isResolvable: is(0.7) }))
}

function typeText(type: string, keys: readonly Key[], own: readonly Field[], links: readonly string[]): string {
  const names = new Set(
    keys.flatMap(({ fields }) =>
      fields
        .replace(/\{.*\}/, '')
        .trim()
        .split(/\s+/),
    ),
  )
  const lines = [...names].map((name) => `${name}: ${name === 'part' ? 'Part' : 'ID!'} @shareable`)
  const external = new Set<string>()
  const signature = ({ name, hasArgument }: Field): string => `${name}${hasArgument ? '(n: Int)' : ''}: Int`
  for (const field of own.filter((each) => each.type === type)) {
    const required = field.requires.map(({ field: other, n }) => `${other.name}${n === null ? '' : `(n: ${n})`}`)
    lines.push(`${signature(field)}${required.length === 0 ? '' : ` @requires(fields: "${required.join(' ')}")`}`)
    for (const { field: other } of field.requires) external.add(`${signature(other)} @external`)
  }
  const directives = keys.map(({ fields, isResolvable }) => `@key(fields: "${fields}", resolvable: ${isResolvable})`)
  return `type ${type} ${directives.join(' ')} { ${[...lines, ...external, ...links].join(' ')} }`
}

/** The row of a reference, with the required fields that it brings. */
const find =
  (type: string, keys: readonly Key[]) =>
  (reference: Json): Json => {
    const hasKey = keys.some(({ fields, isResolvable }) => isResolvable && hasFields(reference, fields))
    if (!hasKey) throw new Error(`No key of ${type} in ${JSON.stringify(reference)}`)
    const row = rowsOf(type).find(
      ({ id, code, tag, part }) =>
        [id, code, tag].some((value) => [reference.id, reference.code, reference.tag].includes(value)) ||
        part.x === reference.part?.x ||
        part.y === reference.part?.y,
    )
    return row === undefined ? null : { ...reference, ...row }
  }

const hasFields = (reference: Json, fields: string): boolean =>
  [...fields.matchAll(/(\w+)(?: \{ ([\w ]+) \})?/g)].every(([, name, inner]) =>
    inner === undefined
      ? reference[name!] !== undefined
      : inner.split(' ').every((each) => reference[name!]?.[each] !== undefined),
  )

const resolverOf =
  (fields: readonly Field[], isMonolith: boolean): GraphQLFieldResolver<Json, unknown> =>
  (source, args, _, { fieldName, parentType }) => {
    if (fieldName.startsWith('a_')) return rowsOf('A')[sum(fieldName) % 3]
    if (fieldName.startsWith('b_')) return rowsOf('B')
    if (fieldName.startsWith('link_'))
      return rowsOf(parentType.name === 'A' ? 'B' : 'A')[sum(source.id + fieldName) % 3]
    if (keyFields.includes(fieldName)) return source[fieldName]
    const compute = (name: string, given: Json): number => {
      const { requires } = fields.find((each) => each.type === parentType.name && each.name === name)!
      return requires.reduce(
        (value, { field, n }) => {
          const required = isMonolith ? compute(field.name, n === null ? {} : { n }) : source[field.name]
          if (required === undefined) throw new Error(`${name} lacks ${field.name}`)
          return (value * 7 + required) % 997
        },
        sum(`${source.id} ${name} ${JSON.stringify(given)}`),
      )
    }
    return compute(fieldName, args)
  }

/** The answer of graphql-js over the whole schema, as text. */
export async function executeWhole(
  schema: GraphQLSchema,
  fieldResolver: GraphQLFieldResolver<Json, unknown>,
  query: string,
  variableValues: Record<string, unknown>,
): Promise<string> {
  const { data } = await execute({ schema, document: parse(query), variableValues, fieldResolver })
  return JSON.stringify({ data })
}
