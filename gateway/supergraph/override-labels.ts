// Labels of @override, which move a field to another subgraph for a part of the requests.
import { type DocumentNode, Kind, visit } from 'graphql'

/**
 * Whether the overrides of each label in a supergraph are in force. `percent(100)` is, `percent(0)` is not, nor is a label
 * that names a condition of its own: its fields stay with the subgraph that they come from. Throws for other percentages,
 * because plans are the same for all requests.
 */
export function overrideConditions(supergraph: DocumentNode): Map<string, boolean> {
  const conditions = new Map<string, boolean>()
  visit(supergraph, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'join__field') return
      const label = given.find((argument) => argument.name.value === 'overrideLabel')?.value
      if (label?.kind === Kind.STRING) conditions.set(label.value, isInForce(label.value))
    },
  })
  return conditions
}

function isInForce(label: string): boolean {
  const percent = /^percent\((.*)\)$/.exec(label)?.[1]
  if (percent === undefined || Number(percent) === 0) return false
  if (Number(percent) === 100) return true
  throw new Error(
    `@override(label: "${label}") is not supported: a field moves for all requests or for none. Use percent(100) or percent(0)`,
  )
}
