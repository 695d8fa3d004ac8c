// The result of a fetch whose subgraph does not answer: an error at each field that the fetch would have brought.
import { refusal } from '@quintet/kit/wire/errors.ts'
import { type FieldNode, type GraphQLError, Kind, type SelectionSetNode } from 'graphql'
import { readOperation } from '../../selections/fetch-operation.ts'
import type { SourceRequest } from '../../sources/source.ts'
import type { SubgraphResult } from '../data/subgraph-result.ts'

/** UNAVAILABLE at each field of a request, up to a limit. */
export function unavailableResult(request: SourceRequest, subgraph: string, limit: number): SubgraphResult {
  const unavailable = (path: (string | number)[]): GraphQLError =>
    refusal('UNAVAILABLE', `${subgraph} does not answer at the moment; try again`, path)
  return { data: null, errors: pathsOf(request).slice(0, limit).map(unavailable) }
}

/** The root fields of a query. */
export const rootFields = (query: string): FieldNode[] =>
  readOperation(query).selectionSet.selections.filter((node) => node.kind === Kind.FIELD)

function pathsOf({ query, variables = {} }: SourceRequest): (string | number)[][] {
  const { selectionSet } = readOperation(query)
  const roots = keysOf(selectionSet, null)
  if (!roots.includes('_entities')) return roots.map((key) => [key])
  const [entities] = selectionSet.selections
  const selected = entities?.kind === Kind.FIELD ? entities.selectionSet : undefined
  const representations = (variables.representations ?? []) as { __typename: string }[]
  return representations.flatMap(({ __typename }, i) => {
    const keys = keysOf(selected, __typename)
    // Of an entity that is asked for its type only, the type is missing.
    return keys.length === 0 ? [['_entities', i]] : keys.map((key) => ['_entities', i, key])
  })
}

/** The response keys of a selection, without __typename and without fragments on other types. */
function keysOf(set: SelectionSetNode | undefined, type: string | null): string[] {
  return (set?.selections ?? []).flatMap((node) => {
    if (node.kind === Kind.FIELD) return node.name.value === '__typename' ? [] : [(node.alias ?? node.name).value]
    if (node.kind !== Kind.INLINE_FRAGMENT) return []
    const condition = node.typeCondition?.name.value
    return condition === undefined || condition === type ? keysOf(node.selectionSet, type) : []
  })
}
