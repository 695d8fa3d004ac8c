// Response keys that mean one thing. The planner and its subgraphs read plain names as plain fields: a key of the
// client's choice, or a field with arguments of his, would be taken for a key field or for what a @requires asks.
import { type DocumentNode, type FieldNode, Kind, print, visit } from 'graphql'

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

/** Gives each field with an alias or arguments a key of its own; equal ones that merge share it. */
export function aliasFields(document: DocumentNode): Aliases {
  const keys = new WeakMap<FieldNode, string>()
  const byMeaning = new Map<string, string>()
  const clientKeys = new Map<string, string>()
  const aliased = visit(document, {
    Field(node) {
      const name = node.name.value
      const clientKey = responseKey(node)
      const isPlain = clientKey === name && (node.arguments ?? []).length === 0
      const isIntrospection = name.startsWith('__') && name !== '__typename'
      if (isPlain || isIntrospection) return undefined
      const meaning = `${clientKey} ${print({ kind: Kind.FIELD, name: node.name, arguments: node.arguments ?? [] })}`
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

/** The key under which a client gets a field. */
export const responseKey = (node: FieldNode): string => (node.alias ?? node.name).value
