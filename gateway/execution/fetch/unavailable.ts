// What a fetch would have brought, as errors at their places, when its subgraph does not answer.
import { refusal } from '@quintet/kit/wire/errors.ts'
import { type FieldNode, type GraphQLError, Kind, parse, type SelectionSetNode } from 'graphql'
import { isIncluded } from '../../selections/selections.ts'
import type { SourceRequest } from '../../sources/source.ts'
import type { Received } from '../data/subgraph-result.ts'

/** The result of a fetch that was not answered: UNAVAILABLE at each field that it asked for. */
export function unanswered(request: SourceRequest, subgraph: string, most: number): Received {
  const away = (path: (string | number)[]): GraphQLError =>
    refusal('UNAVAILABLE', `${subgraph} does not answer at the moment; try again`, path)
  return { data: null, errors: placesOf(request).slice(0, most).map(away) }
}

const definitionIn = (query: string) => parse(query).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)

/** Fields that a fetch asks for at its root, whatever is true of its variables. */
export const rootsOf = (query: string): FieldNode[] =>
  (definitionIn(query)?.selectionSet.selections ?? []).filter(
    (node) => node.kind === Kind.FIELD && node.directives?.length === 0,
  ) as FieldNode[]

function placesOf({ query, variables }: SourceRequest): (string | number)[][] {
  const definition = definitionIn(query)
  const conditions = variables ?? {}
  const roots = keysOf(definition?.selectionSet, null, conditions)
  if (!roots.includes('_entities')) return roots.map((key) => [key])
  const [entities] = definition?.selectionSet.selections ?? []
  const selected = entities?.kind === Kind.FIELD ? entities.selectionSet : undefined
  const representations = (variables?.representations ?? []) as { __typename: string }[]
  return representations.flatMap(({ __typename }, i) => {
    const keys = keysOf(selected, __typename, conditions)
    // Asked for nothing but its type, or for nothing that is included.
    if (keys.length === 0) return keysOf(selected, __typename, null).length === 0 ? [['_entities', i]] : []
    return keys.map((key) => ['_entities', i, key])
  })
}

/** Response keys of a selection, of what is included if conditions are given; inside type conditions only where they name the type. */
function keysOf(set: SelectionSetNode | undefined, type: string | null, conditions: Variables | null): string[] {
  return (set?.selections ?? []).flatMap((node) => {
    // Nobody misses what he did not want.
    if (conditions !== null && !isIncluded(node, conditions)) return []
    if (node.kind === Kind.FIELD) return node.name.value === '__typename' ? [] : [(node.alias ?? node.name).value]
    if (node.kind !== Kind.INLINE_FRAGMENT) return []
    const condition = node.typeCondition?.name.value
    return condition === undefined || condition === type ? keysOf(node.selectionSet, type, conditions) : []
  })
}

type Variables = Readonly<Record<string, unknown>>
