// The supergraph, its planner and its access rules, as one step: no rule can be dropped on the way.
process.env.APOLLO_TELEMETRY_DISABLED = 'true'
process.env.NODE_ENV = 'production'

import type { Schema as ModelSchema } from '@apollo/federation-internals'
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { type AccessTable, accessTable } from '@quintet/schema/access.ts'
import { type DocumentNode, type GraphQLSchema, isObjectType, Kind, parse } from 'graphql'
import { spreadRules } from './interface-rules.ts'

// Not a static import: the two settings above must stand before Apollo's code is read.
const { ApolloGateway } = await import('@apollo/gateway')
const { operationFromDocument } = await import('@apollo/federation-internals')

export interface Supergraph {
  readonly sdl: string
  /** What clients see. */
  readonly apiSchema: GraphQLSchema
  /** What the planner sees, @inaccessible parts included. */
  readonly fullSchema: GraphQLSchema
  /** The API schema as the planner's libraries model it. */
  readonly modelSchema: ModelSchema
  /** What fields demand, those of interfaces spread to their types. */
  readonly access: AccessTable
  /** The subgraph that answers a root field, as the supergraph spells it. */
  graphOf(typeName: string, field: string): string | undefined
  /** Throws a refusal when it takes too long. */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan
  stop(): Promise<void>
}

export interface PlannerSettings {
  /** The planner gives up after so long; nothing else is done meanwhile. */
  readonly planMilliseconds?: number
  /** Hears how long each plan took. */
  readonly onPlan?: (seconds: number) => void
}

const defaultPlanMilliseconds = 2000
/** Of those that lead to the same answer; the planner's own bound is ten times that. */
const mostEvaluatedPlans = 1000
/** Ways that the planner may follow to one field. */
const mostPaths = 10_000

/** Features marked SECURITY that this gateway enforces itself. */
const enforced =
  /@link\(url: "https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v0\.1", for: SECURITY\)/g

/**
 * Loads a supergraph. The access rules are read from the same text from which the marks are taken that make Apollo's
 * gateway refuse them; any other SECURITY feature stays and is refused.
 */
export async function loadSupergraph(sdl: string, settings: PlannerSettings = {}): Promise<Supergraph> {
  const { planMilliseconds = defaultPlanMilliseconds, onPlan } = settings
  const stopwatch = createStopwatch(planMilliseconds)
  const table = accessTable(parse(sdl))
  const supergraphSdl = sdl.replace(enforced, (link) => link.replace(', for: SECURITY', ''))
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const gateway = new ApolloGateway({
    supergraphSdl,
    // Fetches are made by our own sources: Apollo's gateway only plans.
    buildService: () => ({ process: () => Promise.reject(new Error('no source')) }),
    logger: silent,
    queryPlannerConfig: { debug: { maxEvaluatedPlans: mostEvaluatedPlans, pathsLimit: stopwatch.limit } },
  })
  const { schema } = await gateway.load()
  const inner = gateway as unknown as { apiSchema?: ModelSchema; supergraphSchema?: GraphQLSchema } & {
    __testing(): { queryPlanner?: QueryPlanner }
  }
  const { queryPlanner } = inner.__testing()
  const { apiSchema: modelSchema, supergraphSchema: fullSchema } = inner
  if (queryPlanner === undefined || modelSchema === undefined || fullSchema === undefined) {
    throw new Error('This version of @apollo/gateway hides its planner: see gateway/supergraph/load.ts')
  }
  return {
    sdl,
    apiSchema: schema,
    fullSchema,
    modelSchema,
    access: spreadRules(fullSchema, table),
    graphOf(typeName, field) {
      const type = fullSchema.getType(typeName)
      const node = isObjectType(type) ? type.getFields()[field]?.astNode : undefined
      const join = node?.directives?.find(({ name }) => name.value === 'join__field')
      const graph = join?.arguments?.find(({ name }) => name.value === 'graph')?.value
      return graph?.kind === Kind.ENUM ? graph.value : undefined
    },
    plan(document, operationName) {
      const name = operationName === undefined ? {} : { operationName }
      return stopwatch.time(
        () => queryPlanner.buildQueryPlan(operationFromDocument(modelSchema, document, name)),
        onPlan,
      )
    },
    stop: () => gateway.stop(),
  }
}

/** The planner is synchronous and knows no time; but it compares with its limit at each step, and so meets a clock. */
function createStopwatch(milliseconds: number) {
  let end = Number.POSITIVE_INFINITY
  const limit = {
    valueOf(): number {
      if (performance.now() < end) return mostPaths
      throw refusal('GRAPHQL_VALIDATION_FAILED', 'The operation is refused: its plan takes too long')
    },
  }
  return {
    limit: limit as unknown as number,
    time<T>(work: () => T, told: ((seconds: number) => void) | undefined): T {
      const begun = performance.now()
      end = begun + milliseconds
      try {
        return work()
      } catch (error) {
        if ((error as Error).name !== 'CircularPlan') throw error
        throw refusal('GRAPHQL_VALIDATION_FAILED', 'The operation is refused: there is no order to fetch its fields in')
      } finally {
        end = Number.POSITIVE_INFINITY
        told?.((performance.now() - begun) / 1000)
      }
    },
  }
}
