// An operation as a caller with given access verdicts may have it. For each set of values of its conditions it has a plan and
// a serializer, compiled when first needed.
import { type DocumentNode, getOperationAST } from 'graphql'
import { LRUCache } from 'lru-cache'
import { prune } from '../access/prune.ts'
import type { Refusal, Subject } from '../access/rules.ts'
import { aliasFields } from '../selections/aliases.ts'
import { resolveConditions } from '../selections/conditions.ts'
import { conditionsOf } from '../selections/selections.ts'
import type { Supergraph } from '../supergraph/load.ts'
import { createDataPaths } from './data/paths.ts'
import { compilePlan } from './plan/compile.ts'
import { compileEvents, type EventPlan } from './plan/events.ts'
import { compileIntrospection, type IntrospectionResult } from './response/introspection.ts'
import { createSerializer, type Serializer } from './response/serialize.ts'
import type { Step, Variables } from './run.ts'

export interface Variant {
  /** Indexes of the rules that do not hold. */
  readonly refused: ReadonlySet<number>
  isRefused(typeName: string, field: string): boolean
  /** Why a field is refused to a subject that the variant was made for. */
  refusalOf(subject: Subject, typeName: string, field: string): Refusal
  /** Names of the variables that decide what is included. */
  readonly conditions: readonly string[]
  /** The fetches of a query or mutation; null when nothing is fetched. */
  step(variables: Variables): Step | null
  /** The plan of a subscription. */
  subscription(variables: Variables): EventPlan
  /** Null where nothing is introspected. */
  readonly introspect: ((variables: Variables) => IntrospectionResult) | null
  /** The serializer for requests with these variables. */
  serializer(variables: Variables): Serializer
}

/** How many sets of values of its conditions a variant keeps compiled. */
const maxCompiled = 64

export interface VariantSettings {
  readonly supergraph: Supergraph
  /** Whether a subgraph is on another machine. */
  isRemote(subgraph: string): boolean
  /** The operation and its fragments alone. */
  readonly document: DocumentNode
  readonly refused: ReadonlySet<number>
  isRefused(typeName: string, field: string): boolean
  /** Why a field is refused to a subject that the variant was made for. */
  refusalOf(subject: Subject, typeName: string, field: string): Refusal
  /** Called when a further compiled form is kept. */
  onGrowth(): void
}

/** Creates the variant of an operation without the refused fields. */
export function createVariant(settings: VariantSettings): Variant {
  const { supergraph, document, refused, isRefused, isRemote, onGrowth } = settings
  const { apiSchema, fullSchema, exactScalars } = supergraph
  const operation = getOperationAST(document)!
  const aliases = aliasFields(document)
  const conditions = conditionsOf(document)
  const serializerSettings = {
    schema: apiSchema,
    document,
    selectionSet: operation.selectionSet,
    rootType: apiSchema.getRootType(operation.operation)!,
    keyOf: aliases.keyOf,
    isRefused,
  }
  const compile = (variables: Variables): Compiled => {
    const context = { schema: fullSchema, aliases, exactScalars, pathOf: createDataPaths(), isRemote }
    const plan = onceUnlessFailed(() => {
      const included = resolveConditions(aliases.document, variables)
      if (included === null) return undefined
      const allowed = refused.size === 0 ? included : prune(apiSchema, included, isRefused)
      return supergraph.plan(allowed, operation.name?.value).node
    })
    return {
      step: once(() => {
        const node = plan()
        if (node?.kind === 'Subscription') throw new Error('This plan is a subscription')
        return node === undefined ? null : compilePlan(node, context)
      }),
      subscription: once(() => {
        const node = plan()
        if (node?.kind !== 'Subscription') throw new Error('This plan is not a subscription')
        return compileEvents(node, context)
      }),
      serializer: once(() => createSerializer(serializerSettings, variables)),
    }
  }
  const cached = new LRUCache<string, Compiled>({ max: maxCompiled })
  const compiledFor = (variables: Variables): Compiled => {
    const key = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('')
    let compiled = cached.get(key)
    if (compiled === undefined) {
      compiled = compile(variables)
      // The first was counted with the variant.
      if (cached.size > 0 && cached.size < maxCompiled) onGrowth()
      cached.set(key, compiled)
    }
    return compiled
  }
  return {
    refused,
    isRefused,
    refusalOf: settings.refusalOf,
    conditions,
    introspect: compileIntrospection(apiSchema, document),
    step: (variables) => compiledFor(variables).step(),
    subscription: (variables) => compiledFor(variables).subscription(),
    serializer: (variables) => compiledFor(variables).serializer(),
  }
}

/** The parts of a variant for one set of values of its conditions. */
interface Compiled {
  step(): Step | null
  subscription(): EventPlan
  serializer(): Serializer
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const failedMilliseconds = 30_000

/** As `once`; an error is thrown again for a while, because a plan that takes too long blocks the event loop each time. */
function onceUnlessFailed<T>(make: () => T): () => T {
  const made = once(make)
  let failure: { readonly error: unknown; readonly at: number } | null = null
  return () => {
    if (failure !== null && performance.now() - failure.at < failedMilliseconds) throw failure.error
    try {
      return made()
    } catch (error) {
      failure = { error, at: performance.now() }
      throw error
    }
  }
}
