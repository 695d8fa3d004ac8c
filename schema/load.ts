// SDL of one subgraph: what all share and its own files.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { concatAST, type DocumentNode, parse, Source } from 'graphql'

export const subgraphNames = ['identity', 'tenancy', 'marketplace', 'recruiting', 'credit'] as const
export type SubgraphName = (typeof subgraphNames)[number]

/** Parsed SDL of a subgraph, with the definitions that all subgraphs share. */
export function loadSubgraphSdl(name: SubgraphName): DocumentNode {
  return concatAST(['shared', name].flatMap((folder) => documentsOf(new URL(`./${folder}/`, import.meta.url))))
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
