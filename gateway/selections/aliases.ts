// Response keys for the plan. The planner takes a key that equals a field's name for that field without arguments. So a
// client's alias, or a field with arguments, could be mistaken for a key field or for one that @requires asks for.
import { type ArgumentNode, type DocumentNode, type FieldNode, Kind, print, visit } from 'graphql'

export interface Aliases {
  /** The document to be planned. */
  readonly document: DocumentNode
  /** The key in the data of a field of the client's document. */
  keyOf(node: FieldNode): string
  /** The client's key for a key in the data. */
  clientKey(key: string): string
}

/** GraphQL reserves names with two underscores: no field of a schema begins so. */
const prefix = '__q'
const variablePrefix = `${prefix}_`

/** Names that variables must not have in a plan: the planner's own variable, and a key that sets an object's prototype. */
const isReserved = (name: string): boolean =>
  name === 'representations' || name === '__proto__' || name.startsWith(variablePrefix)

/** The client's name for a variable of the plan. */
export const clientVariable = (name: string): string =>
  name.startsWith(variablePrefix) ? name.slice(variablePrefix.length) : name

/**
 * Gives each field with an alias or arguments a key of its own. Equal fields, which merge in the response, share one.
 */
export function aliasFields(document: DocumentNode): Aliases {
  const keys = new WeakMap<FieldNode, string>()
  const byIdentity = new Map<string, string>()
  const clientKeys = new Map<string, string>()
  const aliased = visit(document, {
    Variable({ name, ...node }) {
      if (!isReserved(name.value)) return undefined
      return { ...node, name: { ...name, value: `${variablePrefix}${name.value}` } }
    },
    Field(node) {
      const name = node.name.value
      const clientKey = responseKey(node)
      const isPlain = clientKey === name && (node.arguments ?? []).length === 0
      const isIntrospection = name.startsWith('__') && name !== '__typename'
      if (isPlain || isIntrospection) return undefined
      const identity = `${clientKey} ${name} ${canonicalArguments(node.arguments ?? [])}`
      const key = byIdentity.get(identity) ?? `${prefix}${byIdentity.size}_${name}`
      byIdentity.set(identity, key)
      keys.set(node, key)
      clientKeys.set(key, clientKey)
      return { ...node, alias: { kind: Kind.NAME, value: key } }
    },
  })
  return {
    document: aliased,
    keyOf: (node) => keys.get(node) ?? responseKey(node),
    clientKey: (key) => clientKeys.get(key) ?? key,
  }
}

/** Arguments as text, sorted: their order has no meaning. */
export function canonicalArguments(given: readonly ArgumentNode[]): string {
  const sorted = <T extends Named>(nodes: readonly T[]): T[] =>
    nodes.toSorted((a, b) => (a.name.value < b.name.value ? -1 : 1))
  const plain = given.map((node) =>
    visit(node, { ObjectValue: { leave: (each) => ({ ...each, fields: sorted(each.fields) }) } }),
  )
  return sorted(plain).map(print).join(', ')
}

interface Named {
  readonly name: { readonly value: string }
}

/** The key of a field in the client's response. */
export const responseKey = (node: FieldNode): string => (node.alias ?? node.name).value
