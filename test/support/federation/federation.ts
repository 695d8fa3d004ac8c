// A supergraph for a test over subgraphs in this process, with the answers of the compiled executor and of Apollo's.
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { Caller } from '@quintet/gateway/auth/viewers.ts'
import { type Answer as Answered, refusedAnswer } from '@quintet/gateway/execution/response/answer.ts'
import type { Variables } from '@quintet/gateway/execution/run.ts'
import type { Operation } from '@quintet/gateway/operations/operation.ts'
import { createOperations, type Operations } from '@quintet/gateway/operations/operations.ts'
import { coerce, type Executing, executeOperation } from '@quintet/gateway/pipeline/execute.ts'
import { type MaybePromise, whenDone } from '@quintet/gateway/sources/maybe-promise.ts'
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
import { subjectOf } from '../subjects.ts'
import { executeByApollo } from './apollo-executor.ts'

export interface Service {
  readonly name: string
  readonly sdl: string
  /** Written for Federation 1, which has no links. */
  readonly isFederation1?: boolean
  /** By type and field, with __resolveReference. */
  readonly resolvers?: object
  readonly fieldResolver?: GraphQLFieldResolver<unknown, unknown>
  readonly subscribe?: Source['subscribe']
}

export interface Federation {
  readonly supergraph: Supergraph
  readonly executing: Executing
  readonly operations: Operations
  /** The anonymous caller of every operation. */
  readonly caller: Caller
  /** The requests that subgraphs got. Tests clear it. */
  readonly asked: (SourceRequest & { readonly subgraph: string })[]
  /** The answer of the compiled executor, and its text. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer & { text: string }>
  /** Whether the compiled executor answers synchronously. */
  isSynchronous(query: string, variables?: Record<string, unknown>): boolean
  /** The answer of Apollo's executor. */
  askApollo(query: string, variables?: Record<string, unknown>): Promise<Answer & { extensions?: unknown }>
  /** Replaces a subgraph; the returned function undoes it. */
  replace(name: string, answer: Source['execute']): () => void
  stop(): Promise<void>
}

const links = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires",
  "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag",
  "@authenticated", "@requiresScopes", "@policy"])\n`

const documentOf = ({ sdl, isFederation1 = false }: Service) => parse(isFederation1 ? sdl : links + sdl)

/** Composes subgraphs and loads the supergraph. With `isRemote` subgraphs answer later, as over a network. */
export async function federate(services: readonly Service[], isRemote = false): Promise<Federation> {
  const composed = composeServices(
    services.map((service) => ({ name: service.name, url: `http://${service.name}`, typeDefs: documentOf(service) })),
  )
  if (composed.errors !== undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'))
  const supergraph = await loadSupergraph(composed.supergraphSdl, { planMilliseconds: 60_000 })
  const asked: Federation['asked'] = []
  const sources = new Map<string, Source>()
  const addSource = (name: string, answer: Source['execute']): void => {
    const recording: Source['execute'] = (request, envelope) => {
      asked.push({ ...request, subgraph: name })
      // Copied as over a network: no object is shared, and none has a prototype of its own.
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
    sources.set(name, { name, execute: recording, subscribe, answer: () => Promise.resolve(null) })
  }
  for (const service of services) addSource(service.name, executorOf(service))
  const operations = createOperations(supergraph, { introspection: true, isRemote: () => isRemote })
  const envelope = anonymousEnvelope('test', null, null)
  const caller = { envelope, subject: subjectOf(null) }
  const executing = { supergraph, sources }
  const run = (query: string, variables: Record<string, unknown>) =>
    runOperation(executing, operations.of(query, undefined), variables, caller)
  return {
    supergraph,
    executing,
    operations,
    caller,
    asked,
    async ask(query, variables = {}) {
      const { text } = await run(query, variables)
      return { ...JSON.parse(text), text }
    },
    isSynchronous: (query, variables = {}) => !(run(query, variables) instanceof Promise),
    async askApollo(query, variables = {}) {
      const { document, node } = operations.of(query, undefined)
      const { coerced = {} } = getVariableValues(supergraph.apiSchema, node.variableDefinitions ?? [], variables)
      const result = await executeByApollo(supergraph, {
        document,
        variables: coerced,
        envelope,
        sources: untyped(supergraph, sources),
      })
      return JSON.parse(JSON.stringify(result))
    },
    replace(name, answer) {
      const before = sources.get(name)!
      addSource(name, answer)
      return () => void sources.set(name, before)
    },
    stop: supergraph.stop,
  }
}

/** Runs an operation as a gateway does, without limits. */
export function runOperation(
  executing: Executing,
  operation: Operation,
  given: Variables,
  caller: Caller,
): MaybePromise<Answered> {
  return whenDone(operation.variantFor(caller.subject), (variant) => {
    const coerced = coerce(executing, operation, given)
    if ('errors' in coerced) return refusedAnswer(coerced.errors)
    return executeOperation(executing, operation, variant, coerced.variables, caller)
  })
}

/**
 * Sources without __typename of interface objects. Apollo's executor takes the interface's name for the type of the entity,
 * and then skips fragments on its real type.
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
