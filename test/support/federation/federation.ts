// A supergraph for a test, over subgraphs in this process, and its answers: the compiled executor's and Apollo's.
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { createOperations, type Operations } from '@quintet/gateway/operations/operations.ts'
import { type Executing, executeOperation } from '@quintet/gateway/pipeline/execute.ts'
import type { Source, SourceRequest } from '@quintet/gateway/sources/source.ts'
import { loadSupergraph, type Supergraph } from '@quintet/gateway/supergraph/load.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import {
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getVariableValues,
  isObjectType,
  parse,
} from 'graphql'
import type { Answer } from '../quintet/quintet.ts'
import { askOracle } from './apollo-executor.ts'

export interface Service {
  readonly name: string
  readonly sdl: string
  /** Written for the first federation, which knows no links. */
  readonly isFirst?: boolean
  /** By type and field, with __resolveReference; a string names a value of the parent. */
  readonly resolvers?: object
  readonly fieldResolver?: GraphQLFieldResolver<unknown, unknown>
  readonly subscribe?: Source['subscribe']
}

export interface Federation {
  readonly supergraph: Supergraph
  readonly executing: Executing
  readonly operations: Operations
  /** Requests that subgraphs got since the last look. */
  readonly asked: (SourceRequest & { readonly subgraph: string })[]
  /** The answer of our executor, and the text as it goes out. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer & { text: string }>
  /** Whether our executor answered before it returned. */
  isSynchronous(query: string, variables?: Record<string, unknown>): boolean
  /** What Apollo's executor answers to the same. */
  askApollo(query: string, variables?: Record<string, unknown>): Promise<Answer & { extensions?: unknown }>
  /** Puts another subgraph in the place of one; returns the way back. */
  replace(name: string, answer: Source['execute']): () => void
  stop(): Promise<void>
}

const links = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires",
  "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag",
  "@authenticated", "@requiresScopes"])\n`

const documentOf = ({ sdl, isFirst = false }: Service) => parse(isFirst ? sdl : links + sdl)

/** Composes subgraphs and loads the supergraph. With `isRemote` subgraphs answer as from another machine: later. */
export async function federate(services: readonly Service[], isRemote = false): Promise<Federation> {
  const composed = composeServices(
    services.map((service) => ({ name: service.name, url: `http://${service.name}`, typeDefs: documentOf(service) })),
  )
  if (composed.errors !== undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'))
  const supergraph = await loadSupergraph(composed.supergraphSdl, { planMilliseconds: 60_000 })
  const asked: Federation['asked'] = []
  const sources = new Map<string, Source>()
  const place = (name: string, answer: Source['execute']): void => {
    const listening: Source['execute'] = (request, envelope) => {
      asked.push({ ...request, subgraph: name })
      // Nobody may rely on objects that are shared or have prototypes: this is what comes over a network.
      const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value))
      const result = answer(copy(request), envelope)
      return isRemote
        ? Promise.resolve(result).then(copy)
        : result instanceof Promise
          ? result.then(copy)
          : copy(result)
    }
    const subscribe =
      services.find((each) => each.name === name)?.subscribe ?? (() => Promise.reject(new Error('none')))
    sources.set(name, { name, execute: listening, subscribe, answer: () => Promise.resolve(null) })
  }
  for (const service of services) place(service.name, executorOf(service))
  const operations = createOperations(supergraph, { introspection: true, isRemote: () => isRemote })
  const envelope = anonymousEnvelope('test', null, null)
  const caller = { envelope, subject: { isAuthenticated: false, grants: [] } }
  const executing = { supergraph, sources }
  const run = (query: string, variables: Record<string, unknown>) =>
    executeOperation(executing, operations.of(query, undefined), variables, caller)
  return {
    supergraph,
    executing,
    operations,
    asked,
    async ask(query, variables = {}) {
      const { text } = await run(query, variables)
      return { ...JSON.parse(text), text }
    },
    isSynchronous: (query, variables = {}) => !(run(query, variables) instanceof Promise),
    async askApollo(query, variables = {}) {
      const { document, node } = operations.of(query, undefined)
      const { coerced = {} } = getVariableValues(supergraph.apiSchema, node.variableDefinitions ?? [], variables)
      const result = await askOracle(supergraph, {
        document,
        variables: coerced,
        envelope,
        sources: untyped(supergraph, sources),
      })
      return JSON.parse(JSON.stringify(result))
    },
    replace(name, answer) {
      const before = sources.get(name)!
      place(name, answer)
      return () => void sources.set(name, before)
    },
    stop: supergraph.stop,
  }
}

/**
 * Answers of interface objects without their type. Apollo's executor takes the name of an interface object for the entity's
 * own and then skips fragments on the type that it really has.
 */
function untyped({ fullSchema }: Supergraph, sources: ReadonlyMap<string, Source>): Map<string, Source> {
  const without = (result: ExecutionResult): ExecutionResult => {
    const entities = (result.data?._entities ?? []) as ({ __typename?: string } | null)[]
    for (const entity of entities) {
      if (!isObjectType(fullSchema.getType(String(entity?.__typename)))) delete entity?.__typename
    }
    return result
  }
  return new Map(
    [...sources].map(([name, source]) => [
      name,
      { ...source, execute: async (request, envelope) => without(await source.execute(request, envelope)) },
    ]),
  )
}

function executorOf(service: Service): Source['execute'] {
  const { resolvers = {}, fieldResolver } = service
  const typeDefs = documentOf(service)
  const schema: GraphQLSchema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }])
  const settings = fieldResolver === undefined ? {} : { fieldResolver }
  return ({ query, variables = {} }, envelope) =>
    execute({ schema, document: parse(query), variableValues: variables, contextValue: { envelope }, ...settings })
}
