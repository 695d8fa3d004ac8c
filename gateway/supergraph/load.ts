// Loads a supergraph with its planner and its access rules in one step, so that no rule is lost between them.
process.env.APOLLO_TELEMETRY_DISABLED = 'true'
process.env.NODE_ENV = 'production'

import type { Schema as ModelSchema } from '@apollo/federation-internals'
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { type AccessTable, accessTable } from '@quintet/schema/access.ts'
import { type DocumentNode, type GraphQLSchema, isObjectType, Kind, parse } from 'graphql'
import { type ExactScalars, exactScalarsOf } from '../selections/exact-scalars.ts'
import { orderMutation } from '../selections/mutation-order.ts'
import { checkPlan } from './check-plan.ts'
import { finishPlan } from './finish-plan.ts'
import { interfaceObjectsOf, writeOutTypes } from './interface-objects.ts'
import { spreadRules } from './interface-rules.ts'
import { liftLiterals } from './literals.ts'
import { overrideConditions } from './override-labels.ts'
import { aliasRequirements, requirementsOf } from './requirements.ts'

// A dynamic import, because Apollo's code reads the two settings above when it is loaded.
const { ApolloGateway } = await import('@apollo/gateway')
const { operationFromDocument } = await import('@apollo/federation-internals')

export interface Supergraph {
  readonly sdl: string
  /** The schema that clients see. */
  readonly apiSchema: GraphQLSchema
  /** The schema that the planner sees, @inaccessible parts included. */
  readonly fullSchema: GraphQLSchema
  /** The API schema in the form of Apollo's libraries. */
  readonly modelSchema: ModelSchema
  /** The access requirements of fields; those of interfaces are spread to their types. */
  readonly access: AccessTable
  /** Custom scalars whose values pass unchanged. */
  readonly exactScalars: ExactScalars
  /** The subgraph of a root field, as the supergraph spells it. */
  graphOf(typeName: string, field: string): string | undefined
  /** Throws a refusal when planning takes too long. */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan
  stop(): Promise<void>
}

export interface PlannerSettings {
  /** How long the planner may take. It blocks the event loop meanwhile. */
  readonly planMilliseconds?: number
  /** Whether values of custom scalars pass unchanged; true by default. False where none of them is a number. */
  readonly exactScalars?: boolean
  /** Called with the duration of each planning. */
  readonly onPlan?: (seconds: number) => void
}

const defaultPlanMilliseconds = 2000
/** The planner compares so many plans for one operation. Its own default is ten times that. */
const maxEvaluatedPlans = 1000
/** So many paths through the subgraphs may lead to one field. */
const maxPaths = 10_000

/** The features marked SECURITY that this gateway enforces. */
const enforced =
  /@link\(url: "https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v0\.1", for: SECURITY\)/g

/**
 * Loads a supergraph. Apollo's gateway refuses features marked SECURITY, so the marks of those that are enforced here are
 * removed from the text that the access rules were read from. Any other such feature keeps its mark and is refused.
 */
export async function loadSupergraph(sdl: string, settings: PlannerSettings = {}): Promise<Supergraph> {
  const { planMilliseconds = defaultPlanMilliseconds, onPlan } = settings
  const stopwatch = createStopwatch(planMilliseconds)
  const document = parse(sdl)
  const table = accessTable(document)
  const overrides = { overrideConditions: overrideConditions(document) }
  const supergraphSdl = aliasRequirements(sdl.replace(enforced, (link) => link.replace(', for: SECURITY', '')))
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const gateway = new ApolloGateway({
    supergraphSdl,
    // Apollo's gateway only plans: fetches go to our own sources.
    buildService: () => ({ process: () => Promise.reject(new Error('no source')) }),
    logger: silent,
    queryPlannerConfig: {
      // The planner fails to adapt a client's fragment to a subgraph with an interface object.
      reuseQueryFragments: !sdl.includes('isInterfaceObject: true'),
      debug: { maxEvaluatedPlans, pathsLimit: stopwatch.limit },
    },
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
  const exactScalars = settings.exactScalars === false ? new Set<string>() : exactScalarsOf(fullSchema)
  const interfaceObjects = interfaceObjectsOf(fullSchema)
  const requirements = requirementsOf(fullSchema)
  return {
    sdl,
    apiSchema: schema,
    fullSchema,
    modelSchema,
    access: spreadRules(fullSchema, table),
    exactScalars,
    graphOf(typeName, field) {
      const type = fullSchema.getType(typeName)
      const node = isObjectType(type) ? type.getFields()[field]?.astNode : undefined
      const join = node?.directives?.find(({ name }) => name.value === 'join__field')
      const graph = join?.arguments?.find(({ name }) => name.value === 'graph')?.value
      return graph?.kind === Kind.ENUM ? graph.value : undefined
    },
    plan(document, operationName) {
      const name = operationName === undefined ? {} : { operationName }
      const plan = (): QueryPlan => {
        const prepared = orderMutation(schema, writeOutTypes(schema, document, interfaceObjects))
        const lifted = liftLiterals(schema, exactScalars, prepared, requirements)
        const made = queryPlanner.buildQueryPlan(operationFromDocument(modelSchema, lifted.document, name), overrides)
        return lifted.restore(finishPlan(checkPlan(made, requirements), requirements))
      }
      return stopwatch.time(plan, onPlan)
    },
    stop: () => gateway.stop(),
  }
}

/** A time limit for the synchronous planner. It compares with `pathsLimit` at each step; reading that number checks the clock. */
function createStopwatch(milliseconds: number) {
  let end = Number.POSITIVE_INFINITY
  const limit = {
    valueOf(): number {
      if (performance.now() < end) return maxPaths
      throw refusal('GRAPHQL_VALIDATION_FAILED', 'The operation is refused: its plan takes too long')
    },
  }
  return {
    limit: limit as unknown as number,
    time<T>(work: () => T, onDone: ((seconds: number) => void) | undefined): T {
      const begun = performance.now()
      end = begun + milliseconds
      try {
        return work()
      } catch (error) {
        const reason = reasonOf(error as Error)
        if (reason === null) throw error
        throw refusal('GRAPHQL_VALIDATION_FAILED', `The operation is refused: ${reason}`)
      } finally {
        end = Number.POSITIVE_INFINITY
        onDone?.((performance.now() - begun) / 1000)
      }
    },
  }
}

/** Why no plan can be made for a valid operation, from the errors of the planner and of `checkPlan`; null for other errors. */
function reasonOf({ name, message }: Error): string | null {
  if (name === 'CircularPlan') return 'there is no order to fetch its fields in'
  if (name === 'NoObjectType' || name === 'NoPlan') return message
  if (message.startsWith('Was not able to find any options for')) return 'no subgraph can resolve all of its fields'
  if (/^Cannot add (fragment of condition|selection of field)/.test(message)) {
    return 'no subgraph can resolve the object type of an interface'
  }
  return null
}
