// An operation as a caller with given access verdicts may have it: the plan of what is left of it, and its serializers. Each
// part is compiled when first needed.
import { type DocumentNode, getOperationAST } from 'graphql'
import { LRUCache } from 'lru-cache'
import { prune } from '../access/prune.ts'
import { aliasFields } from '../selections/aliases.ts'
import { conditionsOf } from '../selections/selections.ts'
import type { Supergraph } from '../supergraph/load.ts'
import { requiredWithArguments } from '../supergraph/requirements.ts'
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
  /** The fetches of a query or mutation; null when nothing is fetched. */
  readonly step: Step | null
  /** The plan of a subscription. */
  readonly subscription: EventPlan
  /** Null where nothing is introspected. */
  readonly introspect: ((variables: Variables) => IntrospectionResult) | null
  /** The serializer for requests with these variables. */
  serializer(variables: Variables): Serializer
}

/** Serializers differ by the values of conditions; a variant keeps so many of them. */
const maxSerializers = 64

export interface VariantSettings {
  readonly supergraph: Supergraph
  /** Whether a subgraph is on another machine. */
  isRemote(subgraph: string): boolean
  /** The operation and its fragments alone. */
  readonly document: DocumentNode
  readonly refused: ReadonlySet<number>
  isRefused(typeName: string, field: string): boolean
  /** Called when a further serializer is kept. */
  onGrowth(): void
}

/** Creates the variant of an operation without the refused fields. */
export function createVariant(settings: VariantSettings): Variant {
  const { supergraph, document, refused, isRefused, isRemote, onGrowth } = settings
  const { apiSchema, fullSchema } = supergraph
  const operation = getOperationAST(document)!
  const aliases = aliasFields(document, requiredWithArguments(fullSchema))
  const context = { schema: fullSchema, aliases, pathOf: createDataPaths(), isRemote }
  const plan = once(() => {
    const allowed = refused.size === 0 ? aliases.document : prune(apiSchema, aliases.document, isRefused)
    return supergraph.plan(allowed, operation.name?.value).node
  })
  const step = once(() => {
    const node = plan()
    if (node?.kind === 'Subscription') throw new Error('This plan is a subscription')
    return node === undefined ? null : compilePlan(node, context)
  })
  const subscription = once(() => {
    const node = plan()
    if (node?.kind !== 'Subscription') throw new Error('This plan is not a subscription')
    return compileEvents(node, context)
  })
  const serializerSettings = {
    schema: apiSchema,
    document,
    selectionSet: operation.selectionSet,
    rootType: apiSchema.getRootType(operation.operation)!,
    keyOf: aliases.keyOf,
    isRefused,
  }
  const conditions = conditionsOf(document)
  const serializers = new LRUCache<string, Serializer>({ max: maxSerializers })
  return {
    refused,
    isRefused,
    get step() {
      return step()
    },
    get subscription() {
      return subscription()
    },
    introspect: compileIntrospection(apiSchema, document),
    serializer(variables) {
      const key = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('')
      let serializer = serializers.get(key)
      if (serializer === undefined) {
        serializer = createSerializer(serializerSettings, variables)
        // The cache counts the first with the plan.
        if (serializers.size > 0 && serializers.size < maxSerializers) onGrowth()
        serializers.set(key, serializer)
      }
      return serializer
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
