// SDL of one subgraph: what all share and its own files.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { concatAST, type DefinitionNode, type DocumentNode, Kind, parse, Source } from 'graphql'

export const subgraphNames = ['identity', 'tenancy', 'marketplace', 'recruiting', 'credit'] as const
export type SubgraphName = (typeof subgraphNames)[number]

/** Parsed SDL of a subgraph, with the definitions that all subgraphs share. */
export function loadSubgraphSdl(name: SubgraphName): DocumentNode {
  return withUsedRoots(
    concatAST(['shared', name].flatMap((folder) => documentsOf(new URL(`./${folder}/`, import.meta.url)))),
  )
}

function documentsOf(folder: URL): DocumentNode[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const path = new URL(file, folder)
      return parse(new Source(readFileSync(path, 'utf8'), fileURLToPath(path)))
    })
}

/** The document without the root types that the subgraph adds no field to: GraphQL has no types without fields. */
function withUsedRoots(document: DocumentNode): DocumentNode {
  const extended = new Set(
    document.definitions.flatMap((node) => (node.kind === Kind.OBJECT_TYPE_EXTENSION ? [node.name.value] : [])),
  )
  const withoutUnused = (node: DefinitionNode): DefinitionNode[] => {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION && node.fields?.length === 0) {
      return extended.has(node.name.value) ? [node] : []
    }
    if (node.kind !== Kind.SCHEMA_DEFINITION) return [node]
    return [{ ...node, operationTypes: node.operationTypes.filter(({ type }) => extended.has(type.name.value)) }]
  }
  return { ...document, definitions: document.definitions.flatMap(withoutUnused) }
}
