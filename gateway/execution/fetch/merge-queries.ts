// Fetches of one subgraph that are due at the same time, as one question: to answer another one costs a subgraph little,
// but a way there and back, with a signature and a text to read, costs as much as all of them.
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
import type { Failure, Received } from '../data/subgraph-result.ts'

/** Several queries as one, whose variables and root keys begin with the position of the query that they are of. */
export interface Joined {
  readonly query: string
  readonly operationName: string | undefined
  variables(each: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown>
  /** Its answer as answers to each, with so many errors at most; null when it fails as a whole, or nobody can say whose an error is. */
  cut(answer: Received, mostErrors: number): Received[] | null
}

const prefixOf = (position: number): string => `q${position}_`

/** Joins the queries of fetches; null when one of them is nothing that can be joined. */
export function joined(fetches: readonly FetchNode[]): Joined | null {
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
    cut: (answer, mostErrors) => cut(answer, fetches.length, mostErrors),
  }
}

interface Part {
  readonly variables: readonly string[]
  readonly selections: readonly string[]
  readonly fragments: readonly string[]
}

/** A query with its names under a prefix; null for one whose directives or root fragments would have to be moved. */
function partOf(query: string, prefix: string): Part | null {
  const under = (name: NameNode): NameNode => ({ ...name, value: prefix + name.value })
  const renamed = <Node extends { readonly name: NameNode }>(node: Node): Node => ({ ...node, name: under(node.name) })
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
    selections: roots.map((root) => print({ ...root, alias: under(root.alias ?? root.name) })),
    fragments: definitions.filter((definition) => definition !== operation).map(print),
  }
}

const isOperation = (node: DefinitionNode): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION

function cut({ data, errors }: Received, count: number, mostErrors: number): Received[] | null {
  if (data === null) return null
  const each = Array.from({ length: count }, () => ({ data: {} as Data, errors: [] as Failure[] }))
  for (const key in data) {
    const place = placeOf(key)
    const owner = place && each[place.position]
    if (owner) owner.data[place.key] = data[key]
  }
  for (const error of errors) {
    const [root, ...inner] = error.path ?? []
    const place = placeOf(root)
    const owner = place && each[place.position]
    if (!owner) return null
    if (owner.errors.length < mostErrors) owner.errors.push({ ...error, path: [place.key, ...inner] })
  }
  return each
}

function placeOf(key: unknown): { readonly position: number; readonly key: string } | null {
  const found = typeof key === 'string' ? /^q(\d+)_(.*)$/s.exec(key) : null
  return found === null ? null : { position: Number(found[1]), key: found[2]! }
}
