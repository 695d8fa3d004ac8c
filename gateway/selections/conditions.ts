// Resolves @skip and @include before planning. The planner moves conditions between fields and fetches, and loses some on
// the way; without them, each set of values has a plan that fetches exactly what it includes.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentOf, isIncluded } from './selections.ts'

/**
 * The document of one operation without @skip and @include, for coerced variables; null when nothing of it is included.
 * A field that loses its whole selection gets __typename: it is still resolved, to an object without fields.
 */
export function resolveConditions(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): DocumentNode | null {
  /** Fragments by name; null for one that is empty. */
  const fragments = new Map<string, FragmentDefinitionNode | null>()
  const resolveFragment = (name: string): FragmentDefinitionNode | null => {
    let resolved = fragments.get(name)
    if (resolved === undefined) {
      const fragment = fragmentOf(document, name)
      const selectionSet = resolveSet(fragment.selectionSet)
      resolved = selectionSet === null ? null : { ...fragment, selectionSet }
      fragments.set(name, resolved)
    }
    return resolved
  }
  const resolve = (node: SelectionNode): SelectionNode | null => {
    if (!isIncluded(node, variables)) return null
    const { directives = [] } = node
    const remaining = directives.filter(({ name }) => name.value !== 'skip' && name.value !== 'include')
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      return resolveFragment(node.name.value) === null ? null : { ...node, directives: remaining }
    }
    if (node.selectionSet === undefined) return { ...node, directives: remaining }
    const selectionSet = resolveSet(node.selectionSet)
    if (selectionSet !== null) return { ...node, directives: remaining, selectionSet }
    return node.kind === Kind.FIELD ? { ...node, directives: remaining, selectionSet: onlyTypename } : null
  }
  const resolveSet = (set: SelectionSetNode): SelectionSetNode | null => {
    const selections = set.selections.map(resolve).filter((node) => node !== null)
    return selections.length === 0 ? null : { ...set, selections }
  }
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  )!
  const selectionSet = resolveSet(operation.selectionSet)
  if (selectionSet === null) return null
  const used = [...fragments.values()].filter((fragment) => fragment !== null)
  return { ...document, definitions: [{ ...operation, selectionSet }, ...used] }
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
const onlyTypename: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [typename] }
