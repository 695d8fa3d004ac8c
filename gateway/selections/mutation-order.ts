// The root fields of a mutation in the order in which they must be executed. The planner reorders them where fragments stand
// among them.
import { type DocumentNode, type FieldNode, type GraphQLSchema, getOperationAST, OperationTypeNode } from 'graphql'
import { collectFields } from './selections.ts'

/** A document without conditions whose mutation has plain root fields, each response key once. Other operations stay. */
export function orderMutation(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const operation = getOperationAST(document)!
  if (operation.operation !== OperationTypeNode.MUTATION) return document
  const fields = collectFields({ schema, document }, {}, schema.getMutationType()!, [operation.selectionSet])
  const selectionSet = { ...operation.selectionSet, selections: [...fields.values()].map(mergeFields) }
  const definitions = document.definitions.map((node) => (node === operation ? { ...operation, selectionSet } : node))
  return { ...document, definitions }
}

/** Fields of one response key as one, with the selections of all. */
function mergeFields(nodes: readonly FieldNode[]): FieldNode {
  const [first] = nodes as [FieldNode]
  const { selectionSet } = first
  if (selectionSet === undefined || nodes.length === 1) return first
  const selections = nodes.flatMap((node) => node.selectionSet?.selections ?? [])
  return { ...first, selectionSet: { ...selectionSet, selections } }
}
