// The operation of a fetch, for reading: its named fragments are inlined.
import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

export function readOperation(text: string): OperationDefinitionNode {
  const { definitions } = parse(text, { noLocation: true })
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (operation === undefined) throw new Error(`No operation: ${text}`)
  if (fragments.size === 0) return operation
  const inline = (set: SelectionSetNode): SelectionSetNode => ({ ...set, selections: set.selections.map(inlineNode) })
  const inlineNode = (node: SelectionNode): SelectionNode => {
    if (node.kind !== Kind.FRAGMENT_SPREAD) {
      return node.selectionSet === undefined ? node : { ...node, selectionSet: inline(node.selectionSet) }
    }
    const { typeCondition, selectionSet } = fragments.get(node.name.value)!
    return { ...node, kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: inline(selectionSet) }
  }
  return { ...operation, selectionSet: inline(operation.selectionSet) }
}
