// Merges queries to one remote subgraph into one request. A subgraph answers a longer query at little extra cost, while a
// second round trip, with its signature and JSON, costs as much as the first.
import type { FetchNode } from '@apollo/query-planner'
import {
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql'
import type { Data } from '../data/objects.ts'
import type { SubgraphError, SubgraphResult } from '../data/subgraph-result.ts'

/** Several queries as one: the position of each prefixes its variables, root keys and fragments. */
export interface MergedQuery {
  readonly query: string
  readonly operationName: string | undefined
  variables(each: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown>
  /**
   * The result of each query, with at most `maxErrors` errors. Null when the whole request failed, or an error belongs to
   * none of the queries.
   */
  split(result: SubgraphResult, maxErrors: number): SubgraphResult[] | null
}

const prefixOf = (position: number): string => `q${position}_`

/** Merges the queries of fetches; null when one of them cannot be merged. */
export function mergeQueries(fetches: readonly FetchNode[]): MergedQuery | null {
  const parts = fetches.map(({ operation }, position) => partOf(operation, prefixOf(position)))
  if (!parts.every((part) => part !== null)) return null
  const operationName = fetches[0]?.operationName
  const variables = parts.flatMap((part) => part.variables).join(' ')
  const selections = parts.flatMap((part) => part.selections).join(' ')
  const fragments = parts.flatMap((part) => part.fragments).join(' ')
  return {
    query: `query ${operationName ?? ''}${variables === '' ? '' : `(${variables})`} {${selections}} ${fragments}`,
    operationName,
    variables(each) {
      const all: Record<string, unknown> = {}
      each.forEach((given, position) => {
        for (const name in given) all[prefixOf(position) + name] = given[name]
      })
      return all
    },
    split: (result, maxErrors) => split(result, fetches.length, maxErrors),
  }
}

interface Part {
  readonly variables: readonly string[]
  readonly selections: readonly string[]
  readonly fragments: readonly string[]
}

/** A query with prefixed names; null where directives on the operation or fragments at its root stand in the way. */
function partOf(query: string, prefix: string): Part | null {
  const prefixed = (name: NameNode): NameNode => ({ ...name, value: prefix + name.value })
  const renamed = <Node extends { readonly name: NameNode }>(node: Node): Node => ({
    ...node,
    name: prefixed(node.name),
  })
  const { definitions }: DocumentNode = visit(parse(query, { noLocation: true }), {
    Variable: renamed,
    FragmentSpread: renamed,
    FragmentDefinition: renamed,
  })
  const operation = definitions.find(isOperation)
  if (operation === undefined || (operation.directives ?? []).length > 0) return null
  const roots = operation.selectionSet.selections
  if (!roots.every((root) => root.kind === Kind.FIELD)) return null
  return {
    variables: (operation.variableDefinitions ?? []).map(print),
    selections: roots.map((root) => print({ ...root, alias: prefixed(root.alias ?? root.name) })),
    fragments: definitions.filter((definition) => definition !== operation).map(print),
  }
}

const isOperation = (node: DefinitionNode): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION

function split({ data, errors }: SubgraphResult, count: number, maxErrors: number): SubgraphResult[] | null {
  if (data === null) return null
  const results = Array.from({ length: count }, () => ({ data: {} as Data, errors: [] as SubgraphError[] }))
  for (const prefixed in data) {
    const found = unprefixed(prefixed)
    const result = found && results[found.position]
    if (result) result.data[found.key] = data[prefixed]
  }
  for (const error of errors) {
    const [root, ...inner] = error.path ?? []
    const found = unprefixed(root)
    const result = found && results[found.position]
    if (!result) return null
    if (result.errors.length < maxErrors) result.errors.push({ ...error, path: [found.key, ...inner] })
  }
  return results
}

function unprefixed(key: unknown): { readonly position: number; readonly key: string } | null {
  const match = typeof key === 'string' ? /^q(\d+)_(.*)$/s.exec(key) : null
  return match === null ? null : { position: Number(match[1]), key: match[2]! }
}
