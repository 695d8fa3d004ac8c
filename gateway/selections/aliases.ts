// Response keys that mean one thing. The planner and its subgraphs read plain names as plain fields: a key of the
// client's choice, or a field with arguments of his, would be taken for a key field or for what a @requires asks.
import { type ArgumentNode, type DocumentNode, type FieldNode, Kind, print, visit } from 'graphql'

export interface Aliases {
  /** The document as it is planned. */
  readonly document: DocumentNode
  /** The key under which subgraphs answer a field of the client's document. */
  keyOf(node: FieldNode): string
  /** The client's own key for one that subgraphs answer under. */
  clientKey(key: string): string
}

/** GraphQL keeps such names for itself, so that no schema has a field of the name. */
const prefix = '__q'
const variablePrefix = `${prefix}_`

/** The planner calls a variable of its own so, and no object has a key of the other name that is just a key. */
const isTaken = (name: string): boolean =>
  name === 'representations' || name === '__proto__' || name.startsWith(variablePrefix)

/** The client's own name for a variable of the plan. */
export const clientVariable = (name: string): string =>
  name.startsWith(variablePrefix) ? name.slice(variablePrefix.length) : name

/**
 * Gives each field with an alias or arguments a key of its own; equal ones that merge share it. Variables keep their
 * names where these mean nothing to the planner.
 * @param withheld fields whose plain names are taken
 */
export function aliasFields(document: DocumentNode, withheld: ReadonlySet<string> = new Set()): Aliases {
  const keys = new WeakMap<FieldNode, string>()
  const byMeaning = new Map<string, string>()
  const clientKeys = new Map<string, string>()
  const aliased = visit(document, {
    Variable({ name, ...node }) {
      if (!isTaken(name.value)) return undefined
      return { ...node, name: { ...name, value: `${variablePrefix}${name.value}` } }
    },
    Field(node) {
      const name = node.name.value
      const clientKey = responseKey(node)
      const isPlain = clientKey === name && (node.arguments ?? []).length === 0 && !withheld.has(name)
      const isIntrospection = name.startsWith('__') && name !== '__typename'
      if (isPlain || isIntrospection) return undefined
      const meaning = `${clientKey} ${name} ${meaningOf(node.arguments ?? [])}`
      const key = byMeaning.get(meaning) ?? `${prefix}${byMeaning.size}_${name}`
      byMeaning.set(meaning, key)
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

/** Arguments as text, in an order of its own: that in which they are written means nothing. */
function meaningOf(given: readonly ArgumentNode[]): string {
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

/** The key under which a client gets a field. */
export const responseKey = (node: FieldNode): string => (node.alias ?? node.name).value
