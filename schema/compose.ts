// The supergraph of all subgraphs, what clients see of it, and its reference. `pnpm compose` writes it, `--check` fails on drift.
import { readFileSync, writeFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { buildSchema, GraphQLUnionType, isAbstractType, lexicographicSortSchema, printSchema } from 'graphql'
import { describeAccess } from './describe-access.ts'
import { loadSubgraphSdl, subgraphNames } from './load.ts'
import { referenceFiles } from './reference.ts'

/** Supergraph SDL and the API schema in SDL. Throws with every composition error. */
export function composeSupergraph(): { supergraph: string; api: string; possibleTypes: Record<string, string[]> } {
  const services = subgraphNames.map((name) => ({
    name,
    url: `http://${name}.quintet.internal/graphql`,
    typeDefs: describeAccess(loadSubgraphSdl(name)),
  }))
  const result = composeServices(services)
  if (result.errors !== undefined) throw new Error(result.errors.map((error) => error.message).join('\n\n'))
  const apiSchema = result.schema.toAPISchema().toGraphQLJSSchema()
  const api = printSchema(lexicographicSortSchema(apiSchema))
  return { supergraph: result.supergraphSdl, api, possibleTypes: possibleTypesOf(api) }
}

/** Members of each union and interface: Apollo Client needs them to keep `... on Problem` fields. */
function possibleTypesOf(api: string): Record<string, string[]> {
  const schema = buildSchema(api)
  const abstract = Object.values(schema.getTypeMap()).filter((type) => isAbstractType(type))
  return Object.fromEntries(
    abstract.map((type) => [
      type.name,
      (type instanceof GraphQLUnionType ? type.getTypes() : schema.getPossibleTypes(type))
        .map(({ name }) => name)
        .sort(),
    ]),
  )
}

function files(): Map<URL, string> {
  const { supergraph, api, possibleTypes } = composeSupergraph()
  const at = (name: string) => new URL(`./${name}`, import.meta.url)
  return new Map([
    [at('supergraph.graphql'), supergraph],
    [at('api.graphql'), `${api}\n`],
    [at('possible-types.json'), `${JSON.stringify(possibleTypes, null, 2)}\n`],
    ...[...referenceFiles()].map(([path, text]) => [at(`../${path}`), text] as const),
  ])
}

if (import.meta.main) {
  for (const [path, text] of files()) {
    if (!process.argv.includes('--check')) writeFileSync(path, text)
    else if (readFileSync(path, 'utf8') !== text) {
      process.stderr.write(`${path.pathname} differs from the subgraphs' SDL. Run pnpm compose.\n`)
      process.exitCode = 1
    }
  }
}
