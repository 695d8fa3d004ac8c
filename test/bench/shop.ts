// The classic shop as sources of a gateway: each subgraph executed as the kit executes ours.
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { Source } from '@quintet/gateway/sources/source.ts'
import { guardSchema } from '@quintet/kit/access.ts'
import type { Envelope } from '@quintet/kit/envelope.ts'
import { documentCache } from '@quintet/kit/executable.ts'
import { accessTable } from '@quintet/schema/access.ts'
import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql'
import { type ClassicService, classic, linked, openSdl } from './classic.ts'

/** How a subgraph runs a document. */
export type Engine = (
  schema: GraphQLSchema,
) => (
  document: DocumentNode,
  variables: object,
  operationName: string | undefined,
  context: object,
) => ExecutionResult | PromiseLike<ExecutionResult>

export const graphqlJs: Engine = (schema) => (document, variables, operationName, contextValue) =>
  execute({
    schema,
    document,
    contextValue,
    variableValues: variables as Readonly<Record<string, unknown>>,
    operationName: operationName ?? null,
  }) as ExecutionResult

/** A subgraph in this process. With `isGuarded` it judges the envelope again, as ours do. */
export function sourceOf({ name, sdl, resolvers }: ClassicService, engine: Engine, isGuarded: boolean): Source {
  const typeDefs = parse(linked(sdl))
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }])
  if (isGuarded) guardSchema(schema, accessTable(typeDefs), () => false, {})
  const documents = documentCache(schema)
  const run = engine(schema)
  return {
    name,
    async execute({ query, variables = {}, operationName }, envelope) {
      const { document, errors } = documents(query)
      if (document === null) return { errors }
      return run(document, variables, operationName, contextOf(envelope))
    },
    subscribe: () => Promise.reject(new Error('none')),
    answer: async () => null,
  }
}

const contextOf = (envelope: Envelope) => ({ envelope, verdicts: new Map() })

/** The supergraph of the shop at some addresses; without access rules for gateways that know none. */
export function composeShop(urls: ReadonlyMap<string, string>, isGuarded: boolean): string {
  const composed = composeServices(
    classic.map(({ name, sdl }) => ({
      name,
      url: urls.get(name) ?? `http://${name}`,
      typeDefs: parse(linked(isGuarded ? sdl : openSdl(sdl))),
    })),
  )
  if (composed.errors !== undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'))
  return composed.supergraphSdl
}
