// Fields that @requires asks for. One with arguments gets an alias in the supergraph that is planned: the same field may be
// required with other arguments, or selected by the client, and each value needs a key of its own in the data.
import {
  type ArgumentNode,
  type DirectiveNode,
  type FieldNode,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type ValueNode,
  visit,
} from 'graphql'
import { canonicalArguments } from '../selections/aliases.ts'

/** The text of a supergraph with these aliases; the same text when no @requires has arguments. */
export function aliasRequirements(sdl: string): string {
  if (!/requires: *"[^\n]*\(/.test(sdl)) return sdl
  const numbers = new Map<string, number>()
  const withAlias = (node: FieldNode): FieldNode | undefined => {
    const { name, arguments: given = [] } = node
    if (given.length === 0) return undefined
    const identity = `${name.value} ${canonicalArguments(given)}`
    const number = numbers.get(identity) ?? numbers.size
    numbers.set(identity, number)
    return { ...node, alias: { kind: Kind.NAME, value: `__r${number}_${name.value}` } }
  }
  const document = visit(parse(sdl), {
    Directive(node) {
      if (node.name.value !== 'join__field') return false
      const given = (node.arguments ?? []).map((argument) => {
        const { name, value } = argument
        if (name.value !== 'requires' || value.kind !== Kind.STRING) return argument
        const aliased = visit(selectionOf(value.value), { Field: withAlias })
        const text = stripIgnoredCharacters(print(aliased)).slice(1, -1)
        return { ...argument, value: { ...value, value: text, block: false } }
      })
      return { ...node, arguments: given }
    },
  })
  return print(document)
}

/** What subgraphs need to know of an entity. */
export interface Requirements {
  /** What a field requires; undefined for nothing. */
  requirementOf(subgraph: string, typeName: string, field: string): SelectionSetNode | undefined
  /** The keys by which a subgraph resolves entities of a type. */
  keysOf(subgraph: string, typeName: string): readonly SelectionSetNode[]
  /** The arguments of required fields, by alias. */
  readonly arguments: ReadonlyMap<string, readonly ArgumentNode[]>
}

/** The requirements of a supergraph. What an interface object requires, each type of the interface does. */
export function requirementsOf(schema: GraphQLSchema): Requirements {
  const subgraphs = subgraphNames(schema)
  const requirements = new Map<string, SelectionSetNode>()
  const keys = new Map<string, SelectionSetNode[]>()
  const givenArguments = new Map<string, readonly ArgumentNode[]>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const { graph, key, resolvable } of joinsOf('join__type', type.astNode)) {
      if (graph?.kind !== Kind.ENUM || key?.kind !== Kind.STRING) continue
      if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) continue
      const owner = `${subgraphs.get(graph.value)} ${type.name}`
      keys.set(owner, [...(keys.get(owner) ?? []), selectionOf(key.value)])
    }
    for (const { name: field, astNode } of Object.values(type.getFields())) {
      for (const { graph, requires } of joinsOf('join__field', astNode)) {
        if (graph?.kind !== Kind.ENUM || requires?.kind !== Kind.STRING) continue
        const required = selectionOf(requires.value)
        requirements.set(`${subgraphs.get(graph.value)} ${type.name}.${field}`, required)
        visit(required, {
          Field({ alias, arguments: given = [] }) {
            if (alias !== undefined) givenArguments.set(alias.value, given)
          },
        })
      }
    }
  }
  /** The type, and the interfaces in whose place a subgraph may have an interface object. */
  const namesOf = (typeName: string): string[] => {
    const type = schema.getType(typeName)
    const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : []
    return [typeName, ...interfaces.map(({ name }) => name)]
  }
  return {
    arguments: givenArguments,
    requirementOf: (subgraph, typeName, field) =>
      namesOf(typeName)
        .map((name) => requirements.get(`${subgraph} ${name}.${field}`))
        .find((each) => each !== undefined),
    keysOf: (subgraph, typeName) => namesOf(typeName).flatMap((name) => keys.get(`${subgraph} ${name}`) ?? []),
  }
}

/** The arguments of each join directive of a name. */
function joinsOf(
  name: string,
  node: { readonly directives?: readonly DirectiveNode[] | undefined } | null | undefined,
): Record<string, ValueNode | undefined>[] {
  return (node?.directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map((directive) => Object.fromEntries((directive.arguments ?? []).map((each) => [each.name.value, each.value])))
}

function selectionOf(fields: string): SelectionSetNode {
  const [definition] = parse(`{ ${fields} }`, { noLocation: true }).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No selection: ${fields}`)
  return definition.selectionSet
}

/** Names of subgraphs by their names in the supergraph. */
function subgraphNames(schema: GraphQLSchema): Map<string, string> {
  const graphs = schema.getType('join__Graph')
  const values = isEnumType(graphs) ? graphs.getValues() : []
  return new Map(
    values.map(({ name, astNode }) => {
      const text = joinsOf('join__graph', astNode)[0]?.name
      return [name, text?.kind === Kind.STRING ? text.value : name]
    }),
  )
}
