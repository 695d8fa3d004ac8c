// Reads selections: the fields of a type by response key, fragments, and the conditions that include them.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { responseKey } from './aliases.ts'

/** Names of the variables in @skip and @include. */
export function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>()
  const look = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      for (const { name, arguments: given } of node.directives ?? []) {
        const value = given?.[0]?.value
        if ((name.value === 'skip' || name.value === 'include') && value?.kind === Kind.VARIABLE)
          names.add(value.name.value)
      }
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet !== undefined) look(node.selectionSet)
    }
  }
  for (const definition of document.definitions) if ('selectionSet' in definition) look(definition.selectionSet)
  return [...names]
}

/** Whether @skip and @include leave a selection in, for coerced variables. */
export const isIncluded = (node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false

/** The fields of a selection on a type, by response key and in the order of the response (CollectFields of the specification). */
export function collectFields(
  { schema, document }: { readonly schema: GraphQLSchema; readonly document: DocumentNode },
  variables: Readonly<Record<string, unknown>>,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (!isIncluded(selection, variables)) continue
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        // Fragments that spread each other twice would multiply.
        if (visited.has(selection.name.value)) continue
        visited.add(selection.name.value)
      }
      if (selection.kind === Kind.FIELD) {
        const key = responseKey(selection)
        const nodes = found.get(key)
        if (nodes === undefined) found.set(key, [selection])
        else nodes.push(selection)
        continue
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(document, selection.name.value) : selection
      if (applies(schema, fragment.typeCondition?.name.value, type)) walk(fragment.selectionSet)
    }
  }
  for (const set of sets) walk(set)
  return found
}

/** A fragment of a valid document by its name. */
export function fragmentOf(document: DocumentNode, name: string): FragmentDefinitionNode {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition
  }
  throw new Error(`There is no fragment ${name}`)
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLCompositeType): boolean {
  if (condition === undefined || condition === type.name) return true
  const target = schema.getType(condition)
  return isAbstractType(target) && !isUnionType(type) && schema.isSubType(target, type)
}
