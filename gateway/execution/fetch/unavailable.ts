// The result of a fetch whose subgraph does not answer: an error at each field that the fetch would have brought.
import { refusal } from '@quintet/kit/wire/errors.ts'
import { type FieldNode, type GraphQLError, Kind, parse, type SelectionSetNode } from 'graphql'
import { isIncluded } from '../../selections/selections.ts'
import type { SourceRequest } from '../../sources/source.ts'
import type { SubgraphResult } from '../data/subgraph-result.ts'

/** UNAVAILABLE at each field of a request, up to a limit. */
export function unavailableResult(request: SourceRequest, subgraph: string, limit: number): SubgraphResult {
  const unavailable = (path: (string | number)[]): GraphQLError =>
    refusal('UNAVAILABLE', `${subgraph} does not answer at the moment; try again`, path)
  return { data: null, errors: pathsOf(request).slice(0, limit).map(unavailable) }
}

const operationIn = (query: string) => parse(query).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)

/** The root fields of a query that no directive may leave out. */
export const unconditionalRoots = (query: string): FieldNode[] =>
  (operationIn(query)?.selectionSet.selections ?? []).filter(
    (node) => node.kind === Kind.FIELD && node.directives?.length === 0,
  ) as FieldNode[]

function pathsOf({ query, variables = {} }: SourceRequest): (string | number)[][] {
  const operation = operationIn(query)
  const roots = keysOf(operation?.selectionSet, null, variables)
  if (!roots.includes('_entities')) return roots.map((key) => [key])
  const [entities] = operation?.selectionSet.selections ?? []
  const selected = entities?.kind === Kind.FIELD ? entities.selectionSet : undefined
  const representations = (variables.representations ?? []) as { __typename: string }[]
  return representations.flatMap(({ __typename }, i) => {
    const keys = keysOf(selected, __typename, variables)
    if (keys.length > 0) return keys.map((key) => ['_entities', i, key])
    // An entity that is asked for its type only misses something; one whose fields are all left out does not.
    return keysOf(selected, __typename, null).length === 0 ? [['_entities', i]] : []
  })
}

/**
 * The response keys of a selection, without __typename and without fragments on other types.
 * @param variables decide what is left out; null counts everything
 */
function keysOf(set: SelectionSetNode | undefined, type: string | null, variables: Variables | null): string[] {
  return (set?.selections ?? []).flatMap((node) => {
    if (variables !== null && !isIncluded(node, variables)) return []
    if (node.kind === Kind.FIELD) return node.name.value === '__typename' ? [] : [(node.alias ?? node.name).value]
    if (node.kind !== Kind.INLINE_FRAGMENT) return []
    const condition = node.typeCondition?.name.value
    return condition === undefined || condition === type ? keysOf(node.selectionSet, type, variables) : []
  })
}

type Variables = Readonly<Record<string, unknown>>
